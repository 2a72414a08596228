import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, HALVES } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import type { FigureAnswer, FigureCell, Period } from '../../register/figures/figures.ts'
import { say } from '../kit/kit.ts'

const SHIP = 'tidewater'
const [FIRST, SECOND] = HALVES as [Period, Period]
const SOURCE = 'Sustainability report 2026'
const says = (place: string) => `In ${SOURCE}, ${place}. No value is given here.`
const lacking = (...by: readonly string[][]): FigureCell[] =>
  by.map(one => ({ by: one, missing: 'not-reported' }))
const countries = lacking(['aa'], ['ba'], ['ca'])
const at = (place: string) => ({ found: { source: 0, place } })

/** What is read, without the marks that keep directions of text apart. */
const read = (text: string) =>
  text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('an answer that stands in a document of the party’s own', () => {
  let h: Reported
  let path: string
  const answers: FigureAnswer[] = [
    answerOf('tonnes', countries, at('page 30')),
    answerOf(
      'tonnes',
      ['aa', 'ba', 'ca'].map(by => ({ by: [by], value: '3' })),
      { period: SECOND },
    ),
    answerOf('notices', lacking([]), at('page 31')),
    answerOf('how', lacking([]), at('page 32')),
  ]
  before(async () => {
    h = await reportedHarbour({ [SHIP]: { names: inEnglish('Tidewater Lines') } })
    await h.publish()
    h.it.now = '2027-02-01T00:00:00Z'
    const sources = [{ title: SOURCE, url: 'https://tidewater.example/2026', file: null }]
    const { entry } = await h.file({ v: 1, catalogue: 'year', edition: 1, party: SHIP, sources, answers })
    path = `/${ACCORD}/reports/${SHIP}/${entry}`
  })
  after(() => h.it.close())
  const shown = async (to: string) => load(await h.it.text(to, { accept: 'text/html' }))

  it('is read first where the report is read, and nothing says “not reported” of it', async () => {
    const $ = await shown(path)
    for (const [id, place] of [
      ['notices', 'page 31'],
      ['how', 'page 32'],
      ['tonnes', 'page 30'],
    ] as const) {
      const text = read($(`#${id}`).text())
      assert.ok(text.includes(says(place)), text)
      assert.doesNotMatch(text, /NR|not reported|Published before/)
      assert.equal($(`#${id} a[href="#source-1"]`).length, 1)
    }
    // In the table of the other half-year it is the place that stands there.
    assert.match(read($('#tonnes tbody tr').first().text()), /Land of aa ?page 30 ?3/)
    assert.ok(read($('#short').text()).includes(say('en', 'reports.foundCount', { count: 3 })))
  })

  it('is read first on the page of the indicator', async () => {
    const $ = await shown(`/${ACCORD}/indicators/year/notices`)
    assert.equal(read($('table.across tbody td').first().text()), says('page 31'))
    const matrix = await shown(`/${ACCORD}/indicators`)
    assert.ok(read(matrix('main').text()).includes(say('en', 'indicators.foundNote')))
  })

  it('keeps its code, with document and place beside it, in every file', async () => {
    const rows = async (to: string) =>
      (parse(await h.it.text(to), { columns: true }) as Record<string, string>[]).filter(
        one => one.from === FIRST.from && (one.indicator ?? 'notices') === 'notices',
      )
    for (const to of [`${path}.csv`, `/${ACCORD}/indicators/year/notices.csv`]) {
      const [row] = await rows(to)
      assert.deepEqual([row!.missing, row!.source, row!.place], ['not-reported', SOURCE, 'page 31'], to)
    }
    const data = await h.it.json<{ figures: { answers: FigureAnswer[]; sources: { title: string }[] } }>(
      `${path}.json`,
    )
    assert.deepEqual(data.figures.answers[2], answers[2])
    assert.equal(data.figures.sources[0]!.title, SOURCE)
  })
})
