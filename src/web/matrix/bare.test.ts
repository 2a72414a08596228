import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf, HALVES } from '../../../test/figures.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../../../test/reported.ts'
import { wording } from '../../../test/wording.ts'
import type { FigureAnswer, FigureCell, Period } from '../../register/figures/figures.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { say } from '../kit/kit.ts'

/** A clause asks for figures: a report of words is done, and nobody reads it as one with figures. */

const PAGE = { accept: 'text/html' }
const BARE = say('en', 'due.bareOne')
const named = (text: string) => ({ names: inEnglish(text), kind: 'company' })
const ASKED = {
  asked: [{ clause: 'yearly-report', due: '2027-03-31' }],
  policy: policyDigest(REPORT_RULES),
}

describe('what was done without the figures that a clause asks for', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({
      tidewater: named('Tidewater Lines'),
      caldera: named('Caldera Shipping'),
      parted: named('Parted Lines'),
      silent: named('Silent Shipping'),
    })
    await h.publish()
    h.it.now = '2027-03-02T00:00:00Z'
    const figures = (party: string) => ({
      ...{ v: 1 as const, catalogue: 'year', edition: 1, party, sources: [] },
      answers: [answerOf('notices', [{ by: [], value: '3' }])],
    })
    await h.file(figures('tidewater'), ASKED)
    for (const party of ['caldera', 'parted'])
      await h.report(party, { ...ASKED, words: said('No figures yet.') })
    // Its figures come in a second report, while nobody is late.
    await h.file(figures('parted'))
  })
  after(() => h.it.close())

  it('stands beside what is done, on the timeline, in pictures and in their file', async () => {
    const due = await h.it.text(`/${ACCORD}/due?in=2027`, PAGE)
    assert.match(wordsOn({ html: due }), wording('due.states.met', { count: 3, bare: 1 }))
    const done = load(due)(`li:contains("${BARE}")`).toArray()
    const names = done.map(one => load(one).text().replaceAll(/\s+/g, ' ').trim())
    assert.deepEqual(
      names.filter(one => one.length < 70),
      [`Caldera Shipping (${BARE})`],
    )
    const figures = wordsOn({ html: await h.it.text(`/${ACCORD}/figures`, PAGE) })
    assert.match(figures, wording('overTime.bareOn', { name: '31 Mar 2027', bare: 1, done: 3 }))
    const rows = parse(await h.it.text(`/${ACCORD}/figures/asked.csv`), { columns: true }) as Record<
      string,
      string
    >[]
    const told = rows.map(one => [one.clause, one.done_in_time, one.done_without_figures])
    assert.deepEqual(told.toSorted(), [
      ['first-commitment', '0', '0'],
      ['yearly-report', '3', '1'],
    ])
  })

  it('says of an earlier day what was so then', async () => {
    const due = await h.it.text(`/${ACCORD}/due?in=2027&at=2027-03-01`, PAGE)
    assert.doesNotMatch(wordsOn({ html: due }), /without/)
  })

  it('is not known where nobody can read any more what was asked, of an earlier day either', async () => {
    h.it.now = '2027-03-05T00:00:00Z'
    const entry = await withholdEdition(h)
    for (const at of ['', '&at=2027-03-02']) {
      const due = textOf(await h.it.text(`/${ACCORD}/due?in=2027${at}`, PAGE))
      assert.match(due, wording('due.figuresUnknown', { count: 3 }))
      assert.ok(due.includes(withheldSaid(entry)), due)
      assert.ok(!due.includes(BARE), due)
      const figures = textOf(await h.it.text(`/${ACCORD}/figures?${at.slice(1)}`, PAGE))
      const told = say('en', 'overTime.bareOn', { name: '31 Mar 2027', bare: 3, done: 3 })
      assert.match(figures, wording('overTime.unknown', { told }))
      assert.ok(figures.includes(withheldSaid(entry)), figures)
      assert.match(figures, wording('overTime.bareUnknown', { bare: 0, unknown: 3 }))
      const csv = await h.it.text(`/${ACCORD}/figures/asked.csv?${at.slice(1)}`)
      const rows = parse(csv, { columns: true }) as Record<string, string>[]
      const without = Object.fromEntries(rows.map(one => [one.clause, one.done_without_figures]))
      assert.deepEqual(without, { 'first-commitment': '0', 'yearly-report': 'unknown' })
    }
  })
})

const textOf = (html: string) => load(html)('main').text().replaceAll(/\s+/g, ' ')

async function withholdEdition({ it }: Reported): Promise<number> {
  const [edition] = await it.log.store.rowsOf('indicatorEditions', `${ACCORD}/`, 1)
  const { digest } = (edition!.row as Readonly<{ data: { digest: string } }>).data
  return withhold(it, digest)
}

async function withhold(it: Reported['it'], digest: string): Promise<number> {
  const ground = { ground: said('Copyright.'), authority: said('A court.') }
  return (await it.post('words/withheld', { digest, ...ground })).index
}

const withheldSaid = (entry: number) =>
  say('en', 'due.figuresGone', { why: 'withheld', entries: say('en', 'entry.linked', { index: entry }) })

