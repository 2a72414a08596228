import { Refusal } from '../../core/refusal.ts'
import { isDate } from '../../core/time.ts'
import type { Said } from '../kinds.ts'
import type { Listed } from '../rows.ts'
import { type Doubt, doubt, type Field } from './doubts.ts'
import { type Known, type KnownListing, sourceBefore, stateAfter, stateOn } from './earlier-lists.ts'
import type { Evidence } from './evidence.ts'
import { FreeIds, plainId } from './ids.ts'
import { matchRows } from './matching.ts'
import { type PeopleAre, partPeople } from './people.ts'
import type { List, ListRow } from './read.ts'
import { NOTHING_SETTLED, type Settled } from './settlements.ts'

/**
 * What a list says of one party.
 *
 * `unchanged` the list before says the same      `changed` it says something else of this party
 * `new`       no list named the party before     `earlier` only later lists do
 * `renamed`   under another name                 `back`    the list before lacked it, an older one did not
 */
export type Finding = Readonly<{
  what: 'unchanged' | 'new' | 'earlier' | 'renamed' | 'changed' | 'back'
  party: string
  row: ListRow
  /** What the list of this date, or the nearest before, tells of the party, absent or not; null if none does. */
  before: Listed | null
  fields: readonly Field[]
  /** The name in the nearest list that has another, and why both are thought to be one party's. */
  renamed: Readonly<{ from: string; evidence: Evidence | null }> | null
  known: KnownListing | null
}>

export type Difference = Readonly<{
  date: string
  /** The date of the list before, if one was taken. */
  earlier: string | null
  findings: readonly Finding[]
  /** Whether the list names all who stood there: a part of it lacks nobody. */
  whole: boolean
  /** In the list before and not in this one. */
  missing: readonly Readonly<{
    party: string
    before: Listed
    known: KnownListing
  }>[]
  /** Rows that are left out, since they name people: they are counted, and stand nowhere. */
  people: readonly ListRow[]
  /** Rows that name nobody: they have no party. */
  unnamed: readonly ListRow[]
  /** Those of the list and those of the comparison. */
  doubts: readonly Doubt[]
  known: Known
  /** The language in which rows tell their nature. */
  natureLang: string
}>

/** Compares a list of `date` with those that the register knows of this call. Lists may come in any order. */
export function compareLists(
  known: Known,
  list: List,
  date: string,
  {
    settled = NOTHING_SETTLED,
    natureLang = 'und',
    whole = true,
    people: are = null,
    mostPairs = Infinity,
  }: {
    settled?: Settled
    natureLang?: string
    whole?: boolean
    people?: PeopleAre | null
    /** New names times names that are missing: each is compared with each. */
    mostPairs?: number
  } = {},
): Difference {
  if (!isDate(date))
    throw new Refusal('query_malformed', `A list is of a day like 2026-01-31, not "${date}".`)
  const { organisations, people, doubts: ofPeople } = partPeople(list.rows, isListed(known), settled, are)
  const matches = matchRows(known, organisations, date, settled, mostPairs)
  const out = new Set(people.map(({ row }) => row))
  // Of a person's row nothing is read; but lines of the list in one of its cells may hold others.
  const told = list.doubts.filter(({ row, why }) => row === null || !out.has(row) || why === 'rows_swallowed')
  const doubts: Doubt[] = [...told, ...ofPeople, ...matches.doubts]
  const listed = new Set(known.listings.map(one => one.party))
  const ids = new FreeIds(id => listed.has(id) || known.inUse(id))
  const findings: Finding[] = []
  const met = new Set<string>()
  for (const row of organisations) {
    if (row.name === '') continue
    if (row.signed !== null && row.signed > date)
      doubts.push(doubt(row.row, 'signed', 'date_late', row.signed, row.signed))
    const match = matches.of.get(row.row)
    if (match) {
      met.add(match.known.party)
      findings.push(foundAgain(row, match.known, match.evidence, date))
      continue
    }
    const party = ids.give(row.name)
    if (party !== plainId(row.name)) doubts.push(doubt(row.row, 'name', 'id_taken', row.name, party))
    findings.push({ what: 'new', party, row, before: null, fields: [], renamed: null, known: null })
  }
  const missing = known.listings.flatMap(one => {
    const before = stateOn(one.listing, date)
    return whole && before?.present && !met.has(one.party) ? [{ party: one.party, before, known: one }] : []
  })
  return {
    date,
    earlier: sourceBefore(known, date)?.date ?? null,
    whole,
    findings,
    missing,
    people,
    unnamed: list.rows.filter(row => row.name === ''),
    doubts,
    known,
    natureLang,
  }
}

/** Whether a list brought this name in before. */
function isListed({ listings }: Known): (name: string) => boolean {
  const names = new Set(
    listings.flatMap(({ listing }) =>
      listing.versions.flatMap(version => version.names.map(({ text }) => text)),
    ),
  )
  return name => names.has(name)
}

function foundAgain(row: ListRow, known: KnownListing, evidence: Evidence | null, date: string): Finding {
  const before = stateOn(known.listing, date) ?? null
  const near = before ?? stateAfter(known.listing, date)
  if (near === undefined)
    return { what: 'new', party: known.party, row, before: null, fields: [], renamed: null, known }
  const fields = changedFields(near, row)
  const renamed = fields.includes('name') ? { from: near.names[0]!.text, evidence } : null
  return { what: what(), party: known.party, row, before, fields, renamed, known }

  function what(): Finding['what'] {
    if (before === null) return 'earlier'
    if (!before.present) return 'back'
    if (renamed) return 'renamed'
    return fields.length > 0 ? 'changed' : 'unchanged'
  }
}

/** The fields of a row that differ from what a list said. That a row moved is no change. */
function changedFields(version: Listed, row: ListRow): Field[] {
  const same: Record<Field, boolean> = {
    name: version.names.some(name => name.text === row.name),
    kind: version.kind === row.kind,
    country: version.country === row.country,
    nature: textOf(version.nature) === row.nature,
    website: version.website === row.website,
    signed: version.signed === row.signed,
  }
  return (Object.keys(same) as Field[]).filter(field => !same[field])
}

/** What was said, or the digest of words that do not stand in the log. */
export function textOf(said: Said | null): string | null {
  if (said === null) return null
  return 'text' in said ? said.text : said.digest
}
