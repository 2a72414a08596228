import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { newNoteSigner } from '../../src/core/note.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { parseTime } from '../../src/core/time.ts'
import { MOST_AT_DOOR, MOST_BYTES_AT_DOOR } from '../../src/log/door.ts'
import { openLog } from '../../src/log/open.ts'
import { PATIENCE_MS } from '../../src/log/sequence.ts'
import { type Batch, OutcomeUnknown, type Store } from '../../src/store/store.ts'
import { ACCEPTS, ACCORD, facts, MANIFEST_DIGEST, said, textOf, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { refusedAs } from '../refused.ts'
import { exportOf, openHarbour, wordsOf } from './real-log.ts'

/** What the door keeps, lets go, and owns up to. */

describe('words that are withheld', () => {
  it('vanish from the store and cannot be posted back', async t => {
    const real = await openHarbour(t)
    for (const party of ['northhaven', 'eastport']) await real.admit(party)
    const { reference, part } = wordsOf('Words that a court will have withheld.')
    const changed = { reservation: reference }
    await real.sign('northhaven', changed, { parts: [part] })
    assert.ok(await real.store.words(reference.digest))

    const order = { digest: reference.digest, ground: said('Privacy.'), authority: said('A court.') }
    const { index } = await real.post('words/withheld', order)
    assert.equal(await real.store.words(reference.digest), undefined)
    assert.equal((await real.row('words', reference.digest))?.withheld?.entry, index)

    const again = real.sign('eastport', changed, { parts: [part] })
    await assert.rejects(again, refusedAs('words_withheld'))
    assert.equal(await real.store.words(reference.digest), undefined)
    await assert.rejects(real.post('words/withheld', order), refusedAs('words_withheld'))
    assert.equal((await real.row('signatures', `${ACCORD}/northhaven`))?.state, 'standing')
    assert.equal(exportOf(await real.audited()), await real.exported())
  })

  it('do not come back with the receipt of a statement that is known', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const { reference, part } = wordsOf('Words that will have to go.')
    const saying = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    const body = { reason: reference }
    await real.sign('northhaven')
    const envelope = real.envelope('signature/withdrawn', body, saying)
    await real.knock(envelope, [part])
    const order = { digest: reference.digest, ground: said('Privacy.'), authority: said('A court.') }
    await real.post('words/withheld', order)
    assert.equal((await real.knock(envelope, [part])).known, true)
    assert.equal(await real.store.words(reference.digest), undefined)
  })
})

describe('the text of a call', () => {
  it('cannot be bound as somebody’s own words, to be withheld with them', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const bytes = utf8(WORDS.en)
    const digest = digestOf(bytes)
    const reference = { digest, length: bytes.length - 32, lang: 'en', mediaType: 'text/plain' }
    const parts = [{ name: digest, bytes }]
    const bound = real.sign('northhaven', { reservation: reference }, { parts })
    await assert.rejects(bound, refusedAs('words_wrong'))
    assert.deepEqual((await real.store.words(digest))?.bytes, bytes)
  })

  it('cannot be what a party has bound as its own words', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const { reference, part } = wordsOf('Words of a party, with a salt that is text.', utf8('s'.repeat(32)))
    await real.sign('northhaven', { reservation: reference }, { parts: [part] })
    const text = { ...textOf('en', 'x', true), digest: reference.digest, length: part.bytes.length }
    const body = { manifest: { texts: [text], principles: [] }, supersedes: MANIFEST_DIGEST }
    const published = real.post('text/published', body, { call: ACCORD, parts: [part] })
    await assert.rejects(published, refusedAs('words_wrong'))
  })
})

describe('a switch', () => {
  it('closes the door to a type, in public, and nobody’s way out', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const signing = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    const posted = real.envelope('signature/given', ACCEPTS, signing)
    const { index } = await real.knock(posted)
    await real.post('switch/set', { covers: ['signature/given'], closed: true, reason: said('Attack.') })
    await real.admit('eastport')
    await assert.rejects(real.sign('eastport'), refusedAs('switched_off'))
    // Whoever lost the answer to what was taken before still gets it.
    const again = await real.knock(posted)
    assert.deepEqual([again.index, again.known], [index, true])
    const out = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await real.post('signature/withdrawn', { reason: null }, out)
    for (const covers of ['signature/withdrawn', 'objection/raised', 'words/withheld'])
      await assert.rejects(
        real.post('switch/set', { covers: [covers], closed: true, reason: said('Quiet.') }),
        refusedAs('switch_uncoverable'),
      )
    await real.post('switch/set', { covers: ['signature/given'], closed: false, reason: said('Over.') })
    await real.sign('eastport')
  })
})

