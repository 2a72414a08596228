import type { Workplace } from './workplace.ts'

/** Begins a work that nobody waits for, unless this process is at it already. What it resolves to is the end of the work. */
export function atWork(
  { underway: { works } }: Pick<Workplace, 'underway'>,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  return works.getOrInsertComputed(name, () => work().finally(() => works.delete(name)))
}
