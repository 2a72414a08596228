import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { say } from '../../src/web/messages/say.ts'
import { CLAUSES, CLAUSES_DIGEST } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, POLICY } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed, signIn } from './people.ts'
import { wordsOn } from './visitor.ts'

describe('what other rules would mean for those who have signed', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'brightwater', 'southport'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
  })
  afterEach(() => it_.close())

  const change = (policy: Policy) =>
    it_.post('call/policy-changed', { policy, reason: { lang: 'en', text: 'x' } }, { call: ACCORD })

  it('is computed party by party: by notice, by a yes alone, and nothing for whom it is not meant', async () => {
    // Northhaven accepts rules with a notice of 90 days; Brightwater such as bind only by a yes.
    await it_.as('northhaven').sign(ACCORD)
    const strict = { ...POLICY, noticeDays: null }
    await change(strict)
    await it_.as('brightwater').sign(ACCORD, { policy: policyDigest(strict) })
    const clause = CLAUSES.clauses![0]!
    const yearly = { ...clause, cycle: { ...clause.cycle, opens: '2026-03-01', due: '2026-06-30' } }
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', {
      'clause1.en': 'Each year we report.',
      clauseId1: yearly.id,
      clauseAsks1: 'report',
      clauseOpens1: yearly.cycle.opens,
      clauseDue1: yearly.cycle.due,
      clauseMonths1: '12',
      'clauseKind1-company': 'yes',
      reason: 'We want to be measured.',
    })
    const path = one.visitor.shown.path
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('mean.stand', { count: 2 }))
    assert.match(look, wording('mean.byNotice', { count: 1, several: 'no', first: '2 April 2026', last: '' }))
    assert.match(look, wording('mean.byYes', { count: 1 }))
    // Northhaven's yes was to rules without clauses: by notice it is asked for nothing, as Brightwater is.
    assert.match(look, wording('mean.unasked', { count: 1 }))
    assert.match(look, wording('mean.ifYes', { count: 2, several: 'no', first: '30 June 2026', last: '' }))
    assert.match(look, wording('mean.nobodyElse'))
    const rows = load(one.visitor.shown.html)('#mean-names tbody tr')
      .toArray()
      .map(row => load(row).text().replace(/\s+/g, ' ').trim())
    assert.deepEqual([rows.length, rows.some(row => /southport/i.test(row))], [2, false])
    assert.match(rows.find(row => /brightwater/i.test(row))!, wording('mean.onlyYes'))
    // The names go on page by page; the second officer reads the same before signing.
    assert.match(wordsOn(await one.visitor.goto(`${path}?after=brightwater`)), /northhaven/i)
    await two.visitor.goto(await awaited(one))
    assert.match(wordsOn(two.visitor.shown), wording('mean.byYes', { count: 1 }))
    await signed(it_, two)
  })

  it('says of a clause that stays to the letter that nothing changes', async () => {
    await change(CLAUSES)
    await it_.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { clauseGrace2: '60', reason: 'More time.' })
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('mean.same', { count: 1 }))
  })

  it('asks by notice whoever had said yes to clauses, from the first period that opens after it', async () => {
    await change(CLAUSES)
    await it_.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', {
      clauseOpens1: '2026-03-01',
      clauseDue1: '2026-06-30',
      reason: 'An earlier report.',
    })
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('mean.asked', { count: 1, several: 'no', first: '30 June 2027', last: '' }))
    assert.doesNotMatch(look, wording('mean.unasked', { count: 1 }))
  })

  it('warns that whoever is late by a clause starts anew where it changes by a letter or is left out', async () => {
    await change(CLAUSES)
    for (const party of ['northhaven', 'brightwater'])
      await it_.as(party).sign(ACCORD, { policy: CLAUSES_DIGEST })
    const body = { answers: [], asked: [{ clause: 'yearly-report', due: '2027-03-31' }] }
    it_.now = '2027-07-15T12:00:00Z'
    await it_.post(
      'report/filed',
      { ...body, policy: CLAUSES_DIGEST, words: { lang: 'en', text: 'All went well.' } },
      { by: 'brightwater', call: ACCORD, signers: [partyKey('brightwater')] },
    )
    await signIn(one.visitor, one.device)
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { clauseGrace1: '31', clauseGone2: 'yes', reason: 'A day more.' })
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('mean.anew', { count: 2 }))
    const who = (count: number, state: string) => say('en', 'mean.anewState', { count, state })
    const clause = (id: string, is: string, who: string) =>
      wording('mean.anewClause', { clause: id, is, who })
    assert.match(look, clause('yearly-report', 'changed', who(1, 'silent')))
    assert.match(look, clause('first-commitment', 'gone', who(2, 'overdue')))
    const late = () =>
      load(one.visitor.shown.html)('#mean-anew tbody tr')
        .toArray()
        .map(row => load(row).text().replace(/\s+/g, ' ').trim())
    assert.deepEqual([late().length, /silent today/.test(late()[1]!)], [2, true])
    // They go on page by page.
    await one.visitor.goto(`${one.visitor.shown.path}?late=brightwater`)
    assert.deepEqual([late().length, /northhaven/i.test(late()[0]!)], [1, true])
  })

  it('says of a class that ends what it had asked for, and that the late start anew', async () => {
    const [yearly, first] = CLAUSES.clauses!
    const large = { ...CLAUSES, clauses: [yearly!, { ...first!, of: { classes: ['large'] } }] }
    await change(large)
    await it_.as('northhaven').sign(ACCORD, { policy: policyDigest(large) })
    const by = { policy: policyDigest(large), reason: { lang: 'en', text: 'x' } }
    const granted = { party: 'northhaven', class: 'large', ...by }
    await it_.post('class/granted', granted, { call: ACCORD })
    const ends = async () => {
      await signIn(one.visitor, one.device)
      await one.visitor.goto(`/desk/new/ungrant?call=${ACCORD}&party=northhaven`)
      await one.visitor.send('new/ungrant', { class: `${ACCORD} large`, reason: 'By its last figures.' })
      return wordsOn(one.visitor.shown)
    }
    it_.now = '2026-03-01T12:00:00Z'
    assert.match(await ends(), wording('mean.classOpen'))
    it_.now = '2026-12-01T12:00:00Z'
    assert.match(await ends(), wording('mean.classAnew'))
  })

  it('says whom a stricter rule would let us remove sooner, from which day, and why', async () => {
    await change(CLAUSES)
    for (const party of ['northhaven', 'brightwater'])
      await it_.as(party).sign(ACCORD, { policy: CLAUSES_DIGEST })
    // Northhaven is silent since 30 June and inactive from 27 December on, Brightwater has reported.
    it_.now = '2027-07-01T12:00:00Z'
    const body = { answers: [], asked: [{ clause: 'yearly-report', due: '2027-03-31' }] }
    await it_.post(
      'report/filed',
      { ...body, policy: CLAUSES_DIGEST, words: { lang: 'en', text: 'All went well.' } },
      { by: 'brightwater', call: ACCORD, signers: [partyKey('brightwater')] },
    )
    it_.now = '2027-10-01T12:00:00Z'
    await signIn(one.visitor, one.device)
    const stricter = async (days: string) => {
      await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
      await one.visitor.send('new/policy', { ruleDays1: days, reason: 'Faster.' })
      return wordsOn(one.visitor.shown)
    }
    const look = await stricter('0')
    assert.match(look, wording('mean.sooner', { count: 1 }))
    const days = { from: '31 December 2027', has: 'yes', before: '26 March 2028' } as const
    const by = { rule: 'silence', clause: 'yearly-report', ...days }
    assert.match(look, wording('mean.soonerGroup', { ...by, count: 1 }))
    const names = load(one.visitor.shown.html)('#mean-sooner-names tbody tr')
      .toArray()
      .map(row => load(row).text())
    assert.deepEqual([names.length, /northhaven/i.test(names[0]!)], [1, true])
    const why = { ...by, due: '31 March 2027', step: 'inactive', since: '27 December 2027' } as const
    assert.match(names[0]!, wording('mean.soonerLine', why))
    await signIn(two.visitor, two.device)
    // What the second look said is what the law then lets us do, and not a day before.
    await two.visitor.goto(await awaited(one))
    assert.match(wordsOn(two.visitor.shown), wording('mean.soonerGroup', { ...by, count: 1 }))
    const { body: published } = await signed(it_, two)
    const removal = async (now: string) => {
      it_.now = now
      const ids = { party: 'northhaven', rule: 'silence', reason: { lang: 'en', text: 'x' } }
      const policy = policyDigest((published as unknown as { policy: Policy }).policy)
      const envelope = it_.envelope('signature/removed', { ...ids, policy }, { call: ACCORD })
      return (await it_.send(envelope)).status
    }
    assert.notEqual(await removal('2027-12-30T23:59:00Z'), 201)
    assert.equal(await removal('2027-12-31T00:01:00Z'), 201)
  })

  it('says nothing of sooner removals where a rule gives more days', async () => {
    await change(CLAUSES)
    await it_.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    it_.now = '2027-10-01T12:00:00Z'
    await signIn(one.visitor, one.device)
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { ruleDays1: '120', reason: 'More time.' })
    assert.equal(load(one.visitor.shown.html)('#means').length, 1)
    assert.equal(load(one.visitor.shown.html)('#mean-sooner').length, 0)
  })

  it('says so where nobody has signed yet', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { again: 'yearly' })
    await one.visitor.send('new/policy', { reason: 'A report each year.' })
    assert.match(wordsOn(one.visitor.shown), wording('mean.nobody'))
  })
})
