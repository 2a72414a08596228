import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { findInvitation, invitationFor } from '../../src/people/invitations.ts'
import { hashOfToken } from '../../src/people/tokens.ts'
import { digestOfLink } from '../../src/work/invitations.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, WORDS } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  admitted,
  applied,
  enrolled,
  invitationIn,
  invited,
  type Officer,
  openApplication,
  signIn,
} from './people.ts'
import { formIn, Visitor, wordsOn } from './visitor.ts'

interface Joined {
  statement: { type: string; by: string; body: { leaf: { party: string }; acceptance: object | null } }
}

describe('a representative who was invited', () => {
  let it_: Depositary
  let officer: Officer
  let link: string
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
    await applied(it_)
    await admitted(officer)
    link = await invited(officer)
  })
  afterEach(() => it_.close())

  it('makes a passkey, reads and signs: two prompts, three pages and one entry that brings in key and signature', async () => {
    const [visitor, device] = [new Visitor(it_, { lang: 'fr' }), new Device()]
    await visitor.goto(link)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('sign.stepOf', { step: 1 }, 'fr'),
        'Larkspur Ferries',
        wording('joining.publishes', { enters: 'no', how: 'sign' }, 'fr'),
        WORDS.fr.trim(),
        wording('joining.invitedBy', { by: 'officer-1', keeper: 'The Harbour Secretariat' }, 'fr'),
      ),
    )
    const before = it_.log.head()!.size
    await visitor.use(device, 'party', { agree: 'yes' })
    assert.equal(it_.log.head()!.size, before, 'a key that has not signed is recorded nowhere')
    assert.match(wordsOn(visitor.shown), wording('sign.stepOf', { step: 2 }, 'fr'))
    await visitor.use(device, 'party')
    assert.equal(visitor.shown.path, `/entries/${before}/signed`)
    assert.match(visitor.cookies, /^__Host-avow-party=[\w-]{43}$/)
    assert.equal(it_.log.head()!.size, before + 1)
    const { statement } = await it_.json<Joined>(`/entries/${before}.json`)
    const { leaf, acceptance } = statement.body
    assert.deepEqual(
      [statement.type, statement.by, leaf.party, acceptance === null],
      ['party/joined', 'larkspur-ferries', 'larkspur-ferries', false],
    )
    // On the depositary's word the key is the party's: pages say so, as of `key/added`.
    const keys = await it_.log.store.keysOf('larkspur-ferries', '', 9)
    assert.deepEqual(
      keys.map(({ row }) => row.addedBy),
      ['depositary'],
    )
    const desk = await officer.visitor.goto('/desk?stage=admitted')
    assert.match(wordsOn(desk), wording('desk.was.enrolled', { by: 'officer-1' }))
    const [filed] = await applications.all(it_.log.drawer, parseTime(it_.now))
    const { state } = filed!.value
    assert.ok(state.is === 'admitted')
    assert.deepEqual([state.invitation, state.enrolled], [null, before])
  })

  it('is told that a link is not whole, where a mail program has cut it', async () => {
    const visitor = new Visitor(it_)
    const path = link.split('?')[0]!
    const code = `/${ACCORD}/persons/code/${path.slice(-40)}`
    for (const cut of [path.slice(0, -6), `${path}lang`, code, '/invitations/x1', '/applications/short']) {
      const { status, html } = await visitor.goto(cut)
      assert.equal(status, 410)
      assert.match(
        wordsOn({ html }),
        inOrder(wording('problem.linkCut'), wording('problem.linkCutSays'), wording('problem.linkAskSender')),
      )
      assert.doesNotMatch(wordsOn({ html }), wording('refusal.link_spent'))
      assert.equal(load(html)('main code').text(), 'link_spent')
    }
  })

  it('is told whom to ask where a link was ended, or was none, and a program reads the code', async () => {
    const { html: open } = await officer.visitor.goto('/desk/invitations')
    await officer.visitor.send('/desk/invitations', { end: load(open)('[name="end"]').attr('value')! })
    const visitor = new Visitor(it_)
    for (const ended of [link, `/invitations/${'a'.repeat(43)}`]) {
      const { status, html } = await visitor.goto(ended)
      assert.equal(status, 410)
      assert.match(
        wordsOn({ html }),
        inOrder(
          wording('problem.linkEnded'),
          wording('problem.linkEndedSays'),
          wording('problem.linkAskSender'),
        ),
      )
      assert.doesNotMatch(wordsOn({ html }), wording('problem.kicker'))
    }
    assert.equal((await it_.json<{ code: string }>(link)).code, 'link_spent')
  })

  it('uses the link once, however often it is looked at', async () => {
    const [scanner, visitor, device] = [new Visitor(it_), new Visitor(it_), new Device()]
    for (let i = 0; i < 3; i++) assert.equal((await scanner.goto(link)).status, 200)
    await visitor.goto(link)
    await visitor.use(device, 'party', { agree: 'yes' })
    await visitor.use(device, 'party')
    // Whoever comes again is told so, as a stranger, and gets no session.
    assert.match(wordsOn(await scanner.goto(link)), wording('usedLink.title'))
    assert.equal(scanner.cookies, '')
  })

  it('finds no link good once a key came of one, also where another was being made in that moment', async () => {
    const { drawer } = it_.log
    const now = parseTime(it_.now)
    const { invitation } = await findInvitation(drawer, link.split('/').at(-1)!, now)
    const { token, changes } = invitationFor(invitation, now)
    await drawer.apply(changes, now)
    assert.equal((await new Visitor(it_).goto(`/invitations/${token}`)).status, 410)
    assert.equal((await new Visitor(it_).goto(link)).status, 200)
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    await visitor.use(device, 'party', { agree: 'yes' })
    await visitor.use(device, 'party')
    assert.match(wordsOn(await new Visitor(it_).goto(link)), wording('usedLink.title'))
    assert.equal((await new Visitor(it_).goto(`/invitations/${token}`)).status, 410)
  })

  it('is one of two who hold the link', async () => {
    const both = await Promise.all(
      [1, 2].map(async () => {
        const [visitor, device] = [new Visitor(it_), new Device()]
        await visitor.goto(link)
        await visitor.use(device, 'party', { agree: 'yes' })
        return { visitor, device }
      }),
    )
    const ends = await Promise.all(both.map(({ visitor, device }) => visitor.use(device, 'party')))
    assert.deepEqual(ends.map(({ status }) => status).sort(), [200, 409])
  })

  it('may begin again after a passkey that was not confirmed, or on another device', async () => {
    const [visitor, lost, device] = [new Visitor(it_), new Device(), new Device()]
    await visitor.goto(link)
    await visitor.use(lost, 'party', { agree: 'yes' })
    await visitor.goto(link)
    await visitor.use(device, 'party', { agree: 'yes' })
    assert.equal((await visitor.use(device, 'party')).status, 200)
    assert.match(visitor.shown.path, /\/signed$/)
  })

  it('is invited again once the key that it lost was revoked, and not before', async () => {
    const desk = officer.visitor
    const { path: application } = await openApplication(desk)
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    await visitor.use(device, 'party', { agree: 'yes' })
    await visitor.use(device, 'party')
    await desk.goto(application)
    assert.match(wordsOn(desk.shown), wording('desk.invitationUsed'))
    const reason = { lang: 'en', text: 'The phone was lost.' }
    await it_.post('key/revoked', { keyid: device.keyids[0]!, reason })
    await desk.goto(application)
    assert.match(wordsOn(desk.shown), wording('desk.inviteNoKey'))
    await desk.send('invite')
    const next = new URL(invitationIn((await desk.use(officer.device, 'officer')).html)).pathname
    const [again, other] = [new Visitor(it_), new Device()]
    assert.equal((await again.goto(next)).status, 403, 'two officers have yet to let this key come in')
    const allowed = digestOfLink(hashOfToken(next.split('/').at(-1)!))
    await it_.post('key/allowed', { party: 'larkspur-ferries', link: allowed, reason })
    await again.goto(next)
    await again.use(other, 'party')
    assert.equal((await again.use(other, 'party')).status, 200)
    await desk.goto(application)
    assert.match(wordsOn(desk.shown), wording('desk.invitationUsed'))
  })

  it('comes too late two weeks after the thirty days in which an officer hands it over', async () => {
    it_.now = '2026-02-14T00:00:00Z'
    assert.equal((await new Visitor(it_).goto(link)).status, 410)
  })

  it('cannot pass its key off under the name of an officer’s passkey, and so lock the officer out', async () => {
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    const theirs = { id: officer.device.ids[0]! }
    const made = device.passOff(formIn(visitor.shown.html, 'passkey'), 'party', theirs)
    await visitor.send('passkey', { ...made, agree: 'yes' })
    const answer = device.answerAs(formIn(visitor.shown.html, 'passkey'))
    assert.equal((await visitor.send('passkey', answer)).status, 409)
    assert.match(wordsOn(visitor.shown), /key_known/)
    assert.equal((await signIn(new Visitor(it_), officer.device)).path, '/desk')
    // The link recorded nothing, so it is as good as before.
    const [again, other] = [new Visitor(it_), new Device()]
    await again.goto(link)
    await again.use(other, 'party', { agree: 'yes' })
    assert.match((await again.use(other, 'party')).path, /\/signed$/)
  })

  it('cannot pass an officer’s passkey off as its own either, key and name: the key itself has to answer', async () => {
    const [visitor, device] = [new Visitor(it_), new Device()]
    const { row } = (await it_.log.store.keysOf('officer-1', '', 1))[0]!
    await visitor.goto(link)
    const theirs = { id: officer.device.ids[0]!, jwk: row.key.jwk }
    const made = device.passOff(formIn(visitor.shown.html, 'passkey'), 'party', theirs)
    await visitor.send('passkey', { ...made, agree: 'yes' })
    const answer = device.answerAs(formIn(visitor.shown.html, 'passkey'))
    assert.equal((await visitor.send('passkey', answer)).status, 409)
    assert.match(wordsOn(visitor.shown), /signature_invalid/)
    assert.equal((await signIn(new Visitor(it_), officer.device)).path, '/desk')
  })

  it('cannot sign for the depositary, nor open its desk', async () => {
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    await visitor.use(device, 'party', { agree: 'yes' })
    await visitor.use(device, 'party')
    assert.match((await visitor.goto('/desk')).path, /^\/desk\/sign-in/)
    const { status } = await visitor.use(device, 'officer')
    assert.equal(status, 403)
    assert.match(wordsOn(visitor.shown), /key_unknown/)
  })
})
