import { Refusal } from '../core/refusal.ts'
import type { Cell } from './cells.ts'
import { must } from './declaration.ts'
import { type PartyRow, ref } from './rows.ts'

/** Whether a party can act, and be acted upon. */

type About = { readonly body: { readonly party: string } }
/** What is declared of a statement about a party: receipts show its admission, and its people are told. */
export const aboutParty = {
  rests: ({ body }: About) => [ref('parties', body.party)],
  tells: ({ body }: About) => [body.party],
}

/** The codes of `requireAdmitted`, with the member that names the party. */
export const admittedCodes = <M extends string | null>(member: M) =>
  ({ party_unknown: member, party_unclaimed: member, party_ended: member }) as const

/** The party, unless nobody has admitted it or it has ended. */
export function requireAdmitted(cell: Cell<'parties'>): PartyRow {
  const { key } = cell.ref
  const party = must(cell, 'party_unknown', `No party ${key} stands in the register.`)
  if (party.status === 'listed')
    throw new Refusal('party_unclaimed', `${key} was copied from a list and has not been admitted.`)
  requireLasting(party, key)
  return party
}

/** Refuses `party_exists` for the id of the depositary or of an officer. */
export function requireNoOffice(id: string, role: Cell<'roles'>): void {
  if (id === 'depositary' || role.row !== undefined)
    throw new Refusal('party_exists', `The id ${id} is taken.`)
}

/** Refuses `party_ended`. */
export function requireLasting(party: PartyRow | undefined, name: string): void {
  if (party?.ended !== undefined)
    throw new Refusal('party_ended', `${name} ended on ${party.ended.day}, by entry ${party.ended.entry}.`)
}
