import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import { shorePower } from '../../../test/committed.ts'
import { accountOf } from '../../../test/committing.ts'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import {
  answerOf,
  answersTo,
  en,
  HALVES,
  indicatorOf,
  largeCatalogue,
  smallCatalogue,
  smallFigures,
} from '../../../test/figures.ts'
import { ACCORD, inEnglish, POLICY, said } from '../../../test/harbour.ts'
import { reportedHarbour } from '../../../test/reported.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { toBase64 } from '../../core/bytes.ts'
import { rootAt } from '../../log/tree.ts'
import type { FigureAnswer } from '../../register/figures/figures.ts'
import { say } from '../kit/kit.ts'

const PAGE = { accept: 'text/html' }
const SHIP = 'tidewater'
const NAMED = { [SHIP]: { names: inEnglish('Tidewater Lines') } }

/** The small figures with other tonnes, and another word on how it is done. */
function tonnes(values: readonly [string, string]) {
  const [first, ...rest] = smallFigures().answers
  const cells = [
    { by: ['aa'], value: values[0] },
    { by: ['ba'], missing: 'withheld-by-law' as const },
    { by: ['ca'], value: values[1] },
  ]
  return smallFigures({ answers: [{ ...first!, cells }, ...rest] })
}

async function filedHarbour() {
  const h = await reportedHarbour(NAMED)
  await h.publish()
  await h.commit(SHIP, [shorePower()])
  h.it.now = '2026-07-10T00:00:00Z'
  const answers = [
    accountOf(SHIP, 'berths', '2026-06-30', { says: 'kept', words: said('All berths have power.') }),
  ]
  const filed = await h.file(tonnes(['26.5', '0']), { answers, words: said('Our first year.') })
  const path = `/${ACCORD}/reports/${SHIP}/${filed.entry}`
  const words = async (to: string) => wordsOn({ html: await h.it.text(to, PAGE) })
  return { ...h, ...filed, path, words }
}

