import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admitParty,
  harbour,
  inEnglish,
  listed,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  OPENED,
  officer,
  POLICY,
  POLICY_DIGEST,
  said,
  signAccord,
  textOf,
  WORDS,
} from '../../../test/harbour.ts'
import { passkey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { utf8 } from '../../core/bytes.ts'
import { policyDigest } from './calls.ts'
import { manifestDigest } from './texts.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const under = { call: ACCORD }

describe('a call', () => {
  it('is opened once, under a name that is no address of the depositary', () => {
    const log = harbour()
    refused('call_exists', () => log.post('call/opened', OPENED, under))
    for (const call of ['statements', 'organisations', 'openapi', 'fr', '2026-27', 'xn--pldge-xqa'])
      refused('call_exists', () => log.post('call/opened', OPENED, { call }))
    log.post('call/opened', OPENED, { call: 'second-accord' })
    assert.equal(log.rows.get('calls', 'second-accord')?.text, null)
  })

  it('has a policy that changes only for another, and may come back', () => {
    const log = harbour()
    const softer = { ...POLICY, noticeDays: 60, window: 120 }
    const change = (policy: object) =>
      log.post('call/policy-changed', { policy, reason: said('Fairer.') }, under)
    refused('policy_unchanged', () => change(POLICY))
    change(softer)
    assert.equal(log.rows.get('calls', ACCORD)?.policy, policyDigest(softer))
    assert.equal(log.rows.get('calls', ACCORD)?.window, 120)
    refused('body_malformed', () => change({ ...POLICY, kinds: ['company', 'company'] }))
    const unaware = log.seen()
    change(POLICY)
    assert.equal(log.rows.get('policies', `${ACCORD}/${POLICY_DIGEST}`)?.entry, 1)
    refused('seen_stale', () =>
      log.post('call/policy-changed', { policy: softer, reason: said('x') }, { ...under, seen: unaware }),
    )
  })

  it('has its slips mended by one officer until somebody signs, by two after that, and then not who convenes it', () => {
    const log = harbour()
    log.post(
      'role/granted',
      { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null },
      { signers: [log.depositary, officer] },
    )
    const { titles, summary, issued, convener, verb, noun, absentees } = OPENED
    const says = { titles, summary, issued, convener, verb, noun, absentees, reason: said('A slip.') }
    const amend = (changes: object, signers = [officer]) =>
      log.post('call/amended', { ...says, ...changes }, { ...under, signers })
    refused('body_malformed', () => amend({}))
    const entry = amend({ verb: inEnglish('endorse'), issued: null })
    const row = () => log.rows.get('calls', ACCORD)!
    assert.deepEqual([row().since, row().verb, row().issued], [entry, inEnglish('endorse'), null])
    assert.equal(row().text, MANIFEST_DIGEST)
    const unaware = log.seen(log.size - 1)
    refused('seen_stale', () =>
      log.post('call/amended', says, { ...under, signers: [officer], seen: unaware }),
    )
    amend({})
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
    const title = { titles: inEnglish('The Harbour Accord of 2026') }
    refused('second_hand_missing', () => amend(title))
    for (const member of [{ verb }, { noun }].map(one => Object.keys(one)[0]!))
      refused('body_malformed', () => amend({ ...title, [member]: inEnglish('other') }, [log.depositary]))
    const others = { names: inEnglish('Others'), url: null }
    refused('body_malformed', () => amend({ convener: others }, [log.depositary]))
    amend({ ...title, convener: { ...convener, url: 'https://harbour.example/' } }, [log.depositary])
    assert.deepEqual([row().titles, row().convener.url], [title.titles, 'https://harbour.example/'])
    log.post('signature/withdrawn', { reason: null }, { ...under, by: 'northhaven', signers: [northhaven] })
    refused('second_hand_missing', () => amend({}))
  })

  it('uses up an announcement of such a mending, even where one hand was enough for it', () => {
    const log = harbour()
    const officers = [officer, passkey('the second officer', { use: 'officer' })]
    for (const [i, one] of officers.entries())
      log.post(
        'role/granted',
        { role: 'officer', id: `officer-${i}`, key: one.key, until: null, name: null },
        { signers: [log.depositary, one] },
      )
    const { summary, issued, convener, verb, noun, absentees } = OPENED
    const says = { summary, issued, convener, verb, noun, absentees, reason: said('A slip.') }
    const other = { ...says, titles: inEnglish('Another title') }
    const alone = { ...under, signers: [officer] }
    log.post('act/announced', { type: 'call/amended', call: ACCORD, body: other }, { signers: [officer] })
    log.pass(8)
    log.post('call/amended', other, alone)
    log.post('call/amended', { ...says, titles: OPENED.titles }, alone)
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
    refused('second_hand_missing', () => log.post('call/amended', other, alone))
  })

  it('has rules whose words bind in each language in which the text does, and perhaps a translation', () => {
    const log = harbour({ upTo: 'call' })
    const inEach = (...langs: string[]) => langs.map(lang => ({ lang, text: `In ${lang}.` }))
    const rules = (authentic: string[], ...langs: string[]) => ({
      ...POLICY,
      authentic,
      effect: inEach(...langs),
      entities: inEach(...langs),
      delisting: [{ id: 'silence', rule: inEach(...langs) }],
    })
    const change = (policy: object) => log.post('call/policy-changed', { policy, reason: said('x') }, under)
    refused('body_malformed', () => change(rules(['en', 'fr'], 'en')))
    refused('body_malformed', () => change(rules(['en'], 'en', 'en')))
    refused('body_malformed', () => change({ ...rules(['en'], 'en'), entities: inEach('fr') }))
    change(rules(['en'], 'en', 'ar'))
    const texts = MANIFEST.texts.map(text => ({ ...text, authentic: true }))
    const manifest = { ...MANIFEST, texts }
    for (const words of Object.values(WORDS)) log.keepText(utf8(words))
    const publish = () => log.post('text/published', { manifest, supersedes: null }, under)
    refused('policy_language', publish)
    refused('policy_language', () => log.post('call/opened', { ...OPENED, manifest }, { call: 'other' }))
    change(rules(['fr', 'en'], 'en', 'fr', 'ar'))
    publish()
    refused('policy_language', () => change(rules(['en'], 'en', 'fr')))
    const { authentic } = log.rows.get('calls', ACCORD)!
    assert.deepEqual(authentic, { policy: ['fr', 'en'], text: ['en', 'fr'] })
  })

  it('may be opened together with its text, which is then signed as if it had been published after', () => {
    const log = harbour({ upTo: 'established' })
    for (const words of Object.values(WORDS)) log.keepText(utf8(words))
    const long = (length: number) => ({
      ...OPENED,
      manifest: MANIFEST,
      summary: inEnglish('x'.repeat(length)),
    })
    refused('body_malformed', () => log.post('call/opened', long(281), under))
    const entry = log.post('call/opened', long(280), under)
    const text = log.rows.get('texts', `${ACCORD}/${MANIFEST_DIGEST}`)!
    assert.deepEqual([text.entry, text.supersedes, text.translations], [entry, null, []])
    assert.equal(log.rows.get('calls', ACCORD)?.text, MANIFEST_DIGEST)
    refused('text_exists', () =>
      log.post('text/published', { manifest: MANIFEST, supersedes: MANIFEST_DIGEST }, under),
    )
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
  })

  it('is voided while nobody is on it, and takes nothing more, not even what a closed call takes', () => {
    const log = harbour()
    const opened = (call: string) => {
      log.post('call/opened', OPENED, { call })
      return { call }
    }
    const reason = { reason: said('A rehearsal.') }
    const mistake = opened('a-rehearsal')
    const entry = log.post('call/voided', reason, mistake)
    const { closed, voided } = log.rows.get('calls', 'a-rehearsal')!
    assert.deepEqual([closed, voided], [{ entry, ...reason }, true])
    refused('call_closed', () => log.post('party/listed', listed('larkspur', '2026-01-01'), mistake))
    refused('call_exists', () => opened('a-rehearsal'))
    const copied = opened('a-list')
    log.post('party/listed', listed('larkspur', '2026-01-01'), copied)
    refused('call_bound', () => log.post('call/voided', reason, copied))
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
    log.post('signature/withdrawn', { reason: null }, { ...under, by: 'northhaven', signers: [northhaven] })
    refused('call_bound', () => log.post('call/voided', reason, under))
  })

  it('is closed once, and then takes nothing but what ends or corrects', () => {
    const log = harbour()
    log.post('call/closed', { reason: said('The harbour is open.') }, under)
    const manifest = manifestOf({ en: 'New words.' })
    const late: [string, object][] = [
      ['call/closed', { reason: said('Again.') }],
      ['call/policy-changed', { policy: { ...POLICY, noticeDays: 1 }, reason: said('x') }],
      ['text/published', { manifest, supersedes: MANIFEST_DIGEST }],
    ]
    for (const [type, body] of late) refused('call_closed', () => log.post(type, body, under))
  })
})

describe('a text', () => {
  it('is published once, and says which text it supersedes', () => {
    const log = harbour()
    refused('text_exists', () =>
      log.post('text/published', { manifest: MANIFEST, supersedes: MANIFEST_DIGEST }, under),
    )
    const second = manifestOf({ ...WORDS, en: 'We keep the harbour open, day and night.' })
    refused('text_superseded', () =>
      log.post('text/published', { manifest: second, supersedes: null }, under),
    )
    log.post('text/published', { manifest: second, supersedes: MANIFEST_DIGEST }, under)
    const third = manifestOf({ en: 'Third words.' })
    refused('text_superseded', () =>
      log.post('text/published', { manifest: third, supersedes: MANIFEST_DIGEST }, under),
    )
    assert.equal(log.rows.get('calls', ACCORD)?.text, manifestDigest(second))
    assert.equal(log.rows.get('texts', `${ACCORD}/${manifestDigest(second)}`)?.supersedes, MANIFEST_DIGEST)
  })

  it('says which principle became which where their ids do not, and nothing else', () => {
    const log = harbour()
    const principle = MANIFEST.principles[0]!
    const second = {
      ...manifestOf({ ...WORDS, en: 'We keep the harbours open.' }),
      principles: ['one', 'two'].map(id => ({ ...principle, id })),
    }
    const publish = (continues: object, supersedes: string | null = MANIFEST_DIGEST) =>
      log.post('text/published', { manifest: second, supersedes, continues }, under)
    for (const [id, of] of [
      ['three', ['one']],
      ['two', ['three']],
      ['two', []],
      ['one', ['one']],
    ] as const)
      refused('body_malformed', () => publish([{ id, of }]))
    const said = [{ id: 'two', of: ['one'] }]
    publish(said)
    const row = log.rows.get('texts', `${ACCORD}/${manifestDigest(second)}`)
    assert.deepEqual(row?.continues, said)
  })

  it('has each language once, one of them authentic, and each principle once', () => {
    const log = harbour({ upTo: 'call' })
    const publish = (manifest: object) => () =>
      log.post('text/published', { manifest, supersedes: null }, under)
    const [english, french] = MANIFEST.texts
    refused('body_malformed', publish({ ...MANIFEST, texts: [french] }))
    refused('body_malformed', publish({ ...MANIFEST, texts: [english, english] }))
    const principle = MANIFEST.principles[0]
    refused('body_malformed', publish({ ...MANIFEST, principles: [principle, principle] }))
    publish(MANIFEST)()
  })

  it('is translated into languages that it lacks; no translation that comes later is authentic', () => {
    const log = harbour()
    const translate = (text: object, manifest = MANIFEST_DIGEST) =>
      log.post('text/translated', { manifest, text }, under)
    refused('text_unknown', () => translate(textOf('de', 'Hafen', false), POLICY_DIGEST))
    refused('text_exists', () => translate(textOf('fr', 'Le port', false)))
    refused('body_malformed', () => translate(textOf('de', 'Hafen', true)))
    const entry = translate(textOf('de', 'Hafen', false))
    refused('text_exists', () => translate(textOf('de', 'Der Hafen', false)))
    assert.equal(log.rows.get('texts', `${ACCORD}/${MANIFEST_DIGEST}`)?.translations[0]?.entry, entry)
  })
})
