import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { type Committed, committedHarbour, RULES, RULES_DIGEST } from '../../../test/committed.ts'
import { accountOf, FIRST, pledgeOf } from '../../../test/committing.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import type { Policy } from '../../register/policy.ts'
import { ASKED_COLUMNS, STATUS_COLUMNS } from './over-time.ts'

const PAGE = { accept: 'text/html' }
const company = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })

describe('the commitments of a call over time', () => {
  let h: Committed
  before(async () => {
    h = await committedHarbour({
      northhaven: company('Port of Northhaven'),
      eastmark: company('Eastmark Lines'),
      silent: company('Silent Shipping'),
    })
  })
  after(() => h.it.close())

  const page = async () => load(await h.it.text(`/${ACCORD}/figures`, PAGE))
  const file = async (name: string) =>
    parse(await h.it.text(`/${ACCORD}/figures/${name}.csv`), { columns: true }) as Record<string, string>[]

  it('say plainly that there are none yet', async () => {
    const html = await h.it.text(`/${ACCORD}/figures`, PAGE)
    assert.match(wordsOn({ html }), wording('overTime.statusNone'))
    assert.deepEqual(await file('status'), [])
  })

  it('are drawn by status, each on one scale, with today last', async () => {
    await h.commit('northhaven', [pledgeOf('berths'), pledgeOf('line', { due: '2028-06-30' })])
    await h.commit('eastmark', [pledgeOf('crews')])
    h.it.now = '2027-03-01T00:00:00Z'
    await h.report('northhaven', {
      answers: [accountOf('northhaven', 'berths', '2026-06-30')],
      asked: [{ clause: 'yearly-report', due: '2027-03-31' }],
      policy: RULES_DIGEST,
    })
    await h.withdraw('northhaven', 'line')
    h.it.now = '2027-06-10T00:00:00Z'
    await h.report('eastmark', {
      asked: [{ clause: 'yearly-report', due: '2027-03-31' }],
      policy: RULES_DIGEST,
    })
    const $ = await page()
    const panels = $('#status .multiples li').toArray()
    const labels = panels.flatMap(one => $(one).find('[aria-label]').attr('aria-label') ?? [])
    assert.equal(labels.length, panels.length)
    for (const label of labels) {
      const [, first, last, most] = /: (\d+) on .*?, (\d+) today(?:, at most (\d+) on )?/.exec(label)!
      assert.ok(most === undefined || Number(most) > Math.max(Number(first), Number(last)), label)
    }
    assert.deepEqual(
      panels.map(one => $(one).find('h3').text()),
      ['Open', 'Due', 'Reported', 'Overdue', 'Closed'],
    )
    assert.deepEqual(
      panels.map(one => $(one).find('.val').text()),
      ['0', '0', '0', '1', '2'].map(count => `${count} today`),
    )
    const label = $(panels[0]!).find('svg').last().attr('aria-label')!
    assert.match(label, /^Open: 3 on 31 January 2026, 0 today[.] /)
  })

  it('are the same in the table and in the file, to the number', async () => {
    const $ = await page()
    const rows = $('#status tbody tr')
      .toArray()
      .map(row =>
        $(row)
          .find('td')
          .toArray()
          .map(cell => $(cell).text()),
      )
    const told = await file('status')
    assert.deepEqual(Object.keys(told[0]!), STATUS_COLUMNS)
    assert.deepEqual(
      rows,
      told.map(({ day, size, ...counts }) => Object.values(counts)),
    )
    assert.equal(told.length, 18)
    const on = (day: string) =>
      Object.values(told.find(one => one.day === day)!)
        .slice(1, -1)
        .join(' ')
    assert.equal(on('2026-05-31'), '3 0 0 0 0 0 0')
    assert.equal(on('2026-07-31'), '1 0 0 2 0 0 0')
    assert.equal(on('2027-03-31'), '0 0 1 1 0 1 0')
    assert.equal(told.at(-1)!.day, '2027-06-10')
  })

  it('show what the rules asked by each date, and nobody who did nothing as more than that', async () => {
    const told = await file('asked')
    assert.deepEqual(Object.keys(told[0]!), ASKED_COLUMNS)
    const of = (id: string) =>
      told.filter(({ clause }) => clause === id).map(one => Object.values(one).slice(2, 13))
    assert.deepEqual(of('yearly-report'), [['2027-03-31', '', '3', '1', '1', '0', '0', '0', '1', '0', '0']])
    assert.deepEqual(of('first-commitment'), [['2026', '', '3', '2', '0', '0', '0', '0', '1', '0', '0']])
    const $ = await page()
    const figure = $('figure')
      .toArray()
      .find(one => $(one).find('figcaption').text().includes('Each year'))!
    assert.equal($(figure).find('tbody td').text(), '31100010')
    // Whoever listens goes from one clause to the next by its heading.
    const headings = $('figure:has(blockquote)')
      .toArray()
      .map(one => $(one).prev('h3').text())
    assert.deepEqual(
      headings.toSorted(),
      ['first-commitment', 'yearly-report'].map(clause => `Clause ${clause}`),
    )
    assert.match($(figure).find('.wid').attr('aria-label')!, /2 of 3 done; 1 in time, 1 late.* and 1 overdue/)
    assert.deepEqual(
      $(figure)
        .find('.sf-keys li')
        .toArray()
        .map(one => $(one).text()),
      ['Done in time', 'Done late', 'Not recorded as done, days of grace over'],
    )
  })

  it('stay as they were on a day that is over, whatever is recorded later, and can be cited', async () => {
    const then = async (name: string) => h.it.text(`/${ACCORD}/figures/${name}.csv?at=2027-03-01`)
    const [status, asked] = [await then('status'), await then('asked')]
    const rows = (text: string) => parse(text, { columns: true }) as Record<string, string>[]
    const last = rows(status).at(-1)!
    assert.equal(Object.values(last).slice(0, -1).join(' '), '2027-03-01 0 0 1 1 0 1 0')
    const due = rows(asked).find(({ clause }) => clause === 'yearly-report')!
    assert.deepEqual(
      [due.asked, due.done_in_time, due.done_late, due.overdue, due.not_due, due.day],
      ['3', '1', '0', '0', '2', '2027-03-01'],
    )
    const data = JSON.parse(await h.it.text(`/${ACCORD}/commitments.json?at=2027-03-01`))
    const matrix = rows(await h.it.text(`/${ACCORD}/commitments.csv?at=2027-03-01`))[0]!
    const sizes = [last.size, due.size, matrix.size, String(data.size)]
    assert.equal(new Set(sizes).size, 1)
    assert.ok(Number(last.size) < h.it.log.head()!.size)
    const cited = async (at: string) =>
      load(await h.it.text(`/${ACCORD}/figures${at}`, PAGE))('.cite textarea').text()
    const sentence = await cited('?at=2027-03-01')
    assert.match(sentence, new RegExp(`from ${last.size} log entries .*/${ACCORD}/figures[?]at=2027-03-01$`))
    assert.equal((await file('status')).at(-1)!.size, String(h.it.log.head()!.size))

    await h.withdraw('eastmark', 'crews')
    assert.deepEqual([await then('status'), await then('asked')], [status, asked])
    assert.equal(await cited('?at=2027-03-01'), sentence)
    assert.notEqual(await cited(''), sentence)
  })

  it('say on the page of which day they speak, and of no day to come', async () => {
    const html = await h.it.text(`/${ACCORD}/figures?at=2027-03-01`, PAGE)
    const words = wordsOn({ html })
    assert.match(words, wording('day.stood', { day: '1 March 2027' }))
    const $ = load(html)
    assert.equal($('main figure a[href$=".csv?at=2027-03-01"]').length, $('main figure').length)
    assert.doesNotMatch($('#status').text(), /today/)
    assert.match($('#status .val').first().text(), /^0 1 Mar 2027$/)
    for (const name of ['status', 'asked'])
      for (const query of ['foo=1', 'at=2027-06-11', 'at=2027-02-30']) {
        const refused = await h.it.get(`/${ACCORD}/figures/${name}.csv?${query}`)
        assert.equal(refused.status, 400, `${name} ${query}`)
        assert.equal((await refused.json()).code, 'query_malformed')
      }
    assert.equal((await h.it.get(`/${ACCORD}/figures?at=2027-06-11`, PAGE)).status, 400)
  })

  it('still count whoever left, on whom the rules had called', async () => {
    await h.it.as('silent').withdraw(ACCORD)
    h.it.now = '2027-06-12T00:00:00Z'
    const told = await file('asked')
    const row = told.find(({ clause }) => clause === 'yearly-report')!
    assert.deepEqual([row.asked, row.overdue, row.no_longer_asked], ['3', '1', '1'])
  })

  it('are small, in both languages, and read from the matrix', async () => {
    for (const lang of ['en', 'fr']) {
      const html = await h.it.text(`/${ACCORD}/figures?lang=${lang}`, PAGE)
      assert.ok(gzipSync(html).length < 50_000)
      assert.doesNotMatch(html, /NaN|undefined|Infinity/)
    }
    assert.match(await h.it.text(`/${ACCORD}/commitments`, PAGE), /href="\/[\w-]+\/figures"/)
  })
})

