import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { CLAUSES, CLAUSES_DIGEST } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, POLICY } from '../harbour.ts'
import { wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed } from './people.ts'
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
    // The window of 2026 opens before the notice is over: the first that asks Northhaven opens in 2027.
    assert.match(look, wording('mean.asked', { count: 1, several: 'no', first: '30 June 2027', last: '' }))
    assert.match(look, wording('mean.ifYes', { count: 1, several: 'no', first: '30 June 2026', last: '' }))
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

  it('says so where nobody has signed yet', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { again: 'yearly' })
    await one.visitor.send('new/policy', { reason: 'A report each year.' })
    assert.match(wordsOn(one.visitor.shown), wording('mean.nobody'))
  })
})
