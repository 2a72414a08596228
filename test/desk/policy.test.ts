import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Policy } from '../../src/register/kinds.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, POLICY } from '../harbour.ts'
import { wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

describe('other rules for a call', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
    await it_.as('northhaven').sign(ACCORD)
  })
  afterEach(() => it_.close())

  it('begin with those in force, take two officers, and bind nobody who signed before', async () => {
    await one.visitor.goto('/desk/new/policy')
    await one.visitor.send('new/policy', { call: ACCORD })
    // What the form was filled with is what stands: sent as it is, it changes nothing.
    await one.visitor.send('new/policy', { reason: 'Nothing.' })
    assert.match(faultsIn(one.visitor.shown.html).effect!, /^Policy sha256:[^ ]+ is in force already/)
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { 'mandate-state': 'vetted', reason: 'States are vetted.' })
    const path = await awaited(one)
    await two.visitor.goto(path)
    assert.match(wordsOn(two.visitor.shown), /States are vetted\./)
    const { type, body } = await signed(it_, two)
    assert.equal(type, 'call/policy-changed')
    const { policy } = body as unknown as { policy: Policy }
    assert.deepEqual(policy, { ...POLICY, mandates: [{ kind: 'state', mandate: 'vetted' }] })
    const call = await it_.json<{ policy: { digest: string } }>(`/${ACCORD}.json`)
    const roll = await it_.json<{ items: { party: string }[] }>(`/${ACCORD}/roll.json`)
    assert.ok(roll.items.length === 1 && call.policy.digest !== undefined)
    const party = wordsOn(await two.visitor.goto('/parties/northhaven'))
    assert.match(party, wording('entry.policyNumber', { number: 1 }))
  })

  it('are told field by field where something is missing', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    const { status, html } = await one.visitor.send('new/policy', { notice: 'soon', effect: '', reason: '' })
    assert.equal(status, 422)
    for (const field of ['notice', 'effect', 'reason']) assert.ok(faultsIn(html)[field], field)
    assert.equal(formIn(html, 'new/policy').fields.notice, 'soon')
  })
})
