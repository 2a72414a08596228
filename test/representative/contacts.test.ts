import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { contacts, contactsOf } from '../../src/people/contacts.ts'
import { endContact, keepContacts } from '../../src/work/contacts.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { lettersOf, reached } from './letters-told.ts'
import { type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'
const BEN = {
  name: 'Ben Osei',
  role: 'Harbour master',
  email: 'Ben@northhaven.example',
  lang: 'fr',
  hears: 'own',
}
const PAGE = '/representative/contacts'

describe('the contacts of an organisation', () => {
  let it_: Depositary
  let ada: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY, 'meridian'] })
    await kept('en')
    ada = await representative(it_, PARTY)
    for (const party of [PARTY, 'meridian']) await it_.as(party).sign(ACCORD)
    await lettersOf(it_)
  })
  afterEach(() => it_.close())

  const name = async (typed: object = {}) => {
    await ada.visitor.goto(PAGE)
    await ada.visitor.send(PAGE, { ...BEN, ...typed })
    return ada.visitor.shown
  }
  /** Somebody who has agreed long ago. */
  const kept = (lang: string) => reached(it_, PARTY, lang)
  /** Those to whom letters go today. */
  const known = async () =>
    (await contactsOf(it_.log, PARTY, parseTime(it_.now))).map(({ person }) => person.email).sort()
  const wishesIn = (text: string) => /\/letters\/[\w-]{43}/.exec(text)![0]
  /** Whoever reads a letter opens the page that it leads to, and chooses. */
  const choose = async (letter: { text: string }, chosen: object) => {
    const reader = new Visitor(it_)
    await reader.goto(wishesIn(letter.text))
    const before = wordsOn(reader.shown)
    await reader.send(wishesIn(letter.text), { wants: 'all', ...chosen })
    return { before, after: wordsOn(reader.shown) }
  }
  const ben = async () => {
    await name()
    const letter = (await lettersOf(it_)).get('Ben@northhaven.example')!
    await choose(letter, { [`hears.${PARTY}`]: 'own' })
    return letter
  }
  /** Opens the page of one contact by its number on the list, and sends one of its forms. */
  const send = async (email: string, form: Record<string, string>) => {
    const all = await contacts.by(it_.log.drawer, 'holder', PARTY, parseTime(it_.now))
    const { recipient } = all.find(({ value }) => value.person?.email === email)!.value
    await ada.visitor.goto(`${PAGE}/${recipient}`)
    return ada.visitor.send('change', form)
  }
  const later = async (time: string) => {
    it_.now = time
    await signIn(ada.visitor, ada.device)
  }

  it('are named by a signatory, asked by one letter, and written to once they agree; the others are told', async () => {
    assert.match(
      wordsOn(await name()),
      inOrder(wording('contacts.named', { byHand: 'yes' }), 'Ben Osei', 'Harbour master'),
    )
    const told = await lettersOf(it_)
    assert.deepEqual([...told.keys()].sort(), ['Ben@northhaven.example', 'en@northhaven.example'])
    const asked = told.get('Ben@northhaven.example')!
    assert.equal(asked.kind, 'contact-asked')
    assert.doesNotMatch(asked.text, /Ben Osei|Harbour master/, 'nobody sends words of theirs to any address')
    assert.match(told.get('en@northhaven.example')!.text, /Ben Osei/)

    await it_.post('call/closed', { reason: said('It is done.') }, { call: ACCORD })
    assert.deepEqual(
      [...(await lettersOf(it_)).keys()],
      ['en@northhaven.example'],
      'no letter before they agree',
    )
    const chosen = { [`hears.${PARTY}`]: 'others', [`lang.${PARTY}`]: 'fr' }
    assert.match((await choose(asked, chosen)).before, /named you as a contact/)
    assert.deepEqual(await known(), ['Ben@northhaven.example', 'en@northhaven.example'])
    const declaration = { party: 'meridian', declaration: said('We read it so.'), instrument: null }
    const by = { by: 'meridian', call: ACCORD, signers: [partyKey('meridian')] }
    await it_.post('declaration/made', declaration, by)
    const others = await lettersOf(it_)
    assert.deepEqual([...others.keys()], ['Ben@northhaven.example'], 'who wishes to hear of others')
    assert.match(others.get('Ben@northhaven.example')!.text, /Avis \d/)
    await it_.post('party/ended', { party: 'meridian', reason: said('It closed.') })
    assert.doesNotMatch(wordsOn(await new Visitor(it_).goto(`/parties/${PARTY}`)), /Osei/)
  })

  it('are refused twice, and in vain, with what was typed', async () => {
    await name({ email: 'nobody', name: '' })
    const shown = wordsOn(ada.visitor.shown)
    assert.match(
      shown,
      inOrder(wording('invites.personMissing'), wording('apply.emailBad', { typed: 'nobody' })),
    )
    await ben()
    await name()
    assert.match(wordsOn(ada.visitor.shown), wording('contacts.twice'))
  })

  it('get no more letters in seven days, unless they choose to stay, which they do once', async () => {
    await ben()
    const ends = await send('Ben@northhaven.example', { do: 'end' })
    assert.match(
      wordsOn(ends),
      wording('contacts.goes', { day: '7 February 2026' }),
      'as long as no letter is out',
    )
    const told = await lettersOf(it_)
    assert.deepEqual([...told.keys()].sort(), ['Ben@northhaven.example', 'en@northhaven.example'])
    assert.match((await choose(told.get('Ben@northhaven.example')!, {})).before, /8 January 2026/)
    assert.deepEqual(await known(), ['Ben@northhaven.example', 'en@northhaven.example'])
    await choose(told.get('Ben@northhaven.example')!, { [`hears.${PARTY}`]: 'own' })
    await later('2026-01-09T00:00:00Z')
    assert.deepEqual(await known(), ['Ben@northhaven.example', 'en@northhaven.example'], 'they stay')
    await send('Ben@northhaven.example', { do: 'end' })
    const again = (await lettersOf(it_)).get('Ben@northhaven.example')!
    await choose(again, { [`hears.${PARTY}`]: 'own' })
    await later('2026-02-10T00:00:00Z')
    assert.deepEqual(await known(), ['en@northhaven.example'], 'once')
    await keepContacts(it_.running)
    const left = await contacts.by(it_.log.drawer, 'holder', PARTY, parseTime(it_.now))
    assert.ok(
      left.some(({ value }) => value.person === null),
      'the address is erased',
    )
  })

  it('leave at once by their own choice, and no round brings them back', async () => {
    const letter = await ben()
    await choose(letter, { [`hears.${PARTY}`]: 'none' })
    assert.deepEqual(await known(), ['en@northhaven.example'])
    await keepContacts(it_.running)
    assert.deepEqual(await known(), ['en@northhaven.example'])
  })

  it('keep one at least: without any, letters would reach nobody', async () => {
    await ben()
    await send('Ben@northhaven.example', { do: 'change', ...BEN, hears: 'others', lang: 'en' })
    await send('Ben@northhaven.example', { do: 'end' })
    const [last] = (await contactsOf(it_.log, PARTY, parseTime(it_.now))).filter(({ goes }) => goes === null)
    await ada.visitor.goto(`${PAGE}/${last!.recipient}`)
    assert.match(wordsOn(ada.visitor.shown), wording('contacts.last'))
    const refused = await ada.visitor.send('change', { do: 'end' })
    assert.equal(refused.status, 400)
  })

  it('are ended by two tabs at once only as long as one is left, and are changed some times a day', async () => {
    await ben()
    const [ada_, ben_] = (await contactsOf(it_.log, PARTY, parseTime(it_.now))).map(
      ({ recipient }) => recipient,
    )
    const both = await Promise.allSettled([ada_!, ben_!].map(one => endContact(it_.running, PARTY, one)))
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal(
      (await contactsOf(it_.log, PARTY, parseTime(it_.now))).filter(({ goes }) => goes === null).length,
      1,
    )
    for (let i = 0; i < 7; i++) await name({ email: `colleague${i}@northhaven.example` })
    assert.equal(ada.visitor.shown.status, 429, 'each of these writes to all of them')
  })

  it('who have left are asked again and stay away until they agree', async () => {
    const letter = await ben()
    await choose(letter, { [`hears.${PARTY}`]: 'none' })
    await name()
    await send('Ben@northhaven.example', { do: 'end' })
    await keepContacts(it_.running)
    assert.deepEqual(await known(), ['en@northhaven.example'])
    const asked = (await lettersOf(it_)).get('Ben@northhaven.example')
    assert.equal(asked?.kind, 'contact-asked')
    await later('2026-03-01T00:00:00Z')
    await choose(asked!, { [`hears.${PARTY}`]: 'own' })
    assert.deepEqual(await known(), ['en@northhaven.example'], 'the question was taken back')
  })

  it('who were named and did not agree are not kept by a signatory who lets letters go on', async () => {
    await name()
    await send('Ben@northhaven.example', { do: 'go-on' })
    await lettersOf(it_)
    await later('2026-03-01T00:00:00Z')
    await keepContacts(it_.running)
    const left = await contacts.by(it_.log.drawer, 'holder', PARTY, parseTime(it_.now))
    assert.ok(!left.some(({ value }) => value.person?.email === 'Ben@northhaven.example'))
  })
})
