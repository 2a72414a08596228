import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import { unguarded } from '../../core/csv.ts'
import type { FigureAnswer, FigureCell, Figures, Period } from '../../register/figures/figures.ts'
import { periodName, say } from '../kit/kit.ts'
import { SHAPES } from '../openapi/shown-shapes.ts'
import { ANSWER_COLUMNS, INDICATOR_COLUMNS } from './csv.ts'

const PAGE = { accept: 'text/html' }
const [FIRST, SECOND] = HALVES as [Period, Period]
const YEAR: Period = { from: '2026-01-01', until: '2026-12-31' }
const named = (text: string, more: object = {}) => ({ names: inEnglish(text), kind: 'company', ...more })

/** Of the small catalogue, one that only states are asked for. */
const CATALOGUE = smallCatalogue({
  indicators: [
    ...smallCatalogue().indicators,
    indicatorOf('quays', { section: 'quays', kinds: ['state'] }),
    indicatorOf('dust', { section: 'quays', how: 'measured' }),
  ],
})

const value = (text: string): FigureCell[] => [{ by: [], value: text }]
const lacks = (missing: 'declined' | 'withheld-by-law'): FigureCell[] => [{ by: [], missing }]
const tonnes = (...cells: readonly (string | 'declined' | 'withheld-by-law')[]): FigureCell[] =>
  ['aa', 'ba', 'ca'].map((by, i) =>
    /^[0-9]/.test(cells[i]!) ? { by: [by], value: cells[i]! } : { by: [by], missing: cells[i] as 'declined' },
  )
const of = (party: string, ...answers: readonly FigureAnswer[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition: 1, party, sources: [] },
  answers: [...answers],
})
const said = (id: string, cells: readonly FigureCell[], period = FIRST) => answerOf(id, cells, { period })

/** Only what is not nought. */
const counts = (one: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(one)
      .slice(INDICATOR_COLUMNS.indexOf('asked'), INDICATOR_COLUMNS.indexOf('day'))
      .filter(([, count]) => count !== '0'),
  )

