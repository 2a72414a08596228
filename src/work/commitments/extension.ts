import { movesOn } from '../../register/cycles.ts'
import { dutiesOn } from '../../register/duties.ts'
import type { PartyRow } from '../../register/rows.ts'
import { toCome } from '../../register/to-come.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Store } from '../../store/store.ts'
import { readRules } from './duties.ts'
import { signatoriesOf } from './every-signatory.ts'

/** What moving dates would mean, if it were recorded today: whose days move, from which to which. It is for all, or none. */

export interface Moved {
  /** A clause; null for a day that the party set itself, of this commitment. */
  readonly clause: string | null
  readonly commitment: string | null
  readonly from: string
  readonly to: string
}

interface ExtensionMeans {
  readonly id: string
  readonly party: PartyRow
  readonly moved: readonly Moved[]
}

/** Those of whom a day moves, in the order of their ids. What was done already does not move. */
export async function extensionMeans(
  store: Store,
  call: string,
  body: BodyOf<'cycle/extended'>,
  today: string,
): Promise<ExtensionMeans[]> {
  const rules = (await readRules(store, call))!
  const supposed = { ...body, entry: Number.MAX_SAFE_INTEGER, day: today }
  const extensions = {
    since: supposed.entry,
    extensions: [...(rules.extensions?.extensions ?? []), supposed],
  }
  const before = movesOn(rules.extensions, rules.interruptions, today)
  const after = movesOn(extensions, rules.interruptions, today)
  const all: ExtensionMeans[] = []
  for await (const { id, party, known } of signatoriesOf(store, call)) {
    const daysBy = (moves: typeof before) => {
      const duties = dutiesOn(known, rules, today, moves)
      const clauses =
        duties.binding === null ? [] : (rules.policies.get(duties.binding.policy)?.clauses ?? [])
      return daysOf(duties, toCome(known, rules.call, clauses, moves, today))
    }
    const was = daysBy(before)
    // Of most parties nothing falls between the two days.
    if (![...was.values()].some(({ set }) => body.from <= set && set <= body.until)) continue
    const is = daysBy(after)
    const moved = [...was].flatMap(([name, one]) => {
      const to = is.get(name)
      return to === undefined || to.day === one.day
        ? []
        : [{ clause: one.clause, commitment: one.commitment, from: one.day, to: to.day }]
    })
    if (moved.length > 0) all.push({ id, party, moved })
  }
  return all
}

/** `set` by the rules or the party, and where it lies now. */
type Day = Readonly<{ clause: string | null; commitment: string | null; set: string; day: string }>

/** Each day that waits for something, by a name of its own that does not move. */
function daysOf(
  { asked, commitments }: ReturnType<typeof dutiesOn>,
  coming: ReturnType<typeof toCome>,
): Map<string, Day> {
  const days = new Map<string, Day>()
  for (const { clause, next } of coming)
    if (next !== null)
      days.set(`${clause.id} ${next.opens}`, {
        clause: clause.id,
        commitment: null,
        set: next.set,
        day: next.due,
      })
  for (const { clause, due, opens, moved, state } of asked)
    if (state === 'met') days.delete(`${clause.id} ${opens}`)
    else days.set(`${clause.id} ${opens}`, { clause: clause.id, commitment: null, set: due, day: moved })
  for (const { commitment, status } of commitments)
    if (status.moved !== null && status.status !== 'closed' && status.status !== 'reported')
      days.set(`${commitment.party}/${commitment.id}`, {
        clause: null,
        commitment: commitment.id,
        set: status.due!,
        day: status.moved,
      })
  return days
}
