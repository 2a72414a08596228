import type { RunningSite } from './asked.ts'

const works = new WeakMap<RunningSite, Map<string, Promise<void>>>()

/** Begins a work that nobody waits for, unless this process is at it already. What it resolves to is the end of the work. */
export function atWork(site: RunningSite, name: string, work: () => Promise<void>): Promise<void> {
  let all = works.get(site)
  if (all === undefined) {
    all = new Map()
    works.set(site, all)
  }
  const before = all.get(name)
  if (before !== undefined) return before
  const begun = work().finally(() => all.delete(name))
  all.set(name, begun)
  return begun
}
