import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { Policy } from '../../src/register/kinds.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST, manifestOf, POLICY, said, WORDS } from '../harbour.ts'
import { toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'
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

  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    await it_.post('call/policy-changed', { policy: CLAUSE, reason: said('Clauses.') }, { call: ACCORD })
    ada = await representative(it_, 'northhaven')
    await (await toConfirm(it_, 'northhaven')).use(ada.device, 'party')
    signed = it_.log.head()!.size - 1
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
    assert.match(wordsOn(home), inOrder(waits, 'The plural was meant.'))
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
    assert.match(
      await page(AT),
      wording('correction.state', { state: 'objected', day: '', party: 'northhaven' }),
    )
    assert.doesNotMatch(await page(`/${ACCORD}`), wording('correction.see'))
    await signIn(ada.visitor, ada.device)
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('rep.this.opposition'))
  })
})
