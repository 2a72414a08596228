import type { RollItem } from '../register/roll.ts'
import type { ListingRow, PartyRow, Ref, Rows } from '../register/rows.ts'
import { foldWords } from '../register/search-words.ts'

/**
 * All organisations of the register, whatever they signed and wherever they were named: kept, searched and counted as
 * one more roll, on which each of them stands for good.
 */

/** The roll's name. No call has it: ids begin with a letter or a digit. */
export const DIRECTORY = '_all'

/** Before every day. */
const EVER = '0001-01-01'
/** Names of one organisation that are searched beside those it has now: somebody could rename it for ever. */
const MOST_NAMES = 24
/** Characters of a name that decide its place, as on other rolls. */
const SORT_LENGTH = 256

/** What says what it was called, beside its own row. */
export function listingsOf(party: string, known: PartyRow | undefined): Ref<'listings'>[] {
  return (known?.listed ?? []).map(call => ({ table: 'listings', key: `${call}/${party}` }))
}

/** Its one stretch (stretches.ts). `row` answers for the party and `listingsOf` it. */
export function directoryStretches(party: string, row: Rows['get']) {
  const known = row('parties', party)
  if (known === undefined) return []
  const { names, kind, country, admitted, versions, since } = known
  const listings = listingsOf(party, known).flatMap(({ table, key }) => row(table, key) ?? [])
  const also = otherNames(known, listings)
  const sort = [...foldWords(names[0]!.text)].slice(0, SORT_LENGTH).join('')
  const item: RollItem = {
    party,
    names,
    ...(also.length > 0 && { also }),
    kind,
    country,
    mandate: versions.at(-1)?.mandate?.level ?? null,
    basis: admitted === null ? 'listed' : 'given',
    signed: null,
    ...{ manifest: null, version: null, textSince: null, reservation: null, declaration: null },
    entry: admitted ?? since,
  }
  return [{ call: DIRECTORY, party, nth: 0, sort, from: EVER, to: null, unsure: '', item }]
}

/** What it was called before, and what lists and other sources call it; the newest first. */
function otherNames({ names, versions }: PartyRow, listings: readonly ListingRow[]) {
  const listed = listings.flatMap(({ versions, facts = [] }) => [
    ...versions.toReversed(),
    ...facts.filter(({ withdrawn }) => withdrawn === null).toReversed(),
  ])
  const seen = new Set(names.map(({ text }) => foldWords(text)))
  return [...versions.toReversed(), ...listed]
    .flatMap(({ names }) => names)
    .filter(({ text }) => {
      const folded = foldWords(text)
      return !seen.has(folded) && seen.add(folded)
    })
    .slice(0, MOST_NAMES)
}
