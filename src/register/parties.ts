import { z } from 'zod'
import { keySchema } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { enterKeys, keyRefs } from './keys.ts'
import type { PartyRow, PartyVersion } from './rows.ts'
import { type Act, defineRule, must, ref, rely } from './rule.ts'
import { country, domain, id, identifiers, kind, localised, mandate, said } from './shapes.ts'

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
  needs: body => [ref('parties', body.party)],
  admit(body, act, rows) {
    const { party, reason: _, ...known } = body
    const before = must(rows, 'parties', party, 'party_unknown', `No party ${party} stands in the register.`)
    if (before.status === 'listed')
      throw new Refusal('party_unclaimed', `${party} was copied from a list; a later list corrects it.`)
    rely(before, act.statement, `The party ${party}`)
    rows.put('parties', party, withVersion(before, { from: act.day, entry: act.index, ...known }, act))
  },
})

/** Of two changes on one day the later one counts for that day. */
function withVersion(party: PartyRow, version: PartyVersion, act: Act): PartyRow {
  const { names, kind, country } = version
  const versions = [...party.versions.filter(old => old.from !== version.from), version]
  return { ...party, since: act.index, names, kind, country, versions }
}
