import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { launches } from '../../src/people/launches.ts'
import { beginPrepared, MOST_PREPARED, MOST_PREPARED_BYTES } from '../../src/people/prepared-calls.ts'
import { changeSettings, nameFrom } from '../../src/people/settings.ts'
import type { Manifest } from '../../src/register/kinds.ts'
import type { Policy } from '../../src/register/policy.ts'
import { PRESET_NAMES } from '../../src/web/desk/prepared/presets.ts'
import { isOf, STEPS } from '../../src/web/desk/prepared/steps.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { inOrder, wording } from '../wording.ts'
import { AURELIA } from './aurelia.ts'
import {
  anotherOfficer,
  enrolled,
  inStep,
  invitationIn,
  type Officer,
  prepared,
  readyToSign,
  signed,
  signIn,
} from './people.ts'
import { faultsIn, fieldIn, formIn, linksIn, Visitor, wordsIn, wordsOn } from './visitor.ts'

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

/** Removes a language of a draft. */
async function dropped(visitor: Visitor, draft: string, tag: string) {
  await visitor.goto(`${draft}/what`)
  const { path } = await visitor.send(tag)
  if (path.includes('drop=')) await visitor.send('/what')
}

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

    const filled = () => [...load(visitor.shown.html)('.steps .done a')].map(({ attribs }) => attribs.href)
    assert.deepEqual(filled(), [], 'no step is filled in before it was opened')
    // A second language has its own fields, and says what it lacks.
    await visitor.send('/what', { language: 'fr', again: 'language' })
    const lacks = () => wordsIn(visitor.shown.html, '.langtabs .sub:not([hidden])')
    const nothing = (['titles', 'summary', 'convener'] as const).map(name =>
      say('en', `prepared.lacks.${name}`),
    )
    assert.deepEqual(lacks(), [...nothing, ...nothing])
    assert.equal(visitor.shown.path, `${draft}/what?saved=what`)
    assert.match(onPage(drafter), wording('prepared.lacksIn', { language: 'French' }))
    // What was forgotten is told at its field; what was typed is saved all the same.
    const { 'convener.en': convener, ...without } = WHAT
    const wrong = await visitor.send('/what', { ...without, 'summary.en': 'x'.repeat(281) })
    assert.equal(wrong.status, 422)
    assert.ok('summary.en' in faultsIn(wrong.html) && 'convener.en' in faultsIn(wrong.html))
    await visitor.goto(`${draft}/what`)
    assert.deepEqual(lacks(), [
      say('en', 'prepared.lacks.convener'),
      say('en', 'prepared.lacks.summary'),
      say('en', 'prepared.lacks.convener'),
    ])
    assert.deepEqual(linksIn(visitor.shown.html, /^#in-/), ['#in-en', '#in-fr'])
    assert.equal(fieldIn(visitor.shown.html, 'titles\\.en'), 'The Lantern Letter')
    assert.match(onPage(drafter), wording('prepared.summaryHint', { most: 280, left: 0, over: 1 }))
    const good = await visitor.send('/what', { ...WHAT, 'convener.en': convener! })
    assert.equal(good.path, `${draft}/text?saved=what`)

    const both = await visitor.send('/text', { ...TEXT, 'file.en': new Blob(['Other words.']) })
    assert.match(faultsIn(both.html)['file.en']!, wording('desk.textBoth'))
    const latin = await visitor.send('/text', {
      'text.en': '',
      'file.en': new Blob([new Uint8Array([0x41, 0xff, 0x42])]),
    })
    assert.match(faultsIn(latin.html)['file.en']!, wording('fileNot.letters'))
    await visitor.send('/text', { 'text.en': 'Typed for an hour.', again: 'save' })
    // A file that was chosen by mistake takes nothing for good.
    await visitor.send('/text', { 'file.en': new Blob(['The minutes.']) })
    assert.equal(fieldIn(visitor.shown.html, 'text\\.en').trim(), 'The minutes.')
    await visitor.send('/text', { back: 'en' })
    assert.equal(fieldIn(visitor.shown.html, 'text\\.en').trim(), 'Typed for an hour.')
    assert.doesNotMatch(onPage(drafter), wording('fileNotes.read'))
    assert.doesNotMatch(onPage(drafter), wording('prepared.takeBack'))
    await visitor.send('/text', { 'text.en': '', 'file.en': new Blob(['# A letter\n\nWe *ask*.']) })
    assert.equal(fieldIn(visitor.shown.html, 'text\\.en').trim(), '# A letter\n\nWe *ask*.')
    await visitor.send('/text', TEXT)
    assert.equal(visitor.shown.path, `${draft}/principles?saved=text`)
    const marks = load(visitor.shown.html)('.marking input[type=checkbox]')
    const [, first, second] = [...marks].map(box => [box.attribs.name!, box.attribs.value!] as const)
    await visitor.send('/principles', Object.fromEntries([first!, second!]))
    // What was marked comes back with a short name to look at.
    assert.equal(visitor.shown.path, `${draft}/principles?saved=principles`)
    assert.equal(fieldIn(visitor.shown.html, 'principle1\\.en'), 'Shield every lamp')
    const nameless = await visitor.send('/principles', { 'principle2.en': '', 'principle2.fr': '' })
    assert.match(faultsIn(nameless.html)['principle2.en']!, wording('prepared.nameMissing'))
    // The same paragraph in the other language names it there; what is left empty is told.
    assert.equal(fieldIn(nameless.html, 'principle1\\.fr'), 'Abriter chaque lampe')
    await visitor.send('/principles', { 'principle2.en': 'Dim the night', 'principle2.fr': '' })
    assert.equal(visitor.shown.path, `${draft}/who?saved=principles`)

    const none = await visitor.send('/who')
    assert.deepEqual(Object.keys(faultsIn(none.html)), ['preset'])
    await visitor.send('/who', { preset: 'domain' })
    assert.equal(visitor.shown.path, `${draft}/launch?saved=who`)
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
    // Five hours behind, and not ahead as it reads: settings refuse it too. All faults are told at once.
    const several = await visitor.send('/launch', { day: '20 January', hour: 'noonish', zone: 'Etc/GMT+5' })
    assert.deepEqual(Object.keys(faultsIn(several.html)).sort(), ['day', 'hour', 'zone'])
    const skipped = await visitor.send('/launch', { day: '2026-03-29', hour: '02:30', zone: 'Paris' })
    assert.match(faultsIn(skipped.html).hour!, wording('prepared.hourSkipped'))
    await visitor.send('/launch', { day: '2026-01-20', hour: '15 h' })
    assert.equal(visitor.shown.path, `${draft}/review?saved=launch`)
    const hour = '20 January 2026, 15:00 in Paris (14:00 UTC)'
    assert.match(onPage(drafter), wording('prepared.opensAt', { hour }))
    assert.match(onPage(drafter), inOrder('The Lantern Letter', 'Lantern Foundation', 'lantern-letter'))
    assert.match(
      onPage(drafter),
      wording('prepared.namesLacking', { count: 1, numbers: '2', language: 'French' }),
    )
    assert.match(onPage(drafter), wording('prepared.forGood'))

    // A colleague reads the preview and says something.
    await decider.visitor.goto(`${draft}/preview`)
    assert.match(
      onPage(decider),
      inOrder(wording('prepared.isPreview'), 'The Lantern Letter', hour, 'Shield every lamp'),
    )
    assert.equal(decider.visitor.shown.headers.get('x-robots-tag'), 'noindex, nofollow')
    await decider.visitor.goto(`${draft}/review`)
    const unseen = await decider.visitor.send('comment', { words: 'Is \u202eLantern spelt so?' })
    assert.match(faultsIn(unseen.html).words!, wording('prepared.commentHidden'))
    await decider.visitor.send('comment', { words: 'Not meant for here.' })
    await decider.visitor.send('uncomment')
    await decider.visitor.send('comment', { words: 'Is Lantern spelt so?' })
    assert.ok(
      decider.visitor.shown.html.includes(`data-typed-done="${draft}/review#"`),
      'the field stays empty after that',
    )
    await decider.visitor.goto('/desk/calls')
    const by = wording('prepared.changed', { officer: 'assistant', time: '1 January 2026, 00:00 UTC' })
    assert.match(
      onPage(decider),
      inOrder('The Lantern Letter', by, wording('prepared.comments', { count: 1 })),
    )
    const announced = wording('also.comments', {
      count: 1,
      title: 'The Lantern Letter',
      officers: 'officer-1',
    })
    assert.doesNotMatch(wordsOn(await decider.visitor.goto('/desk')), announced, 'nobody answers themselves')
    await visitor.goto('/desk/calls')
    assert.match(onPage(drafter), wording('prepared.toAnswer', { count: 1, officers: 'officer-1' }))
    assert.match(wordsOn(await visitor.goto('/desk')), announced)
    await visitor.follow(/\/review#comments$/)
    assert.match(onPage(drafter), inOrder('officer-1', 'Is Lantern spelt so?'))
    // An answer ends it, and is announced in its turn until that is marked as done.
    await visitor.send('comment', { words: 'It is, in our charter.' })
    assert.match(onPage(drafter), wording('prepared.answeredBy', { officer: 'assistant' }))
    assert.doesNotMatch(wordsOn(await visitor.goto('/desk')), announced)
    const answered = wording('also.comments', {
      count: 1,
      title: 'The Lantern Letter',
      officers: 'assistant',
    })
    assert.match(wordsOn(await decider.visitor.goto('/desk')), answered)
    await decider.visitor.goto(`${draft}/review`)
    await decider.visitor.send('settle')
    assert.match(onPage(decider), wording('prepared.answeredBy', { officer: 'officer-1' }))
    assert.doesNotMatch(wordsOn(await decider.visitor.goto('/desk')), answered)
    await visitor.goto(`${draft}/review`)
    assert.doesNotMatch(onPage(drafter), /Not meant/)
    assert.doesNotMatch(onPage(drafter), wording('prepared.uncomment'), 'a drafter deletes none')

    await visitor.send('prepare')
    assert.match(onPage(drafter), wording('office.submitNote'))
    const binds = { kinds: say('en', 'changes.everyKind'), record: 'no' } as const
    assert.match(onPage(drafter), inOrder('Dim the night', wording('text.binds', binds)))
    await visitor.send('submit')
    await decider.visitor.goto(visitor.shown.path.split('?')[0]!)
    assert.match(onPage(decider), inOrder('The Lantern Letter', wording('prepared.signsHour', { hour })))
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

    // No button asks everybody to sign before the hour; the page says what is possible.
    assert.equal(load(page)('main .actions .btn[href$="/sign"]').length, 0)
    assert.match(
      wordsOn({ html: page }),
      inOrder(wording('call.opensOn', { hour }), wording('call.sealNow'), wording('call.applyWord')),
    )
    assert.match(wordsOn({ html: await it_.text('/') }), wording('call.state.later', { hour }))

    // The hour can be moved by the clocks by which it was announced, whatever the keeper's are.
    const { path } = decider.visitor.shown
    await decider.visitor.goto('/desk/launch/the-lantern-letter')
    assert.equal(fieldIn(decider.visitor.shown.html, 'hour'), '15:00')
    assert.match(onPage(decider), wording('launch.timeHint', { clocks: 'Paris', chosen: 'before' }))
    await decider.visitor.send('set', { hour: '16:00' })
    const later = '20 January 2026, 16:00 in Paris (15:00 UTC)'
    assert.match(onPage(decider), wording('launch.confirmSet', { hour: later }))
    await decider.visitor.goto(path)

    // What comes next is inviting, and the letter says the hour by the clocks of the announcement.
    assert.match(onPage(decider), wording('opened.invitesSealed', { hour, later: 0 }))
    assert.equal(linksIn(decider.visitor.shown.html, /^\/desk\/bulk\?call=the-lantern-letter$/).length, 1)
    await decider.visitor.follow(/^\/desk\/inviting\?call=the-lantern-letter$/)
    await decider.visitor.send('/desk/inviting', { ...AURELIA, call: 'the-lantern-letter' })
    assert.match(onPage(decider), inOrder(wording('preview.heading'), wording('sealed.notice', { hour })))
    await decider.visitor.use(decider.device, 'officer')
    const guest = new Visitor(it_)
    await guest.goto(new URL(invitationIn(decider.visitor.shown.html)).pathname)
    assert.match(wordsOn(guest.shown), wording('sealed.notice', { hour }))
  })

  it('is issued by its keeper under the name of entry 0 alone, which a button fills in', async () => {
    const { log, now } = it_.running
    await changeSettings(
      log.drawer,
      old => ({ ...old, name: nameFrom([{ lang: 'en', text: 'The Harbour Office' }]) }),
      now(),
    )
    const { visitor } = decider
    const typed = { 'convener.en': 'The Harbour Office', 'text.en': TEXT['text.en'], preset: 'domain' }
    const draft = await prepared(decider, { ...typed, 'titles.en': 'The Lantern Letter', deed: 'sign' })
    const isKept = async (id: string) =>
      (await it_.json<{ keptByIssuer: boolean }>(`/${id}.json`)).keptByIssuer
    await visitor.goto(`${draft}/what`)
    assert.match(onPage(decider), wording('prepared.ownNameCounts', { name: 'The Harbour Secretariat' }))
    await visitor.send('/what', { again: 'issuer' })
    assert.equal(fieldIn(visitor.shown.html, 'convener\\.en'), 'The Harbour Secretariat')
    assert.match(onPage(decider), wording('prepared.ownIssue'))
    await visitor.goto(`${draft}/review`)
    await visitor.send('prepare')
    await signed(it_, decider)
    assert.equal(await isKept('the-lantern-letter'), true)
  })

  it('asks for its title in each of its languages on the first page, and not on the page of the text', async () => {
    const { visitor } = decider
    await prepared(decider, { ...WHAT, 'titles.fr': '' })
    const draft = draftIn(decider)
    await visitor.goto(`${draft}/what`)
    assert.equal(load(visitor.shown.html)('.steps .done a[href$="/what"]').length, 0)
    assert.doesNotMatch(
      wordsIn(visitor.shown.html, 'label[for="titles.fr"]').join(),
      wording('fields.optional'),
    )
    const lacking = await visitor.send('/what')
    assert.match(
      faultsIn(lacking.html)['titles.fr']!,
      wording('prepared.titleMissing', { language: 'French' }),
    )
    const whole = await visitor.send('/what', { 'titles.fr': 'La Lettre' })
    assert.equal(whole.path, `${draft}/text?saved=what`)
    const text = await visitor.send('/text', { 'text.fr': 'Nous demandons la nuit.' })
    assert.equal(text.path, `${draft}/principles?saved=text`)
  })

  const pastes = async (html: string, headers: Readonly<Record<string, string>> = {}) => {
    const body = new FormData()
    body.set('pasted', new Blob(['\ufeff', html]), 'pasted.html')
    const { cookies: cookie } = decider.visitor
    return it_.app.request('/desk/words', {
      method: 'POST',
      body,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
    })
  }

  it('has an address that follows its title until somebody types one', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, { 'titles.en': 'A working title' })
    const proposed = (id: string) =>
      wording('prepared.addressProposed', { address: `https://harbour.example/${id}` })
    const titled = async (typed: Readonly<Record<string, string>>) => {
      await visitor.goto(`${draft}/what`)
      await visitor.send('/what', { ...typed, again: 'save' })
      return wordsOn(await visitor.goto(`${draft}/what`))
    }
    assert.match(wordsOn(await visitor.goto(`${draft}/text`)), proposed('a-working-title'))
    assert.match(await titled({ 'titles.en': 'The Rowan Charter' }), proposed('the-rowan-charter'))
    assert.equal(fieldIn(visitor.shown.html, 'id'), 'the-rowan-charter')
    assert.match(
      wordsOn(visitor.shown),
      wording('prepared.addressFollows', { begins: 'https://harbour.example/' }),
    )
    assert.doesNotMatch(await titled({ id: 'rowan' }), proposed('rowan'))
    await titled({ 'titles.en': 'The Rowan Charter of 2027' })
    assert.equal(fieldIn(visitor.shown.html, 'id'), 'rowan', 'what somebody typed stays')
    assert.match(await titled({ id: '' }), proposed('the-rowan-charter-of-2027'))
  })

  it('gives back what was pasted from a word processor as words, and says what it left out', async () => {
    const { visitor } = decider
    const send = pastes
    // Word names the encoding in which it once was; a browser hands it over in its own.
    const word = `<html><head><meta charset=windows-1252></head><body><h1>Lettre d’été</h1>
      <p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.&nbsp;&nbsp;</span>Abriter <b>chaque</b> lampe</p>
      <img src="https://elsewhere.example/a.png" onerror="alert(1)"><script>alert(2)</script></body></html>`
    const read = (await (await send(word)).json()) as Record<string, unknown>
    assert.equal(read.words, '# Lettre d’été\n\n1. Abriter **chaque** lampe\n')
    assert.equal(read.read, 'picture 1')
    assert.deepEqual(read.notes, [say('en', 'fileNote.picture', { count: 1 })])
    assert.deepEqual(read.shown, [
      { is: 'heading', text: 'Lettre d’été' },
      { is: 'item', text: '1. Abriter chaque lampe' },
    ])
    assert.deepEqual(await (await send('<p> </p>')).json(), { unread: say('en', 'fileNot.empty') })
    // Bounds are those of a file, and no other site has us read.
    assert.deepEqual(await (await send('<div>'.repeat(1_001))).json(), {
      unread: say('en', 'fileNot.large'),
    })
    assert.equal((await send(word, { 'sec-fetch-site': 'cross-site' })).status, 403)
    const reader = await anotherOfficer(it_, 'auditor', 'reader')
    assert.equal((await send(word, { cookie: reader.visitor.cookies })).status, 403)
    // The page says where to send it.
    const draft = await prepared(decider, {})
    const { html } = await visitor.goto(`${draft}/text`)
    assert.equal(load(html)('[data-paste="text.en"]').attr('data-to'), '/desk/words')
  })

  it('shows the beginning of what was pasted, so that no text holds up everybody else', async () => {
    const read = async (html: string) =>
      (await (await pastes(html)).json()) as { words: string; shown: { is: string; text: string }[] }
    const more = { is: 'more', text: say('en', 'pasted.more') }
    // What this thread computed, and not for how long a busy machine left it waiting.
    const before = process.threadCpuUsage()
    const marks = await read(`<p>${'**a '.repeat(900_000)}</p>`)
    const items = await read(`<ul>${'<li><b>x</b></li>'.repeat(90_000)}</ul>`)
    const { user, system } = process.threadCpuUsage(before)
    assert.ok(user + system < 800_000, `the server computed for ${(user + system) / 1_000} ms`)
    assert.deepEqual([marks.shown.length, marks.shown.at(-1)], [2, more])
    assert.ok(JSON.stringify(marks.shown).length < 25_000)
    assert.equal(marks.words.length, 3_600_000, 'all of it is kept')
    assert.deepEqual(
      [items.shown.length, items.shown[39], items.shown[40]],
      [41, { is: 'item', text: '– x' }, more],
    )
    const strong = await read('<p>a <b>b*c</b>d __e__ f__g ** h**</p>')
    assert.deepEqual(strong.shown, [{ is: 'paragraph', text: 'a b*cd e f__g ** h**' }])
  })

  it('keeps every field that its forms have', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, { ...WHOLE, preset: 'report' })
    for (const step of STEPS) {
      const { html } = await visitor.goto(`${draft}/${step}`)
      const $ = load(html)
      const form = $(`form[action*="/${step}"]`).first()
      const names = new Set(
        [...form.find('input:not([type=hidden]), textarea, select')].map(({ attribs }) => attribs.name!),
      )
      // A file is kept by its digest or its words, a language and a mark in lists of them.
      const lost = [...names].filter(
        name => !isOf(step, name) && !/^(?:evidence|language|file\..+|mark\d+)$/.test(name),
      )
      assert.ok(names.size > 0)
      assert.deepEqual(lost, [], step)
    }
  })

  it('loses nothing of two officers who change the same step, and tells the later one', async () => {
    const other = await anotherOfficer(it_, 'assistant', 'drafter')
    const draft = await prepared(decider, WHOLE)
    await decider.visitor.goto(`${draft}/what`)
    await inStep(other.visitor, draft, 'what', { ...WHAT, 'titles.en': 'The Lamp Letter' })
    // Another step is nobody's business here.
    await inStep(other.visitor, draft, 'launch', { opens: 'now' })
    const late = await decider.visitor.send('/what', { 'titles.en': 'The Lantern Letter of 2026' })
    assert.equal(late.status, 409)
    const told = wording('prepared.late', { officer: 'assistant', time: '1 January 2026, 00:00 UTC' })
    assert.match(wordsOn(late), inOrder(told, 'Title, English', 'The Lamp Letter'))
    assert.equal(fieldIn(late.html, 'titles\\.en'), 'The Lantern Letter of 2026')
    await other.visitor.goto(`${draft}/what`)
    assert.equal(fieldIn(other.visitor.shown.html, 'titles\\.en'), 'The Lamp Letter')
    // Who has seen it may say so.
    await decider.visitor.send('/what')
    await decider.visitor.goto(`${draft}/what`)
    assert.equal(fieldIn(decider.visitor.shown.html, 'titles\\.en'), 'The Lantern Letter of 2026')
  })

  it('keeps what a colleague wrote in a language that the form did not have, and marks that were made twice', async () => {
    const other = await anotherOfficer(it_, 'assistant', 'drafter')
    const { 'titles.fr': french, ...english } = WHAT
    const draft = await prepared(decider, { ...english, 'text.en': TEXT['text.en'], preset: 'domain' })
    await decider.visitor.goto(`${draft}/what`)
    await other.visitor.goto(`${draft}/what`)
    await other.visitor.send('/what', { language: 'fr', again: 'language' })
    await other.visitor.send('/what', { 'titles.fr': french! })
    const late = await decider.visitor.send('/what', { 'titles.en': 'The Lantern Letter of 2026' })
    assert.equal(late.status, 409)
    assert.equal(fieldIn(late.html, 'titles\\.fr'), french)
    // Each marks another paragraph; the later one is told, and both marks can be made one.
    const boxes = async (officer: Officer) => {
      const { html } = await officer.visitor.goto(`${draft}/principles`)
      return [...load(html)('.marking input[type=checkbox]')].map(({ attribs }) => [
        attribs.name!,
        attribs.value!,
      ])
    }
    const [, lamps, night] = await boxes(decider)
    await boxes(other)
    await other.visitor.send('/principles', Object.fromEntries([night!]))
    const twice = await decider.visitor.send('/principles', Object.fromEntries([lamps!]))
    assert.equal(twice.status, 409)
    assert.equal(fieldIn(twice.html, 'principle1\\.en'), 'Shield every lamp')
    await decider.visitor.send('/principles', Object.fromEntries([night!]))
    await decider.visitor.goto(`${draft}/review`)
    assert.match(onPage(decider), inOrder('1. Shield every lamp', '2. Dim the night'))
  })

  it('takes a form that was sent twice for one, and gives back what was typed after signing in again', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, WHOLE)
    const form = await visitor.goto(`${draft}/launch`)
    const hour = { opens: 'hour', day: '2026-01-20', hour: '15:00', zone: 'UTC' }
    await visitor.send('/launch', hour)
    visitor.shown = form
    const again = await visitor.send('/launch', hour)
    assert.deepEqual([again.status, again.path], [200, `${draft}/review?saved=launch`])
    const marks = await visitor.goto(`${draft}/principles`)
    const [, box] = [...load(marks.html)('.marking input[type=checkbox]')]
    it_.now = '2026-01-02T00:00:00Z'
    await visitor.send('/principles', { [box!.attribs.name!]: box!.attribs.value! })
    assert.match(visitor.shown.path, /sign-in/)
    await visitor.use(decider.device, 'officer')
    assert.equal(fieldIn(visitor.shown.html, 'principle1\\.en'), 'Shield every lamp')
  })

  it('is signed as it was read: a change after that sends the officer back', async () => {
    const other = await anotherOfficer(it_, 'assistant', 'drafter')
    const draft = await prepared(decider, WHOLE)
    await inStep(other.visitor, draft, 'what', { ...WHAT, 'titles.en': 'The Lamp Letter' })
    const older = await decider.visitor.send('prepare')
    assert.match(
      wordsOn(older),
      inOrder(wording('prepared.reviewLate', { officer: 'assistant' }), 'The Lamp Letter'),
    )
    await decider.visitor.send('prepare')
    await inStep(other.visitor, draft, 'what', WHAT)
    const before = it_.log.head()!.size
    // Whoever has just read it all finds it here again, folded: the button is on the first screen of a telephone.
    const act = load(decider.visitor.shown.html)
    const unfolded = act('main').clone()
    unfolded.find('details').remove()
    assert.doesNotMatch(unfolded.text(), /Shield every lamp|A political commitment/)
    assert.match(act('main details').text(), inOrder('A political commitment', 'Shield every lamp'))
    const { status, html } = await decider.visitor.use(decider.device, 'officer')
    assert.equal(status, 409)
    assert.match(wordsOn({ html }), /changed or deleted after this statement was made ready/)
    assert.equal(it_.log.head()!.size, before)
    assert.equal((await decider.visitor.goto(`${draft}/review`)).status, 200)
  })

  it('takes the rules that were chosen, and keeps each that was typed', async () => {
    const draft = await prepared(decider, { ...WHAT, preset: 'email' })
    const { visitor } = decider
    await visitor.goto(`${draft}/who`)
    assert.equal(fieldIn(visitor.shown.html, 'mandate'), 'email')
    // One rule of one's own, and another preset in the same form.
    await visitor.send('/who', { preset: 'paper', correction: '30', 'effect.en': 'A promise.' })
    await visitor.goto(`${draft}/who`)
    const { fields } = formIn(visitor.shown.html, '/who')
    assert.deepEqual(
      [
        fields.mandate,
        fields.correction,
        fields['effect.en'],
        fields.notice,
        fields.persons,
        fields['kind-company'],
      ],
      ['vetted', '30', 'A promise.', '', undefined, undefined],
    )
    assert.match(fields['effect.fr']!, /Une déclaration politique/)
    // A wrong choice, saved, takes no words from whoever wrote them: neither of a ready rule nor of one of their own.
    const own = {
      ruleId4: 'absent',
      'rule4.en': 'It has not reported.',
      'rule4.fr': 'Elle n’a pas rendu compte.',
    }
    await visitor.send('/who', own)
    for (const preset of ['domain', 'email']) {
      await visitor.goto(`${draft}/who`)
      await visitor.send('/who', { preset })
    }
    await visitor.goto(`${draft}/who`)
    const after = formIn(visitor.shown.html, '/who').fields
    assert.deepEqual(
      [after['effect.en'], after.mandate, ...Object.keys(own).map(name => after[name])],
      ['A promise.', 'email', ...Object.values(own)],
    )
    assert.match(after['effect.fr']!, /Une déclaration de soutien/)
    assert.doesNotMatch(onPage(decider), wording('prepared.noForged'))
    // Without the rule for forged signatures the officer is warned, and one press brings it back.
    await visitor.send('/who', { ruleId1: '', 'rule1.en': '', 'rule1.fr': '' })
    await visitor.goto(`${draft}/who`)
    assert.match(onPage(decider), wording('prepared.noForged'))
    await visitor.send('forged')
    assert.doesNotMatch(onPage(decider), wording('prepared.noForged'))
    assert.match(visitor.shown.html, /had no authority to sign for it/)
  })

  it('saves whether individuals may sign as the box says, whatever preset is chosen beside it', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, WHAT)
    for (const [preset, persons] of [
      ['email', undefined],
      ['domain', 'yes'],
      ['email', undefined],
    ] as const) {
      await visitor.goto(`${draft}/who`)
      const $ = load(visitor.shown.html)
      $('[name=persons]').removeAttr('checked')
      visitor.shown = { ...visitor.shown, html: $.html() }
      await visitor.send('/who', { preset, ...(persons && { persons }) })
      await visitor.goto(`${draft}/who`)
      assert.equal(formIn(visitor.shown.html, '/who').fields.persons, persons, preset)
    }
  })

  it('opens a call with nothing changed in any of the ready rules', async () => {
    for (const preset of PRESET_NAMES) {
      await readyToSign(decider, { ...WHOLE, preset, id: `letter-${preset}` })
      const { policy } = (await signed(it_, decider)).body as unknown as { policy: Policy }
      assert.deepEqual(policy.authentic, ['en', 'fr'])
      assert.ok(
        policy.delisting.some(({ id }) => id === 'forged'),
        preset,
      )
      assert.equal((await it_.get(`/letter-${preset}/sign`)).status, 200)
    }
  })

  it('says beside the rules what a signatory has to do by which date, and what follows', async () => {
    const { visitor } = decider
    const means = async (preset: string) => {
      const draft = await prepared(decider, { ...WHOLE, preset })
      return load((await visitor.goto(`${draft}/who`)).html)('aside.preview')
        .text()
        .replace(/\s+/g, ' ')
    }
    assert.doesNotMatch(await means('domain'), wording('policy.clauses'), 'these ask for nothing by a date')
    assert.match(
      await means('report'),
      inOrder(
        wording('policy.clauses'),
        wording('clause.asksReport'),
        wording('clause.silent', { count: 60 }),
        wording('clause.asksCommitments', { count: 1 }),
      ),
    )
  })

  it('asks for what its ready clauses say in both languages, and for what one more says', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, { ...WHOLE, preset: 'report', id: 'reporting-letter' })
    assert.match(onPage(decider), /Une fois par an|Once a year/)
    await visitor.goto(`${draft}/who`)
    const own = {
      'clause3.en': 'Within a year we take on the first principle.',
      'clause3.fr': 'Dans l’année, nous prenons en charge le premier principe.',
      clauseAsks3: 'commitments',
      clauseCount3: '1',
      'clauseUnder3-p1': 'yes',
      clauseBy3: 'signature',
      clauseFrom3: '0',
      clauseWithin3: '365',
    }
    await visitor.send('/who', own)
    await visitor.goto(`${draft}/review`)
    assert.match(onPage(decider), wording('clause.asksUnder', { count: 1, of: 1, principles: 'p1' }))
    await visitor.goto(`${draft}/preview`)
    assert.match(onPage(decider), wording('clause.silent', { count: 60 }))
    await visitor.goto(`${draft}/review`)
    await visitor.send('/review', { do: 'prepare' })
    const { policy } = (await signed(it_, decider)).body as unknown as { policy: Policy }
    assert.deepEqual(
      policy.clauses!.map(({ id, says }) => [id, ...says.map(({ lang }) => lang)]),
      [
        ['yearly-report', 'en', 'fr'],
        ['first-commitment', 'en', 'fr'],
        ['clause-3', 'en', 'fr'],
      ],
    )
    assert.deepEqual(policy.clauses![2]!.asks, { commitments: 1, under: ['p1'] })
    assert.deepEqual(policy.commitments, { grace: 30, review: 60 })
    assert.deepEqual(policy.delisting.find(({ id }) => id === 'no-report')!.after, {
      clause: 'yearly-report',
      step: 'inactive',
      days: 90,
    })
  })

  it('asks for the words of a language in which none are ready', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, { ...WHOLE, 'titles.sv': 'Lyktbrevet' })
    assert.ok('effect.sv' in faultsIn(visitor.shown.html), 'the rules bind in Swedish')
    assert.ok(!('effect.fr' in faultsIn(visitor.shown.html)))
    await visitor.goto(`${draft}/who`)
    assert.match(onPage(decider), wording('prepared.wordsLacking', { languages: 'Swedish' }))
    // The English words are a start, and bind nobody in Swedish.
    assert.match(
      onPage(decider),
      wording('prepared.wordsReady', { ready: 'English and French', unready: 'Swedish' }),
    )
    await visitor.send('/who', { again: 'english' })
    assert.equal(visitor.shown.path, `${draft}/who?saved=who`)
    const effect = 'A political commitment. It creates no duty in law.'
    assert.equal(fieldIn(visitor.shown.html, 'effect\\.sv'), effect)
    assert.match(fieldIn(visitor.shown.html, 'rule1\\.sv'), /no authority to sign/)
    assert.doesNotMatch(onPage(decider), wording('prepared.wordsLacking', { languages: 'Swedish' }))
    assert.match(onPage(decider), wording('prepared.wordsEnglish', { languages: 'Swedish' }))
    const toTranslate = ['effect', 'entities', 'rule1', 'rule2', 'rule3'].map(name => `#${name}.sv`)
    assert.deepEqual(linksIn(visitor.shown.html, /\.sv$/).toSorted(), toTranslate)
    const still = say('en', 'prepared.stillEnglish', { language: 'Swedish' })
    await visitor.goto(`${draft}/review`)
    assert.ok(linksIn(visitor.shown.html, /who\?check=1#effect\.sv$/).length === 1)
    await visitor.goto(`${draft}/who`)
    const swedish = {
      'effect.sv': 'Ett politiskt åtagande.',
      'entities.sv': 'Den organisation som nämns.',
      'rule1.sv': 'Den som skrev under saknade behörighet.',
      'rule2.sv': 'Uppgifterna var falska.',
    }
    const told = await visitor.send('/who', swedish)
    assert.equal(faultsIn(told.html)['rule3.sv'], still)
    assert.ok(!('rule2.sv' in faultsIn(told.html)))
    await visitor.send('/who', { 'rule3.sv': 'Organisationen finns inte längre.' })
    assert.equal(visitor.shown.path, `${draft}/launch?saved=who`)
    // Who chooses other ready rules keeps what nobody else has words for.
    await visitor.goto(`${draft}/who`)
    await visitor.send('/who', { preset: 'email' })
    await visitor.goto(`${draft}/who`)
    assert.equal(fieldIn(visitor.shown.html, 'effect\\.sv'), swedish['effect.sv'])
    assert.match(fieldIn(visitor.shown.html, 'effect\\.en'), /statement of support/)
    await visitor.goto(`${draft}/what`)
    await visitor.send('/what', { 'verb.sv': 'stödja', 'noun.sv': 'stödjare' })
    await visitor.goto(`${draft}/review`)
    assert.deepEqual(faultsIn(visitor.shown.html), {})
    // A language that is removed takes all of its words with it.
    await dropped(visitor, draft, 'sv')
    await visitor.goto(`${draft}/review`)
    assert.deepEqual(faultsIn(visitor.shown.html), {})
  })

  it('signs no words in a language that the call does not have, and gives them back to who typed them', async () => {
    const other = await anotherOfficer(it_, 'assistant', 'drafter')
    const draft = await prepared(decider, { ...WHAT, 'text.en': TEXT['text.en'], preset: 'domain' })
    await other.visitor.goto(`${draft}/text`)
    await dropped(decider.visitor, draft, 'fr')
    const late = await other.visitor.send('/text', { 'text.fr': 'Deux heures de traduction.' })
    assert.equal(late.status, 409)
    assert.match(wordsOn(late), inOrder(wording('prepared.lost'), 'French', 'Deux heures de traduction.'))
    // A form may be made to say more than ours asks for.
    await decider.visitor.goto(`${draft}/what`)
    await decider.visitor.send('/what', { 'titles.de': 'Etwas anderes', 'convener.de': 'Jemand' })
    // Nor under a name that would be too long once the principles are numbered anew.
    await decider.visitor.goto(`${draft}/principles`)
    const [, box] = load(decider.visitor.shown.html)('.marking input[type=checkbox]')
    const long = { principleAt9: box!.attribs.value!, [`principle9.${'x'.repeat(89)}`]: 'Long' }
    assert.equal(
      (await decider.visitor.send('/principles', { [box!.attribs.name!]: box!.attribs.value!, ...long }))
        .status,
      409,
    )
    await decider.visitor.goto(`${draft}/principles`)
    await decider.visitor.send('/principles', { 'principle1.en': 'Shield every lamp' })
    await decider.visitor.goto(`${draft}/review`)
    await decider.visitor.send('prepare')
    const { body } = await signed(it_, decider)
    assert.doesNotMatch(JSON.stringify(body), /"lang":"(?:de|fr)"/)
  })

  it('asks before it deletes a language, and names what a colleague has written in it in other steps', async () => {
    const other = await anotherOfficer(it_, 'assistant', 'drafter')
    const draft = await prepared(decider, { ...WHAT, 'text.en': TEXT['text.en'] })
    await decider.visitor.goto(`${draft}/what`)
    await inStep(other.visitor, draft, 'text', { 'text.fr': 'Une heure de traduction.' })
    await decider.visitor.send('fr')
    const sure = wording('prepared.dropSure', { language: 'French' })
    assert.match(onPage(decider), inOrder(sure, 'La Lettre des lanternes', 'Une heure de traduction.'))
    // Not what was added after that either.
    await inStep(other.visitor, draft, 'text', { 'text.fr': 'Deux heures de traduction.' })
    await decider.visitor.send('/what')
    assert.match(onPage(decider), inOrder(sure, 'Deux heures de traduction.'))
    await decider.visitor.send('/what')
    await decider.visitor.goto(`${draft}/review`)
    assert.doesNotMatch(onPage(decider), /traduction|French/)
  })

  it('has room for 24 languages and 16 principles, each with its short name', async () => {
    const { visitor } = decider
    const tags = 'bg hr cs da nl et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv'.split(' ')
    const titles = Object.fromEntries(tags.map(tag => [`titles.${tag}`, `The Letter in ${tag}`]))
    const items = Array.from({ length: 16 }, (_, i) => `- Principle number ${i} says something.`)
    const text = { 'text.en': `We ask:\n\n${items.join('\n')}` }
    const draft = await prepared(decider, { ...WHAT, ...titles, ...text })
    await visitor.goto(`${draft}/principles`)
    const marks = [...load(visitor.shown.html)('.marking input[type=checkbox]')].slice(1)
    await visitor.send(
      '/principles',
      Object.fromEntries(marks.map(({ attribs }) => [attribs.name!, attribs.value!])),
    )
    const { status, path } = await visitor.send('/principles', { 'principle16.sv': 'Sista' })
    assert.deepEqual([status, path], [200, `${draft}/who?saved=principles`])
    await visitor.goto(`${draft}/principles`)
    assert.equal(fieldIn(visitor.shown.html, 'principle16\\.sv'), 'Sista')
  })

  it('offers what is numbered as principles, one by one or all at once, with their names in each language', async () => {
    const { visitor } = decider
    const text = (word: string, names: readonly string[]) =>
      [
        `# ${word}`,
        'Since 2020 much is dark.',
        ...names.flatMap(name => [`## ${name}`, '1. One.\n2. Two.']),
      ].join('\n\n')
    const draft = await prepared(decider, {
      ...WHAT,
      'text.en': text('A letter', [
        'Article 1: Shield, everywhere',
        'Article 2: Dim',
        'Article III Share',
        'Words',
      ]),
      'text.fr': text('Une lettre', [
        'Article 1 : Abriter',
        'Article 2 : Baisser',
        'Article III Partager',
        'Mots',
      ]),
      preset: 'domain',
    })
    const offeredOn = () => load(visitor.shown.html)('.offered button[value!=" all"]').length
    await visitor.goto(`${draft}/principles`)
    assert.match(onPage(decider), wording('prepared.numbered', { count: 3 }))
    await visitor.send('/principles', { offered: 'Article 2: Dim' })
    assert.equal(visitor.shown.path, `${draft}/principles?saved=principles`)
    assert.equal(fieldIn(visitor.shown.html, 'principle1\\.en'), 'Dim')
    assert.equal(offeredOn(), 2)
    await visitor.send('/principles', { 'principle1.en': 'Dim the night', offered: ' all' })
    const names = [1, 2, 3].map(number =>
      ['en', 'fr'].map(tag => fieldIn(visitor.shown.html, `principle${number}\\.${tag}`)),
    )
    assert.deepEqual(names, [
      ['Shield, everywhere', 'Abriter'],
      // What was typed stays with its paragraph.
      ['Dim the night', 'Baisser'],
      ['Article III Share', 'Article III Partager'],
    ])
    assert.equal(offeredOn(), 0)
    // A paragraph that nothing offers is not marked by whoever sends its words.
    await visitor.send('/principles', { offered: 'A letter' })
    await visitor.goto(`${draft}/review`)
    assert.match(
      onPage(decider),
      inOrder('1. Shield, everywhere', '2. Dim the night', '3. Article III Share'),
    )
    assert.doesNotMatch(onPage(decider), /4\. /)
  })

  it('has a heading that was edited, and marked again on the offer, in place of the old one', async () => {
    const { visitor } = decider
    const text = (dim: string) =>
      `# A letter\n\n## 1. Shield\n\nOne.\n\n## 2. ${dim}\n\nTwo.\n\n## 3. Share\n\nThree.`
    const draft = await prepared(decider, { 'titles.en': 'A letter', 'text.en': text('Dim') })
    await visitor.goto(`${draft}/principles`)
    await visitor.send('/principles', { offered: ' all' })
    await visitor.send('/principles', { 'principle1.en': 'Shield', 'principle2-company': 'yes' })
    await inStep(visitor, draft, 'text', { 'text.en': text('Dim the night') })
    await visitor.goto(`${draft}/principles`)
    await visitor.send('/principles', { offered: '2. Dim the night' })
    const $ = load(visitor.shown.html)
    assert.deepEqual(
      [...$('.marking input[name^=principleAt]')].map(({ attribs }) => attribs.value),
      ['1. Shield', '2. Dim the night', '3. Share'],
    )
    assert.equal(fieldIn(visitor.shown.html, 'principle2\\.en'), 'Dim the night')
    assert.ok($('[name="principle2-company"]').is('[checked]'), 'what was ticked stays with it')
  })

  it('finds its marked paragraphs again after the text has changed', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, WHOLE)
    await visitor.goto(`${draft}/principles`)
    const marks = [...load(visitor.shown.html)('.marking input[type=checkbox]')].slice(1)
    await visitor.send(
      '/principles',
      Object.fromEntries(marks.map(({ attribs }) => [attribs.name!, attribs.value!])),
    )
    await inStep(visitor, draft, 'text', {
      'text.en':
        'We ask:\n\n- Put out what nobody needs.\n- Shield every lamp: no light goes above the horizon.\n',
    })
    await visitor.goto(`${draft}/principles`)
    assert.match(onPage(decider), inOrder(wording('prepared.markLost'), 'Dim the night.', 'We ask:'))
    assert.equal(fieldIn(visitor.shown.html, 'principle1\\.en'), 'Shield every lamp')
    // Left alone it is kept; without its box it is gone.
    const $ = load(visitor.shown.html)
    $('[name^=lost]').removeAttr('checked')
    visitor.shown = { ...visitor.shown, html: $.html() }
    await visitor.send('/principles')
    await visitor.goto(`${draft}/review`)
    assert.match(onPage(decider), wording('prepared.textIs', { languages: 'English and French' }))
  })

  it('may be announced without its text, and says what is public until then', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, { ...WHAT, preset: 'email' })
    assert.match(onPage(decider), wording('prepared.noText'))
    await visitor.goto(`${draft}/launch`)
    assert.match(
      onPage(decider),
      inOrder(wording('prepared.publicWithout'), wording('prepared.opensWithText')),
    )
    await visitor.goto(`${draft}/review`)
    await visitor.send('prepare')
    const { body } = await signed(it_, decider)
    assert.equal(body.manifest, null)
    assert.match(onPage(decider), inOrder(wording('opened.waits'), wording('opened.publish')))
    assert.deepEqual(linksIn(visitor.shown.html, /new\/text/), ['/desk/new/text?call=the-lantern-letter'])
  })

  it('opens at no hour that has passed by the time it is signed', async () => {
    const hour = { opens: 'hour', day: '2026-01-01', hour: '09:00', zone: 'UTC' }
    const { path } = await readyToSign(decider, { ...WHOLE, ...hour })
    it_.now = '2026-01-01T10:00:00Z'
    const before = it_.log.head()!.size
    await signIn(decider.visitor, decider.device)
    await decider.visitor.goto(path)
    await decider.visitor.use(decider.device, 'officer')
    // It was dated anew, and then the hour is what is wrong.
    if (/at_expired/.test(onPage(decider))) await decider.visitor.use(decider.device, 'officer')
    assert.match(onPage(decider), /was to open at 2026-01-01T09:00:00Z, which is past/)
    await decider.visitor.follow(/\/review$/)
    assert.match(faultsIn(decider.visitor.shown.html).day!, wording('prepared.hourFar', { days: 92 }))
    assert.equal(it_.log.head()!.size, before)
  })

  it('is deleted by whoever began it or decides, is read by those who only look, and by nobody else', async () => {
    const [one, other] = [
      await anotherOfficer(it_, 'assistant', 'drafter'),
      await anotherOfficer(it_, 'clerk', 'drafter'),
    ]
    const reader = await anotherOfficer(it_, 'auditor', 'reader')
    const draft = await prepared(one, WHOLE)
    await reader.visitor.goto(`${draft}/review`)
    assert.match(onPage(reader), inOrder('The Lantern Letter', wording('prepared.colleagues')))
    assert.doesNotMatch(onPage(reader), wording('prepared.forGood'))
    assert.deepEqual(linksIn(reader.visitor.shown.html, /prepared\/[^/]+\/(?:what|text|who|launch)/), [])
    await reader.visitor.send('comment', { words: 'Read.' })
    assert.equal((await reader.visitor.goto(`${draft}/what`)).status, 403)
    const stranger = new Visitor(it_)
    for (const page of ['review', 'preview', 'what']) {
      await stranger.goto(`${draft}/${page}`)
      assert.doesNotMatch(stranger.shown.html, /Lantern/)
    }
    await other.visitor.goto(`${draft}/review`)
    assert.doesNotMatch(onPage(other), wording('prepared.dropNote'))
    const { action } = formIn(other.visitor.shown.html, 'comment')
    const sent = await it_.app.request(action, {
      method: 'POST',
      headers: { accept: 'text/html', cookie: other.visitor.cookies, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ do: 'drop' }),
    })
    assert.equal(sent.status, 403)
    await one.visitor.goto(`${draft}/review`)
    await one.visitor.send('drop')
    assert.match(onPage(one), inOrder(wording('prepared.deleted'), wording('prepared.none')))
    assert.equal((await one.visitor.goto(`${draft}/review`)).status, 404)
  })

  it('keeps no more than there is room for, and says so', async () => {
    const { visitor } = decider
    const draft = await prepared(decider, WHAT)
    await visitor.goto(`${draft}/text`)
    const long = await visitor.send('/text', { 'text.en': 'x'.repeat(MOST_PREPARED_BYTES) })
    assert.equal(long.status, 422)
    assert.match(wordsOn(long), /has room for 4 MiB/)
    assert.ok(fieldIn(long.html, 'text\\.en').length === MOST_PREPARED_BYTES, 'nothing typed is lost')
    const now = parseTime(it_.now)
    for (let n = 1; n < MOST_PREPARED; n++) await beginPrepared(it_.log.drawer, 'officer-1', {}, now)
    await visitor.goto('/desk/prepared')
    const full = await visitor.send('/desk/prepared')
    assert.match(wordsOn(full), /There are 100 drafts of calls/)
  })

  it('is kept for a year after the last change', async () => {
    const draft = await prepared(decider, WHAT)
    it_.now = '2026-12-30T00:00:00Z'
    await signIn(decider.visitor, decider.device)
    await inStep(decider.visitor, draft, 'what', { ...WHAT, 'summary.en': 'Later.' })
    it_.now = '2027-12-01T00:00:00Z'
    await signIn(decider.visitor, decider.device)
    assert.equal((await decider.visitor.goto(`${draft}/review`)).status, 200)
    it_.now = '2028-01-01T00:00:00Z'
    await signIn(decider.visitor, decider.device)
    assert.equal((await decider.visitor.goto(`${draft}/review`)).status, 404)
  })
})
