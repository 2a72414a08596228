const waiting: (() => void)[] = []

/**
 * A turn of the event loop that nobody else who asks here has: others' requests are read between two of them. Whoever
 * does milliseconds of work without a wait asks first. So a hundred readers of large files hold everybody else up no
 * longer than one does, and share the time between them.
 */
export function ownTurn(): Promise<void> {
  return new Promise(resolve => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(next)
  })
}

function next() {
  waiting.shift()!()
  if (waiting.length > 0) setImmediate(next)
}
