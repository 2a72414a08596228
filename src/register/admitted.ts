import { Refusal } from '../core/refusal.ts'
import type { PartyRow, Rows } from './rows.ts'
import { must } from './rule.ts'

/** The party, or the refusal of one that nobody has admitted, or that has ended since. */
export function requireAdmitted(rows: Rows, name: string): PartyRow {
  const party = must(rows, 'parties', name, 'party_unknown', `No party ${name} stands in the register.`)
  if (party.status === 'listed')
    throw new Refusal('party_unclaimed', `${name} was copied from a list and has not been admitted.`)
  requireLasting(party, name)
  return party
}

/** Refuses `party_ended`. */
export function requireLasting(party: PartyRow | undefined, name: string): void {
  if (party?.ended !== undefined)
    throw new Refusal('party_ended', `${name} ended on ${party.ended.day}, by entry ${party.ended.entry}.`)
}
