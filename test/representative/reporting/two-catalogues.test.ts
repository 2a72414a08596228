import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Clause } from '../../../src/register/clauses.ts'
import type { Policy } from '../../../src/register/policy.ts'
import { ref } from '../../../src/register/rows.ts'
import { reportsOf } from '../../../src/work/reporting/filed.ts'
import { YEARLY } from '../../committing.ts'
import { fieldIn, linksIn, partOf, wordsOn } from '../../desk/visitor.ts'
import { smallCatalogue } from '../../figures.ts'
import { ACCORD, inEnglish, said } from '../../harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { type Person, representative } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const REPORT = `${HOME}/report`
const PREVIEW = `${REPORT}/preview`
const ACCOUNT = `${REPORT}/commitments`

/**
 * By two clauses rules ask for figures by two catalogues; safety is due first. A third catalogue is asked by nobody.
 */
const SAFETY: Clause = {
  ...YEARLY,
  id: 'safety-figures',
  says: [said('Each year we count what went wrong aboard.')],
  of: {},
  asks: { report: true, indicators: 'safety' },
  cycle: { by: 'calendar', opens: '2027-01-01', due: '2027-02-28', months: 12 },
}
const YEAR = REPORT_RULES.clauses!.find(({ id }) => id === YEARLY.id)!
const BOTH: Policy = { ...REPORT_RULES, clauses: [YEAR, SAFETY] }
const TITLES = { conduct: inEnglish('Conduct'), safety: inEnglish('Safety aboard') }

/**
 * A report has one file of figures, so it can answer one of these clauses with what that asks for, and not the other.
 */
