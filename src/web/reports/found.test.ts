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
const says = (place: string) => `In ${SOURCE}, ${place}. No value here.`
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
      assert.doesNotMatch(text, /NR|not reported/)
      assert.doesNotMatch(text, /ublished before/, 'nobody said that it was')
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

describe('an answer in a document, and values before it and after it', () => {
  let h: Reported
  let old: string
  let next: string
  const of = (...answers: readonly FigureAnswer[]) => ({
    ...({ v: 1, catalogue: 'year', edition: 1, party: SHIP } as const),
    sources: [{ title: SOURCE, url: null, file: null }],
    answers: [...answers],
  })
  const value = (text: string): FigureCell[] => [{ by: [], value: text }]
  const tonnes = (text: string) => ['aa', 'ba', 'ca'].map(by => ({ by: [by], value: text }))
  const pathOf = (entry: number) => `/${ACCORD}/reports/${SHIP}/${entry}`
  before(async () => {
    h = await reportedHarbour({ [SHIP]: { names: inEnglish('Tidewater Lines') } })
    await h.publish()
    h.it.now = '2027-02-01T00:00:00Z'
    const first = [answerOf('tonnes', tonnes('4')), answerOf('notices', lacking([]), at('page 31'))] as const
    const { entry, report } = await h.file(of(...first))
    old = pathOf(entry)
    h.it.now = '2027-02-10T00:00:00Z'
    const second = answerOf('notices', lacking([]), { ...at('page 40'), period: SECOND })
    next = pathOf(
      (
        await h.file(
          of(answerOf('tonnes', countries, at('page 30')), answerOf('notices', value('5')), second),
        )
      ).entry,
    )
    h.it.now = '2027-02-11T00:00:00Z'
    await h.correct(report, of(first[0], answerOf('notices', value('6'))))
  })
  after(() => h.it.close())
  const shown = async (to: string, id: string) => {
    const $ = load(await h.it.text(to, { accept: 'text/html' }))
    return read($(`#${id}`).text())
  }

  it('is what stood there before, in the same report and in another', async () => {
    assert.ok((await shown(old, 'notices')).includes(`${say('en', 'reports.was')} ${says('page 31')}`))
    assert.ok((await shown(next, 'notices')).includes(`report of 1 February 2027: ${says('page 31')}`))
  })

  it('leaves each value readable that another report has', async () => {
    const text = await shown(next, 'tonnes')
    assert.ok(text.includes(says('page 30')))
    assert.match(text, /Land of aa ?page 30 ?before, in the report of 1 February 2027: 4/)
  })

  it('is what an earlier report said of earlier periods', async () => {
    h.it.now = '2027-08-01T00:00:00Z'
    const period = { from: '2027-01-01', until: '2027-06-30' }
    const { entry } = await h.file(of(answerOf('notices', value('7'), { period })))
    const text = await shown(pathOf(entry), 'notices')
    assert.ok(text.includes(says('page 40')), text)
    assert.doesNotMatch(text, /not reported/)
  })
})
