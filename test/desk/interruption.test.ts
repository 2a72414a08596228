import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { interruptions } from '../../src/people/heartbeats.ts'
import { ref } from '../../src/register/rows.ts'
import { dropTold } from '../../src/work/commitments/interruptions.ts'
import { CLAUSES } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, said } from '../harbour.ts'
import { wording } from '../wording.ts'
import { enrolled, filled, type Officer, signed, signIn } from './people.ts'
import { formIn, linksIn, wordsOn } from './visitor.ts'

const SHUT = [
  { from: '2026-01-03T00:00:00Z', until: '2026-01-04T06:00:00Z' },
  { from: '2026-01-05T00:00:00Z', until: '2026-01-05T08:00:00Z' },
] as const

describe('dates that move only by an entry', () => {
  let site: Depositary
  let one: Officer
  beforeEach(async () => {
    site = await startDepositary({ parties: ['northhaven'] })
    one = await enrolled(site)
    await site.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, { call: ACCORD })
  })
  afterEach(() => site.close())

  it('wait at the desk where the key of the keeper lies elsewhere, and an officer signs what was found out', async () => {
    Object.assign(site.running, { signer: null })
    assert.doesNotMatch(wordsOn(await one.visitor.goto('/desk')), wording('also.interruptions', { count: 2 }))
    site.now = '2026-01-05T08:10:00Z'
    const laid = SHUT.map(one => interruptions.laid(one.from, one, null))
    await site.log.drawer.apply(laid, parseTime(site.now))
    await signIn(one.visitor, one.device)
    assert.match(wordsOn(await one.visitor.goto('/desk')), wording('also.interruptions', { count: 2 }))
    for (const [i, shut] of SHUT.entries()) {
      await one.visitor.goto('/desk')
      await one.visitor.follow(/\/desk\/new\/interruption$/)
      const { fields } = formIn(one.visitor.shown.html, 'new/interruption')
      assert.equal(fields.from ?? shut.from, shut.from, 'the oldest first, and nobody types it')
      await one.visitor.send('new/interruption', { from: shut.from })
      const { body, type } = await signed(site, one)
      assert.deepEqual({ body, type }, { body: shut, type: 'service/interrupted' })
      const [row] = await site.log.store.rows([ref('interruptions', 'log')])
      assert.equal(row!.interruptions.length, i + 1)
    }
    assert.deepEqual(linksIn((await one.visitor.goto('/desk')).html, /interruption/), [])
    assert.match(wordsOn(await one.visitor.goto('/desk/new/interruption')), wording('interruption.none'))
    await dropTold(site.running)
    assert.deepEqual(await interruptions.all(site.log.drawer, parseTime(site.now)), [])
  })

  it('run on while a switch keeps commitments out, and the desk says so and leads to an entry that moves them', async () => {
    assert.deepEqual(linksIn((await one.visitor.goto('/desk')).html, /extension/), [])
    await filled(one, 'switch', { which: 'read-only', to: 'off', reason: 'We move.' })
    await signed(site, one)
    const number = site.log.head()!.size - 1
    const desk = await one.visitor.goto('/desk')
    assert.match(wordsOn(desk), wording('also.paused', { call: 'The Harbour Accord', number }))
    assert.deepEqual(linksIn(desk.html, /extension/), [`/desk/new/extension?call=${ACCORD}`])
  })
})
