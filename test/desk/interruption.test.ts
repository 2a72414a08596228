import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { interruptions } from '../../src/people/heartbeats.ts'
import { ref } from '../../src/register/rows.ts'
import { dropTold } from '../../src/work/commitments/interruptions.ts'
import { CLAUSES, CLAUSES_DIGEST, pledgeOf } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { enrolled, filled, type Officer, signed, signIn } from './people.ts'
import { formIn, formsIn, linksIn, wordsOn } from './visitor.ts'

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
    assert.deepEqual(
      formsIn(one.visitor.shown.html).filter(({ action }) => action.includes('/desk/new/')),
      [],
    )
    await dropTold(site.running)
    assert.deepEqual(await interruptions.all(site.log.drawer, parseTime(site.now)), [])
  })

  it('say before an officer signs whom an interruption moves, and from which day to which', async () => {
    await site.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    Object.assign(site.running, { signer: null })
    site.now = '2026-06-30T20:00:00Z'
    const shut = { from: '2026-06-29T06:00:00Z', until: '2026-06-30T18:00:00Z' }
    await site.log.drawer.apply([interruptions.laid(shut.from, shut, null)], parseTime(site.now))
    await signIn(one.visitor, one.device)
    await one.visitor.goto('/desk/new/interruption')
    await one.visitor.send('new/interruption', { from: shut.from })
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('moves.shutCount', { count: 1 }))
    const words = { own: 'no', clause: 'first-commitment', from: '30 June 2026', to: '2 July 2026', count: 1 }
    assert.match(look, wording('moves.line', words))
    assert.match(look, /northhaven/i)
    assert.match(look, /The Harbour Accord[^A-Za-z]*Dates of/)
    assert.equal(
      load(one.visitor.shown.html)('main code').filter((_, it) => load(it).text() === ACCORD).length,
      0,
    )
  })

  it('run on whatever is switched off, and the desk offers to move them where a signatory can let nobody in to act', async () => {
    await site.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    await filled(one, 'switch', { which: 'read-only', to: 'off', reason: 'We move.' })
    await signed(site, one)
    const number = site.log.head()!.size - 1
    const by = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await site.post('commitment/made', { manifest: MANIFEST_DIGEST, commitments: [pledgeOf('berths')] }, by)
    const paused = wording('also.paused', { call: 'The Harbour Accord', number })
    const open = await one.visitor.goto('/desk')
    assert.doesNotMatch(wordsOn(open), paused, 'whoever has a passkey can act')
    assert.deepEqual(linksIn(open.html, /extension/), [])
    const { keyid } = partyKey('northhaven')
    await site.post('key/revoked', { keyid, reason: said('Lost.') }, { ...by, call: null })
    const desk = await one.visitor.goto('/desk')
    assert.match(wordsOn(desk), paused)
    assert.deepEqual(linksIn(desk.html, /extension/), [`/desk/new/extension?call=${ACCORD}`])
  })
})
