import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCEPTS, ACCORD, MANIFEST_DIGEST, POLICY, said } from '../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../test/memory-log.ts'
import type { Policy } from './policy.ts'
import { boundTextOn } from './text-in-force.ts'
import { policyDigest } from './types/calls.ts'
import {
  AGAIN,
  correct,
  enter,
  inForce,
  MENDED_DIGEST,
  mend,
  object,
  sign,
  signed,
  under,
} from './types/corrections.fixture.ts'
import { manifestDigest } from './types/texts.ts'

const CLAUSE: Policy = { ...POLICY, correctionDays: 7 }
const bound = (log: MemoryLog, id = 'northhaven') =>
  boundTextOn(
    log.rows.get('signatures', `${ACCORD}/${id}`)!,
    log.rows.get('calls', ACCORD)!,
    log.now.slice(0, 10),
  )
const reason = said('For a reason.')

describe('a correction of a text, in force', () => {
  it('binds nobody who was kept from objecting', () => {
    const log = signed(CLAUSE)
    log.post('signature/invalidated', { subjects: [{ party: 'northhaven' }], ground: reason }, under)
    log.pass(1)
    correct(log)
    log.pass(7)
    log.post('signature/restored', { party: 'northhaven', reason }, under)
    log.pass(1)
    assert.equal(inForce(log), MENDED_DIGEST)
    assert.equal(bound(log), MANIFEST_DIGEST)
  })

  it('binds nobody who was out for a while in which others could object', () => {
    const log = signed(CLAUSE)
    correct(log)
    log.pass(2)
    log.post('signature/invalidated', { subjects: [{ party: 'northhaven' }], ground: reason }, under)
    log.pass(2)
    log.post('signature/restored', { party: 'northhaven', reason }, under)
    log.pass(4)
    assert.equal(inForce(log), MENDED_DIGEST)
    assert.equal(bound(log), MANIFEST_DIGEST)
    // Nor does what corrects words by which it is not bound.
    correct(log, { from: MENDED_DIGEST, manifest: AGAIN })
    log.pass(8)
    assert.equal(bound(log), MANIFEST_DIGEST)
  })

  it('binds nobody by a paper that was written before it, however late that is recorded', () => {
    for (const [date, words] of [
      ['2026-01-01', MANIFEST_DIGEST],
      ['2026-01-03', MENDED_DIGEST],
    ] as const) {
      const log = signed(CLAUSE)
      enter(log, 'westhaven')
      log.pass(1)
      correct(log)
      log.pass(5)
      const instrument = { digest: MANIFEST_DIGEST, date, channel: said('By ship.') }
      const body = { party: 'westhaven', ...ACCEPTS, policy: policyDigest(CLAUSE), instrument }
      log.post('signature/deposited', body, under)
      log.pass(8)
      assert.equal(inForce(log), MENDED_DIGEST)
      assert.equal(bound(log, 'westhaven'), words)
    }
  })

  it('goes along with a signature that is carried over, and is not undone by it', () => {
    const log = signed(CLAUSE)
    correct(log)
    log.pass(8)
    assert.equal(bound(log), MENDED_DIGEST)
    enter(log, 'southquay')
    const merging = { party: 'northhaven', into: 'southquay', calls: [ACCORD], reason }
    log.post('party/merged', merging, { signers: [log.depositary, partyKey('southquay')] })
    assert.equal(bound(log, 'southquay'), MENDED_DIGEST)
  })

  it('binds along a chain of mergers whom it bound, and nobody by what an heir had signed itself before', () => {
    const log = signed()
    log.post('call/policy-changed', { policy: CLAUSE, reason }, under)
    for (const id of ['southquay', 'westhaven', 'southport', 'northport']) enter(log, id)
    for (const id of ['eastport', 'southquay']) sign(log, id, { policy: policyDigest(CLAUSE) })
    correct(log)
    const merge = (party: string, into: string) =>
      log.post(
        'party/merged',
        { party, into, calls: [ACCORD], reason },
        { signers: [log.depositary, partyKey(into)] },
      )
    // Northhaven signed rules that say nothing of corrections; Southquay those that do, and leaves.
    log.pass(8)
    assert.deepEqual([bound(log), bound(log, 'southquay')], [MANIFEST_DIGEST, MENDED_DIGEST])
    log.post(
      'signature/withdrawn',
      { reason: null },
      { ...under, by: 'southquay', signers: [partyKey('southquay')] },
    )
    log.pass(1)
    merge('northhaven', 'southquay')
    assert.equal(bound(log, 'southquay'), MANIFEST_DIGEST)
    merge('eastport', 'westhaven')
    merge('westhaven', 'southport')
    assert.equal(bound(log, 'southport'), MENDED_DIGEST)
    correct(log, { from: MENDED_DIGEST, manifest: AGAIN })
    log.pass(1)
    merge('southport', 'northport')
    log.pass(7)
    assert.equal(bound(log, 'northport'), manifestDigest(AGAIN))
    assert.equal(bound(log, 'southquay'), MANIFEST_DIGEST)
    const row = log.rows.get('signatures', `${ACCORD}/northport`)!
    assert.deepEqual([row.manifest, row.version], [MANIFEST_DIGEST, 1])
    // It is a signatory of the version that was corrected, and may object to the next correction.
    const third = mend('# The Harbour Accord\n\nWe keep every harbour open.\n')
    correct(log, { from: manifestDigest(AGAIN), manifest: third })
    object(log, 'northport', manifestDigest(third))
  })

  it('binds whom the rules that it accepted give days enough to object, and nobody else', () => {
    const clause: Policy = { ...POLICY, correctionDays: 10 }
    const bound = (policy: Policy, days: number) => {
      const log = signed(policy)
      correct(log, { days })
      log.pass(days + 1)
      const [signature, call] = [
        log.rows.get('signatures', `${ACCORD}/northhaven`)!,
        log.rows.get('calls', ACCORD)!,
      ]
      const day = log.now.slice(0, 10)
      return boundTextOn(signature, call, day)
    }
    assert.equal(bound(POLICY, 20), MANIFEST_DIGEST)
    assert.equal(bound(clause, 10), MENDED_DIGEST)
    // It signed rules of ten days; newer rules of seven are in force, and did not bind it yet.
    const log = signed(clause)
    const newer = { ...clause, correctionDays: 7 }
    log.post('call/policy-changed', { policy: newer, reason: said('Sooner.') }, under)
    correct(log)
    // Whoever signs meanwhile was shown the correction.
    sign(log, 'eastport', { policy: policyDigest(newer) })
    log.pass(8)
    const call = log.rows.get('calls', ACCORD)!
    const of = (id: string, day: string) =>
      boundTextOn(log.rows.get('signatures', `${ACCORD}/${id}`)!, call, day)
    assert.equal(of('northhaven', '2026-01-09'), MANIFEST_DIGEST)
    assert.equal(of('eastport', '2026-01-08'), MANIFEST_DIGEST)
    assert.equal(of('eastport', '2026-01-09'), MENDED_DIGEST)
    assert.equal(of('eastport', '2025-12-31'), null)
  })
})
