import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../../../test/reported.ts'
import { representative } from '../../../test/representative/people.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { policyDigest } from '../../register/types/calls.ts'

/** A report with all that a clause asks for, which does not name its date: undone by law, and not silent. */

const PAGE = { accept: 'text/html' }
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })

describe('a report that does not name the date that it is about', () => {
  let h: Reported
  let unnamed: number
  const words = async (path: string) => wordsOn({ html: await h.it.text(path, PAGE) })
  const figuresOf = (party: string) => ({
    ...{ v: 1 as const, catalogue: 'year', edition: 1, party, sources: [] },
    answers: [answerOf('notices', [{ by: [], value: '3' }])],
  })
  const sheet = async (at = '') => {
    const file = await h.it.text(`/${ACCORD}/figures/asked.csv${at}`)
    const rows = parse(file, { columns: true }) as Record<string, string>[]
    return rows.find(({ clause }) => clause === 'yearly-report')!
  }
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      early: named('Early Lines'),
      silent: named('Silent Shipping'),
    })
    await h.publish()
    h.it.now = '2026-12-01T00:00:00Z'
    // Before its window opens a report is of another time.
    await h.file(figuresOf('early'))
    h.it.now = '2027-02-10T00:00:00Z'
    unnamed = (await h.file(figuresOf('tidewater'))).entry
    h.it.now = '2027-08-01T00:00:00Z'
  })
  after(() => h.it.close())

  it('is named on the page of its party, beside a status that stays what the rules say', async () => {
    const late = wording('asked.overdue', { asks: 'report', day: '31 March 2027' })
    const says = wording('asked.unnamed', { day: '10 February 2027' })
    assert.match(await words('/parties/tidewater'), inOrder(wording('asked.is.overdue'), late, says))
    const html = await h.it.text('/parties/tidewater', PAGE)
    const line = load(html)('li:contains("does not name this date")').last().html()!
    assert.deepEqual(linksIn(line, /^\/entries\//), [`/entries/${unnamed}`])
    for (const party of ['early', 'silent']) {
      const page = await words(`/parties/${party}`)
      assert.match(page, late)
      assert.doesNotMatch(page, /does not name/)
    }
  })

  it('is named on the timeline, and counted there', async () => {
    const due = await h.it.text(`/${ACCORD}/due?in=2027`, PAGE)
    assert.match(wordsOn({ html: due }), wording('due.states.overdue', { count: 3, unnamed: 1 }))
    const noted = load(due)('li li:contains("does not name")').toArray()
    assert.deepEqual(
      noted.map(one => load(one).text().replaceAll(/\s+/g, ' ').trim()),
      ['Tidewater Lines (its report of 10 February 2027 does not name this date)'],
    )
    assert.ok(linksIn(due, /^\//).includes(`/${ACCORD}/reports/tidewater/${unnamed}`))
  })

  it('is told beside the picture of what was asked, and in its file', async () => {
    const told = wording('overTime.unnamedOn', { name: '31 Mar 2027', unnamed: 1, all: 3 })
    const page = await words(`/${ACCORD}/figures`)
    assert.match(page, told)
    assert.match(page, wording('overTime.unnamedShort'))
    const { asked, overdue, reported_without_date } = await sheet()
    assert.deepEqual([asked, overdue, reported_without_date], ['3', '3', '1'])
  })

  it('says of an earlier day what was so then', async () => {
    assert.equal((await sheet('?at=2027-02-09')).reported_without_date, '0')
    assert.doesNotMatch(await words('/parties/tidewater?at=2027-02-09'), /does not name/)
    assert.match(
      await words('/parties/tidewater?at=2027-04-02'),
      wording('asked.unnamed', { day: '10 February 2027' }),
    )
  })

  it('is named to its own people, where they read what is asked of them', async () => {
    const { visitor } = await representative(h.it, 'tidewater')
    const { html } = await visitor.goto(`/representative/commitments/${ACCORD}`)
    assert.match(wordsOn({ html }), wording('ours.reportUnnamed', { day: '10 February 2027' }))
    const line = load(html)('li:contains("does not name this date")').html()!
    assert.deepEqual(linksIn(line, /^\/entries\//), [`/entries/${unnamed}`])
  })

  it('says it no more once a report names the date', async () => {
    h.it.now = '2027-08-02T00:00:00Z'
    const asked = [{ clause: 'yearly-report', due: '2027-03-31' }]
    await h.report('tidewater', { asked, policy: policyDigest(REPORT_RULES) })
    assert.doesNotMatch(await words('/parties/tidewater'), /does not name/)
    assert.equal((await sheet()).reported_without_date, '0')
  })
})
