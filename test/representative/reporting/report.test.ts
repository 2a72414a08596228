import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { formatJson } from '../../../src/core/json.ts'
import { parseTime } from '../../../src/core/time.ts'
import { MOST_OF_DRAFT, openHead, reportHeads } from '../../../src/people/report-drafts.ts'
import { cellsOf } from '../../../src/register/figures/catalogue.ts'
import { countsOf } from '../../../src/register/figures/figures.ts'
import { ref } from '../../../src/register/rows.ts'
import { policyDigest } from '../../../src/register/types/calls.ts'
import { partOf as draftPartOf, saveEdits, slotOf } from '../../../src/work/reporting/draft.ts'
import { reportsOf } from '../../../src/work/reporting/filed.ts'
import { groupOf } from '../../../src/work/reporting/left-out.ts'
import { pledgeOf } from '../../committing.ts'
import { countOf, faultsIn, fieldIn, linksIn, rowOf, wordsOn } from '../../desk/visitor.ts'
import { codeOfPractice, en, largeCatalogue, smallCatalogue, smallFigures } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const REPORT = `${HOME}/report`
const PART = (id: string) => `${REPORT}/parts/${id}`
const PREVIEW = `${REPORT}/preview`

/**
 * The small catalogue: tonnes (0) by three countries, notices (1) and a policy (2) in its first part; since (3), steps
 * (4) and how (5) at the quays.
 */
const AIR = {
  ...{ 'c-0-0-0': '26.5', 'c-0-0-1': '', 'r-0-1': 'withheld-by-law', 'c-0-0-2': '0' },
  ...{ 'c-1-0-0': '412', 'c-2-0-0': 'true', go: 'save' },
}
const QUAYS = {
  ...{ 'c-3-0-0': '2024-03-01', 'c-4-0-0': 'done', 'c-5-0-0': 'By a line to each berth.', go: 'save' },
}

