import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCEPTS, ACCORD, facts, harbour, northhaven, POLICY, said, signAccord } from '../../test/harbour.ts'
import type { MemoryLog } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { policyDigest } from './calls.ts'
import { mandateNeeded } from './mandates.ts'
import type { MandateLevel, Policy } from './shapes.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

const admit = (log: MemoryLog, party: string, level: MandateLevel, more: object = {}, keys = [northhaven]) =>
  log.post(
    'party/admitted',
    {
      party,
      ...facts(party),
      mandate: { ...facts(party).mandate, level },
      keys: keys.map(({ key }) => key),
      claims: false,
      ...more,
    },
    { signers: [log.depositary, ...keys] },
  )

describe('the mandate that a call asks for', () => {
  const policy: Policy = { ...POLICY, mandates: [{ kind: 'state', mandate: 'vetted' }] }

  it('may be another for a kind', () => {
    assert.equal(mandateNeeded(policy, 'state'), 'vetted')
    assert.equal(mandateNeeded(policy, 'company'), 'domain')
    assert.equal(mandateNeeded(POLICY, 'state'), 'domain')
  })

  it('is asked of each party by its kind', () => {
    const log = harbour()
    log.post('call/policy-changed', { policy, reason: said('States are vetted.') }, { call: ACCORD })
    const accepts = { ...ACCEPTS, policy: policyDigest(policy) }
    admit(log, 'northland', 'instrument', { kind: 'state' })
    refused('mandate_insufficient', () => signAccord(log, 'northland', northhaven, { body: accepts }))
    const vetted = {
      ...facts('northland'),
      kind: 'state',
      mandate: { ...facts('x').mandate, level: 'vetted' },
    }
    log.post('party/updated', { party: 'northland', ...vetted, reason: said('Called back.') })
    signAccord(log, 'northland', northhaven, { body: accepts })
  })
})