describe('one report', () => {
  it('is read as the organisation said it: counts, its own account, each answer with its question', async () => {
    const h = await filedHarbour()
    const page = await h.words(h.path)
    assert.match(
      page,
      inOrder(
        'Tidewater Lines: report for Jan',
        wording('reports.own'),
        wording('reports.short'),
        '7',
        'Our first year.',
        wording('reports.account'),
        'Kept',
        'All berths have power.',
        '1 Air',
        'tonnes Indicator tonnes',
        'How many were there?',
        'Land of aa',
        '26.5',
        'WL',
        'notices',
        '412',
        'Annual report 2026',
        '1.1 At the quays',
        'Quay Auditors',
        'By a line to each berth.',
        'Not all berths yet.',
        wording('showing.title'),
      ),
    )
    // What is not reported is read in words by whoever does not see the letters.
    assert.match(page, /WL ?withheld by law/)
    await h.it.close()
  })

  it('stands in French, with numbers as French writes them', async () => {
    const h = await filedHarbour()
    const page = await h.words(`${h.path}?lang=fr`)
    assert.match(page, /En bref/)
    assert.match(page, /26,5/)
    assert.match(page, /NL ?non divulgué en vertu de la loi/)
    assert.match(page, /Pays de aa/)
    const list = await h.words(`/${ACCORD}/reports/${SHIP}?lang=fr`)
    assert.match(list, /7 valeurs, non divulgué en vertu de la loi\s: 1/)
    const [one] = smallFigures().answers.filter(({ indicator }) => indicator === 'notices')
    const halves = HALVES.map((period, i) => ({ ...one!, period, behind: i === 0 ? 'Quay Auditors' : null }))
    const { entry } = await h.file(smallFigures({ answers: halves }))
    assert.match(
      await h.words(`/${ACCORD}/reports/${SHIP}/${entry}?lang=fr`),
      /juin 2026\s: Selon l’organisation, Quay Auditors/,
    )
    await h.it.close()
  })

  it('has each old value beside the new one once it is corrected, and its reason', async () => {
    const h = await filedHarbour()
    h.it.now = '2026-07-20T00:00:00Z'
    const entry = await h.correct(h.report, tonnes(['30', '0']), 'A column was swapped.')
    const page = await h.words(h.path)
    assert.match(
      page,
      inOrder(
        wording('reports.why'),
        'Land of aa',
        '30',
        'before: 26.5',
        wording('reports.corrections'),
        `entry ${entry}`,
        'A column was swapped.',
        'tonnes Indicator tonnes',
        'Land of aa',
        '26.5',
        '30',
      ),
    )
    // As it stood on the day before, nothing of it is known.
    const before = await h.words(`${h.path}?at=2026-07-19`)
    assert.doesNotMatch(before, /swapped|before: 26/)
    assert.match(before, /26\.5/)
    assert.match(await h.words(`/parties/${SHIP}`), /Corrected on 20 July 2026/)
    await h.it.close()
  })

  it('is cited as it stood on a day, by an address that says so after a correction too', async () => {
    const h = await filedHarbour()
    const cited = async (path: string) => load(await h.it.text(path, PAGE))('.cite textarea').text()
    const asFiled = await cited(h.path)
    assert.match(asFiled, new RegExp(`^Tidewater Lines: report for .* Log entry ${h.entry} of `))
    // By which the log can be held to it, now and later.
    const root = toBase64(await rootAt(h.it.log.store, h.entry + 1))
    assert.ok(asFiled.endsWith(`Root of its first ${h.entry + 1} entries: ${root}.`))
    assert.equal(load(await h.it.text(h.path, PAGE))('p.only-print').text(), asFiled)
    const isToday = async () => wording('reports.citeToday').test(await h.words(h.path))
    assert.equal(await isToday(), true)
    const address = /https?:\/\/\S+/.exec(asFiled)![0].replace(/\.$/, '')
    h.it.now = '2026-07-20T00:00:00Z'
    assert.equal(await isToday(), false)
    const corrected = await h.correct(h.report, tonnes(['30', '0']), 'A column was swapped.')
    const path = address.slice(address.indexOf(`/${ACCORD}`))
    assert.equal(await cited(path), asFiled)
    assert.match(await h.words(path), /26\.5/)
    const size = async (query: string) => (await h.it.json<{ size: number }>(`${h.path}.json${query}`)).size
    assert.deepEqual(
      [await size(`?at=${asFiled.match(/at=([\d-]+)/)![1]}`), await size('')],
      [h.entry + 1, corrected + 1],
    )
    assert.match(await cited(h.path), new RegExp(`as of 20 July 2026.* Log entry ${corrected} of `))
    // Neither another catalogue nor a new name of this one changes by what it was cited.
    await h.publish(smallCatalogue({ titles: en('The year anew') }), { edition: 2 })
    await h.publish(smallCatalogue({ titles: en('Safety aboard') }), { catalogue: 'safety' })
    assert.equal(await cited(path), asFiled)
    await h.it.close()
  })

  it('of words alone has a page too', async () => {
    const h = await reportedHarbour(NAMED)
    const entry = await h.report(SHIP, { words: said('We moved our office.') })
    const page = wordsOn({ html: await h.it.text(`/${ACCORD}/reports/${SHIP}/${entry}`, PAGE) })
    assert.match(page, /Tidewater Lines: report of 1 January 2026/)
    assert.match(page, /We moved our office/)
    assert.doesNotMatch(page, new RegExp(wording('reports.short').source))
    await h.it.close()
  })

  it('is no other entry, nor one of somebody else, nor one that was not filed by that day', async () => {
    const h = await filedHarbour()
    const status = async (path: string) => (await h.it.get(path, PAGE)).status
    assert.equal(await status(h.path), 200)
    for (const path of [
      `/${ACCORD}/reports/${SHIP}/1`,
      `/${ACCORD}/reports/caldera/${h.entry}`,
      `${h.path}?at=2026-07-09`,
      `${h.path}/nowhere`,
    ])
      assert.equal(await status(path), 404, path)
    await h.it.close()
  })

  it('says that its figures are withheld, and keeps its own words', async () => {
    const h = await filedHarbour()
    const order = { digest: h.report, ground: said('By order.'), authority: said('A court.') }
    const { index } = await h.it.post('words/withheld', order)
    const page = await h.words(h.path)
    assert.match(page, new RegExp(`withheld by log entry ${index}`))
    // The statement counts them, and is not withheld.
    assert.match(page, inOrder(wording('reports.short'), '7', 'WL'))
    assert.match(page, /Our first year/)
    assert.doesNotMatch(page, /26\.5/)
    const data = await h.it.json<{ figures: { lacks: string; answers: null } }>(`${h.path}.json`)
    assert.deepEqual([data.figures.lacks, data.figures.answers], ['withheld', null])
    assert.equal((await h.it.get(`${h.path}.csv`)).status, 451)
    await h.it.close()
  })
})

