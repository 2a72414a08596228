import { Refusal } from '../../core/refusal.ts'
import type { Listed } from '../rows.ts'
import { hostOf } from './cells.ts'
import { type Doubt, doubt } from './doubts.ts'
import { type Known, type KnownListing, stateAfter, stateOn } from './earlier-lists.ts'
import { EVIDENCE, type Evidence, evidenceOf, traitsOf } from './evidence.ts'
import type { ListRow } from './read.ts'
import type { Settled } from './settlements.ts'

/** Which row of a list is which party of the register. Each row and each party is taken at most once. */
export interface Matches {
  readonly of: ReadonlyMap<number, Match>
  readonly doubts: readonly Doubt[]
}

interface Match {
  readonly known: KnownListing
  /** Null where the names are the same, letter by letter. */
  readonly evidence: Evidence | null
}

/** How many names are told that a row may be another of: more help nobody to settle it. */
const MOST_TOLD = 3

/**
 * Takes first what somebody settled, then the same names: as in the list before, in the list after, in any. Then names
 * that changed, by the strongest evidence first, and only if neither side has a second candidate.
 *
 * Refuses `file_malformed` where more pairs than `mostPairs` had to be compared.
 */
export function matchRows(
  known: Known,
  rows: readonly ListRow[],
  date: string,
  settled: Settled,
  mostPairs: number,
): Matches {
  const of = new Map<number, Match>()
  const doubts: Doubt[] = []
  const taken = new Set<string>()
  const take = (row: ListRow, listing: KnownListing, evidence: Evidence | null) => {
    of.set(row.row, { known: listing, evidence })
    taken.add(listing.party)
  }
  const named = rows.filter(row => row.name !== '')
  const openRows = () => named.filter(row => !of.has(row.row))
  const openParties = () => known.listings.filter(one => !taken.has(one.party))

  const apart = settleRenames(named, known, settled, take, doubts)
  for (const seen of [seenBefore, seenAfter, seenEver])
    for (const alike of [sameFacts, sameKind, () => '']) {
      const known = group(openParties(), one => seen(one, date), alike)
      for (const row of openRows()) {
        const found = known.get(`${row.name}\n${alike(factsOf(row))}`)
        // Whoever is taken meanwhile, by this name or another of theirs, is passed over for good.
        while (found?.length && taken.has(found.at(-1)!.party)) found.pop()
        const one = found?.pop()
        if (one) take(row, one, null)
      }
    }

  const many = openRows().length * openParties().length
  if (many > mostPairs)
    throw new Refusal(
      'file_malformed',
      `The list has ${openRows().length} new names and lacks ${openParties().length} known ones: too many to compare here.`,
    )
  const pairs = candidates(openRows(), openParties(), sharedHosts(rows, known, date), date).filter(
    pair => !apart.has(pair.row.name) && !pair.names.some(name => apart.has(name)),
  )
  for (const evidence of Object.keys(EVIDENCE) as Evidence[]) {
    const open = pairs.filter(
      it => it.strong && it.evidence === evidence && !of.has(it.row.row) && !taken.has(it.known.party),
    )
    const ofRow = Map.groupBy(open, it => it.row)
    const ofParty = Map.groupBy(open, it => it.known)
    for (const pair of open)
      if (ofRow.get(pair.row)?.length === 1 && ofParty.get(pair.known)?.length === 1)
        take(pair.row, pair.known, evidence)
  }
  const left = pairs.filter(it => !of.has(it.row.row) && !taken.has(it.known.party))
  for (const mine of Map.groupBy(left, it => it.row).values())
    for (const pair of mine.toSorted((a, b) => Number(b.strong) - Number(a.strong)).slice(0, MOST_TOLD)) {
      const why = pair.strong ? 'rename_unclear' : 'rename_weak'
      doubts.push(doubt(pair.row.row, 'name', why, pair.names[0]!, pair.row.name, EVIDENCE[pair.evidence]))
    }
  return { of, doubts }
}

