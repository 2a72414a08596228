import type { Digest } from '../core/digest.ts'
import { formatJson } from '../core/json.ts'
import { copiedSpans, type KnownList } from './copied-spans.ts'
import type { Kind, Localised, Mandate, Said } from './kinds.ts'
import type { Objection, ObjectionsRow } from './objection-rows.ts'
import type { ListingRow, PartyRow, PartyVersion, SignatureEvent, SignatureRow } from './rows.ts'
import { foldWords } from './search-words.ts'
import { isEnd, isSaying, isSigning, isState } from './signature-events.ts'
import { wordsOn } from './words-in-force.ts'

/**
 * The roll of a call: who stands on it, on any day. A party stands there because a list named it (days are those of the
 * lists) or because it signed (days are those of the log, UTC).
 *
 * A copied row stands there as far as lists and other sources tell (copied-spans.ts); between them it may not be known.
 * A party's own first signature replaces its copied row for good, and from then on it is always known.
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
  /**
   * The first day on which it stood without a gap, whatever text it has signed since: what was removed or invalidated by
   * mistake leaves none. In a listed span the day of signing as its source tells it. Null if none does.
   */
  signed: string | null
  /** What it signed, which version of the call's text that is, and since when: null for what was copied from a list. */
  manifest: Digest | null
  version: number | null
  textSince: string | null
  /** Its reservation and declaration that hold, or what the list says that it declared. */
  reservation: Said | null
  declaration: Said | null
  /** A reservation made after signing: from the day `takes` on it holds, if no signatory objects before. */
  late?: { readonly words: Said; readonly takes: string }
  /** The entry to cite. */
  entry: number
  /** The first day. */
  first: string
  /** The first day on which it stands no more; null while it lasts. */
  until: string | null
  /** Present where nobody knows whether it stood there, or where it is known that it did not and had not before. */
  answer?: 'unknown' | 'off'
  /**
   * Present where a list that is found later may change it: if its day lies before this one, be that after the span; null
   * for any day.
   */
  unsure?: string | null
  /** Null while it stands. Else the span tells of one that stood before, and `entry` ended it. */
  ended: Ended | null
}>

/**
 * How a party came off the roll: `unlisted` by a list that lacks it, `left` as another source says, by the last three as
 * the party itself ended.
 */
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
  'left',
  'merged',
  'succeeded',
  'ended',
] as const
/**
 * `standing` by a signature of its own, or `listed`, copied from a list; `unknown` where nobody knows, `off` where a source
 * tells that it did not stand there. The others stood on the roll before.
 */
export const STATUSES = ['standing', 'listed', 'unknown', 'off', ...ENDINGS] as const
type RollStatus = (typeof STATUSES)[number]
/** What a row says along with its signature. */
export const SAID = ['reservation', 'declaration', 'none'] as const
export type RollSort = 'name' | 'date'

export type RollQuery = Readonly<{
  call: string
  /**
   * Words that begin words of a name. They find a state also by its name in another language, by a code and by what it
   * is called (state-names.ts); by name, the states that are called exactly so come first.
   */
  q?: string | undefined
  /** Whole words alone, as they stand in a name. */
  whole?: boolean | undefined
  kind?: Kind | undefined
  /** ISO 3166-1 alpha-2, or `none`. */
  country?: string | undefined
  /** A mandate's level, or `none` for rows copied from a list. */
  mandate?: Mandate['level'] | 'none' | undefined
  /**
   * All who stand, by a signature or a list, if left out; `on-or-unknown` and those of whom it is not known; `not-on` those
   * of whom it is known that they do not.
   */
  status?: RollStatus | 'on-or-unknown' | 'not-on' | undefined
  /** The day of signing as the row tells it, or `none`. */
  signed?: string | undefined
  /** A version of the text, or `none` for rows copied from a list. */
  version?: number | 'none' | undefined
  said?: (typeof SAID)[number] | undefined
  /** YYYY-MM-DD; the newest state if left out. */
  at?: string | undefined
  /** Under which first letter (roll-letters.ts). */
  letter?: string | undefined
  /** `date`: newest signature first, without a date last; given for up to `TOTAL_CAP` rows. */
  sort?: RollSort | undefined
  /** From a page before: `next`. */
  after?: string | undefined
  /** How many rows to pass over, where no page before is named: up to `TOTAL_CAP`, since those are counted anyhow. */
  skip?: number | undefined
  /** Waits however far the roll is behind the log: whoever decides by it would else type again, or decide wrongly. */
  patiently?: boolean | undefined
  /** Nobody asks how many there are: `total` is 0. To count costs more than a page of a hundred rows. */
  uncounted?: boolean | undefined
  limit: number
}>