describe('the clock of the door', () => {
  it('may go back a little without making the log’s time go back', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    real.pass(-100)
    await real.sign('northhaven')
    const [, last = ''] = (await real.store.entries(real.size - 2, real.size)).map(
      entry => `${Buffer.from(entry)}`,
    )
    assert.match(last, /^\{"admitted":"2026-01-01T00:00:00Z"/)
    await real.audited()
  })

  it('blames nobody who signs where it is behind the log itself', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const at = real.now
    real.pass(-2 * 86_400)
    await assert.rejects(real.sign('northhaven', {}, { at }), refusedAs('read_only'))
  })
})

describe('the queue at the door', () => {
  it('has an end: whoever comes when it is full is told to come again, and those in it are answered', async t => {
    const real = await openHarbour(t)
    const junk = utf8('{}')
    const queue = Array.from({ length: MOST_AT_DOOR + 1 }, () => real.knock(junk))
    const admitted = real.admit('northhaven')
    await assert.rejects(admitted, refusedAs('rate_limited'))
    const codes = (await Promise.allSettled(queue)).map(one => one.status === 'rejected' && one.reason.code)
    assert.equal(codes.pop(), 'rate_limited')
    assert.deepEqual(new Set(codes), new Set(['envelope_malformed']))
    await real.admit('northhaven')
  })

  it('is bounded by what it holds, and takes one that is larger than all of that', async t => {
    const real = await openHarbour(t)
    const part = { name: 'sha256:none', bytes: new Uint8Array(MOST_BYTES_AT_DOOR) }
    const envelope = real.envelope('switch/set', {
      covers: ['signature/given'],
      closed: false,
      reason: said('No.'),
    })
    const [large, next] = await Promise.allSettled([real.knock(envelope, [part]), real.knock(envelope)])
    assert.equal(large.status === 'rejected' && large.reason.code, 'words_unbound')
    assert.equal(next.status === 'rejected' && next.reason.code, 'rate_limited')
    await real.knock(envelope)
  })
})

describe('two servers on one store', () => {
  it('are not made by a start that fails: it fences nobody off', async t => {
    const real = await openHarbour(t)
    const stranger = newNoteSigner(real.signer.vkey.name, new Uint8Array(32).fill(9))
    const options = { store: real.store, drawerKey: new Uint8Array(32), now: () => parseTime(real.now) }
    await assert.rejects(openLog({ ...options, signer: stranger }), refusedAs('log_key_absent'))
    await real.admit('northhaven')
  })

  it('do not tell whoever posts again to the older one that the log has cheated', async t => {
    const real = await openHarbour(t)
    const newer = await real.another()
    t.after(() => newer.close())
    const covers = { covers: ['signature/given'], closed: false, reason: said('Nothing.') }
    const envelope = real.envelope('switch/set', covers)
    await newer.door.post({ envelope, parts: [] })
    await assert.rejects(real.knock(envelope), refusedAs('read_only'))
  })

  it('leave the older one with nothing to say but that it reads only', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const older = real.log
    const newer = await real.another()
    t.after(() => newer.close())
    await assert.rejects(real.sign('northhaven'), refusedAs('read_only'))
    assert.equal(older.ready()?.code, 'read_only')
    await assert.rejects(real.admit('eastport'), refusedAs('read_only'))
    const before = (await real.store.head())!.size
    const renamed = { party: 'northhaven', ...facts('Renamed'), reason: said('Renamed.') }
    const envelope = real.envelope('party/updated', renamed)
    const { index } = await newer.door.post({ envelope, parts: [] })
    assert.equal(index, before)
  })
})

