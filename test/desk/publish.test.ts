import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST_DIGEST } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, filled, type Officer, signed, signIn } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

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
    lang1: 'en',
    title1: 'The Harbour Accord, revised',
    text1: '# The Harbour Accord\n\nWe keep the harbour open, *and lit*.',
    lang2: 'fr',
    title2: 'L’Accord du port, révisé',
    principles: 'open en=Keep the harbour open | fr=Garder le port ouvert',
  }

  it('a text after a second look at its words and digests', async () => {
    const french = new Blob(['Nous gardons le port ouvert, et éclairé.\n'])
    const { html } = await fill('text', { ...TEXT, file2: french, translation2: 'yes' })
    const kept = load(html)('p:has(em)')
    assert.deepEqual([kept.text(), kept.find('em').text()], ['We keep the harbour open, and lit.', 'and lit'])
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.text/published', { manifest: 2, call: 'The Harbour Accord', record: 'no' }),
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
    assert.equal(manifest.texts[0]!.digest, digestOf(utf8(`${TEXT.text1}\n`)))
    assert.match(await it_.text(`/${ACCORD}/text?text=fr`), /et éclairé/)
  })

  it('a correction of the text in force, which another officer signs too', async () => {
    const other = await anotherOfficer(it_)
    const typed = {
      ...TEXT,
      title1: 'The Harbour Accord (en)',
      title2: 'The Harbour Accord (fr)',
      days: '30',
    }
    const correction = {
      ...typed,
      text1: '# The Harbour Accord\n\nWe keep the harbours open.',
      text2: 'Nous gardons les ports ouverts.',
      translation2: 'yes',
      principles: 'one en=Keep the harbour open',
      reason: 'The plural was meant.',
    }
    const few = await fill('correction', { ...correction, days: '6' })
    assert.equal(few.status, 422)
    assert.ok(faultsIn(few.html).days)
    const wide = await fill('correction', { ...correction, text2: '', translation2: '' })
    assert.match(faultsIn(wide.html).text1!, wording('refusal.correction_wide.mend'))
    await fill('correction', correction)
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
    assert.match(await it_.text(`/${ACCORD}/text`), wording('correction.waits', { day: '31 January 2026' }))
  })

  it('a correction alone, whose words can be read while it is announced', async () => {
    const mended = 'We keep the harbours open.\n'
    await fill('correction', {
      ...{ call: ACCORD, lang1: 'en', title1: 'The Harbour Accord (en)', text1: mended, days: '7' },
      ...{ lang2: 'fr', title2: 'The Harbour Accord (fr)', text2: 'Les ports.', translation2: 'yes' },
      ...{ principles: 'one en=Keep the harbour open', reason: 'The plural was meant.' },
    })
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
    assert.match(await it_.text(`/${ACCORD}/text`), wording('correction.waits', { day: '16 January 2026' }))
  })

  it('no text without the principles of the one before, unless the officer says so', async () => {
    const { principles, ...without } = TEXT
    const { html, status } = await fill('text', { ...without, title2: '' })
    assert.equal(status, 422)
    assert.match(faultsIn(html).principles!, wording('desk.principlesMissing', { count: 1 }))
    const offered = formIn(html, 'new/text').fields.principles!
    assert.match(offered, /^one en=/m)
    await officer.visitor.send('new/text', { ...without, title2: '', noPrinciples: 'yes', principles: '' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('ask.principles'), wording('entry.noPrinciples')),
    )
    await officer.visitor.goto('/desk/new/text')
    await officer.visitor.send('new/text', {
      ...TEXT,
      title2: '',
      principles: `x1 (state, company) en=Stay afloat`,
    })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('entry.principleNamed', { id: 'x1', title: 'Stay afloat' }),
        wording('text.binds', { kinds: 'States, companies', record: 'no' }),
      ),
    )
  })

  it('no text that is empty, twofold, unreadable or nobody’s own', async () => {
    const { text1: _, ...empty } = TEXT
    const wrong: [Record<string, string | Blob>, string][] = [
      [empty, 'text1'],
      [{ ...TEXT, file1: new Blob(['x']) }, 'file1'],
      [{ ...empty, file1: new Blob([new Uint8Array([0xff, 0xfe, 0x00])]) }, 'file1'],
      [{ ...TEXT, translation1: 'yes' }, 'translation1'],
      [{ ...TEXT, title1: '' }, 'title1'],
      [{ ...TEXT, lang2: 'en', text2: 'Again.', title2: 'Twice' }, 'lang1'],
      [{ ...TEXT, principles: 'Keep it open' }, 'principles'],
      [{ ...TEXT, principles: 'open (ships) en=Keep it open' }, 'principles'],
    ]
    for (const [typed, field] of wrong) {
      const { html, status } = await fill('text', typed)
      assert.equal(status, 422, field)
      assert.ok(faultsIn(html)[field], field)
    }
  })
})
