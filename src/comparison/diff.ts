/**
 * What changed between two sequences: the shortest script of removals and additions (Myers, "An O(ND) difference
 * algorithm", 1986). Both sides are somebody's words, so the work is bounded: a comparison that would cost more than
 * its budget says that everything changed, which is true as well.
 */

export interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  /** From (inclusive) to (exclusive): in the new sequence, or in the old one where removed. */
  readonly from: number
  readonly to: number
  /** Where it begins in the old sequence; for additions, where they come in. */
  readonly old: number
}

/** Steps of comparison that are left; shared by all comparisons that one page asks for. */
export class Budget {
  #left: number
  constructor(steps: number) {
    this.#left = steps
  }

  /** False once it is spent: from then on everything is coarse. */
  take(steps: number): boolean {
    this.#left -= steps
    return this.#left >= 0
  }

  get isSpent(): boolean {
    return this.#left < 0
  }
}

/** Changes in one comparison. The memory that it takes grows with the square of this. */
const MOST_CHANGES = 800

export function runsOf(before: readonly string[], after: readonly string[], budget: Budget): Run[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  const rest = Math.min(before.length, after.length) - head
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const a = before.slice(head, before.length - tail)
  const b = after.slice(head, after.length - tail)
  const runs: Run[] = []
  add(runs, 'same', 0, head, 0)
  const steps = budget.take(head + tail) ? stepsOf(a, b, budget) : undefined
  if (steps === undefined) {
    add(runs, 'removed', head, head + a.length, head)
    add(runs, 'added', head, head + b.length, head + a.length)
  } else
    for (const { kind, old, at } of steps)
      add(
        runs,
        kind,
        head + (kind === 'removed' ? old : at),
        head + (kind === 'removed' ? old : at) + 1,
        head + old,
      )
  add(runs, 'same', after.length - tail, after.length, before.length - tail)
  return runs
}

function add(runs: Run[], kind: Run['kind'], from: number, to: number, old: number): void {
  if (from === to) return
  const last = runs.at(-1)
  if (last?.kind === kind && last.to === from) runs[runs.length - 1] = { ...last, to }
  else runs.push({ kind, from, to, old })
}

interface Step {
  readonly kind: Run['kind']
  readonly old: number
  readonly at: number
}

/** Undefined where it would take too much. */
function stepsOf(a: readonly string[], b: readonly string[], budget: Budget): Step[] | undefined {
  if (a.length === 0 || b.length === 0)
    return [
      ...a.map((_, old) => ({ kind: 'removed' as const, old, at: 0 })),
      ...b.map((_, at) => ({ kind: 'added' as const, old: a.length, at })),
    ]
  const most = Math.min(a.length + b.length, MOST_CHANGES)
  // reached[k] is how far into `a` a script with so many changes comes on diagonal k = old - at.
  const reached = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let changes = 0; changes <= most; changes++) {
    trace.push(reached.slice(most + 1 - changes, most + 2 + changes))
    for (let k = -changes; k <= changes; k += 2) {
      const i = k + most + 1
      const down = k === -changes || (k !== changes && reached[i - 1]! < reached[i + 1]!)
      let old = down ? reached[i + 1]! : reached[i - 1]! + 1
      const begun = old
      while (old < a.length && old - k < b.length && a[old] === b[old - k]) old += 1
      reached[i] = old
      if (!budget.take(old - begun + 1)) return undefined
      if (old >= a.length && old - k >= b.length) return backtrack(trace, changes, a.length, b.length)
    }
  }
  return undefined
}

/** From the end to the beginning, by the state that each change found. */
function backtrack(trace: readonly Int32Array[], changes: number, oldEnd: number, newEnd: number): Step[] {
  const steps: Step[] = []
  let old = oldEnd
  let at = newEnd
  for (let left = changes; left > 0; left--) {
    const state = trace[left]!
    const k = old - at
    // The state was kept before this round, from diagonal -left to left.
    const before = (diagonal: number) => state[diagonal + left] ?? 0
    const down = k === -left || (k !== left && before(k - 1) < before(k + 1))
    const from = down ? k + 1 : k - 1
    const oldFrom = before(from)
    const atFrom = oldFrom - from
    while (old > oldFrom && at > atFrom && (down ? at > atFrom + 1 : old > oldFrom + 1)) {
      old -= 1
      at -= 1
      steps.push({ kind: 'same', old, at })
    }
    if (down) {
      at -= 1
      steps.push({ kind: 'added', old, at })
    } else {
      old -= 1
      steps.push({ kind: 'removed', old, at })
    }
  }
  while (old > 0 && at > 0) {
    old -= 1
    at -= 1
    steps.push({ kind: 'same', old, at })
  }
  return steps.reverse()
}
