import type { Kind, Localised, Mandate } from './kinds.ts'
import type { Listed, ListingRow, PartyRow, PartyVersion, SignatureEvent, SignatureRow } from './rows.ts'
import { foldWords } from './search-words.ts'

/**
 * The roll of a call: who stands on it, on any day. A party stands there because a list named it
 * (days are those of the lists) or because it signed (days are those of the log, UTC).
 *
 * Listed rows on day D go by the newest list of D or earlier, here L: whom L names stands on the roll,
 * and whoever a later list shows to have signed after L and by D. A party's own first signature takes
 * the place of its copied row, for good.
 */
export type Span = Readonly<{
  call: string
  party: string
  names: Localised
  /** `foldWords` of all names. */
  search: string
  /** Folded first name: the order of the roll. */
  sort: string
  kind: Kind
  country: string | null
  mandate: Mandate['level'] | null
  /** The entry since which no proof of the mandate stands; absent while one does. */
  lapsed?: number
  basis: 'listed' | 'given' | 'deposited'
  /** The day of signing as the source tells it; null where it tells none. */
  signed: string | null
  /** The entry to cite. */
  entry: number
  /** First day: a list's date for listed spans, a day of the log for the others. */
  first: string
  /** First day no more, on the same axis; null while it lasts. */
  until: string | null
  /**
   * Listed spans: the date of the list before that lacked the party ('' if none did); null if the one before had it.
   */
  opens: string | null
  /** Listed spans: the day of the party's own first signature, from which the copy is not shown. */
  hidden: string | null
  /** Null for what stands. Else the span tells who stood before, and `entry` is the one that ended it. */
  ended: Ended | null
}>

/** How a party came to stand no more: `unlisted` by a list that lacks it, the last three by an end of its own. */
export type Ended = Readonly<{
  how: (typeof ENDINGS)[number]
  /** The first day on which it stood no more. */
  day: string
  /** The party into which it merged, or that succeeded it; absent otherwise. */
  into?: string
}>

export const ENDINGS = [
  'withdrawn',
  'removed',
  'invalidated',
  'unlisted',
  'merged',
  'succeeded',
  'ended',
] as const
/**
 * `standing`: by a signature of its own; `listed`: copied from a list. Both are the roll; the others stood on it
 * before.
 */
export const STATUSES = ['standing', 'listed', ...ENDINGS] as const
type RollStatus = (typeof STATUSES)[number]
export type RollSort = 'name' | 'date'

export type RollQuery = Readonly<{
  call: string
  /** Words that begin words of a name. */
  q?: string | undefined
  kind?: Kind | undefined
  /** ISO 3166-1 alpha-2, or `none` for rows without one. */
  country?: string | undefined
  /** A mandate's level, or `none` for rows copied from a list. */
  mandate?: Mandate['level'] | 'none' | undefined
  /** Who stands, by a signature or a list, if left out. */
  status?: RollStatus | undefined
  /** The day of signing as the row tells it, or `none` for rows that tell none. */
  signed?: string | undefined
  /** A day, YYYY-MM-DD; the newest state if left out. */
  at?: string | undefined
  /** `date`: newest signature first, without a date last; given for up to `TOTAL_CAP` rows. */
  sort?: RollSort | undefined
  /** From a page before: `next`. */
  after?: string | undefined
  limit: number
}>

export type RollItem = Omit<
  Span,
  'call' | 'search' | 'sort' | 'opens' | 'hidden' | 'first' | 'until' | 'ended'
> & { readonly ended?: Ended }

export type RollPage = Readonly<{
  /** Rows that match, up to `TOTAL_CAP`. */
  total: number
  /** True where `total` reached the cap: show it as "more than". */
  more: boolean
  /** In the order of `sort`; what is alike in that by folded names, then party ids. */
  items: readonly RollItem[]
  next: string | null
  /** The order that was given: `name` where there were too many to sort. */
  sort: RollSort
}>

export const TOTAL_CAP = 10_000

export function statusOf({ ended, basis }: Pick<RollItem, 'ended' | 'basis'>): RollStatus {
  return ended?.how ?? (basis === 'listed' ? 'listed' : 'standing')
}

