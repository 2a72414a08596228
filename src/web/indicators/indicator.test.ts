import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf, en, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import type { FigureAnswer, FigureCell, Figures, Period } from '../../register/figures/figures.ts'
import { longDay, say } from '../kit/kit.ts'
import { VALUE_COLUMNS } from './values-csv.ts'

const PAGE = { accept: 'text/html' }
const [FIRST, SECOND] = HALVES as [Period, Period]
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })
const given = (...values: readonly string[]): FigureCell[] =>
  values.length === 1
    ? [{ by: [], value: values[0]! }]
    : ['aa', 'ba', 'ca'].map((by, i) => ({ by: [by], value: values[i]! }))
const of = (party: string, ...answers: readonly FigureAnswer[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition: 1, party, sources: [] },
  answers: [...answers],
})

describe('one indicator', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      silent: named('Silent Shipping'),
    })
    await h.publish()
    h.it.now = '2027-02-01T00:00:00Z'
    await h.file(
      of(
        'tidewater',
        answerOf('tonnes', given('26.5', '10', '0'), { words: 'Two quays were shut.', lang: 'en' }),
        answerOf('tonnes', given('30', '11.25', '-1'), { period: SECOND }),
        answerOf('how', given(`By lines. ${'Then by words. '.repeat(40)}`.trim()), { lang: 'en' }),
      ),
    )
    await h.file(
      of(
        'caldera',
        answerOf('tonnes', [
          { by: ['aa'], value: '4' },
          { by: ['ba'], missing: 'withheld-by-law' },
          { by: ['ca'], value: '900' },
        ]),
      ),
    )
    h.it.now = '2027-05-02T00:00:00Z'
  })
  after(() => h.it.close())

  const html = (id: string, query = '') => h.it.text(`/${ACCORD}/indicators/year/${id}${query}`, PAGE)
  const file = async (id: string, query = '') =>
    parse(await h.it.text(`/${ACCORD}/indicators/year/${id}.csv${query}`), { columns: true }) as Record<
      string,
      string
    >[]
  const answers = async () =>
    parse(await h.it.text(`/${ACCORD}/indicators/answers.csv`), { columns: true }) as Record<string, string>[]
  const table = (page: string) => {
    const $ = load(page)
    return $('table.across tbody tr')
      .toArray()
      .map(row =>
        $(row)
          .children()
          .toArray()
          .map(cell => $(cell).text().trim()),
      )
  }

  it('shows its question, how it is read, and in which edition it stands', async () => {
    const words = wordsOn({ html: await html('tonnes') })
    assert.match(words, /How many were there\?/)
    assert.match(words, /Each is counted once, on the day on which it came\./)
    assert.match(words, wording('indicators.wants.less'))
    assert.match(words, /Edition 1 of 1 January 2026/)
  })

  it('names the unit once above its numbers, so that none has to agree with it', async () => {
    const $ = load(await html('tonnes'))
    const unit = wording('reports.inUnit', { unit: 't' })
    assert.match($('#panels figcaption, figcaption').first().text(), unit)
    assert.match($('table.across caption').text(), unit)
    const ticks = $('#panels svg > text')
      .toArray()
      .map(one => $(one).text())
    assert.ok(ticks.includes('30') && !ticks.includes('30 t'), ticks.join())
  })

  it('has organisations by name, whatever they reported, and the reason where there is no value', async () => {
    assert.deepEqual(table(await html('tonnes')), [
      ['Caldera Shipping', '4', 'no answer: not reported'],
      ['Silent Shipping', 'no answer: not reported', 'no answer: not reported'],
      ['Tidewater Lines', '26.5', '30'],
    ])
    assert.deepEqual(table(await html('tonnes', '?by=ba'))[0], [
      'Caldera Shipping',
      'withheld by law',
      'no answer: not reported',
    ])
    const $ = load(await html('tonnes', '?by=ca'))
    // Else a count behind a Latin name is read with it where the page runs from the right.
    assert.equal($('#panels figcaption bdi').first().text(), 'Land of ca')
    assert.deepEqual(
      $('#panels .multiples h3')
        .toArray()
        .map(one => $(one).text()),
      ['Caldera Shipping', 'Silent Shipping', 'Tidewater Lines'],
    )
    assert.equal($('select[name=by] option[selected]').text(), 'Land of ca')
  })

  it('says of whoever said nothing by which clause and which day it was asked', async () => {
    const $ = load(await html('tonnes'))
    const why = $('details')
      .filter((_, one) => $(one).find('summary').text() === say('en', 'indicators.why'))
      .find('li')
      .toArray()
      .map(one =>
        $(one)
          .text()
          .replaceAll(/[\u2066-\u2069]/g, '')
          .replaceAll(/\s+/g, ' '),
      )
    const [row] = (await answers()).filter(({ from, party }) => party === 'silent' && from === FIRST.from)
    const words = (day: string) => longDay(day, 'en')
    assert.match(why[0]!, /2026: Silent Shipping\./)
    assert.match(why[1]!, /2026: Caldera Shipping and Silent Shipping\./)
    for (const says of [row!.clause!, words(row!.due!), words(row!.last!)])
      assert.ok(why[0]!.includes(says), says)
    // Whoever answered is not in it.
    assert.doesNotMatch(why.join(), /Tidewater/)
  })

  it('says until when a report was in time, or is where that day is to come', async () => {
    const said = async (query: string) => wordsOn({ html: await html('tonnes', query) })
    const [now, then] = [await said(''), await said('?at=2027-04-20')]
    const days = { clause: 'yearly-report', due: '31 March 2027', last: '30 April 2027' }
    assert.match(now, wording('indicators.whyAsked', { ...days, is: 'over' }))
    assert.match(then, wording('indicators.whyAsked', { ...days, is: 'open' }))
  })

  it('shows every item of one organisation', async () => {
    assert.deepEqual(table(await html('tonnes', '?party=tidewater')), [
      ['Land of aa', '26.5', '30'],
      ['Land of ba', '10', '11.25'],
      ['Land of ca', '0', '-1'],
    ])
  })

  it('has no picture of words, and their beginning leads to the report', async () => {
    const page = await html('how')
    assert.equal(load(page)('.multiples').length, 0)
    const [, , [name, words]] = table(page) as [string[], string[], string[]]
    assert.equal(name, 'Tidewater Lines')
    assert.match(words!, /^By lines\. .*…$/)
    assert.match(page, /href="\/harbour-accord\/reports\/tidewater\/\d+"/)
  })

  it('is a file with every value to the letter', async () => {
    const all = await file('tonnes')
    assert.deepEqual(Object.keys(all[0]!), VALUE_COLUMNS)
    const told = all.map(({ by_1, from, missing, party, unit, value }) => [
      party,
      from,
      by_1,
      value,
      unit,
      missing,
    ])
    const [a, b] = [FIRST.from, SECOND.from]
    assert.deepEqual(told, [
      ['caldera', a, 'aa', '4', 't', ''],
      ['caldera', a, 'ba', '', '', 'withheld-by-law'],
      ['caldera', a, 'ca', '900', 't', ''],
      ['caldera', b, '', '', '', 'not-reported'],
      ['silent', a, '', '', '', 'not-reported'],
      ['silent', b, '', '', '', 'not-reported'],
      ['tidewater', a, 'aa', '26.5', 't', ''],
      ['tidewater', a, 'ba', '10', 't', ''],
      ['tidewater', a, 'ca', '0', 't', ''],
      ['tidewater', b, 'aa', '30', 't', ''],
      ['tidewater', b, 'ba', '11.25', 't', ''],
      // An apostrophe, or a spreadsheet would take it for a formula.
      ['tidewater', b, 'ca', '-1', 't', ''],
    ])
    assert.equal(all.find(({ words }) => words !== '')!.words, 'Two quays were shut.')
  })

  it('keeps the words of an older edition beside those to which they were an answer', async () => {
    const catalogue = smallCatalogue({
      indicators: smallCatalogue().indicators.map(one =>
        one.id === 'notices' ? indicatorOf('notices', { asks: en('How many notices came by mail?') }) : one,
      ),
    })
    await h.publish(catalogue, { edition: 2 })
    const $ = load(await html('notices'))
    assert.match($('.exact').text(), /by mail/)
    assert.match($('details.flat').text(), /Asked differently in this edition.*How many were there\?/s)
    assert.equal($('details[open]').length, 0)
    // A report by the older edition leads to the rule by which it counted.
    const { row } = (await h.it.log.store.rowsOf('figures', `${ACCORD}/`, 1))[0]!
    const report = load(await h.it.text(`/${ACCORD}/reports/caldera/${row.entry}`, PAGE))
    const to = report('#tonnes .note a').attr('href')
    assert.equal(to, `/${ACCORD}/indicators/year/tonnes?edition=1#edition-1`)
    const then = load(await html('notices', '?edition=1'))
    assert.match(then('#edition-1[open]').text(), /How many were there\?/)
    assert.equal((await h.it.get(`/${ACCORD}/indicators/year/notices?edition=x`, PAGE)).status, 400)
  })

  it('shows no value of a file that is withheld, and goes on to count that there was one', async () => {
    const { data } = (await h.it.log.store.rowsOf('figures', `${ACCORD}/tidewater/`, 1))[0]!.row
    const { index: entry } = await h.it.post('words/withheld', {
      digest: data.digest,
      ground: said('A trade secret.'),
      authority: said('A court.'),
    })
    const rows = table(await html('tonnes'))
    const gone = say('en', 'plots.withheldBy', { entry })
    assert.deepEqual(rows[2], ['Tidewater Lines', gone, gone])
    const counted = parse(await h.it.text(`/${ACCORD}/indicators.csv`), { columns: true }) as Record<
      string,
      string
    >[]
    const row = counted.find(one => one.indicator === 'tonnes' && one.from === FIRST.from)!
    assert.deepEqual([row.given, row.in_part], ['1', '1'])
    assert.equal((await file('tonnes')).filter(({ missing }) => missing === 'gone').length, 2)
  })

  it('shows no value whose question is withheld, as the page of the report shows none', async () => {
    const row = (await h.it.log.store.rowsOf('indicatorEditions', `${ACCORD}/year/`, 1))[0]!.row
    assert.ok((await file('tonnes')).some(({ value }) => value === '4'))
    await h.it.post('words/withheld', {
      digest: row.data.digest,
      ground: said('A mistake.'),
      authority: said('A court.'),
    })
    const all = await file('tonnes')
    assert.deepEqual(new Set(all.map(({ value }) => value)), new Set(['']))
    assert.ok(all.some(({ missing, party }) => party === 'caldera' && missing === 'gone'))
  })

  it('refuses an item, an organisation and an indicator that there are not', async () => {
    for (const [path, status] of [
      ['tonnes?by=zz', 400],
      ['tonnes?party=nobody', 400],
      ['tonnes?page=nobody', 400],
      ['nothing', 404],
      ['nothing.csv', 404],
    ] as const)
      assert.equal((await h.it.get(`/${ACCORD}/indicators/year/${path}`, PAGE)).status, status, path)
  })
})