/** Takes the renames that somebody decided. Returns the names that, as they decided, are no rename. */
function settleRenames(
  rows: readonly ListRow[],
  known: Known,
  settled: Settled,
  take: (row: ListRow, listing: KnownListing, evidence: Evidence) => void,
  doubts: Doubt[],
): Set<string> {
  const apart = new Set<string>()
  const takenRows = new Set<number>()
  const takenParties = new Set<string>()
  const byName = Map.groupBy(rows, ({ name }) => name)
  const parties = new Map<string, Set<KnownListing>>()
  for (const one of known.listings)
    for (const name of namesOf(one)) parties.set(name, (parties.get(name) ?? new Set()).add(one))
  for (const { old, new: became } of settled.renames) {
    if (old === '' || became === '') {
      apart.add(old || became)
      continue
    }
    const find = (of: string, to: string) => {
      const row = byName.get(to)?.find(it => !takenRows.has(it.row))
      const listing = parties
        .get(of)
        ?.values()
        .find(it => !takenParties.has(it.party))
      return row && listing && { row, listing }
    }
    // An older list that comes later has the old name in its row.
    const found = find(old, became) ?? find(became, old)
    if (!found) {
      if (
        !parties
          .get(old)
          ?.values()
          .some(one => parties.get(became)?.has(one))
      )
        doubts.push(doubt(null, 'list', 'settle_unused', `${old} → ${became}`))
      continue
    }
    takenRows.add(found.row.row)
    takenParties.add(found.listing.party)
    take(found.row, found.listing, 'settled')
  }
  return apart
}

type Pair = Readonly<{
  row: ListRow
  known: KnownListing
  /** Under which the register knows the party near this date. */
  names: readonly string[]
  evidence: Evidence
  strong: boolean
}>

/** Every open row with every open party that a list next to this one names. */
function candidates(
  rows: readonly ListRow[],
  parties: readonly KnownListing[],
  shared: ReadonlySet<string>,
  date: string,
): Pair[] {
  const there = parties
    .map(known => {
      const near = [...seenBefore(known, date), ...seenAfter(known, date)]
      return { known, traits: near.map(version => traitsOf({ ...version, name: version.names[0]!.text })) }
    })
    .filter(it => it.traits.length > 0)
  return rows.flatMap(row => {
    const own = traitsOf(row)
    return there.flatMap(({ known, traits }) => {
      const found = traits.map(one => evidenceOf(one, own)).filter(it => it !== null)
      const best = found.find(it => it.strong) ?? found[0]
      if (!best) return []
      const alone = best.evidence !== 'same-website' || own.host === null || !shared.has(own.host)
      return [{ row, known, names: traits.map(it => it.name), ...best, strong: best.strong && alone }]
    })
  })
}

/** Hosts that several rows of this list, or several parties of the list before, give as theirs. */
function sharedHosts(rows: readonly ListRow[], known: Known, date: string): Set<string> {
  const before = known.listings.map(one => stateOn(one.listing, date)?.website ?? null)
  const twice = new Set<string>()
  for (const websites of [rows.map(row => row.website), before]) {
    const once = new Set<string>()
    for (const website of websites) {
      const host = website === null ? null : hostOf(website)
      if (host === null) continue
      if (once.has(host)) twice.add(host)
      once.add(host)
    }
  }
  return twice
}

const present = (version: Listed | undefined) => (version?.present ? [version] : [])
const seenBefore = ({ listing }: KnownListing, date: string) => present(stateOn(listing, date))
const seenAfter = ({ listing }: KnownListing, date: string) => present(stateAfter(listing, date))
/** A party that no list named yet, by what another source said of it. */
const seenEver = ({ listing: { versions, facts = [] } }: KnownListing): readonly Seen[] =>
  versions.length > 0 ? versions : facts.map(fact => ({ ...fact, nature: null, website: null, signed: null }))

function namesOf(one: KnownListing): string[] {
  return seenEver(one).flatMap(({ names }) => names.map(({ text }) => text))
}

type Seen = Pick<Listed, 'names' | 'kind' | 'country' | 'nature' | 'website' | 'signed'>

interface Facts extends Omit<Seen, 'names' | 'nature'> {
  readonly nature: string | null
}

const factsOf = ({ kind, country, website, signed, nature }: ListRow): Facts => ({
  ...{ kind, country, website, signed, nature },
})

/** Of several parties of one name, a row is the one of which a list said the same. */
const sameFacts = ({ kind, country, website, signed, nature }: Facts) =>
  JSON.stringify([kind, country, website, signed, nature])
const sameKind = ({ kind, country }: Facts) => JSON.stringify([kind, country])

/** Parties as lists saw them, by each name and what `alike` makes of the rest, the first last. */
function group(
  parties: readonly KnownListing[],
  seen: (one: KnownListing) => readonly Seen[],
  alike: (facts: Facts) => string,
): Map<string, KnownListing[]> {
  const all = parties.flatMap(one =>
    seen(one).flatMap(version => {
      const nature = version.nature && 'text' in version.nature ? version.nature.text : null
      const rest = alike({ ...version, nature })
      return version.names.map(({ text }) => ({ key: `${text}\n${rest}`, one }))
    }),
  )
  const groups = new Map<string, KnownListing[]>()
  for (const { key, one } of all.reverse()) {
    const found = groups.get(key)
    if (found === undefined) groups.set(key, [one])
    else found.push(one)
  }
  return groups
}
