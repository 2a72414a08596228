import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, facts } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  admitted,
  applied,
  enrolled,
  invitationIn,
  invited,
  lettersIn,
  type Officer,
  signIn,
} from './people.ts'
import { faultsIn, Visitor, wordsOn } from './visitor.ts'

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
    return officer.visitor.send('/desk/invitations', {
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
    const letter = await officer.visitor.goto(lettersIn(officer.visitor.shown.html)[0]!)
    return /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
  }

  it('reaches a party that was admitted by command without a key, and its representative signs', async () => {
    await keyless()
    assert.match(
      wordsOn(await invites()),
      inOrder(
        wording('invites.done'),
        'Keyless keyless',
        wording('invites.openNote', { person: 'Kim Less', by: 'officer-1', day: '15 January 2026' }),
      ),
    )
    const representative = new Visitor(it_, { lang: 'fr' })
    const device = new Device()
    await representative.goto(await linkInLetter())
    assert.match(wordsOn(representative.shown), /Kim Less/)
    await representative.use(device, 'party')
    const { path } = await representative.use(device, 'party')
    assert.equal(path, `/${ACCORD}/sign?party=keyless`)
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
    assert.doesNotMatch((await officer.visitor.goto('/desk/outbox')).html, /kim@keyless/)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/diary')),
      inOrder(wording('diary.did.invitation-ended'), 'keyless'),
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
        wording('desk.inviteAgainNote', { until: '15 January 2026' }),
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