describe('ways to a report', () => {
  it('lead from its entry, from that of a correction, and from the commitment that it answers', async () => {
    const h = await filedHarbour()
    h.it.now = '2026-07-20T00:00:00Z'
    const entry = await h.correct(h.report, tonnes(['30', '0']))
    const links = async (path: string) => {
      const $ = load(await h.it.text(path, PAGE))
      return $('main a')
        .map((_, one) => $(one).attr('href'))
        .get()
    }
    const filed = await links(`/entries/${h.entry}`)
    for (const to of [h.path, `/entries/${entry}`, `/${ACCORD}/indicators`]) assert.ok(filed.includes(to), to)
    assert.ok((await links(`/entries/${entry}`)).includes(`${h.path}#corrections`))
    assert.ok((await links(`/${ACCORD}/commitments/${SHIP}/berths`)).includes(h.path))
    // What a receipt proves says by which edition the figures are.
    assert.match(await h.words(`/entries/${h.entry}/receipt`), /The year in figures.*edition 1/)
    await h.it.close()
  })

  it('lead from the number of a correction, from feeds and from the map for search engines', async () => {
    const h = await filedHarbour()
    const entry = await h.correct(h.report, tonnes(['30', '0']))
    const led = await h.it.get(`/${ACCORD}/reports/${SHIP}/${entry}`, PAGE)
    assert.deepEqual([led.status, led.headers.get('location')], [303, `${h.path}#corrections`])
    const feed = await h.it.json<{ items: { url: string }[] }>(`/parties/${SHIP}/feed.json`)
    assert.ok(feed.items.some(({ url }) => url.endsWith(h.path)))
    assert.match(await h.it.text('/sitemap.xml'), new RegExp(`/${ACCORD}/reports/${SHIP}<`))
    await h.it.close()
  })
})

describe('a report as data', () => {
  it('has a row for each cell, with what stood there when it was filed', async () => {
    const h = await filedHarbour()
    await h.correct(h.report, tonnes(['30', '0']))
    const [head, ...rows] = (await h.it.text(`${h.path}.csv`)).trim().split('\r\n')
    const columns = head!.split(',')
    const cells = rows.map(row => {
      const all = row.split(',')
      return (name: string) => all[columns.indexOf(name)]
    })
    assert.equal(cells.length, 8)
    const [first, second] = cells
    assert.deepEqual(['indicator', 'by_1', 'value', 'unit', 'missing', 'filed_value'].map(first!), [
      'tonnes',
      'aa',
      '30',
      't',
      '',
      '26.5',
    ])
    assert.deepEqual(['by_1', 'value', 'unit', 'missing', 'filed_value'].map(second!), [
      'ba',
      '',
      '',
      'withheld-by-law',
      '',
    ])
    await h.it.close()
  })

  it('has its answers as the file has them, and each version by its digest', async () => {
    const h = await filedHarbour()
    const figures = tonnes(['30', '0'])
    const entry = await h.correct(h.report, figures)
    const data = await h.it.json<{
      figures: { answers: unknown; versions: { entry: number; data: string }[] }
      answers: { says: string }[]
    }>(`${h.path}.json`)
    assert.deepEqual(data.figures.answers, figures.answers)
    assert.deepEqual(
      data.figures.versions.map(one => one.entry),
      [h.entry, entry],
    )
    assert.equal(data.figures.versions[0]!.data, h.report)
    assert.equal(data.answers[0]!.says, 'kept')
    await h.it.close()
  })
})

describe('the reports of an organisation', () => {
  it('stand on its page too where no rules that it accepted ask for one', async () => {
    const parties = { ...NAMED, silent: { names: inEnglish('Silent Lines') } }
    const h = await reportedHarbour(parties, {}, POLICY)
    await h.publish()
    h.it.now = '2026-07-10T00:00:00Z'
    const { entry } = await h.file(tonnes(['26.5', '0']))
    const page = await h.it.text(`/parties/${SHIP}`, PAGE)
    assert.match(wordsOn({ html: page }), wording('commitment.reports'))
    assert.ok(linksIn(page, /^\/harbour-accord\/reports/).includes(`/${ACCORD}/reports/${SHIP}/${entry}`))
    const silent = wordsOn({ html: await h.it.text('/parties/silent', PAGE) })
    assert.doesNotMatch(silent, wording('undertaken.title'))
  })

  it('are turned over page by page, those of words and those with figures', async () => {
    const h = await reportedHarbour(NAMED)
    await h.publish()
    for (let day = 1; day <= 5; day++) {
      h.it.now = `2026-02-0${day}T00:00:00Z`
      for (let i = 0; i < 5; i++) await h.report(SHIP, { words: said(`Report ${day}.${i}`) })
    }
    h.it.now = '2026-03-01T00:00:00Z'
    const { entry } = await h.file()
    const first = await h.it.text(`/${ACCORD}/reports/${SHIP}`, PAGE)
    const $ = load(first)
    assert.equal($('.ledger > li').length, 20)
    assert.match($('.ledger > li').first().text(), /7 values, withheld by law: 1/)
    assert.equal($('.ledger > li a').first().attr('href'), `/${ACCORD}/reports/${SHIP}/${entry}`)
    const next = $('.pager a[rel=next]').attr('href')!
    const rest = load(await h.it.text(next, PAGE))
    assert.equal(rest('.ledger > li').length, 6)
    assert.equal(rest('.pager a[rel=next]').length, 0)
    assert.match(rest('.ledger').text(), /Report 1\.0/)
    // On an earlier day there were fewer.
    const then = load(await h.it.text(`/${ACCORD}/reports/${SHIP}?at=2026-02-01`, PAGE))
    assert.equal(then('.ledger > li').length, 5)
    await h.it.close()
  })
})

