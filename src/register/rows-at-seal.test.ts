import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  admittedHarbour,
  facts,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  POLICY,
  said,
  signAccord,
  textOf,
  WORDS,
} from '../../test/harbour.ts'
import { type MemoryLog, passkey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { atTheHour, keep, open, seal, sealedHarbour, signUnseen } from '../../test/sealing.ts'
import { policyDigest } from './types/calls.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const under = { call: ACCORD }
const reason = said('For a reason.')
const rowOf = (log: MemoryLog, party = 'northhaven') => log.rows.get('signatures', `${ACCORD}/${party}`)

describe('what is sealed is judged at its seal', () => {
  it('by a key that was added before it and is revoked neither before it nor since: a thief may have sealed it', () => {
    const { log, kept } = sealedHarbour()
    log.post('key/revoked', { keyid: northhaven.keyid, reason })
    atTheHour(log)
    refused('key_revoked', () => open(log, kept))

    const late = admittedHarbour()
    const signed = signUnseen(late, 'northhaven', northhaven)
    late.post('key/revoked', { keyid: northhaven.keyid, reason })
    seal(late, signed)
    atTheHour(late)
    refused('key_revoked', () => open(late, signed))

    const early = admittedHarbour()
    const second = passkey('second')
    const ahead = signUnseen(early, 'northhaven', second)
    seal(early, ahead)
    const adding = { holder: 'northhaven', key: second.key, reason: null }
    early.post('key/added', adding, { by: 'northhaven', signers: [northhaven, second] })
    atTheHour(early)
    refused('seen_stale', () => open(early, ahead))
  })

  it('by a party that was admitted before it, with the facts of then', () => {
    const log = harbour()
    const unseen = log.seen()
    const kept = signUnseen(log, 'northhaven', northhaven, { seen: unseen })
    seal(log, kept)
    admitParty(log, 'northhaven', [northhaven])
    atTheHour(log)
    refused('seen_stale', () => open(log, kept))

    const changed = sealedHarbour()
    changed.log.pass(1)
    const weaker = { ...facts('Northhaven'), mandate: { ...facts('').mandate, level: 'email' }, domain: null }
    changed.log.post('party/updated', { party: 'northhaven', ...weaker, reason })
    atTheHour(changed.log)
    open(changed.log, changed.kept)

    const weak = admittedHarbour()
    weak.post('party/updated', { party: 'northhaven', ...weaker, reason })
    const signed = signUnseen(weak, 'northhaven', northhaven)
    seal(weak, signed)
    weak.now = '2026-01-02T01:00:00Z'
    weak.post('party/updated', { party: 'northhaven', ...facts('Northhaven'), reason })
    atTheHour(weak)
    refused('mandate_insufficient', () => open(weak, signed))
  })

  it('with those facts even where they changed again on the same day', () => {
    const weaker = { ...facts('Northhaven'), mandate: { ...facts('').mandate, level: 'email' }, domain: null }
    const update = (log: MemoryLog, known: object) =>
      log.post('party/updated', { party: 'northhaven', ...known, reason })

    const { log, kept } = sealedHarbour()
    update(log, weaker)
    atTheHour(log)
    open(log, kept)

    const weak = admittedHarbour()
    weak.pass(1)
    update(weak, weaker)
    const signed = signUnseen(weak, 'northhaven', northhaven)
    seal(weak, signed)
    update(weak, facts('Northhaven'))
    atTheHour(weak)
    refused('mandate_insufficient', () => open(weak, signed))
  })

  it('and by whether it is there yet: a party that has ended meanwhile does not come back', () => {
    const { log, kept } = sealedHarbour()
    log.post('party/ended', { party: 'northhaven', reason })
    atTheHour(log)
    refused('party_ended', () => open(log, kept))
  })

  it('by the vouchers of then', () => {
    const policy = { ...POLICY, mandate: 'voucher' as const, umbrellas: ['federation'] }
    const federation = passkey('federation')
    const vouch = (log: MemoryLog, stands: boolean) => {
      const saying = { by: 'federation', signers: [federation] }
      return log.post('mandate/vouched', { party: 'northhaven', stands, note: reason }, saying)
    }
    const start = () => {
      const log = admittedHarbour()
      admitParty(log, 'federation', [federation])
      log.post('call/policy-changed', { policy, reason }, under)
      return log
    }
    const body = { policy: policyDigest(policy) }

    const log = start()
    vouch(log, true)
    const kept = signUnseen(log, 'northhaven', northhaven, { body })
    seal(log, kept)
    vouch(log, false)
    atTheHour(log)
    open(log, kept)

    const late = start()
    const signed = signUnseen(late, 'northhaven', northhaven, { body })
    seal(late, signed)
    vouch(late, true)
    atTheHour(late)
    refused('mandate_insufficient', () => open(late, signed))
  })

  it('under the text, the translations and the policy of then', () => {
    const { log, kept } = sealedHarbour()
    const other = manifestOf({ en: '# Another accord\n', fr: WORDS.fr })
    log.post('text/published', { manifest: other, supersedes: MANIFEST_DIGEST }, under)
    const policy = { ...POLICY, kinds: ['state' as const], window: 60 }
    log.post('call/policy-changed', { policy, reason }, under)
    atTheHour(log)
    open(log, kept)
    assert.equal(rowOf(log)?.manifest, MANIFEST_DIGEST)

    const behind = admittedHarbour()
    const old = signUnseen(behind, 'northhaven', northhaven)
    behind.post('call/policy-changed', { policy, reason }, under)
    seal(behind, old)
    behind.post('call/policy-changed', { policy: POLICY, reason }, under)
    atTheHour(behind)
    refused('policy_wrong', () => open(behind, old))

    const ahead = admittedHarbour()
    const german = textOf('de', 'Wir halten den Hafen offen.', false)
    const read = signUnseen(ahead, 'northhaven', northhaven, { body: { read: ['de'] } })
    seal(ahead, read)
    ahead.post('text/translated', { manifest: MANIFEST_DIGEST, text: german }, under)
    atTheHour(ahead)
    refused('language_unknown', () => open(ahead, read))
    assert.notEqual(policyDigest(policy), ACCEPTS.policy)
  })

  it('within the window up to the seal, however long it lies there', () => {
    const log = admittedHarbour()
    const kept = signUnseen(log, 'northhaven', northhaven)
    seal(log, kept, '2026-12-01T00:00:00Z')
    log.now = '2026-12-07T23:59:59Z'
    open(log, kept)

    const late = admittedHarbour()
    const signed = signUnseen(late, 'northhaven', northhaven)
    late.pass(1.5)
    seal(late, signed)
    late.pass(3)
    refused('at_expired', () => open(late, signed))

    const ahead = admittedHarbour()
    const seen = ahead.seen()
    const future = signUnseen(ahead, 'northhaven', northhaven, { seen: { ...seen, size: seen.size + 1 } })
    seal(ahead, future)
    atTheHour(ahead)
    refused('seen_ahead', () => open(ahead, future))
  })

  it('and gives way to what the party did openly since', () => {
    const posted = sealedHarbour()
    const index = posted.log.admit(posted.kept.envelope)
    atTheHour(posted.log)
    refused('sealed_overtaken', () => open(posted.log, posted.kept))
    assert.equal(rowOf(posted.log)?.entry, index)

    const left = sealedHarbour()
    signAccord(left.log, 'northhaven', northhaven)
    left.log.post(
      'signature/withdrawn',
      { reason },
      { by: 'northhaven', call: ACCORD, signers: [northhaven] },
    )
    atTheHour(left.log)
    refused('sealed_overtaken', () => open(left.log, left.kept))
    assert.equal(rowOf(left.log)?.state, 'withdrawn')

    const twice = sealedHarbour()
    const again = signUnseen(twice.log, 'northhaven', northhaven)
    seal(twice.log, again)
    atTheHour(twice.log)
    open(twice.log, again)
    refused('sealed_overtaken', () => open(twice.log, twice.kept))

    // Once it is open, its envelope is public: nobody can post it or seal it anew after its author has left.
    const before = admittedHarbour()
    const gone = { log: before, kept: signUnseen(before, 'northhaven', northhaven) }
    seal(gone.log, gone.kept, '2026-01-01T06:00:00Z')
    gone.log.pass(0.5)
    open(gone.log, gone.kept)
    gone.log.post(
      'signature/withdrawn',
      { reason },
      { by: 'northhaven', call: ACCORD, signers: [northhaven] },
    )
    refused('seen_stale', () => gone.log.admit(gone.kept.envelope))
    const resealed = keep(gone.kept.envelope, 'a thief’s salt')
    seal(gone.log, resealed, '2026-01-01T12:00:00Z')
    refused('seen_stale', () => open(gone.log, resealed))
  })
})
