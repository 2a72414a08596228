import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { standingInvitations } from '../../src/work/invitations.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, facts } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  awaited,
  enrolled,
  filled,
  invitationIn,
  invited,
  lettersIn,
  type Officer,
  readLetter,
  signed,
  signIn,
  writesTo,
} from './people.ts'
import { faultsIn, formIn, Visitor, wordsOn } from './visitor.ts'

describe('an invitation', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const keyless = () =>
    it_.post('party/admitted', { party: 'keyless', ...facts('Keyless'), keys: [], claims: false })
  const invites = async (typed = {}) => {
    await officer.visitor.goto('/desk/invitations')
    return writesTo(officer.visitor, {
      party: 'keyless',
      call: ACCORD,
      person: 'Kim Less',
      email: 'kim@keyless.example',
      lang: 'fr',
      ...typed,
    })
  }
  /** The link in the letter, which the outbox shows while no relay is configured. */
  const linkInLetter = async () => {
    const letter = await readLetter(officer, lettersIn(officer.visitor.shown.html)[0]!)
    return /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
  }

  it('reaches a party that was admitted by command without a key, and its representative signs', async () => {
    await keyless()
    assert.match(
      wordsOn(await invites()),
      inOrder(
        wording('invites.doneByHand'),
        'Keyless keyless',
        wording('invites.openNote', { person: 'Kim Less', by: 'officer-1', day: '14 February 2026' }),
      ),
    )
    const representative = new Visitor(it_, { lang: 'fr' })
    const device = new Device()
    await representative.goto(await linkInLetter())
    assert.match(wordsOn(representative.shown), /Kim Less/)
    await representative.use(device, 'party', { agree: 'yes' })
    const { path } = await representative.use(device, 'party')
    assert.match(path, /^\/entries\/\d+\/signed$/)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/invitations')),
      wording('invites.title', { count: 0 }),
    )
  })

  it('ends when an officer says so: its link is spent, and a letter that was not sent goes', async () => {
    await keyless()
    await invites()
    const link = await linkInLetter()
    await officer.visitor.goto('/desk/invitations')
    const { html } = officer.visitor.shown
    const end = load(html)('[name="end"]').attr('value')!
    await officer.visitor.send('/desk/invitations', { end })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('invites.endedDone'), wording('invites.none')),
    )
    assert.equal((await new Visitor(it_).goto(link)).status, 410)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/outbox')),
      inOrder(wording('outbox.title', { count: 0 }), 'kim@keyless.example', wording('outbox.cancelled.over')),
    )
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/diary')),
      inOrder(wording('diary.did.invitation-ended'), 'Keyless'),
    )
  })

  it('of an application is ended from its page, and another is made', async () => {
    await applied(it_)
    await admitted(officer)
    const { path } = officer.visitor.shown
    const first = await invited(officer)
    await officer.visitor.goto(path)
    await officer.visitor.send('/desk/invitations')
    assert.equal((await new Visitor(it_).goto(first)).status, 410)
    assert.match(wordsOn(await officer.visitor.goto(path)), wording('desk.inviteExpired'))
    assert.equal((await new Visitor(it_).goto(await invited(officer))).status, 200)
  })

  it('is not made anew where the page that shows it is loaded again', async () => {
    await applied(it_)
    await admitted(officer)
    const before = officer.visitor.shown
    const link = await invited(officer)
    officer.visitor.shown = before
    const { status } = await officer.visitor.send('invite')
    assert.equal(status, 409)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        'An invitation was made meanwhile',
        wording('desk.inviteAgainNote', { until: '14 February 2026' }),
      ),
    )
    assert.equal((await new Visitor(it_).goto(link)).status, 200)
  })

  it('is made by one of two officers who make it at once, and its link, its letter and the note of it are of one', async () => {
    await applied(it_)
    await admitted(officer)
    const { shown } = officer.visitor
    const another = new Visitor(it_)
    await signIn(another, officer.device)
    const both = [officer.visitor, another]
    const ends = await Promise.all(
      both.map(visitor => {
        visitor.shown = shown
        return visitor.send('invite')
      }),
    )
    assert.deepEqual(ends.map(({ status }) => status).sort(), [200, 409])
    const [link] = ends.map(({ html }) => invitationIn(html)).filter(shown => shown !== '')
    const { pathname } = new URL(link!)
    assert.equal((await new Visitor(it_).goto(pathname)).status, 200)
    const kept = (kind: string) => it_.log.drawer.list(kind, '', 99, parseTime(it_.now))
    const open = (await kept('link')).filter(({ json }) => json.includes('"invitation"'))
    assert.equal(open.length, 1)
    const letters = (await kept('letter-words')).filter(({ json }) => json.includes('/invitations/'))
    assert.equal(letters.length, 1)
    assert.ok(letters[0]!.json.includes(pathname))
  })

  it('goes to an admitted party and to an address, or says what is wrong', async () => {
    const { status, html } = await invites({ party: 'nobody', person: '', email: 'a@b@c' })
    assert.equal(status, 422)
    for (const name of ['party', 'person', 'email']) assert.ok(faultsIn(html)[name], name)
  })
})

