import { foldWords } from './folding.ts'
import type { ListingRow, PartyRow, PartyVersion, SignatureRow } from './rows.ts'
import type { Kind, Localised, Mandate } from './shapes.ts'

/**
 * The roll of a call: who stands on it, on any day. A party stands there because a list named it
 * (days are those of the lists) or because it signed (days are those of the log, UTC).
 *
 * Listed rows on day D go by the newest list of D or earlier, here L: whom L names stands on the roll,
 * and whoever a later list shows to have signed after L and by D. A party's own first signature takes
 * the place of its copied row, for good.
 */
export interface Span {
  readonly call: string
  readonly party: string
  readonly names: Localised
  /** `foldWords` of all names. */
  readonly search: string
  /** Folded first name: the order of the roll. */
  readonly sort: string
  readonly kind: Kind
  readonly country: string | null
  readonly mandate: Mandate['level'] | null
  readonly basis: 'listed' | 'given' | 'deposited'
  /** The day of signing as the source tells it; null where it tells none. */
  readonly signed: string | null
  /** The entry to cite. */
  readonly entry: number
  /** First day: a list's date for listed spans, a day of the log for the others. */
  readonly first: string
  /** First day no more, on the same axis; null while it lasts. */
  readonly until: string | null
  /** Listed spans: the date of the list before that lacked the party ('' if none did); null if the one before had it. */
  readonly opens: string | null
  /** Listed spans: the day of the party's own first signature, from which the copy is not shown. */
  readonly hidden: string | null
}

export interface RollQuery {
  readonly call: string
  /** Words that begin words of a name. */
  readonly q?: string | undefined
  readonly kind?: Kind | undefined
  /** ISO 3166-1 alpha-2, or `none` for rows without one. */
  readonly country?: string | undefined
  /** A mandate's level, or `none` for rows copied from a list. */
  readonly mandate?: Mandate['level'] | 'none' | undefined
  /** The day of signing as the row tells it, or `none` for rows that tell none. */
  readonly signed?: string | undefined
  /** A day, YYYY-MM-DD; the newest state if left out. */
  readonly at?: string | undefined
  /** From a page before: `next`. */
  readonly after?: string | undefined
  readonly limit: number
}

export type RollItem = Omit<Span, 'call' | 'search' | 'sort' | 'opens' | 'hidden' | 'first' | 'until'>

export interface RollPage {
  /** Rows that match, up to `TOTAL_CAP`. */
  readonly total: number
  /** True where `total` reached the cap: show it as "more than". */
  readonly more: boolean
  /** In the order of folded names, then party ids. */
  readonly items: readonly RollItem[]
  readonly next: string | null
}

export const TOTAL_CAP = 10_000

/** Every span of one party on the roll of one call. */
export function spansOf(
  call: string,
  party: string,
  rows: { party: PartyRow; listing?: ListingRow | undefined; signature?: SignatureRow | undefined },
): Span[] {
  const standing = rows.signature ? standingSpans(rows.signature) : []
  const hidden = rows.signature?.events[0]?.day ?? null
  const listed = rows.listing ? listedSpans(rows.listing, hidden) : []
  const signed = standing.flatMap(span => splitByVersion(span, rows.party.versions))
  return [...listed, ...signed].map(({ names, ...rest }) => ({
    call,
    party,
    names,
    search: names.map(name => foldWords(name.text)).join(' '),
    sort: foldWords(names[0]!.text),
    ...rest,
  }))
}

/** Whether a span stands on the roll on `day`, the newest list of that day or earlier being `list` ('' if none). */
export function standsOn(span: Span, day: string, list: string): boolean {
  if (span.basis !== 'listed') return span.first <= day && (span.until === null || span.until > day)
  if (span.hidden !== null && span.hidden <= day) return false
  if (span.first <= list) return span.until === null || span.until > list
  return (
    span.opens !== null &&
    span.opens <= list &&
    span.signed !== null &&
    span.signed > list &&
    span.signed <= day
  )
}

type Bare = Omit<Span, 'call' | 'party' | 'search' | 'sort'>

function listedSpans(listing: ListingRow, hidden: string | null): Bare[] {
  return listing.versions.flatMap((version, i) => {
    if (!version.present) return []
    const before = listing.versions[i - 1]
    return {
      names: version.names,
      kind: version.kind,
      country: version.country,
      mandate: null,
      basis: 'listed' as const,
      signed: version.signed,
      entry: version.entry,
      first: version.date,
      until: listing.versions[i + 1]?.date ?? null,
      opens: before === undefined ? '' : before.present ? null : before.date,
      hidden,
    }
  })
}

interface Standing {
  readonly basis: 'given' | 'deposited'
  readonly first: string
  readonly until: string | null
  readonly entry: number
}

/** The stretches of days in which a signature stood; one that began and ended on one day shows on none. */
function standingSpans(signature: SignatureRow): Standing[] {
  const spans: Standing[] = []
  let open: Omit<Standing, 'until'> | undefined
  let last: Standing['basis'] = signature.how
  for (const event of signature.events) {
    const begins = event.what === 'given' || event.what === 'deposited' || event.what === 'restored'
    if (open) {
      if (open.first < event.day) spans.push({ ...open, until: event.day })
      open = undefined
    }
    if (begins) {
      if (event.what !== 'restored') last = event.what as Standing['basis']
      open = { basis: last, first: event.day, entry: event.entry }
    }
  }
  if (open) spans.push({ ...open, until: null })
  return spans
}

/** What a party was called changes with its versions, so one stretch of standing may take several spans. */
function splitByVersion(span: Standing, versions: readonly PartyVersion[]): Bare[] {
  return versions.flatMap((version, i) => {
    const next = versions[i + 1]
    const first = i === 0 || version.from < span.first ? span.first : version.from
    const end = next === undefined ? span.until : earlier(next.from, span.until)
    if (end !== null && end <= first) return []
    return {
      names: version.names,
      kind: version.kind,
      country: version.country,
      mandate: version.mandate.level,
      basis: span.basis,
      signed: span.first,
      entry: span.entry,
      first,
      until: end,
      opens: null,
      hidden: null,
    }
  })
}

function earlier(a: string, b: string | null): string {
  return b === null || a < b ? a : b
}
