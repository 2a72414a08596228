import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admitParty,
  facts,
  harbour,
  inEnglish,
  letKeyIn,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  OPENED,
  POLICY,
  POLICY_DIGEST,
  said,
  signAccord,
  signedHarbour,
  textOf,
  WORDS,
} from '../../test/harbour.ts'
import { ORIGIN, partyKey, seedOf, WITNESS_VKEYS, WITNESSES } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { utf8 } from '../core/bytes.ts'
import { formatVkey, newNoteSigner } from '../core/note.ts'
import { checkReceipt } from './receipt.ts'
import type { CheckedReceipt } from './receipt-findings.ts'
import { formatReceipt, parseReceipt } from './receipt-format.ts'
import { policyDigest } from './types/calls.ts'
import { manifestDigest } from './types/texts.ts'

const factsOf = ({ proven, notProven }: CheckedReceipt) => [...proven, ...notProven].map(({ fact }) => fact)

describe('a receipt', () => {
  it('lets a stranger check, without the log, what Northhaven signed', async () => {
    const { log, index } = signedHarbour()
    const checked = checkReceipt(await log.receipt(index), {
      vkey: log.vkey,
      witnesses: WITNESS_VKEYS,
      quorum: 3,
    })
    assert.equal(checked.party?.id, 'northhaven')
    assert.equal(checked.call?.id, ACCORD)
    assert.equal(checked.index, index)
    assert.equal(checked.log.origin, ORIGIN)
    assert.deepEqual(checked.log.depositary, inEnglish('The Harbour Secretariat'))
    assert.deepEqual(
      checked.cosigners.map(({ name }) => name),
      WITNESSES,
    )
    assert.equal(checked.acceptance?.manifest, MANIFEST_DIGEST)
    assert.deepEqual(checked.acceptance?.policy.policy, POLICY)
    const { entry, day, number, noticeDays } = checked.rules!
    assert.deepEqual([entry, day, number, noticeDays], [1, '2026-01-01', 1, POLICY.noticeDays])
    assert.deepEqual(
      checked.entries.map(({ type }) => type),
      [
        'depositary/established',
        'call/opened',
        'text/published',
        'role/granted',
        'party/admitted',
        'signature/given',
      ],
    )
    const policy = checked.proven.find(({ fact }) => fact === 'policy')
    assert.match(
      policy!.says,
      /"Not legally binding\."; and of whom it binds: "The party named and no other\."/,
    )
    assert.deepEqual(checked.signers, [
      {
        keyid: northhaven.keyid,
        use: 'party',
        holder: 'northhaven',
        rpId: 'harbour.example',
        entry: 5,
        addedBy: 'depositary',
      },
    ])
    const english = checked.texts.find(({ lang }) => lang === 'en')
    assert.deepEqual(english?.bytes, utf8(WORDS.en))
    assert.equal(english.read, true)
    assert.equal(checked.texts.find(({ lang }) => lang === 'fr')?.read, false)
  })

  it('says what it does not prove', async () => {
    const { log, index } = signedHarbour()
    const unproven = (checked: CheckedReceipt) => checked.notProven.map(({ fact }) => fact)
    const bytes = await log.receipt(index)
    assert.deepEqual(unproven(checkReceipt(bytes, { vkey: log.vkey })), [
      'shown-to-all',
      'key-unrevoked',
      'rules-followed',
      'still-standing',
      'rules-today',
      'party-unchanged',
      'key-held',
      'page-shown',
      'read',
      'true',
    ])
    const bare = formatReceipt({ ...parseReceipt(bytes), texts: [] })
    const checked = checkReceipt(bare, { vkey: log.vkey, witnesses: WITNESS_VKEYS })
    assert.ok(unproven(checked).includes('text-unseen'))
    assert.ok(!unproven(checked).includes('shown-to-all'))
  })

  it('shows a reservation and its words, though they are long', async () => {
    const { log } = signedHarbour()
    log.post(
      'signature/withdrawn',
      { reason: null },
      { by: 'northhaven', call: ACCORD, signers: [northhaven] },
    )
    const words = log.keepWords('We keep our own harbour closed at night. '.repeat(10))
    const index = signAccord(log, 'northhaven', northhaven, {
      body: { reservation: words, declaration: said('Meant well.'), policy: POLICY_DIGEST },
    })
    const checked = checkReceipt(await log.receipt(index), { vkey: log.vkey })
    assert.deepEqual(checked.acceptance?.reservation, words)
    assert.equal(checked.words[0]?.bytes.length, words.length)
    assert.ok(factsOf(checked).includes('words'))
    const receipt = parseReceipt(await log.receipt(index))
    const other = { ...receipt.words[0]!, bytes: utf8('We agree to all of it.') }
    assert.throws(
      () => checkReceipt(formatReceipt({ ...receipt, words: [other] }), { vkey: log.vkey }),
      refusedAs('words_wrong'),
    )
  })

  it('rests on a translation that was read, on a policy that came later, and on a key that the party added', async () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const text = textOf('de', 'Wir halten den Hafen offen.\n', false)
    const translated = log.post('text/translated', { manifest: MANIFEST_DIGEST, text }, { call: ACCORD })
    const policy = { ...POLICY, noticeDays: 60 }
    const changed = log.post('call/policy-changed', { policy, reason: said('Fairer.') }, { call: ACCORD })
    const second = partyKey('northhaven, second')
    const added = log.post(
      'key/added',
      { holder: 'northhaven', key: second.key, reason: null },
      { by: 'northhaven', signers: [northhaven, second] },
    )
    const body = { read: ['de', 'en'], policy: policyDigest(policy) }
    const index = signAccord(log, 'northhaven', second, { body })
    const checked = checkReceipt(await log.receipt(index), { vkey: log.vkey })
    assert.deepEqual(
      checked.entries.map(each => each.index),
      [0, 1, 2, 3, translated, changed, added, index],
    )
    assert.equal(checked.acceptance?.policy.entry, changed)
    assert.equal(checked.signers[0]?.addedBy, 'holder')
    assert.equal(checked.texts.find(({ lang }) => lang === 'de')?.read, true)
    assert.ok(!factsOf(checked).includes('key-held'))
  })

  it('says which rules were accepted, and how later ones bind, of a yes that came later too', async () => {
    const { log } = signedHarbour()
    const saying = (checked: CheckedReceipt) =>
      checked.proven.filter(({ fact }) => fact.startsWith('rules')).map(({ says }) => says)
    const policy = { ...POLICY, noticeDays: null }
    const changed = log.post('call/policy-changed', { policy, reason: said('Fairer.') }, { call: ACCORD })
    const digest = policyDigest(policy)
    const own = { by: 'northhaven', call: ACCORD, signers: [northhaven] }
    const index = log.post('policy/accepted', { policy: digest }, own)
    const checked = checkReceipt(await log.receipt(index), { vkey: log.vkey })
    assert.deepEqual(checked.rules, {
      digest,
      entry: changed,
      day: '2026-01-01',
      number: null,
      noticeDays: null,
    })
    assert.ok(checked.entries.some(each => each.index === changed))
    assert.deepEqual(saying(checked), [
      `It accepted these rules of the call: ${digest}, stated by entry ${changed} on 2026-01-01.`,
      'As they say, later rules of the call bind it only once it accepts them.',
    ])
    assert.ok(checked.notProven.some(({ fact }) => fact === 'rules-today'))
    const other = checkReceipt(await log.receipt(changed), { vkey: log.vkey })
    assert.deepEqual([other.rules, saying(other)], [null, []])
  })

  it('can be had for every entry of a log', async () => {
    const { log, index } = signedHarbour()
    const second = partyKey('second')
    log.post(
      'signature/withdrawn',
      { reason: null },
      { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] },
    )
    log.post(
      'signature/removed',
      { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two.') },
      { call: ACCORD },
    )
    log.post('signature/restored', { party: 'northhaven', reason: said('An error.') }, { call: ACCORD })
    letKeyIn(log)
    log.post(
      'key/added',
      { holder: 'northhaven', key: second.key, reason: said('Lost.') },
      { signers: [log.depositary, second] },
    )
    log.post('key/revoked', { keyid: second.keyid, reason: said('Found.') })
    log.post('party/updated', { party: 'northhaven', ...facts('Northhaven-Port'), reason: said('Renamed.') })
    log.post('log/anchored', { checkpoint: log.head().checkpoint })
    log.post('switch/set', { covers: ['signature/given'], closed: true, reason: said('Spam.') })
    log.post('role/ended', { id: 'officer-1', reason: said('Retired.') })
    log.post('call/closed', { reason: said('Done.') }, { call: ACCORD })
    for (let at = 0; at < log.size; at++) {
      const checked = checkReceipt(await log.receipt(at), { vkey: log.vkey, witnesses: WITNESS_VKEYS })
      assert.equal(checked.index, at)
      assert.equal(checked.acceptance !== null, at === index || at === index + 1)
    }
    await assert.rejects(log.receipt(log.size), refusedAs('not_found'))
  })

  it('is checked against the log that the reader trusts, and the witnesses they ask for', async () => {
    const { log, index } = signedHarbour()
    const bytes = await log.receipt(index)
    const check = (trust: object) => () => checkReceipt(bytes, { vkey: log.vkey, ...trust })
    const other = newNoteSigner(ORIGIN, seedOf('another log of that name'))
    assert.throws(check({ vkey: formatVkey(other.vkey) }), refusedAs('checkpoint_unsigned'))
    assert.throws(check({ vkey: WITNESS_VKEYS[0] }), refusedAs('key_malformed'))
    assert.throws(check({ vkey: 'no key' }), refusedAs('key_malformed'))
    assert.throws(check({ witnesses: WITNESS_VKEYS, quorum: 4 }), refusedAs('quorum_missing'))
    assert.throws(check({ quorum: 1 }), refusedAs('quorum_missing'))
    const stranger = formatVkey(newNoteSigner('witness.example/four', seedOf('four')).vkey)
    assert.throws(check({ witnesses: [stranger], quorum: 1 }), refusedAs('quorum_missing'))
  })

  it('shows the text with which the call was opened only to whoever signed that one', async () => {
    const log = harbour({ upTo: 'established' })
    const second = { en: 'We keep the harbour open, day and night.\n' }
    for (const words of [...Object.values(WORDS), second.en]) log.keepText(utf8(words))
    log.post('call/opened', { ...OPENED, manifest: MANIFEST }, { call: ACCORD })
    for (const id of ['northhaven', 'eastport']) admitParty(log, id, [partyKey(id)])
    const first = signAccord(log, 'northhaven', partyKey('northhaven'))
    const manifest = manifestOf(second)
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, { call: ACCORD })
    const body = { manifest: manifestDigest(manifest) }
    const later = signAccord(log, 'eastport', partyKey('eastport'), { body })
    const textsOf = async (index: number) => {
      const { texts } = checkReceipt(await log.receipt(index), { vkey: log.vkey })
      return texts.map(({ digest, read, bytes }) => [digest, read, bytes !== null])
    }
    const [english, french] = MANIFEST.texts.map(({ digest }) => digest)
    assert.deepEqual(await textsOf(first), [
      [english, true, true],
      [french, false, true],
    ])
    assert.deepEqual(await textsOf(later), [[manifest.texts[0]!.digest, true, true]])
    const bare = await log.receipt(later)
    assert.throws(
      () => checkReceipt(bare, { vkey: log.vkey, texts: [utf8(WORDS.en)] }),
      refusedAs('text_wrong'),
    )
  })

  it('says of a keeper who issued the call itself that it is both', async () => {
    const log = harbour({ upTo: 'established' })
    for (const words of Object.values(WORDS)) log.keepText(utf8(words))
    const names = inEnglish('The Harbour Secretariat')
    const own = { ...OPENED, convener: { names, url: null }, manifest: MANIFEST }
    log.post('call/opened', own, { call: ACCORD })
    admitParty(log, 'northhaven', [northhaven])
    const index = signAccord(log, 'northhaven', northhaven)
    const checked = checkReceipt(await log.receipt(index), { vkey: log.vkey })
    assert.equal(checked.call?.keptByIssuer, true)
    assert.ok(factsOf(checked).includes('kept-own'))
    assert.ok(!factsOf(checked).includes('kept'))
  })

  it('takes a text that the reader brings, and no other', async () => {
    const { log, index } = signedHarbour()
    const bare = formatReceipt({ ...parseReceipt(await log.receipt(index)), texts: [] })
    const withText = (text: string) =>
      checkReceipt(bare, { vkey: log.vkey, texts: [utf8(text)] }).texts.find(({ lang }) => lang === 'en')
    assert.deepEqual(withText(WORDS.en)?.bytes, utf8(WORDS.en))
    assert.throws(() => withText(`${WORDS.en} `), refusedAs('text_wrong'))
  })

  it('cannot mix the checkpoint of one size with the proof of another', async () => {
    const { log, index } = signedHarbour()
    const older = parseReceipt(await log.receipt(index))
    admitParty(log, 'southquay', [partyKey('southquay')])
    const newer = parseReceipt(await log.receipt(index))
    for (const mixed of [
      { ...older, checkpoint: newer.checkpoint },
      { ...newer, checkpoint: older.checkpoint },
    ])
      assert.throws(() => checkReceipt(formatReceipt(mixed), { vkey: log.vkey }), refusedAs('proof_wrong'))
  })
})
