import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { answerOf, en, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import type { Figures, Period } from '../../register/figures/figures.ts'
import { say } from '../kit/kit.ts'

const unreadSaid = (edition: number, entry: number) =>
  say('en', 'indicators.withheld', { edition, entry: say('en', 'entry.linked', { index: entry }) })

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
    assert.equal(says, `999, ${was}`)
    assert.ok(panel.includes(was), panel)
    // Nobody takes for the first what came after it.
    h.it.now = '2027-02-10T00:00:00Z'
    await h.file(notices([FIRST, '500']))
    assert.deepEqual(await row(HISTORY), ['500', '', 'gone', String(entry), 'unknown', String(by)])
    assert.equal(
      (await cell()).says,
      `500, ${say('en', 'plots.was', { says: `${say('en', 'plots.withheldBy', { entry: by })}; 999` })}`,
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

describe('a catalogue of which a file is withheld', () => {
  let h: Reported
  let by: number
  let entry: number
  before(async () => {
    const company = (text: string) => ({ names: inEnglish(text), kind: 'company' })
    h = await reportedHarbour({ caldera: company('Caldera'), mute: company('Mute') })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
    entry = (await h.file(notices([FIRST, '7']))).entry
    h.it.now = '2027-06-12T00:00:00Z'
    const [edition] = await h.it.log.store.rowsOf('indicatorEditions', `${ACCORD}/`, 1)
    const { digest } = (edition!.row as Readonly<{ data: { digest: string } }>).data
    const order = { digest, ground: said('Copyright.'), authority: said('A court.') }
    by = (await h.it.post('words/withheld', order)).index
  })
  after(() => h.it.close())

  const rows = async (path: string) =>
    (
      parse(await h.it.text(`/${ACCORD}/indicators/${path}`), { columns: true }) as Record<string, string>[]
    ).filter(one => (one.indicator ?? 'notices') === 'notices')

  it('leaves it open whether they were asked: of who answered, and of who is silent', async () => {
    const names = ['party', 'asked', 'clause', 'standing', 'said']
    const all = (await rows('answers.csv')).map(one => names.map(name => one[name]))
    assert.deepEqual(all, [
      ['caldera', 'unknown', 'yearly-report', 'given', 'yes'],
      ['mute', 'unknown', 'yearly-report', 'unknown', 'no'],
    ])
    const [one] = await rows('../indicators.csv')
    const counts = ['asked', 'not_reported', 'unasked_given', 'unknown', 'unknown_given', 'cells_given']
    assert.deepEqual(
      counts.map(name => one![name]),
      ['0', '0', '0', '2', '1', '1'],
    )
    const values = (await rows('year/notices.csv')).map(one => [one.party, one.asked, one.missing])
    assert.deepEqual(values, [
      ['caldera', 'unknown', 'gone'],
      ['mute', 'unknown', 'unknown'],
    ])
    interface Data {
      readonly catalogues: readonly {
        indicators: readonly { id: string; periods: readonly { unknown: object }[] }[]
      }[]
    }
    const data = await h.it.json<Data>(`/${ACCORD}/indicators.json`)
    const its = data.catalogues[0]!.indicators.find(({ id }) => id === 'notices')!.periods[0]!
    assert.deepEqual(its.unknown, { asked: 2, given: 1, missing: 0 })
  })

  it('says so on the page, and nowhere that they were not asked', async () => {
    const $ = load(await h.it.text(`/${ACCORD}/indicators`, { accept: 'text/html' }))
    const text = $('main').text().replaceAll(/\s+/g, ' ')
    const [unknown, given] = (['indicators.unknown', 'indicators.unknownGiven'] as const).map((key, i) =>
      say('en', key, { count: 2 - i }),
    )
    // Beside those of whom it is said.
    assert.ok(text.includes(`${unknown} ${given}`), text)
    assert.ok(text.includes(unreadSaid(1, by)), text)
    const table = $('table.periods').text()
    assert.ok(!table.includes(say('en', 'plots.missing.not-asked')), table)
    assert.ok(!table.includes(say('en', 'indicators.unaskedGiven', { count: 1 })))
  })

  it('of which a newer edition can be read says of the earlier periods alone that it is not known', async () => {
    await h.publish(smallCatalogue(), { edition: 2 })
    const $ = load(await h.it.text(PATH, { accept: 'text/html' }))
    const text = $('table.across').text()
    assert.ok(text.includes(say('en', 'plots.missing.silent-unknown')), text)
    assert.ok(text.includes(say('en', 'plots.withheldBy', { entry: by })), text)
    const report = await h.it.text(`/${ACCORD}/reports/caldera/${entry}`, { accept: 'text/html' })
    assert.match(report, /The indicators are withheld/)
  })
})

describe('a question of which the newest edition is withheld', () => {
  let h: Reported
  let first: number
  let second: number
  const [AT, LATER] = ['2027-02-10', '2027-02-12']
  const digestIn = async (edition: number) => {
    const rows = await h.it.log.store.rowsOf('indicatorEditions', `${ACCORD}/`, 9)
    const { row } = rows.find(({ key }) => key.endsWith(`/${edition}`))!
    return (row as Readonly<{ data: { digest: string } }>).data.digest
  }
  const withhold = async (edition: number) => {
    const order = { digest: await digestIn(edition), ground: said('Copyright.'), authority: said('A court.') }
    return (await h.it.post('words/withheld', order)).index
  }
  const page = async (path: string) => {
    const $ = load(await h.it.text(path, { accept: 'text/html' }))
    return { $, text: $('main').text().replaceAll(/\s+/g, ' ') }
  }
  const rows = async (path: string) =>
    parse(await h.it.text(path), { columns: true }) as Record<string, string>[]

  before(async () => {
    h = await reportedHarbour({ caldera: { names: inEnglish('Caldera'), kind: 'company' } })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
    await h.file(notices([FIRST, '7']))
    h.it.now = '2027-02-01T00:00:00Z'
    const changed = indicatorOf('notices', { asks: en('How many came by mail?'), kinds: ['company'] })
    const indicators = smallCatalogue().indicators.map(one => (one.id === 'notices' ? changed : one))
    await h.publish(smallCatalogue({ indicators }), { edition: 2 })
    h.it.now = `${LATER}T00:00:00Z`
    const [{ otherwise }] = (await rows(`${PATH}.csv`)) as [Record<string, string>]
    assert.equal(otherwise, 'yes')
    second = await withhold(2)
  })
  after(() => h.it.close())

  for (const [day, query] of [
    ['today', ''],
    ['an earlier day', `?at=${AT}`],
  ] as const) {
    it(`leaves a gap in its place, of ${day}`, async () => {
      const { $, text } = await page(`${PATH}${query}`)
      const asks = $('h2:contains("The question")').closest('section')
      assert.ok(asks.text().includes(unreadSaid(2, second)), text)
      assert.ok(asks.text().includes(say('en', 'indicators.unread', { edition: 2, others: 'read' })), text)
      assert.equal(asks.find('p.exact').length, 0, 'the question of edition 1 is not what is asked')
      assert.ok(asks.find('details').text().includes(say('en', 'indicators.asksThen')))
      assert.ok(text.includes(say('en', 'indicators.valuesBy', { now: 2, edition: 1 })), text)
      assert.ok(text.includes(say('en', 'indicators.calledIn', { edition: 1 })), text)
      const all = await page(`/${ACCORD}/indicators${query}`)
      assert.ok(all.text.includes(unreadSaid(2, second)))
      assert.ok(!all.text.includes('How many were there?'))
      assert.ok(all.text.includes(say('en', 'indicators.calledIn', { edition: 1 })))
    })

    it(`says in files that it is not known, of ${day}`, async () => {
      const [value] = await rows(`${PATH}.csv${query}`)
      assert.deepEqual([value!.value, value!.edition, value!.otherwise], ['7', '1', 'unknown'])
      const matrix = (await rows(`/${ACCORD}/indicators.csv${query}`)).find(
        one => one.indicator === 'notices',
      )!
      const asks = [
        'edition',
        'section',
        'number',
        'title',
        'how',
        'type',
        'by',
        'kinds',
        'withheld',
      ] as const
      assert.deepEqual(
        asks.map(name => matrix[name]),
        ['2', '', '', '', '', '', '', '', String(second)],
      )
      const { catalogues } = await h.it.json<Listed>(`/${ACCORD}/indicators.json${query}`)
      const its = catalogues[0]!.indicators.find(({ id }) => id === 'notices')!
      assert.deepEqual([its.edition, its.question], [2, null])
      assert.deepEqual(
        catalogues[0]!.editions.map(({ file, withheld }) => [file, withheld]),
        [
          ['kept', null],
          ['withheld', second],
        ],
      )
    })
  }

  it('says who answered, and names each entry, where no edition can be read', async () => {
    first = await withhold(1)
    const { $, text } = await page(PATH)
    assert.ok(text.includes(unreadSaid(1, first)) && text.includes(unreadSaid(2, second)), text)
    assert.ok(text.includes(say('en', 'indicators.unread', { edition: 2, others: 'none' }).trim()), text)
    assert.ok(!text.includes('in the list'), text)
    const row = $('table.across tbody tr').first()
    assert.match(row.text(), /Caldera/)
    assert.match(row.find('a').first().attr('href')!, /reports\/caldera/)
    assert.ok(row.text().includes(say('en', 'plots.withheldBy', { entry: first })), row.text())
    const all = await page(`/${ACCORD}/indicators`)
    assert.ok(all.text.includes(unreadSaid(1, first)) && all.text.includes(unreadSaid(2, second)))
    const one = await page(`${PATH}?party=caldera`)
    assert.ok(one.text.includes(say('en', 'plots.withheldBy', { entry: first })))
  })
})

interface Listed {
  readonly catalogues: readonly {
    readonly editions: readonly { file: string; withheld: number | null }[]
    readonly indicators: readonly { id: string; edition: number; question: object | null }[]
  }[]
}