describe('a link that an officer’s session makes', () => {
  const PARTY = 'northhaven'
  const reason = { lang: 'en', text: 'A stolen session.' }
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY] })
    officer = await enrolled(it_)
    await it_.post('party/admitted', { party: 'keyless', ...facts('Keyless'), keys: [], claims: false })
  })
  afterEach(() => it_.close())

  const typed = (party: string, person = 'Ada Okafor') => ({
    party,
    call: ACCORD,
    person,
    email: `${person.split(' ')[0]!.toLowerCase()}@${party}.example`,
    lang: 'en',
  })
  const invites = async ({ visitor }: Officer, party: string, person?: string) => {
    await visitor.goto('/desk/invitations')
    return writesTo(visitor, typed(party, person))
  }
  const linkOf = async (by: Officer) => {
    const letter = await readLetter(by, lettersIn(by.visitor.shown.html)[0]!)
    return /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
  }
  /** Both read for whom the key is, and sign. */
  const allows = async (one: Officer, other: Officer, person = 'Ada Okafor') => {
    const { html } = await one.visitor.goto('/desk/invitations')
    const row = load(html)('li').filter((_, li) => load(li).text().includes(person))
    await one.visitor.goto(row.find('a[href*="/desk/new/allowance"]').attr('href')!)
    await one.visitor.send('allowance', { reason: 'They have lost theirs.' })
    assert.match(
      wordsOn(one.visitor.shown),
      new RegExp(`${person}.*${person.split(' ')[0]!.toLowerCase()}@`, 's'),
    )
    const path = await awaited(one)
    await other.visitor.goto(path)
    assert.match(wordsOn(other.visitor.shown), new RegExp(person))
    assert.equal((await signed(it_, other)).type, 'key/allowed')
  }
  const openNow = () => standingInvitations({ log: it_.log, now: () => parseTime(it_.now) } as never)
  const statusOf = async (link: string) => (await new Visitor(it_).goto(link)).status

  it('lets nobody in beside the keys of a party: the officer’s passkey has to confirm that very invitation', async () => {
    const { visitor, device } = officer
    const asks = await invites(officer, PARTY)
    assert.match(wordsOn(asks), wording('invites.confirmNote'))
    assert.deepEqual(await openNow(), [], 'a session alone has made nothing')
    // Somebody with the session alone: without an answer, and with one that was given for another person.
    await visitor.send('passkey')
    assert.equal(visitor.shown.status, 403)
    const answered = device.answer(formIn(visitor.shown.html, 'passkey'), 'officer')
    await visitor.send('passkey', { ...answered, person: 'Mallory', email: 'mallory@thief.example' })
    assert.equal(visitor.shown.status, 403)
    // An answer to a sign-in is none to an act, nor the reverse.
    const elsewhere = new Visitor(it_)
    await elsewhere.goto('/desk/sign-in')
    const signIn = formIn(elsewhere.shown.html, 'passkey')
    const signedIn = { ...device.answer(signIn, 'officer'), asked: signIn.fields.asked! }
    await visitor.send('passkey', signedIn)
    assert.equal(visitor.shown.status, 403)
    const confirming = formIn(visitor.shown.html, 'passkey')
    const confirmed = { ...device.answer(confirming, 'officer'), asked: confirming.fields.asked! }
    assert.equal((await elsewhere.send('passkey', confirmed)).status, 403)
    assert.deepEqual(await openNow(), [])
    await invites(officer, PARTY)
    await visitor.use(device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('invites.doneByHand'))
    assert.match(wordsOn(visitor.shown), wording('invites.beside'))
    const link = await linkOf(officer)
    const [ada, phone] = [new Visitor(it_), new Device()]
    assert.equal((await ada.goto(link)).status, 403, 'two officers have not let it come in')
    await allows(officer, await anotherOfficer(it_))
    await ada.goto(link)
    await ada.use(phone, 'party')
    assert.match((await ada.use(phone, 'party')).path, /^\/representative\?done=\d+$/)
  })

  it('lets nobody in by another link than the one for which two officers signed', async () => {
    const { visitor, device } = officer
    const made = async (person: string) => {
      await invites(officer, PARTY, person)
      await visitor.use(device, 'officer')
      return linkOf(officer)
    }
    const mallorys = await made('Mallory Thief')
    const adas = await made('Ada Okafor')
    await allows(officer, await anotherOfficer(it_), 'Ada Okafor')
    assert.equal(await statusOf(mallorys), 403)
    assert.equal(await statusOf(adas), 200)
    it_.now = '2026-02-14T00:00:00Z'
    assert.equal(await statusOf(adas), 410)
  })

  it('is no way in beside a key that came by another link meanwhile', async () => {
    await invites(officer, 'keyless', 'Mallory Thief')
    const kept = await linkOf(officer)
    await invites(officer, 'keyless', 'Kim Less')
    const link = await linkOf(officer)
    const [kim, phone] = [new Visitor(it_), new Device()]
    await kim.goto(link)
    await kim.use(phone, 'party', { agree: 'yes' })
    assert.equal((await kim.use(phone, 'party')).status, 200)
    assert.equal(await statusOf(kept), 410)
  })

  it('ends with the office, also for whoever has begun to make a passkey, and others’ links do not', async () => {
    await invites(officer, 'keyless')
    const link = await linkOf(officer)
    const other = await anotherOfficer(it_)
    await invites(other, 'keyless', 'Kim Less')
    const theirs = await linkOf(other)
    const [thief, phone] = [new Visitor(it_), new Device()]
    await thief.goto(link)
    await thief.use(phone, 'party', { agree: 'yes' })
    await it_.post('role/ended', { id: 'officer-1', reason })
    const before = it_.log.head()!.size
    assert.equal((await thief.use(phone, 'party')).status, 410)
    assert.equal(it_.log.head()!.size, before)
    assert.equal(await statusOf(link), 410)
    assert.equal(await statusOf(theirs), 200)
    assert.deepEqual(
      (await openNow()).map(({ by }) => by),
      ['officer-2'],
    )
  })

  it('ends where another officer stops the one who made it, and stays ended once that is settled', async () => {
    await invites(officer, 'keyless')
    const link = await linkOf(officer)
    const other = await anotherOfficer(it_)
    const keyid = officer.device.keyids[0]!
    await filled(other, 'revocation', { keyid, reason: reason.text })
    await signed(it_, other)
    assert.equal(await statusOf(link), 410)
    const { passkey } = new Device().hold('officer')
    const body = { holder: 'officer-1', key: passkey.key, reason }
    const envelope = it_.envelope('key/added', body, { signers: [it_.key, passkey] })
    assert.equal((await it_.send(envelope)).status, 201)
    assert.equal(await statusOf(link), 410)
  })

  it('is as good as before where officers revoke a key of their own, as of a phone that they replace', async () => {
    const { visitor, device } = officer
    await invites(officer, 'keyless')
    const link = await linkOf(officer)
    const phone = new Device()
    await visitor.goto('/desk/own/passkey')
    await visitor.use(phone, 'officer', { label: 'The new phone' })
    await visitor.use(phone, 'officer')
    await visitor.use(device, 'officer')
    await filled(officer, 'revocation', { keyid: device.keyids[0]!, reason: 'Replaced.' })
    await visitor.use(phone, 'officer')
    const own = await it_.log.store.keysOf('officer-1', '', 9)
    assert.deepEqual(own.map(({ row }) => row.revoked !== null).sort(), [false, true])
    assert.equal(await statusOf(link), 200)
    assert.equal((await openNow()).length, 1)
  })
})
