import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseTime } from '../../src/core/time.ts'
import { letters, letterWords, pastLetters } from '../../src/people/letters.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import { cancelStale } from '../../src/work/letters/stale.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST, manifestOf, POLICY, said, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'
import { lettersOf, reached } from './letters-told.ts'
import { type Person, representative, signIn } from './people.ts'

const CLAUSE: Policy = { ...POLICY, correctionDays: 10, window: 604_800 }
const MENDED = '# The Harbour Accord\n\nWe keep the harbours open.\n'
const CORRECTED = manifestOf({ ...WORDS, en: MENDED })
const AT = `/${ACCORD}/text/${manifestDigest(CORRECTED)}`

describe('a correction of a text that was signed', () => {
  let it_: Depositary
  let ada: Person
  let signed: number
  const visitor = () => new Visitor(it_)
  const page = async (path: string) => wordsOn(await visitor().goto(path))

  const written = () => lettersOf(it_)

  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    await reached(it_, 'northhaven', 'en')
    await reached(it_, 'northhaven', 'fr')
    await reached(it_, 'meridian', 'en')
    await it_.post('call/policy-changed', { policy: CLAUSE, reason: said('Clauses.') }, { call: ACCORD })
    ada = await representative(it_, 'northhaven')
    await (await toConfirm(it_, 'northhaven')).use(ada.device, 'party')
    signed = it_.log.head()!.size - 1
    await written()
    const body = {
      from: MANIFEST_DIGEST,
      manifest: CORRECTED,
      reason: said('The plural was meant.'),
      days: 10,
    }
    const parts = [MENDED, WORDS.fr].map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    await it_.post('text/corrected', body, { call: ACCORD }, parts)
  })
  afterEach(() => it_.close())

  it('is shown with its day wherever the text is, and takes effect by itself', async () => {
    const waits = wording('correction.waits', { day: '12 January 2026' })
    for (const path of [`/${ACCORD}`, `/${ACCORD}/text`]) assert.match(await page(path), waits)
    const home = await ada.visitor.goto('/representative')
    assert.match(
      wordsOn(home),
      inOrder(
        wording('rep.waits'),
        wording('rep.mayOppose', { day: '12 January 2026' }),
        waits,
        'The plural was meant.',
      ),
    )
    assert.deepEqual(wordsIn(home.html, 'ins'), ['harbours'])
    const pending = await visitor().goto(`${AT}/changes`)
    assert.match(
      wordsOn(pending),
      inOrder(
        wording('correction.state', { state: 'pending', day: '12 January 2026', party: '' }),
        wording('correction.name', { number: 1 }),
        'The plural was meant.',
      ),
    )
    assert.deepEqual(wordsIn(pending.html, 'del'), ['harbour'])
    it_.now = '2026-01-12T00:00:00Z'
    assert.match(await page(`/${ACCORD}/text`), /We keep the harbours open/)
    assert.match(
      await page(`/${ACCORD}/text/${MANIFEST_DIGEST}`),
      inOrder(wording('correction.since', { day: '12 January 2026' }), 'We keep the harbour open'),
    )
    assert.match(await page(`/${ACCORD}/text`), wording('text.inForceUntil', { day: '11 January 2026' }))
    const since = await (await it_.get(`/${ACCORD}/text/${MANIFEST_DIGEST}`)).text()
    assert.match(since, /stay on it\. <a href/, 'a sentence ends before the link')
    const binds = /The corrected words bind it, as its rules say/
    for (const path of ['/parties/northhaven', `/entries/${signed}/receipt`])
      assert.match(await page(path), binds)
    await signIn(ada.visitor, ada.device)
    assert.match(wordsOn(ada.visitor.shown), binds)
    const { textInForce } = await it_.json<{ textInForce: string }>(`/${ACCORD}.json`)
    assert.equal(textInForce, manifestDigest(CORRECTED))
    const { bound } = await it_.json<{ bound: Record<string, { text: string }> }>('/parties/northhaven.json')
    assert.equal(bound[ACCORD]!.text, manifestDigest(CORRECTED))
    const grace = await toConfirm(it_, 'meridian')
    assert.ok(grace.shown.html.includes(manifestDigest(CORRECTED)))
    // A newer version changes nothing of what binds those who signed the one before.
    const second = '# The Harbour Accord\n\nWe keep every harbour open.\n'
    const parts = [second, WORDS.fr].map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    const newer = { manifest: manifestOf({ ...WORDS, en: second }), supersedes: manifestDigest(CORRECTED) }
    await it_.post('text/published', newer, { call: ACCORD }, parts)
    for (const path of ['/parties/northhaven', `/entries/${signed}/receipt`])
      assert.match(await page(path), binds)
    assert.match(wordsOn(await ada.visitor.goto('/representative')), binds)
  })

  it('is written to each signatory, with what changes, from which day, and how to object', async () => {
    const told = await written()
    assert.deepEqual([...told.keys()].sort(), ['en@northhaven.example', 'fr@northhaven.example'])
    const { kind, subject, text } = told.get('en@northhaven.example')!
    assert.equal(kind, 'notice')
    const [name, day] = ['northhaven', '12 January 2026']
    assert.match(subject, wording('letter.correctionSubject', { call: 'The Harbour Accord', day }))
    assert.match(
      text,
      inOrder(
        wording('letter.correction', { day, name, past: 'no' }),
        wording('letter.correctionReason'),
        'The plural was meant.',
        /“We keep the harbour open\.” becomes “We keep the harbours open\.”/,
        `${AT}/changes`,
        wording('letter.correctionBinds', { name, binds: 'yes' }),
        wording('letter.correctionHow', { name, last: '11 January 2026' }),
      ),
    )
    assert.match(told.get('fr@northhaven.example')!.text, /Une seule opposition suffit/)
    assert.equal((await written()).size, 0, 'once')
  })

  it('is written to whoever cannot object now, and to nobody as to come once it has', async () => {
    const stolen = { party: 'northhaven', reason: said('It was stolen.') }
    await it_.post('key/suspended', stolen, { by: 'northhaven', signers: [partyKey('northhaven')] })
    await tellParties(it_.running)
    const waiting = await letters.all(it_.log.drawer, parseTime(it_.now))
    const notice = waiting.filter(({ value }) => value.kind === 'notice')
    const texts = await Promise.all(
      notice.map(async ({ id }) => (await letterWords.find(it_.log.drawer, id, parseTime(it_.now))).text),
    )
    const english = texts.find(text => /Dear/.test(text))!.replace(/\n>? ?/g, ' ')
    const name = 'northhaven'
    const suspended = { name, runs: 'objecting', day: '11 January 2026' }
    assert.match(english, wording('letter.suspended', suspended))
    assert.ok(
      texts.every(text => !text.includes('/representative')),
      'its own pages are closed',
    )
    it_.now = '2026-01-12T00:00:00Z'
    await cancelStale(it_.running, () => false)
    const past = await pastLetters.all(it_.log.drawer, parseTime(it_.now))
    assert.equal(past.filter(({ value }) => value.why === 'late').length, texts.length)
  })

  it('is written of as in effect where nothing could be written before', async () => {
    it_.now = '2026-01-12T00:00:00Z'
    const { text } = (await written()).get('en@northhaven.example')!
    const name = 'northhaven'
    assert.match(
      text,
      inOrder(
        wording('letter.correction', { name, day: '12 January 2026', past: 'yes' }),
        wording('letter.correctionBinds', { name, binds: 'bound' }),
      ),
    )
    assert.doesNotMatch(text, /Object to the correction|\/representative/)
  })

  it('is written of again where it does not come', async () => {
    await written()
    const { index } = await it_.post(
      'correction/objected',
      { manifest: manifestDigest(CORRECTED), words: said('One harbour.') },
      { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] },
    )
    const told = await written()
    assert.equal(told.size, 2)
    const { subject, text } = told.get('en@northhaven.example')!
    assert.match(subject, wording('letter.failedSubject', { call: 'The Harbour Accord' }))
    const about = { day: '12 January 2026', name: 'northhaven' }
    assert.match(text, inOrder(wording('letter.failed', about), 'objected to', '/entries/', 'One harbour.'))
    // The very text comes again, as a version of its own.
    const parts = [MENDED, WORDS.fr].map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    const newer = { manifest: CORRECTED, supersedes: MANIFEST_DIGEST }
    await it_.post('text/published', newer, { call: ACCORD }, parts)
    const objected = wording('head.correction/objected', {
      author: 'party',
      by: 'northhaven',
      manifest: 1,
      call: 'The Harbour Accord',
    })
    const named = wording('correction.name', { number: 1 })
    assert.match(await page(`/entries/${index}`), inOrder(objected, named))
  })

  it('is named in each language in which words change, for whoever reads another', async () => {
    await written()
    const failing = { manifest: manifestDigest(CORRECTED), words: said('One harbour.') }
    await it_.post('correction/objected', failing, { call: ACCORD })
    await written()
    const port = 'Nous gardons les ports ouverts.\n'
    const french = manifestOf({ ...WORDS, fr: port })
    const body = { from: MANIFEST_DIGEST, manifest: french, reason: said('All of them.'), days: 10 }
    const parts = [WORDS.en, port].map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    await it_.post('text/corrected', body, { call: ACCORD }, parts)
    const { text } = (await written()).get('en@northhaven.example')!
    const becomes = /“Nous gardons le port ouvert\.” becomes “Nous gardons les ports\s+ouverts\.”/
    assert.match(text, inOrder(wording('letter.correctionPart', { language: 'French' }), becomes))
    const home = await ada.visitor.goto('/representative')
    assert.match(wordsOn(home), inOrder('All of them.', 'French', /port ouvert\s+les ports ouverts/))
    const at = `/${ACCORD}/text/${manifestDigest(french)}/changes`
    const { html, ...page } = await visitor().goto(at)
    assert.match(
      wordsOn({ html, ...page }),
      inOrder(wording('changes.none'), wording('changes.elsewhere', { languages: 'French' })),
    )
    assert.ok(html.includes(`${at}?text=fr`))
  })

  it('is written to each of very many, some at once', async () => {
    const many = Array.from({ length: 45 }, (_, i) => `port-${i}`)
    for (const party of many) {
      await admit(it_, party)
      await it_.as(party).sign(ACCORD, { policy: policyDigest(CLAUSE) })
      await reached(it_, party, 'en')
    }
    const told = await written()
    assert.equal(told.size, many.length + 2)
    assert.ok(many.every(party => told.has(`en@${party}.example`)))
    assert.equal((await written()).size, 0)
  })

  it('fails by one objection, made with the passkey, and every reader sees whose', async () => {
    await ada.visitor.goto(`/representative/new/opposition?call=${ACCORD}`)
    const shown = wordsOn(
      await ada.visitor.send('opposition', { call: ACCORD, words: 'One harbour was meant.' }),
    )
    assert.match(
      shown,
      inOrder(
        wording('head.correction/objected', { by: 'northhaven', manifest: 1, call: 'The Harbour Accord' }),
        'One harbour was meant.',
      ),
    )
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /^\/representative\?done=/)
    it_.now = '2026-03-01T00:00:00Z'
    const failed = inOrder(
      wording('correction.name', { number: 1 }),
      wording('correction.state', { state: 'objected', day: '', party: 'northhaven' }),
      'One harbour was meant.',
    )
    for (const path of [`/${ACCORD}/text`, `${AT}/changes`]) assert.match(await page(path), failed)
    assert.match(await page(`/${ACCORD}/text`), /We keep the harbour open/)
    for (const path of [AT, `/${ACCORD}/notices`])
      assert.match(
        await page(path),
        wording('correction.state', { state: 'objected', day: '', party: 'northhaven' }),
      )
    assert.doesNotMatch(await page(`/${ACCORD}`), wording('correction.see'))
    await signIn(ada.visitor, ada.device)
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('rep.this.opposition'))
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder(
        wording('rep.lastCorrection'),
        wording('correction.state', { state: 'objected', day: '', party: 'northhaven' }),
        'One harbour was meant.',
      ),
    )
  })
})