export type RollItem = Omit<Span, 'call' | 'search' | 'sort' | 'first' | 'until' | 'unsure' | 'ended'> & {
  readonly ended?: Ended
  /** Among all organisations: what it was called before, and what others call it (store/directory.ts). */
  readonly also?: Localised
}

export type RollPage = Readonly<{
  /** Rows that match, up to `TOTAL_CAP`. */
  total: number
  /** True where `total` reached the cap: show it as "more than". */
  more: boolean
  /** In the order of `sort`, then by folded names and party ids. */
  items: readonly RollItem[]
  next: string | null
  /** The order that was given: `name` where there were too many to sort. */
  sort: RollSort
}>

export const TOTAL_CAP = 10_000

/** With those of whom it is not known whether they match. */
export function withUnknown(query: RollQuery): RollQuery {
  return query.status === undefined ? { ...query, status: 'on-or-unknown' } : query
}

/** Whether the day on which its call was issued tells what a query finds. */
export function asksForUnknown({ at, status }: RollQuery): boolean {
  return at !== undefined && (status === 'unknown' || status === 'on-or-unknown')
}

/** Before a call was issued nobody is unknown: then a query is another, or undefined where it finds nobody. */
export function askedSince(query: RollQuery, issued: string | null): RollQuery | undefined {
  if (!(asksForUnknown(query) && isBefore(query.at, issued))) return query
  return query.status === 'unknown' ? undefined : { ...query, status: undefined }
}

export function isBefore(at: string | undefined, issued: string | null): boolean {
  return at !== undefined && issued !== null && at < issued
}

export function statusOf({ ended, basis, answer }: Pick<RollItem, 'ended' | 'basis' | 'answer'>): RollStatus {
  return answer ?? ended?.how ?? (basis === 'listed' ? 'listed' : 'standing')
}

