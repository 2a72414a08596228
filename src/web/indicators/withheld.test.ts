import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, HALVES } from '../../../test/figures.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import type { Figures, Period } from '../../register/figures/figures.ts'
import { say } from '../kit/kit.ts'

const PATH = `/${ACCORD}/indicators/year/notices`
const [FIRST, SECOND] = HALVES as [Period, Period]
const notices = (...values: readonly (readonly [Period, string])[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition: 1, party: 'caldera', sources: [] },
  answers: values.map(([period, value]) => answerOf('notices', [{ by: [], value }], { period })),
})

describe('what an organisation said before of an indicator', () => {
  let h: Reported
  beforeEach(async () => {
    h = await reportedHarbour({ caldera: { names: inEnglish('Caldera'), kind: 'company' } })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
  })
  afterEach(() => h.it.close())

  const withhold = async (digest: string) => {
    const ground = { ground: said('Personal data.'), authority: said('A court.') }
    return (await h.it.post('words/withheld', { digest, ...ground })).index
  }
  const row = async (names: readonly string[]) => {
    const [first] = parse(await h.it.text(`${PATH}.csv`), { columns: true }) as Record<string, string>[]
    return names.map(name => first![name])
  }
  const cell = async () => {
    const $ = load(await h.it.text(PATH, { accept: 'text/html' }))
    const its = $('table.across tbody td').first()
    return {
      says: its.text().replaceAll(/\s+/g, ' ').trim(),
      panel: $('.multiples li svg').first().attr('aria-label') ?? '',
    }
  }
  const HISTORY = ['value', 'first_value', 'first_missing', 'first_report', 'changes', 'withheld']

  it('leaves a gap that names the entry which withholds it', async () => {
    const { entry, report } = await h.file(notices([FIRST, '412']))
    h.it.now = '2027-01-12T00:00:00Z'
    await h.correct(report, notices([FIRST, '999']), 'We counted twice.')
    assert.deepEqual(await row(HISTORY), ['999', '412', '', String(entry), '1', ''])
    const by = await withhold(report)
    assert.deepEqual(await row(HISTORY), ['999', '', 'gone', String(entry), 'unknown', String(by)])
    const was = say('en', 'plots.was', { says: say('en', 'plots.withheldBy', { entry: by }) })
    const { panel, says } = await cell()
    assert.equal(says, `999${was}`)
    assert.ok(panel.includes(was), panel)
    // Nobody takes for the first what came after it.
    h.it.now = '2027-02-10T00:00:00Z'
    await h.file(notices([FIRST, '500']))
    assert.deepEqual(await row(HISTORY), ['500', '', 'gone', String(entry), 'unknown', String(by)])
    assert.equal(
      (await cell()).says,
      `500${say('en', 'plots.was', { says: `${say('en', 'plots.withheldBy', { entry: by })}; 999` })}`,
    )
  })

  it('says by which entry the value itself is withheld', async () => {
    const { report } = await h.file(notices([FIRST, '412']))
    const by = await withhold(report)
    assert.deepEqual(await row(['missing', 'changes', 'withheld']), ['gone', 'unknown', String(by)])
    assert.equal((await cell()).says, say('en', 'plots.withheldBy', { entry: by }))
  })

  it('leads to the report that said it first, and not to one that said it again', async () => {
    const first = await h.file(notices([FIRST, '7']))
    h.it.now = '2027-02-01T00:00:00Z'
    await h.file(notices([FIRST, '7'], [SECOND, '8']))
    h.it.now = '2027-03-01T00:00:00Z'
    await h.file(notices([FIRST, '9']))
    assert.deepEqual(await row(HISTORY), ['9', '7', '', String(first.entry), '1', ''])
    const $ = load(await h.it.text(PATH, { accept: 'text/html' }))
    const links = $('table.across tbody td')
      .first()
      .find('a')
      .toArray()
      .map(one => $(one).attr('href')!)
    assert.ok(links[1]!.includes(`/reports/caldera/${first.entry}#`), links.join())
  })
})
