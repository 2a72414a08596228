import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { newSigner } from '../../src/core/keys.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { ACCEPTS, ACCORD, facts, OPENED, POLICY, said } from '../harbour.ts'
import { ORIGIN, partyKey, seedOf } from '../memory-log.ts'
import { refusedAs } from '../refused.ts'
import { openHarbour, RealLog, wordsOf } from './real-log.ts'

/** What the door refuses once a log runs, each as somebody would come to it. The log never grows by a refusal. */
describe('the door refuses', () => {
  it('a statement that was made for another log', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const elsewhere = { log: 'southport.example/log' }
    await assert.rejects(real.sign('northhaven', {}, elsewhere), refusedAs('log_wrong'))
  })

  it('a stranger who would establish another log where none is yet', async t => {
    const real = await RealLog.open()
    t.after(() => real.close())
    const key = newSigner('depositary', seedOf('mallory'))
    const body = { names: facts('M').names, keys: [key.key], rules: 1, window: 3600, predecessor: null }
    const theirs = real.vkey.replace(ORIGIN, 'mallory.example/log')
    const saying = { signers: [key], log: 'mallory.example/log' }
    const founding = real.post('depositary/established', { ...body, vkey: theirs }, saying)
    await assert.rejects(founding, refusedAs('log_wrong'))
    await real.establish()
    const again = real.post('depositary/established', { ...body, vkey: real.vkey }, { signers: [key] })
    await assert.rejects(again, refusedAs('log_established'))
  })

  it('a party that has not read what it signs, or another history', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const before = real.seen()
    const policy = { ...POLICY, noticeDays: 60 }
    await real.post('call/policy-changed', { policy, reason: said('Milder.') }, { call: ACCORD })
    const changed = { policy: policyDigest(policy) }
    await assert.rejects(real.sign('northhaven', changed, { seen: before }), refusedAs('seen_stale'))
    const foreign = { ...real.seen(), root: digestOf(utf8('a fork')) }
    await assert.rejects(real.sign('northhaven', changed, { seen: foreign }), refusedAs('seen_foreign'))
    const ahead = { ...real.seen(), size: real.size + 1 }
    await assert.rejects(real.sign('northhaven', changed, { seen: ahead }), refusedAs('seen_ahead'))
    await real.sign('northhaven', changed)
  })

  it('a size within a batch, which was never published', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    // Both come in one batch: the author of the second cannot have seen the tree between the two.
    const between = { ...real.seen(), size: real.size + 1 }
    const first = real.admit('eastport', partyKey('eastport'))
    const second = real.sign('northhaven', {}, { seen: between })
    await assert.rejects(second, (error: Error) =>
      /seen_(foreign|ahead)/.test((error as { code?: string }).code!),
    )
    await first
  })

  it('keys that are unknown, revoked, or have not signed what brings them in', async t => {
    const real = await openHarbour(t)
    const key = partyKey('northhaven')
    await assert.rejects(real.sign('northhaven'), refusedAs('key_unknown'))
    const body = { party: 'northhaven', ...facts('Northhaven'), keys: [key.key], claims: false }
    await assert.rejects(real.post('party/admitted', body), refusedAs('key_unproven'))
    await assert.rejects(real.post('party/admitted', body, { signers: [key] }), refusedAs('signer_missing'))
    await real.admit('northhaven')
    const revoked = { keyid: key.keyid, reason: said('Lost.') }
    await real.post('key/revoked', revoked, { by: 'northhaven', signers: [key] })
    await assert.rejects(real.sign('northhaven'), refusedAs('key_revoked'))
    const again = { holder: 'northhaven', key: key.key, reason: said('Found.') }
    const both = { signers: [real.depositary, key] }
    await assert.rejects(real.post('key/added', again, both), refusedAs('key_known'))
  })

  it('another text or policy than the one in force', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const other = digestOf(utf8('other words'))
    await assert.rejects(real.sign('northhaven', { manifest: other }), refusedAs('text_unknown'))
    await assert.rejects(real.sign('northhaven', { policy: other }), refusedAs('policy_wrong'))
    await assert.rejects(real.sign('northhaven', { read: ['de'] }), refusedAs('language_unknown'))
  })

  it('a second signature on the same text and policy while the first stands', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    await real.sign('northhaven')
    await assert.rejects(real.sign('northhaven'), refusedAs('signature_exists'))
    const withdrawal = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await real.post('signature/withdrawn', { reason: null }, withdrawal)
    await real.sign('northhaven')
    assert.equal((await real.row('signatures', `${ACCORD}/northhaven`))?.events.length, 3)
  })

  it('a kind that the call does not invite, and a mandate too weak', async t => {
    const real = await openHarbour(t)
    await real.admit('college', partyKey('college'), { kind: 'academia' })
    await assert.rejects(real.sign('college'), refusedAs('kind_uninvited'))
    const mandate = { level: 'email', checked: '2026-01-01', note: null, evidence: [] }
    await real.admit('quay', partyKey('quay'), { mandate })
    await assert.rejects(real.sign('quay'), refusedAs('mandate_insufficient'))
  })

  it('signatures on an independent record, and on a call that is closed', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const authority = { ...OPENED.authority, level: 'independent' }
    await real.openCall('record', { ...OPENED, authority })
    await real.publish('record')
    await assert.rejects(real.sign('northhaven', {}, { call: 'record' }), refusedAs('record_independent'))
    await real.post('call/closed', { reason: said('Done.') }, { call: ACCORD })
    await assert.rejects(real.sign('northhaven'), refusedAs('call_closed'))
    await assert.rejects(real.sign('northhaven', {}, { call: 'nowhere' }), refusedAs('call_unknown'))
  })

  it('a call that would take an address of the depositary', async t => {
    const real = await openHarbour(t)
    // `/openapi.json` would be the JSON of a call of that name.
    const first = Object.values(ROUTES).map(
      ([, path]) => path.split('/')[1]!.replace(/^\./, '').split('.')[0]!,
    )
    const words = new Set(first.filter(word => /^[a-z0-9-]+$/.test(word)))
    assert.ok(words.size >= 12)
    for (const word of words) await assert.rejects(real.openCall(word), refusedAs('call_exists'), word)
  })

  it('what is dated too long ago or in the future', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const late = real.envelope('signature/given', ACCEPTS, {
      by: 'northhaven',
      call: ACCORD,
      signers: [partyKey('northhaven')],
    })
    real.pass(POLICY.window + 1)
    await assert.rejects(real.knock(late), refusedAs('at_expired'))
    await assert.rejects(real.sign('northhaven', {}, { at: '2026-01-03T00:00:00Z' }), refusedAs('at_future'))
  })

  it('words that are missing, others, unbound, not to be seen, or not in form C', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const { reference, part } = wordsOf('We sign this with a reservation that is longer than the log likes.')
    const changed = { reservation: reference }
    const signing = (parts: { name: string; bytes: Uint8Array }[]) =>
      real.sign('northhaven', changed, { parts })
    await assert.rejects(signing([]), refusedAs('words_missing'))
    const other = wordsOf('Other words.').part
    await assert.rejects(signing([{ ...part, bytes: other.bytes }]), refusedAs('words_wrong'))
    await assert.rejects(signing([part, other]), refusedAs('words_unbound'))
    await assert.rejects(signing([part, part]), refusedAs('words_unbound'))
    await assert.rejects(real.sign('northhaven', {}, { parts: [part] }), refusedAs('words_unbound'))
    const decomposed = wordsOf('Re\u0301serve.')
    const bound = { reservation: decomposed.reference }
    const apart = real.sign('northhaven', bound, { parts: [decomposed.part] })
    await assert.rejects(apart, refusedAs('not_nfc'))
    const inTheLog = real.sign('northhaven', { declaration: said('Re\u0301serve.') })
    await assert.rejects(inTheLog, refusedAs('not_nfc'))
    const turned = wordsOf('We sign\u202e.')
    await assert.rejects(
      real.sign('northhaven', { reservation: turned.reference }, { parts: [turned.part] }),
      (error: Error) => refusedAs('words_hidden')(error) && /U\+202E/.test(error.message),
    )
    const blank = wordsOf(' \u3000'.repeat(200))
    await assert.rejects(
      real.sign('northhaven', { reservation: blank.reference }, { parts: [blank.part] }),
      refusedAs('words_hidden'),
    )
    const persian = wordsOf('ما این را می\u200cخواهیم.\r\n')
    await real.sign('northhaven', { declaration: persian.reference }, { parts: [persian.part] })
    const out = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await real.post('signature/withdrawn', { reason: null }, out)
    await signing([part])
    assert.deepEqual((await real.store.words(reference.digest))?.bytes, part.bytes.slice(32))
  })

  it('marks heaped on one letter, at once: sorting them would hold up everybody', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    // In the order that takes longest: half a minute for these, where normalisation were asked.
    const heap = wordsOf(`a${'\u0301'.repeat(150_000)}${'\u0316'.repeat(150_000)}`)
    const signing = real.sign('northhaven', { reservation: heap.reference }, { parts: [heap.part] })
    await assert.rejects(
      signing,
      (error: Error) => refusedAs('not_nfc')(error) && /combining/.test(error.message),
    )
    const name = `a${'\u0316'.repeat(30)}`
    await real.admit('zalgo', partyKey('zalgo'), { names: [{ lang: 'und', text: name }] })
  })
})
