/**
 * What is read, judged and written again, in this process, which is the only one that writes: of two who ask for the
 * same thing at once, the second finds what the first has made of it.
 */
const turns = new Map<string, Promise<unknown>>()

/** Acts of the same name one after another, in the order in which they were asked for. One must not wait for itself. */
export function oneAtATime<T>(name: string, act: () => Promise<T>): Promise<T> {
  const before = turns.get(name) ?? Promise.resolve()
  const next = before.then(act, act)
  const settled = next
    .catch(() => undefined)
    .finally(() => {
      if (turns.get(name) === settled) turns.delete(name)
    })
  turns.set(name, settled)
  return next
}
