import { type ArrayChange, diffArrays } from 'diff'

/**
 * What changed between two sequences: the shortest script of removals and additions. Strangers wrote both sides, so the
 * work is bounded: a comparison beyond its budget says that everything changed, which is true as well.
 */

/** What stands in both sequences, as in the new one, or in one alone. */
export interface Run<T> {
  readonly kind: 'same' | 'removed' | 'added'
  readonly values: readonly T[]
}

/** The steps of comparison that are left to all comparisons of one page. */
export class Budget {
  #left: number
  /** Whether anything was not compared throughout. */
  isCoarse = false
  constructor(steps: number) {
    this.#left = steps
  }

  /** False once it is spent. */
  take(steps: number): boolean {
    this.#left -= steps
    if (this.#left < 0) this.isCoarse = true
    return this.#left >= 0
  }
}

/** Changes in one comparison. Its memory grows with the square of this. */
const MOST_CHANGES = 800

/** How `before` became `after`. Two are the same if their texts are. */
export function runsOf<T>(
  before: readonly T[],
  after: readonly T[],
  textOf: (one: T) => string,
  budget: Budget,
): Run<T>[] {
  // A step compares two numbers, since paragraphs that differ only at their ends would make it dear.
  const numbers = new Map<string, number>()
  const numberOf = (one: T) => numbers.getOrInsertComputed(textOf(one), () => numbers.size)
  const [a, b] = [before.map(numberOf), after.map(numberOf)]
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1

  const runs: Run<T>[] = []
  let old = 0
  let at = 0
  const add = (kind: Run<T>['kind'], count: number) => {
    if (count === 0) return
    const values = kind === 'removed' ? before.slice(old, old + count) : after.slice(at, at + count)
    if (kind !== 'added') old += count
    if (kind !== 'removed') at += count
    runs.push({ kind, values })
  }
  add('same', head)
  const changes = changesOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail), budget)
  for (const { added, removed, count } of changes) add(added ? 'added' : removed ? 'removed' : 'same', count)
  add('same', tail)
  return runs
}

function changesOf(a: number[], b: number[], budget: Budget): Omit<ArrayChange<number>, 'value'>[] {
  if (a.length > 0 && b.length > 0) {
    const comparator = (old: number, fresh: number) => budget.take(1) && old === fresh
    const found = budget.take(0) && diffArrays(a, b, { comparator, maxEditLength: MOST_CHANGES })
    if (found) return found
    budget.isCoarse = true
  }
  return [
    { removed: true, added: false, count: a.length },
    { removed: false, added: true, count: b.length },
  ]
}
