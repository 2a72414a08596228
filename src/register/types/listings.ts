import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { rely, statement } from '../declaration.ts'
import { country, date, evidence, kind, link, localised, party, said, shortText, yes } from '../kinds.ts'
import { requireNoOffice } from '../party-in-force.ts'
import { type Listed, type ListingRow, type PartyRow, ref } from '../rows.ts'

/**
 * Listings: what older lists said of a party. Each list is a dated source; a statement is made where a list
 * says something new of a party, or lacks it. Lists may come in any order: versions stand by their dates.
 *
 * A list that is whole speaks by its silence too: of a party that it does not mention it says what the list before
 * said. A part of a list says nothing of those whom it does not name, so it lacks nobody.
 */

const members = {
  party,
  /** The list that says so, or that lacks the party. `digest` is of the list's bytes; `whole` says that it names all. */
  source: z.strictObject({ title: shortText, url: link.nullable(), date, digest: evidence, whole: yes }),
  present: yes,
  row: z.int().min(1).nullable(),
  names: localised,
  kind,
  country: country.nullable(),
  nature: said.nullable(),
  website: link.nullable(),
  signed: date.nullable(),
  firstSeen: date,
  lastSeen: date.nullable(),
  declaration: z.strictObject({ words: said, date, source: link }).nullable(),
}
export type ListedBody = z.infer<z.ZodObject<typeof members>>

export const partyListed = statement('party/listed', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: members,
  reads: ({ body, call }) => ({
    party: ref('parties', body.party),
    role: ref('roles', body.party),
    listing: ref('listings', call, body.party),
    source: ref('sources', call, body.source.date),
  }),
  refuses: { source_wrong: 'source', party_exists: 'party', seen_stale: null },
  admit({ body, call, index, rows, statement }) {
    requireDates(body)
    const { party, listing } = requireCopied(body.party, rows)
    rely(listing, statement, `The row of ${body.party}`)
    const { date, ...source } = body.source
    const { row: known } = rows.source
    if (known !== undefined && (known.digest !== source.digest || known.whole !== source.whole))
      throw new Refusal(
        'source_wrong',
        `${known.digest === source.digest ? 'The same' : 'Another'} list of ${date} was taken before, ${known.whole ? 'whole' : 'in part'}, by entry ${known.entry}.`,
      )
    if (known === undefined) rows.source.put({ since: index, ...source, entry: index })
    const row = { ...listing, since: index, versions: withVersion(listing, versionOf(body, index)) }
    rows.listing.put(row)
    rows.party.put(copiedParty(body.party, party, call, row, index))
  },
})

/** Refuses an id that belongs to an officer, or to a party that no list and no source brought in. */
export function requireCopied(
  id: string,
  rows: { readonly role: Cell<'roles'>; readonly party: Cell<'parties'>; readonly listing: Cell<'listings'> },
): { readonly party: PartyRow | undefined; readonly listing: ListingRow | undefined } {
  requireNoOffice(id, rows.role)
  const [party, listing] = [rows.party.row, rows.listing.row]
  if (party?.status === 'admitted' && listing === undefined)
    throw new Refusal('party_exists', `${id} was admitted without a list; what is copied cannot take its id.`)
  return { party, listing }
}

function requireDates(body: ListedBody): void {
  const { source, present, firstSeen, lastSeen, row } = body
  if (!present && !source.whole)
    throw new Refusal(
      'source_wrong',
      `A part of the list of ${source.date} lacks nobody whom it does not name.`,
    )
  const fits = present
    ? firstSeen <= source.date && lastSeen === null
    : lastSeen !== null && firstSeen <= lastSeen && lastSeen < source.date && row === null
  if (!fits)
    throw new Refusal(
      'source_wrong',
      `The list of ${source.date} cannot say that ${body.party} was first seen ${firstSeen} and last seen ${lastSeen ?? 'in it'}.`,
    )
}

function versionOf(body: ListedBody, entry: number): Listed {
  const { names, kind, country, nature, website, row, present, signed, declaration } = body
  const told = { names, kind, country, nature, website, row, present, signed, declaration }
  return { date: body.source.date, entry, ...told }
}

/** By the dates of the lists. A second word on one list replaces the first. */
function withVersion(listing: ListingRow | undefined, version: Listed): readonly Listed[] {
  const others = (listing?.versions ?? []).filter(old => old.date !== version.date)
  const after = others.findIndex(old => old.date > version.date)
  return others.toSpliced(after === -1 ? others.length : after, 0, version)
}

/**
 * A party that was only copied goes by the newest list that speaks of it, else by the newest source that holds; one of
 * whom all was withdrawn by its id alone. An admitted one keeps its own facts.
 */
export function copiedParty(
  id: string,
  party: PartyRow | undefined,
  call: string,
  { versions, facts = [] }: ListingRow,
  index: number,
): PartyRow {
  const listed = [...new Set([...(party?.listed ?? []), call])]
  if (party?.status === 'admitted') return { ...party, listed }
  const told = versions.at(-1) ?? facts.findLast(({ withdrawn }) => withdrawn === null)
  const { names, kind, country } = told ?? {
    ...{ names: [{ lang: 'und', text: id }], kind: 'unknown', country: null },
  }
  return { since: index, status: 'listed', names, kind, country, listed, admitted: null, versions: [] }
}

export const LISTING_TYPES = [partyListed] as const