describe('a report of several periods', () => {
  const halves = (year: number, values: readonly string[]) =>
    values.map((value, i) => {
      const period = { from: `${year}-0${i * 6 + 1}-01`, until: `${year}-${i === 0 ? '06-30' : '12-31'}` }
      return answerOf('notices', [{ by: [], value }], { period })
    })
  const file = (answers: readonly FigureAnswer[]) => smallFigures({ answers: [...answers], sources: [] })

  it('says its numbers, and draws them with those of earlier reports', async () => {
    const h = await reportedHarbour(NAMED)
    await h.publish()
    h.it.now = '2026-02-01T00:00:00Z'
    const before = await h.file(file(halves(2024, ['7'])))
    const { entry } = await h.file(file(halves(2025, ['4'])))
    const $ = load(await h.it.text(`/${ACCORD}/reports/${SHIP}/${entry}`, PAGE))
    assert.match($('.given').text(), /Jan.*2025.*4/s)
    assert.match($('#notices').text(), /In earlier reports: Jan.*2024: 7/)
    // Two values are read sooner than a picture of them.
    assert.equal($('.course').length, 0)
    const third = await h.file(file(halves(2026, ['5'])))
    const drawn = load(await h.it.text(`/${ACCORD}/reports/${SHIP}/${third.entry}`, PAGE))
    assert.match(drawn('.course svg').attr('aria-label')!, /2024: 7.*2025: 4.*2026: 5/)
    // An earlier report knows nothing of what came later.
    const first = load(await h.it.text(`/${ACCORD}/reports/${SHIP}/${before.entry}`, PAGE))
    assert.doesNotMatch(first('#notices').text(), /earlier/)
    await h.it.close()
  })

  it('draws no line to what an earlier edition asked differently, and says so', async () => {
    const h = await reportedHarbour(NAMED)
    await h.publish()
    h.it.now = '2026-02-01T00:00:00Z'
    await h.file(file(halves(2024, ['7', '9'])))
    const indicators = smallCatalogue().indicators.map(one =>
      one.id === 'notices' ? indicatorOf('notices', { asks: en('How many notices came by mail?') }) : one,
    )
    await h.publish(smallCatalogue({ indicators }), { edition: 2 })
    const { entry } = await h.file({ ...file(halves(2025, ['4', '5'])), edition: 2 })
    const $ = load(await h.it.text(`/${ACCORD}/reports/${SHIP}/${entry}`, PAGE))
    const otherwise = say('en', 'plots.otherwise', { edition: 1 })
    const label = $('.course svg').attr('aria-label')!
    assert.ok(label.includes(`2024: 9, ${otherwise}`), label)
    assert.ok($('#notices .sub').text().includes(`2024: 9, ${otherwise}`))
    assert.equal($('.course .turn').length, 1)
    const lines = $('.course .run').toArray()
    assert.deepEqual(
      lines.map(line => $(line).attr('d')!.split('L').length),
      [2, 2],
    )
    await h.it.close()
  })
})

describe('a report of 150 indicators by 30 countries and two half-years', () => {
  it('leads from a line for each to pages that a phone can take, and leaves no cell out', async () => {
    const h = await reportedHarbour(NAMED)
    const catalogue = largeCatalogue()
    await h.publish(catalogue)
    h.it.now = '2027-01-10T00:00:00Z'
    const figures = smallFigures({ sources: [], answers: answersTo(catalogue, HALVES, 1) })
    const { entry } = await h.file(figures)
    const path = `/${ACCORD}/reports/${SHIP}/${entry}`
    const $ = load(await h.it.text(path, PAGE))
    assert.equal($('.answered > li').length, 150)
    const links = $('.answered > li > a').map((_, one) => $(one).attr('href')!.split('#')[0])
    const pages = [...new Set(links.get())]
    assert.ok(pages.length > 1)
    let cells = 0
    for (const page of pages) {
      const text = await h.it.text(page, PAGE)
      // Style and frame take the other half of 50 KB.
      assert.ok(gzipSync(text).length < 25_000, `${page}: ${gzipSync(text).length}`)
      cells += load(text)('.periods tbody td').length
    }
    assert.equal(cells, 150 * 30 * 2)
    // An indicator begins on the page to which its line leads.
    const last = load(await h.it.text(pages.at(-1)!, PAGE))
    assert.equal(last('#indicator-150 h3').text(), '150 Indicator indicator-150')
    assert.equal((await h.it.get(`${path}/one?page=99`, PAGE)).status, 404)
    await h.it.close()
  })
})
