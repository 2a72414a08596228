import { copiedSpans, type KnownList } from './copied-spans.ts'
import type { ListingRow } from './rows.ts'

/** Since when a copied row stands, in few words: the stretches of the roll (copied-spans.ts) with the days that tell them. */
interface CopiedSince {
  /** As of the newest that is known. */
  readonly state: 'on' | 'off' | 'unknown'
  /** Where it went, the day since when it is off; else the last day that tells so. */
  readonly day: string
  /** Where it is off after having been on. */
  readonly ended: 'left' | 'unlisted' | null
  /** The newest stretch on the list; null where it never was. */
  readonly on: {
    readonly first: string
    /** Whether it is known to have come on that day, and not before. */
    readonly exact: boolean
    /** The last day that tells so. */
    readonly last: string
  } | null
  /** The last day before that stretch that has it off, where nobody knows what was between. */
  readonly notOn: string | null
}

/** Undefined of a row of which nothing holds that was said. */
export function copiedSince(listing: ListingRow, lists: readonly KnownList[]): CopiedSince | undefined {
  const spans = copiedSpans(listing, lists)
  const newest = spans.at(-1)
  if (newest === undefined) return undefined
  const days = daysTold(listing, lists)
  const starts = spans.filter(({ state }, i) => state !== spans[i - 1]?.state)
  const runs = starts.map((span, i) => ({ ...span, until: starts[i + 1]?.first ?? null }))
  const toldIn = ({ first, until }: Pick<(typeof runs)[number], 'first' | 'until'>) =>
    days.findLast(day => first <= day && (until === null || day < until)) ?? first
  const at = runs.findLastIndex(({ state }) => state === 'on')
  const [on, last, before] = [runs[at], runs.at(-1)!, at < 1 ? undefined : runs[at - 1]]
  const off =
    before?.state === 'unknown' ? runs.slice(0, at).findLast(({ state }) => state === 'off') : undefined
  return {
    state: last.state,
    day: last.state === 'unknown' || (last.state === 'off' && at === -1) ? toldIn(last) : last.first,
    ended: last.ended,
    on: on === undefined ? null : { first: on.first, exact: before?.state === 'off', last: toldIn(on) },
    notOn: off === undefined ? null : toldIn(off),
  }
}

/** Days of which a list or another source speaks, in order. */
function daysTold({ versions, facts = [] }: ListingRow, lists: readonly KnownList[]): string[] {
  const days = [
    ...lists.filter(({ whole }) => whole).map(({ date }) => date),
    ...versions.flatMap(({ date, signed, declaration }) => [date, signed, declaration?.date]),
    ...facts.filter(({ withdrawn }) => withdrawn === null).map(({ day }) => day),
  ]
  return days.filter(day => typeof day === 'string').sort()
}
