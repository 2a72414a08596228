import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCEPTS, ACCORD, MANIFEST, OPENED, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { representative } from '../representative/people.ts'
import { wording } from '../wording.ts'
import {
  anotherOfficer,
  applied,
  awaited,
  CHECKED,
  enrolled,
  filled,
  type Officer,
  openApplication,
  REMOVAL,
  signIn,
} from './people.ts'
import { formIn, wordsOn } from './visitor.ts'

/**
 * What somebody can do who holds a passkey, a session or an approval of the house, and uses it where it is not meant.
 */

const PARTY = 'northhaven'
const OTHER = 'the-other-accord'
/** Told before anything is posted: that a signature over other bytes is refused at the door too is the law's. */
const OLDER = /This page is older than what waits here/
const reason = { lang: 'en', text: 'It was stolen.' }

describe('a hand that is used otherwise than it was meant', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
  })
  afterEach(() => it_.close())

  const size = () => it_.log.head()!.size
  const typesSince = async (before: number) => {
    const types: string[] = []
    for (let i = before; i < size(); i++)
      types.push((await it_.json<{ statement: { type: string } }>(`/entries/${i}.json`)).statement.type)
    return types
  }
  /** The party signs a second call of the same words and rules. */
  const signsTwoCalls = async () => {
    await it_.post('call/opened', OPENED, { call: OTHER })
    const texts = Object.values(WORDS).map(text => ({ name: digestOf(utf8(text)), bytes: utf8(text) }))
    await it_.post('text/published', { manifest: MANIFEST, supersedes: null }, { call: OTHER }, texts)
    for (const call of [ACCORD, OTHER])
      await it_.post('signature/given', ACCEPTS, { by: PARTY, call, signers: [partyKey(PARTY)] })
  }

  it('opens nothing by a session whose key was revoked, though nobody has ended the session', async () => {
    const ada = await representative(it_, PARTY)
    assert.equal((await two.visitor.goto('/desk')).path, '/desk')
    // Straight at the door: no page of the desk has ended what lies in the drawer.
    for (const keyid of [two.device.keyids[0]!, ada.keyid]) await it_.post('key/revoked', { keyid, reason })
    assert.match((await two.visitor.goto('/desk')).path, /^\/desk\/sign-in/)
    assert.match((await ada.visitor.goto('/representative')).path, /^\/representative\/sign-in/)
    await two.visitor.use(two.device, 'officer')
    assert.match(wordsOn(two.visitor.shown), /revoked by entry/)
  })

  it('records one entry, however often and in however many tabs the passkey answers the same act', async () => {
    await applied(it_)
    await openApplication(one.visitor)
    await one.visitor.send('admit', CHECKED)
    const before = size()
    const [tab] = await Promise.all([1, 2, 3].map(() => one.visitor.use(one.device, 'officer')))
    assert.ok([200, 409, 410].includes(tab!.status), String(tab!.status))
    assert.deepEqual(await typesSince(before), ['party/admitted'])
  })

  it('admits once what two officers admit at the same moment, each under an id of their own', async () => {
    await applied(it_)
    for (const [party, { visitor }] of [
      ['larkspur', one],
      ['larkspur-ferries', two],
    ] as const) {
      await openApplication(visitor)
      await visitor.send('admit', { ...CHECKED, party })
      assert.match(visitor.shown.path, /^\/desk\/acts\//)
    }
    const before = size()
    await Promise.all([one, two].map(({ visitor, device }) => visitor.use(device, 'officer')))
    assert.deepEqual(await typesSince(before), ['party/admitted'])
  })

  it('is a second hand once, though two officers lend it at the same moment', async () => {
    const three = await anotherOfficer(it_, 'officer-3')
    await it_.as(PARTY).sign(ACCORD)
    await filled(one, 'removal', REMOVAL)
    const path = await awaited(one)
    for (const { visitor } of [two, three]) await visitor.goto(path)
    const before = size()
    await Promise.all([two, three].map(({ visitor, device }) => visitor.use(device, 'officer')))
    assert.deepEqual(await typesSince(before), ['signature/removed'])
  })

  it('is no approval of the same act under another call', async () => {
    await signsTwoCalls()
    await filled(one, 'removal', REMOVAL)
    const path = await awaited(one)
    await filled(two, 'removal', { ...REMOVAL, call: OTHER, rule: `${OTHER} silence` })
    const other = await awaited(two)
    assert.notEqual(other, path)
    const before = size()
    // What the second officer would sign for the one call, sent where the other waits, and the other way round.
    await two.visitor.goto(path)
    const form = formIn(two.visitor.shown.html, 'passkey')
    const answer = { ...two.device.answer(form, 'officer'), payload: form.fields.payload! }
    await one.visitor.goto(other)
    const own = formIn(one.visitor.shown.html, 'passkey')
    const mine = { ...one.device.answer(own, 'officer'), payload: own.fields.payload! }
    for (const [sent, told] of [
      [answer, OLDER],
      [{ ...mine, payload: form.fields.payload! }, OLDER],
      [{ ...answer, payload: own.fields.payload! }, /belongs to officer-2, not to officer-1/],
      [{ ...answer, credential: one.device.ids[0]!, payload: own.fields.payload! }, /passkey_wrong/],
    ] as const) {
      await one.visitor.goto(other)
      const { status } = await one.visitor.send('passkey', { ...sent })
      assert.ok(status >= 400, String(status))
      assert.match(wordsOn(one.visitor.shown), told)
    }
    assert.equal(size(), before)
    for (const call of [ACCORD, OTHER]) assert.match(await it_.text(`/${call}/roll`), /northhaven/)
  })

  it('is no approval of another act than the one that the page shows', async () => {
    await it_.as(PARTY).sign(ACCORD)
    // Of one's own act, read off a draft: other bytes come back, well signed by the very passkey.
    await filled(one, 'revocation', { keyid: partyKey(PARTY).keyid, reason: 'It was lost.' })
    const milder = formIn(one.visitor.shown.html, 'passkey')
    const signedMilder = { ...one.device.answer(milder, 'officer'), payload: milder.fields.payload! }
    await filled(one, 'removal', REMOVAL)
    const before = size()
    assert.equal((await one.visitor.send('passkey', signedMilder)).status, 409)
    assert.match(wordsOn(one.visitor.shown), OLDER)
    // Of what was announced, when its delay has passed and one hand is enough.
    const path = await awaited(one)
    await one.visitor.send('announce')
    await one.visitor.use(one.device, 'officer')
    it_.now = '2026-01-08T00:00:00Z'
    await signIn(one.visitor, one.device)
    await filled(one, 'revocation', { keyid: partyKey(PARTY).keyid, reason: 'It was lost.' })
    const fresh = formIn(one.visitor.shown.html, 'passkey')
    const signedFresh = { ...one.device.answer(fresh, 'officer'), payload: fresh.fields.payload! }
    await one.visitor.goto(path)
    assert.match(wordsOn(one.visitor.shown), wording('second.ripe'))
    assert.equal((await one.visitor.send('passkey', signedFresh)).status, 409)
    assert.deepEqual(await typesSince(before), ['act/announced'])
    assert.equal((await one.visitor.use(one.device, 'officer')).status, 200)
    assert.deepEqual(await typesSince(before), ['act/announced', 'signature/removed'])
  })
})
