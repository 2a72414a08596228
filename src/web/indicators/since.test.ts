import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, en, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import type { Figures, Period } from '../../register/figures/figures.ts'
import { periodName, say } from '../kit/kit.ts'

const PATH = `/${ACCORD}/indicators/year/notices`
const [FIRST, SECOND] = HALVES as [Period, Period]
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })
const notices = (party: string, edition: number, period: Period, value: string): Figures => ({
  ...{ v: 1, catalogue: 'year', edition, party, sources: [] },
  answers: [answerOf('notices', [{ by: [], value }], { period })],
})

describe('values of an indicator that became others', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
    })
    await h.publish()
    h.it.now = '2026-08-01T00:00:00Z'
    const { report } = await h.file(notices('tidewater', 1, FIRST, '22'))
    await h.file(notices('caldera', 1, FIRST, '7'))
    // Another report of the same days, and two corrections of it, the second of which takes all back.
    h.it.now = '2026-08-02T00:00:00Z'
    const again = await h.file(notices('caldera', 1, FIRST, '8'))
    await h.correct(again.report, notices('caldera', 1, FIRST, '12'))
    await h.correct(again.report, notices('caldera', 1, FIRST, '7'))
    h.it.now = '2026-08-10T00:00:00Z'
    await h.correct(report, notices('tidewater', 1, FIRST, '25'))
    const asks = en('How many notices came by mail?')
    const value = { type: 'integer', unit: en('letters') } as const
    const indicators = smallCatalogue().indicators.map(one =>
      one.id === 'notices' ? indicatorOf('notices', { asks, value }) : one,
    )
    await h.publish(smallCatalogue({ indicators }), { edition: 2 })
    h.it.now = '2027-02-01T00:00:00Z'
    for (const [party, value] of [
      ['tidewater', '30'],
      ['caldera', '8'],
    ] as const)
      await h.file(notices(party, 2, SECOND, value))
    // After the days for corrections, another report says what is right.
    await h.file(notices('caldera', 2, SECOND, '9'))
  })
  after(() => h.it.close())

  const cells = async (query = '') => {
    const $ = load(await h.it.text(`${PATH}${query}`, { accept: 'text/html' }))
    return $('table.across tbody tr')
      .toArray()
      .map(row =>
        $(row)
          .find('td')
          .toArray()
          .map(cell => $(cell).text().replaceAll(/\s+/g, ' ').trim()),
      )
  }
  const entriesOf = async (party: string) =>
    (await h.it.log.store.rowsOf('figures', `${ACCORD}/`, 20))
      .filter(({ key }) => key.startsWith(`${ACCORD}/${party}/`))
      .map(({ row }) => row.entry)
      .sort((a, b) => a - b)
  const was = (says: string) => say('en', 'plots.was', { says })
  const otherwise = say('en', 'plots.otherwise', { edition: 1 })

  it('say what stood there before, corrected or reported anew, and which edition asked differently', async () => {
    assert.deepEqual(await cells(), [
      [`7, ${was('7; 8; 12')}, ${otherwise}`, `9, ${was('8')}`],
      [`25, ${was('22')}, ${otherwise}`, '30'],
    ])
    assert.deepEqual(await cells('?at=2026-08-01'), [['7'], ['22']])
  })

  it('lead each to where it stands: to its report, or to the correction and its reason', async () => {
    const $ = load(await h.it.text(PATH, { accept: 'text/html' }))
    const links = (row: number) =>
      $('table.across tbody tr')
        .eq(row)
        .find('td a')
        .toArray()
        .map(one =>
          $(one)
            .attr('href')!
            .replace(/^.*\/reports\//, ''),
        )
    const [first, again] = await entriesOf('caldera')
    const [corrected, next] = await entriesOf('tidewater')
    assert.deepEqual(links(0).slice(0, 4), [
      `caldera/${again}#notices`,
      `caldera/${first}#notices`,
      `caldera/${again}#corrections`,
      `caldera/${again}#corrections`,
    ])
    assert.deepEqual(links(1), [
      `tidewater/${corrected}#notices`,
      `tidewater/${corrected}#corrections`,
      `tidewater/${next}#notices`,
    ])
  })

  it('are the same question in an edition that calls it otherwise, and each says by which title it was asked', async () => {
    const same = indicatorOf('notices', {
      asks: en('How many notices came by mail?'),
      value: { type: 'integer', unit: en('letters') },
      titles: en('Letters'),
    })
    const indicators = smallCatalogue().indicators.map(one => (one.id === 'notices' ? same : one))
    await h.publish(smallCatalogue({ indicators }), { edition: 3 })
    await h.file(notices('tidewater', 3, SECOND, '31'))
    const retitled = say('en', 'plots.otherwise', { edition: 2 })
    assert.deepEqual(await cells(), [
      [`7, ${was('7; 8; 12')}, ${otherwise}`, `9 letters, ${was('8')}, ${retitled}`],
      [`25, ${was('22')}, ${otherwise}`, `31, ${was('30')}`],
    ])
    const then = load(await h.it.text(PATH, { accept: 'text/html' }))('details#edition-2')
    assert.match(then.text(), /Indicator notices/)
  })

  it('are joined by no line, and drawn on no scale of another unit', async () => {
    const $ = load(await h.it.text(PATH, { accept: 'text/html' }))
    const panel = $('.multiples li').eq(1)
    assert.equal(panel.find('.turn').length, 1)
    assert.equal(panel.find('.pt').length, 1)
    const paths = panel.find('.run').toArray()
    for (const path of paths) assert.doesNotMatch($(path).attr('d')!, /L/)
    const label = panel.find('svg').attr('aria-label')!
    assert.ok(label.includes(`${periodName(FIRST, 'en')}: 25, ${was('22')}, ${otherwise}`), label)
    assert.match(panel.text(), new RegExp(`${periodName(FIRST, 'en')}: ${otherwise}`))
  })

  it('are both in the file, with the unit of the day', async () => {
    const rows = parse(await h.it.text(`${PATH}.csv`), { columns: true }) as Record<string, string>[]
    assert.deepEqual(
      rows.map(one =>
        ['party', 'value', 'unit', 'first_value', 'changes', 'otherwise'].map(name => one[name]),
      ),
      [
        ['caldera', '7', '', '7', '3', 'yes'],
        ['caldera', '9', 'letters', '8', '1', 'yes'],
        ['tidewater', '25', '', '22', '1', 'yes'],
        ['tidewater', '31', 'letters', '30', '1', 'no'],
      ],
    )
  })

  it('stand in their own section after an edition has dropped the indicator', async () => {
    const indicators = smallCatalogue().indicators.filter(one => one.id !== 'notices')
    await h.publish(smallCatalogue({ indicators }), { edition: 4 })
    const $ = load(await h.it.text(`/${ACCORD}/indicators`, { accept: 'text/html' }))
    const heads = $('table.periods tbody th')
      .toArray()
      .map(one => $(one).text().replaceAll(/\s+/g, ' ').trim().split(' ')[0])
    assert.deepEqual(heads, ['1', 'tonnes', 'policy', 'notices', '1.1', 'since', 'steps', 'how'])
    assert.ok(
      $('table.periods')
        .text()
        .includes(say('en', 'indicators.earlierEdition', { edition: 3 })),
    )
  })
})
