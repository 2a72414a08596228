import { Refusal } from '../core/refusal.ts'
import type { Cell } from './cells.ts'
import { must } from './declaration.ts'
import type { PartyRow } from './rows.ts'

/** Whether a party can act, and be acted upon. */

/** By which `requireAdmitted` refuses, with the member that names the party. */
export const admittedCodes = <M extends string | null>(member: M) =>
  ({ party_unknown: member, party_unclaimed: member, party_ended: member }) as const

/** The party, or the refusal of one that nobody has admitted, or that has ended since. */
export function requireAdmitted(cell: Cell<'parties'>): PartyRow {
  const { key } = cell.ref
  const party = must(cell, 'party_unknown', `No party ${key} stands in the register.`)
  if (party.status === 'listed')
    throw new Refusal('party_unclaimed', `${key} was copied from a list and has not been admitted.`)
  requireLasting(party, key)
  return party
}

/** Refuses `party_ended`. */
export function requireLasting(party: PartyRow | undefined, name: string): void {
  if (party?.ended !== undefined)
    throw new Refusal('party_ended', `${name} ended on ${party.ended.day}, by entry ${party.ended.entry}.`)
}