describe('what a call asks in figures', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      silent: named('Silent Shipping'),
      aurelia: { names: inEnglish('Aurelia'), kind: 'state' },
    })
  })
  after(() => h.it.close())

  const html = (path = '') => h.it.text(`/${ACCORD}/indicators${path}`, PAGE)
  const rows = async (name = '.csv', query = '') =>
    parse(await h.it.text(`/${ACCORD}/indicators${name}${query}`), { columns: true }) as Record<
      string,
      string
    >[]
  const row = async (indicator: string, { from }: Period, query = '') =>
    (await rows('.csv', query)).find(one => one.indicator === indicator && one.from === from)!

  it('is nothing yet', async () => {
    assert.match(wordsOn({ html: await html() }), wording('indicators.none'))
    assert.deepEqual(await rows(), [])
    assert.doesNotMatch(await h.it.text(`/${ACCORD}/commitments`, PAGE), /accord\/indicators/)
  })

  it('is read with its questions before anybody reports', async () => {
    await h.publish(CATALOGUE)
    const words = wordsOn({ html: await html() })
    assert.match(words, wording('indicators.noReports', { count: 0 }))
    assert.match(await h.it.text(`/${ACCORD}/commitments`, PAGE), /href="\/harbour-accord\/indicators"/)
    assert.match(words, /How many were there\?/)
    assert.match(words, /Each is counted once, on the day on which it came\./)
    assert.deepEqual(await rows(), [])
  })

  it('says of those asked how many gave a value, and of nobody that it is missing before that is due', async () => {
    h.it.now = '2027-01-10T00:00:00Z'
    await h.file(
      of(
        'tidewater',
        said('tonnes', tonnes('26.5', 'withheld-by-law', '0')),
        said('notices', value('412')),
        said('notices', value('380'), SECOND),
      ),
    )
    await h.file(
      of(
        'caldera',
        said('tonnes', tonnes('declined', 'withheld-by-law', 'declined')),
        said('notices', lacks('declined')),
      ),
    )
    assert.deepEqual(counts(await row('notices', FIRST)), {
      ...{ asked: '4', given: '1', declined: '1', not_due: '2' },
      ...{ cells_given: '1', cells_declined: '1' },
    })
    assert.deepEqual(counts(await row('tonnes', FIRST)), {
      ...{ asked: '4', in_part: '1', several: '1', not_due: '2' },
      ...{ cells_given: '2', cells_declined: '2', cells_withheld_by_law: '2' },
    })
  })

  it('counts what is missing by its reason once the days of grace are over', async () => {
    h.it.now = '2027-05-01T00:00:00Z'
    assert.deepEqual(counts(await row('notices', FIRST)), {
      ...{ asked: '4', given: '1', declined: '1', not_reported: '2' },
      ...{ cells_given: '1', cells_declined: '1' },
    })
    const $ = load(await html())
    const cells = $('table.periods tbody tr:has(a[href$="/year/notices"]) td')
      .toArray()
      .map(one => wordsOn({ html: $.html(one) }))
    assert.equal(cells[1]!.trim(), '1 of 4 2 NR not reported , 1 DE declined to answer')
    assert.match(cells[0]!, /^1 of 4 3 NR/)
  })

  it('holds nobody to what it was not asked', async () => {
    // Of states alone, and by others than parties: nobody is asked for what it has no part in.
    assert.deepEqual(counts(await row('quays', FIRST)), { asked: '1', not_reported: '1' })
    assert.deepEqual(counts(await row('dust', FIRST)), {})
    await h.file(of('tidewater', said('quays', value('3')), said('dust', value('9'))))
    assert.deepEqual(counts(await row('quays', FIRST)), {
      ...{ asked: '1', not_reported: '1', unasked_given: '1', cells_given: '1' },
    })
    assert.deepEqual(counts(await row('dust', FIRST)), { unasked_given: '1', cells_given: '1' })
  })

  it('does not miss in a half-year what was reported by the year', async () => {
    await h.file(of('aurelia', said('notices', value('7'), YEAR)))
    assert.deepEqual(counts(await row('notices', SECOND)), {
      ...{ asked: '4', given: '1', not_reported: '2', elsewhere: '1', cells_given: '1' },
    })
    const odd = (await rows()).find(
      one => one.indicator === 'notices' && one.until === YEAR.until && one.from === YEAR.from,
    )!
    assert.deepEqual([odd.usual, counts(odd)], ['no', { asked: '1', given: '1', cells_given: '1' }])
  })

  it('takes what was said last, and tells of a past day what stood on it', async () => {
    const then = '?at=2027-05-01'
    const before = await rows('.csv', then)
    h.it.now = '2027-05-10T00:00:00Z'
    const again = await h.file(of('caldera', said('notices', value('5'))))
    await h.correct(again.report, of('caldera', said('notices', lacks('withheld-by-law'))))
    assert.equal(counts(await row('notices', FIRST)).withheld_by_law, '1')
    assert.equal(counts(await row('notices', FIRST)).declined, undefined)
    // Size and root with it: what was cited then is cited now.
    assert.deepEqual(await rows('.csv', then), before)
    const answer = (await rows('/answers.csv')).find(
      ({ from, indicator, party }) => party === 'caldera' && indicator === 'notices' && from === FIRST.from,
    )!
    assert.deepEqual(
      [answer.standing, answer.reports, Number(answer.entry) > Number(answer.report)],
      ['withheld-by-law', '2', true],
    )
  })

  it('tells the reason that an organisation gave from what follows from dates', async () => {
    await h.file(of('silent', said('notices', [{ by: [], missing: 'not-reported' }])))
    const { not_reported, silent_not_due, silent_not_reported } = await row('notices', FIRST)
    assert.deepEqual([not_reported, silent_not_due, silent_not_reported], ['1', '0', '0'])
    assert.equal((await row('notices', SECOND)).silent_not_reported, '2')
    const $ = load(await html())
    const cell = wordsOn({ html: $.html($('tr:has(a[href$="/year/notices"]) td').get(1)!) })
    assert.match(cell, /1 NR not reported \(1 said so\)/)
    assert.match(wordsOn({ html: $.html() }), wording('indicators.silentNote', { codes: 'NR' }))
    // What a code means is said before the first row, which is many screens above the last of a narrow page.
    const key = wordsOn({ html: $.html($('ul.codes')) })
    assert.match(key, /NR ?not reported/)
    assert.equal($('ul.codes ~ .scroll table.periods, ul.codes ~ table.periods').length, 1)
    const reasons = (all: Record<string, string>[], how: 'missing' | 'standing') =>
      all
        .filter(one => one[how] === 'not-reported' && (one.indicator ?? 'notices') === 'notices')
        .map(one => [one.party, one.from === FIRST.from ? 'first' : 'second', one.said].join(' '))
        .sort()
    const told = ['caldera second no', 'silent first yes', 'silent second no']
    assert.deepEqual(reasons(await rows('/answers.csv'), 'standing'), told)
    assert.deepEqual(reasons(await rows('/year/notices.csv'), 'missing'), told)
    const page = load(await html('/year/notices'))
    const line = (name: string) =>
      page(`.across tr:has(th:contains("${name}")) td`)
        .toArray()
        .map(one => page(one).text().trim())
    assert.deepEqual(line('Silent Shipping'), ['not reported', 'no answer: not reported'])
  })

  it('narrows to a section, a principle, a kind and a period, and refuses what there is not', async () => {
    const ids = (all: readonly Record<string, string>[]) => [...new Set(all.map(one => one.indicator))]
    assert.deepEqual(ids(await rows('.csv', '?section=quays')), ['since', 'steps', 'how', 'quays', 'dust'])
    assert.ok(ids(await rows('.csv', '?section=one')).includes('tonnes'))
    assert.equal((await row('notices', FIRST, '?kind=state')).asked, '1')
    const one = await rows('.csv', `?period=${FIRST.from}/${FIRST.until}`)
    assert.deepEqual(
      [...new Set(one.map(({ from, until }) => `${from}/${until}`))],
      [`${FIRST.from}/${FIRST.until}`],
    )
    for (const wrong of [
      'section=no',
      'catalogue=no',
      'principle=no',
      'period=2026',
      'colour=red',
      'at=2999-01-01',
    ]) {
      const { status } = await h.it.get(`/${ACCORD}/indicators.csv?${wrong}`)
      assert.equal(status, 400, wrong)
    }
  })

  it('answers programs as the description says', async () => {
    SHAPES.Indicators.parse(await h.it.json(`/${ACCORD}/indicators.json`))
  })

  it('is the same as data, row for row', async () => {
    const json = await h.it.json<{
      size: number
      root: string
      catalogues: {
        indicators: {
          id: string
          periods: { from: string; asked: number; standings: Record<string, number> }[]
        }[]
      }[]
    }>(`/${ACCORD}/indicators.json`)
    const told = json.catalogues[0]!.indicators.flatMap(({ id, periods }) =>
      periods.map(one => [id, one.from, one.asked, one.standings['not-reported']].map(String)),
    )
    const all = await rows()
    assert.deepEqual(
      told,
      all.map(one => [one.indicator, one.from, one.asked, one.not_reported]),
    )
    // A root can begin with +, and has an apostrophe before it then.
    assert.deepEqual([all[0]!.size, unguarded(all[0]!.root!)], [String(json.size), json.root])
    assert.equal(json.root, h.it.log.head()!.checkpoint.split('\n')[2])
    assert.deepEqual(Object.keys((await rows('/answers.csv'))[0]!), ANSWER_COLUMNS)
  })

  it('says what to cite, and how to count it again', async () => {
    const $ = load(await html('?at=2027-05-01'))
    const text = $('#cite').text()
    assert.match(text, /As of 1 May 2027, from \d+ log entries \(root [\w+/=]{44}\)/)
    assert.match(text, /\/harbour-accord\/indicators\?at=2027-05-01$/)
    assert.equal($('#cite-this a[href^="/export/"]').length, 2)
    assert.match(wordsOn({ html: await html() }), wording('indicators.citeToday'))
  })

  it('has a codebook that says what every column means', async () => {
    for (const lang of ['en', 'fr']) {
      const $ = load(await html(`/codebook?lang=${lang}`))
      const said = new Set(
        $('dt code')
          .toArray()
          .map(one => $(one).text()),
      )
      assert.deepEqual(
        [...INDICATOR_COLUMNS, ...ANSWER_COLUMNS].filter(one => !said.has(one)),
        [],
      )
    }
  })

  it('has a paper that lists the same columns', () => {
    const paper = readFileSync(new URL('../../../docs/indicators-data.md', import.meta.url), 'utf8')
    const from = paper.indexOf('`catalogue`, `edition`, `section`,')
    const listed = paper.slice(from, paper.indexOf('From `asked` on')).match(/(?<=`)\w+(?=`[,.])/g)
    assert.deepEqual(listed, INDICATOR_COLUMNS)
  })

  it('is small, in both languages', async () => {
    for (const lang of ['en', 'fr']) {
      const page = await html(`?lang=${lang}`)
      assert.ok(gzipSync(page).length < 50_000)
      assert.doesNotMatch(page, /NaN|undefined|Infinity/)
    }
  })

  it('lead from a French page to files and to a citation in French, whatever the browser asks for', async () => {
    const $ = load(await html('?lang=fr'))
    const files = $('main a[href*=".csv"]').toArray()
    assert.ok(files.length > 2)
    for (const file of files) assert.match($(file).attr('href')!, /[?&]lang=fr$/)
    assert.match($('.cite textarea').text(), /[?]at=[\d-]+&lang=fr$/)
    assert.doesNotMatch(load(await html())('.cite textarea').text(), /lang=/)
  })
})

