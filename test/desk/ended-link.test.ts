import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { formatEnvelope } from '../../src/core/envelope.ts'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { signatureFrom } from '../../src/web/passkey/answer.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, facts } from '../harbour.ts'
import { wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  enrolled,
  invited,
  lettersIn,
  type Officer,
  readLetter,
  writesTo,
} from './people.ts'
import { formIn, Visitor, wordsOn } from './visitor.ts'

describe('a link whose page has handed out what the depositary’s key signed', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const invites = async (typed = {}) => {
    await officer.visitor.goto('/desk/invitations')
    await writesTo(officer.visitor, {
      party: 'keyless',
      call: ACCORD,
      person: 'Kim Less',
      email: 'kim@keyless.example',
      lang: 'en',
      ...typed,
    })
    const letter = await readLetter(officer, lettersIn(officer.visitor.shown.html)[0]!)
    return /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
  }
  const keyless = async () => {
    await it_.post('party/admitted', { party: 'keyless', ...facts('Keyless'), keys: [], claims: false })
    return invites()
  }
  /** The second step, with its payload signed by hand: nothing is sent. */
  const prepared = async (link: string) => {
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    await visitor.use(device, 'party', { agree: 'yes' })
    const payload = load(visitor.shown.html)('[data-payload]').text()
    const answer = device.answer(formIn(visitor.shown.html, 'passkey'), 'party')
    const signature = signatureFrom(device.keyids[0]!, new URLSearchParams(answer))
    return { visitor, device, payload, envelope: formatEnvelope(Buffer.from(payload), [signature]) }
  }
  const posted = async (envelope: Uint8Array) => {
    const answer = await it_.send(envelope)
    const { code } = (await answer.json()) as { code?: string }
    return code ?? answer.status
  }
  const endValue = async () => {
    await officer.visitor.goto('/desk/invitations')
    return load(officer.visitor.shown.html)('[name="end"]').attr('value')!
  }
  const typeAt = async (index: number) =>
    (await it_.json<{ statement: { type: string } }>(`/entries/${index}.json`)).statement.type

  it('lets nobody in by hand once an officer has ended it: an entry says so', async () => {
    const { envelope } = await prepared(await keyless())
    const before = it_.log.head()!.size
    await officer.visitor.send('/desk/invitations', { end: await endValue() })
    assert.equal(await typeAt(before), 'invitation/ended')
    assert.equal(await posted(envelope), 'invitation_spent')
    assert.equal(it_.log.head()!.size, before + 1)
  })

  it('lets nobody in by hand once it was ended on the page of the application', async () => {
    await applied(it_)
    await admitted(officer)
    const { path } = officer.visitor.shown
    const { envelope } = await prepared(await invited(officer))
    await officer.visitor.goto(path)
    await officer.visitor.send('/desk/invitations')
    assert.equal(await posted(envelope), 'invitation_spent')
  })

  it('lets nobody in by hand once another took its place, for the right mailbox or on the application', async () => {
    const first = await prepared(await keyless())
    await invites({ email: 'right@keyless.example', instead: await endValue() })
    assert.equal(await posted(first.envelope), 'invitation_spent')
    await applied(it_)
    await admitted(officer)
    const { path } = officer.visitor.shown
    const second = await prepared(await invited(officer))
    await officer.visitor.goto(path)
    await officer.visitor.send('invite')
    assert.equal(await posted(second.envelope), 'invitation_spent')
  })

  it('lets nobody in by hand once its officer has left', async () => {
    const { envelope } = await prepared(await keyless())
    await anotherOfficer(it_)
    await it_.post('role/ended', { id: 'officer-1', reason: { lang: 'en', text: 'Has left the house.' } })
    const before = it_.log.head()!.size
    assert.equal(await posted(envelope), 'link_spent')
    assert.equal(it_.log.head()!.size, before)
  })

  it('is ended without a word in the log where it has handed out nothing', async () => {
    await new Visitor(it_).goto(await keyless())
    const before = it_.log.head()!.size
    await officer.visitor.send('/desk/invitations', { end: await endValue() })
    assert.equal(it_.log.head()!.size, before)
  })

  it('hands out what is good for an hour, and makes it again for a slow reader, with all that they said', async () => {
    const link = await keyless()
    const { visitor, device, envelope, payload } = await prepared(link)
    it_.now = '2026-01-01T01:00:01Z'
    assert.equal(await posted(envelope), 'invitation_expired')
    const before = it_.log.head()!.size
    assert.equal((await visitor.use(device, 'party')).status, 409)
    assert.match(wordsOn(visitor.shown), /at_expired/)
    const again = load(visitor.shown.html)('[data-payload]').text()
    const [one, other] = [payload, again].map(text => JSON.parse(text).body)
    assert.deepEqual({ ...other, invitation: null }, { ...one, invitation: null })
    await visitor.use(device, 'party')
    assert.equal(visitor.shown.path, `/entries/${before}/signed`)
  })

  it('is used up by what is posted by hand while it is good, and its application knows', async () => {
    await applied(it_)
    await admitted(officer)
    const { path } = officer.visitor.shown
    const link = await invited(officer)
    const { envelope } = await prepared(link)
    const before = it_.log.head()!.size
    assert.equal(await posted(envelope), 201)
    const [filed] = await applications.all(it_.log.drawer, parseTime(it_.now))
    const { state } = filed!.value
    assert.ok(state.is === 'admitted')
    assert.deepEqual([state.invitation, state.enrolled], [null, before])
    assert.equal(await posted(envelope), 200)
    assert.match(wordsOn(await officer.visitor.goto(path)), wording('desk.invitationUsed'))
    const used = await new Visitor(it_).goto(link)
    assert.equal(used.status, 410)
    assert.match(wordsOn(used), wording('usedLink.title'))
    assert.ok(used.html.includes(`href="/entries/${before}/receipt"`), 'it leads to what came of it')
  })
})
