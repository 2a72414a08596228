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

/** Of a list that a turn looks at, sorts or merges: some milliseconds, if little is done for each. */
export const IN_ONE_TURN = 4_000

/** A list of perhaps a million, as many at a time as one turn looks at. */
export async function* inTurns<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < all.length; at += IN_ONE_TURN) {
    await ownTurn()
    yield all.length <= IN_ONE_TURN ? all : all.slice(at, at + IN_ONE_TURN)
  }
}

function next() {
  waiting.shift()!()
  if (waiting.length > 0) setImmediate(next)
}