describe('an answer for two days', () => {
  const SEAM = { from: '2026-06-30', until: '2026-07-01' }
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      good: named('Good Shipping'),
      better: named('Better Shipping'),
    })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
    for (const party of ['good', 'better'])
      await h.file(of(party, said('notices', value('3')), said('notices', value('4'), SECOND)))
    await h.file(of('tidewater', said('notices', lacks('declined'), SEAM)))
    h.it.now = '2027-11-10T00:00:00Z'
  })
  after(() => h.it.close())

  it('answers for neither of the half-years in which they are', async () => {
    const all = parse(await h.it.text(`/${ACCORD}/indicators.csv`), { columns: true }) as Record<
      string,
      string
    >[]
    const its = all.filter(one => one.indicator === 'notices').map(one => [one.from, counts(one)])
    const half = { asked: '4', given: '2', not_reported: '2', cells_given: '2' }
    assert.deepEqual(its, [
      [FIRST.from, half],
      [SEAM.from, { asked: '1', declined: '1', cells_declined: '1' }],
      [SECOND.from, half],
    ])
  })

  it('stands beside its party all the same, which is told why it is asked', async () => {
    for (const query of ['', '?party=tidewater']) {
      const $ = load(await h.it.text(`/${ACCORD}/indicators/year/notices${query}`, PAGE))
      const says = say('en', 'plots.elsewhere', { periods: periodName(SEAM, 'en') })
      const words = $('#values').text().replace(/\s+/g, ' ')
      assert.ok(words.includes(says.replace(/\s+/g, ' ')), words)
      const why = $(`#values details:has(summary:contains("${say('en', 'indicators.why')}"))`).text()
      assert.match(why, query === '' ? /Caldera Shipping and Tidewater Lines/ : /Tidewater Lines/)
    }
  })
})

