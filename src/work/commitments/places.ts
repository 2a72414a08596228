import { IN_ONE_TURN, inTurns, ownTurn } from '../../store/own-turn.ts'

/** Lists in the order of places, of which there may be a million: kept in order without holding up everybody else. */
interface Placed {
  /** No two have the same. */
  readonly place: string
}

const inPlace = (a: Placed, b: Placed) => (a.place < b.place ? -1 : 1)

export async function sortedInTurns<T extends Placed>(all: readonly T[]): Promise<readonly T[]> {
  let runs: T[][] = []
  for await (const some of inTurns(all)) runs.push(some.toSorted(inPlace))
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await mergedInTurns(runs[at]!, runs[at + 1] ?? []))
    runs = merged
  }
  return runs[0] ?? []
}

async function mergedInTurns<T extends Placed>(a: readonly T[], b: readonly T[]): Promise<T[]> {
  const merged: T[] = []
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const takesFirst = j === b.length || (i < a.length && inPlace(a[i]!, b[j]!) < 0)
    merged.push(takesFirst ? a[i++]! : b[j++]!)
    if (merged.length % IN_ONE_TURN === 0) await ownTurn()
  }
  return merged
}

/** `all`, in order, without `before`, which stand there, and with `now`, which do not. */
export function replacedIn<T extends Placed>(
  all: readonly T[],
  before: readonly T[],
  now: readonly T[],
): readonly T[] {
  if (before.length + now.length === 0) return all
  const gone = new Set(before)
  const come = now.toSorted(inPlace).map(one => ({ one, at: indexIn(all, one) }))
  const replaced: T[] = []
  let next = 0
  for (let at = 0; at <= all.length; at++) {
    for (; come[next]?.at === at; next++) replaced.push(come[next]!.one)
    if (at < all.length && !gone.has(all[at]!)) replaced.push(all[at]!)
  }
  return replaced
}

/** Where it stands, or would. */
function indexIn(all: readonly Placed[], { place }: Placed): number {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (all[middle]!.place < place) from = middle + 1
    else to = middle
  }
  return from
}