/** Every span of one party on the roll of one call; those that ended come last. */
export function spansOf(
  call: string,
  party: string,
  rows: { party: PartyRow; listing?: ListingRow | undefined; signature?: SignatureRow | undefined },
): Span[] {
  const standing = rows.signature ? standingSpans(rows.signature) : []
  const hidden = rows.signature?.events[0]?.day ?? null
  const listed = rows.listing ? listedSpans(rows.listing, hidden) : []
  const signed = standing.flatMap(span => splitByVersion(span, rows.party.versions))
  const isEnded = (span: Bare) => span.ended !== null
  const all = withEnding([...listed, ...signed], rows.party.ended)
  return [...all.filter(span => !isEnded(span)), ...all.filter(isEnded)].map(({ names, ...rest }) => ({
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
  return span.ended === null && lastsOn(span, day, list)
}

/** The same for what has ended too: whether the span is what is to be said of that day. */
export function lastsOn(span: Span, day: string, list: string): boolean {
  if (span.hidden !== null && span.hidden <= day) return false
  if (span.basis !== 'listed' || span.ended !== null)
    return span.first <= day && (span.until === null || span.until > day)
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
  return listing.versions.flatMap((version, i): Bare | [] => {
    const before = listing.versions[i - 1]
    const after = listing.versions[i + 1]
    // A second list that lacks it says nothing new.
    if (!version.present && !before?.present) return []
    return {
      names: version.names,
      kind: version.kind,
      country: version.country,
      mandate: null,
      basis: 'listed' as const,
      signed: version.signed,
      entry: version.entry,
      first: version.date,
      until: version.present ? (after?.date ?? null) : backOn(listing.versions.slice(i)),
      opens: !version.present ? null : before === undefined ? '' : before.present ? null : before.date,
      hidden,
      ended: version.present ? null : { how: 'unlisted', day: version.date },
    }
  })
}

/** The day from which the list after those that lack the party has it on the roll. */
function backOn(lacking: readonly Listed[]): string | null {
  const at = lacking.findIndex(({ present }) => present)
  if (at === -1) return null
  const { signed, date } = lacking[at]!
  return signed !== null && signed > lacking[at - 1]!.date ? earlier(signed, date) : date
}

/**
 * From the day on which a party ended it stands no more, by a signature or a list; what stood then is told as ended. A
 * row copied from a list goes as one that its own signature replaces: on that day of the log.
 */
function withEnding(spans: readonly Bare[], ending: PartyRow['ended']): Bare[] {
  if (ending === undefined) return [...spans]
  const { day, entry, how, into } = ending
  const clipped = spans.flatMap((span): Bare | [] => {
    if (span.ended !== null) return span.until === null && span.first >= day ? [] : span
    if (span.basis === 'listed') return { ...span, hidden: earlier(day, span.hidden) }
    const until = earlier(day, span.until)
    return until <= span.first ? [] : { ...span, until }
  })
  const last = spans.findLast(span => span.ended === null && span.until === null && span.hidden === null)
  if (last === undefined) return clipped
  const ended = { how, day, ...(into === null ? {} : { into }) }
  return [...clipped, { ...last, entry, first: day, until: null, opens: null, hidden: null, ended }]
}

type Standing = Readonly<{
  basis: 'given' | 'deposited'
  signed: string | null
  first: string
  until: string | null
  entry: number
  ended: Ended | null
}>

/**
 * The stretches of days in which a signature stood, or had stood before; what began and ended on one day shows on none.
 */
function standingSpans({ how, events }: SignatureRow): Standing[] {
  let basis: Standing['basis'] = how
  let signed: string | null = null
  return events.flatMap(({ what, day, entry, from }, i): Standing | [] => {
    if (what === 'given' || what === 'deposited') basis = what
    const ended = isEnd(what) ? { how: what, day } : null
    if (ended === null) signed = from?.day ?? day
    const until = events[i + 1]?.day ?? null
    return until !== null && until <= day ? [] : { basis, signed, first: day, until, entry, ended }
  })
}

/** Whether a signature stands no more after such an event. */
export function isEnd(what: SignatureEvent['what']): what is 'withdrawn' | 'removed' | 'invalidated' {
  return what === 'withdrawn' || what === 'removed' || what === 'invalidated'
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
      ...(version.lapsed !== undefined && { lapsed: version.lapsed }),
      basis: span.basis,
      signed: span.signed,
      entry: span.entry,
      first,
      until: end,
      opens: null,
      hidden: null,
      ended: span.ended,
    }
  })
}

function earlier(a: string, b: string | null): string {
  return b === null || a < b ? a : b
}
