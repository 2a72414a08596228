import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf, HALVES } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import type { Missing } from '../../register/figures/counts.ts'
import type { FigureAnswer, Period } from '../../register/figures/figures.ts'

/** Rules say whether an answer is due. Who says something else of that has answered, and is told with what it said. */

const PAGE = { accept: 'text/html' }
const [FIRST, SECOND] = HALVES as [Period, Period]
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })
const lacks = (missing: Missing, period: Period) => answerOf('notices', [{ by: [], missing }], { period })

describe('an organisation that says something else than dates and rules', () => {
  let h: Reported
  const file = async (party: string, ...answers: readonly FigureAnswer[]) =>
    h.file({ v: 1, catalogue: 'year', edition: 1, party, sources: [], answers: [...answers] })
  before(async () => {
    h = await reportedHarbour({
      caldera: named('Caldera Shipping'),
      orrin: named('Orrin Lines'),
      silent: named('Silent Shipping'),
      tidewater: named('Tidewater Lines'),
    })
    await h.publish()
    h.it.now = '2027-02-01T00:00:00Z'
    const value = (period: Period) => answerOf('notices', [{ by: [], value: '5' }], { period })
    await file('tidewater', value(FIRST), value(SECOND))
    await file('orrin', value(FIRST), lacks('not-due', SECOND))
    await file('caldera', lacks('not-asked', FIRST), lacks('not-reported', SECOND))
    h.it.now = '2027-06-01T00:00:00Z'
  })
  after(() => h.it.close())

  const page = () => h.it.text(`/${ACCORD}/indicators/year/notices`, PAGE)
  const rows = async (path: string) =>
    parse(await h.it.text(`/${ACCORD}/indicators${path}`), { columns: true }) as Record<string, string>[]
  const OTHER = 'not reported; it said: not due yet'

  it('is shown with what it said, in the table, in the picture and to whoever hears it', async () => {
    const $ = load(await page())
    const line = (name: string) =>
      $(`.across tr:has(th:contains("${name}")) td`)
        .toArray()
        .map(one => $(one).text().trim())
    assert.deepEqual(line('Orrin'), ['5', OTHER])
    assert.deepEqual(line('Caldera'), ['not reported; it said: not asked', 'not reported'])
    assert.deepEqual(line('Silent'), ['no answer: not reported', 'no answer: not reported'])
    const heard = $('#panels [aria-label^="Orrin"]').attr('aria-label')!
    assert.ok(heard.includes(OTHER), heard)
    assert.doesNotMatch(heard, /no answer/)
  })

  it('contradicts nobody by what a signature says of open answers, before they are due', async () => {
    const $ = load(await h.it.text(`/${ACCORD}/indicators/year/notices?at=2027-02-02`, PAGE))
    const cells = $('.across tr:has(th:contains("Caldera")) td').toArray()
    assert.deepEqual(
      cells.map(one => $(one).text().trim()),
      ['not due yet; it said: not asked', 'not due yet'],
    )
  })

  it('is named among those of whom rules say that they did not report, with the clause that asks', async () => {
    const why = wordsOn({ html: load(await page())('details:contains("by when")').html()! })
    assert.match(why, wording('indicators.why'))
    assert.match(why, /Orrin Lines/)
    assert.doesNotMatch(why, /Tidewater/)
  })

  it('is told apart in the matrix from who said nothing and from who said just that, and counts stay', async () => {
    const $ = load(await h.it.text(`/${ACCORD}/indicators`, PAGE))
    const cells = $('tr:has(a[href$="/year/notices"]) td').toArray()
    const [newest, before] = cells.map(one => wordsOn({ html: $.html(one) }))
    assert.match(newest!, /3 NR not reported \(1 said so, 1 said otherwise\)/)
    assert.match(before!, /2 NR not reported \(1 said otherwise\)/)
    const counted = await rows('.csv')
    const of = (from: string) => counted.find(one => one.indicator === 'notices' && one.from === from)!
    assert.deepEqual([of(SECOND.from).not_reported, of(SECOND.from).silent_not_reported], ['3', '2'])
    assert.deepEqual([of(FIRST.from).not_reported, of(FIRST.from).silent_not_reported], ['2', '2'])
  })

  it('is in the file of answers as one that said something else, and in that of values as it said it', async () => {
    const told = (all: readonly Record<string, string>[], how: string) =>
      all
        .filter(one => (one.indicator ?? 'notices') === 'notices' && one[how] !== '')
        .map(one => [one.party, one.from === FIRST.from ? 1 : 2, one[how], one.said].join(' '))
        .sort()
    assert.deepEqual(told(await rows('/answers.csv'), 'standing'), [
      'caldera 1 not-reported other',
      'caldera 2 not-reported yes',
      'orrin 1 given yes',
      'orrin 2 not-reported other',
      'silent 1 not-reported no',
      'silent 2 not-reported no',
      'tidewater 1 given yes',
      'tidewater 2 given yes',
    ])
    assert.deepEqual(told(await rows('/year/notices.csv'), 'missing'), [
      'caldera 1 not-asked yes',
      'caldera 2 not-reported yes',
      'orrin 2 not-due yes',
      'silent 1 not-reported no',
      'silent 2 not-reported no',
    ])
  })
})
