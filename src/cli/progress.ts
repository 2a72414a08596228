export type Show = (done: number, all: number) => void

/**
 * Does long work and shows how far it is: on a terminal, or where that is asked for. On standard error, so that results
 * stay clean.
 */
export async function showing<T>(
  what: string,
  asked: boolean | undefined,
  work: (show: Show) => Promise<T>,
): Promise<T> {
  const isTerminal = process.stderr.isTTY === true
  let last = 0
  let isDrawn = false
  try {
    return await work((done, all) => {
      const now = performance.now()
      // A terminal is redrawn ten times a second, a file gets a line every other second.
      if (!(asked || isTerminal) || (done < all && now - last < (isTerminal ? 100 : 2_000))) return
      last = now
      const percent = all === 0 ? 100 : Math.floor((done / all) * 100)
      const line = `${what}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} (${percent} %)`
      process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`)
      isDrawn = isTerminal
    })
  } finally {
    if (isDrawn) process.stderr.write('\n')
  }
}
