import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import type { Figures } from '../../register/figures/figures.ts'
import type { DataFile } from '../../register/kinds.ts'
import { say } from '../kit/kit.ts'

const notices = (value: string): Figures => ({
  ...{ v: 1, catalogue: 'year', edition: 1, party: 'caldera', sources: [] },
  answers: [answerOf('notices', [{ by: [], value }])],
})

describe('a corrected report of which a file is withheld', () => {
  let h: Reported
  let filed: Awaited<ReturnType<Reported['file']>>
  beforeEach(async () => {
    h = await reportedHarbour({ caldera: { names: inEnglish('Caldera'), kind: 'company' } })
    await h.publish(smallCatalogue())
    h.it.now = '2027-01-10T00:00:00Z'
    filed = await h.file(notices('412'))
    h.it.now = '2027-01-12T00:00:00Z'
    await h.correct(filed.report, notices('999'), 'We counted twice.')
    h.it.now = '2027-02-12T00:00:00Z'
  })
  afterEach(() => h.it.close())

  const path = () => `/${ACCORD}/reports/caldera/${filed.entry}`
  const withhold = async (digest: string) => {
    const ground = { ground: said('Personal data.'), authority: said('A court.') }
    return (await h.it.post('words/withheld', { digest, ...ground })).index
  }
  const page = async () => load(await h.it.text(path(), { accept: 'text/html' }))
  const text = (of: string) => of.replaceAll(/\s+/g, ' ').trim()
  const saidBy = (
    key: 'reports.unread.old' | 'reports.unread.new' | 'reports.unread.catalogue',
    by: number,
  ) => say('en', key, { entry: say('en', 'entry.linked', { index: by }) })
  interface Data {
    readonly figures: Readonly<Record<string, unknown>> & {
      readonly versions: readonly { readonly withheld: number | null }[]
    }
  }
  const figures = async () => (await h.it.json<Data>(`${path()}.json`)).figures
  const digest = async (table: 'figures' | 'indicatorEditions') => {
    const [found] = await h.it.log.store.rowsOf(table, `${ACCORD}/`, 1)
    const row = found!.row as Readonly<{ data: DataFile; corrections?: readonly { data: DataFile }[] }>
    return (row.corrections?.at(-1) ?? row).data.digest
  }

  it('says that what it said first is withheld, by which entry, and what stands now', async () => {
    const by = await withhold(filed.report)
    const $ = await page()
    const all = text($('main').text())
    assert.ok(!all.includes('with old values beside new ones'))
    assert.match(all, new RegExp(`The first version is withheld by log entry ${by}`))
    assert.ok(text($('#corrections').text()).includes(saidBy('reports.unread.old', by)))
    const [row] = parse(await h.it.text(`${path()}.csv`), { columns: true }) as Record<string, string>[]
    const { value, filed_missing, withheld } = row!
    assert.deepEqual([value, filed_missing, withheld], ['999', 'gone', String(by)])
    const { lacks, versions } = await figures()
    assert.deepEqual([lacks, versions.map(one => one.withheld)], [null, [by, null]])
  })

  it('shows each correction and its reason where what stands now is withheld', async () => {
    const by = await withhold(await digest('figures'))
    const $ = await page()
    assert.ok(!text($('main').text()).includes('with old values beside new ones'))
    const told = text($('#corrections').text())
    assert.ok(told.includes('We counted twice.') && told.includes(saidBy('reports.unread.new', by)), told)
    const { lacks, lacksOf, withheld } = await figures()
    assert.deepEqual([lacks, lacksOf, withheld], ['withheld', 'figures', by])
  })

  it('says that the catalogue is withheld, and not the figures', async () => {
    const by = await withhold(await digest('indicatorEditions'))
    const $ = await page()
    const all = text($('main').text())
    assert.match(all, new RegExp(`The indicators are withheld by log entry ${by}`))
    assert.doesNotMatch(all, /The figures are withheld/)
    assert.ok(text($('#corrections').text()).includes(saidBy('reports.unread.catalogue', by)))
    const { lacks, lacksOf, versions, withheld } = await figures()
    assert.deepEqual([lacks, lacksOf, withheld], ['withheld', 'catalogue', by])
    assert.deepEqual(
      versions.map(one => one.withheld),
      [null, null],
    )
    const csv = await h.it.get(`${path()}.csv`)
    assert.match(await csv.text(), new RegExp(`indicators are withheld by log entry ${by},`))
  })

  it('names the entry of the first version where the catalogue is withheld too', async () => {
    const first = await withhold(filed.report)
    const catalogue = await withhold(await digest('indicatorEditions'))
    const $ = await page()
    const all = text($('main').text())
    assert.match(all, new RegExp(`The indicators are withheld by log entry ${catalogue}`))
    assert.match(all, new RegExp(`The first version is withheld by log entry ${first}`))
    const told = text($('#corrections').text())
    assert.ok(told.includes(saidBy('reports.unread.catalogue', catalogue)), told)
    assert.ok(told.includes(saidBy('reports.unread.old', first)), told)
  })
})
