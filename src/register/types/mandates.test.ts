import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  facts,
  harbour,
  listed,
  MANIFEST,
  northhaven,
  POLICY,
  said,
  signAccord,
} from '../../../test/harbour.ts'
import type { MemoryLog } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import type { MandateLevel } from '../kinds.ts'
import type { Policy } from '../policy.ts'
import { policyDigest } from './calls.ts'
import { mandateNeeded } from './mandates.ts'

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

const check = (log: MemoryLog, party: string, more: object = {}) =>
  log.post('mandate/checked', {
    party,
    method: 'domain',
    outcome: 'holds',
    checked: '2026-01-02',
    domain: `${party}.example`,
    dnssec: 'secure',
    channel: null,
    note: null,
    evidence: [],
    ...more,
  })
const bare = { domain: null, dnssec: null }
const byMail = { method: 'email', ...bare }
const vetted = { method: 'vetted', ...bare, note: said('Called back.') }
const versionOf = (log: MemoryLog, party: string) => log.rows.get('parties', party)?.versions.at(-1)
const proofOf = (log: MemoryLog, party: string, method: string) =>
  log.rows.get('proofs', `${party}/${method}`)

describe('a mandate that is checked', () => {
  it('is proven first by the admission', () => {
    const log = harbour()
    const entry = admit(log, 'northhaven', 'domain')
    const row = proofOf(log, 'northhaven', 'domain')
    assert.deepEqual(row?.first, row?.held)
    assert.deepEqual([row?.first.entry, row?.first.checked, row?.lapsed], [entry, '2026-01-01', null])
    assert.equal(proofOf(log, 'northhaven', 'email'), undefined)
  })

  it('is as strong as the strongest proof that stands', () => {
    const log = harbour()
    admit(log, 'northhaven', 'email')
    const level = () => versionOf(log, 'northhaven')?.mandate?.level
    refused('mandate_insufficient', () => signAccord(log, 'northhaven', northhaven))
    const entry = check(log, 'northhaven')
    assert.equal(level(), 'domain')
    assert.equal(versionOf(log, 'northhaven')?.entry, entry)
    const since = log.rows.get('parties', 'northhaven')?.since
    check(log, 'northhaven')
    check(log, 'northhaven', byMail)
    assert.equal(log.rows.get('parties', 'northhaven')?.since, since, 'nothing that others rely on changed')
    check(log, 'northhaven', vetted)
    assert.equal(level(), 'vetted')
    check(log, 'northhaven', { ...vetted, outcome: 'lapsed' })
    assert.equal(level(), 'domain')
    check(log, 'northhaven', { outcome: 'lapsed' })
    assert.equal(level(), 'email')
    refused('mandate_insufficient', () => signAccord(log, 'northhaven', northhaven))
  })

  it('that lapses is told, stops new signatures and leaves those that were given', () => {
    const log = harbour()
    admit(log, 'northhaven', 'domain')
    signAccord(log, 'northhaven', northhaven)
    const entry = check(log, 'northhaven', { outcome: 'lapsed' })
    assert.deepEqual(
      [versionOf(log, 'northhaven')?.mandate?.level, versionOf(log, 'northhaven')?.lapsed],
      ['domain', entry],
    )
    const row = proofOf(log, 'northhaven', 'domain')
    assert.deepEqual([row?.lapsed, row?.latest.outcome, row?.held?.outcome], [entry, 'lapsed', 'holds'])
    assert.equal(log.rows.get('signatures', `${ACCORD}/northhaven`)?.state, 'standing')
    log.post(
      'signature/withdrawn',
      { reason: null },
      { by: 'northhaven', call: ACCORD, signers: [northhaven] },
    )
    refused('mandate_lapsed', () => signAccord(log, 'northhaven', northhaven))
    check(log, 'northhaven', { outcome: 'lapsed' })
    assert.equal(versionOf(log, 'northhaven')?.lapsed, entry, 'it lapsed once')
    check(log, 'northhaven', { outcome: 'unclear' })
    assert.equal(proofOf(log, 'northhaven', 'domain')?.lapsed, entry, 'unclear brings nothing back')
    refused('mandate_lapsed', () => signAccord(log, 'northhaven', northhaven))
    check(log, 'northhaven')
    assert.equal(versionOf(log, 'northhaven')?.lapsed, undefined)
    signAccord(log, 'northhaven', northhaven)
  })

  it('is as it was where a check is unclear, and the check is kept', () => {
    const log = harbour()
    admit(log, 'northhaven', 'domain')
    const { since } = log.rows.get('parties', 'northhaven')!
    const entry = check(log, 'northhaven', { outcome: 'unclear' })
    assert.equal(log.rows.get('parties', 'northhaven')?.since, since)
    assert.equal(proofOf(log, 'northhaven', 'domain')?.latest.entry, entry)
    check(log, 'northhaven', { ...vetted, outcome: 'unclear' })
    assert.equal(versionOf(log, 'northhaven')?.mandate?.level, 'domain', 'what never held proves nothing')
    refused('proof_unknown', () => check(log, 'northhaven', { ...vetted, outcome: 'lapsed' }))
  })

  it('is that of a party that was admitted, as the depositary has seen it', () => {
    const log = harbour()
    refused('party_unknown', () => check(log, 'northhaven'))
    log.post('party/listed', listed('westbank', '2025-06-01'), { call: ACCORD })
    refused('party_unclaimed', () => check(log, 'westbank'))
    admit(log, 'northhaven', 'domain')
    const seen = log.seen()
    check(log, 'northhaven', vetted)
    const late = {
      ...{ party: 'northhaven', method: 'email', outcome: 'holds', checked: '2026-01-02', channel: null },
      ...{ note: null, evidence: [], ...bare },
    }
    refused('seen_stale', () => log.post('mandate/checked', late, { seen }))
  })

  it('says what each method has to say', () => {
    const log = harbour()
    admit(log, 'northhaven', 'email')
    const [evidence] = MANIFEST.texts.map(({ digest }) => [digest])
    const channel = said('By diplomatic bag.')
    const wrong: object[] = [
      { domain: null },
      { ...byMail, dnssec: 'secure' },
      { ...byMail, channel },
      { method: 'instrument', ...bare, channel },
      { method: 'instrument', ...bare, evidence },
      { ...vetted, note: null },
    ]
    for (const more of wrong) refused('body_malformed', () => check(log, 'northhaven', more))
    check(log, 'northhaven', { method: 'instrument', ...bare, channel, evidence })
    assert.deepEqual(proofOf(log, 'northhaven', 'instrument')?.held?.channel, channel)
    assert.equal(versionOf(log, 'northhaven')?.mandate?.level, 'instrument')
  })

  it('that the depositary states anew is what it states, and no rename brings a lapsed one back', () => {
    const log = harbour()
    admit(log, 'northhaven', 'domain')
    check(log, 'northhaven', vetted)
    const mandate = versionOf(log, 'northhaven')!.mandate!
    const update = (mandate: object) =>
      log.post('party/updated', { party: 'northhaven', ...facts('Haven'), mandate, reason: said('Renamed.') })
    update(mandate)
    assert.equal(proofOf(log, 'northhaven', 'vetted')?.lapsed, null)
    const entry = update({ ...mandate, level: 'email', checked: '2026-01-03' })
    assert.equal(versionOf(log, 'northhaven')?.mandate?.level, 'email')
    assert.deepEqual(
      ['vetted', 'domain', 'email'].map(method => proofOf(log, 'northhaven', method)?.lapsed),
      [entry, entry, null],
    )
    const lapse = check(log, 'northhaven', { ...byMail, outcome: 'lapsed' })
    update(versionOf(log, 'northhaven')!.mandate!)
    assert.equal(versionOf(log, 'northhaven')?.lapsed, lapse)
    update({ ...mandate, checked: '2026-01-04' })
    assert.equal(versionOf(log, 'northhaven')?.lapsed, undefined)
    assert.equal(proofOf(log, 'northhaven', 'vetted')?.lapsed, null)
  })
})
