import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { colleagues } from '../../src/people/colleagues.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { anotherOfficer, awaited, enrolled, filled, type Officer, signed } from '../desk/people.ts'
import { entriesIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'

/** Ben holds a key of Northhaven as Ada does: whether he is a colleague or a thief, nobody can tell from the log. */
describe('a signatory who turns against the others of the party', () => {
  let it_: Depositary
  let ada: Person
  let ben: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY] })
    ada = await representative(it_, PARTY)
    await it_.as(PARTY).sign(ACCORD)
    ben = await madeBy(it_, await linkFor(ada, 'Ben Osei'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
  })
  afterEach(() => it_.close())

  const inForce = async () =>
    (await it_.log.store.keysOf(PARTY, '', 10))
      .filter(({ row }) => row.revoked === null)
      .map(({ key }) => key)
      .toSorted()
  const rowOf = async () => (await it_.log.store.rows([{ table: 'partyKeys', key: PARTY }]))[0]!
  const suspends = async ({ visitor, device }: Person) => {
    await visitor.goto('/representative')
    await visitor.goto('/representative/new/suspension')
    await visitor.send('suspension', { reason: 'One of our passkeys was stolen.' })
    assert.match(
      wordsOn(visitor.shown),
      wording('head.key/suspended', { author: 'own', by: PARTY, party: '' }),
    )
    await visitor.use(device, 'party')
    const { entry } = (await rowOf()).suspensions.at(-1)!
    assert.equal(visitor.shown.path, `/representative/sign-in?suspended=${entry}`, wordsOn(visitor.shown))
    assert.match(wordsOn(visitor.shown), wording('rep.suspendedSays', { keeper: 'The Harbour Secretariat' }))
    assert.deepEqual(entriesIn(visitor.shown.html, 'main a[href]'), [entry])
    return entry
  }
  const withdraws = ({ device }: Person) =>
    it_.send(
      it_.envelope(
        'signature/withdrawn',
        { reason: null },
        { by: PARTY, call: ACCORD, signers: [device.passkeys[0]!] },
      ),
    )
  /** Two officers name the keys that stay, on the desk. */
  const resumes = async (officer: Officer, other: Officer, keeps: readonly string[]) => {
    await officer.visitor.goto('/desk')
    await officer.visitor.goto(`/desk/new/resumption?party=${PARTY}`)
    assert.match(wordsOn(officer.visitor.shown), wording('suspended.askThem'))
    assert.match(wordsOn(officer.visitor.shown), wording('suspended.key', { by: 'first' }))
    const boxes = Object.fromEntries(keeps.map(keyid => [`keep-${keyid}`, 'yes']))
    await officer.visitor.send('resumption', { party: PARTY, reason: 'We have called them back.', ...boxes })
    const path = await awaited(officer)
    await other.visitor.goto(path)
    assert.equal((await signed(it_, other)).type, 'key/resumed')
  }

  it('finds no way to take the keys of others away, and adds no more than a few', async () => {
    await ben.visitor.goto('/representative/new/revocation')
    assert.ok(!load(ben.visitor.shown.html)(`[value="${ada.keyid}"]`).length)
    const reason = { lang: 'en', text: 'No longer with us.' }
    const held = ben.device.passkeys[0]!
    const by = { by: PARTY, signers: [held] }
    const revoked = await it_.send(it_.envelope('key/revoked', { keyid: ada.keyid, reason }, by))
    assert.equal(revoked.status, 403)
    for (let i = 0; i < 6; i++) {
      const key = partyKey(`key ${i} of Ben’s`)
      const body = { holder: PARTY, key: key.key, reason: null }
      await it_.send(it_.envelope('key/added', body, { by: PARTY, signers: [held, key] }))
    }
    // With Ada’s passkey and his own, that is five on this day.
    assert.equal((await inForce()).length, 1 + 5)
  })

  it('is stopped at once by any other, who is signed out too, and everybody reads why', async () => {
    const link = await linkFor(ben, 'The treasurer')
    const entry = await suspends(ada)
    for (const one of [ada, ben]) assert.equal((await withdraws(one)).status, 403)
    assert.deepEqual(await colleagues.by(it_.log.drawer, 'holder', PARTY, parseTime(it_.now)), [])
    assert.equal((await new Visitor(it_).goto(link)).status, 410)
    for (const { visitor, device } of [ada, ben]) {
      assert.match((await visitor.goto('/representative')).path, /sign-in/)
      await visitor.use(device, 'party')
      assert.equal(visitor.shown.status, 403)
      assert.match(wordsOn(visitor.shown), new RegExp(`suspended by entry ${entry}`))
      assert.match(wordsOn(visitor.shown), wording('refusal.keys_suspended.mend'))
    }
    const page = await it_.text(`/parties/${PARTY}`)
    assert.equal(load(page)('#suspended').length, 1)
    assert.ok(entriesIn(page).includes(entry))
    const { suspended } = await it_.json<{ suspended: object }>(`/parties/${PARTY}.json`)
    assert.deepEqual(suspended, { entry, day: '2026-01-01', by: ada.keyid })
    const says = wording('party.suspendedLede', { date: '1 January 2026', entry: `log entry ${entry}` })
    assert.match(wordsOn({ html: load(page)('.asks-first').html()! }), says)
  })

  it('gains nothing by suspending first: two officers name the key that stays, and his goes', async () => {
    const [officer, other] = [await enrolled(it_), await anotherOfficer(it_)]
    const entry = await suspends(ben)
    assert.equal((await withdraws(ada)).status, 403)
    await officer.visitor.goto('/desk')
    assert.match(wordsOn(officer.visitor.shown), wording('also.suspended', { count: 1 }))
    await officer.visitor.follow(/^\/desk\/organisations#suspended$/)
    assert.match(wordsOn(officer.visitor.shown), wording('suspended.parties'))
    assert.ok(entriesIn(officer.visitor.shown.html).includes(entry))
    await resumes(officer, other, [ada.keyid])
    assert.deepEqual(await inForce(), [ada.keyid])
    await signIn(ada.visitor, ada.device)
    assert.equal(ada.visitor.shown.path, '/representative')
    await signIn(ben.visitor, ben.device)
    assert.match(wordsOn(ben.visitor.shown), /revoked by entry/)
    assert.equal(load(await it_.text(`/parties/${PARTY}`))('#suspended').length, 0)
    await officer.visitor.goto('/desk/organisations')
    assert.doesNotMatch(wordsOn(officer.visitor.shown), wording('suspended.parties'))
    assert.equal((await withdraws(ada)).status, 201)
  })

  it('is stopped by one officer where the party calls', async () => {
    const officer = await enrolled(it_)
    await filled(officer, 'suspension', { party: PARTY, reason: 'They have called us.' })
    assert.equal((await signed(it_, officer)).type, 'key/suspended')
    assert.match((await ben.visitor.goto('/representative')).path, /sign-in/)
    assert.equal((await withdraws(ben)).status, 403)
  })
})
