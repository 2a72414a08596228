import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../depositary.ts'
import { wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  allowOfficer,
  anotherOfficer,
  beginsAsOfficer,
  enrolled,
  type Officer,
  printedLink,
} from './people.ts'
import { Visitor, wordsOn } from './visitor.ts'

describe('a third officer', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
  })
  afterEach(() => it_.close())

  /** Makes a passkey by this link, as far as two officers have to allow it. */
  const begun = async (link: string, says = /./, id = 'officer-3') => {
    const [visitor, device] = [new Visitor(it_), new Device()]
    assert.match(wordsOn(await visitor.goto(link)), says)
    await beginsAsOfficer(visitor, device, link, { id, name: 'Bo Pilot', office: 'decider' })
    return { visitor, device }
  }
  const deskLink = async ({ visitor }: Officer) => {
    await visitor.goto('/desk/officers')
    const { html } = await visitor.send('/desk/officers')
    return new URL(load(html)('#officer-link').text()).pathname
  }
  const size = () => it_.log.head()!.size

  it('makes a passkey, which waits until two have compared its number and signed', async () => {
    const { visitor, device } = await begun(await deskLink(one), wording('desk.enrolLedeByTwo'))
    assert.match(wordsOn(visitor.shown), wording('desk.enrolWaitsSays', { id: 'officer-3' }))
    const before = size()
    const { html } = await one.visitor.goto('/desk/officers')
    assert.ok(html.includes(device.keyids[0]!), 'its number is shown')
    assert.match(wordsOn(one.visitor.shown), /Bo Pilot/)
    assert.equal((await allowOfficer(it_, one, two, 'officer-3')).type, 'role/allowed')
    await visitor.goto(visitor.shown.path)
    assert.equal((await visitor.use(device, 'officer')).path, '/desk?welcome=1')
    assert.equal(size(), before + 2)
    assert.match(wordsOn(await two.visitor.goto('/desk/officers')), wording('officers.noneWaiting'))
  })

  it('is none by a printed link alone, nor one whom one officer allows', async () => {
    const { visitor } = await begun((await printedLink(it_, { another: 'decider' }))!)
    const before = size()
    await one.visitor.goto('/desk/officers')
    await one.visitor.goto(load(one.visitor.shown.html)('a[href*="/desk/new/officer"]').attr('href')!)
    await one.visitor.send('officer', { reason: 'A thief of one passkey.' })
    const { path } = await one.visitor.use(one.device, 'officer')
    assert.match(path, /^\/desk\/second\//)
    assert.doesNotMatch(await (await it_.get('/desk')).text(), /announce/)
    await visitor.goto(visitor.shown.path)
    assert.match(wordsOn(visitor.shown), wording('desk.enrolWaitsTitle'))
    assert.equal(size(), before)
  })

  it('is none by a link of a thief of one passkey, who has then revoked the other’s', async () => {
    const link = await deskLink(one)
    const keyid = two.device.keyids[0]!
    await it_.post('key/revoked', { keyid, reason: { lang: 'en', text: 'Mine now.' } })
    const { visitor } = await begun(link)
    assert.match(wordsOn(visitor.shown), wording('desk.enrolWaitsTitle'))
    // The operator, who reads the depositary's key, can bring somebody in again.
    await enrolled(it_, 'officer-4', { another: 'decider' })
  })
})
