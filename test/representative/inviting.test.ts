import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { colleagues, MOST_COLLEAGUES } from '../../src/people/colleagues.ts'
import { letterOpened, letters as letterQueue } from '../../src/people/letters.ts'
import { markReturned, recipientId, setWants } from '../../src/people/recipients.ts'
import { colleagueWaits, inviteColleague } from '../../src/work/colleagues.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { faultsIn, fieldIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { readMessage } from '../mail/message.ts'
import { type Running, startRelay } from '../mail/relay.ts'
import { inOrder, wording } from '../wording.ts'
import { reached } from './letters-told.ts'
import { linkFor, madeBy, type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'
const PAGE = '/representative/colleagues'
const BEN = { label: 'Ben Osei', role: 'drafter', email: 'ben@northhaven.example', lang: 'fr' }

describe('a colleague who is added', () => {
  let relay: Running
  let it_: Depositary
  let ada: Person
  beforeEach(async () => {
    relay = await startRelay()
    it_ = await startDepositary({ parties: [PARTY], relay: relay.relay() })
    ada = await representative(it_, PARTY)
  })
  afterEach(async () => {
    await it_.close()
    await relay.close()
  })

  const letters = async () => {
    await it_.deliver()
    return relay.received.splice(0).map(({ message }) => readMessage(message))
  }
  const invites = async (typed: object = {}) => {
    await ada.visitor.goto(PAGE)
    return ada.visitor.send(PAGE, { ...BEN, ...typed })
  }
  const pathOf = (link: string) => new URL(link).pathname

  it('gets a letter, makes a passkey in two prompts, and is let in by one click and one prompt of the inviter', async () => {
    let pages = 0
    const sees = ({ visitor }: Pick<Person, 'visitor'>) => {
      pages++
      return wordsOn(visitor.shown)
    }
    await invites()
    assert.match(
      sees(ada),
      inOrder(
        wording('rep.linkLetter.sent', { email: BEN.email }),
        wording('rep.nextTheirsSays', { label: 'Ben Osei' }),
      ),
    )
    const token = fieldIn(ada.visitor.shown.html, 'colleague-link').split('/').at(-1)!
    // A reload shows the same link, makes no other, and writes no second letter.
    const page = ada.visitor.shown.path
    assert.ok(!page.includes(token), 'the address of the page does not let anybody in')
    await ada.visitor.goto(page)
    assert.equal(fieldIn(ada.visitor.shown.html, 'colleague-link').split('/').at(-1), token)
    assert.match(wordsOn(ada.visitor.shown), wording('rep.linkLetter.sent', { email: BEN.email }))
    assert.equal((await colleagues.by(it_.log.drawer, 'holder', PARTY, parseTime(it_.now))).length, 1)
    const [letter, ...more] = await letters()
    assert.deepEqual(more, [])
    assert.ok(letter!.text.includes(token))
    assert.ok(!JSON.stringify(it_.told).includes(token), 'the server’s log has no link that lets somebody in')
    assert.equal(letter!.headers.to, BEN.email)
    assert.match(letter!.headers.subject!, wording('letter.colleagueHeading', {}, 'fr'))
    assert.match(
      letter!.text.replace(/\s+/g, ' '),
      wording('letter.colleagueMeans', { role: 'drafter' }, 'fr'),
    )
    assert.doesNotMatch(letter!.text, /Ben Osei/, 'nothing that somebody typed is sent to an address')
    assert.match(
      wordsOn(await ada.visitor.goto('/representative')),
      inOrder(
        wording('rep.people'),
        'Ben Osei',
        wording('rep.invited', { made: '1 January 2026', until: '15 January 2026' }),
        wording('rep.letter.asked', { day: '1 January 2026', email: BEN.email }),
        wording('rep.linkAgain'),
        wording('rep.others'),
        'Ben Osei',
        wording('rep.othersPasskey', { until: '15 January 2026' }),
      ),
    )

    const ben = { visitor: new Visitor(it_), device: new Device() }
    await ben.visitor.goto(pathOf(letter!.links.find(link => link.includes('/colleagues/'))!))
    assert.match(
      sees(ben),
      inOrder(
        wording('rep.colleagueTitle'),
        wording('rep.colleagueLede', { named: 'no', label: 'Ben Osei' }),
        wording('rep.role.drafter'),
        wording('rep.willDo.drafter'),
      ),
    )
    await ben.visitor.use(ben.device, 'party')
    sees(ben)
    await ben.visitor.use(ben.device, 'party')
    assert.match(sees(ben), wording('rep.offeredTitle'))

    await ada.visitor.goto('/representative')
    assert.match(sees(ada), inOrder(wording('rep.waits'), wording('rep.hasMade', { name: 'Ben Osei' })))
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /^\/representative\?done=/)
    assert.equal(pages, 5, 'of both together, from the link to the approval')
    await signIn(ben.visitor, ben.device)
    assert.match(
      wordsOn(ben.visitor.shown),
      wording('rep.youAct', { role: 'drafter', named: 'yes', key: 'Ben Osei' }),
    )
  })

  /** Dora hears what becomes of the organisation. */
  const doraIsContact = () =>
    reached(it_, PARTY, 'en', { name: 'Dora Lind', email: 'dora@northhaven.example' })

  it('whose passkey waits is told of to the contacts of the organisation, in no word that somebody typed', async () => {
    await doraIsContact()
    await madeBy(it_, await linkFor(ada, 'URGENT: renew yours at https://evil.example/login'))
    const [told] = await letters()
    assert.equal(told!.headers.to, 'dora@northhaven.example')
    assert.match(
      told!.text.replace(/\s+/g, ' '),
      inOrder(
        wording('letter.approveSays', { day: '1 January 2026', role: 'signatory' }),
        wording('letter.approveUnknown'),
      ),
    )
    assert.doesNotMatch(told!.text, /\/colleagues\//)
    assert.doesNotMatch(JSON.stringify(told), /urgent|evil/i)
  })

  it('whose passkey waits beyond the letters of a day is shown on the page, as the last of them says', async () => {
    await doraIsContact()
    const waiting = { party: PARTY, role: 'reader' } as const
    const told: string[] = []
    for (let i = 0; i < 9; i++) {
      await it_.log.drawer.apply(await colleagueWaits(it_.running, waiting), parseTime(it_.now))
      told.push(...(await letters()).map(({ text }) => text.replace(/\s+/g, ' ')))
    }
    const last = wording('letter.approveLast')
    assert.deepEqual(
      told.map(text => last.test(text)),
      [...Array(7).fill(false), true],
    )
    const link = await linkFor(ada, 'Ben Osei')
    await madeBy(it_, link)
    assert.equal((await letters()).length, 0)
    await ada.visitor.goto('/representative')
    assert.match(wordsOn(ada.visitor.shown), wording('rep.hasMade', { name: 'Ben Osei' }))
  })

  it('gets no letter where they wish for none or none arrives, which nobody learns by any page', async () => {
    const pagesFor = async (email: string) => {
      const invited = (await invites({ email })).html
      assert.match(wordsOn(ada.visitor.shown), wording('rep.linkLetter.sent', { email }))
      const before = (await ada.visitor.goto('/representative')).html
      const { length } = await letters()
      const after = (await ada.visitor.goto('/representative')).html
      await ada.visitor.send('end')
      // Each link has a token and an id of its own.
      const pages = [invited, before, after].map(one => one.replaceAll(email, '').replace(/[\w-]{43}/g, ''))
      return { length, pages }
    }
    const wanted = await pagesFor('wants@northhaven.example')
    assert.equal(wanted.length, 1)
    assert.match(
      wordsOn({ html: wanted.pages.at(-1)! }),
      wording('rep.letter.asked', { day: '1 January 2026' }),
    )
    const now = parseTime(it_.now)
    await setWants(it_.log.drawer, recipientId(it_.log, 'none@northhaven.example'), 'none', now)
    await markReturned(it_.log, 'returned@northhaven.example', 'officer-1', now)
    for (const email of ['none@northhaven.example', 'returned@northhaven.example'])
      assert.deepEqual(await pagesFor(email), { length: 0, pages: wanted.pages })
    for (const length of [1, 1, 1, 0])
      assert.deepEqual(await pagesFor('often@northhaven.example'), { length, pages: wanted.pages })
  })

  it('gets no letter beyond what the organisation may send in a day', async () => {
    const addresses = Array.from({ length: 9 }, (_, i) => `colleague-${i}@northhaven.example`)
    for (const email of addresses) await invites({ email })
    assert.match(wordsOn(ada.visitor.shown), wording('rep.linkLetter.enough'))
    assert.match(fieldIn(ada.visitor.shown.html, 'colleague-link'), /\/colleagues\/[\w-]{43}$/)
    assert.equal((await letters()).length, 8)
  })

  it('whose link an officer has read is told of so to whoever asked for it', async () => {
    await invites()
    const now = parseTime(it_.now)
    const [letter] = await letterQueue.all(it_.log.drawer, now)
    await letterOpened(it_.log.drawer, letter!.id, 'officer-1', now)
    const home = wordsOn(await ada.visitor.goto('/representative'))
    assert.match(home, wording('rep.letter.opened', { officer: 'officer-1' }))
  })

  it('is asked for with what was typed kept, and by no more links than there can be keys', async () => {
    await invites({ email: 'nobody', label: '' })
    assert.deepEqual(Object.keys(faultsIn(ada.visitor.shown.html)), ['label', 'email'])
    assert.equal(fieldIn(ada.visitor.shown.html, 'email'), 'nobody')
    for (let i = 0; i < MOST_COLLEAGUES; i++) await invites({ email: '', label: `Colleague ${i}` })
    assert.equal(ada.visitor.shown.status, 200)
    await invites({ email: '' })
    assert.equal(ada.visitor.shown.status, 422)
    assert.match(
      faultsIn(ada.visitor.shown.html).label!,
      wording('rep.linksMany', { count: MOST_COLLEAGUES }),
    )
  })

  it('is asked for by no more links than there can be keys where many are asked for at once', async () => {
    const asked = { party: PARTY, label: 'Ben Osei', role: 'drafter', by: ada.keyid } as const
    const all = await Promise.allSettled(
      Array.from({ length: 3 * MOST_COLLEAGUES }, () => inviteColleague(it_.running, asked, { to: null })),
    )
    const refused = all.filter(one => one.status === 'rejected').map(({ reason }) => reason.code)
    assert.deepEqual(refused, Array(2 * MOST_COLLEAGUES).fill('rate_limited'))
    const open = await colleagues.by(it_.log.drawer, 'holder', PARTY, parseTime(it_.now))
    assert.equal(open.length, MOST_COLLEAGUES)
  })

  it('gets another link in place of a lost one, which ends', async () => {
    await invites({ email: '' })
    const first = pathOf(fieldIn(ada.visitor.shown.html, 'colleague-link'))
    await ada.visitor.goto('/representative')
    await ada.visitor.send('again')
    const second = pathOf(fieldIn(ada.visitor.shown.html, 'colleague-link'))
    assert.equal((await new Visitor(it_).goto(first)).status, 410)
    assert.equal((await new Visitor(it_).goto(second)).status, 200)
    assert.match(wordsOn(await ada.visitor.goto('/representative')), wording('rep.may.drafter'))
  })
})
