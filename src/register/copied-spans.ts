import { formatJson } from '../core/json.ts'
import { dayAfter } from '../core/time.ts'
import type { Kind, Localised, Said } from './kinds.ts'
import type { Fact, Listed, ListingRow } from './rows.ts'

/**
 * Whether a party that was copied stood on a list, day by day: it did, it did not, or nobody knows. What is said of it
 * on single days decides. A whole list says something of everybody, by its silence what was said before; a part of a
 * list only of those whom it names. A day between two that say the same is as they are. Between two that differ it is
 * not known, unless something says that the party came or went on a day: then it also says what was so until then.
 * After the last of them it stays as that one has it. Before the first nobody knows, but if the first that has it there,
 * on its day or until then, says that it came on its day: then it was not there before.
 */
interface CopiedSpan {
  readonly state: 'on' | 'off' | 'unknown'
  /** The first day. */
  readonly first: string
  /** The first day after; null while it lasts. */
  readonly until: string | null
  readonly names: Localised
  readonly kind: Kind
  readonly country: string | null
  readonly signed: string | null
  readonly declaration: Said | null
  /** The entry to cite. */
  readonly entry: number
  /** Where it is off after having been on: whether a source says that it left, or a list lacks it. */
  readonly ended: 'left' | 'unlisted' | null
  /**
   * Present where a whole list would change it by its silence, if it were found later: one of before this day, which
   * may lie after the span; null for any later one.
   */
  readonly unsure?: string | null
}

/** A list of a call. */
export type KnownList = Readonly<{ date: string; whole: boolean }>

/** Before every day that anybody asks for. */
const FIRST_DAY = '0001-01-01'

/** Every day of a party, oldest first; of a party of whom nothing holds that was said, none. `lists` are sorted. */
export function copiedSpans(listing: ListingRow, lists: readonly KnownList[]): CopiedSpan[] {
  const facts = (listing.facts ?? []).filter(({ withdrawn }) => withdrawn === null)
  const known = { versions: listing.versions, facts, words: sayings(listing.versions, facts) }
  const said = [...listing.versions.flatMap(wordsOf), ...facts.flatMap(wordOf)].sort(byDayAndEntry)
  const spoken = [...said, ...silences(listing.versions, lists)].sort(byDay)
  const parts = statesOf(spoken).reduce<Part[]>(joined, [])
  const begins = parts.find(({ state }) => state === 'on')?.first ?? null
  return parts
    .map(part => (isUnsure(part, listing.versions) ? { ...part, unsure: part.until } : part))
    .flatMap(part => (part.state === 'off' ? part : cutAt(part, changesIn(known))))
    .flatMap((part): CopiedSpan | [] => {
      const { state, first } = part
      const cited = citedOn(said, first, state)
      const facets = facetsOn(known, first)
      if (cited === undefined || facets === undefined) return []
      const ended = state === 'off' && begins !== null && begins < first ? endedBy(said, first) : null
      return { ...part, ...facets, entry: cited.entry, ended }
    })
    .reduce<CopiedSpan[]>(joined, [])
}

/** How it is with a party that no list and no other source ever named. */
export function unnamedOn(lists: readonly KnownList[], day: string): 'off' | 'unknown' {
  return lists.some(({ date, whole }) => whole && date <= day) ? 'off' : 'unknown'
}

/** What something says of a party on a day. */
interface Word {
  readonly day: string
  readonly on: boolean
  /** Whether it came or went on that day, so that until then it was otherwise. */
  readonly transition: boolean
}
interface Spoken extends Word {
  readonly entry: number
}

const byDay = (a: { day: string }, b: { day: string }) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
const byDayAndEntry = <D extends { day: string; entry: number }>(a: D, b: D) =>
  byDay(a, b) || a.entry - b.entry

/** Of its day a whole list repeats by its silence what was listed before; no entry says so. */
function silences(versions: readonly Listed[], lists: readonly KnownList[]): Word[] {
  const whole = lists.filter(one => one.whole).map(({ date }) => date)
  return whole.map(day => {
    const on = versions.findLast(({ date }) => date <= day)?.present ?? false
    return { day, on, transition: false }
  })
}

/** What a row of a list says of its own day, and of the days that it tells. */
function wordsOf(version: Listed, i: number, versions: readonly Listed[]): Spoken[] {
  const before = versions[i - 1]
  const { date, present, signed, declaration, entry } = version
  if (!present) return [{ day: date, on: false, transition: false, entry }]
  const word = { on: true, transition: false, entry }
  const tells = signed !== null && signed <= date && !before?.present
  return [
    { ...word, day: date },
    ...(tells ? [{ ...word, day: signed, transition: true }] : []),
    ...(declaration !== null && declaration.date <= date ? [{ ...word, day: declaration.date }] : []),
  ]
}

function wordOf({ what, day, entry }: Fact): Spoken[] {
  if (what === 'renamed') return []
  const on = what !== 'absent' && what !== 'left'
  return [{ day, on, transition: what === 'joined' || what === 'left', entry }]
}

interface Part {
  readonly state: CopiedSpan['state']
  readonly first: string
  readonly until: string | null
}

