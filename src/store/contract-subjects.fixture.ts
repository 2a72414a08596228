import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Subject } from '../register/subjects.ts'
import { batchAfter, identityNumber } from './contract-batches.fixture.ts'
import { openStore } from './open.ts'
import type { Batch, Place, Store } from './store.ts'

const CALL = 'call harbour-accord'

/** The part of the contract that concerns which entries are about whom. */
export function testSubjects(newPlace: () => Promise<Place>): void {
  describe('for whoever asks what the log says of somebody', () => {
    let place: Place
    let store: Store
    let epoch: number
    before(async () => {
      place = await newPlace()
      store = await openStore(place)
      epoch = await store.claim()
    })
    after(() => store.close())

    const on = async (subject: Subject, limit = 10, before?: number) => {
      const { entries, total, older } = await store.entriesOn(subject, { before, limit })
      return { entries, total, older }
    }

    it('finds an entry by each of its subjects from its commit on', async () => {
      assert.deepEqual(await on(CALL), { entries: [], total: 0, older: 0 })
      await store.commit(
        about(0, epoch, [['party a', CALL], [], ['party a', 'officer a'], [CALL, 'entry 0']]),
      )
      assert.deepEqual(await on('party a'), { entries: [2, 0], total: 2, older: 0 })
      assert.deepEqual(await on('officer a'), { entries: [2], total: 1, older: 0 })
      assert.deepEqual(await on('entry 0'), { entries: [3], total: 1, older: 0 })
      assert.deepEqual(await on(CALL), { entries: [3, 0], total: 2, older: 0 })
      assert.deepEqual(await store.indexed(), { entries: 4, rows: 6 })
      await store.check()
    })

    it('knows nothing of a batch that was refused', async () => {
      const stale = about(3, epoch, [['party b', CALL]])
      await assert.rejects(store.commit(stale), { code: 'read_only' })
      const { entries, ...rest } = about(4, epoch, [['party b', CALL]])
      const repeated = entries.map(entry => ({ ...entry, identity: identityNumber(0) }))
      await assert.rejects(store.commit({ ...rest, entries: repeated }), { code: 'statement_repeated' })
      assert.deepEqual(await on('party b'), { entries: [], total: 0, older: 0 })
      assert.deepEqual(await on(CALL), { entries: [3, 0], total: 2, older: 0 })
      assert.deepEqual(await store.indexed(), { entries: 4, rows: 6 })
    })

    it('gives the newest first, a page at a time, and says how many are older', async () => {
      for (let from = 4; from < 64; from += 20)
        await store.commit(
          about(
            from,
            epoch,
            Array.from({ length: 20 }, (_, i) => [`party p${from + i}`, CALL]),
          ),
        )
      assert.deepEqual(await on(CALL, 3), { entries: [63, 62, 61], total: 62, older: 59 })
      const seen: number[] = []
      for (let before: number | undefined, older = 1; older > 0; before = seen.at(-1)) {
        const page = await on(CALL, 7, before)
        assert.equal(page.total, 62)
        assert.equal(page.older, 62 - seen.length - page.entries.length)
        seen.push(...page.entries)
        older = page.older
      }
      assert.deepEqual(seen, [...Array.from({ length: 60 }, (_, i) => 63 - i), 3, 0])
      assert.deepEqual(await on(CALL, 5, 0), { entries: [], total: 62, older: 0 })
      assert.deepEqual(await on(CALL, 5, 1), { entries: [0], total: 62, older: 0 })
    })

    it('tells one subject from another whose name begins alike', async () => {
      await store.commit(about(64, epoch, [['party p1'], ['party p1-a'], ['party P1' as Subject]]))
      assert.deepEqual((await on('party p1')).entries, [64])
      assert.deepEqual((await on('party p')).entries, [])
    })

    it('finds them again when it is opened anew, and to read only', async () => {
      await store.close()
      store = await openStore(place)
      epoch = await store.claim()
      const reader = await openStore({ ...place, readOnly: true })
      for (const one of [store, reader])
        assert.deepEqual(await one.entriesOn(CALL, { limit: 2 }), { entries: [63, 62], total: 62, older: 60 })
      await assert.rejects(reader.index(0, [[CALL]]), { code: 'read_only' })
      await reader.close()
      await store.check()
    })

    it('tells which entries are found by which subject', async () => {
      const pairs = [
        [CALL, 63],
        [CALL, 64],
        ['party p1', 64],
        ['party nobody', 0],
        ['party a', 2],
      ] as const
      assert.deepEqual(await store.areIndexed(pairs), [true, false, true, false, true])
      assert.deepEqual(await store.areIndexed([]), [])
    })

    it('indexes nothing that is indexed already', async () => {
      const known = await store.indexed()
      await store.index(0, [['party a', CALL]])
      await store.index(70, [['party a', CALL]])
      assert.deepEqual(await store.indexed(), known)
      assert.deepEqual(await on('party a'), { entries: [2, 0], total: 2, older: 0 })
    })
  })
}

/** A batch with an entry for each list of subjects. */
export function about(from: number, epoch: number, subjects: readonly (readonly Subject[])[]): Batch {
  const { entries, ...rest } = batchAfter(from, subjects.length, epoch)
  return { ...rest, entries: entries.map((entry, i) => ({ ...entry, subjects: subjects[i]! })) }
}
