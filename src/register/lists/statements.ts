import { Refusal } from '../../core/refusal.ts'
import type { Listed } from '../rows.ts'
import type { ListedBody } from '../types/listings.ts'
import type { Difference, Finding } from './compare.ts'
import { mustSettle } from './doubts.ts'
import { datesNaming, type KnownSource, sourceAfter, stateOn } from './earlier-lists.ts'

/**
 * The bodies of `party/listed` that a difference asks for: what is new, changed, renamed, back or missing.
 *
 * A listing holds a version only where a list said something new, so a later list's silence repeats what was
 * said before it. A list that comes late changes what that silence would mean; where it does, the later list's
 * word is written down first. Those bodies come first of all: if the import breaks off between, they repeat
 * what is known and do no harm, and the next run finishes it.
 *
 * A party may therefore come twice. The second statement relies on the first: it must have seen it, so read
 * the checkpoint again between `restated` and `listed`.
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
  const next = sourceAfter(known, date)
  const restated: ListedBody[] = []
  const listed: ListedBody[] = []
  for (const finding of difference.findings) {
    if (finding.what === 'unchanged') continue
    if (next) restated.push(...restate(difference, next, finding))
    listed.push(bodyOfRow(difference, source, finding))
  }
  for (const { party, before, known: one } of difference.missing) {
    if (next) restated.push(...restate(difference, next, { party, before, known: one }))
    const dates = datesNaming(known, one.listing).filter(day => day < date)
    // Where the list of this very day had named it, and no older one did, nobody can say when it was last seen.
    const lastSeen = dates.at(-1)
    if (lastSeen === undefined)
      throw new Refusal('source_wrong', `Only the list of ${date} named ${party}; it cannot lack it too.`)
    listed.push({
      ...bodyOf(party, before, source),
      row: null,
      present: false,
      firstSeen: dates[0]!,
      lastSeen,
    })
  }
  // A list that changes nothing must still be known, or a later import could not tell what it said.
  if (listed.length === 0 && taken === undefined) listed.push(...mention(difference, source))
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

/** What the next list said of a party by its silence, written down; nothing where it spoke. */
function restate(
  difference: Difference,
  next: KnownSource,
  { party, before, known }: Pick<Finding, 'party' | 'before' | 'known'>,
): ListedBody[] {
  if (known?.listing.versions.some(version => version.date === next.date)) return []
  const { date } = difference
  if (before?.present) {
    const firstSeen = datesNaming(difference.known, known!.listing)[0]!
    return [{ ...bodyOf(party, before, next), row: null, present: true, firstSeen, lastSeen: null }]
  }
  // The next list lacked it, as the lists before did, and this one is now the last that named it.
  const finding = difference.findings.find(it => it.party === party)!
  const named = known ? datesNaming(difference.known, known.listing).filter(day => day < date) : []
  const body = bodyOfRow(difference, next, finding)
  return [{ ...body, row: null, present: false, firstSeen: named[0] ?? date, lastSeen: date }]
}

/** One row told again, so that the register knows of a list that changes nothing. */
function mention(difference: Difference, source: KnownSource): ListedBody[] {
  const first = difference.findings[0]
  if (first) return [bodyOfRow(difference, source, first)]
  for (const { party, listing } of difference.known.listings) {
    const before = stateOn(listing, difference.date)
    const dates = datesNaming(difference.known, listing).filter(day => day < difference.date)
    const lastSeen = dates.at(-1)
    if (before && lastSeen !== undefined)
      return [{ ...bodyOf(party, before, source), row: null, present: false, firstSeen: dates[0]!, lastSeen }]
  }
  return []
}

/** What was known, as the word of a list. */
function bodyOf(
  party: string,
  version: Listed,
  source: KnownSource,
): Omit<ListedBody, 'row' | 'present' | 'firstSeen' | 'lastSeen'> {
  const { names, kind, country, nature, website, signed, declaration } = version
  return {
    party,
    names: [...names],
    kind,
    country,
    nature,
    website,
    source: sourceOf(source),
    signed,
    declaration,
  }
}

function sourceOf({ title, url, date, digest }: KnownSource): ListedBody['source'] {
  return { title, url, date, digest }
}