describe('two catalogues', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({ tidewater: named('Tidewater Lines') })
  })
  after(() => h.it.close())

  it('have sections that stand once where both are found by one id, and say of which they are where they are called the same', async () => {
    const [one, quays] = smallCatalogue().sections
    await h.publish()
    const indicators = smallCatalogue().indicators.map(its => ({
      ...its,
      section: its.section === 'quays' ? 'crews' : 'one',
    }))
    const sections = [one!, { ...quays!, id: 'crews' }]
    const titles = inEnglish('Another year')
    await h.publish(smallCatalogue({ indicators, sections, titles }), { catalogue: 'other' })
    const page = load(await h.it.text(`/${ACCORD}/indicators`, PAGE))
    const options = page('select[name=section] option').toArray()
    assert.deepEqual(
      options.slice(1).map(its => [page(its).attr('value'), page(its).text().trim()]),
      [
        ['one', '1 Air'],
        ['crews', '1.1 At the quays (Another year)'],
        ['quays', '1.1 At the quays (The year in figures)'],
      ],
    )
  })

  it('are each said to be reported by who reported by them', async () => {
    h.it.now = '2027-01-10T00:00:00Z'
    const answers = [answerOf('notices', [{ by: [], value: '3' }])]
    await h.file({ v: 1, catalogue: 'year', edition: 1, party: 'tidewater', sources: [], answers })
    const reported = async (query: string) =>
      load(await h.it.text(`/${ACCORD}/indicators${query}`, PAGE))('h1').text()
    assert.match(await reported('?catalogue=year'), /1 organisation has reported/)
    assert.match(await reported('?catalogue=other'), /no organisation has reported/)
  })

  it('name in the codebook whatever a stranger needs to count again, at addresses that lead there', async () => {
    const $ = load(await h.it.text(`/${ACCORD}/indicators/codebook`, PAGE))
    const links = $('#check a')
      .toArray()
      .map(one => $(one).attr('href')!)
    for (const needed of [
      '/spec/figures#3-who-is-asked',
      '/spec/commitments#how-days-move',
      '/imprint#source',
    ])
      assert.ok(links.includes(needed), needed)
    for (const link of links) {
      const [path, anchor] = link.split('#')
      const to = load(await h.it.text(path!, PAGE))
      if (anchor !== undefined) assert.equal(to(`[id="${anchor}"]`).length, 1, link)
    }
  })

  it('are linked from the page of their call', async () => {
    const $ = load(await h.it.text(`/${ACCORD}`, PAGE))
    assert.equal($(`#commitments a[href="/${ACCORD}/indicators"]`).length, 1)
  })
})
