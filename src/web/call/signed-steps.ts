import { KINDS, type Kind } from '../../register/kinds.ts'
import { spansOf } from '../../register/roll.ts'
import { type PartyRow, ref, type SignatureRow } from '../../register/rows.ts'
import type { RollTally } from '../../register/tally.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import { type Asked, recordedDay } from '../kit/kit.ts'
import type { Step } from './growth-chart.ts'

/**
 * How many stood by a signature of their own on each day on which that changed: who left is counted until the day on
 * which it did, as the roll of that day shows it. Else the past would be told anew each time that somebody leaves.
 */

interface SignedSteps {
  /** Oldest first. */
  readonly steps: readonly Step[]
  /** False of a roll so long that those alone are counted who stand today. */
  readonly isWhole: boolean
}

/** Signatures whose whole life is read: about a tenth of a second for a thousand, anew after each that is signed. */
const MOST_SIGNATURES = 2_000
const AT_ONCE = 50

/** Asked for by many at once they are read once. */
interface Known {
  readonly key: string
  readonly steps: Promise<SignedSteps>
}

const KNOWN = new WeakMap<Store, Map<string, Known>>()

export async function signedSteps(asked: Asked, call: string, tally: RollTally): Promise<SignedSteps> {
  const { store } = asked.site.log
  // What stood on a day that is over never changes, and what changes today changes the tally.
  const key = `${await recordedDay(asked)} ${JSON.stringify(tally.deeds)}`
  const known = KNOWN.getOrInsertComputed(store, () => new Map())
  const before = known.get(call)
  if (before?.key === key) return before.steps
  const one: Known = { key, steps: stepsAnew(store, call, tally) }
  known.set(call, one)
  one.steps.catch(() => {
    if (known.get(call) === one) known.delete(call)
  })
  return one.steps
}

async function stepsAnew(store: Store, call: string, tally: RollTally): Promise<SignedSteps> {
  const read = tally.total > MOST_SIGNATURES ? null : await readSteps(store, call)
  return read === null ? { steps: stepsOf(tally), isWhole: false } : { steps: read, isWhole: true }
}

/** Null where there are too many. */
async function readSteps(store: Store, call: string): Promise<Step[] | null> {
  const moves = new Map<string, Map<Kind, number>>()
  let some: { name: string; row: SignatureRow }[] = []
  let read = 0
  const take = async () => {
    const parties = await store.rows(some.map(({ name }) => ref('parties', name)))
    for (const [i, { name, row }] of some.entries()) noteMoves(moves, call, name, parties[i]!, row)
    some = []
    await ownTurn()
  }
  for await (const one of rowsUnder(store, 'signatures', call)) {
    if (++read > MOST_SIGNATURES) return null
    if (some.push(one) === AT_ONCE) await take()
  }
  await take()
  return running([...moves].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function noteMoves(
  moves: Map<string, Map<Kind, number>>,
  call: string,
  name: string,
  party: PartyRow,
  signature: SignatureRow,
): void {
  const move = (day: string, kind: Kind, by: number) => {
    const its = moves.getOrInsertComputed(day, () => new Map())
    its.set(kind, (its.get(kind) ?? 0) + by)
  }
  for (const { ended, first, kind, until } of spansOf(call, name, { party, signature }, [])) {
    if (ended !== null) continue
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
