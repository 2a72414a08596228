import { z } from 'zod'
import { formatJson } from '../core/json.ts'
import { keySchema } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { requireLasting } from './admitted.ts'
import { enterKeys, keyRefs } from './keys.ts'
import { bareCheck, checkOf, enterCheck, proofKey, proofRefs, stands } from './proofs.ts'
import type { Rows } from './rows.ts'
import { type Act, defineRule, must, ref, rely } from './rule.ts'
import {
  country,
  domain,
  id,
  identifiers,
  kind,
  localised,
  MANDATES,
  type Mandate,
  mandate,
  said,
} from './shapes.ts'
import { withVersion } from './versions.ts'

/** Parties: whoever can stand in the register, what they are called, and how far their mandate goes. */

const facts = {
  names: localised,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
  mandate,
}

export const partyAdmitted = defineRule({
  type: 'party/admitted',
  scope: 'log',
  author: 'depositary',
  body: z.strictObject({
    party: id,
    ...facts,
    keys: z.array(keySchema).max(3),
    /** True where the id is that of a row copied from a list, which the party takes over. */
    claims: z.boolean(),
  }),
  newKeys: body => body.keys,
  brings: body => [ref('parties', body.party)],
  needs: body => [...keyRefs(body.keys), ref('parties', body.party), ref('roles', body.party)],
  admit(body, act, rows) {
    const { party, keys, claims, ...known } = body
    const before = rows.get('parties', party)
    if (party === 'depositary' || rows.get('roles', party) !== undefined)
      throw new Refusal('party_exists', `The id ${party} is taken.`)
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
    rely(before, act.statement, `The row of ${party}`)
    enterKeys(keys, { holder: party, use: 'party', addedBy: 'depositary' }, act, rows)
    const version = { from: act.day, entry: act.index, ...known }
    const check = checkOf(known.mandate, act.index)
    rows.put('proofs', proofKey(party, known.mandate.level), {
      since: act.index,
      checks: [act.index],
      first: check,
      latest: check,
      held: check,
      lapsed: null,
    })
    rows.put('parties', party, {
      since: act.index,
      status: 'admitted',
      names: known.names,
      kind: known.kind,
      country: known.country,
      listed: before?.listed ?? [],
      admitted: act.index,
      versions: [version],
    })
  },
})

export const partyUpdated = defineRule({
  type: 'party/updated',
  scope: 'log',
  author: 'depositary',
  body: z.strictObject({ party: id, ...facts, reason: said }),
  cosigners: body => [body.party],
  rests: body => [ref('parties', body.party)],
  needs: body => [ref('parties', body.party), ...proofRefs(body.party)],
  admit(body, act, rows) {
    const { party, reason: _, ...known } = body
    const before = must(rows, 'parties', party, 'party_unknown', `No party ${party} stands in the register.`)
    if (before.status === 'listed')
      throw new Refusal('party_unclaimed', `${party} was copied from a list; a later list corrects it.`)
    requireLasting(before, party)
    rely(before, act.statement, `The party ${party}`)
    const newest = before.versions.at(-1)!
    const isChecked = formatJson(newest.mandate) !== formatJson(known.mandate)
    if (isChecked) stateMandate(party, known.mandate, act, rows)
    const lapse = isChecked || newest.lapsed === undefined ? {} : { lapsed: newest.lapsed }
    const version = { from: act.day, entry: act.index, ...known, ...lapse }
    rows.put('parties', party, withVersion(before, version, act))
  },
})

/** The depositary states the mandate anew, as a whole: stronger proofs than the one that it names stand no more. */
function stateMandate(party: string, mandate: Mandate, act: Act, rows: Rows): void {
  enterCheck(party, mandate.level, checkOf(mandate, act.index), rows)
  for (const stronger of MANDATES.slice(MANDATES.indexOf(mandate.level) + 1))
    if (stands(rows.get('proofs', proofKey(party, stronger))))
      enterCheck(party, stronger, bareCheck('lapsed', mandate.checked, act.index), rows)
}
