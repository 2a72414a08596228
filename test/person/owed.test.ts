import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '../../src/core/refusal.ts'
import { parseTime } from '../../src/core/time.ts'
import { lettersOwed } from '../../src/people/persons.ts'
import type { Depositary } from '../depositary.ts'
import { Visitor } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import {
  asked,
  erased,
  lettersAt,
  letterTo,
  linkIn,
  publishNewer,
  refusing,
  signedBy,
  startInviting,
  workedOffLater,
} from './citizen.ts'

/**
 * A letter that could not be written in its moment; what a kill leaves of one is told in test/crash/citizen.test.ts.
 */
describe('a letter that is owed to a citizen', () => {
  let site: Depositary
  before(async () => {
    site = await startInviting()
  })
  after(() => site.close())
  const owed = () => lettersOwed.all(site.log.drawer, parseTime(site.now))
  const to = async (email: string) => (await lettersAt(site)).filter(letter => letter.to === email)

  it('is written when the disk takes it again, once, and counts as one of the day', async () => {
    const email = 'patient@citizen.example'
    for (let letters = 0; letters < 3; letters++) {
      const takes = refusing(site, letters % 2 === 0 ? 'letter-words' : 'letter')
      await asked(site, { email })
      await workedOffLater(site)
      assert.equal((await owed()).length, 1)
      takes()
      await workedOffLater(site)
      assert.deepEqual(await owed(), [])
      assert.equal((await to(email)).length, letters + 1)
    }
    const { visitor } = await confirmedBy(email)
    assert.equal(visitor.shown.status, 200)
  })

  async function confirmedBy(email: string): Promise<{ visitor: Visitor }> {
    const visitor = new Visitor(site)
    await visitor.goto(linkIn(await letterTo(site, email, 'person-confirm'), `/${ACCORD}/persons/confirm/`))
    await visitor.send('/persons/confirm/', { confirm: 'yes' })
    return { visitor }
  }

  it('is forgotten with whoever vanishes before it is written', async () => {
    const email = 'owed@citizen.example'
    const { visitor, own } = await signedBy(site, { email })
    const takes = refusing(site, 'letter')
    await asked(site, { email, name: 'Ada Once More' })
    assert.equal((await owed()).length, 1)
    takes()
    await visitor.goto(own)
    await erased(visitor)
    assert.deepEqual(await owed(), [])
    await workedOffLater(site)
    assert.deepEqual(await to(email), [])
  })

  it('is gone too where they vanish while it is written', async () => {
    const email = 'crossing@citizen.example'
    const { visitor, own } = await signedBy(site, { email })
    await visitor.goto(own)
    const { drawer } = site.log
    const { apply } = drawer
    const [begun, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    Object.assign(drawer, {
      apply: async (...all: Parameters<typeof apply>) => {
        if (all[0].some(({ kind, after }) => kind === 'letter-words' && after !== null)) {
          begun.resolve()
          await going.promise
        }
        return apply(...all)
      },
    })
    const asking = asked(site, { email })
    await begun.promise
    const leaving = erased(visitor)
    // They are gone before it is laid: nothing of theirs follows that was on its way.
    await leaving
    going.resolve()
    await asking
    Object.assign(drawer, { apply })
    assert.deepEqual(await to(email), [])
    const requests = await drawer.list('person-request', '', 99, 0)
    assert.ok(requests.every(({ json }) => !json.includes(email)))
    assert.deepEqual(await owed(), [])
  })

  it('comes with the signature or not at all, and so does the end of what that replaces', async () => {
    const email = 'newer@citizen.example'
    const standing = async () => (await site.json<{ standing: number }>(`/${ACCORD}/persons.json`)).standing
    const { own } = await signedBy(site, { email })
    await publishNewer(site)
    await asked(site, { email })
    const before = await standing()
    const letters = (await to(email)).length
    const { store } = site.log
    const { commit } = store
    Object.assign(store, { commit: () => Promise.reject(new Refusal('store_failing', 'The disk is full.')) })
    assert.equal((await confirmedBy(email)).visitor.shown.status, 503)
    Object.assign(store, { commit })
    await workedOffLater(site)
    assert.equal(await standing(), before)
    assert.equal((await site.get(own)).status, 200)
    assert.equal((await to(email)).length, letters)
    assert.equal((await confirmedBy(email)).visitor.shown.status, 200)
    await workedOffLater(site)
    assert.equal(await standing(), before)
    assert.equal((await site.get(own)).status, 410)
    const page = linkIn(await letterTo(site, email, 'person-signed'), '/persons/')
    assert.equal((await site.get(page)).status, 200)
  })
})
