import { Refusal } from '../core/refusal.ts'
import type { Said } from './kinds.ts'
import type { Objection } from './objection-rows.ts'
import type { SignatureEvent, SignatureRow } from './rows.ts'
import { isEnd } from './signature-events.ts'

/**
 * Which reservation and which declaration of a signatory hold on a day. What is said in signing, a declaration, and a
 * reservation that is narrowed or withdrawn hold at once. One that is added or widened later holds from its day (`takes`)
 * on, unless a signatory has objected before that day and not taken it back; then it has failed, for good. A later word,
 * or the end of the signature, before that day drops it.
 */
export interface Saying {
  readonly kind: 'reservation' | 'declaration'
  /** Null where there is none from then on. */
  readonly words: Said | null
  readonly entry: number
  readonly what: SignatureEvent['what']
  /** The day on which it was said, and the one from which it holds; of a late one, if nobody objects before. */
  readonly day: string
  readonly from: string
  /** `held` once it holds, whatever was said after it. */
  readonly state: 'held' | 'pending' | 'failed' | 'dropped'
  /** The first day on which another holds in its place; null while none does. */
  readonly until: string | null
  /** Entries of the objections by which a late one fails, or would. */
  readonly objections: readonly number[]
}

type Signed = Pick<SignatureRow, 'events'>

/** Everything that was said by the end of `day` (YYYY-MM-DD, UTC), oldest first, each as it is on that day. */
export function sayingsOn({ events }: Signed, objections: readonly Objection[], day: string): Saying[] {
  const until = events.filter(event => event.day <= day)
  const by = Map.groupBy(objections, ({ against }) => against)
  /** By kind, the day on which another word or the end of the signature comes after each event. */
  const ends = { reservation: nextDays(until, 'reservation'), declaration: nextDays(until, 'declaration') }
  const all = until.flatMap((event, i) => {
    const said = (kind: Saying['kind']): Omit<Saying, 'until'> | [] => {
      const words = event[kind]
      if (words === undefined) return []
      const { what, entry, day: on, takes } = event
      const told = { kind, words, entry, what, day: on, from: takes ?? on }
      if (takes === undefined) return { ...told, state: 'held', objections: [] }
      const against = objectedBefore(takes, by.get(entry) ?? [], day)
      const next = ends[kind][i]
      const isDropped = next !== undefined && next < takes
      const decided = against.length === 0 ? 'held' : 'failed'
      const state = isDropped ? 'dropped' : day < takes ? 'pending' : decided
      return { ...told, state, objections: against }
    }
    return [said('reservation'), said('declaration')].flat()
  })
  const next: { [Kind in Saying['kind']]?: string } = {}
  return all
    .toReversed()
    .map(one => {
      if (one.state !== 'held') return { ...one, until: null }
      const until = next[one.kind] ?? null
      next[one.kind] = one.from
      return { ...one, until }
    })
    .toReversed()
}

function nextDays(events: Signed['events'], kind: Saying['kind']): (string | undefined)[] {
  let next: string | undefined
  return events
    .toReversed()
    .map(event => {
      const after = next
      if (event[kind] !== undefined || isEnd(event.what)) next = event.day
      return after
    })
    .toReversed()
}

/** Objections that stand on `day`, or on the last one before `takes`. */
function objectedBefore(takes: string, all: readonly Objection[], day: string): number[] {
  const isBefore = (one: string) => one < takes && one <= day
  return all
    .filter(one => isBefore(one.day))
    .filter(({ withdrawn }) => withdrawn === null || !isBefore(withdrawn.day))
    .map(one => one.entry)
}

/** What holds on a day, and the late reservation of which it is not decided; each null if there is none. */
export interface WordsOn {
  readonly reservation: Saying | null
  readonly declaration: Saying | null
  readonly pending: Saying | null
}

/** By the party's newest signature of that day or before; whether it still stands then is not asked. */
export function wordsOn(signature: Signed, objections: readonly Objection[], day: string): WordsOn {
  const said = sayingsOn(signature, objections, day)
  const inForce = (kind: Saying['kind']) => {
    const last = said.findLast(one => one.kind === kind && one.state === 'held')
    return last === undefined || last.words === null ? null : last
  }
  return {
    reservation: inForce('reservation'),
    declaration: inForce('declaration'),
    pending: said.findLast(({ state }) => state === 'pending') ?? null,
  }
}

/** Of what is open to objections, what one is most likely to be about: what fails by it, then the reservation. */
export function toObjectTo({ pending, reservation, declaration }: WordsOn): Saying | null {
  return pending ?? reservation ?? declaration
}

/** The entries whose words hold on this day or may soon. */
export function openToObjections(signature: Signed, objections: readonly Objection[], day: string): number[] {
  const { reservation, declaration, pending } = wordsOn(signature, objections, day)
  return [...new Set([reservation, declaration, pending].flatMap(one => one?.entry ?? []))]
}

/** Nobody brings a reservation in late by calling it narrower, or by saying with a key what stands from paper. */
export function requireReserved({ reservation }: WordsOn, party: string): void {
  if (reservation === null)
    throw new Refusal(
      'reservation_late',
      `No reservation of ${party} holds that this could narrow: it would be a new one.`,
    )
}
