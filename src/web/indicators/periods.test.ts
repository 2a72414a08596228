import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf, HALVES } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import type { FigureAnswer, Figures, Period } from '../../register/figures/figures.ts'
import { longDay, periodName, say } from '../kit/kit.ts'

const PAGE = { accept: 'text/html' }
const [FIRST, SECOND] = HALVES as [Period, Period]
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })
const of = (party: string, ...answers: readonly FigureAnswer[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition: 1, party, sources: [] },
  answers: [...answers],
})
const gave = (id: string, period: Period, value: string | boolean = '5') =>
  answerOf(id, [{ by: [], value }], { period })

describe('the columns of what a call asks in figures', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      eastport: named('Eastport'),
      silent: named('Silent Shipping'),
    })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
    const policy = gave('policy', SECOND, true)
    await h.file(of('tidewater', gave('notices', FIRST), gave('notices', SECOND), policy))
    await h.file(of('caldera', gave('notices', FIRST), gave('notices', SECOND)))
    h.it.now = '2027-06-01T00:00:00Z'
  })
  after(() => h.it.close())

  const page = async (path = '') => load(await h.it.text(`/${ACCORD}/indicators${path}`, PAGE))
  const heads = async (path = '') =>
    (await page(path))('thead th')
      .toArray()
      .slice(1)
      .map(one => wordsOn({ html: String(load(one).html()) }).trim())
  const rows = async () =>
    parse(await h.it.text(`/${ACCORD}/indicators.csv`), { columns: true }) as Record<string, string>[]
  const cell = async (id: string, i: number) => {
    const $ = await page()
    return wordsOn({ html: $.html($(`tr:has(a[href$="/year/${id}"]) td`).get(i)!) }).trim()
  }

  it('begin with the newest, which a telephone shows first', async () => {
    const [newest, before] = await heads()
    assert.match(`${newest} ${before}`, /Dec.*Jun/)
  })

  it('have a question that everybody passed over: asked, and not reported', async () => {
    const passed = (await rows()).find(one => one.indicator === 'policy' && one.from === FIRST.from)!
    assert.deepEqual([passed.usual, passed.asked, passed.given, passed.not_reported], ['yes', '4', '0', '4'])
    assert.match(await cell('policy', 1), /^0 of 4 4 NR/)
    assert.match(await cell('policy', 0), /^1 of 4 3 NR/)
    assert.doesNotMatch(await h.it.text(`/${ACCORD}/indicators`, PAGE), />–</)
  })

  it('are not set by one organisation that reports by others', async () => {
    const [before, all] = [await heads(), await rows()]
    const years = Array.from({ length: 60 }, (_, i) => ({
      from: `${1960 + i}-01-01`,
      until: `${1960 + i}-09-30`,
    }))
    await h.file(of('eastport', ...years.map(period => gave('policy', period, true))))
    assert.deepEqual(await heads(), before)
    const after = await rows()
    // What the others are counted in stays; what it filed is told, in the file and on the page.
    const told = (some: Record<string, string>[]) => some.map(({ size, root, ...one }) => one)
    assert.deepEqual(told(after.filter(one => one.usual === 'yes')), told(all))
    assert.equal(after.filter(one => one.usual === 'no').length, 60)
    assert.match(wordsOn({ html: (await page()).html() }), wording('indicators.odd', { count: 60 }))
    const one = wordsOn({ html: (await page('/year/policy')).html() })
    assert.match(one, wording('indicators.oddParties', { count: 1 }))
    // Beside its name, too: nobody reads there that it has no value and was not asked, and nothing else.
    assert.match(one, /Answered for other periods: .*1960.*1961.*1962.* and 57 more/)
    assert.doesNotMatch(one, /2019/)
  })

  it('are not set by two of many, who cut a year that others have not come to into days', async () => {
    const [before, all] = [await heads(), (await rows()).filter(one => one.usual === 'yes')]
    const days = Array.from({ length: 60 }, (_, i) => {
      const day = new Date(Date.UTC(2027, 1, 1 + i)).toISOString().slice(0, 10)
      return gave('policy', { from: day, until: day }, true)
    })
    for (const party of ['eastport', 'silent']) await h.file(of(party, ...days))
    assert.deepEqual(await heads(), before)
    const counted = (some: Record<string, string>[]) => some.map(one => [one.indicator, one.from, one.until])
    assert.deepEqual(counted((await rows()).filter(one => one.usual === 'yes')), counted(all))
  })

  it('leave out what is counted by other periods, and the key says so', async () => {
    const year = { from: FIRST.from, until: SECOND.until }
    for (const party of ['tidewater', 'caldera']) await h.file(of(party, gave('since', year, '2026-03-01')))
    const $ = await page()
    assert.equal((await heads()).length, 3)
    assert.match(
      wordsOn({ html: $.html($('tr:has(a[href$="/year/since"])').get(0)!) }),
      /counted by other periods/,
    )
    assert.match(wordsOn({ html: $.html() }), wording('indicators.otherPeriods'))
  })

  it('say of whoever answered in an earlier column for what it did', async () => {
    for (const year of [2027, 2028, 2029, 2030]) {
      h.it.now = `${year + 1}-01-10T00:00:00Z`
      const halves = [FIRST, SECOND].map(one => ({
        from: one.from.replace('2026', `${year}`),
        until: one.until.replace('2026', `${year}`),
      }))
      for (const party of ['tidewater', 'eastport', 'silent'])
        await h.file(of(party, ...halves.map(one => gave('notices', one))))
    }
    h.it.now = '2031-06-01T00:00:00Z'
    const html = await h.it.text(`/${ACCORD}/indicators/year/notices`, PAGE)
    // Two columns of its own lie behind a link, and none that is shown has an answer of it.
    assert.match(
      wordsOn({ html }),
      /Caldera Shipping[^.]*?Answered for other periods: .*?Dec 2026.*?Jun 2026/,
    )
    assert.doesNotMatch(wordsOn({ html }), /Tidewater Lines Answered for other periods/)
  })
})

describe('an organisation that answers by years where others answer by half-years', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      july: named('July Lines'),
      silent: named('Silent Shipping'),
    })
    await h.publish()
    h.it.now = '2027-01-10T00:00:00Z'
    for (const party of ['tidewater', 'caldera'])
      await h.file(of(party, gave('notices', FIRST), gave('notices', SECOND)))
    await h.file(of('july', gave('notices', { from: '2025-07-01', until: '2026-06-30' })))
    h.it.now = '2027-06-01T00:00:00Z'
  })
  after(() => h.it.close())

  const why = async () => {
    const $ = load(await h.it.text(`/${ACCORD}/indicators/year/notices`, PAGE))
    const its = $('details').filter((_, one) => $(one).find('summary').text() === say('en', 'indicators.why'))
    return its.text().replaceAll(/\s+/g, ' ')
  }
  const says = say('en', 'indicators.whyOwn', {
    names: 'July Lines',
    own: periodName({ from: '2025-07-01', until: '2026-06-30' }, 'en'),
    until: longDay('2027-06-30', 'en'),
  }).replaceAll(/\s+/g, ' ')

  it('is told why it is not reported in one of them, until it tells of its year', async () => {
    assert.ok((await why()).includes(says), await why())
    h.it.now = '2027-07-10T00:00:00Z'
    await h.file(of('july', gave('notices', { from: '2026-07-01', until: '2027-06-30' })))
    assert.doesNotMatch(await why(), /July Lines/)
  })
})
