import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { Manifest, Text } from '../../src/register/kinds.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { say } from '../../src/web/messages/say.ts'
import { docx, p, r, styled } from '../../src/work/text-reader/docx.fixture.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST, MANIFEST_DIGEST, manifestOf, said, WORDS } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, filled, type Officer, signed, signIn } from './people.ts'
import { faultsIn, formIn, linksIn, wordsIn, wordsOn } from './visitor.ts'

describe('an officer publishes', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const fill = (form: string, typed: Record<string, string | Blob>) => filled(officer, form, typed)
  const sign = () => signed(it_, officer)

  const TEXT = {
    call: ACCORD,
    'title.en': 'The Harbour Accord, revised',
    'text.en': '# The Harbour Accord\n\nWe keep the harbour open, *and lit*.',
    'title.fr': 'L’Accord du port, révisé',
    principleId1: 'open',
    'principle1.en': 'Keep the harbour open',
    'principle1.fr': 'Garder le port ouvert',
  }

  const EMPTY = { ...TEXT, 'text.en': '', 'text.fr': '' }

  it('a text after a second look at its words and digests', async () => {
    const french = new Blob(['Nous gardons le port ouvert, et éclairé.\n'])
    const { html } = await fill('text', { ...TEXT, 'file.fr': french, 'translation.fr': 'yes' })
    const kept = load(html)('p:has(em)')
    assert.deepEqual([kept.text(), kept.find('em').text()], ['We keep the harbour open, and lit.', 'and lit'])
    assert.deepEqual(wordsIn(html, 'article ins'), [', *and lit*', ', et éclairé'])
    const changed = (before: string, after: string) => wording('changes.textTitle', { before, after })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.text/published', { manifest: 2, call: 'The Harbour Accord', record: 'no' }),
        wording('changes.against', { version: 'Version 1' }),
        changed('The Harbour Accord (en)', TEXT['title.en']),
        changed('The Harbour Accord (fr)', TEXT['title.fr']),
        wording('member.text'),
        wording('frame.language'),
        'French',
        wording('ask.principles'),
        wording('entry.principleNamed', { id: 'open', title: 'Keep the harbour open' }),
      ),
    )
    const { type, body } = await sign()
    const { manifest, supersedes } = body as unknown as {
      manifest: { texts: { digest: string; authentic: boolean }[] }
      supersedes: string
    }
    assert.equal(type, 'text/published')
    assert.equal(supersedes, MANIFEST_DIGEST)
    assert.deepEqual(
      manifest.texts.map(({ authentic }) => authentic),
      [true, false],
    )
    assert.equal(manifest.texts[0]!.digest, digestOf(utf8(`${TEXT['text.en']}\n`)))
    assert.match(await it_.text(`/${ACCORD}/text?text=fr`), /et éclairé/)
  })

  it('a text from a Word file only once its words were shown, with what was left out of it', async () => {
    const drawing = '<w:r><w:drawing/></w:r>'
    const words =
      p('The Harbour Accord', styled('Titre')) + p(r('We ') + r('keep', '<w:b/>') + r(' it.') + drawing)
    const { html, status } = await fill('text', {
      ...EMPTY,
      'file.en': new File([docx(words) as BlobPart], 'Accord.docx'),
      'translation.fr': 'yes',
    })
    assert.deepEqual([status, faultsIn(html)], [200, {}])
    const { fields } = formIn(html, 'new/text')
    const markdown = fields['text.en']!.replaceAll('\r\n', '\n')
    assert.equal(markdown, '# The Harbour Accord\n\nWe **keep** it.\n')
    assert.equal(fields['title.fr'], EMPTY['title.fr'])
    const [notice] = wordsIn(html, '.notice')
    assert.match(notice!, inOrder(wording('fileNotes.read'), wording('fileNote.picture', { count: 1 })))
    const look = await officer.visitor.send('new/text')
    assert.equal(load(look.html)('article strong, p strong').first().text(), 'keep')
    const { body } = await sign()
    const { manifest } = body as unknown as { manifest: Manifest }
    assert.equal(manifest.texts[0]!.digest, digestOf(utf8(markdown)))
  })

  it('no file that is no text, and says how to mend it; nor a file beside other words', async () => {
    const bytes = (text: string, name: string) => new File([Buffer.from(text, 'latin1')], name)
    const wrong = [
      [bytes('%PDF-1.7', 'Accord.pdf'), wording('fileNot.pdf')],
      [bytes('PK\u0003\u0004', 'Accord.docx'), wording('fileNot.damaged')],
      [bytes('caf\u00e9', 'Accord.txt'), wording('fileNot.letters')],
      [bytes('<p>Other words.', 'Accord.html'), wording('desk.textBoth')],
    ] as const
    for (const [file, words] of wrong) {
      const { html, status } = await fill('text', { ...TEXT, 'file.en': file })
      assert.equal(status, 422)
      assert.match(faultsIn(html)['file.en']!, words)
      const { fields } = formIn(html, 'new/text')
      assert.equal(fields['text.en']!.replaceAll('\r\n', '\n'), TEXT['text.en'])
    }
  })

  it('nothing of a file at which its reader ends, and keeps what was typed', async () => {
    const { html, status } = await fill('text', {
      ...EMPTY,
      'title.en': 'A title that was typed',
      'file.en': new File([`<p>${'<b>x</b>y'.repeat(1_700_000)}`], 'Accord.html'),
    })
    assert.equal(status, 422)
    assert.match(faultsIn(html)['file.en']!, wording('fileNot.large'))
    const { fields } = formIn(html, 'new/text')
    assert.equal(fields['title.en'], 'A title that was typed')
    assert.ok(await it_.text('/'))
  })

  it('a correction of the text in force, which another officer signs too', async () => {
    const other = await anotherOfficer(it_)
    const correction = { call: ACCORD, days: '30', reason: 'The plural was meant.' }
    const asked = wordsOn(await officer.visitor.goto(`/desk/new/correction?call=${ACCORD}`))
    assert.match(asked, inOrder('We keep the harbour open.', WORDS.fr.trim()))
    assert.match(asked, /\d+ to 366 full days from tomorrow/, 'the fewest that the rules give')
    const few = await fill('correction', { ...correction, days: '6' })
    assert.equal(few.status, 422)
    assert.ok(faultsIn(few.html).days)
    const less = await fill('correction', { ...correction, 'text.fr': '', 'principle1.en': '' })
    assert.deepEqual(Object.keys(faultsIn(less.html)).sort(), ['principle1.en', 'text.fr'])
    const mended = { 'text.en': '# The Harbour Accord\n\nWe keep the harbours open.' }
    const { html: look } = await fill('correction', { ...correction, ...mended })
    assert.deepEqual(
      [wordsIn(look, 'article del'), wordsIn(look, 'article ins')],
      [['harbour'], ['harbours']],
    )
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.text/corrected', { from: 1, call: 'The Harbour Accord', days: 30 }),
        wording('member.text/corrected.from'),
        wording('member.text/corrected.days'),
        '30',
      ),
    )
    const waiting = await awaited(officer)
    await other.visitor.goto(waiting)
    const { type, body } = await signed(it_, other)
    assert.deepEqual([type, body.from, body.days], ['text/corrected', MANIFEST_DIGEST, 30])
    const { texts, principles } = body.manifest as unknown as Manifest
    assert.deepEqual(
      [texts[1], principles],
      [MANIFEST.texts[1], MANIFEST.principles],
      'what was left is as it was',
    )
    assert.match(await it_.text(`/${ACCORD}/text`), wording('correction.waits', { day: '1 February 2026' }))
  })

  it('a correction alone, whose words can be read while it is announced', async () => {
    const mended = 'We keep the harbours open.\n'
    const reason = 'The plural was meant.'
    await fill('correction', { call: ACCORD, 'text.en': mended, days: '7', reason })
    const path = await awaited(officer)
    await officer.visitor.send('announce')
    assert.equal((await signed(it_, officer)).type, 'act/announced')
    const announced = it_.log.head()!.size - 1
    assert.equal(await it_.text(`/words/${digestOf(utf8(mended))}`), mended)
    assert.equal((await it_.get(`/receipts/${announced}`)).status, 200)
    it_.now = '2026-01-09T00:00:00Z'
    await signIn(officer.visitor, officer.device)
    await officer.visitor.goto(path)
    assert.equal((await signed(it_, officer)).type, 'text/corrected')
    assert.match(await it_.text(`/${ACCORD}/text`), wording('correction.waits', { day: '17 January 2026' }))
  })

  it('the withdrawal of a correction that waits, by one officer', async () => {
    const mended = 'We keep the harbours open.\n'
    const texts = [mended, WORDS.fr].map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    const manifest = manifestOf({ ...WORDS, en: mended })
    const reason = said('The plural was meant.')
    await it_.post(
      'text/corrected',
      { from: MANIFEST_DIGEST, manifest, reason, days: 7 },
      { call: ACCORD },
      texts,
    )
    await admit(it_, 'northhaven')
    await it_.as('northhaven').sign(ACCORD)
    const form = wordsOn(await officer.visitor.goto(`/desk/new/withdrawal?call=${ACCORD}`))
    assert.match(form, inOrder(wording('member.correction/objected.words'), wording('desk.withdrawalHint')))
    await fill('withdrawal', { call: ACCORD, words: 'It was no mistake.' })
    const shown = wordsOn(officer.visitor.shown)
    assert.match(shown, inOrder(wording('member.correction/objected.words'), 'It was no mistake.'))
    assert.match(
      shown,
      inOrder(wording('told.correctionEnded'), wording('told.nobody', { party: 'northhaven' })),
    )
    const { type, body } = await signed(it_, officer)
    assert.deepEqual([type, body.manifest], ['correction/objected', manifestDigest(manifest)])
    const says = wording('correction.state', { state: 'withdrawn', day: '', party: '' })
    assert.match(wordsOn({ html: await it_.text(`/${ACCORD}/text`) }), inOrder(says, 'It was no mistake.'))
    await fill('withdrawal', { call: ACCORD, words: 'It was no mistake.' })
    assert.match(wordsOn(officer.visitor.shown), wording('desk.noCorrection'))
  })

  it('a translation, which a correction does not take along, and then anew', async () => {
    const add = async (more: Record<string, string>) => {
      const manifest = `${ACCORD} ${more.of ?? MANIFEST_DIGEST}`
      await fill('translation', { manifest, textLang: 'de', 'title.translation': 'Die Hafencharta', ...more })
      return signed(it_, officer)
    }
    const none = await fill('translation', {
      manifest: `${ACCORD} ${MANIFEST_DIGEST}`,
      'title.translation': 'x',
    })
    assert.deepEqual(Object.keys(faultsIn(none.html)), ['textLang'])
    const { type, body } = await add({ 'text.translation': 'Wir halten den Hafen offen.' })
    assert.equal(type, 'text/translated')
    const { lang, authentic } = body.text as unknown as Text
    assert.deepEqual([lang, authentic], ['de', false])
    assert.match(await it_.text(`/${ACCORD}/text?text=de`), /Wir halten den Hafen offen/)

    const mended = 'We keep the harbours open.\n'
    const texts = [mended, WORDS.fr].map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    const manifest = manifestOf({ ...WORDS, en: mended })
    const correction = { from: MANIFEST_DIGEST, manifest, reason: said('The plural was meant.'), days: 7 }
    await it_.post('text/corrected', correction, { call: ACCORD }, texts)
    it_.now = '2026-01-09T00:00:00Z'
    const day = '9 January 2026'
    const before = `/${ACCORD}/text/${MANIFEST_DIGEST}?text=de`
    for (const path of [`/${ACCORD}/text`, `/${ACCORD}/text/${manifestDigest(manifest)}`]) {
      const asked = await it_.get(`${path}?text=de`)
      assert.deepEqual([asked.status, asked.headers.get('location')], [303, before])
      const tabs = load(await it_.text(path))('nav.tabs')
      assert.match(wordsOn({ html: tabs.html()! }), inOrder('Deutsch', wording('correction.tab', { day })))
      assert.equal(tabs.find('[hreflang=de]').attr('href'), before)
    }
    assert.match(
      wordsOn({ html: await it_.text(before) }),
      inOrder(wording('correction.translationBefore', { day }), 'Wir halten den Hafen offen'),
    )
    await signIn(officer.visitor, officer.device)
    await officer.visitor.goto('/desk/new/translation')
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('correction.name', { number: 1 }),
        wording('desk.translationsBefore', { languages: 'German' }),
      ),
    )
    await add({ of: manifestDigest(manifest), 'text.translation': 'Wir halten die Häfen offen.' })
    assert.match(await it_.text(`/${ACCORD}/text?text=de`), /Wir halten die Häfen offen/)
  })

  it('no text without the principles of the one before, unless the officer says so', async () => {
    const empty = { principleId1: '', 'principle1.en': '', 'principle1.fr': '' }
    const without = { ...TEXT, ...empty }
    const { html, status } = await fill('text', without)
    assert.equal(status, 422)
    assert.match(faultsIn(html).noPrinciples!, wording('desk.principlesMissing', { count: 1 }))
    const { principleId1, 'principle1.en': title } = formIn(html, 'new/text').fields
    assert.deepEqual([principleId1, title], ['one', 'Keep the harbour open'])
    await officer.visitor.send('new/text', { ...without, noPrinciples: 'yes' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('ask.principles'), wording('entry.noPrinciples')),
    )
    await officer.visitor.goto(`/desk/new/text?call=${ACCORD}`)
    await officer.visitor.send('new/text', {
      ...TEXT,
      principleId1: '',
      'principle1.en': 'Stay afloat',
      'principle1-state': 'yes',
      'principle1-company': 'yes',
    })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('entry.principleNamed', { id: 'p1', title: 'Stay afloat' }),
        wording('text.binds', { kinds: 'States, companies', record: 'no' }),
      ),
    )
  })

  it('no text that is empty, twofold, unreadable or nobody’s own', async () => {
    const empty = { ...TEXT, 'text.en': '' }
    const wrong: [Record<string, string | Blob>, string][] = [
      [{ ...empty, 'text.fr': '' }, 'text.en'],
      [empty, 'translation.fr'],
      [{ ...TEXT, 'file.en': new Blob(['x']) }, 'file.en'],
      [{ ...empty, 'file.en': new Blob([new Uint8Array([0xff, 0xfe, 0x00])]) }, 'file.en'],
      [{ ...TEXT, 'translation.en': 'yes' }, 'translation.en'],
      [{ ...TEXT, 'title.en': '' }, 'title.en'],
      [{ ...TEXT, principleId1: 'Keep it' }, 'principleId1'],
      [{ ...TEXT, 'principle1.en': '', 'principle1.fr': '' }, 'principle1.en'],
    ]
    for (const [typed, field] of wrong) {
      const { html, status } = await fill('text', typed)
      assert.equal(status, 422, field)
      assert.ok(faultsIn(html)[field], field)
    }
  })

  it('a text that another has replaced meanwhile only once that was told, and loses nothing on the way', async () => {
    const { visitor } = officer
    await visitor.goto(`/desk/new/text?call=${ACCORD}`)
    const words = 'We keep the harbour lit.\n'
    const texts = [words, WORDS.fr].map(one => ({ name: digestOf(utf8(one)), bytes: utf8(one) }))
    const manifest = manifestOf({ ...WORDS, en: words })
    await it_.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, { call: ACCORD }, texts)
    const typed = { 'text.en': 'We keep the harbour warm.', 'file.fr': new Blob(['Au chaud.\r\n']) }
    const { html, status } = await visitor.send('new/text', typed)
    assert.equal(status, 422)
    const entry = it_.log.head()!.size - 1
    assert.match(faultsIn(html)['text.en']!, wording('desk.changedMeanwhile', { entry }))
    const { fields } = formIn(html, 'new/text')
    assert.deepEqual([fields['text.en'], fields['text.fr']], [typed['text.en'], 'Au chaud.\r\n'])
    const look = await visitor.send('new/text')
    assert.deepEqual(wordsIn(look.html, 'article[lang], article del').slice(0, 1), ['lit'])
    const back = linksIn(look.html).find(href => href.includes('?typed='))!
    assert.equal(formIn((await visitor.goto(back)).html, 'new/text').fields['text.en'], typed['text.en'])
  })

  it('principles that are marked in its paragraphs, each named by its first words', async () => {
    const { visitor } = officer
    await visitor.goto(`/desk/new/text?call=${ACCORD}`)
    const typed = {
      ...TEXT,
      'text.en': 'We keep it open.\n\n- Light every quay: by night too.\n- Pay the pilots.\n',
    }
    await visitor.send('new/text', { ...typed, again: 'more' })
    const boxes = [...load(visitor.shown.html)('.marking input[type=checkbox]')]
    const [, quay, pilots] = boxes.map(({ attribs }) => [attribs.name!, attribs.value!] as const)
    await visitor.send('new/text', { ...Object.fromEntries([quay!, pilots!]), again: 'more' })
    const { fields } = formIn(visitor.shown.html, 'new/text')
    assert.deepEqual(
      [fields['principle1.en'], fields['principle2.en'], fields['principle3.en']],
      ['Keep the harbour open', 'Light every quay', 'Pay the pilots'],
    )
    // What is a principle by now is offered no more.
    assert.equal(load(visitor.shown.html)('.marking input[type=checkbox]').length, 1)
    await visitor.send('new/text', { principleFrom2: 'new', principleFrom3: 'new' })
    const { principles } = (await sign()).body.manifest as unknown as Manifest
    assert.deepEqual(
      principles.map(({ titles }) => titles[0]!.text),
      ['Keep the harbour open', 'Light every quay', 'Pay the pilots'],
    )
  })

  it('principles that are numbered in it, by one box, and none of them twice', async () => {
    const { visitor } = officer
    await visitor.goto(`/desk/new/text?call=${ACCORD}`)
    const typed = {
      ...TEXT,
      'text.en': '## 1. Keep the harbour open\n\nAlways.\n\n## 2. Pay the pilots\n\n## 3. Light it\n',
    }
    await visitor.send('new/text', { ...typed, again: 'more' })
    await visitor.send('new/text', { markNumbered: 'yes', again: 'more' })
    const { fields } = formIn(visitor.shown.html, 'new/text')
    const names = [1, 2, 3, 4].map(number => fields[`principle${number}.en`])
    assert.deepEqual(names, ['Keep the harbour open', 'Pay the pilots', 'Light it', ''])
    assert.equal(load(visitor.shown.html)('[name=markNumbered]').length, 0)
  })

  it('a text that says which old principle became which, where nothing else can tell', async () => {
    const form = (await officer.visitor.goto(`/desk/new/text?call=${ACCORD}`)).html
    const { principleOld1, principleFate1, principleFrom2 } = formIn(form, 'new/text').fields
    assert.deepEqual([principleOld1, principleFate1, principleFrom2], ['one', '', ''])
    const typed = { 'text.en': 'We keep it open, day and night.', 'principle2.en': 'Open at night' }
    const { html } = await officer.visitor.send('new/text', typed)
    assert.deepEqual(Object.keys(faultsIn(html)), ['principleFrom2'])
    const lost = await officer.visitor.send('new/text', { principleFrom2: 'new', principleFate1: '7' })
    assert.deepEqual(Object.keys(faultsIn(lost.html)), ['principleFate1'])
    await officer.visitor.send('new/text', { principleFrom2: '1', principleFate1: '' })
    const title = 'Open at night'
    const split = { number: 2, title, kinds: say('en', 'changes.everyKind'), before: 'Keep the harbour open' }
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('changes.principleSplit', split), wording('entry.continues', { count: 1, id: 'p2' })),
    )
    const { continues } = (await sign()).body
    assert.deepEqual(continues, [{ id: 'p2', of: ['one'] }])
    // Of the next version, both are one.
    await fill('text', { call: ACCORD, principleFate1: '2', 'principle2.en': 'Open by day and night' })
    await sign()
    const history = wordsOn({ html: await it_.text(`/${ACCORD}/text`) })
    const titles = wording('changes.principleIncludes', { title: 'Open by day and night' })
    assert.match(history, inOrder(titles, wording('changes.principleSplit', split)))
    const newest = /text\/(sha256:[\w-]+)\/changes/.exec(await it_.text(`/${ACCORD}/text`))![1]!
    const whole = wordsOn({
      html: await it_.text(`/${ACCORD}/text/${newest}/changes?from=${MANIFEST_DIGEST}`),
    })
    // Across both steps one principle goes on from the one that there was.
    const renamed = { before: 'Keep the harbour open', after: 'Open by day and night' }
    assert.match(whole, wording('changes.principleTitle', renamed))
    assert.doesNotMatch(whole, wording('changes.principleGone', { title: 'Keep the harbour open' }))
  })
})
