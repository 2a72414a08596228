import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Figures } from '../../register/figures/figures.ts'

const FIRST = HALVES[0]!

describe('a file of figures of which a disk has lost a bit', () => {
  let h: Reported
  let isGone = false
  let reports: Record<'caldera' | 'tidewater', { entry: number; report: string }>
  before(async () => {
    const named = (name: string) => ({ names: inEnglish(name), kind: 'company' })
    h = await reportedHarbour({ caldera: named('Caldera'), tidewater: named('Tidewater') })
    await h.publish(smallCatalogue({ indicators: [indicatorOf('notices')] }))
    h.it.now = '2027-01-10T00:00:00Z'
    const figures = (party: string, value: string): Figures => ({
      ...{ v: 1, catalogue: 'year', edition: 1, party, sources: [] },
      answers: [answerOf('notices', [{ by: [], value }], { period: FIRST })],
    })
    reports = {
      caldera: await h.file(figures('caldera', '412')),
      tidewater: await h.file(figures('tidewater', '7')),
    }
    const { store } = h.it.log
    const words = store.words.bind(store)
    mock.method(store, 'words', async (digest: string) => {
      if (digest === reports.caldera.report && isGone) return undefined
      if (digest === reports.caldera.report) throw new Refusal('store_damaged', 'Not what was written.')
      return words(digest)
    })
  })
  after(() => h.it.close())

  const INDICATORS = `/${ACCORD}/indicators`

  it('takes nobody else’s figures away', async () => {
    for (const path of [`${INDICATORS}/values.csv`, `${INDICATORS}/year/notices.csv`]) {
      const rows = parse(await h.it.text(path), { columns: true }) as Record<string, string>[]
      const said = rows
        .filter(one => one.from === FIRST.from)
        .map(({ party, value, missing, withheld }) => ({ party, value, missing, withheld }))
      assert.deepEqual(
        said,
        [
          { party: 'caldera', value: '', missing: 'gone', withheld: '' },
          { party: 'tidewater', value: '7', missing: '', withheld: '' },
        ],
        path,
      )
    }
    const page = await h.it.text(`${INDICATORS}/year/notices`, { accept: 'text/html' })
    assert.match(page, />7</)
  })

  it('is told on the page of its own report', async () => {
    const { entry } = reports.caldera
    const path = `/${ACCORD}/reports/caldera/${entry}`
    assert.match(await h.it.text(path, { accept: 'text/html' }), wording('reports.damaged'))
    assert.match(await h.it.text(`${path}.json`), /"damaged"/)
  })

  it('is told by its CSV in the sentence of the page, and so is a file that is gone', async t => {
    const { entry, report } = reports.caldera
    const path = `/${ACCORD}/reports/caldera/${entry}`
    t.after(() => {
      isGone = false
    })
    for (const [gone, status, code, sentence] of [
      [false, 500, 'store_damaged', 'reports.damaged'],
      [true, 404, 'words_lost', 'reports.notKept'],
    ] as const) {
      isGone = gone
      const answer = await h.it.get(`${path}.csv`)
      const problem = (await answer.json()) as { code: string; detail: string }
      assert.deepEqual([answer.status, problem.code], [status, code])
      assert.match(problem.detail, wording(sentence))
      const page = load(await h.it.text(`${path}.csv`, { accept: 'text/html' }))('main').text()
      assert.match(page, wording(sentence))
      assert.doesNotMatch(page, wording('problem.missing'))
    }
    const words = await h.it.get(`/words/${report}`)
    assert.deepEqual([words.status, ((await words.json()) as { code: string }).code], [404, 'words_lost'])
    const strange = await h.it.get(`/words/${digestOf(utf8('strange'))}`)
    assert.equal(((await strange.json()) as { code: string }).code, 'words_unknown')
  })
})