/** `words` by their days. */
function statesOf(words: readonly Word[]): Part[] {
  const points = [...Map.groupBy(words, ({ day }) => day)].map(([day, said]) => ({ day, ...settled(said) }))
  const [opening] = points
  if (opening === undefined) return []
  const came = points.find(({ at, before }) => at !== 'off' || before !== 'off')
  const before = came?.at === 'on' && came.before === 'off' ? 'off' : 'unknown'
  const parts: Part[] = [{ state: before, first: FIRST_DAY, until: opening.day }]
  points.forEach(({ day, at }, i) => {
    const next = points[i + 1]
    const until = next?.day ?? null
    if (next === undefined || at === next.before) parts.push({ state: at, first: day, until })
    else {
      const second = dayAfter(day)
      parts.push({ state: at, first: day, until: second })
      if (second < next.day) parts.push({ state: 'unknown', first: second, until })
    }
  })
  return parts
}

/** What is said of one day, and what it says of the day before. Who came or went is more than a list of that day. */
function settled(said: readonly Word[]): { readonly before: Part['state']; readonly at: Part['state'] } {
  const moves = said.filter(({ transition }) => transition)
  const on = new Set((moves.length > 0 ? moves : said).map(one => one.on))
  if (on.size > 1) return { before: 'unknown', at: 'unknown' }
  const at = on.has(true) ? 'on' : 'off'
  if (moves.length === 0) return { before: at, at }
  return { before: at === 'on' ? 'off' : 'on', at }
}

/** What stands beside the states. */
type Known = Readonly<{
  versions: readonly Listed[]
  facts: readonly Fact[]
  words: readonly Readonly<{ day: string; words: Said }>[]
}>

function sayings(versions: readonly Listed[], facts: readonly Fact[]): Known['words'] {
  const listed = versions.flatMap(({ declaration, entry }) =>
    declaration === null ? [] : [{ day: declaration.date, words: declaration.words, entry }],
  )
  const declared = facts.flatMap(({ what, day, words, entry }) =>
    what === 'declared' && words !== null ? [{ day, words, entry }] : [],
  )
  return [...listed, ...declared].sort(byDayAndEntry)
}

function changesIn({ versions, facts, words }: Known): string[] {
  return [...versions.map(({ date }) => date), ...facts.map(({ day }) => day), ...words.map(({ day }) => day)]
}

function cutAt<P extends Part>(part: P, days: readonly string[]): P[] {
  const { first, until } = part
  const within = days.filter(day => day > first && (until === null || day < until))
  const cuts = [first, ...new Set(within.sort())]
  return cuts.map((from, i) => ({ ...part, first: from, until: cuts[i + 1] ?? until }))
}

/**
 * As what it is known on a day: as lists have it, or as somebody says that it was renamed since; where no list names it,
 * as the source of its day does.
 */
function facetsOn({ versions, facts, words }: Known, day: string) {
  const renamed = facts.findLast(one => one.what === 'renamed' && one.day <= day)
  const listed = versions.findLast(({ date }) => date <= day)
  const named = renamed !== undefined && renamed.day >= (listed?.date ?? '') ? renamed : listed
  const face = named ?? versions[0] ?? facts.findLast(one => one.day <= day) ?? facts[0]
  if (face === undefined) return undefined
  const { names, kind, country } = face
  const signed =
    facts.findLast(one => one.what === 'joined' && one.day <= day)?.day ??
    signedIn(versions, listed ?? versions[0])
  const declaration = words.findLast(one => one.day <= day)?.words ?? null
  return { names, kind, country, signed, declaration }
}

/** A row without a day leaves the one that lists gave before, since when it stood there without a gap. */
function signedIn(versions: readonly Listed[], version: Listed | undefined): string | null {
  const upTo = version === undefined ? [] : versions.slice(0, versions.indexOf(version) + 1)
  const since = upTo.findLastIndex((one, i) => !one.present && i < upTo.length - 1) + 1
  return upTo.slice(since).findLast(({ signed }) => signed !== null)?.signed ?? null
}

/** What said last that it was as it is, or else that it was there; of days before all of these, what says so first. */
function citedOn(said: readonly Spoken[], day: string, state: Part['state']): Spoken | undefined {
  const past = said.filter(word => word.day <= day)
  const off = state === 'off' ? past.findLast(({ on }) => !on) : undefined
  return off ?? past.findLast(({ on }) => on) ?? said.find(({ on }) => on) ?? said[0]
}

/** Silence repeats what was listed before. */
function isUnsure({ state, first, until }: Part, versions: readonly Listed[]): boolean {
  const said = [
    versions.findLast(({ date }) => date <= first),
    ...versions.filter(({ date }) => date > first && (until === null || date < until)),
  ]
  return said.some(version => state !== (version?.present ? 'on' : 'off'))
}

function endedBy(words: readonly Word[], on: string): NonNullable<CopiedSpan['ended']> {
  return words.some(({ day, transition }) => day === on && transition) ? 'left' : 'unlisted'
}

/** Days on which nothing changes are one. */
function joined<P extends Part>(parts: P[], part: P): P[] {
  const before = parts.at(-1)
  if (before === undefined || before.until !== part.first || !isSame(before, part)) return [...parts, part]
  return parts.with(-1, { ...before, until: part.until })
}

function isSame({ first, until, ...a }: Part, { first: _, until: __, ...b }: Part): boolean {
  return formatJson(a) === formatJson(b)
}