describe('a store that fails', () => {
  it('acknowledges nothing, and goes on when the disk does', async t => {
    const disk = new Disk()
    const real = await openHarbour(t, store => disk.under(store))
    await real.admit('northhaven')
    const before = real.seen()
    disk.fails = () => new Refusal('store_failing', 'The disk is full.')
    const together = [
      real.sign('northhaven'),
      real.admit('eastport'),
      real.admit('eastport', partyKey('other')),
    ]
    // The last would be refused as a party that exists; but that rests on an entry which is not there.
    for (const one of together) await assert.rejects(one, refusedAs('store_failing'))
    assert.deepEqual(real.seen(), before)
    assert.equal((await real.store.head())?.size, before.size)
    disk.fails = undefined
    await real.sign('northhaven')
    await real.admit('eastport')
    assert.equal(exportOf(await real.audited()), await real.exported())
  })

  it('is told in words even where it broke off in its own', async t => {
    const disk = new Disk()
    const real = await openHarbour(t, store => disk.under(store))
    await real.admit('northhaven')
    disk.fails = () => new Error('SQLITE_CORRUPT at /somebody/home')
    await assert.rejects(real.sign('northhaven'), refusedAs('store_failing'))
  })

  for (const wrote of [true, false])
    it(`tells those who wait that it does not know, rereads, and goes on: the batch was ${wrote ? '' : 'not '}written`, async t => {
      t.mock.timers.enable({ apis: ['setInterval'] })
      const disk = new Disk()
      const real = await openHarbour(t, store => disk.under(store))
      for (const party of ['northhaven', 'eastport']) await real.admit(party)
      const before = real.size
      const envelope = real.envelope('signature/given', ACCEPTS, signingAs('northhaven'))
      disk.commitsFirst = wrote
      disk.fails = () => new OutcomeUnknown('The line went dead.')
      disk.isDead = true
      const first = real.knock(envelope)
      const behind = untilTrue(() => real.log.ready() !== null).then(() => real.sign('eastport'))
      const told = [first, behind].map(one => assert.rejects(one, refusedAs('outcome_unknown')))
      await untilTrue(() => real.log.ready() !== null)
      assert.equal(real.log.ready()?.code, 'outcome_unknown')
      assert.equal(real.log.conditions().ended, null)
      const ticking = untilTrue(() => {
        t.mock.timers.tick(PATIENCE_MS)
        return disk.isDead === false
      })
      await Promise.all(told)
      disk.fails = undefined
      disk.isDead = false
      await ticking
      await untilTrue(() => real.log.ready() === null)
      assert.equal(real.size, before + (wrote ? 1 : 0))
      assert.deepEqual((({ index, known }) => ({ index, known }))(await real.knock(envelope)), {
        index: before,
        known: wrote,
      })
      await real.sign('eastport')
      assert.equal(exportOf(await real.audited()), await real.exported())
    })

  it('stops for good where another has written before it could reread', async t => {
    const disk = new Disk()
    const real = await openHarbour(t, store => disk.under(store))
    await real.admit('northhaven')
    const newer = await real.another()
    t.after(() => newer.close())
    disk.fails = () => new OutcomeUnknown('The line went dead.')
    disk.isDead = true
    const lost = assert.rejects(real.sign('northhaven'), refusedAs('outcome_unknown'))
    await untilTrue(() => real.log.ready() !== null)
    disk.fails = undefined
    const renamed = { party: 'northhaven', ...facts('Renamed'), reason: said('Renamed.') }
    await newer.door.post({ envelope: real.envelope('party/updated', renamed), parts: [] })
    disk.isDead = false
    await lost
    assert.equal(real.log.ready()?.code, 'read_only')
    assert.ok(real.log.conditions().ended)
    await assert.rejects(real.admit('eastport'), refusedAs('read_only'))
  })

  it('is not waited for when the server stops', async t => {
    const disk = new Disk()
    const real = await openHarbour(t, store => disk.under(store))
    await real.admit('northhaven')
    disk.fails = () => new OutcomeUnknown('The line went dead.')
    disk.isDead = true
    const lost = assert.rejects(real.sign('northhaven'), refusedAs('outcome_unknown'))
    await untilTrue(() => real.log.ready() !== null)
    await Promise.all([lost, real.log.close()])
  })

  it('that cannot be written is read from the start, and written once it can', async t => {
    const disk = new Disk()
    const real = await openHarbour(t, store => disk.under(store))
    await real.admit('northhaven')
    await real.log.close()
    disk.isFull = true
    await real.start()
    assert.equal(real.log.ready()?.code, 'store_failing')
    await assert.rejects(real.sign('northhaven'), refusedAs('store_failing'))
    assert.equal((await real.row('parties', 'northhaven'))?.kind, facts('northhaven').kind)
    disk.isFull = false
    await untilTrue(() => real.log.ready() === null)
    await real.sign('northhaven')
  })

  it('answers as usual where the commit came through although it said otherwise', async t => {
    const disk = new Disk()
    const real = await openHarbour(t, store => disk.under(store))
    await real.admit('northhaven')
    disk.commitsFirst = true
    disk.fails = () => new OutcomeUnknown('The line went dead after the commit.')
    const { index, known } = await real.sign('northhaven')
    assert.deepEqual({ index, known }, { index: real.size - 1, known: false })
    assert.equal(exportOf(await real.audited()), await real.exported())
  })
})

/** Real time passes, turn by turn of the loop, until something is so. */
async function untilTrue(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 1))
}

const signingAs = (party: string) => ({ by: party, call: ACCORD, signers: [partyKey(party)] })

/** A disk that fails when it is told to. */
class Disk {
  /** What the next commits fail with. */
  fails: (() => Error) | undefined
  /** Whether they write all the same. */
  commitsFirst = false
  /** Whether the head cannot be read either. */
  isDead = false
  /** Whether nobody can become its sequencer. */
  isFull = false

  under(store: Store): Store {
    const commit = async (batch: Batch) => {
      if (this.fails === undefined || this.commitsFirst) await store.commit(batch)
      if (this.fails !== undefined) throw this.fails()
    }
    const head = () =>
      this.isDead ? Promise.reject(new Refusal('store_failing', 'The disk is gone.')) : store.head()
    const claim = () =>
      this.isFull ? Promise.reject(new Refusal('store_failing', 'The disk is full.')) : store.claim()
    return new Proxy(store, {
      get(target, name) {
        if (name === 'claim') return claim
        if (name === 'commit') return commit
        if (name === 'head') return head
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  }
}
