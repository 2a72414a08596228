import { Refusal } from '../../core/refusal.ts'
import type { Listed } from '../rows.ts'
import type { ListedBody } from '../types/listings.ts'
import type { Difference, Finding } from './compare.ts'
import { mustSettle } from './doubts.ts'
import { datesNaming, type KnownSource, sourceAfter, stateOn } from './earlier-lists.ts'

/**
 * The bodies of `party/listed` that a difference asks for: what is new, changed, renamed, back or missing.
 *
 * A listing holds a version only where a list said something new, so a later list's silence repeats what was said before
 * it. A list that comes late may change what that silence means; then the later list's word is written down first, in
 * `restated`. If the import breaks off after these, they repeat what is known and do no harm; the next run finishes it.
 *
 * So a party may come twice. The second statement relies on the first: read the checkpoint again between `restated` and
 * `listed`.
 *
 * Refuses `import_unclear` while a doubt is open that must be settled.
 */
export function listingStatements(
  difference: Difference,
  source: KnownSource,
): { restated: ListedBody[]; listed: ListedBody[] } {
  requireSettled(difference)
  const { date, known } = difference
  if (source.date !== date)
    throw new Refusal('source_wrong', `The list is of ${date}, its source of ${source.date}.`)
  const taken = known.sources.find(one => one.date === date)
  if (taken !== undefined && taken.digest !== source.digest)
    throw new Refusal(
      'source_wrong',
      `Another list of ${date} was taken before, with the digest ${taken.digest}.`,
    )
  if (source.whole !== difference.whole || (taken ?? source).whole !== source.whole)
    throw new Refusal(
      'source_wrong',
      `The list of ${date} was taken as ${source.whole ? 'a part' : 'whole'}.`,
    )
  const next = sourceAfter(known, date)
  const restated: ListedBody[] = []
  const listed: ListedBody[] = []
  for (const finding of difference.findings) {
    // A part of a list says nothing by its silence, so each of its rows is told, once.
    const isTold = finding.known?.listing.versions.some(version => version.date === date)
    if (finding.what === 'unchanged' && (difference.whole || isTold)) continue
    if (next) restated.push(...restate(difference, next, finding))
    listed.push(bodyOfRow(difference, source, finding))
  }
  for (const missing of difference.missing) {
    if (next) restated.push(...restate(difference, next, missing))
    const { party, before, known: one } = missing
    const dates = datesNaming(known, one.listing).filter(day => day < date)
    // If the list of this day had named it, and no older one, nobody can say when it was last seen.
    if (dates.length === 0)
      throw new Refusal('source_wrong', `Only the list of ${date} named ${party}; it cannot lack it too.`)
    listed.push(lackingBody(party, before, source, dates))
  }
  // A whole list that changes nothing must still be known, or a later import could not tell what it said. A part of which
  // nobody is left, as one of people alone, says nothing.
  if (difference.whole && listed.length === 0 && taken === undefined)
    listed.push(...mention(difference, source))
  return { restated, listed }
}

/** All bodies in the order in which they must be posted. */
export function listingBodies(difference: Difference, source: KnownSource): ListedBody[] {
  const { restated, listed } = listingStatements(difference, source)
  return [...restated, ...listed]
}

function requireSettled(difference: Difference): void {
  const open = mustSettle(difference.doubts)
  if (open.length === 0) return
  const rows = [...new Set(open.map(one => one.row))].slice(0, 20).join(', ')
  throw new Refusal(
    'import_unclear',
    `${open.length} doubts must be settled before this list is taken, in rows ${rows}.`,
  )
}

function bodyOfRow(difference: Difference, source: KnownSource, finding: Finding): ListedBody {
  const { row, known, before } = finding
  const { date, natureLang } = difference
  const named = known ? datesNaming(difference.known, known.listing) : []
  const kept = (known?.listing.versions ?? []).map(it => it.names).find(names => names[0]?.text === row.name)
  return {
    party: finding.party,
    names: kept ? [...kept] : [{ lang: 'und', text: row.name }],
    kind: row.kind,
    country: row.country,
    nature: row.nature === null ? null : { lang: natureLang, text: row.nature },
    website: row.website,
    source: sourceOf(source),
    row: row.row,
    present: true,
    signed: row.signed,
    firstSeen: named[0] !== undefined && named[0] < date ? named[0] : date,
    lastSeen: null,
    declaration: before?.declaration ?? null,
  }
}

/**
 * What the next whole list said of a party by its silence, written down. Nothing where it spoke, nor where a part of a list
 * between the two did: then its silence repeats that part, and this list changes nothing of it.
 */
function restate(
  difference: Difference,
  next: KnownSource,
  one: Finding | Difference['missing'][number],
): ListedBody[] {
  const { party, before, known } = one
  const { date } = difference
  if (known?.listing.versions.some(version => version.date > date && version.date <= next.date)) return []
  if (before?.present) {
    const firstSeen = datesNaming(difference.known, known!.listing)[0]!
    return [{ ...bodyOf(party, before, next), row: null, present: true, firstSeen, lastSeen: null }]
  }
  if (!('row' in one)) return []
  // The next list lacked it, as the lists before did, and this one is now the last that named it.
  const named = known ? datesNaming(difference.known, known.listing).filter(day => day < date) : []
  const body = bodyOfRow(difference, next, one)
  return [{ ...body, row: null, present: false, firstSeen: named[0] ?? date, lastSeen: date }]
}

/** One row told again, so that the register knows of a list that changes nothing. */
function mention(difference: Difference, source: KnownSource): ListedBody[] {
  const first = difference.findings[0]
  if (first) return [bodyOfRow(difference, source, first)]
  for (const { party, listing } of difference.known.listings) {
    const before = stateOn(listing, difference.date)
    const dates = datesNaming(difference.known, listing).filter(day => day < difference.date)
    if (before && dates.length > 0) return [lackingBody(party, before, source, dates)]
  }
  return []
}

/** The word of a list that lacks a party. `dates` are those of the lists before that named it. */
function lackingBody(party: string, before: Listed, source: KnownSource, dates: string[]): ListedBody {
  const seen = { firstSeen: dates[0]!, lastSeen: dates.at(-1)! }
  return { ...bodyOf(party, before, source), row: null, present: false, ...seen }
}

/** What was known, as the word of a list. */
function bodyOf(
  party: string,
  version: Listed,
  source: KnownSource,
): Omit<ListedBody, 'row' | 'present' | 'firstSeen' | 'lastSeen'> {
  const { names, kind, country, nature, website, signed, declaration } = version
  const told = { kind, country, nature, website, signed, declaration }
  return { party, names: [...names], ...told, source: sourceOf(source) }
}

function sourceOf({ title, url, date, digest, whole }: KnownSource): ListedBody['source'] {
  return { title, url, date, digest, whole }
}
