import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { answerOf, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import type { FigureAnswer, FigureCell, Figures } from '../../register/figures/figures.ts'
import { say } from '../kit/kit.ts'

/** Answers that stand in a document, where they are corrected, asked differently since, or come before their day. */

const SECOND = HALVES[1]!
const SOURCE = 'Our year'
const place = (page: string) => ({ found: { source: 0, place: page } })
const lacking = (...by: readonly string[][]): FigureCell[] =>
  by.map(one => ({ by: one, missing: 'not-reported' }))
const value = (text: string): FigureCell[] => [{ by: [], value: text }]
const found = (page: string) => say('en', 'plots.found', { source: SOURCE, place: page })
const was = (says: string) => say('en', 'plots.was', { says })

describe('where an answer stands', () => {
  let h: Reported
  const of = (edition: number, party: string, ...answers: readonly FigureAnswer[]): Figures => ({
    ...{ v: 1, catalogue: 'year', edition, party, sources: [{ title: SOURCE, url: null, file: null }] },
    answers: [...answers],
  })
  before(async () => {
    h = await reportedHarbour({
      tidewater: { names: inEnglish('Tidewater Lines'), kind: 'company' },
      caldera: { names: inEnglish('Caldera Shipping'), kind: 'company' },
      meridian: { names: inEnglish('Meridian Ferries'), kind: 'company' },
      silent: { names: inEnglish('Silent Shipping'), kind: 'company' },
    })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
    const tonnes = lacking(['aa'], ['ba'], ['ca'])
    const first = [
      answerOf('tonnes', tonnes, place('page 30')),
      answerOf('notices', lacking([]), place('page 31')),
    ]
    const { report } = await h.file(of(1, 'tidewater', ...first))
    const more = answerOf('notices', lacking([]), { ...place('page 32'), period: SECOND })
    await h.correct(report, of(1, 'tidewater', first[0]!, answerOf('notices', value('5')), more))
    const own: FigureCell[] = [
      { by: ['aa'], value: '4' },
      { by: ['ba'], value: '5' },
      { by: ['ca'], missing: 'not-asked' },
    ]
    const filed = of(
      1,
      'caldera',
      answerOf('tonnes', own),
      answerOf('notices', [{ by: [], missing: 'not-asked' }]),
    )
    const again = await h.file(filed)
    await h.correct(
      again.report,
      of(1, 'caldera', answerOf('tonnes', [{ by: ['aa'], value: '6' }, ...own.slice(1)]), filed.answers[1]!),
    )
    const [aa, , ca] = own
    const drawn = (cell: FigureCell) =>
      of(1, 'meridian', answerOf('tonnes', [aa!, cell, { ...ca!, missing: 'declined' }], place('figure 9')))
    const whole = await h.file(drawn({ by: ['ba'], value: '166.1' }))
    await h.correct(whole.report, drawn(lacking(['ba'])[0]!))
    const indicators = smallCatalogue().indicators.map(one =>
      one.id === 'tonnes' ? indicatorOf('tonnes', { value: one.value }) : one,
    )
    await h.publish(smallCatalogue({ indicators }), { edition: 2 })
  })
  after(() => h.it.close())

  const page = async (id: string) =>
    load(await h.it.text(`/${ACCORD}/indicators/year/${id}`, { accept: 'text/html' }))
  const read = (text: string) =>
    text
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const cells = async (id: string, row: string) => {
    const $ = await page(id)
    const line = $('table.across tbody tr').filter((_, one) => $(one).find('th').text().includes(row))
    return line
      .find('td')
      .toArray()
      .map(one => read($(one).text()))
  }
  const why = async (id: string) => {
    const $ = await page(id)
    const all = $('details').filter((_, one) => $(one).find('summary').text() === say('en', 'indicators.why'))
    return read(all.find('li').first().text())
  }

  it('is what it was before, where a value came after it', async () => {
    assert.deepEqual(await cells('notices', 'Tidewater'), [`5, ${was(found('page 31'))}`, found('page 32')])
  })

  it('is told of an edition that divided otherwise', async () => {
    const says = say('en', 'plots.divided', { edition: 1, says: found('page 30') })
    assert.deepEqual(
      (await cells('tonnes', 'Tidewater'))[0],
      `${say('en', 'plots.missing.otherwise')}, ${says}`,
    )
  })

  it('is no reason to be silent on a correction of what was divided otherwise', async () => {
    const [first] = await cells('tonnes', 'Caldera')
    assert.match(
      first!,
      /edition 1: Land of aa: 6 t, before: 4; Land of ba: 5 t; Land of ca: not due yet; it said: not asked$/,
    )
  })

  it('is no place of a value that was taken back, beside others that were read off there', async () => {
    const [first] = await cells('tonnes', 'Meridian')
    assert.match(first!, /Land of ba: not due yet, before: 166.1;/)
  })

  it('is not asked for again where it is told why others have no answer, with those who say they were not asked', async () => {
    for (const day of ['2027-01-10', '2027-07-01']) {
      h.it.now = `${day}T00:00:00Z`
      const says = await why('notices')
      assert.match(says, /Caldera Shipping/)
      assert.match(says, /Silent Shipping/)
      assert.doesNotMatch(says, /Tidewater/)
    }
  })
})