describe('what somebody did without figures who left then', () => {
  it('is counted as done without them, though its clause asks nothing of them any more', async () => {
    const h = await reportedHarbour({ caldera: named('Caldera Shipping') })
    await h.publish()
    h.it.now = '2027-03-02T00:00:00Z'
    await h.report('caldera', { ...ASKED, words: said('No figures yet.') })
    h.it.now = '2027-03-03T00:00:00Z'
    await h.it.as('caldera').withdraw(ACCORD)
    const rows = parse(await h.it.text(`/${ACCORD}/figures/asked.csv`), { columns: true }) as Record<
      string,
      string
    >[]
    const its = rows.find(one => one.clause === 'yearly-report')
    const told = [its?.done_in_time, its?.done_without_figures, its?.no_longer_asked]
    assert.deepEqual(told, ['1', '1', '1'])
    await h.it.close()
  })
})

describe('a report that answers nothing of what was asked', () => {
  const [FIRST, SECOND] = HALVES as [Period, Period]
  let h: Reported
  before(async () => {
    const names = ['full', 'half', 'day', 'old', 'declines', 'found', 'words', 'nothing', 'quarters']
    h = await reportedHarbour(Object.fromEntries(names.map(one => [one, named(one)])))
    await h.publish()
    h.it.now = '2027-03-02T00:00:00Z'
    const value = [{ by: [], value: '3' }]
    const notDue = [{ by: [], missing: 'not-due' as const }]
    const notices = (period: Period, cells: readonly FigureCell[] = value, more = {}) =>
      answerOf('notices', cells, { period, ...more })
    const months = (from: string, until: string) => notices({ from: `2026-${from}`, until: `2026-${until}` })
    const answers: Readonly<Record<string, readonly FigureAnswer[]>> = {
      full: [notices(FIRST), notices(SECOND)],
      half: [notices(FIRST), notices(SECOND, notDue)],
      day: [notices({ from: '2027-02-01', until: '2027-02-01' })],
      old: [notices({ from: '2023-07-01', until: '2023-12-31' }), notices(FIRST, notDue)],
      declines: [notices(FIRST, [{ by: [], missing: 'declined' }])],
      found: [notices(FIRST, notDue, { found: { source: 0, place: 'page 3' } })],
      words: [notices(FIRST, notDue, { words: 'We count from July.', lang: 'en' })],
      nothing: [notices(FIRST, notDue), notices(SECOND, notDue)],
      quarters: [months('01-01', '03-31'), months('04-01', '06-30')],
    }
    const sources = [{ title: 'Our year', url: null, file: null }]
    for (const [party, its] of Object.entries(answers))
      await h.file({ v: 1, catalogue: 'year', edition: 1, party, sources, answers: [...its] }, ASKED)
  })
  after(() => h.it.close())

  const bare = async () => {
    const due = load(await h.it.text(`/${ACCORD}/due?in=2027`, PAGE))
    const who = due(`li:contains("${BARE}")`)
      .toArray()
      .map(one => due(one).find('a').text())
    return who.filter(one => /^[a-z]+$/.test(one)).sort()
  }

  it('is done, and is said to come without the figures', async () => {
    assert.deepEqual(await bare(), ['day', 'nothing', 'old'])
    const due = wordsOn({ html: await h.it.text(`/${ACCORD}/due?in=2027`, PAGE) })
    assert.match(due, wording('due.states.met', { count: 9, bare: 3 }))
  })

  it('is said so until it is corrected', async () => {
    h.it.now = '2027-03-03T00:00:00Z'
    const its = await h.file({
      ...{ v: 1, catalogue: 'year', edition: 1, party: 'nothing', sources: [] },
      answers: [answerOf('policy', [{ by: [], missing: 'not-reported' }])],
    })
    assert.deepEqual(await bare(), ['day', 'nothing', 'old'])
    await h.correct(its.report, {
      ...{ v: 1, catalogue: 'year', edition: 1, party: 'nothing', sources: [] },
      answers: [answerOf('policy', [{ by: [], value: true }])],
    })
    assert.deepEqual(await bare(), ['day', 'old'])
  })

  it('is not known of words or places that stood in a file which is withheld', async () => {
    const of = async (party: string) => {
      const rows = await h.it.log.store.rowsOf('figures', `${ACCORD}/${party}/`, 9)
      return rows[0]!.key.split('/')[2]!
    }
    const first = await withhold(h.it, await of('words'))
    const second = await withhold(h.it, await of('found'))
    assert.deepEqual(await bare(), ['day', 'old'])
    const html = await h.it.text(`/${ACCORD}/due?in=2027`, PAGE)
    const due = textOf(html)
    assert.match(due, wording('due.figuresUnknown', { count: 2 }))
    const entries = [first, second].map(index => say('en', 'entry.linked', { index })).join(', ')
    assert.ok(due.includes(say('en', 'due.figuresGone', { why: 'withheld', entries })), due)
    const $ = load(html)
    const said = say('en', 'due.unknownOne')
    const who = $(`li:contains("${said}")`)
      .toArray()
      .map(one => $(one).find('a').text())
    assert.deepEqual(who.filter(one => /^[a-z]+$/.test(one)).sort(), ['found', 'words'])
  })
})
