import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { MOST_A_DAY, officerLetters } from '../../src/people/officer-letters.ts'
import { keepOfficers, readyBy } from '../../src/work/letters/officers-told.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { anotherOfficer, applied, enrolled, type Officer } from '../desk/people.ts'
import { wordsOn } from '../desk/visitor.ts'
import { wording } from '../wording.ts'
import { readMessage } from './message.ts'
import { type Running, startRelay } from './relay.ts'

describe('an officer who wishes to hear of applications', () => {
  let relay: Running
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    relay = await startRelay()
    site = await startDepositary({ relay: relay.relay() })
    officer = await enrolled(site)
  })
  afterEach(async () => {
    await site.close()
    await relay.close()
  })

  const EMAIL = 'desk@harbour.example'
  const chooses = async (wants: string, email = EMAIL, lang = 'fr', { visitor, device } = officer) => {
    await visitor.goto('/desk/own')
    await visitor.send('/desk/own/letters', { wants, email, lang })
    return visitor.use(device, 'officer')
  }
  const arrived = async (to = EMAIL) => {
    await site.running.worker.workOff()
    await site.deliver()
    return relay.received
      .splice(0)
      .filter(one => one.to.includes(to))
      .map(({ message }) => readMessage(message))
  }
  /** An application whose applicant has shown a mailbox. */
  const proves = async (n: number, isAgain = false) => {
    const [name, domain] = [`BUY NOW ${n}`, `junk-${n}.example`]
    if (!isAgain) await applied(site, { name, domain, email: `clerk@${domain}`, person: 'BUY NOW' })
    const { drawer } = site.log
    const now = parseTime(site.now)
    const all = await applications.all(drawer, now)
    const { id } = all.find(({ value }) => value.organisation.domain === domain)!
    const what = { method: 'email', what: `clerk@${domain}`, how: 'code', domain, at: now } as const
    const proof = { ...what, dnssec: null, evidence: [], token: null, entry: null, handed: null }
    await drawer.apply(await readyBy(site.running, id, proof), now)
  }

  it('gets a letter for each that is proven, in their language, without a word that was typed', async () => {
    await chooses('each')
    await applied(site)
    assert.equal((await arrived()).length, 0, 'whoever has proven nothing makes no letter')
    await proves(1)
    await proves(1, true)
    const [letter, ...more] = await arrived()
    assert.equal(more.length, 0, 'each is told once')
    assert.match(
      letter!.headers.subject!,
      wording('letter.officerSubject', { call: 'The Harbour Accord' }, 'fr'),
    )
    assert.doesNotMatch(`${letter!.raw}${letter!.text}${letter!.html}`, /BUY NOW|junk/)
  })

  it('gets a few a day however many are sent, and the others together the next morning', async () => {
    await chooses('each', EMAIL, 'en')
    for (let n = 1; n <= 12; n++) await proves(n)
    assert.equal((await arrived()).length, MOST_A_DAY)
    site.now = '2026-01-01T06:00:00Z'
    const [together, ...more] = await arrived()
    assert.equal(more.length, 0)
    assert.match(together!.headers.subject!, wording('letter.officerManySubject', { count: 12 }))
    site.now = '2026-01-02T00:00:00Z'
    await proves(13)
    assert.equal((await arrived()).length, 1, 'a new day begins')
    await proves(14)
    await site.post(
      'call/closed',
      { reason: { lang: 'en', text: 'It is done.' } },
      { call: 'harbour-accord' },
    )
    assert.equal((await arrived()).length, 0, 'nobody decides on an application to a closed call')
  })

  it('is silenced by no session: a passkey changes it, and the address of before is told', async () => {
    await chooses('daily')
    const { visitor } = officer
    await visitor.goto('/desk/own')
    await visitor.send('/desk/own/letters', { wants: 'each', email: 'thief@evil.example', lang: 'en' })
    await visitor.send('passkey')
    assert.equal(visitor.shown.status, 403)
    const now = () => parseTime(site.now)
    assert.equal((await officerLetters.get(site.log.drawer, 'officer-1', now()))!.email, EMAIL)
    // Nobody changes another officer's.
    const other = await anotherOfficer(site)
    await chooses('none', '', 'en', other)
    assert.equal((await officerLetters.get(site.log.drawer, 'officer-1', now()))!.email, EMAIL)
    await chooses('each', 'new@harbour.example')
    const [told] = await arrived()
    assert.match(told!.headers.subject!, wording('letter.officerMovedSubject', {}, 'fr'))
    assert.match(wordsOn(await visitor.goto('/desk/own')), wording('own.letters'))
  })

  it('is written to no more once their office ends', async () => {
    const other = await anotherOfficer(site)
    await chooses('each', 'other@harbour.example', 'en', other)
    site.now = formatTime(parseTime(site.now) + 60)
    await site.post('role/ended', {
      id: 'officer-2',
      reason: { lang: 'en', text: 'They left.' },
    })
    await proves(1)
    assert.equal((await arrived('other@harbour.example')).length, 0)
    await keepOfficers(site.running)
    assert.deepEqual(await officerLetters.all(site.log.drawer, parseTime(site.now)), [])
  })
})
