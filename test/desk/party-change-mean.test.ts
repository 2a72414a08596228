import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { CLAUSES, FIRST, YEARLY } from '../committing.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, inEnglish, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { enrolled, type Officer, signed, signIn } from './people.ts'
import { wordsOn } from './visitor.ts'

const LARGE: Policy = {
  ...CLAUSES,
  clauses: [YEARLY, FIRST, { ...YEARLY, id: 'large-report', of: { classes: ['large'] } }],
}

describe('what a word of the keeper about one organisation would mean for it', () => {
  let site: Depositary
  let one: Officer
  beforeEach(async () => {
    site = await startDepositary({ parties: ['northhaven'] })
    one = await enrolled(site)
    await admit(site, 'southport', { kind: 'state' })
    await site.post('call/policy-changed', { policy: LARGE, reason: said('x') }, { call: ACCORD })
    for (const party of ['northhaven', 'southport'])
      await site.as(party).sign(ACCORD, { policy: policyDigest(LARGE) })
  })
  afterEach(() => site.close())

  const on = async (day: string) => {
    site.now = `${day}T12:00:00Z`
    await signIn(one.visitor, one.device)
  }
  const kind = async (party: string, kind: string) => {
    await one.visitor.goto(`/desk/new/party?party=${party}`)
    await one.visitor.send('/desk/new/party', { kind, reason: 'By its charter.' })
    return wordsOn(one.visitor.shown)
  }
  const change = async (form: string) => {
    await one.visitor.goto(`/desk/new/${form}?call=${ACCORD}&party=northhaven`)
    await one.visitor.send(`new/${form}`, { class: `${ACCORD} large`, reason: 'By its last figures.' })
    return wordsOn(one.visitor.shown)
  }
  const clauses = () =>
    load(one.visitor.shown.html)('.clauses li')
      .toArray()
      .map(li => load(li).text().replace(/\s+/g, ' ').trim())

  it('shows before another kind is signed which clauses begin to ask, and by when', async () => {
    await on('2026-06-01')
    const look = await kind('southport', 'company')
    const begins = wording('mean.begins', {
      day: '2 June 2026',
      opens: '1 January 2027',
      due: '31 March 2027',
    })
    assert.match(look, begins)
    assert.match(look, /Rules that bind it/)
    assert.deepEqual(
      clauses().map(it => /yearly-report/.test(it)),
      [true],
    )
  })

  it('shows which clauses then ask nothing more, and what waits by them', async () => {
    await on('2027-06-01')
    const look = await kind('northhaven', 'academia')
    assert.match(look, wording('mean.ends', { day: '2 June 2027' }))
    assert.match(look, wording('mean.classAnew'))
  })

  it('says nothing of duties where the kind stays', async () => {
    await on('2026-06-01')
    await one.visitor.goto('/desk/new/party?party=southport')
    await one.visitor.send('/desk/new/party', {
      'names.en': 'The State of Southport',
      reason: 'Its full name.',
    })
    assert.equal(load(one.visitor.shown.html)('#means').length, 0)
  })

  it('shows of a class the words by which it binds, what begins by it, and what ends with it', async () => {
    await on('2026-12-31')
    const look = await change('grant')
    assert.match(look, /Large ports/)
    const begins = wording('mean.begins', {
      day: '1 January 2027',
      opens: '1 January 2027',
      due: '31 March 2027',
    })
    assert.match(look, begins)
    assert.deepEqual(
      clauses().map(it => /large-report/.test(it)),
      [true],
    )
    assert.doesNotMatch(look, wording('mean.classOther', { number: 2 }))
    await signed(site, one)
    await on('2027-02-01')
    assert.match(await change('ungrant'), wording('mean.classOpen'))
    assert.match(clauses().join(), wording('mean.ends', { day: '1 February 2027' }))
  })

  it('warns where the rules that bind it mean other organisations by the same class', async () => {
    await on('2026-06-01')
    const classes = [{ ...LARGE.classes![0]!, titles: inEnglish('Ports of ten million tonnes') }]
    const policy = { ...LARGE, classes }
    await site.post('call/policy-changed', { policy, reason: said('By weight.') }, { call: ACCORD })
    const other = wording('mean.classOther', { number: 2 })
    assert.doesNotMatch(await change('grant'), other)
    const { path } = one.visitor.shown
    // It accepts the newer rules while the grant by the older ones waits for its signature.
    const yes = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await site.post('policy/accepted', { policy: policyDigest(policy) }, yes)
    assert.match(wordsOn(await one.visitor.goto(path)), other)
    assert.match(wordsOn(one.visitor.shown), wording('mean.changeNothing'))
  })
})
