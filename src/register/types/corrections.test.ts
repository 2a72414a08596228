import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  officer,
  POLICY,
  said,
  WORDS,
} from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { utf8 } from '../../core/bytes.ts'
import { checkReceipt } from '../receipt.ts'
import { policyDigest } from './calls.ts'
import {
  AGAIN,
  correct,
  correction,
  enter,
  inForce,
  last,
  MENDED,
  MENDED_DIGEST,
  mend,
  object,
  refused,
  sign,
  signed,
  under,
} from './corrections.fixture.ts'
import { manifestDigest } from './texts.ts'

const own = { ...under, by: 'northhaven', signers: [partyKey('northhaven')] }

describe('a correction of a text', () => {
  it('lets no officer lay a paper over what a key has signed, nor record one paper twice', () => {
    const log = signed()
    correct(log)
    log.pass(8)
    const instrument = { digest: MANIFEST_DIGEST, date: '2026-01-01', channel: said('By post.') }
    const paper = (party: string, more: object = {}) =>
      log.post(
        'signature/deposited',
        { party, ...ACCEPTS, manifest: MENDED_DIGEST, instrument, ...more },
        under,
      )
    refused('signature_exists', () => paper('northhaven'))
    paper('eastport')
    const newer = { ...POLICY, noticeDays: 30 }
    log.post('call/policy-changed', { policy: newer, reason: said('Later.') }, under)
    refused('signature_exists', () => paper('eastport', { policy: policyDigest(newer) }))
    const other = { ...instrument, digest: MENDED_DIGEST }
    paper('eastport', { policy: policyDigest(newer), instrument: other })
  })

  it('takes effect by itself after its days, and leaves each signature on what it bound', () => {
    const log = signed()
    const entry = correct(log)
    const { since, corrections } = log.rows.get('calls', ACCORD)!
    assert.equal(since, entry)
    assert.deepEqual(corrections, [
      {
        version: MANIFEST_DIGEST,
        from: MANIFEST_DIGEST,
        manifest: MENDED_DIGEST,
        entry,
        day: '2026-01-01',
        days: 7,
        effective: '2026-01-09',
        ended: null,
      },
    ])
    log.pass(7)
    assert.equal(inForce(log), MANIFEST_DIGEST)
    refused('text_superseded', () => sign(log, 'eastport', { manifest: MENDED_DIGEST }))
    log.pass(1)
    assert.equal(inForce(log), MENDED_DIGEST)
    sign(log, 'eastport', { manifest: MENDED_DIGEST })
    assert.equal(log.rows.get('signatures', `${ACCORD}/northhaven`)!.manifest, MANIFEST_DIGEST)
    assert.equal(log.rows.get('calls', ACCORD)!.text, MANIFEST_DIGEST)
    // It is the same version: nobody brings in other words by signing it once more.
    refused('signature_exists', () => sign(log, 'northhaven', { manifest: MENDED_DIGEST }))
  })

  it('takes both texts for as long as the window of the call, and a paper of before', () => {
    const log = signed()
    correct(log)
    // By the clock of its author it is the next day already.
    log.now = '2026-01-08T23:58:00Z'
    enter(log, 'southquay')
    refused('text_superseded', () => sign(log, 'southquay', { manifest: MENDED_DIGEST }))
    // Nor does a paper that is dated ahead bring in what may still fail.
    const ahead = { digest: MANIFEST_DIGEST, date: '2026-02-01', channel: said('By ship.') }
    const early = { party: 'southquay', ...ACCEPTS, manifest: MENDED_DIGEST, instrument: ahead }
    refused('text_superseded', () => log.post('signature/deposited', early, under))
    sign(log, 'southquay', { manifest: MENDED_DIGEST }, { at: '2026-01-09T00:01:00Z' })
    // The window of the call is a day.
    log.now = '2026-01-09T23:59:59Z'
    sign(log, 'eastport')
    log.now = '2026-01-10T00:00:00Z'
    refused('text_superseded', () => sign(log, 'southquay'))
    for (const id of ['westhaven', 'southport']) enter(log, id)
    const paper = (party: string, date: string) => ({
      party,
      ...ACCEPTS,
      instrument: { digest: MANIFEST_DIGEST, date, channel: said('By ship.') },
    })
    log.pass(20)
    refused('text_superseded', () => log.post('signature/deposited', paper('westhaven', '2026-01-10'), under))
    log.post('signature/deposited', paper('westhaven', '2026-01-08'), under)
    log.post('signature/deposited', { ...paper('southport', '2026-01-10'), manifest: MENDED_DIGEST }, under)
  })

  it('takes the text of before for a week at most, however long the call waits for what was signed', () => {
    const year = { ...POLICY, window: 31_536_000 }
    const log = signed(year)
    enter(log, 'southport')
    correct(log)
    const policy = policyDigest(year)
    const at = log.now
    log.now = `${last(log).effective}T00:00:00Z`
    log.pass(6)
    sign(log, 'eastport', { policy }, { at })
    log.pass(1)
    refused('text_superseded', () => sign(log, 'southport', { policy }))
    refused('text_superseded', () => sign(log, 'southport', { policy }, { at }))
    const paper = { digest: MANIFEST_DIGEST, date: at.slice(0, 10), channel: said('By ship.') }
    log.post('signature/deposited', { party: 'southport', ...ACCEPTS, policy, instrument: paper }, under)
  })

  it('fails by one objection of a signatory of that version, and its words can come again', () => {
    const log = signed()
    refused('correction_unknown', () => object(log))
    const seen = log.seen()
    correct(log)
    refused('signature_unknown', () => object(log, 'eastport'))
    refused('correction_unknown', () => object(log, 'northhaven', MANIFEST_DIGEST))
    refused('seen_stale', () =>
      log.post(
        'correction/objected',
        { manifest: MENDED_DIGEST, words: said('No.') },
        { ...under, by: 'northhaven', signers: [partyKey('northhaven')], seen },
      ),
    )
    const entry = object(log)
    assert.deepEqual(last(log).ended, { how: 'objected', entry, by: 'northhaven' })
    refused('correction_unknown', () => object(log))
    log.pass(400)
    assert.equal(inForce(log), MANIFEST_DIGEST)
    refused('text_superseded', () => sign(log, 'eastport', { manifest: MENDED_DIGEST }))
    correct(log)
    object(log)
    log.post('text/published', { manifest: MENDED, supersedes: MANIFEST_DIGEST }, under)
    sign(log, 'eastport', { manifest: MENDED_DIGEST })
    assert.equal(log.rows.get('texts', `${ACCORD}/${MENDED_DIGEST}`)!.corrects, undefined)
    refused('correction_unknown', () => object(log))
  })

  it('can be objected to by a party whose keys are suspended: its days run out', () => {
    const log = signed()
    correct(log)
    log.post('key/suspended', { party: 'northhaven', reason: said('A thief, perhaps.') })
    refused('keys_suspended', () => log.post('signature/withdrawn', { reason: null }, own))
    object(log)
    log.pass(400)
    assert.equal(inForce(log), MANIFEST_DIGEST)
  })

  it('is withdrawn by one officer before it takes effect, in public, and never after', () => {
    const log = signed()
    const grant = { role: 'officer', id: 'desk', key: officer.key, until: null, name: null }
    log.post('role/granted', grant, { signers: [log.depositary, officer] })
    const withdraw = (more: object = {}) =>
      log.post(
        'correction/objected',
        { manifest: MENDED_DIGEST, words: said('The singular was meant after all.') },
        { ...under, signers: [officer], ...more },
      )
    refused('correction_unknown', withdraw)
    const seen = log.seen()
    correct(log)
    refused('seen_stale', () => withdraw({ seen }))
    const { since } = log.rows.get('calls', ACCORD)!
    const entry = withdraw()
    assert.deepEqual(last(log).ended, { how: 'withdrawn', entry })
    assert.equal(log.rows.get('calls', ACCORD)!.since, since)
    refused('correction_unknown', withdraw)
    refused('correction_unknown', () => object(log))
    log.pass(400)
    assert.equal(inForce(log), MANIFEST_DIGEST)
    correct(log)
    log.pass(8)
    refused('correction_unknown', withdraw)
    assert.equal(inForce(log), MENDED_DIGEST)
  })

  it('takes no objection once its days are over, nor from who signed another version', () => {
    const log = signed()
    const second = mend('Another version.\n')
    log.post('text/published', { manifest: second, supersedes: MANIFEST_DIGEST }, under)
    const from = manifestDigest(second)
    correct(log, { from })
    refused('signature_unknown', () => object(log))
    sign(log, 'northhaven', { manifest: from })
    log.pass(8)
    refused('correction_unknown', () => object(log))
  })

  it('lapses with the version that it corrects', () => {
    const log = signed()
    correct(log)
    const second = mend('Another version.\n')
    const entry = log.post('text/published', { manifest: second, supersedes: MANIFEST_DIGEST }, under)
    assert.deepEqual(last(log).ended, { how: 'superseded', entry })
    refused('correction_unknown', () => object(log))
    log.pass(8)
    assert.equal(inForce(log), manifestDigest(second))
  })

  it('is followed by others, one at a time, and a version supersedes the text as corrected', () => {
    const log = signed()
    correct(log)
    refused('correction_pending', () => correct(log, { manifest: AGAIN }))
    log.pass(8)
    refused('text_superseded', () => correct(log, { manifest: AGAIN }))
    refused('text_exists', () => correct(log, { from: MENDED_DIGEST, manifest: MANIFEST }))
    correct(log, { from: MENDED_DIGEST, manifest: AGAIN })
    log.pass(8)
    assert.equal(inForce(log), manifestDigest(AGAIN))
    const manifest = mend('Another version.\n')
    refused('text_superseded', () =>
      log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, under),
    )
    log.post('text/published', { manifest, supersedes: manifestDigest(AGAIN) }, under)
  })

  it('changes words alone, with a second hand, in no fewer days than the rules give', () => {
    const log = signed({ ...POLICY, correctionDays: 30 })
    const wide = (manifest: object) => refused('correction_wide', () => correct(log, { manifest, days: 30 }))
    wide({ ...MENDED, principles: [] })
    wide({ ...MENDED, principles: [{ ...MENDED.principles[0], kinds: ['state'] }] })
    wide(manifestOf({ en: WORDS.en }))
    wide({ ...MENDED, texts: MENDED.texts.map(text => ({ ...text, authentic: true })) })
    refused('correction_short', () => correct(log, { days: 29 }))
    refused('body_malformed', () => correct(log, { days: 6 }))
    refused('text_unknown', () => correct(log, { from: MENDED_DIGEST, days: 30 }))
    const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    log.post('role/granted', body, { signers: [log.depositary, officer] })
    refused('second_hand_missing', () => correct(log, { days: 30 }, { signers: [officer] }))
    refused('seen_stale', () => correct(log, { days: 30 }, { seen: log.seen(2) }))
    log.post('call/closed', { reason: said('It is signed by all.') }, under)
    correct(log, { days: 30 })
    object(log)
  })

  it('waits until seals are open, or have lapsed', () => {
    const log = signed()
    const commitment = MANIFEST_DIGEST
    log.post('statement/sealed', { commitment, opens: '2026-02-01T00:00:00Z' }, under)
    refused('correction_sealed', () => correct(log))
    log.pass(37)
    refused('correction_sealed', () => correct(log))
    log.pass(1)
    correct(log)
  })

  it('stands in the receipt of whoever signs the corrected text', async () => {
    const log = signed()
    for (const { en } of [WORDS]) log.keepText(utf8(en))
    log.keepText(utf8('# The Harbour Accord\n\nWe keep the harbours open.\n'))
    const corrected = correct(log)
    log.pass(8)
    const index = sign(log, 'eastport', { manifest: MENDED_DIGEST })
    const checked = checkReceipt(await log.receipt(index), { vkey: log.vkey })
    assert.ok(checked.entries.some(entry => entry.index === corrected && entry.type === 'text/corrected'))
    assert.deepEqual(new Set(checked.texts.map(({ entry }) => entry)), new Set([corrected]))
    const objection = log.post('text/corrected', correction({ from: MENDED_DIGEST, manifest: AGAIN }), under)
    const failed = object(log, 'eastport', manifestDigest(AGAIN))
    const { entries } = checkReceipt(await log.receipt(failed), { vkey: log.vkey })
    assert.ok(entries.some(entry => entry.index === objection))
  })
})
