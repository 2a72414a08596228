import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { completeJournal, erasuresIn } from '../../src/cli/erasure-journal.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { beginErasure, type Erased, eraseAgain } from '../../src/people/erasures.ts'
import { erasedPersons, erasings } from '../../src/people/persons.ts'
import { checkReceipt } from '../../src/register/receipt.ts'
import { createApp, runningSite } from '../../src/web/app.ts'
import { eraseTold, keepToRetention } from '../../src/work/person/erasure.ts'
import type { Depositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, INVITING, said } from '../harbour.ts'
import { wording } from '../wording.ts'
import {
  asked,
  erased,
  lettersAt,
  letterTo,
  linkIn,
  publishNewer,
  signedBy,
  startInviting,
  UNDER,
  workedOff,
} from './citizen.ts'

const countsAt = async (site: Depositary) => {
  const { standing, signed, left, erased } = await site.json(`/${ACCORD}/persons.json`)
  return { standing, signed, left, erased }
}
const lastEntry = (site: Depositary) =>
  site.json<{ statement: { type: string; body: { ground: string } } }>(
    `/entries/${site.log.head()!.size - 1}.json`,
  )

describe('a citizen who vanishes', () => {
  let site: Depositary
  before(async () => {
    site = await startInviting()
  })
  after(() => site.close())

  it('is asked twice, then leaves an entry that says so, right counts, and every other receipt whole', async () => {
    const other = await signedBy(site, { name: 'Blaise', email: 'blaise@citizen.example' })
    const { visitor, own } = await signedBy(site)
    const receipt = async (path: string) =>
      new Uint8Array(await (await site.get(`${path}/receipt`)).arrayBuffer())
    const [mine, theirs] = [await receipt(own), await receipt(other.own)]
    assert.equal((await visitor.send('erase', {})).status, 422)
    assert.equal((await visitor.send('erase', { ground: 'request' })).status, 422)
    await erased(visitor)
    assert.match(wordsOn(visitor.shown), wording('persons.erased'))
    assert.equal((await lastEntry(site)).statement.type, 'person/erased')
    assert.equal((await lastEntry(site)).statement.body.ground, 'request')
    assert.deepEqual(await countsAt(site), { standing: 1, signed: 2, left: 0, erased: 1 })
    assert.equal((await site.get(own)).status, 410)
    assert.equal((await site.get(`${own}/receipt`)).status, 410)
    assert.doesNotMatch(await site.text(`/${ACCORD}/persons`), /Okafor/)
    for (const bytes of [mine, theirs, await receipt(other.own)]) checkReceipt(bytes, { vkey: site.vkey })
    assert.ok((await lettersAt(site)).every(({ to }) => to === 'blaise@citizen.example'))
    const entry = await site.text(`/entries/${checkReceipt(mine, { vkey: site.vkey }).index}`)
    assert.match(entry, wording('entry.erasedBy'))
  })

  it('reads what to do, and no path of the server, where the erasure cannot be noted', async test => {
    const note = async () => {
      throw new Refusal('file_unreadable', '/nowhere/e.ndjson cannot be written: ENOENT.')
    }
    const unmounted = await startInviting({ erasures: { note } })
    test.after(() => unmounted.close())
    const { visitor, own } = await signedBy(unmounted)
    const { status } = await visitor.send('erase', { ground: 'request', sure: 'yes' })
    assert.equal(status, 500)
    assert.doesNotMatch(wordsOn(visitor.shown), /nowhere|ENOENT/)
    assert.match(wordsOn(visitor.shown), wording('refusal.erasure_unnoted'))
    assert.match(wordsOn(visitor.shown), wording('refusal.erasure_unnoted.mend'))
    assert.equal((await unmounted.get(own)).status, 200)
    const { commitment } = await unmounted.json<{ commitment: string }>(`${own}/data`)
    const at = parseTime(unmounted.now)
    await assert.rejects(
      beginErasure(unmounted.log.drawer, { note }, { commitment, call: ACCORD, ground: 'request', at }, at),
      { code: 'erasure_unnoted' },
    )
  })

  it('may change their mind, and sign again', async () => {
    const { visitor } = await signedBy(site)
    await erased(visitor, 'change-of-mind')
    assert.equal((await lastEntry(site)).statement.body.ground, 'change-of-mind')
    assert.deepEqual(await countsAt(site), { standing: 1, signed: 3, left: 1, erased: 1 })
    const again = await signedBy(site)
    assert.equal((await countsAt(site)).standing, 2)
    await erased(again.visitor)
  })

  it('never was one: “it was not me” ends what was begun and what was signed with their address', async () => {
    const email = 'victim@citizen.example'
    const visitor = await asked(site, { email })
    const letter = await letterTo(site, email, 'person-confirm')
    const reader = new Visitor(site)
    await reader.goto(linkIn(letter, '/persons/not-me/'))
    const size = site.log.head()!.size
    await reader.send('/persons/not-me/', { sure: 'yes' })
    assert.match(wordsOn(reader.shown), wording('persons.erased'))
    assert.equal(site.log.head()!.size, size, 'nothing was signed, so nothing is to be told')
    assert.equal((await visitor.goto(linkIn(letter, `/${ACCORD}/persons/confirm/`))).status, 410)

    const { notMe, own } = await signedBy(site, { email })
    await reader.goto(notMe)
    assert.equal(site.log.head()!.size, size + 1, 'opening the link changes nothing')
    await reader.send('/persons/not-me/', { sure: 'yes' })
    assert.equal((await lastEntry(site)).statement.body.ground, 'not-me')
    assert.equal((await site.get(own)).status, 410)
    assert.equal((await site.get(notMe)).status, 410)
  })

  it('takes with “it was not me” what the same address had signed before, of an older text', async () => {
    const older = await startInviting()
    const email = 'twice@citizen.example'
    const { own } = await signedBy(older, { email })
    await publishNewer(older)
    await asked(older, { email })
    const letter = await letterTo(older, email, 'person-confirm')
    const reader = new Visitor(older)
    await reader.goto(linkIn(letter, '/persons/not-me/'))
    await reader.send('/persons/not-me/', { sure: 'yes' })
    assert.equal((await lastEntry(older)).statement.body.ground, 'not-me')
    assert.equal((await older.get(own)).status, 410)
    assert.equal((await countsAt(older)).standing, 0)
    await older.close()
  })

  it('never was one, though they say so in the moment in which the log takes the signature', async () => {
    const email = 'swift@citizen.example'
    const visitor = await asked(site, { email })
    const letter = await letterTo(site, email, 'person-confirm')
    const reader = new Visitor(site)
    await reader.goto(linkIn(letter, '/persons/not-me/'))
    await visitor.goto(linkIn(letter, `/${ACCORD}/persons/confirm/`))
    const { size } = site.log.head()!
    const { door } = site.log
    const { post } = door
    Object.assign(door, {
      post: async (...posted: Parameters<typeof post>) => {
        Object.assign(door, { post })
        await reader.send('/persons/not-me/', { sure: 'yes' })
        return door.post(...posted)
      },
    })
    assert.equal((await visitor.send('/persons/confirm/', { confirm: 'yes' })).status, 410)
    assert.match(wordsOn(reader.shown), wording('persons.erased'))
    assert.equal(site.log.head()!.size, size, 'the log took nothing, so nothing is to be told')
    assert.ok((await lettersAt(site)).every(({ to }) => to !== email))
  })

  it('is erased at once where nothing can be signed, and gets the tombstone as soon as something can', async () => {
    const { own } = await signedBy(site)
    const { standing } = await countsAt(site)
    const { log } = site
    const now = () => parseTime(site.now)
    const logger = { info() {}, warn() {}, error() {} }
    const keyless = { log, logger, now, publicUrl: site.publicUrl, signer: null, erasures: null }
    const visitor = new Visitor({ ...site, app: createApp(keyless) })
    await visitor.goto(own)
    await erased(visitor)
    assert.equal((await countsAt(site)).standing, standing)
    assert.equal((await erasings.all(log.drawer, now())).length, 1)
    assert.equal((await site.get(own)).status, 410)
    assert.doesNotMatch(await site.text(`/${ACCORD}/persons`), /Okafor/)
    site.now = formatTime(now() + 61)
    await runningSite({ ...keyless, signer: site.key }).worker.workOff()
    assert.equal((await countsAt(site)).standing, Number(standing) - 1)
    assert.equal((await erasings.all(log.drawer, now())).length, 0)
  })

  it('is erased here too by whoever tells the log so, as an officer whom they have written to', async () => {
    const { own } = await signedBy(site)
    const { commitment } = await site.json<{ commitment: string }>(`${own}/data`)
    const read = await eraseTold(site.running, 0)
    assert.equal(read, site.log.head()!.size)
    await site.post('person/erased', { commitment, ground: 'request' }, UNDER)
    await eraseTold(site.running, read)
    await workedOff(site)
    assert.equal((await site.get(own)).status, 410)
    assert.doesNotMatch(await site.text(`/${ACCORD}/persons`), /Okafor/)
    const left = await site.log.drawer.list('person', '', 99, 0)
    assert.ok(left.every(({ id }) => id !== commitment))
  })

  it('has the address forgotten some time after the call has closed', async () => {
    const closing = await startInviting()
    const { own } = await signedBy(closing)
    await closing.post('call/closed', { reason: said('It is over.') }, UNDER)
    const emailHash = async () => (await closing.json<{ emailHash: string | null }>(`${own}/data`)).emailHash
    const later = async (days: number) => {
      closing.now = formatTime(parseTime(closing.now) + days * 86_400)
      await keepToRetention(closing.running)
    }
    await later(89)
    assert.ok(await emailHash())
    await later(2)
    assert.equal(await emailHash(), null)
    const { drawer } = closing.log
    assert.deepEqual(await drawer.list('person-address', '', 9, 0), [])
    await closing.close()
  })

  it('signs a newer text by a new yes, which ends the old one', async () => {
    const email = 'again@citizen.example'
    await signedBy(site, { email })
    const { signed, erased } = await countsAt(site)
    await publishNewer(site)
    await signedBy(site, { email })
    assert.deepEqual(
      [(await countsAt(site)).signed, (await countsAt(site)).erased],
      [Number(signed) + 1, Number(erased) + 1],
    )
    assert.equal((await lastEntry(site)).statement.body.ground, 'duplicate')
  })

  it('is noted in the journal by a commitment, and nothing else', async () => {
    const noted: Erased[] = []
    const kept = await startInviting({
      erasures: { note: async erased => void noted.push(erased) },
    })
    const { visitor, own } = await signedBy(kept)
    const { commitment } = await kept.json<{ commitment: string }>(`${own}/data`)
    await erased(visitor)
    assert.deepEqual(noted, [{ commitment, call: ACCORD, ground: 'request', at: parseTime(kept.now) }])
    await kept.close()
  })

  it('is named in the journal again where it was lost, and in a database that does not know of it', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'avow-journal-')), 'erasures.ndjson')
    const { visitor, own } = await signedBy(site)
    const { commitment } = await site.json<{ commitment: string }>(`${own}/data`)
    await erased(visitor)
    const { drawer } = site.log
    const now = parseTime(site.now)
    await completeJournal(drawer, path, now)
    const named = erasuresIn(path)
    const mine = { commitment, call: ACCORD, ground: 'request', at: now }
    assert.deepEqual(
      named.find(one => one.commitment === commitment),
      mine,
    )
    assert.equal(named.length, (await erasedPersons.all(drawer, now)).length)
    await completeJournal(drawer, path, now)
    assert.equal(readFileSync(path, 'utf8').split('\n').length, named.length + 1)

    const other = await startInviting()
    assert.equal(await eraseAgain(other.log.drawer, named, now), 0)
    assert.deepEqual(
      (await erasedPersons.all(other.log.drawer, now)).map(({ id }) => id).sort(),
      named.map(one => one.commitment).sort(),
    )
    await other.close()
  })

  it('can always leave: no switch stops an erasure, nor does the end of the call', async () => {
    const { visitor } = await signedBy(site, { email: 'late@citizen.example' })
    const covers = { covers: ['person/erased'], closed: true, reason: said('No more.') }
    assert.equal((await site.send(site.envelope('switch/set', covers))).status, 422)
    await site.post('call/closed', { reason: said('It is over.') }, UNDER)
    await erased(visitor)
    assert.equal((await lastEntry(site)).statement.type, 'person/erased')
    assert.ok(INVITING.persons)
  })
})
