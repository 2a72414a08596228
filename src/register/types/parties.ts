import { z } from 'zod'
import { formatJson } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import type { Cell } from '../cells.ts'
import { type Act, must, rely, statement } from '../declaration.ts'
import {
  country,
  domain,
  identifiers,
  key,
  kind,
  localised,
  MANDATES,
  type Mandate,
  mandate,
  party,
  said,
  yes,
} from '../kinds.ts'
import { aboutParty, admittedCodes, requireLasting, requireNoOffice } from '../party-in-force.ts'
import { countIn } from '../party-keys.ts'
import { addVersion, bareCheck, checkOf, enterCheck, type Proofs, proofRefs, stands } from '../proofs.ts'
import { type PartyRow, type PartyVersion, ref } from '../rows.ts'
import { enteringCodes, enterKeys, keyidOf, keyRefs } from './keys.ts'

/** Parties: whoever can stand in the register, what they are called, and how far their mandate goes. */

export const facts = {
  names: localised,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
  /** Null where nobody has checked it yet. */
  mandate: mandate.nullable(),
}

/** The codes of `requireFree`, with the member that names the party. */
export const freeCodes = <M extends string>(member: M) =>
  ({ party_exists: member, party_unknown: member, party_claimed: member, seen_stale: null }) as const

export const partyAdmitted = statement('party/admitted', {
  scope: 'log',
  author: 'depositary',
  body: {
    party,
    ...facts,
    keys: z.array(key).max(3),
    /** True where the id is that of a row copied from a list, which the party takes over. */
    claims: yes,
  },
  newKeys: body => body.keys,
  brings: ({ body }) => [ref('parties', body.party)],
  tells: ({ body }) => [body.party],
  reads: ({ body }) => ({
    keys: keyRefs(body.keys),
    party: ref('parties', body.party),
    partyKeys: ref('partyKeys', body.party),
    role: ref('roles', body.party),
    proofs: proofRefs(body.party),
  }),
  refuses: {
    ...freeCodes('party'),
    ...enteringCodes('keys'),
  },
  admit({ body, day, index, rows, statement }) {
    const { party, keys, claims, ...known } = body
    const before = requireFree(party, claims, rows, statement)
    countIn(rows.partyKeys, keys.map(keyidOf), { index, day, bySelf: false })
    enterKeys(keys, rows.keys, { holder: party, use: 'party', addedBy: 'depositary' }, index)
    if (known.mandate !== null) enterCheck(rows.proofs[known.mandate.level], checkOf(known.mandate, index))
    rows.party.put(enteredAs({ from: day, entry: index, ...known }, before))
  },
})

/** The row of a party that enters with this version of itself, in the place of what lists said of it. */
export function enteredAs(version: PartyVersion, before: PartyRow | undefined): PartyRow {
  const { entry, names, kind, country } = version
  const listed = before?.listed ?? []
  return {
    since: entry,
    status: 'admitted',
    names,
    kind,
    country,
    listed,
    admitted: entry,
    versions: [version],
  }
}

/** What lists say of the party that is to enter, if it claims that row. Refuses an id that is taken. */
export function requireFree(
  party: string,
  claims: boolean,
  rows: { readonly party: Cell<'parties'>; readonly role: Cell<'roles'> },
  statement: Statement,
): PartyRow | undefined {
  const { row: before } = rows.party
  requireNoOffice(party, rows.role)
  if (claims && before === undefined)
    throw new Refusal('party_unknown', `No list names a party ${party}; there is nothing to claim.`)
  if (before?.status === 'admitted')
    throw new Refusal(
      claims ? 'party_claimed' : 'party_exists',
      `${party} was admitted by entry ${before.admitted}.`,
    )
  if (before !== undefined && !claims)
    throw new Refusal(
      'party_exists',
      `${party} stands in the register, copied from a list: claim that row, or choose another id.`,
    )
  return rely(before, statement, `The row of ${party}`)
}

export const partyUpdated = statement('party/updated', {
  scope: 'log',
  author: 'depositary',
  saysAll: true,
  body: { party, reason: said, ...facts },
  cosigners: body => [body.party],
  ...aboutParty,
  reads: ({ body }) => ({ party: ref('parties', body.party), proofs: proofRefs(body.party) }),
  refuses: { ...admittedCodes('party'), seen_stale: null },
  admit({ body, day, index, rows, statement }) {
    const { party, reason: _, ...known } = body
    const before = must(rows.party, 'party_unknown', `No party ${party} stands in the register.`)
    if (before.status === 'listed')
      throw new Refusal('party_unclaimed', `${party} was copied from a list; a later list corrects it.`)
    requireLasting(before, party)
    rely(before, statement, `The party ${party}`)
    const newest = before.versions.at(-1)!
    const isChecked = formatJson(newest.mandate) !== formatJson(known.mandate)
    if (isChecked) stateMandate(known.mandate, rows.proofs, { day, index })
    const lapse = isChecked || newest.lapsed === undefined ? {} : { lapsed: newest.lapsed }
    addVersion(rows.party, before, { from: day, entry: index, ...known, ...lapse })
  },
})

/** The depositary states the whole mandate anew: proofs stronger than the one that it names, or all, stand no more. */
function stateMandate(
  mandate: Mandate | null,
  proofs: Proofs,
  { day, index }: Pick<Act, 'day' | 'index'>,
): void {
  if (mandate !== null) enterCheck(proofs[mandate.level], checkOf(mandate, index))
  const weaker = mandate === null ? 0 : MANDATES.indexOf(mandate.level) + 1
  for (const stronger of MANDATES.slice(weaker))
    if (stands(proofs[stronger].row))
      enterCheck(proofs[stronger], bareCheck('lapsed', mandate?.checked ?? day, index))
}

export const PARTY_TYPES = [partyAdmitted, partyUpdated] as const