describe('the dates by which rules ask, over time', () => {
  it('lead with the day that binds all, and never with one that a single organisation let run anew', async () => {
    const rules: Policy = {
      ...RULES,
      clauses: [{ ...FIRST, of: {}, cycle: { by: 'calendar', opens: '2026-01-01', due: '2026-06-30' } }],
      delisting: [],
    }
    const parties = { northhaven: company('Port of Northhaven'), silent: company('Silent Shipping') }
    const h = await committedHarbour(parties, rules)
    const seen = async () => {
      const $ = load(await h.it.text(`/${ACCORD}/figures`, PAGE))
      const label = $('figure:has(blockquote) .wid').attr('aria-label')!
      return { label, row: $('figure:has(blockquote) tbody th').text() }
    }
    await h.commit('northhaven', [pledgeOf('berths', { due: null })])
    h.it.now = '2026-09-01T00:00:00Z'
    await h.withdraw('northhaven', 'berths')
    const set = await seen()
    assert.equal(set.row, '30 Jun 2026')
    assert.match(set.label, /^30 Jun 2026/)
    const body = { clause: null, from: '2026-06-30', until: '2026-06-30', days: 10, reason: said('A flood.') }
    await h.say('cycle/extended', body)
    const { label, row } = await seen()
    assert.match(row, wording('overTime.moved', { moved: '10 Jul 2026', day: '30 Jun 2026' }))
    assert.match(label, /^10 Jul 2026/)
    await h.it.close()
  })
})
