import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { readDuties, readRules } from '../../src/work/commitments/duties.ts'
import { CLAUSES, CLAUSES_DIGEST } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, said } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { addPasskey, Signatory, sitePasskey } from './signatory.ts'

describe('what rules ask of whoever is about to sign', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    await addPasskey(it_, 'northhaven', sitePasskey())
    const body = { policy: CLAUSES, reason: said('We want to be measured.') }
    await it_.post('call/policy-changed', body, { call: ACCORD })
  })
  afterEach(() => it_.close())

  const reads = async (lang = 'en') => {
    const visitor = new Signatory(it_, lang)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'northhaven' })
    return visitor.text
  }

  it('stands beside the text, with the days of a signature given today', async () => {
    const text = await reads()
    assert.match(text, wording('sign.asks'))
    // One day after 30 days of grace and 60 more, then after 180.
    assert.match(text, wording('asks.due', { opens: '1 January 2027', due: '31 March 2027' }))
    assert.match(text, wording('asks.late', { day: '30 April 2027' }))
    assert.match(text, wording('asks.silent', { day: '30 June 2027' }))
    assert.match(
      text,
      inOrder(wording('asks.inactive', { day: '27 December 2027' }), wording('asks.removable')),
    )
    // The other is counted from the signature.
    assert.match(text, wording('asks.due', { opens: '1 January 2026', due: '30 June 2026' }))
    assert.match(await reads('fr'), wording('sign.asks', {}, 'fr'))
  })

  it('moves with the day on which it is read, and asks nothing by a period that has opened', async () => {
    it_.now = '2027-02-01T12:00:00Z'
    const text = await reads()
    assert.match(text, wording('asks.due', { opens: '1 January 2028', due: '31 March 2028' }))
    assert.match(text, wording('asks.due', { opens: '1 February 2027', due: '31 July 2027' }))
  })

  it('is what is asked of it in the end', async () => {
    await it_.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    const rules = (await readRules(it_.log.store, ACCORD))!
    const on = async (day: string) => (await readDuties(it_.log.store, rules, ACCORD, 'northhaven', day))!
    assert.equal((await on('2027-04-30')).asked[0]!.state, 'due')
    assert.equal((await on('2027-05-01')).asked[0]!.state, 'overdue')
    assert.equal((await on('2027-06-29')).step, null)
    assert.deepEqual((await on('2027-06-30')).step, { name: 'silent', since: '2027-06-30' })
    assert.deepEqual((await on('2027-12-27')).step, { name: 'inactive', since: '2027-12-27' })
  })
})
