import type { RunningSite } from './asked.ts'

const works = new WeakMap<RunningSite, Map<string, Promise<void>>>()

/** Begins a work that nobody waits for, unless this process is at it already. What it resolves to is the end of the work. */
export function atWork(site: RunningSite, name: string, work: () => Promise<void>): Promise<void> {
  const all = works.getOrInsertComputed(site, () => new Map())
  return all.getOrInsertComputed(name, () => work().finally(() => all.delete(name)))
}