/** Every span of one party on the roll of one call, those that ended last. `lists` are those of the call, sorted. */
export function spansOf(
  call: string,
  party: string,
  rows: {
    party: PartyRow
    listing?: ListingRow | undefined
    signature?: SignatureRow | undefined
    /** To what the party said. */
    objections?: ObjectionsRow | undefined
  },
  lists: readonly KnownList[],
): Span[] {
  const { signature, objections } = rows
  const standing = signature
    ? standingSpans(signature).flatMap(span => splitByWords(span, signature, objections?.objections ?? []))
    : []
  const first = signature?.events[0]?.day ?? null
  const listed = rows.listing ? listedSpans(rows.listing, lists, first) : []
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

/** Behind every day that is recorded: what lasts on it stands now. */
export const NEWEST = '9999-12-31'

/** Whether a span stands on the roll on `day`; where nobody knows, it does not. */
export function standsOn(span: Span, day: string): boolean {
  return span.ended === null && span.answer === undefined && lastsOn(span, day)
}

/** Whether the span tells of that day, also if it has ended or never stood there. */
export function lastsOn({ first, until }: Pick<Span, 'first' | 'until'>, day: string): boolean {
  return first <= day && (until === null || until > day)
}

/** What a roll shows of a span. */
export function itemOf({
  party,
  names,
  kind,
  country,
  mandate,
  lapsed,
  basis,
  signed,
  manifest,
  version,
  textSince,
  reservation,
  declaration,
  late,
  entry,
  answer,
  ended,
}: Span): RollItem {
  const proof = lapsed === undefined ? { mandate } : { mandate, lapsed }
  const text = { manifest, version, textSince, reservation, declaration, ...(late && { late }) }
  const item = {
    party,
    names,
    kind,
    country,
    ...proof,
    basis,
    signed,
    ...text,
    entry,
    ...(answer && { answer }),
  }
  return ended === null ? item : { ...item, ended }
}

/** Characters of a name that decide its place, since databases limit what they index and cursors stand in URLs. */
const SORT_LENGTH = 256

/** The folded first name: the order of the roll. Past `SORT_LENGTH` party ids decide. */
export function sortOf({ sort }: Span): string {
  return sort.length <= SORT_LENGTH ? sort : [...sort].slice(0, SORT_LENGTH).join('')
}

type Bare = Omit<Span, 'call' | 'party' | 'search' | 'sort'>

/** Until the day of its own first signature, from which a copied row is not shown. */
function listedSpans(listing: ListingRow, lists: readonly KnownList[], signed: string | null): Bare[] {
  return copiedSpans(listing, lists).flatMap(({ state, ended: how, unsure, ...told }): Bare | [] => {
    const until = signed === null ? told.until : earlier(signed, told.until)
    if (until !== null && until <= told.first) return []
    const text = { manifest: null, version: null, textSince: null, reservation: null }
    const ended = how === null ? null : { how, day: told.first }
    return {
      ...{ mandate: null, basis: 'listed', ...text, ...told, until, ended },
      ...(state !== 'on' && how === null && { answer: state }),
      ...(unsure !== undefined && { unsure }),
    }
  })
}

/**
 * From the day on which a party ended it stands no more; what stood then is told as ended. A row copied from a list goes
 * on that day of the log, as if the party's own signature replaced it.
 */
function withEnding(spans: readonly Bare[], ending: PartyRow['ended']): Bare[] {
  if (ending === undefined) return [...spans]
  const { day, entry, how, into } = ending
  const clipped = spans.flatMap((span): Bare | [] => {
    if (span.ended !== null) return span.first >= day ? [] : span
    const until = earlier(day, span.until)
    return until <= span.first ? [] : { ...span, until }
  })
  // Whether its end is told hangs on what that cut off: a list that would change it is looked for at the last that stays.
  const [rest, stays] = [clipped.slice(0, -1), clipped.at(-1)]
  const unsure = latestUnsure(spans.filter(({ first }) => first >= day))
  const kept = stays === undefined || unsure === undefined ? clipped : [...rest, { ...stays, unsure }]
  const last = spans.findLast(span => span.ended === null && span.until === null)
  if (last === undefined || last.answer !== undefined) return kept
  const ended = { how, day, ...(into === null ? {} : { into }) }
  return [...kept, { ...last, entry, first: day, until: null, ended }]
}

function latestUnsure(spans: readonly Bare[]): Span['unsure'] {
  const days = spans.flatMap(({ unsure }) => (unsure === undefined ? [] : unsure))
  return days.includes(null) ? null : days.sort().at(-1)
}

type Standing = Readonly<{
  basis: 'given' | 'deposited'
  signed: string | null
  manifest: Digest | null
  version: number | null
  textSince: string | null
  first: string
  until: string | null
  entry: number
  ended: Ended | null
}>
type Words = Pick<Span, 'reservation' | 'declaration' | 'late'>
type Worded = Standing & { readonly words: Words }

/** The days in which a signature stood, or had stood before. What began and ended on one day shows on none. */
function standingSpans({ how, events: all }: SignatureRow): Standing[] {
  let basis: Standing['basis'] = how
  let told: Signed = UNSIGNED
  let stands = false
  const events = all.filter(({ what }) => isState(what))
  return events.flatMap((event, i): Standing | [] => {
    const { what, day, entry } = event
    if (what === 'given' || what === 'deposited') basis = what
    if (isSigning(what)) told = signedBy(event, stands ? told : UNSIGNED)
    const ended = isEnd(what) ? { how: what, day } : null
    stands = ended === null
    const until = events[i + 1]?.day ?? null
    return until !== null && until <= day ? [] : { basis, ...told, first: day, until, entry, ended }
  })
}

/** The first day on which the newest signature stood without a gap, as the roll tells it. */
export function standingSince(signature: SignatureRow): string | null {
  return standingSpans(signature).at(-1)?.signed ?? null
}

type Signed = Omit<Standing, 'basis' | 'first' | 'until' | 'entry' | 'ended'>

const UNSIGNED: Signed = {
  signed: null,
  manifest: null,
  version: null,
  textSince: null,
}

/** What a signature says after one that stood before it, if any did. */
function signedBy({ day, from, ...event }: SignatureEvent, before: Signed): Signed {
  const on = from?.day ?? day
  return {
    signed: before.signed ?? on,
    manifest: event.manifest ?? null,
    version: event.version ?? null,
    textSince: event.manifest === before.manifest ? before.textSince : on,
  }
}

/** What its party says beside a signature changes while it stands, and so may what objections leave of it. */
function splitByWords(span: Standing, signature: SignatureRow, objections: readonly Objection[]): Worded[] {
  const said = signature.events.filter(({ what }) => isSaying(what))
  const late = new Set(said.flatMap(({ entry, takes }) => (takes === undefined ? [] : [entry])))
  const against = objections.filter(one => late.has(one.against))
  const days = [
    ...said.map(({ day }) => day),
    ...against.flatMap(({ day, withdrawn }) => [day, ...(withdrawn === null ? [] : [withdrawn.day])]),
  ]
  const isWithin = (day: string) => day > span.first && (span.until === null || day < span.until)
  const cuts = span.ended === null ? [...new Set(days.filter(isWithin))].sort() : []
  const parts: Worded[] = []
  for (const day of [span.first, ...cuts]) {
    const words = wordsTold(signature, against, day)
    const before = parts.at(-1)
    if (before !== undefined && formatJson(before.words) === formatJson(words)) continue
    if (before !== undefined) parts[parts.length - 1] = { ...before, until: day }
    parts.push({ ...span, words, first: day })
  }
  return parts
}

function wordsTold(signature: SignatureRow, objections: readonly Objection[], day: string): Words {
  const { reservation, declaration, pending } = wordsOn(signature, objections, day)
  // One objection fails it, unless it is taken back in time.
  const waits = pending !== null && pending.objections.length === 0
  const late = waits && { words: pending.words!, takes: pending.from }
  return {
    reservation: reservation?.words ?? null,
    declaration: declaration?.words ?? null,
    ...(late && { late }),
  }
}

/** A party's name changes with its versions, so one stretch of standing may take several spans. */
function splitByVersion({ words, ...span }: Worded, versions: readonly PartyVersion[]): Bare[] {
  return versions.flatMap((version, i) => {
    const next = versions[i + 1]
    const first = i === 0 || version.from < span.first ? span.first : version.from
    const end = next === undefined ? span.until : earlier(next.from, span.until)
    if (end !== null && end <= first) return []
    const { names, kind, country, mandate, lapsed } = version
    const facts = {
      names,
      kind,
      country,
      mandate: mandate?.level ?? null,
      ...(lapsed !== undefined && { lapsed }),
    }
    return { ...facts, ...span, ...words, first, until: end, opens: null, hidden: null }
  })
}

function earlier(a: string, b: string | null): string {
  return b === null || a < b ? a : b
}