describe('a report where rules ask by two clauses for figures by two catalogues', () => {
  let h: Reported
  let ada: Person
  beforeEach(async () => {
    h = await reportedHarbour({ [SHIP]: {} }, {}, BOTH)
    await h.publish()
    for (const [catalogue, titles] of Object.entries(TITLES))
      await h.publish(smallCatalogue({ titles }), { catalogue, titles })
    h.it.now = '2027-01-10T09:00:00Z'
    ada = await representative(h.it, SHIP)
  })
  afterEach(() => h.it.close())

  const see = async (path: string) => wordsOn(await ada.visitor.goto(path))
  const begin = async (catalogue: string) => {
    await ada.visitor.goto(REPORT)
    const typed = { catalogue, from: '2026-01-01', until: '2026-12-31', by: 'whole' }
    return ada.visitor.send('begin', typed)
  }
  it('names sets of one title by their short names in the list, and no others', async () => {
    await h.publish(smallCatalogue({ titles: TITLES.conduct }), { catalogue: 'web', titles: TITLES.conduct })
    const { html } = await ada.visitor.goto(REPORT)
    const said = load(html)('select[name=catalogue] option').text()
    for (const id of ['conduct', 'web']) assert.match(said, new RegExp(`Conduct \\(${id}\\)`))
    assert.doesNotMatch(said, /\(safety\)/)
  })
  const count = async (notices: string) => {
    const part = `${REPORT}/parts/one`
    await ada.visitor.goto(part)
    await ada.visitor.send(part, { 'c-1-0-0': notices, go: 'save' })
  }
  const sign = async () => {
    await ada.visitor.goto(PREVIEW)
    await ada.visitor.send(PREVIEW)
    return ada.visitor.use(ada.device, 'party')
  }
  const file = async (catalogue: string) => {
    await begin(catalogue)
    await count('412')
    return sign()
  }
  const ticked = async () => {
    const $ = load((await ada.visitor.goto(ACCOUNT)).html)
    return $('input[name^="asked."][checked]')
      .toArray()
      .map(one => $(one).attr('name'))
  }

  it('answers the clause that names its indicators, and says what waits for another', async () => {
    await begin('year')
    assert.deepEqual(await ticked(), [`asked.${YEAR.id}`])
    assert.match(wordsOn(ada.visitor.shown), wording('ours.figuresElsewhere', { catalogue: 'Safety aboard' }))
    await count('412')
    assert.match(await see(PREVIEW), inOrder(wording('filing.waitsOn'), 'what went wrong aboard'))
    const recorded = wordsOn(await sign())
    assert.match(recorded, inOrder(wording('ours.waitsOn'), 'what went wrong aboard', '28 February 2027'))
    assert.doesNotMatch(wordsOn(await file('safety')), wording('ours.waitsOn'))
    const rows = await h.it.log.store.rows([ref('schedules', ACCORD, SHIP)])
    assert.deepEqual(
      rows[0]!.reports.map(({ clause }) => clause),
      [YEAR.id, SAFETY.id],
    )
  })

  it('begins by the indicators that are due first, for the time that their rule asks about', async () => {
    const begun = () => ['catalogue', 'from', 'until'].map(id => fieldIn(ada.visitor.shown.html, id))
    const [from, until] = ['2026-01-01', '2026-12-31']
    await ada.visitor.goto(REPORT)
    assert.deepEqual(begun(), ['safety', from, until])
    const offered = partOf(ada.visitor.shown.html, '#catalogue')
    assert.match(offered, wording('filing.catalogueDue', { title: 'Safety aboard', day: '28 February 2027' }))
    assert.match(offered, /Conduct, edition 1</, 'which no rule asks for')
    const links = linksIn((await ada.visitor.goto(HOME)).html, /report\?catalogue=/)
    assert.deepEqual(links, [`${REPORT}?catalogue=year`, `${REPORT}?catalogue=safety`])
    await ada.visitor.goto(links[0]!)
    assert.deepEqual(begun(), ['year', from, until])
    // What it said by other indicators is no reason to go on with the year that is to come.
    await file('safety')
    await ada.visitor.goto(REPORT)
    assert.deepEqual(begun(), ['year', from, until])
  })

  it('names a clause by its words, and its day by where that lies now, on every page before and after', async () => {
    const reason = said('A storm.')
    const storm = { clause: SAFETY.id, from: '2027-02-28', until: '2027-02-28', days: 33, reason }
    await h.it.post('cycle/extended', storm, { call: ACCORD })
    await begin('safety')
    await count('412')
    const moved = /2 April 2027[^.]*Moved by 33 days, from 28 February 2027/
    const told = inOrder('what went wrong aboard', moved)
    assert.match(await see(ACCOUNT), inOrder(moved, 'what went wrong aboard'))
    assert.match(await see(PREVIEW), told)
    await ada.visitor.send(PREVIEW)
    assert.match(wordsOn(ada.visitor.shown), /what went wrong aboard/)
    assert.match(wordsOn(await ada.visitor.use(ada.device, 'party')), wording('ours.waitsOn'))
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    assert.match(await see(`/${ACCORD}/reports/${SHIP}/${report!.row.entry}`), told)
    const year = await see(`${HOME}/year?of=2027`)
    const address = `${h.it.publicUrl}/${ACCORD}/reports/${SHIP}/${report!.row.entry}`
    const counts = 'Report for 2026, on the indicators “Safety aboard”: 1 value, not reported: 7'
    assert.match(
      year,
      inOrder(wording('ours.answered', { day: '2 Apr 2027' }), 'went wrong aboard.', counts, address),
    )
  })

  it('is told from the others of its time by what its indicators are called', async () => {
    await file('safety')
    await begin('year')
    await count('9')
    const titles = ['The year in figures', 'Safety aboard'].map(catalogue =>
      wording('reports.ofPeriodsBy', { periods: '2026', catalogue }),
    )
    assert.match(await see(PREVIEW), wording('reports.titleBy', { catalogue: 'The year in figures' }))
    await sign()
    assert.match(await see(`/${ACCORD}/reports/${SHIP}`), inOrder(...titles))
    assert.match(await see(HOME), inOrder('The year in figures: 2026', 'Safety aboard: 2026'))
    const [first] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const page = `/${ACCORD}/reports/${SHIP}/${first!.row.entry}`
    assert.match(await see(page), wording('reports.titleBy', { catalogue: 'Safety aboard' }))
  })

  it('answers a clause without its figures where somebody ticks it, which everyone then reads', async () => {
    await begin('year')
    await count('412')
    await ada.visitor.goto(ACCOUNT)
    await ada.visitor.send(ACCOUNT, { [`asked.${SAFETY.id}`]: 'yes', go: 'next' })
    const elsewhere = wording('reports.elsewhere', { catalogue: 'Safety aboard' })
    const preview = await see(PREVIEW)
    assert.match(preview, inOrder(wording('reports.asked'), 'what went wrong aboard', elsewhere))
    assert.doesNotMatch(preview, wording('filing.waitsOn'))
    await sign()
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const said = await see(`/${ACCORD}/reports/${SHIP}/${report!.row.entry}`)
    assert.match(said, inOrder('what became of our commitments', 'what went wrong aboard', elsewhere))
    assert.equal(
      said.match(new RegExp(elsewhere, 'g'))?.length,
      1,
      'not of the clause that it answers in figures',
    )
  })
})
