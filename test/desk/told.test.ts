import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { contacts, contactsOf } from '../../src/people/contacts.ts'
import { letters, letterWords, tellingOf } from '../../src/people/letters.ts'
import { keepContacts } from '../../src/work/contacts.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { inARow, inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  awaited,
  enrolled,
  filled,
  invited,
  type Officer,
  readLetter,
  signed,
  signedByTwo,
  writesTo,
} from './people.ts'
import { Visitor, wordsOn } from './visitor.ts'

const PARTY = 'larkspur-ferries'

describe('the people of a party', () => {
  let it_: Depositary
  let officer: Officer
  let ada: Visitor
  let phone: Device
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
    await applied(it_)
    await admitted(officer)
    ada = new Visitor(it_)
    phone = new Device()
    await ada.goto(`${await invited(officer)}?later=1`)
    await ada.use(phone, 'party')
    assert.equal((await ada.use(phone, 'party')).status, 200)
    // From here on: what is old is told to nobody.
    await tellParties(it_.running)
  })
  afterEach(() => it_.close())

  /** Letters of this kind that were written since the last look, in their order. */
  const told = async () => {
    await tellParties(it_.running)
    const now = parseTime(it_.now)
    const { drawer } = it_.log
    const all = (await letters.all(drawer, now)).filter(({ value }) => value.kind === 'party-told')
    const found = await Promise.all(
      all.map(async ({ id, value }) => ({ to: value.to, ...(await letterWords.find(drawer, id, now)) })),
    )
    for (const { id } of all) await drawer.apply([letters.gone(id), letterWords.gone(id)], now)
    return found
  }
  const last = () => it_.log.head()!.size - 1

  it('are written to about each thing that an officer does, by which entry, and read no way in', async () => {
    const [key] = phone.keyids
    await filled(officer, 'suspension', { party: PARTY, reason: 'The phone was stolen.' })
    assert.match(wordsOn(officer.visitor.shown), wording('told.letters', { emails: 'ada@larkspur.example' }))
    await signed(it_, officer)
    const [suspended, ...more] = await told()
    assert.equal(more.length, 0)
    assert.equal(suspended!.to, 'ada@larkspur.example')
    assert.match(suspended!.subject, wording('letter.toldSubject', { entry: last() }))
    assert.match(
      suspended!.text.replace(/\n>? ?/g, ' '),
      inOrder('suspended all keys', `/entries/${last()}`, wording('letter.toldTurn')),
    )
    assert.doesNotMatch(suspended!.text, /\/(invitations|representative|applications)\//)
    assert.deepEqual(await told(), [], 'each is told once')

    const other = await anotherOfficer(it_)
    await filled(officer, 'resumption', { party: PARTY, [`keep-${key}`]: 'on', reason: 'It was found.' })
    const waiting = await awaited(officer)
    await officer.visitor.goto(waiting)
    await officer.visitor.send(waiting, { do: 'announce' })
    assert.equal((await signed(it_, officer)).type, 'act/announced')
    assert.equal((await told()).length, 1, 'of what is about to be done')
    await other.visitor.goto(waiting)
    assert.equal((await signed(it_, other)).type, 'key/resumed')
    assert.equal((await told()).length, 1)

    await filled(officer, 'revocation', { keyid: key!, reason: 'It was lost again.' })
    assert.equal((await signedByTwo(it_, officer, other)).type, 'key/revoked')
    const [revoked] = await told()
    assert.match(revoked!.subject, wording('letter.toldSubject', { entry: last() }))
  })

  it('are written to whoever posts it, by whatever way: a thief of an officer’s passkey needs no desk', async () => {
    const { passkey } = new Device().hold('officer')
    const grant = { role: 'officer', id: 'thief', key: passkey.key, until: null, name: null }
    await it_.post('role/granted', grant, { signers: [it_.key, passkey] })
    await it_.post('key/suspended', { party: PARTY, reason: reason('Mine.') }, { signers: [passkey] })
    assert.equal((await told()).length, 1)
    await it_.post('key/suspended', { party: 'northhaven', reason: reason('Mine.') }, { signers: [passkey] })
    assert.equal((await told()).length, 0, 'nobody there is known')
  })

  it('are written to of an invitation beside their keys, by a letter that is not the invitation', async () => {
    const other = await anotherOfficer(it_)
    const { visitor, device } = officer
    await visitor.goto('/desk/invitations')
    const typed = { party: PARTY, call: 'harbour-accord', person: 'Bo Pilot', lang: 'fr' }
    await writesTo(visitor, { ...typed, email: 'bo@larkspur.example' })
    await visitor.use(device, 'officer')
    const [beside, ...more] = await told()
    assert.equal(more.length, 0)
    assert.equal(beside!.to, 'ada@larkspur.example')
    assert.match(
      beside!.text.replaceAll('\n', ' '),
      wording('letter.invitedBeside', { officer: 'officer-1' }),
    )
    assert.doesNotMatch(beside!.text, /\/invitations\//)
    await filled(officer, 'allowance', { party: PARTY, reason: 'Two people sign.' })
    await signedByTwo(it_, officer, other)
    const both = (await told()).map(({ to }) => to).sort()
    assert.deepEqual(both, ['ada@larkspur.example', 'bo@larkspur.example'])
  })

  it('are counted by act, from the letters themselves, and whom none reached is named', async () => {
    const { visitor } = officer
    await it_.post('key/suspended', { party: PARTY, reason: reason('The phone was stolen.') })
    const theirs = last()
    await it_.post('key/suspended', { party: 'northhaven', reason: reason('So was theirs.') })
    const others = last()
    await tellParties(it_.running)
    const figure = (says: 'meant' | 'out' | 'waiting' | 'nobody', count: number) =>
      inARow(wording(`reached.${says}`), ` ${count} `)
    assert.match(
      wordsOn(await visitor.goto(`/desk/outbox?entry=${theirs}`)),
      inOrder(
        figure('meant', 1),
        figure('out', 0),
        figure('waiting', 1),
        wording('reached.unreached'),
        'Larkspur',
      ),
    )
    assert.match(
      wordsOn(await visitor.goto(`/desk/outbox?entry=${others}`)),
      inOrder(figure('meant', 0), figure('nobody', 1), 'northhaven', wording('reached.noAddress')),
    )
    const [letter] = await letters.by(it_.log.drawer, 'holder', tellingOf(theirs), parseTime(it_.now))
    await readLetter(officer, `/desk/outbox/${letter!.id}`)
    assert.doesNotMatch(wordsOn(visitor.shown), /its code or link/)
    await visitor.send('handed', { how: 'other' })
    assert.match(
      wordsOn(await visitor.goto(`/desk/outbox?entry=${theirs}`)),
      inOrder(figure('out', 1), figure('waiting', 0), wording('reached.all')),
    )
    assert.doesNotMatch(wordsOn(visitor.shown), wording('reached.unreached'))
    assert.doesNotMatch(wordsOn(visitor.shown), /[{}]/)
    assert.match(
      wordsOn(await visitor.goto('/desk/outbox')),
      inOrder(
        wording('reached.title'),
        wording('reached.count.out', { count: 1 }),
        wording('outbox.past'),
        wording('outbox.kind.party-told'),
        'Larkspur',
        wording('entry.linked', { index: theirs }),
      ),
    )
    assert.doesNotMatch(wordsOn(visitor.shown), wording('outbox.writing'))
    await it_.post('key/revoked', { keyid: phone.keyids[0], reason: reason('It was lost.') })
    assert.match(wordsOn(await visitor.goto('/desk/outbox')), wording('outbox.writing'))
  })

  it('are known as long as it has a key or a signature, whatever became of the application, and no longer', async () => {
    const known = async () =>
      (await contactsOf(it_.log, PARTY, parseTime(it_.now))).map(({ person }) => person.email)
    it_.now = '2028-03-01T00:00:00Z'
    await keepContacts(it_.running)
    assert.deepEqual(await applications.all(it_.log.drawer, parseTime(it_.now)), [])
    assert.deepEqual(await known(), ['ada@larkspur.example'])
    await it_.post('key/suspended', { party: PARTY, reason: reason('Stolen.') })
    const [letter] = await told()
    assert.equal(letter!.to, 'ada@larkspur.example')
    await it_.post('key/revoked', { keyid: phone.keyids[0], reason: reason('It was lost.') })
    assert.equal((await told()).length, 1, 'of that too')
    await keepContacts(it_.running)
    assert.deepEqual(await known(), [])
  })

  it('are forgotten where they wish for no letters, and not kept again', async () => {
    const now = parseTime(it_.now)
    await it_.post('key/suspended', { party: PARTY, reason: reason('Stolen.') })
    const [letter] = await told()
    const [wishes] = /\/letters\/[\w-]{43}/.exec(letter!.text)!
    const kept = () => contacts.by(it_.log.drawer, 'holder', PARTY, now)
    assert.equal((await kept()).length, 1)
    const reader = new Visitor(it_)
    await reader.goto(wishes)
    await reader.send(wishes, { wants: 'none' })
    await keepContacts(it_.running)
    assert.deepEqual(await kept(), [])
  })

  it('whom nobody knows: the officer is told so before they sign', async () => {
    await filled(officer, 'suspension', { party: 'northhaven', reason: 'The phone was stolen.' })
    assert.match(wordsOn(officer.visitor.shown), wording('told.nobody'))
  })
})

const reason = (text: string) => ({ lang: 'en', text })
