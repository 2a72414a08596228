import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { CLAUSES_DIGEST } from '../../committing.ts'
import { countOf, faultsIn, wordsOn } from '../../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST } from '../../harbour.ts'
import { inOrder, wording } from '../../wording.ts'
import { lettersOf, reached } from '../letters-told.ts'
import { linkFor, madeBy } from '../people.ts'
import { type Bound, boundHarbour, HOME, later, SHORE_POWER, schedule, signed } from './bound.ts'

const UNDER = { under: `${MANIFEST_DIGEST} one` }
const ID = 'one-1'
const REPORT = `${HOME}/report`

describe('a report of an organisation', () => {
  let it_: Bound
  beforeEach(async () => {
    it_ = await boundHarbour()
    await signed(it_.ada, `${HOME}/new`, { ...UNDER, ...SHORE_POWER })
    await signed(it_.ada, `${HOME}/new`, { ...UNDER, what: 'Plant 900 trees.', due: '2029-12-31' })
  })
  afterEach(() => it_.site.close())

  const see = async (path: string) => wordsOn(await it_.ada.visitor.goto(path))

  it('is told by letter with what it says of each, in a line of its own', async () => {
    await later(it_, '2027-06-01T00:00:00Z', it_.ada)
    await reached(it_.site, 'northhaven', 'en')
    await lettersOf(it_.site)
    await signed(it_.ada, REPORT, {
      [`how.northhaven.${ID}`]: 'missed',
      'how.northhaven.one-2': 'on-course',
    })
    const { text } = (await lettersOf(it_.site)).get('en@northhaven.example')!
    // Names are isolated, and long lines are broken.
    const plain = text.replace(/[\u2066-\u2069]/g, '').replace(/\n +/g, ' ')
    assert.match(plain, /Offer shore power[^\n]*: Missed/)
    assert.match(plain, /Plant 900 trees\.: On course/)
  })

  it('is one sitting and one signature: what is due, what the rules ask, and whatever else there is to say', async () => {
    await later(it_, '2027-06-01T00:00:00Z', it_.ada)
    const call = 'The Harbour Accord'
    assert.match(await see('/representative'), wording('ours.waitsOverdue', { call, day: '30 June 2026' }))
    assert.match(await see(HOME), inOrder(SHORE_POWER.what, wording('ours.status.overdue')))
    await it_.ada.visitor.follow(/\/report$/)
    const { html, status } = await it_.ada.visitor.send(REPORT, {})
    assert.deepEqual([status, Object.keys(faultsIn(html))], [422, [`how.northhaven.${ID}`]])
    const shown = await signed(it_.ada, REPORT, {
      [`how.northhaven.${ID}`]: 'missed',
      [`words.northhaven.${ID}`]: 'Thirty berths are ready.',
      'how.northhaven.one-2': 'on-course',
      words: 'The works took longer.',
    })
    assert.match(
      shown,
      inOrder(
        wording('toSign.report/filed', { by: 'northhaven', call }),
        SHORE_POWER.what,
        wording('commitment.outlook.missed'),
      ),
    )
    const row = await schedule(it_)
    assert.partialDeepStrictEqual(row, {
      reports: [{ clause: 'yearly-report', due: '2027-03-31' }],
      commitments: [
        { reports: [{ due: '2026-06-30', says: 'missed', final: false }] },
        { reports: [{ due: null, says: 'on-course' }] },
      ],
    })
    const page = wordsOn(it_.ada.visitor.shown)
    assert.match(page, wording('ours.asked.met', { day: '1 June 2027', late: 'yes' }))
    assert.match(
      page,
      inOrder(SHORE_POWER.what, wording('ours.status.reported'), 'Plant', wording('ours.status.open')),
    )
    assert.doesNotMatch(
      await see('/representative'),
      wording('ours.waitsOverdue', { call, day: '30 June 2026' }),
    )
    const year = await see(`${HOME}/year?of=2027`)
    assert.match(
      year,
      inOrder(
        wording('ours.asked.met', { day: '1 Jun 2027', late: 'yes' }),
        wording('ours.answered', { day: '31 Mar 2027' }),
        'Each year we say what became of our commitments.',
      ),
    )
    assert.doesNotMatch(year, /<time/, 'no mark of a page is read as letters')
  })

  it('of two colleagues at once is signed by the second only after reading what the first said of that day', async () => {
    const { ada, site } = it_
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'signatory'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await later(it_, '2026-07-10T00:00:00Z', ada, ben)
    const skip = { 'how.northhaven.one-2': 'skip' }
    await ada.visitor.goto(REPORT)
    await ada.visitor.send(REPORT, { [`how.northhaven.${ID}`]: 'missed', ...skip })
    const told = { due: '30 June 2026', says: 'On course', day: '10 July 2026' }
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('ours.answeredHead'))
    await signed(ben, REPORT, { [`how.northhaven.${ID}`]: 'on-course', ...skip })
    const before = site.log.head()!.size
    const { status } = await ada.visitor.use(ada.device, 'party')
    assert.deepEqual([status, site.log.head()!.size], [409, before], 'nothing is recorded')
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder('seen_stale', wording('ours.answeredHead'), wording('ours.answeredBefore', told)),
    )
    await ada.visitor.use(ada.device, 'party')
    assert.partialDeepStrictEqual(await schedule(it_), {
      commitments: [{ reports: [{ says: 'on-course' }, { says: 'missed' }] }],
    })
  })

  it('answers the very day that it asks about: the first that waits, or the one that is chosen', async () => {
    const stages = { stage1Day: '2027-03-31', stage1: 'Half of it.', due: '2027-09-30' }
    await signed(it_.ada, `${HOME}/new`, { ...UNDER, what: 'Clean the quay.', ...stages })
    const clean = 'northhaven.one-3'
    const others = { [`how.northhaven.${ID}`]: 'skip' }
    const answered = async () => (await schedule(it_))?.commitments[2]?.reports.map(({ due }) => due)
    await later(it_, '2027-10-05T00:00:00Z', it_.ada)
    const page = await see(REPORT)
    assert.match(page, inOrder('Clean the quay.', wording('ours.byWhich')))
    assert.match(it_.ada.visitor.shown.html, /selected>31 March 2027<[\s\S]+>30 September 2027</)
    assert.doesNotMatch(page, wording('ours.howBy', { day: '31 March 2027' }))
    const shown = await signed(it_.ada, REPORT, { ...others, [`how.${clean}`]: 'kept' })
    assert.match(shown, /due 31 March 2027/)
    assert.deepEqual(await answered(), ['2027-03-31'])
    assert.match(await see(REPORT), wording('ours.howBy', { day: '30 September 2027' }))
    await signed(it_.ada, REPORT, { ...others, [`how.${clean}`]: 'missed' })
    assert.deepEqual(await answered(), ['2027-03-31', '2027-09-30'])
  })

  it('for a later day answers those before it, where that day is chosen', async () => {
    const stages = { stage1Day: '2027-03-31', stage1: 'Half of it.', due: '2027-09-30' }
    await signed(it_.ada, `${HOME}/new`, { ...UNDER, what: 'Clean the quay.', ...stages })
    await later(it_, '2027-10-05T00:00:00Z', it_.ada)
    const typed = { 'by.northhaven.one-3': '2027-09-30', 'how.northhaven.one-3': 'kept' }
    await signed(it_.ada, REPORT, { [`how.northhaven.${ID}`]: 'skip', ...typed })
    assert.match(await see(HOME), inOrder('Clean the quay.', wording('ours.status.reported')))
  })

  it('brings back whoever was silent, and says nothing where nothing is said', async () => {
    await later(it_, '2027-08-01T00:00:00Z', it_.ada)
    assert.match(await see(HOME), wording('ours.step.silent', { day: '30 June 2027' }))
    const skip = { [`how.northhaven.${ID}`]: 'skip' }
    // A box that is not ticked is not sent.
    await it_.ada.visitor.goto(REPORT)
    const { html } = await it_.ada.visitor.send(REPORT, { ...skip, [`words.northhaven.${ID}`]: 'Lost?' })
    assert.deepEqual(Object.keys(faultsIn(html)), [`how.northhaven.${ID}`])
    assert.doesNotMatch(html, /Choose how a commitment is going/)
    const bare = await signed(it_.ada, REPORT, skip)
    assert.match(bare, wording('ours.reportBare', { step: 'yes' }), 'what it does without a word')
    assert.match(wordsOn(it_.ada.visitor.shown), wording('ours.back', { day: '1 August 2027' }))
  })

  it('is printed with its year: what was taken on, was due and was said, each with its entry', async () => {
    await later(it_, '2026-07-10T00:00:00Z', it_.ada)
    const last = {
      [`how.northhaven.${ID}`]: 'kept',
      [`last.northhaven.${ID}`]: 'yes',
      [`words.northhaven.${ID}`]: 'The last ship of June had it.',
    }
    assert.match(await signed(it_.ada, REPORT, last), wording('commitment.closes'), 'what its signer ends')
    await signed(it_.ada, `${HOME}/measures`, { 'why0-0': 'We have no cranes.' })
    await later(it_, '2027-02-01T00:00:00Z', it_.ada)
    const page = await see(`${HOME}/year?of=2026`)
    assert.match(
      page,
      inOrder(
        wording('ours.asOf', { day: '31 December 2026' }),
        wording('ours.yearTaken'),
        SHORE_POWER.what,
        '40 berths',
        wording('ours.event.made'),
        '30 Jun 2026',
        wording('commitment.outlook.kept'),
        '10 Jul 2026',
        'The last ship of June had it.',
        wording('ours.yearDue'),
        'Within half a year',
        wording('ours.yearSaid'),
      ),
    )
    assert.doesNotMatch(
      await see(`${HOME}/withdraw`),
      new RegExp(SHORE_POWER.what.replace('.', '[.]')),
      'what is closed for good is withdrawn no more',
    )
    assert.match(page, inOrder(wording('ours.yearDeclined'), 'We have no cranes.'))
    assert.match(await see(`${HOME}/year?of=2027`), wording('ours.nothingSaid'))
    for (const year of ['2025', '2028', 'never'])
      assert.equal((await it_.ada.visitor.goto(`${HOME}/year?of=${year}`)).status, 404)
  })

  it('has in its year what was said on all of it alone, and no other year’s', async () => {
    await signed(it_.ada, REPORT, { [`how.northhaven.${ID}`]: 'skip', words: 'A hard winter.' })
    await later(it_, '2027-02-01T00:00:00Z', it_.ada)
    await signed(it_.ada, REPORT, { [`how.northhaven.${ID}`]: 'skip', words: 'A mild one.' })
    assert.match(await see(`${HOME}/year?of=2026`), inOrder(wording('ours.yearSaid'), 'A hard winter.'))
    const page = await see(`${HOME}/year?of=2027`)
    assert.match(page, inOrder(wording('ours.yearSaid'), 'A mild one.'))
    assert.doesNotMatch(page, /A hard winter/)
  })

  it('tells of each day by itself that nobody answered it, once the days of grace are over', async () => {
    const stages = { stage1Day: '2027-03-31', stage1: 'Half of it.', due: '2027-09-30' }
    await signed(it_.ada, `${HOME}/new`, { ...UNDER, what: 'Clean the quay.', ...stages })
    await later(it_, '2027-12-01T00:00:00Z', it_.ada)
    const late = wording('ours.status.overdue')
    const page = await see(`${HOME}/year?of=2027`)
    assert.match(page, inOrder('Clean the quay.', '31 Mar 2027', late, '30 Sept 2027', late))
    await later(it_, '2028-02-01T00:00:00Z', it_.ada)
    const next = await see(`${HOME}/year?of=2028`)
    assert.match(next, inOrder('31 Mar 2027', late, '30 Sept 2027', late), 'both stay open')
  })

  it('has its year also where the signature was withdrawn later, by the rules of that year', async () => {
    await later(it_, '2028-02-01T00:00:00Z')
    await it_.site.as('northhaven').withdraw(ACCORD)
    await later(it_, '2028-03-01T00:00:00Z', it_.ada)
    assert.match(
      await see(`${HOME}/year?of=2027`),
      inOrder('31 Mar 2027', 'Each year we say what became', wording('ours.asked.overdue')),
    )
    assert.match(await see(`${HOME}/year?of=2028`), wording('ours.yearDue'))
  })

  it('answers a day to come only where it says how that went', async () => {
    const trees = 'how.northhaven.one-2'
    const answered = async () =>
      (await schedule(it_))?.commitments.map(one => one.reports.map(({ due }) => due))
    await signed(it_.ada, REPORT, { [`how.northhaven.${ID}`]: 'on-course', [trees]: 'kept' })
    assert.deepEqual(await answered(), [[null], ['2029-12-31']])
  })

  it('folds away what is not due, but not what was typed there', async () => {
    await later(it_, '2026-07-10T00:00:00Z', it_.ada)
    const { visitor } = it_.ada
    await visitor.goto(REPORT)
    assert.equal(countOf(visitor.shown.html, 'details.fold:not([open]) #words\\.northhaven\\.one-2'), 1)
    const { html } = await visitor.send(REPORT, {
      [`how.northhaven.${ID}`]: 'kept',
      'words.northhaven.one-2': 'The first hundred stand.',
    })
    assert.deepEqual(Object.keys(faultsIn(html)), ['how.northhaven.one-2'])
    assert.equal(countOf(html, 'details.fold[open] #words\\.northhaven\\.one-2'), 1)
  })

  it('names the rules that bind it, whatever newer ones say', async () => {
    await later(it_, '2027-03-01T00:00:00Z', it_.ada)
    const shown = await signed(it_.ada, REPORT, { [`how.northhaven.${ID}`]: 'none' })
    assert.match(shown, new RegExp(CLAUSES_DIGEST.slice(0, 20)))
  })
})
