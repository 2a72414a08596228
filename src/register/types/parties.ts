import { z } from 'zod'
import { formatJson } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { must, rely, statement } from '../declaration.ts'
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
import { ref } from '../rows.ts'
import { enteringCodes, enterKeys, keyidOf, keyRefs } from './keys.ts'

/** Parties: whoever can stand in the register, what they are called, and how far their mandate goes. */

const facts = {
  names: localised,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
  mandate,
}

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
    proof: ref('proofs', body.party, body.mandate.level),
  }),
  refuses: {
    party_exists: 'party',
    party_unknown: 'party',
    party_claimed: 'party',
    seen_stale: null,
    ...enteringCodes('keys'),
  },
  admit({ body, day, index, rows, statement }) {
    const { party, keys, claims, ...known } = body
    const { names, kind, country } = known
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
    rely(before, statement, `The row of ${party}`)
    countIn(rows.partyKeys, keys.map(keyidOf), { index, day, bySelf: false })
    enterKeys(keys, rows.keys, { holder: party, use: 'party', addedBy: 'depositary' }, index)
    enterCheck(rows.proof, checkOf(known.mandate, index))
    rows.party.put({
      since: index,
      status: 'admitted',
      names,
      kind,
      country,
      listed: before?.listed ?? [],
      admitted: index,
      versions: [{ from: day, entry: index, ...known }],
    })
  },
})

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
    if (isChecked) stateMandate(known.mandate, rows.proofs, index)
    const lapse = isChecked || newest.lapsed === undefined ? {} : { lapsed: newest.lapsed }
    addVersion(rows.party, before, { from: day, entry: index, ...known, ...lapse })
  },
})

/** The depositary states the whole mandate anew: proofs stronger than the one that it names stand no more. */
function stateMandate(mandate: Mandate, proofs: Proofs, index: number): void {
  enterCheck(proofs[mandate.level], checkOf(mandate, index))
  for (const stronger of MANDATES.slice(MANDATES.indexOf(mandate.level) + 1))
    if (stands(proofs[stronger].row))
      enterCheck(proofs[stronger], bareCheck('lapsed', mandate.checked, index))
}

export const PARTY_TYPES = [partyAdmitted, partyUpdated] as const
