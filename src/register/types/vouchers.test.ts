import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCEPTS, ACCORD, facts, harbour, POLICY, said, signAccord } from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import type { MandateLevel } from '../kinds.ts'
import type { Policy } from '../policy.ts'
import { policyDigest } from './calls.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

function admit(log: MemoryLog, party: string, level: MandateLevel): void {
  const mandate = { ...facts(party).mandate, level }
  const body = { party, ...facts(party), mandate, keys: [partyKey(party).key], claims: false }
  log.post('party/admitted', body, { signers: [log.depositary, partyKey(party)] })
}

/** A small body with a free mail address, and parties that can vouch for it. */
function wharf(): MemoryLog {
  const log = harbour()
  admit(log, 'lantern', 'email')
  admit(log, 'northhaven', 'domain')
  admit(log, 'eastport', 'vetted')
  admit(log, 'federation', 'instrument')
  return log
}

const vouch = (log: MemoryLog, by: string, { party = 'lantern', stands = true } = {}) =>
  log.post(
    'mandate/vouched',
    { party, stands, note: said('We have worked with them for years.') },
    { by, signers: [partyKey(by)] },
  )
const versionOf = (log: MemoryLog, party = 'lantern') => log.rows.get('parties', party)?.versions.at(-1)
const proofOf = (log: MemoryLog, party = 'lantern') => log.rows.get('proofs', `${party}/voucher`)

describe('a voucher', () => {
  const needing: Policy = { ...POLICY, mandate: 'voucher' }
  const asks = (log: MemoryLog, policy: Policy) => {
    log.post('call/policy-changed', { policy, reason: said('Vouchers.') }, { call: ACCORD })
    return { body: { ...ACCEPTS, policy: policyDigest(policy) } }
  }
  const lantern = partyKey('lantern')

  it('proves a mandate together with that of another party', () => {
    const log = wharf()
    const accepts = asks(log, needing)
    const first = vouch(log, 'northhaven')
    assert.deepEqual(log.rows.get('vouchers', 'lantern')?.vouchers, [
      {
        by: 'northhaven',
        day: '2026-01-01',
        entry: first,
        note: said('We have worked with them for years.'),
        ended: null,
      },
    ])
    assert.equal(proofOf(log), undefined)
    refused('mandate_insufficient', () => signAccord(log, 'lantern', lantern, accepts))
    const second = vouch(log, 'eastport')
    assert.equal(proofOf(log)?.held?.entry, second)
    assert.deepEqual([versionOf(log)?.mandate?.level, versionOf(log)?.entry], ['voucher', second])
    signAccord(log, 'lantern', lantern, accepts)
  })

  it('can be taken back; below two the proof lapses, and all of it stays on record', () => {
    const log = wharf()
    vouch(log, 'northhaven')
    vouch(log, 'eastport')
    vouch(log, 'federation')
    vouch(log, 'northhaven', { stands: false })
    assert.equal(versionOf(log)?.mandate?.level, 'voucher')
    const entry = vouch(log, 'eastport', { stands: false })
    assert.equal(proofOf(log)?.lapsed, entry)
    assert.equal(versionOf(log)?.mandate?.level, 'email')
    const { vouchers } = log.rows.get('vouchers', 'lantern')!
    assert.deepEqual(
      vouchers.map(({ by, ended }) => [by, ended?.entry ?? null]),
      [
        ['northhaven', entry - 1],
        ['eastport', entry],
        ['federation', null],
      ],
    )
    assert.deepEqual(
      log.rows.get('parties', 'lantern')?.vouchers,
      vouchers.map(({ by, entry, ended }) => ({ by, entry, ended: ended?.entry ?? null })),
    )
    vouch(log, 'northhaven')
    assert.equal(versionOf(log)?.mandate?.level, 'voucher', 'whoever took it back may give it again')
  })

  it('is enough alone under a call that names its giver as an umbrella body', () => {
    const log = wharf()
    const accepts = asks(log, { ...needing, umbrellas: ['federation'] })
    vouch(log, 'northhaven')
    refused('mandate_insufficient', () => signAccord(log, 'lantern', lantern, accepts))
    vouch(log, 'northhaven', { stands: false })
    vouch(log, 'federation')
    assert.equal(versionOf(log)?.mandate?.level, 'email')
    signAccord(log, 'lantern', lantern, accepts)
    vouch(log, 'federation', { stands: false })
    log.post('signature/withdrawn', { reason: null }, { by: 'lantern', call: ACCORD, signers: [lantern] })
    refused('mandate_insufficient', () => signAccord(log, 'lantern', lantern, accepts))
    const stricter = asks(log, { ...needing, mandate: 'instrument', umbrellas: ['federation'] })
    vouch(log, 'federation')
    refused('mandate_insufficient', () => signAccord(log, 'lantern', lantern, stricter))
  })

  it('is the word of an admitted party with a mandate of its own, for another', () => {
    const log = wharf()
    refused('voucher_self', () => vouch(log, 'lantern'))
    refused('voucher_weak', () => vouch(log, 'lantern', { party: 'northhaven' }))
    refused('party_unknown', () => vouch(log, 'northhaven', { party: 'nobody' }))
    refused('voucher_unknown', () => vouch(log, 'northhaven', { stands: false }))
    vouch(log, 'northhaven')
    refused('voucher_exists', () => vouch(log, 'northhaven'))
    vouch(log, 'eastport')
    admit(log, 'beacon', 'email')
    refused('voucher_weak', () => vouch(log, 'lantern', { party: 'beacon' }))
  })

  it('is not given with a mandate that has lapsed, but may be taken back', () => {
    const log = wharf()
    vouch(log, 'northhaven')
    const lapsed = {
      ...{ party: 'northhaven', method: 'domain', outcome: 'lapsed', checked: '2026-01-02' },
      ...{ domain: 'northhaven.example', dnssec: null, channel: null, note: null, evidence: [] },
    }
    log.post('mandate/checked', lapsed)
    admit(log, 'beacon', 'email')
    refused('voucher_weak', () => vouch(log, 'northhaven', { party: 'beacon' }))
    vouch(log, 'northhaven', { stands: false })
  })

  it('does not make stale what its party has just signed', () => {
    const log = wharf()
    const accepts = asks(log, { ...needing, mandate: 'email' })
    const seen = log.seen()
    vouch(log, 'northhaven')
    signAccord(log, 'lantern', lantern, { ...accepts, seen })
  })
})
