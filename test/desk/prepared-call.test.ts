import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { launches } from '../../src/people/launches.ts'
import type { Manifest, Policy } from '../../src/register/kinds.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, enrolled, inStep, type Officer, prepared, readyToSign, signed } from './people.ts'
import { faultsIn, fieldIn, formIn, linksIn, Visitor, wordsOn } from './visitor.ts'

const WHAT = {
  'titles.en': 'The Lantern Letter',
  'titles.fr': 'La Lettre des lanternes',
  'summary.en': 'Light that falls where somebody needs it.',
  'convener.en': 'Lantern Foundation',
  authority: 'declared',
  deed: 'support',
}
const TEXT = {
  'text.en':
    'We ask each other to:\n\n- Shield every lamp: no light goes above the horizon.\n- Dim the night.\n',
  'text.fr': 'Nous nous demandons :\n\n- Abriter chaque lampe.\n- Baisser la lumière.\n',
}
const WHOLE = { ...WHAT, ...TEXT, preset: 'domain' }

describe('a call that is prepared', () => {
  let it_: Depositary
  let decider: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ upTo: 'established' })
    decider = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const onPage = ({ visitor }: Officer) => wordsOn(visitor.shown)
  const draftIn = ({ visitor }: Officer) => visitor.shown.path.replace(/\/[a-z]+(?:\?.*)?$/, '')

  it('goes from an empty desk to the public, by an officer who has never seen this', async () => {
    const drafter = await anotherOfficer(it_, 'assistant', 'drafter')
    const { visitor } = drafter
    await visitor.goto('/desk/new/call')
    assert.equal(visitor.shown.path, '/desk/prepared')
    await visitor.send('/desk/prepared')
    const draft = draftIn(drafter)

    // A second language has its own fields, and says what it lacks.
    await visitor.send('/what', { language: 'fr', again: 'language' })
    assert.match(onPage(drafter), wording('prepared.empty'))
    // What was forgotten is told at its field; what was typed is saved all the same.
    const { 'convener.en': convener, ...without } = WHAT
    const wrong = await visitor.send('/what', { ...without, 'summary.en': 'x'.repeat(281) })
    assert.equal(wrong.status, 422)
    assert.ok('summary.en' in faultsIn(wrong.html) && 'convener.en' in faultsIn(wrong.html))
    await visitor.goto(`${draft}/what`)
    assert.equal(fieldIn(visitor.shown.html, 'titles\\.en'), 'The Lantern Letter')
    assert.match(onPage(drafter), wording('prepared.summaryHint', { most: 280, left: 0, over: 1 }))
    const good = await visitor.send('/what', { ...WHAT, 'convener.en': convener! })
    assert.equal(good.path, `${draft}/text?saved=1`)

    const latin = await visitor.send('/text', {
      ...TEXT,
      'file.en': new Blob([new Uint8Array([0xff, 0xfe])]),
    })
    assert.match(faultsIn(latin.html)['file.en']!, wording('desk.textNotUtf8'))
    await visitor.send('/text', TEXT)
    assert.equal(visitor.shown.path, `${draft}/principles?saved=1`)
    const marks = load(visitor.shown.html)('.marking input[type=checkbox]')
    const [, first, second] = [...marks].map(box => [box.attribs.name!, box.attribs.value!] as const)
    await visitor.send('/principles', Object.fromEntries([first!, second!]))
    // What was marked comes back with a short name to look at.
    assert.equal(visitor.shown.path, `${draft}/principles?saved=1`)
    assert.equal(fieldIn(visitor.shown.html, 'principle1\\.en'), 'Shield every lamp')
    const nameless = await visitor.send('/principles', { 'principle2.en': '' })
    assert.match(faultsIn(nameless.html)['principle2.en']!, wording('prepared.nameMissing'))
    await visitor.send('/principles', {
      'principle2.en': 'Dim the night',
      'principle1.fr': 'Abriter chaque lampe',
    })
    assert.equal(visitor.shown.path, `${draft}/who?saved=1`)

    const none = await visitor.send('/who')
    assert.deepEqual(Object.keys(faultsIn(none.html)), ['preset'])
    await visitor.send('/who', { preset: 'domain' })
    assert.equal(visitor.shown.path, `${draft}/launch?saved=1`)
    await visitor.goto(`${draft}/who`)
    assert.match(fieldIn(visitor.shown.html, 'effect\\.fr'), /Un engagement politique/)
    assert.match(onPage(drafter), inOrder(say('en', 'kinds.company'), wording('prepared.means.domain')))

    await visitor.goto(`${draft}/launch`)
    const nowhere = await visitor.send('/launch', {
      opens: 'hour',
      day: '2026-01-20',
      hour: '15:00',
      zone: 'Mars',
    })
    assert.match(faultsIn(nowhere.html).zone!, wording('prepared.zoneBad', { typed: 'Mars' }))
    const skipped = await visitor.send('/launch', { day: '2026-03-29', hour: '02:30', zone: 'Europe/Paris' })
    assert.match(faultsIn(skipped.html).day!, wording('prepared.hourSkipped'))
    await visitor.send('/launch', { day: '2026-01-20', hour: '15:00' })
    assert.equal(visitor.shown.path, `${draft}/review?saved=1`)
    assert.match(onPage(drafter), inOrder('The Lantern Letter', 'Lantern Foundation', 'lantern-letter'))
    assert.match(onPage(drafter), wording('prepared.forGood'))

    // A colleague reads the preview and says something.
    await decider.visitor.goto(`${draft}/preview`)
    assert.match(
      onPage(decider),
      inOrder(wording('prepared.isPreview'), 'The Lantern Letter', 'Shield every lamp'),
    )
    assert.equal(decider.visitor.shown.headers.get('x-robots-tag'), 'noindex, nofollow')
    await decider.visitor.goto(`${draft}/review`)
    await decider.visitor.send('comment', { words: 'Is Lantern spelt so?' })
    await visitor.goto(`${draft}/review`)
    assert.match(onPage(drafter), inOrder('officer-1', 'Is Lantern spelt so?'))

    await visitor.send('prepare')
    assert.match(onPage(drafter), wording('office.submitNote'))
    await visitor.send('submit')
    await decider.visitor.goto(visitor.shown.path.split('?')[0]!)
    assert.match(
      onPage(decider),
      inOrder('The Lantern Letter', wording('prepared.signsHour', { hour: '20 January 2026, 14:00 UTC' })),
    )
    const { type, call, body } = await signed(it_, decider)
    assert.deepEqual([type, call], ['call/opened', 'the-lantern-letter'])
    const { manifest, policy } = body as unknown as { manifest: Manifest; policy: Policy }
    assert.deepEqual(
      manifest.principles.map(({ id, titles }) => [id, titles.map(({ text }) => text)]),
      [
        ['p1', ['Shield every lamp', 'Abriter chaque lampe']],
        ['p2', ['Dim the night']],
      ],
    )
    assert.deepEqual(policy.authentic, ['en', 'fr'])
    assert.deepEqual(body.verb, [
      { lang: 'en', text: 'support' },
      { lang: 'fr', text: 'soutenir' },
    ])
    // The hour came with the entry, the draft is gone, and the officer is told where to go.
    const launch = await launches.get(it_.log.drawer, 'the-lantern-letter', parseTime(it_.now))
    assert.equal(launch?.opens, '2026-01-20T14:00:00Z')
    assert.match(onPage(decider), wording('opened.title', { title: 'The Lantern Letter' }))
    assert.ok(linksIn(decider.visitor.shown.html, /^\/the-lantern-letter$/).length > 0)
    assert.equal((await visitor.goto(`${draft}/review`)).status, 404)
    const page = await it_.text('/the-lantern-letter')
    assert.match(page, /Light that falls where somebody needs it/)
  })
})
