import { KINDS, type Kind } from '../../register/kinds.ts'
import { type Span, spansOf } from '../../register/roll.ts'
import { ref, type SignatureRow } from '../../register/rows.ts'
import { type RollTally, rowsIn } from '../../register/tally.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import { type Asked, recordedDay } from '../kit/kit.ts'
import type { Step } from './growth-chart.ts'

/**
 * How many stood by a signature of their own on each day on which that changed: who left is counted until the day on
 * which it did, as the roll of that day shows it. Else the past would be told anew each time that somebody leaves.
 */

export interface SignedSteps {
  /** Oldest first. */
  readonly steps: readonly Step[]
  /** False of a roll so long that those alone are counted who stand today. */
  readonly isWhole: boolean
}

/** Signatures whose whole life is read: about a tenth of a second for a thousand. */
const MOST_SIGNATURES = 2_000
const AT_ONCE = 50

/** Who came and went on each day, by kind. */
type Moves = ReadonlyMap<string, ReadonlyMap<Kind, number>>

/** Asked for by many at once they are read once. */
interface Known {
  readonly key: string
  /** Without those who signed today and still stand; null where there are too many. */
  readonly moves: Promise<Moves | null>
}

const KNOWN = new WeakMap<Store, Map<string, Known>>()

export async function signedSteps(asked: Asked, call: string, tally: RollTally): Promise<SignedSteps> {
  const today = await recordedDay(asked)
  const moves = await movesBefore(asked.site.log.store, call, tally, today)
  if (moves === null) return { steps: stepsOf(tally), isWhole: false }
  const came = tally.deeds.filter(({ of }) => of === today)
  const its = new Map(moves.get(today))
  for (const { kind, rows } of came) its.set(kind, (its.get(kind) ?? 0) + rows)
  const all = new Map(moves).set(today, its)
  return { steps: running([...all].sort(([a], [b]) => (a < b ? -1 : 1))), isWhole: true }
}

/**
 * Read anew when a day is over, and when somebody who signed before today leaves, comes back or is of another kind. Who
 * signs today is counted by the tally: else every signature would have all others read.
 */
async function movesBefore(
  store: Store,
  call: string,
  tally: RollTally,
  today: string,
): Promise<Moves | null> {
  if (tally.total > MOST_SIGNATURES) return null
  const key = keyOf(tally, today)
  const known = KNOWN.getOrInsertComputed(store, () => new Map())
  const before = known.get(call)
  const one: Known = before?.key === key ? before : { key, moves: readMoves(store, call, today) }
  known.set(call, one)
  const forget = () => {
    if (known.get(call) === one) known.delete(call)
  }
  const moves = await one.moves.catch(error => {
    forget()
    throw error
  })
  if (moves === null || isOf(moves, tally, today)) return moves
  forget()
  return null
}

/** Whether moves lead to those who stand by the tally: the log may have grown between the two. */
function isOf(moves: Moves, { deeds }: RollTally, today: string): boolean {
  return KINDS.every(kind => {
    const left = moves.values().reduce((sum, its) => sum + (its.get(kind) ?? 0), 0)
    const stand = deeds.filter(one => one.kind === kind && one.of !== today)
    return left === rowsIn(stand)
  })
}

const keyOf = ({ deeds }: RollTally, today: string): string =>
  `${today} ${JSON.stringify(deeds.filter(({ of }) => of !== today))}`

async function readMoves(store: Store, call: string, today: string): Promise<Moves | null> {
  const moves = new Map<string, Map<Kind, number>>()
  let some: { name: string; row: SignatureRow }[] = []
  let read = 0
  const take = async () => {
    const parties = await store.rows(some.map(({ name }) => ref('parties', name)))
    for (const [i, { name, row }] of some.entries())
      noteMoves(moves, spansOf(call, name, { party: parties[i]!, signature: row }, []), today)
    some = []
    await ownTurn()
  }
  for await (const one of rowsUnder(store, 'signatures', call)) {
    if (++read > MOST_SIGNATURES) return null
    if (some.push(one) === AT_ONCE) await take()
  }
  await take()
  return moves
}

/** Of those who signed today, whoever stands is in the tally, and whoever left came on no day. */
function noteMoves(moves: Map<string, Map<Kind, number>>, spans: readonly Span[], today: string): void {
  const move = (day: string, kind: Kind, by: number) => {
    const its = moves.getOrInsertComputed(day, () => new Map())
    its.set(kind, (its.get(kind) ?? 0) + by)
  }
  for (const { ended, signed, first, kind, until } of spans) {
    if (ended !== null || signed === today) continue
    move(first, kind, 1)
    if (until !== null) move(until, kind, -1)
  }
}

/** Signatures that stand, by the day of signing, as a running total and by kind, oldest first. */
export function stepsOf({ deeds }: Pick<RollTally, 'deeds'>): Step[] {
  const dated = deeds.filter(({ of }) => of !== null)
  const days = Map.groupBy(dated, ({ of }) => of!)
  return running([...days].map(([day, its]) => [day, new Map(its.map(({ kind, rows }) => [kind, rows]))]))
}

/** Days on which as many came as went, each of one kind, are none. */
function running(moves: readonly (readonly [day: string, by: ReadonlyMap<Kind, number>])[]): Step[] {
  const totals = new Map<Kind, number>()
  return moves.flatMap(([day, by]): Step | [] => {
    if (by.values().every(count => count === 0)) return []
    for (const [kind, count] of by) totals.set(kind, (totals.get(kind) ?? 0) + count)
    const kinds = KINDS.flatMap(of => (totals.get(of) ? [{ of, total: totals.get(of)! }] : []))
    return { day, total: kinds.reduce((sum, one) => sum + one.total, 0), kinds }
  })
}
