import assert from 'node:assert/strict'
import type { Clause } from '../../src/register/clauses.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { admitted, applied } from '../desk/people.ts'
import { ACCEPTS, ACCORD, INVITING, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import type { FallingServer } from './falling-server.ts'
import type { Flow } from './flows.ts'
import { newOrganisation, posting } from './prepared.ts'

/** Days are to come for a signatory, and its server is down meanwhile: what that does by itself at its next start. */

const FIRST: Clause = {
  id: 'first-commitment',
  says: [said('Within three weeks we take something on.')],
  of: {},
  asks: { commitments: 1 },
  cycle: { by: 'signature', opens: 0, due: 21 },
  grace: 0,
}
const POLICY = { ...INVITING, clauses: [FIRST] }

/** Somebody has applied for it, who hears of it. It has signed rules by which something is due soon. */
async function newDutiful(site: FallingServer, officer: Parameters<Flow['begin']>[1]) {
  const { party: _, ...typed } = newOrganisation()
  await applied(site.asked, typed)
  await admitted({ visitor: officer.visitor.tab(), device: officer.device }, typed.name)
  const [entry] = (await site.entries(0, 'party/admitted')).slice(-1)
  const party = String(entry!.body.party)
  const post = await posting(site)
  const key = partyKey(party)
  await post('call/policy-changed', { policy: POLICY, reason: said('x') }, { call: ACCORD })
  await post('key/added', { holder: party, key: key.key, reason: said('It has none.') }, { signers: [key] })
  const yes = { ...ACCEPTS, policy: policyDigest(POLICY) }
  await post('signature/given', yes, { by: party, call: ACCORD, signers: [key] })
  await site.settled()
  return { party, email: typed.email }
}

export const datesRunOn: Flow['begin'] = async (site, officer) => {
  const { party, email } = await newDutiful(site, officer)
  const size = await site.size()
  const told = async () => {
    const letters = await site.lettersTo(officer, email)
    return letters.filter(letter => letter.includes(`/${ACCORD}/due?`)).length
  }
  const done = async () => {
    for (let tries = 0; tries < 60 && (await told()) === 0; tries++) await site.settled()
    assert.equal(await told(), 1, 'one letter tells of what is to come')
    assert.equal(await site.lying(`"party":"${party}"`, 'duty-notice'), 1)
    const shut = await site.entries(size, 'service/interrupted')
    assert.equal(shut.length, 1, 'one entry tells for how long it was down')
    assert.equal(await site.lying('from', 'interruption'), 0)
  }
  return { act: done, after: done }
}
