import type { Log } from '../src/log/open.ts'

/** A log into which something comes after so many reads of its store, and each time again: on the busiest day of a call. */
export function growing(log: Log, every: number, grow: () => Promise<unknown>): Pick<Log, 'store' | 'head'> {
  let last: Promise<unknown> = Promise.resolve()
  let reads = 0
  const store = new Proxy(log.store, {
    get(of, name) {
      const value = Reflect.get(of, name, of)
      if (typeof value !== 'function') return value
      return async (...given: readonly unknown[]) => {
        const found = await value.apply(of, given)
        // One after the other, where several are read at once.
        if (++reads % every === 0) last = last.then(grow)
        await last
        return found
      }
    },
  })
  return { store, head: () => log.head() }
}
