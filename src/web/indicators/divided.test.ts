import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { answerOf, en, HALVES, indicatorOf, listOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import type { FigureAnswer, Figures } from '../../register/figures/figures.ts'
import { say } from '../messages/say.ts'

/**
 * An edition that breaks an indicator down, and one that breaks it down no more: what was answered before has no cell
 * in the new table, and was an answer all the same.
 */

const SECOND = HALVES[1]!
const of = (edition: number, ...answers: readonly FigureAnswer[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition, party: 'tidewater', sources: [], answers: [...answers] },
})
const byCountry = (...values: readonly string[]) =>
  values.map((value, i) => ({ by: [['aa', 'ba', 'ca', 'da'][i]!], value }))

describe('what an edition asked by other items', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({ tidewater: { names: inEnglish('Tidewater Lines'), kind: 'company' } })
    const tonnes = { value: { type: 'decimal', unit: en('t') } } as const
    const four = listOf('country', ['aa', 'ba', 'ca', 'da'])
    const { lists } = smallCatalogue()
    const first = [
      indicatorOf('notices'),
      indicatorOf('tonnes', { ...tonnes, by: ['country'] }),
      indicatorOf('ships', { by: ['country'] }),
    ]
    await h.publish(smallCatalogue({ lists: [four, ...lists.slice(1)], indicators: first }))
    h.it.now = '2027-01-10T00:00:00Z'
    await h.file(
      of(
        1,
        answerOf('notices', [{ by: [], value: '412' }]),
        answerOf('tonnes', byCountry('26.5', '10', '7', '3')),
        answerOf('ships', byCountry('1', '2', '3', '94')),
      ),
    )
    const second = [
      indicatorOf('notices', { by: ['country'] }),
      indicatorOf('tonnes', tonnes),
      indicatorOf('ships', { by: ['country', 'steps'] }),
    ]
    await h.publish(smallCatalogue({ indicators: second }), { edition: 2 })
    await h.file(of(2, answerOf('notices', byCountry('5', '6', '7'), { period: SECOND })))
    h.it.now = '2027-06-01T00:00:00Z'
  })
  after(() => h.it.close())

  const page = async (id: string, query = '') =>
    load(await h.it.text(`/${ACCORD}/indicators/year/${id}${query}`, { accept: 'text/html' }))
  const cells = async (id: string, query = '') => {
    const $ = await page(id, query)
    return $('table.across tbody td')
      .toArray()
      .map(one => $(one).text().replaceAll(/\s+/g, ' ').trim())
  }
  const asked = say('en', 'plots.missing.otherwise')
  const divided = (says: string) => `${asked}, ${say('en', 'plots.divided', { edition: 1, says })}`

  it('stays readable where there are items now, and says so', async () => {
    for (const query of ['', '?by=ba']) assert.deepEqual((await cells('notices', query))[0], divided('412'))
    assert.deepEqual((await cells('notices', '?by=ba'))[1], '6')
    assert.deepEqual((await cells('notices', '?party=tidewater'))[0], divided('412'))
    assert.match(await h.it.text(`/${ACCORD}/indicators/year/notices.csv`), /,412,/)
  })

  it('stays readable where there are none any more: the first, and how many the report has', async () => {
    const says = 'Land of aa: 26.5 t; Land of ba: 10 t; Land of ca: 7 t; 1 more'
    assert.deepEqual((await cells('tonnes'))[0], divided(says))
    const $ = await page('tonnes')
    assert.doesNotMatch($('#values').text(), /not asked/)
  })

  it('is of the item that is shown, where both have it', async () => {
    assert.deepEqual((await cells('ships', '?by=ba,done'))[0], divided('Land of ba: 2'))
  })

  it('stays readable of an item that no edition has any more', async () => {
    assert.deepEqual((await cells('ships', '?by=da,done'))[0], divided('Land of da: 94'))
    // By the newest it was never asked.
    assert.match((await cells('notices', '?by=da'))[1]!, wording('plots.missing.silent-not-asked'))
  })

  it('is said beside the picture, which has no point of it', async () => {
    const $ = await page('notices')
    const panel = $('.multiples li').first()
    assert.equal(panel.find('.pt').length, 1)
    assert.ok(panel.find('svg').attr('aria-label')!.includes(`edition 1: 412`))
    assert.match(panel.text(), /edition 1: 412/)
  })
})
