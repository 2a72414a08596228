import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, en, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import type { FigureAnswer, FigureCell, Figures, Period } from '../../register/figures/figures.ts'

const [FIRST, SECOND] = HALVES as [Period, Period]
const SHIP = 'tidewater'
const one = (value: string): FigureCell[] => [{ by: [], value }]
const of = (edition: number, ...answers: readonly FigureAnswer[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition, party: SHIP, sources: [] },
  answers: [...answers],
})
const notices = (period: Period, value: string) => answerOf('notices', one(value), { period })
const since = (value: string) => answerOf('since', one(value))

describe('what a later report says otherwise of a period that was told before', () => {
  let h: Reported
  let old: string
  let next: string
  const file = async (figures: Figures) => `/${ACCORD}/reports/${SHIP}/${(await h.file(figures)).entry}`
  before(async () => {
    h = await reportedHarbour({ [SHIP]: { names: inEnglish('Tidewater Lines') } })
    await h.publish()
    h.it.now = '2026-08-01T00:00:00Z'
    const country = answerOf('tonnes', [
      { by: ['aa'], value: '4' },
      { by: ['ba'], missing: 'withheld-by-law' },
      { by: ['ca'], value: '900' },
    ])
    old = await file(of(1, country, notices(FIRST, '22'), since('2024-03-01')))
    // Another edition, in which some questions are the same, and one is not.
    const indicators = smallCatalogue().indicators.map(it =>
      it.id === 'since' ? indicatorOf('since', { ...it, asks: en('Since which day, by law?') }) : it,
    )
    await h.publish(smallCatalogue({ indicators }), { edition: 2 })
    h.it.now = '2027-02-01T00:00:00Z'
    const cells: FigureCell[] = [
      { by: ['aa'], value: '4' },
      { by: ['ba'], value: '7' },
      { by: ['ca'], value: '900' },
    ]
    const anew = of(2, { ...country, cells }, notices(FIRST, '3'), notices(SECOND, '30'), since('2025-01-01'))
    next = await file(anew)
  })
  after(() => h.it.close())

  const shown = async (path: string) => load(await h.it.text(path, { accept: 'text/html' }))
  const rows = async (path: string) =>
    parse(await h.it.text(`${path}.csv`), { columns: true }) as Record<string, string>[]

  it('stands in the new report beside each value, with the report in which the old one stands', async () => {
    const $ = await shown(next)
    const was = $('#notices .was')
    assert.equal(was.length, 1)
    assert.match(was.text(), /before, in the report of 1 August 2026: 22/)
    assert.equal(was.find('a').attr('href'), `${old}#notices`)
    // In words: no key beside it explains letters that the report itself does not have.
    assert.match($('#tonnes .was').text(), /report of 1 August 2026: withheld by law/)
    assert.match($('.notice').text(), /2 values.*tonnes.*notices/)
    // What was asked differently is another answer, and no other value.
    assert.equal($('#since .was').length, 0)
  })

  it('stands in the old report with the way to the new one, from the day on which that came', async () => {
    const $ = await shown(old)
    assert.match($('#notices .was').text(), /since then, in the report of 1 February 2027: 3/)
    assert.equal($('.notice a').first().attr('href'), next)
    const then = await shown(`${old}?at=2026-08-02`)
    assert.equal(then('.was').length, 0)
    assert.doesNotMatch(then('main').text(), /since then/)
  })

  it('stands in the files of both', async () => {
    const columns = [
      'value',
      'before_value',
      'before_missing',
      'before_report',
      'since_value',
      'since_report',
    ]
    const told = async (path: string) =>
      (await rows(path)).map(row => [row.indicator, row.by_1, ...columns.map(name => row[name])])
    const [first, last] = [old, next].map(path => path.split('/').at(-1)!)
    assert.deepEqual(await told(next), [
      ['tonnes', 'aa', '4', '', '', '', '', ''],
      ['tonnes', 'ba', '7', '', 'withheld-by-law', first, '', ''],
      ['tonnes', 'ca', '900', '', '', '', '', ''],
      ['notices', '', '3', '22', '', first, '', ''],
      ['notices', '', '30', '', '', '', '', ''],
      ['since', '', '2025-01-01', '', '', '', '', ''],
    ])
    assert.deepEqual((await told(old))[3], ['notices', '', '22', '', '', '', '3', last])
    const data = await h.it.json<{ figures: { restated: unknown[] } }>(`${next}.json`)
    assert.deepEqual(data.figures.restated[1], {
      ...{ indicator: 'notices', period: FIRST, by: [], since: [] },
      before: [{ report: Number(first), day: '2026-08-01', value: '22' }],
    })
  })

  it('leaves each step behind where a third report takes it back', async () => {
    h.it.now = '2027-03-01T00:00:00Z'
    const third = await file(of(2, notices(FIRST, '22')))
    const [$, middle, $third] = [await shown(old), await shown(next), await shown(third)]
    assert.match($('#notices .was').text(), /1 February 2027: 3.*1 March 2027: 22/s)
    assert.match(middle('#notices .was').text(), /1 August 2026: 22.*1 March 2027: 22/s)
    assert.match($third('#notices .was').text(), /1 February 2027: 3.*1 August 2026: 22/s)
    const row = (await rows(old)).find(it => it.indicator === 'notices')!
    assert.deepEqual([row.value, row.since_value, row.since_report], ['22', '22', third.split('/').at(-1)])
  })

  it('leaves a gap on either side where the file of another report is withheld', async () => {
    const entry = (path: string) => path.split('/').at(-1)!
    const { figures } = await h.it.json<{ figures: { versions: { data: string }[] } }>(`${next}.json`)
    const ground = { ground: said('Personal data.'), authority: said('A court.') }
    const by = (await h.it.post('words/withheld', { digest: figures.versions[0]!.data, ...ground })).index
    const $ = await shown(old)
    const gap = $('.notice').filter((_, it) => wording('reports.unreadSince').test($(it).text()))
    assert.equal(gap.find('a').first().attr('href'), next)
    assert.match(gap.text(), wording('reports.withheld', { entry: `log entry ${by}` }))
    // The third, which came last, says the same as this one.
    const back = (await rows(old)).find(it => it.indicator === 'notices')!
    assert.deepEqual([back.since_missing, back.since_report], ['gone', entry(next)])
    const told = { report: Number(entry(next)), day: '2027-02-01', lacks: 'withheld', lacksOf: 'figures' }
    const data = await h.it.json<{ figures: { unread: unknown[] } }>(`${old}.json`)
    assert.deepEqual(data.figures.unread, [{ said: 'since', ...told, withheld: by }])
    const third = await file(of(2, notices(SECOND, '30')))
    const row = (await rows(third)).find(it => it.indicator === 'notices')!
    assert.deepEqual([row.before_value, row.before_missing, row.before_report], ['', 'gone', entry(next)])
    assert.match((await shown(third))('.notice').text(), wording('reports.unreadBefore'))
    // It speaks of no day before the withheld one came.
    assert.doesNotMatch((await shown(`${old}?at=2026-08-02`))('main').text(), wording('reports.unreadSince'))
  })
})