const sheetsOf = (html: string) => new Set(html.match(/<link rel="stylesheet" href="[^"]+">/g))

describe('a report in figures', () => {
  let h: Reported
  let ada: Person
  beforeEach(async () => {
    h = await reportedHarbour()
    await h.publish()
    h.it.now = '2027-01-10T09:00:00Z'
    ada = await representative(h.it, SHIP)
  })
  afterEach(() => h.it.close())

  const see = async (path: string, who = ada) => wordsOn(await who.visitor.goto(path))
  const begin = async (typed: Record<string, string> = {}, who = ada) => {
    await who.visitor.goto(REPORT)
    return who.visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by: 'whole', ...typed })
  }
  const answer = async (part: string, typed: Record<string, string>, who = ada) => {
    await who.visitor.goto(PART(part))
    return who.visitor.send(PART(part), typed)
  }
  const filed = async () => {
    const all = await reportsOf(h.it.log.store, ACCORD, SHIP)
    return Promise.all(
      all.map(async ({ row }) => {
        const words = await h.it.log.store.words(row.data.digest)
        return JSON.parse(new TextDecoder().decode(words!.bytes))
      }),
    )
  }
  const sign = async (who = ada) => {
    await who.visitor.goto(PREVIEW)
    await who.visitor.send(PREVIEW)
    const shown = wordsOn(who.visitor.shown)
    await who.visitor.use(who.device, 'party')
    return shown
  }
  it('begins for days that have come, and for no more than five years at once', async () => {
    const early = await begin({ from: '2027-01-01', until: '2027-12-31', by: 'half' })
    assert.deepEqual([early.status, Object.keys(faultsIn(early.html))], [422, ['until']])
    assert.match(faultsIn(early.html).until!, /Jul.*2027 has not begun/)
    const long = await begin({ from: '2020-01-01', until: '2026-12-31' })
    assert.deepEqual([long.status, Object.keys(faultsIn(long.html))], [422, ['by']])
    assert.match(faultsIn(long.html).by!, wording('filing.long', { most: 5 }))
    assert.equal((await begin({ from: '2020-01-01', until: '2026-12-31', by: 'year' })).status, 200)
  })

  /** Lets another time pass; a session ends after hours. */
  const later = async (now: string, ...people: Person[]) => {
    h.it.now = now
    for (const { visitor, device } of people) await signIn(visitor, device)
  }
  const colleague = async (role = 'signatory', name = 'Ben Osei') => {
    const ben = await madeBy(h.it, await linkFor(ada, name, role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    return ben
  }

  it('is answered part by part, previewed as it will stand, and filed by one signature', async () => {
    assert.match(
      await see(REPORT),
      inOrder(wording('filing.startHead'), wording('filing.startNote', { why: 'asked' })),
    )
    assert.equal(fieldIn(ada.visitor.shown.html, 'from'), '2026-01-01', 'the year that is over')
    const parts = await begin()
    assert.match(
      wordsOn(parts),
      inOrder('0 of 8 answers', '1 Air', '0 of 5', 'Nobody yet', '1.1 At the quays', '0 of 3'),
    )
    const air = await answer('one', AIR)
    assert.equal(air.status, 200, JSON.stringify(faultsIn(air.html)))
    assert.match(wordsOn(air), inOrder(wording('filing.saved'), '2 values, 1 with a reason, 0 open'))
    await answer('quays', QUAYS)
    assert.match(
      await see(REPORT),
      inOrder(
        '8 of 8 answers',
        '1 Air',
        '5 of 5',
        'complete',
        wording('filing.savedYou', { time: '' }),
        '10 Jan 2027',
      ),
    )
    assert.match(await see(PREVIEW), wording('filing.openNone'))
    const dressed = sheetsOf(ada.visitor.shown.html)
    const shown = await sign()
    assert.match(shown, wording('toSign.report/filed', { by: SHIP, call: 'The Harbour Accord' }))
    const [figures] = await filed()
    assert.equal(
      formatJson(figures.answers.map((one: { cells: unknown }) => one.cells)),
      formatJson(smallFigures().answers.map(({ cells }) => cells)),
    )
    assert.equal(figures.answers.at(-1).lang, 'en')
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const { html } = await ada.visitor.goto(`/${ACCORD}/reports/${SHIP}/${report!.row.entry}`)
    assert.deepEqual(sheetsOf(html).difference(dressed), new Set(), 'it is dressed as its signatory saw it')
    // The draft has ended, the rules ask for nothing more yet, and no later year is over.
    assert.match(await see(REPORT), wording('filing.startNote', { why: 'again' }))
    assert.equal(fieldIn(ada.visitor.shown.html, 'from'), '2026-01-01')
  })

  it('begins with what was asked and is not answered, before what was reported already', async () => {
    const period = { from: '2026-07-01', until: '2026-12-31' }
    const figures = { ...smallFigures(), answers: smallFigures().answers.map(one => ({ ...one, period })) }
    const asked = [{ clause: 'yearly-report', due: '2027-03-31' }]
    await h.file(figures, { asked, policy: policyDigest(REPORT_RULES) })
    assert.match(await see(REPORT), wording('filing.startNote', { why: 'left' }))
    const { html } = ada.visitor.shown
    assert.deepEqual([fieldIn(html, 'from'), fieldIn(html, 'until')], ['2026-01-01', '2026-06-30'])
  })

  it('asks in words by country in a field for each, named as no other is', async () => {
    const { indicators } = smallCatalogue()
    const how = { ...indicators.find(({ id }) => id === 'how')!, by: indicators[0]!.by }
    await h.publish(smallCatalogue({ indicators: [...indicators.slice(0, -1), how] }), { edition: 2 })
    await begin({ by: 'half' })
    const { html } = await ada.visitor.goto(PART('quays'))
    const page = load(html)
    const names = page('textarea[name^="c-5-"]')
      .get()
      .map(one => page(`label[for="${page(one).attr('id')}"]`).text())
    assert.equal(new Set(names).size, 6, names.join())
    assert.match(names[1]!, inOrder('Land of ba', '2026'))
    const reasons = page('select[name^="r-5-"]')
      .get()
      .map(one => page(one).attr('aria-label'))
    assert.equal(new Set(reasons).size, 6, reasons.join())
  })

  it('keeps what cannot be read as it was typed, says where it is, and lets nobody sign it', async () => {
    await begin()
    const typed = { ...AIR, 'c-0-0-0': '4o', 'r-0-0': '', 'c-1-0-0': '12.5' }
    const { html, status } = await answer('one', typed)
    assert.equal(status, 422)
    assert.deepEqual(Object.keys(faultsIn(html)), ['c-0-0-0', 'c-1-0-0'])
    assert.match(
      faultsIn(html)['c-0-0-0']!,
      inOrder('Land of aa', '2026', '“4o”', wording('sheetFault.unit', { a: 'o' })),
    )
    // Another day it is still there, and whoever leaves is not held back.
    assert.equal(fieldIn((await ada.visitor.goto(PART('one'))).html, 'c-0-0-0'), '4o')
    const left = await answer('one', { 'c-1-0-0': '', go: 'leave' })
    assert.match(wordsOn(left), inOrder('3 of 8 answers', '1 to change'))
    const preview = await see(PREVIEW)
    assert.match(preview, inOrder(wording('filing.change'), '1 Air', '1 to change'))
    assert.equal(countOf(ada.visitor.shown.html, 'input[name=read]'), 0, 'there is nothing to sign with')
    const both = await answer('one', { 'c-0-0-0': '40', 'r-0-0': 'declined', go: 'save' })
    assert.match(faultsIn(both.html)['c-0-0-0']!, wording('filing.fault.both'))
    assert.equal((await answer('one', { 'r-0-0': '', go: 'save' })).status, 200)
    assert.equal(fieldIn((await ada.visitor.goto(PART('one'))).html, 'c-0-0-0'), '40')
  })

  it('asks whether a point parts thousands or decimals, and never asks again', async () => {
    await begin()
    const { html } = await answer('one', { ...AIR, 'c-0-0-0': '1.234' })
    assert.match(faultsIn(html)['c-0-0-0']!, wording('sheetFault.twoNumbers', { a: '1234', b: '1.234' }))
    const whole = await answer('one', { 'c-1-0-0': '1.234' })
    assert.match(faultsIn(whole.html)['c-1-0-0']!, wording('sheetFault.twoWhole', { a: '1234', b: '1.234' }))
    // Where nothing is in doubt, nothing is asked.
    const sure = { 'c-0-0-0': '1.234,56', 'c-1-0-0': '1’234', go: 'save' }
    assert.equal((await answer('one', sure)).status, 200)
    const read = (await ada.visitor.goto(PART('one'))).html
    assert.deepEqual([fieldIn(read, 'c-0-0-0'), fieldIn(read, 'c-1-0-0')], ['1234.56', '1234'])
    assert.equal((await answer('one', { 'c-0-0-0': '1.2340', go: 'save' })).status, 200)
    assert.equal(fieldIn((await ada.visitor.goto(PART('one'))).html, 'c-0-0-0'), '1.2340')
    assert.equal((await answer('one', { go: 'save' })).status, 200)
    await answer('quays', QUAYS)
    assert.match(await see(PREVIEW), inOrder('Land of aa', '1.234', 'Land of ba'))
  })

  it('publishes what is open as not reported, and says so before the button', async () => {
    await begin({ by: 'half' })
    await answer('one', { 'c-1-0-0': '412', 'c-1-1-0': '398', go: 'save' })
    const preview = await see(PREVIEW)
    assert.match(
      preview,
      inOrder(
        wording('filing.openSays', { count: 14 }),
        '1 Air',
        '8 answers',
        '1.1 At the quays',
        '6 answers',
        'under The Harbour Accord, with one signature: 2 values, not reported: 14',
        wording('filing.sign'),
      ),
    )
    await sign()
    const [{ answers }] = await filed()
    const [row] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    assert.deepEqual(row!.row.periods, countsOf({ answers }))
    assert.deepEqual(row!.row.periods[0]!.indicators.slice(0, 2), [
      { id: 'tonnes', given: 0, missing: { 'not-reported': 3 } },
      { id: 'notices', given: 1, missing: {} },
    ])
  })

  it('is filled in by two colleagues at once, who lose nothing to each other in one part or in two', async () => {
    const ben = await colleague()
    await begin()
    await Promise.all([ada.visitor.goto(PART('one')), ben.visitor.goto(PART('one'))])
    await ada.visitor.send(PART('one'), { 'c-0-0-0': '26.5', go: 'save' })
    const hers = wordsOn(ada.visitor.shown)
    const opened = wording('filing.opened', { who: 'Ben Osei', time: '' })
    assert.match(hers, inOrder('1 Air', '1 of 5', opened))
    assert.equal(hers.split('Opened by').length - 1, 1, 'she knows what she has opened herself')
    const { status } = await ben.visitor.send(PART('one'), { 'c-0-0-1': '12', 'c-1-0-0': '412', go: 'save' })
    assert.equal(status, 200)
    const shown = await ben.visitor.goto(PART('one'))
    assert.deepEqual(
      ['c-0-0-0', 'c-0-0-1', 'c-1-0-0'].map(id => fieldIn(shown.html, id)),
      ['26.5', '12', '412'],
    )
  })

  it('shows two values of one cell side by side until one of the two chooses', async () => {
    const ben = await colleague()
    await begin()
    await Promise.all([ada.visitor.goto(PART('one')), ben.visitor.goto(PART('one'))])
    await ada.visitor.send(PART('one'), { 'c-0-0-0': '40', 'c-0-0-1': '7', go: 'save' })
    const both = await ben.visitor.send(PART('one'), { 'c-0-0-0': '45', 'c-0-0-2': '8', go: 'save' })
    assert.equal(both.status, 422)
    assert.deepEqual(Object.keys(faultsIn(both.html)), ['nc-0-0-0'], 'of the other cells nobody hears')
    assert.equal(fieldIn(both.html, 'nc-0-0-0'), '', 'neither is typed for anybody')
    assert.match(rowOf(both, 'Land of aa'), inOrder(': 40', 'your answer: 45'))
    assert.equal(fieldIn(both.html, 'c-0-0-1'), '7')
    // Whoever comes by and chooses nothing leaves both as they are.
    const later = await ada.visitor.goto(PART('one'))
    assert.match(rowOf(later, 'Land of aa'), inOrder('your answer: 40', ': 45'))
    await ada.visitor.send(PART('one'), { 'c-0-0-1': '9', go: 'leave' })
    assert.match(wordsOn(ada.visitor.shown), wording('filing.wrong', { count: 1 }))
    await ada.visitor.goto(PART('one'))
    const chosen = await ada.visitor.send(PART('one'), { 'take-0-0-0': '{"value":"40"}', go: 'save' })
    assert.deepEqual([chosen.status, faultsIn(chosen.html)], [200, {}])
    assert.equal(fieldIn(chosen.html, 'c-0-0-0'), '40')
  })

  it('drops no choice that was made while a colleague typed a third value', async () => {
    const ben = await colleague()
    await begin({ by: 'half' })
    await Promise.all([ada.visitor.goto(PART('one')), ben.visitor.goto(PART('one'))])
    await ada.visitor.send(PART('one'), { 'c-0-0-0': '100', go: 'save' })
    await ben.visitor.send(PART('one'), { 'c-0-0-0': '200', go: 'save' })
    await ada.visitor.goto(PART('one'))
    const settled = await ada.visitor.send(PART('one'), { 'nc-0-0-0': '150', go: 'save' })
    assert.deepEqual([settled.status, fieldIn(settled.html, 'c-0-0-0')], [200, '150'])
    const ticked = await ben.visitor.send(PART('one'), { 'take-0-0-0': '{"value":"200"}', go: 'save' })
    assert.equal(ticked.status, 422)
    assert.match(rowOf(ticked, 'Land of aa'), inOrder(': 150', 'your answer: 200'))
    // A choice that was made up is read as what is typed is.
    const odd = await ben.visitor.send(PART('one'), { 'take-0-0-0': '{"value":"4o"}', go: 'save' })
    assert.match(faultsIn(odd.html)['c-0-0-0']!, /4o/)
  })

  it('asks for one of two reasons, texts and languages that met, and takes what was chosen', async () => {
    const ben = await colleague()
    await begin()
    await Promise.all([ada.visitor.goto(PART('one')), ben.visitor.goto(PART('one'))])
    const [one, other] = [
      { 'r-0-1': 'declined', 'words-1-0': 'Two ships.', 'behind-1-0': 'Quay Auditors', go: 'save' },
      { 'r-0-1': 'not-due', 'words-1-0': 'Deux navires.', 'behind-1-0': '', saidIn: 'fr', go: 'save' },
    ]
    await ada.visitor.send(PART('one'), one)
    const both = await ben.visitor.send(PART('one'), other)
    assert.deepEqual(Object.keys(faultsIn(both.html)), ['nc-0-0-1', 'nwords-1-0', 'nlang-1-0'])
    for (const id of Object.keys(faultsIn(both.html))) assert.equal(countOf(both.html, `#${id}`), 1, id)
    assert.match(wordsOn(both), inOrder(': Two ships.', 'your answer: Deux navires.'))
    // Each is named as no other field of the page is.
    assert.match(faultsIn(both.html)['nc-0-0-1']!, inOrder('Indicator tonnes', 'Land of ba', '2026'))
    assert.match(
      faultsIn(both.html)['nwords-1-0']!,
      inOrder('Indicator notices', wording('filing.words', { period: '2026' })),
    )
    const taken = await ben.visitor.send(PART('one'), {
      ...{ 'take-0-0-1': '{"missing":"declined"}', 'take-1-0-words': '{"text":"Two ships."}' },
      ...{ 'take-1-0-lang': '{"text":"en"}', go: 'save' },
    })
    assert.deepEqual([taken.status, faultsIn(taken.html)], [200, {}])
    await sign()
    const [{ answers }] = await filed()
    assert.partialDeepStrictEqual(answers.slice(0, 2), [
      { cells: [{}, { missing: 'declined' }] },
      { words: 'Two ships.', lang: 'en', behind: 'Quay Auditors' },
    ])
  })

  it('publishes words in the language in which whoever wrote them says they are', async () => {
    await begin({ by: 'half' })
    await answer('quays', { 'c-5-0-0': 'By a line to each berth.', go: 'save' })
    const french = { 'c-5-1-0': 'Par une ligne à chaque quai.', 'words-3-0': 'Depuis mars.', saidIn: 'fr' }
    const shown = await answer('quays', { ...french, go: 'save' })
    assert.equal(fieldIn(shown.html, 'lang-5-1'), 'fr', 'what is not in the language of the page says so')
    assert.equal(countOf(shown.html, '#lang-5-0'), 0)
    // Who then writes in that field in the language of the page says so beside it; other words stay in theirs.
    const mended = {
      'c-5-1-0': 'A line to each quay.',
      'lang-5-1': 'en',
      'c-5-0-0': 'Par des lignes.',
      saidIn: 'fr',
    }
    await answer('quays', { ...mended, go: 'save' })
    await sign()
    const [{ answers }] = await filed()
    const langs = answers.map((one: { indicator: string; lang: string | null }) => [one.indicator, one.lang])
    assert.deepEqual(
      langs.filter(([, lang]: [string, string | null]) => lang !== null),
      [
        ['since', 'fr'],
        ['how', 'fr'],
        ['how', 'en'],
      ],
    )
  })

  it('leaves words in a language that is none of the list, as a sheet can bring them', async () => {
    await begin()
    const at = parseTime(h.it.now as string)
    const { value: head } = (await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, at))!
    const how = { part: 'i.how', group: groupOf(head.periods[0]!), was: null }
    const edits = [
      { ...how, slot: 'c/', is: { value: 'Par des lignes.' } },
      { ...how, slot: 'lang', is: { text: 'fr-CA' } },
    ]
    await saveEdits(h.it.log.drawer, head, edits, 'ben', at)
    const shown = await answer('quays', { 'c-3-0-0': '2024-03-01', go: 'save' })
    assert.equal(fieldIn(shown.html, 'lang-5-0'), 'fr-CA')
    assert.match(shown.html, /Français canadien<\/option>/)
  })

  it('keeps the words of whoever types on while a colleague signs', async () => {
    const ben = await colleague()
    await begin()
    await answer('one', AIR)
    await answer('quays', { 'c-3-0-0': '2024-03-01', 'words-3-0': 'Since March.', go: 'save' }, ben)
    await ben.visitor.goto(PART('quays'))
    const cy = await colleague('drafter', 'Cy')
    const account = `${REPORT}/commitments`
    await cy.visitor.goto(account)
    await sign()
    const lateToo = await cy.visitor.send(account, { words: 'It was a good year.', go: 'leave' })
    assert.deepEqual([lateToo.status, countOf(lateToo.html, 'tbody tr')], [409, 1])
    assert.match(wordsOn(lateToo), inOrder(wording('ours.reportAll'), 'It was a good year.'))
    const typed = { ...QUAYS, 'c-4-0-0': '', 'r-4-0': 'withheld-by-law', 'behind-4-0': 'Ursa' }
    const late = await ben.visitor.send(PART('quays'), { ...typed, go: 'save' })
    assert.equal(late.status, 409)
    assert.match(
      wordsOn(late),
      inOrder(
        ...['signed the report', 'seen_stale', wording('filing.endedMend')],
        ...['Indicator how', 'By a line to each berth.'],
      ),
    )
    assert.match(
      wordsOn(late),
      inOrder('Indicator steps', wording('plots.missing.withheld-by-law')),
      'and their reasons',
    )
    assert.equal(countOf(late.html, 'tbody tr'), 3, 'and nothing that they left as it was')
    assert.match(wordsOn(late), wording('filing.behind', { period: '2026' }))
    const [{ answers }] = await filed()
    assert.deepEqual(answers.at(-1).cells, [{ by: [], missing: 'not-reported' }])
  })

  it('keeps both answers of whoever typed in two tabs, and makes no colleague of them', async () => {
    await begin()
    const tab = await ada.visitor.goto(PART('one'))
    await answer('one', { ...AIR, 'c-1-0-0': '5' })
    ada.visitor.shown = tab
    const both = await ada.visitor.send(PART('one'), { ...AIR, 'c-1-0-0': '6' })
    const [five, six] = ['5', '6'].map(what => wording('filing.takeYours', { what }))
    assert.match(wordsOn(both), inOrder(wording('filing.metHead'), wording('filing.metOwn'), five!, six!))
    assert.doesNotMatch(wordsOn(both), /two of you/i)
    const ben = await colleague()
    const theirs = await see(PART('one'), ben)
    assert.match(theirs, inOrder(wording('filing.metHead'), ': 5', ': 6'))
    assert.doesNotMatch(theirs, wording('filing.metOwn'))
  })

  it('offers each of two numbers as its field has it, so that it can be typed off', async () => {
    await begin()
    const tab = await ada.visitor.goto(PART('one'))
    await answer('one', { ...AIR, 'c-0-0-0': '1.2340', 'c-1-0-0': '1234' })
    ada.visitor.shown = tab
    const both = await ada.visitor.send(PART('one'), { ...AIR, 'c-0-0-0': '1234.5', 'c-1-0-0': '12345' })
    const said = ['1.2340', '1234.5', '1234', '12345'].map(what => wording('filing.takeYours', { what }))
    assert.match(wordsOn(both), inOrder(...said))
  })

  it('is not signed by whoever has read something else than what stands in it now', async () => {
    const ben = await colleague()
    await begin()
    await answer('one', AIR)
    await ada.visitor.goto(PREVIEW)
    await answer('one', { 'c-1-0-0': '413', go: 'save' }, ben)
    const stale = await ada.visitor.send(PREVIEW)
    assert.deepEqual([stale.status, wording('filing.changedSince').test(wordsOn(stale))], [409, true])
    const told = inOrder(wording('filing.changedSince'), '1 Air, notices Indicator notices', 'Ben Osei')
    assert.match(wordsOn(stale), told)
    assert.equal(countOf(stale.html, '.notice li'), 1, 'and of nothing else')
    await ada.visitor.send(PREVIEW)
    await answer('one', { 'c-1-0-0': '414', go: 'save' }, ben)
    const size = h.it.log.head()!.size
    assert.equal((await ada.visitor.use(ada.device, 'party')).status, 409)
    assert.equal(h.it.log.head()!.size, size, 'nothing is recorded')
    assert.match(wordsOn(ada.visitor.shown), told)
    await ada.visitor.goto(PREVIEW)
    await ada.visitor.send(PREVIEW)
    await ben.visitor.goto(REPORT)
    await ben.visitor.send('drop')
    await ben.visitor.send('drop')
    await ada.visitor.use(ada.device, 'party')
    assert.match(wordsOn(ada.visitor.shown), inOrder('Ben Osei', 'deleted the draft', 'seen_stale'))
  })

  it('of a second year that only repeats is confirmed in one touch, and signed', async () => {
    await begin({ by: 'half' })
    await answer('one', {
      ...AIR,
      'c-0-1-0': '27',
      'c-0-1-1': '',
      'c-0-1-2': '0',
      'c-1-1-0': '400',
      'c-2-1-0': 'false',
    })
    await answer('quays', { ...QUAYS, 'c-3-1-0': '2024-03-01', 'c-4-1-0': 'done', 'c-5-1-0': 'As before.' })
    await sign()
    await later('2028-01-10T09:00:00Z', ada)
    await see(REPORT)
    const { html } = ada.visitor.shown
    assert.deepEqual(
      ['from', 'until', 'by'].map(id => fieldIn(html, id)),
      ['2027-01-01', '2027-12-31', 'half'],
      'the shape of the last report',
    )
    await ada.visitor.send('begin')
    const shown = await ada.visitor.goto(PART('one'))
    assert.match(rowOf(shown, 'Land of ba'), /withheld by law/)
    // Beside each half-year the same one of the year before.
    const [first, second] = ['Jan – Jun 2026', 'Jul – Dec 2026'].map(period =>
      wording('filing.was', { period }),
    ) as [RegExp, RegExp]
    assert.match(rowOf(shown, 'Land of aa'), inOrder(first, '26.5', second, '27'))
    // A draft without room says so there, and goes on.
    const at = parseTime(h.it.now as string)
    const found = (await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, at))!
    const { value: head } = found
    await h.it.log.drawer.apply([reportHeads.changed(found, { ...head, length: MOST_OF_DRAFT })], at)
    await see(REPORT)
    const full = await ada.visitor.send('same')
    assert.equal(full.status, 422)
    assert.match(wordsOn(full), inOrder(wording('filing.noRoom'), '0 of 16 answers'))
    const again = (await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, at))!
    await h.it.log.drawer.apply([reportHeads.changed(again, head)], at)
    await ada.visitor.send('same')
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder(
        wording('filing.sameDone', { count: 14 }),
        '14 of 16 answers',
        wording('filing.sameDays', { count: 1 }),
      ),
    )
    // A day of last year is nobody's answer of this one.
    await see(PART('quays'))
    assert.equal(fieldIn(ada.visitor.shown.html, 'c-3-0-0'), '')
    await answer('quays', { 'c-3-0-0': '2024-03-01', 'c-3-1-0': '2024-03-01', go: 'save' })
    await sign()
    const [before, after] = await filed()
    const cells = (figures: { answers: { cells: unknown }[] }) => figures.answers.map(one => one.cells)
    assert.deepEqual(cells(after), cells(before), 'each half-year repeats its own')
    assert.deepEqual(
      [0, 1].map(at => after.answers[at].cells[0].value),
      ['26.5', '27'],
    )
  })

  it('takes back what was filled in of last time, and nothing that anybody has typed', async () => {
    const ben = await colleague()
    await h.file(smallFigures())
    await begin({ from: '2026-07-01' })
    // What somebody typed before, be it the same.
    await answer('one', { 'c-1-0-0': '412', go: 'save' })
    await ben.visitor.goto(PART('one'))
    await see(REPORT)
    await ada.visitor.send('same')
    const all = wordsOn(ada.visitor.shown)
    assert.match(all, inOrder(wording('filing.sameDone', { count: 6 }), wording('filing.back', { count: 6 })))
    await ben.visitor.send(PART('one'), { 'c-0-0-0': '31', go: 'save' })
    await answer('one', { 'take-0-0-0': '{"value":"31"}', 'c-2-0-0': 'false', go: 'save' }, ben)
    await answer('quays', { 'c-5-0-0': 'By other lines.', go: 'save' }, ben)
    const part = await ada.visitor.goto(PART('one'))
    assert.match(wordsOn(part), wording('filing.back', { count: 2 }))
    const back = await ada.visitor.send(PART('one'), { 'behind-1-0': 'Ursa', go: 'back' })
    assert.match(wordsOn(back), wording('filing.backDone', { count: 2 }))
    assert.deepEqual(
      ['c-0-0-0', 'r-0-1', 'c-0-0-2', 'c-1-0-0', 'c-2-0-0', 'behind-1-0'].map(id => fieldIn(back.html, id)),
      ['31', '', '', '412', 'false', 'Ursa'],
    )
    await see(REPORT)
    const rest = wordsOn(await ada.visitor.send('back'))
    assert.match(rest, inOrder(wording('filing.backDone', { count: 1 }), '4 of 8 answers'))
    assert.equal(countOf(ada.visitor.shown.html, '[value="back"]'), 0)
    // And it can be filled in again.
    assert.match(rest, wording('filing.same', { count: 3 }))
    // Who was typing over an answer that is undone meets nobody: least of all themselves.
    await ada.visitor.send('same')
    await ben.visitor.goto(PART('one'))
    await see(REPORT)
    await ada.visitor.send('back')
    const over = await ben.visitor.send(PART('one'), { 'c-0-0-2': '4', go: 'save' })
    assert.deepEqual([over.status, fieldIn(over.html, 'c-0-0-2')], [200, '4'])
  })

  it('is filled in with nothing that was counted over another length, which is shown with its days', async () => {
    await h.file(smallFigures())
    await begin()
    assert.equal(countOf((await ada.visitor.goto(REPORT)).html, '[value="same"]'), 0)
    const part = await ada.visitor.goto(PART('one'))
    assert.equal(countOf(part.html, '[value="same"]'), 0)
    const days = { from: '1 Jan 2026', until: '30 Jun 2026' }
    assert.match(wordsOn(part), inOrder(wording('filing.wasOther', days), 'Land of aa', '26.5'))
    const quays = await see(PART('quays'))
    assert.match(quays, inOrder(wording('filing.wasOther', days), 'By a line to each berth.'))
    await ada.visitor.goto(REPORT)
    await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'half' })
    assert.match(wordsOn(ada.visitor.shown), wording('filing.same', { count: 15 }))
  })

  it('says which questions are not put as they were, and repeats no value of another unit', async () => {
    await h.file(smallFigures())
    const { indicators } = smallCatalogue()
    const [tonnes, ...others] = indicators
    const how = others.pop()!
    const inKilos = { ...tonnes!, value: { type: 'decimal' as const, unit: en('kg') } }
    const reworded = { ...how, asks: en('How does it go on?') }
    const again = smallCatalogue({ indicators: [inKilos, ...others, reworded] })
    await h.publish(again, { edition: 2 })
    await begin({ from: '2026-07-01' })
    const all = await see(REPORT)
    assert.match(
      all,
      inOrder(wording('filing.same', { count: 4 }), wording('filing.otherQuestions', { count: 2 })),
    )
    const air = await see(PART('one'))
    assert.match(air, inOrder('tonnes', wording('filing.changedUnit', { unit: 't' }), 'notices', '412'))
    assert.doesNotMatch(air, /26\.5/)
    const quays = await see(PART('quays'))
    assert.match(quays, inOrder('how', 'How does it go on?', wording('filing.reworded')))
    assert.equal(countOf(ada.visitor.shown.html, '.notice.warn'), 1)
    // Nor does the sheet show what was counted in another unit.
    const { html: csv } = await ada.visitor.goto(`${REPORT}/sheet.csv`)
    assert.match(csv, /notices,.*,412,/)
    assert.doesNotMatch(csv, /26\.5/)
  })

  it('of a part is confirmed after what was typed there is saved', async () => {
    await h.file(smallFigures())
    await begin({ from: '2026-07-01' })
    await see(PART('one'))
    assert.match(wordsOn(ada.visitor.shown), wording('filing.same', { count: 5 }))
    const same = await ada.visitor.send(PART('one'), { 'c-0-0-0': '30', go: 'same' })
    assert.match(wordsOn(same), wording('filing.sameDone', { count: 4 }))
    assert.deepEqual(
      ['c-0-0-0', 'c-0-0-2', 'c-1-0-0', 'c-2-0-0'].map(id => fieldIn(same.html, id)),
      ['30', '0', '412', 'true'],
    )
  })

  it('takes words, who stands behind them, and reasons of each period', async () => {
    await begin({ by: 'half' })
    const typed = {
      ...{ 'words-0-0': 'Two ships were chartered.', 'behind-0-0': 'Quay Auditors', 'words-0-1': ' ' },
      ...{ 'c-0-0-0': '1', 'r-0-0': 'not-due', go: 'save' },
    }
    const shown = await answer('one', typed)
    assert.equal(shown.status, 200, JSON.stringify(faultsIn(shown.html)))
    assert.equal(fieldIn(shown.html, 'r-0-0'), 'not-due', 'a reason is for the half-year that has no value')
    await sign()
    const [{ answers }] = await filed()
    assert.partialDeepStrictEqual(answers.slice(0, 2), [
      { words: 'Two ships were chartered.', lang: 'en', behind: 'Quay Auditors', cells: [{ value: '1' }] },
      { words: null, lang: null, behind: null, cells: [{ missing: 'not-due' }] },
    ])
  })

  it('leaves a half-year open where only the other one has a reason', async () => {
    await begin({ by: 'half' })
    await ada.visitor.goto(`${PART('one')}?each=1`)
    const shown = await ada.visitor.send(PART('one'), { 'r-0-1-0': 'not-due', go: 'save' })
    assert.equal(fieldIn(shown.html, 'r-0-1-0'), 'not-due')
    assert.equal(fieldIn(shown.html, 'r-0-0-0'), '', 'each has a list of its own')
    await answer('one', { go: 'save' })
    assert.match(await see(HOME), wording('filing.begun', { done: 1, all: 16 }))
  })

  it('says of commitments and of figures in one statement', async () => {
    await h.commit(SHIP, [pledgeOf('plug-in', { due: '2027-01-31' })])
    await later('2027-02-10T09:00:00Z', ada)
    await begin()
    assert.match(
      await see(REPORT),
      inOrder(wording('filing.commitments'), wording('filing.commitmentsAsk', { count: 1 })),
    )
    await answer('one', AIR)
    assert.match(await see(PREVIEW), inOrder(wording('filing.change'), wording('filing.commitments')))
    await ada.visitor.goto(`${REPORT}/commitments`)
    const how = { [`how.${SHIP}.plug-in`]: 'on-course', words: 'It was a good year.' }
    await ada.visitor.send(`${REPORT}/commitments`, { ...how, go: 'leave' })
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('filing.commitments'), 'complete'))
    await sign()
    const [row] = await h.it.log.store.rows([ref('schedules', ACCORD, SHIP)])
    assert.partialDeepStrictEqual(row, {
      commitments: [{ reports: [{ says: 'on-course' }] }],
      reports: [{ clause: 'yearly-report' }],
    })
    assert.equal((await filed()).length, 1)
  })

  it('puts beside each other of what two began with nothing that neither touched', async () => {
    await h.commit(SHIP, [
      pledgeOf('plug-in', { due: '2028-01-31' }),
      pledgeOf('berths', { due: '2029-01-31' }),
    ])
    await begin()
    const ben = await colleague()
    const account = `${REPORT}/commitments`
    for (const { visitor } of [ada, ben]) await visitor.goto(account)
    const says = (id: string) => `how.${SHIP}.${id}`
    await ben.visitor.send(account, { [says('plug-in')]: 'on-course', go: 'leave' })
    await ada.visitor.send(account, { [says('berths')]: 'on-course', words: 'Our year.', go: 'leave' })
    const { html } = await ada.visitor.goto(account)
    assert.equal(countOf(html, 'fieldset.met'), 0)
    for (const id of ['plug-in', 'berths'])
      assert.equal(countOf(html, `[name="${says(id)}"][value="on-course"][checked]`), 1, id)
    // What both typed stands there by whose hand it is.
    await ben.visitor.goto(account)
    await ada.visitor.send(account, { [says('berths')]: 'none', go: 'leave' })
    const left = await ben.visitor.send(account, { [says('berths')]: 'skip', go: 'leave' })
    assert.match(wordsOn(left), inOrder(wording('filing.saved'), wording('sheet.leftWrong', { count: 1 })))
    assert.match(wordsOn(left), inOrder(wording('filing.commitments'), wording('filing.wrong', { count: 1 })))
    const shown = await ben.visitor.goto(account)
    assert.equal(countOf(shown.html, 'fieldset.met'), 1)
    assert.match(wordsOn(shown), inOrder(wording('ours.noOutlook'), wording('ours.skip')))
    // What a colleague has emptied is told as theirs.
    await ben.visitor.goto(account)
    await ada.visitor.goto(account)
    await ada.visitor.send(account, { words: '', go: 'leave' })
    await ben.visitor.send(account, { words: 'Our second year.', go: 'leave' })
    assert.match(
      wordsOn(await ben.visitor.goto(account)),
      inOrder(wording('filing.emptiedTheirs', { who: 'Passkey without a name' }), 'Our second year.'),
    )
    const both = await ben.visitor.send(account, { go: 'next' })
    assert.match(
      faultsIn(both.html)[says('berths')]!,
      inOrder('Offer shore power at 40 berths.', wording('ours.how'), 'different answers were typed'),
    )
  })

  it('is signed without a word on what is not due, whether anybody opened its commitments or not', async () => {
    await h.commit(SHIP, [
      pledgeOf('plug-in', { due: '2028-01-31' }),
      pledgeOf('berths', { due: '2029-01-31' }),
    ])
    await begin()
    await answer('one', AIR)
    const missing = wording('filing.commitmentsAsk', { count: 2 })
    assert.doesNotMatch(await see(REPORT), missing)
    assert.doesNotMatch(await see(PREVIEW), wording('filing.change'))
    await ada.visitor.goto(`${REPORT}/commitments`)
    await ada.visitor.send(`${REPORT}/commitments`, { go: 'leave' })
    // Taken on since, it has no line in what was saved.
    await h.commit(SHIP, [pledgeOf('lamps', { due: '2028-06-30' })])
    assert.doesNotMatch(await see(PREVIEW), wording('filing.change'))
    await sign()
    const [row] = await h.it.log.store.rows([ref('schedules', ACCORD, SHIP)])
    assert.deepEqual(
      row!.reports.map(({ clause }) => clause),
      ['yearly-report'],
    )
  })

  it('is prepared by a drafter, signed by a signatory, and read by a reader', async () => {
    const [dan, rae] = [await colleague('drafter', 'Dan'), await colleague('reader', 'Rae')]
    await begin({}, dan)
    await answer('one', AIR, dan)
    assert.match(await see(PREVIEW, dan), wording('filing.signDrafter'))
    assert.equal((await dan.visitor.goto(PREVIEW)).html.includes('name="read"'), false)
    assert.match(await see(REPORT, rae), inOrder(wording('filing.read'), '5 of 8 answers'))
    assert.deepEqual(linksIn(rae.visitor.shown.html, /\/parts\//), [])
    assert.equal((await rae.visitor.goto(PART('one'))).status, 403)
    assert.match(await see(PREVIEW, rae), wording('filing.openSays', { count: 3 }))
    assert.match(await see(REPORT), /Dan ?, 10 Jan 2027/)
    await sign()
    assert.equal((await filed()).length, 1)
  })

  it('shows whose turn it is once a colleague is asked for a part', async () => {
    const ben = await colleague()
    await begin()
    await see(REPORT)
    await ada.visitor.send('ask', { part: 'quays', key: ben.keyid })
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder(wording('filing.asked'), '1.1 At the quays', 'Asked of Ben Osei'),
    )
    assert.match(await see(REPORT, ben), inOrder('1.1 At the quays', wording('filing.turnYours')))
    const waits = wording('filing.waits', { call: 'The Harbour Accord', count: 1 })
    assert.match(await see('/representative', ben), waits)
    assert.doesNotMatch(await see('/representative'), waits)
    await answer('quays', QUAYS, ben)
    assert.doesNotMatch(await see('/representative', ben), waits)
  })

  it('can be for other periods later, and comes back with what was typed for the earlier ones', async () => {
    await begin()
    await answer('one', AIR)
    await see(REPORT)
    const wrong = await ada.visitor.send('periods', { from: '2026-12-31', until: '2026-01-01' })
    assert.deepEqual(Object.keys(faultsIn(wrong.html)), ['until'])
    await see(REPORT)
    await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'half' })
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('filing.periodsDone'), '0 of 16 answers'))
    await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'whole' })
    assert.match(wordsOn(ada.visitor.shown), /5 of 8 answers/)
  })

  it('publishes no answer for other periods without a word, and keeps it for the next report', async () => {
    const ben = await colleague()
    await begin()
    await answer('one', AIR, ben)
    await see(REPORT)
    await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'half' })
    await answer('one', { 'c-1-0-0': '7', 'c-1-1-0': '8', go: 'save' })
    const left = inOrder(wording('filing.leftOutSays', { count: 5 }), '2026', '5 answers', 'Ben Osei')
    for (const path of [REPORT, PREVIEW]) assert.match(await see(path), left)
    // It comes back by one button, and what was typed meanwhile is left out instead.
    await ada.visitor.send('return')
    const own = inOrder('5 of 8 answers', 'Jan – Jun 2026', '1 answer by Passkey without a name (you)')
    assert.match(wordsOn(ada.visitor.shown), own)
    await ada.visitor.send('return')
    assert.match(await sign(), left)
    const waits = { count: 5, catalogue: 'The year in figures', periods: '2026' }
    assert.match(await see(REPORT), wording('filing.leftBefore', waits))
    assert.match(wordsOn(await begin()), /5 of 8 answers/)
    await ada.visitor.send('periods', { from: '2025-01-01', until: '2025-06-30', by: 'half' })
    await ada.visitor.send('forget')
    assert.match(wordsOn(ada.visitor.shown), wording('filing.leftDropSays', { count: 5, periods: '2026' }))
    await ada.visitor.send('forget')
    assert.match(wordsOn(ada.visitor.shown), wording('filing.leftDropped'))
    assert.doesNotMatch(await see(REPORT), wording('filing.leftOut'))
  })

  it('saves nothing that was typed for other periods, and shows it to be copied', async () => {
    const ben = await colleague()
    await begin()
    await ben.visitor.goto(PART('one'))
    await see(REPORT)
    await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'half' })
    const late = await ben.visitor.send(PART('one'), { 'c-0-0-1': '12.25', go: 'save' })
    assert.equal(late.status, 409)
    assert.match(wordsOn(late), inOrder(wording('filing.ended.changed'), 'Land of ba', '2026', '12.25'))
    assert.match(await see(REPORT), /0 of 16 answers/)
  })

  it('keeps words that are too long in the form, and takes nothing of a form that was made up', async () => {
    await begin()
    const [over, long] = ['Words. '.repeat(3000), 'Words. '.repeat(3700)]
    // What its author can shorten another day is saved until then.
    const typed = { 'c-5-0-0': over, 'words-3-0': over, go: 'save' }
    const saved = await answer('quays', typed)
    assert.deepEqual(Object.keys(faultsIn(saved.html)), ['words-3-0', 'c-5-0-0'])
    await ada.visitor.goto(PART('quays'))
    for (const id of ['words-3-0', 'c-5-0-0'])
      assert.equal(fieldIn(ada.visitor.shown.html, id).trim(), over.trim())
    assert.match(await see(PREVIEW), inOrder(wording('filing.change'), '1.1 At the quays', '2 to change'))
    const account = `${REPORT}/commitments`
    await ada.visitor.goto(account)
    await ada.visitor.send(account, { words: over, go: 'leave' })
    const told = await ada.visitor.goto(account)
    assert.equal(fieldIn(told.html, 'words').trim(), over.trim())
    assert.deepEqual(Object.keys(faultsIn((await ada.visitor.send(account, { go: 'next' })).html)), ['words'])
    await answer('quays', { 'c-5-0-0': '', 'words-3-0': '', go: 'save' })
    const shown = await answer('quays', { 'c-5-0-0': long, 'c-4-0-0': 'begun', go: 'leave' })
    assert.equal(shown.status, 422)
    assert.deepEqual(Object.keys(faultsIn(shown.html)), ['c-5-0-0'])
    assert.equal(fieldIn(shown.html, 'c-5-0-0').trim(), long.trim())
    assert.equal(fieldIn(shown.html, 'c-4-0-0'), 'begun', 'the rest is saved')
    // What a colleague saves in that field while it is shortened stands beside it then.
    const at = parseTime(h.it.now as string)
    const { value: head } = (await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, at))!
    const how = { part: 'i.how', group: groupOf(head.periods[0]!), slot: 'c/', was: null }
    await saveEdits(h.it.log.drawer, head, [{ ...how, is: { value: 'By a line.' } }], 'ben', at)
    const met = await ada.visitor.send(PART('quays'), {
      'c-5-0-0': 'By lines.',
      'c-4-0-0': 'done',
      go: 'save',
    })
    assert.deepEqual(Object.keys(faultsIn(met.html)), ['nc-5-0-0'])
    assert.equal(fieldIn(met.html, 'c-4-0-0'), 'done')
    await ada.visitor.send(PART('quays'), { 'take-5-0-0': 'null', go: 'save' })
    const same = await answer('quays', { 'c-5-0-0': long, go: 'same' })
    assert.equal(same.status, 422)
    assert.equal(fieldIn(same.html, 'c-5-0-0').trim(), long.trim(), 'whatever was pressed')
    const odd = {
      ...{ read: '*.*....', 'c-99-0-0': '1', 'c-0-7-0': '2', 'c-3-0-9': '3', 'r-3-0': 'because' },
      ...{ 'behind-3-0': 'a\u202eb', 'source-3-0': 'nowhere', go: 'save' },
    }
    const made = await answer('quays', odd)
    assert.deepEqual(Object.keys(faultsIn(made.html)), ['behind-3-0', 'place-3-0'])
    for (const id of Object.keys(faultsIn(made.html))) assert.equal(countOf(made.html, `#${id}`), 1, id)
    assert.match(await see(REPORT), inOrder('1 of 8 answers', '1.1 At the quays', '2 to change'))
    assert.equal((await ada.visitor.goto(`${PART('one')}?page=2`)).status, 404)
    assert.equal((await ada.visitor.goto(PART('nobody-s'))).status, 404)
  })

  it('keeps in the form what the draft has no room for, until something else is shortened', async () => {
    await begin({ by: 'half' })
    const at = parseTime(h.it.now as string)
    const { value: head } = (await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, at))!
    const filled = Array.from({ length: 104 }, (_, i) => {
      const place = { part: `i.tonnes`, group: `before-${i % 4}`, slot: `c/${i}`, was: null }
      return { ...place, is: { text: 'w'.repeat(15_000) } }
    })
    const most = MOST_OF_DRAFT / 15_050
    for (let part = 0; part < most / 104; part++) {
      const own = filled.slice(0, Math.floor(most) - part * 104).map(one => ({ ...one, part: `i.${part}` }))
      await saveEdits(h.it.log.drawer, head, own, ada.keyid, at)
    }
    const words = 'A line to each berth. '.repeat(900).trim()
    const typed = { 'c-5-0-0': words, 'c-5-1-0': words, 'c-3-0-0': '2024-03-01', go: 'save' }
    const full = await answer('quays', typed)
    assert.equal(full.status, 422)
    assert.match(wordsOn(full), wording('filing.noRoom'))
    for (const id of ['c-5-0-0', 'c-5-1-0']) assert.equal(fieldIn(full.html, id).trim(), words)
    assert.equal(fieldIn(full.html, 'c-3-0-0'), '2024-03-01')
    assert.match(await see(REPORT), /0 of 16 answers/)
    // What a colleague saved in the meantime is not overwritten by what comes again from that form.
    await ada.visitor.goto(PART('quays'))
    const bens = { part: 'i.since', group: groupOf(head.periods[0]!), slot: 'c/', was: null }
    await saveEdits(h.it.log.drawer, head, [{ ...bens, is: { value: '2025-01-01' } }], ada.keyid, at)
    await ada.visitor.send(PART('quays'), typed)
    const saved = await ada.visitor.send(PART('quays'), { 'c-5-0-0': '', 'c-5-1-0': '', go: 'save' })
    assert.deepEqual(Object.keys(faultsIn(saved.html)), ['nc-3-0-0'])
    await ada.visitor.send(PART('quays'), { 'take-3-0-0': 'null', go: 'save' })
    await ada.visitor.goto(`${REPORT}/commitments`)
    const account = await ada.visitor.send(`${REPORT}/commitments`, {
      words: `${words}${words}`.slice(0, 19_900),
      go: 'leave',
    })
    assert.equal(account.status, 422)
    assert.match(wordsOn(account), wording('filing.noRoom'))
    assert.equal(fieldIn(account.html, 'words').trim().length, 19_900)
    const gone = filled.map(one => ({ ...one, part: 'i.0', was: one.is, is: null }))
    await saveEdits(h.it.log.drawer, head, gone, ada.keyid, at)
    assert.equal((await answer('quays', typed)).status, 200)
    assert.match(await see(REPORT), /3 of 16 answers/)
  })

  it('is deleted once somebody has read what goes with it', async () => {
    await begin()
    await answer('one', AIR)
    await see(REPORT)
    assert.match(wordsOn(await ada.visitor.send('drop')), wording('filing.dropSays', { values: 4 }))
    await ada.visitor.send('drop')
    assert.match(await see(REPORT), wording('filing.startHead'))
  })

  it('says before anybody types for which periods so many indicators fit, and before the button what does not', async () => {
    const catalogue = largeCatalogue()
    await h.publish(catalogue, { catalogue: 'large' })
    const quarters = await begin({ catalogue: 'large', by: 'quarter' })
    assert.equal(quarters.status, 422)
    const fits = 'the whole period, year, and half-year'
    assert.match(faultsIn(quarters.html).by!, wording('filing.tooLarge', { count: 150, any: 'some', fits }))
    const halves = await begin({ catalogue: 'large', by: 'half' })
    const always = 'the whole period and year'
    assert.match(wordsOn(halves), wording('filing.mayNotFit', { any: 'some', fits: always }))
    // Who gives five reasons in each of them reads so where they would sign.
    const at = parseTime(h.it.now as string)
    const { value: head } = (await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, at))!
    const codes = ['declined', 'not-due', 'not-applicable', 'withheld-by-law', 'withheld-by-party'] as const
    const edits = catalogue.indicators.flatMap(one =>
      head.periods.flatMap(period =>
        cellsOf(catalogue, one).map((by, i) => ({
          ...{ part: draftPartOf(one), group: groupOf(period), slot: slotOf(by), was: null },
          is: { missing: codes[i % codes.length]! },
        })),
      ),
    )
    await saveEdits(h.it.log.drawer, head, edits, ada.keyid, at)
    const preview = await see(PREVIEW)
    assert.match(preview, inOrder(wording('filing.change'), wording('filing.tooLargeNow')))
    assert.equal(countOf(ada.visitor.shown.html, 'input[name=read]'), 0, 'there is nothing to sign with')
  })

  it('tells a period that is shorter than it was called', async () => {
    const wrong = await begin({ until: '2026-05-30', by: 'half' })
    assert.deepEqual([wrong.status, Object.keys(faultsIn(wrong.html))], [422, ['by']])
    assert.match(faultsIn(wrong.html).by!, /shorter than you chose/)
    const told = await begin({ until: '2026-09-30', by: 'half' })
    assert.match(wordsOn(told), /shorter than the others/)
  })

  it('tells whoever begins second that what they chose was not taken, and keeps it for them', async () => {
    const ben = await colleague()
    await Promise.all([ada.visitor.goto(REPORT), ben.visitor.goto(REPORT)])
    const time = { from: '2026-01-01', until: '2026-12-31' }
    const first = await ada.visitor.send('begin', { ...time, by: 'half' })
    const same = await ben.visitor.send('begin', { ...time, by: 'half' })
    for (const page of [first, same]) assert.equal(countOf(page.html, '.notice.warn[role=alert]'), 0)
    await see(REPORT)
    await ada.visitor.send('drop')
    await ada.visitor.send('drop')
    await Promise.all([ada.visitor.goto(REPORT), ben.visitor.goto(REPORT)])
    await ada.visitor.send('begin', { ...time, by: 'half' })
    const second = await ben.visitor.send('begin', { from: '2025-01-01', until: '2025-12-31', by: 'quarter' })
    const told = { periods: 'Jan – Jun 2026, Jul – Dec 2026', time: '2025', cut: 'quarter', is: 'periods' }
    const who = { who: 'other' }
    assert.match(wordsOn(second), wording('filing.begunBefore', { ...told, ...who }))
    assert.deepEqual(
      ['from', 'until', 'by'].map(id => fieldIn(second.html, id)),
      ['2025-01-01', '2025-12-31', 'quarter'],
    )
    assert.match(
      wordsOn(await ben.visitor.send('periods')),
      inOrder(wording('filing.periodsDone'), '0 of 32 answers'),
    )
    const odd = await ben.visitor.goto(`${REPORT}?theirs=1&from=x&until=<b>&by=z`)
    assert.equal(odd.status, 200)
  })

  it('says wherever it is filled in and signed that its time is not over', async () => {
    const time = { from: '2027-01-01', until: '2027-12-31', by: 'year' }
    const told = wording('filing.ahead', { period: '2027', day: '31 December 2027' })
    const wrong = await begin(time)
    assert.deepEqual([wrong.status, Object.keys(faultsIn(wrong.html))], [422, ['early']])
    assert.match(faultsIn(wrong.html).early!, told)
    assert.equal(fieldIn(wrong.html, 'from'), '2027-01-01')
    const begun = await ada.visitor.send('begin', { early: 'yes' })
    assert.match(wordsOn(begun), told)
    for (const path of [PART('one'), PREVIEW]) assert.match(await see(path), told)
    assert.match(await see(PREVIEW), inOrder(wording('filing.signHead'), told, wording('filing.sign')))
    // Other days that are to come are asked for no second time; those that are over are told nothing of.
    await see(REPORT)
    const later = await ada.visitor.send('periods', { until: '2027-06-30', by: 'half' })
    assert.match(wordsOn(later), /ends only on 30 June 2027/)
    const over = await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'year' })
    assert.doesNotMatch(wordsOn(over), /ends only on/)
    const again = await ada.visitor.send('periods', { ...time, by: 'year' })
    assert.deepEqual(Object.keys(faultsIn(again.html)), ['early'])
  })

  it('after one half-year proposes the next', async () => {
    await h.file(smallFigures())
    await see(REPORT)
    assert.deepEqual(
      ['from', 'until', 'by'].map(id => fieldIn(ada.visitor.shown.html, id)),
      ['2026-07-01', '2026-12-31', 'half'],
    )
  })

  it('by a code of practice has a page for each measure, and carries it all', async () => {
    const catalogue = codeOfPractice()
    const sections = catalogue.sections.map(one => ({ ...one, measure: null }))
    await h.publish({ ...catalogue, sections }, { catalogue: 'code' })
    await see(REPORT)
    await ada.visitor.send('begin', {
      catalogue: 'code',
      from: '2026-01-01',
      until: '2026-12-31',
      by: 'half',
    })
    assert.match(wordsOn(ada.visitor.shown), /0 of 2,240 answers/)
    assert.equal(linksIn(ada.visitor.shown.html, /\/parts\//).length, 40)
    const shown = await answer('m1-1', { 'c-0-0-0': 'We published it.', 'c-1-0-5': '17', go: 'next' })
    assert.match(shown.path, /\/parts\/m1-2$/)
    assert.match(await see(REPORT), /2 of 2,240 answers/)
  })
})
