import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { linkFor, madeBy, type Person, representative } from '../representative/people.ts'
import { Device } from './device.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  awaited,
  beginsAsOfficer,
  CHECKED,
  enrolled,
  filled,
  invited,
  type Officer,
  openApplication,
  printedLink,
  REMOVAL,
} from './people.ts'
import { formIn, type Shown, Visitor, wordsOn } from './visitor.ts'

/**
 * Whoever signs presses twice, or goes back to the page and presses again: it was done once, and they see that it was.
 */
describe('a signed form that is sent twice', () => {
  let it_: Depositary
  let one: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    one = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const size = () => it_.log.head()!.size

  /** Twice at the same moment, and once more afterwards, each with the same answer of the device. */
  async function thrice(visitor: Visitor, device: Device, use: 'officer' | 'party'): Promise<Shown[]> {
    const page = visitor.shown
    const answer = device.answer(formIn(page.html, 'passkey'), use)
    const atOnce = await Promise.all([1, 2].map(() => visitor.send('passkey', answer)))
    visitor.shown = page
    return [...atOnce, await visitor.send('passkey', answer)]
  }

  /** Everybody is led to the entry that was made, from here. */
  function allSee(shown: readonly Shown[], index: number): void {
    for (const { path, status, html } of shown) {
      assert.equal(status, 200, html)
      assert.equal(new URLSearchParams(path.split('?')[1]).get('done'), String(index))
    }
    assert.equal(size(), index + 1)
  }

  it('leads an officer to what was admitted', async () => {
    await applied(it_)
    await openApplication(one.visitor)
    await one.visitor.send('admit', CHECKED)
    const before = size()
    allSee(await thrice(one.visitor, one.device, 'officer'), before)
  })

  it('leads the second of two officers to what both have signed', async () => {
    const two = await anotherOfficer(it_)
    await it_.as('northhaven').sign(ACCORD)
    await filled(one, 'removal', REMOVAL)
    await two.visitor.goto(await awaited(one))
    const before = size()
    allSee(await thrice(two.visitor, two.device, 'officer'), before)
  })

  it('leads an officer to what waits for the other one, where it takes two', async () => {
    await anotherOfficer(it_)
    await it_.as('northhaven').sign(ACCORD)
    await filled(one, 'removal', REMOVAL)
    const before = size()
    for (const { path, status, html } of await thrice(one.visitor, one.device, 'officer')) {
      assert.equal(status, 200, html)
      assert.match(path, /^\/desk\/second\/[\w-]{43}\?kept=1$/)
    }
    assert.equal(size(), before)
  })

  it('leads a party to the passkey that it let in', async () => {
    const ada: Person = await representative(it_, 'northhaven')
    await madeBy(it_, await linkFor(ada, 'Ben Osei'))
    await ada.visitor.goto('/representative')
    const before = size()
    allSee(await thrice(ada.visitor, ada.device, 'party'), before)
  })

  it('opens one session for a new passkey, and none more for whoever sends its answer again', async () => {
    await applied(it_)
    await admitted(one)
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(await invited(one))
    await visitor.use(device, 'party', { agree: 'yes' })
    const page = visitor.shown
    const answer = device.answer(formIn(page.html, 'passkey'), 'party')
    const before = size()
    const [thief, late] = [new Visitor(it_), new Visitor(it_)]
    for (const other of [thief, late]) other.shown = page
    const shown = await Promise.all([visitor, thief].map(who => who.send('passkey', answer)))
    shown.push(await late.send('passkey', answer))
    // The same statement leads whoever sends it to its entry, which is public, and opens nothing else.
    const seen = shown.map(({ status, path }) => [status, path])
    assert.deepEqual(
      seen,
      shown.map(() => [200, `/entries/${before}/signed`]),
    )
    assert.deepEqual([visitor, thief, late].filter(who => who.cookies !== '').length, 1)
    assert.equal(size(), before + 1)
  })

  it('opens one session for a new officer, and tells whoever sends their answer again to sign in', async () => {
    const link = (await printedLink(it_, { another: true }))!
    const [visitor, device] = [new Visitor(it_), new Device()]
    await beginsAsOfficer(visitor, device, link, { id: 'officer-2', office: 'decider' })
    const page = visitor.shown
    const answer = device.answer(formIn(page.html, 'passkey'), 'officer')
    const before = size()
    const [thief, late] = [new Visitor(it_), new Visitor(it_)]
    for (const other of [thief, late]) other.shown = page
    const shown = await Promise.all([visitor, thief].map(who => who.send('passkey', answer)))
    assert.deepEqual(shown.map(({ status }) => status).sort(), [200, 410])
    const refused = shown.find(({ status }) => status === 410)!
    assert.match(wordsOn(refused), /was brought in already\. Sign in with it/)
    assert.equal((await late.send('passkey', answer)).status, 410)
    assert.deepEqual([visitor, thief, late].filter(who => who.cookies !== '').length, 1)
    assert.equal(size(), before + 1)
  })
})
