import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Listed, ListingRow, PartyRow } from './rows.ts'
import { callOf, defineRule, ref, rely } from './rule.ts'
import { country, date, digest, id, kind, link, localised, said, shortText } from './shapes.ts'

/**
 * Listings: what older lists said of a party. Each list is a dated source; a statement is made where a list
 * says something new of a party, or lacks it. Lists may come in any order: versions stand by their dates.
 */

const listedBody = z.strictObject({
  party: id,
  names: localised,
  kind,
  country: country.nullable(),
  nature: said.nullable(),
  website: link.nullable(),
  /** The list that says so, or that lacks the party. `digest` is of the list's bytes. */
  source: z.strictObject({ title: shortText, url: link.nullable(), date, digest }),
  row: z.int().min(1).nullable(),
  present: z.boolean(),
  signed: date.nullable(),
  firstSeen: date,
  lastSeen: date.nullable(),
  declaration: z.strictObject({ words: said, date, source: link }).nullable(),
})
export type ListedBody = z.infer<typeof listedBody>

export const partyListed = defineRule({
  type: 'party/listed',
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: listedBody,
  needs: (body, statement) => [
    ref('parties', body.party),
    ref('roles', body.party),
    ref('listings', `${callOf(statement)}/${body.party}`),
    ref('sources', `${callOf(statement)}/${body.source.date}`),
  ],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    requireDates(body)
    if (body.party === 'depositary' || rows.get('roles', body.party) !== undefined)
      throw new Refusal('party_exists', `The id ${body.party} is taken.`)
    const party = rows.get('parties', body.party)
    const listing = rows.get('listings', `${call}/${body.party}`)
    if (party?.status === 'admitted' && listing === undefined)
      throw new Refusal(
        'party_exists',
        `${body.party} was admitted without a list; a list cannot take its id.`,
      )
    rely(listing, act.statement, `The row of ${body.party}`)
    const { date, ...source } = body.source
    const known = rows.get('sources', `${call}/${date}`)
    if (known !== undefined && known.digest !== source.digest)
      throw new Refusal('source_wrong', `Another list of ${date} was taken before, by entry ${known.entry}.`)
    if (known === undefined)
      rows.put('sources', `${call}/${date}`, { since: act.index, ...source, entry: act.index })
    const versions = withVersion(listing, versionOf(body, act.index))
    rows.put('listings', `${call}/${body.party}`, { since: act.index, versions })
    rows.put('parties', body.party, listedParty(party, call, versions, act.index))
  },
})

function requireDates(body: ListedBody): void {
  const { source, present, firstSeen, lastSeen, row } = body
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
  return {
    date: body.source.date,
    entry,
    present,
    row,
    names,
    kind,
    country,
    nature,
    website,
    signed,
    declaration,
  }
}

/** By the dates of the lists; a second word on the same list replaces the first. */
function withVersion(listing: ListingRow | undefined, version: Listed): readonly Listed[] {
  const others = (listing?.versions ?? []).filter(old => old.date !== version.date)
  const after = others.findIndex(old => old.date > version.date)
  return after === -1 ? [...others, version] : [...others.slice(0, after), version, ...others.slice(after)]
}

/** A party that only lists know goes by the newest of them; an admitted one keeps its own facts. */
function listedParty(
  party: PartyRow | undefined,
  call: string,
  versions: readonly Listed[],
  index: number,
): PartyRow {
  const listed =
    party === undefined ? [call] : party.listed.includes(call) ? party.listed : [...party.listed, call]
  if (party?.status === 'admitted') return { ...party, listed }
  const { names, kind, country } = versions.at(-1)!
  return { since: index, status: 'listed', names, kind, country, listed, admitted: null, versions: [] }
}
