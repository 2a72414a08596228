import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { MOST_FILE, wordsDigest } from '../core/words.ts'
import { batchAfter, identityNumber, noteOf } from './contract-batches.fixture.ts'
import { testDrawer } from './contract-drawer.fixture.ts'
import { testKeys } from './contract-keys.fixture.ts'
import { testMoving } from './contract-moving.fixture.ts'
import { testRoll } from './contract-roll.fixture.ts'
import { testSubjects } from './contract-subjects.fixture.ts'
import { openStore } from './open.ts'
import type { Place, Store } from './store.ts'

const TEXT = { digest: digestOf(utf8('We sign.')), bytes: utf8('We sign.'), salt: null }
const SALT = new Uint8Array(32).fill(9)
const SAID = {
  digest: wordsDigest(utf8('But not this.'), SALT),
  bytes: utf8('But not this.'),
  salt: SALT,
}
/** A file as large as the law takes one. */
const LARGE_BYTES = new Uint8Array(MOST_FILE).map((_, i) => (i * 7 + (i >> 8)) % 256)
const LARGE = { digest: wordsDigest(LARGE_BYTES, SALT), bytes: LARGE_BYTES, salt: SALT }

/** One test for every store: what store.ts promises, in the order in which it promises it. */
export function testStore(name: string, newPlace: () => Promise<Place>): void {
  describe(`${name} keeps the promise of the store`, () => {
    let place: Place
    let store: Store
    const open = async () => {
      place = await newPlace()
      store = await openStore(place)
      return store
    }
    const closeAll = async () => store?.close()

    describe('on a new store', () => {
      before(open)
      after(closeAll)

      it('says that it is empty', async () => {
        assert.equal(await store.head(), undefined)
        assert.equal(await store.entry(0), undefined)
        assert.deepEqual(await store.entries(0, 5), [])
        assert.deepEqual(await store.indexesOf([identityNumber(1)]), [undefined])
        assert.deepEqual(await store.tiles([{ level: 0, index: 0 }]), [undefined])
        assert.deepEqual(await store.rows([{ table: 'log', key: 'log' }]), [undefined])
        assert.equal(await store.words('sha256:none'), undefined)
        assert.deepEqual(await rowsIn(store), [])
        await store.check()
      })

      it('moves a whole batch, and gives back every part of it', async () => {
        const epoch = await store.claim()
        const batch = batchAfter(0, 3, epoch, {
          rows: [{ table: 'log', key: 'log', row: { since: 0, origin: 'example.org/log' } as never }],
          words: [TEXT, SAID, LARGE],
        })
        await store.commit(batch)
        const { size, root, admitted, checkpoint } = (await store.head())!
        assert.deepEqual(
          [size, root, admitted, checkpoint],
          [3, batch.root, batch.admitted, batch.checkpoint],
        )
        assert.deepEqual(await store.entry(1), batch.entries[1]!.bytes)
        assert.deepEqual(
          await store.entries(1, 9),
          batch.entries.slice(1).map(entry => entry.bytes),
        )
        assert.deepEqual(
          await store.indexesOf([batch.entries[2]!.identity, identityNumber(99), batch.entries[0]!.identity]),
          [2, undefined, 0],
        )
        const [low, high] = [batch.entries[1]!.identity, batch.entries[2]!.identity]
        assert.deepEqual(await store.identitiesWithin(low, high, 9), [1, 2])
        assert.deepEqual(await store.identitiesWithin(new Uint8Array(32), high, 2), [0, 1])
        assert.deepEqual(
          await store.tiles([
            { level: 1, index: 0 },
            { level: 0, index: 0 },
          ]),
          [undefined, batch.tiles[0]!.bytes],
        )
        assert.deepEqual(
          await store.rows([
            { table: 'calls', key: 'none' },
            { table: 'log', key: 'log' },
          ]),
          [undefined, batch.rows[0]!.row],
        )
        for (const words of batch.words) assert.deepEqual(await store.words(words.digest), words)
      })

      it('never gives words for others', async () => {
        const digest = digestOf(utf8('other words'))
        await store.commit({
          ...batchAfter(3, 0, await store.claim()),
          tiles: [],
          words: [{ ...TEXT, digest }],
        })
        await assert.rejects(store.words(digest), { code: 'store_damaged' })
      })

      it('writes rows and tiles over what stood there', async () => {
        const epoch = await store.claim()
        await store.commit(
          batchAfter(3, 2, epoch, { rows: [{ table: 'log', key: 'log', row: { since: 4 } }] }),
        )
        assert.deepEqual(await store.rows([{ table: 'log', key: 'log' }]), [{ since: 4 }])
        assert.equal((await store.tiles([{ level: 0, index: 0 }]))[0]!.length, 5 * 32)
      })

      it('takes an empty step, as a checkpoint signed anew', async () => {
        const epoch = await store.claim()
        await store.commit({ ...batchAfter(5, 0, epoch), tiles: [] })
        assert.equal((await store.head())!.size, 5)
      })

      it('deletes words that are withheld, bytes and salt, and no text', async () => {
        const epoch = await store.claim()
        await store.commit(batchAfter(5, 1, epoch, { withheld: [SAID.digest, LARGE.digest, TEXT.digest] }))
        assert.equal(await store.words(SAID.digest), undefined)
        assert.equal(await store.words(LARGE.digest), undefined)
        assert.notEqual(await store.words(TEXT.digest), undefined)
      })

      it('finds all of it again when it is opened anew', async () => {
        const known = await store.head()
        await store.close()
        store = await openStore(place)
        assert.deepEqual(await store.head(), known)
        assert.equal((await store.entries(0, 100)).length, 6)
        await store.check()
      })
    })

    describe('for one sequencer at a time', () => {
      before(open)
      after(closeAll)

      it('lets one of two racing sequencers win', async () => {
        const other = await openStore(place)
        const [mine, theirs] = [await store.claim(), await other.claim()]
        assert.ok(theirs > mine)
        await assert.rejects(store.commit(batchAfter(0, 2, mine)), { code: 'read_only' })
        assert.equal(await store.head(), undefined)
        assert.equal(await store.epoch(), theirs, 'the other one can learn of it before')
        await other.touch()
        await other.commit(batchAfter(0, 2, theirs))
        assert.equal((await store.head())!.size, 2)
        await other.close()
      })

      it('refuses a batch that does not begin where the log ends, and writes nothing of it', async () => {
        const epoch = await store.claim()
        for (const from of [0, 1, 3]) {
          const wrong = batchAfter(from, 2, epoch, {
            rows: [{ table: 'calls', key: 'x', row: { since: 1 } }],
          })
          await assert.rejects(store.commit(wrong), { code: 'read_only' })
        }
        assert.equal((await store.head())!.size, 2)
        assert.deepEqual(await rowsIn(store), [])
      })

      it('stores no identity twice, and nothing of a batch that holds one', async () => {
        const epoch = await store.claim()
        const { entries, ...rest } = batchAfter(2, 3, epoch)
        const known = { ...entries[1]!, identity: identityNumber(0) }
        const twice = { ...entries[1]!, identity: entries[0]!.identity }
        for (const second of [known, twice])
          await assert.rejects(store.commit({ ...rest, entries: [entries[0]!, second, entries[2]!] }), {
            code: 'statement_repeated',
          })
        assert.equal((await store.head())!.size, 2)
        assert.deepEqual(await store.indexesOf([entries[0]!.identity]), [undefined])
        await store.commit({ entries, ...rest })
      })
    })

    describe('for those who read', () => {
      before(open)
      after(closeAll)

      it('sorts keys by their UTF-8 bytes, which UTF-16 does not', async () => {
        const keys = ['a', 'a/b', 'a-b', 'B', 'é', '\uffee', '\u{10000}', 'a0']
        const rows = keys.map(key => ({ table: 'calls' as const, key, row: { since: 0 } }))
        await store.commit(
          batchAfter(0, 1, await store.claim(), { rows: [...rows, { ...rows[0]!, table: 'words' }] }),
        )
        const sorted = ['B', 'a', 'a-b', 'a/b', 'a0', 'é', '\uffee', '\u{10000}']
        assert.deepEqual(
          (await rowsIn(store)).map(({ table, key }) => `${table} ${key}`),
          [...sorted.map(key => `calls ${key}`), 'words a'],
        )
        const listed = await store.rowsOf('calls', 'a', 3)
        assert.deepEqual(listed, [
          { key: 'a-b', row: { since: 0 } },
          { key: 'a/b', row: { since: 0 } },
          { key: 'a0', row: { since: 0 } },
        ])
      })

      it('gives every row as one snapshot, whatever is committed meanwhile', async () => {
        const rows = Array.from({ length: 2_500 }, (_, i) => ({
          table: 'calls' as const,
          key: `n${String(i).padStart(5, '0')}`,
          row: { since: 1 },
        }))
        const epoch = await store.claim()
        await store.commit(batchAfter(1, 1, epoch, { rows }))
        const seen: string[] = []
        for await (const piece of store.everyRow()) {
          if (seen.length === 0)
            await store.commit(
              batchAfter(2, 1, epoch, { rows: rows.map(put => ({ ...put, row: { since: 2 } })) }),
            )
          for (const { key, json } of piece) seen.push(key.startsWith('n') ? json : '')
        }
        assert.equal(seen.filter(json => json === '{"since":1}').length, rows.length)
      })

      it('lets go of a snapshot that is left early', async () => {
        for (let i = 0; i < 12; i++) for await (const _ of store.everyRow()) break
        assert.equal((await rowsIn(store)).length > 2_500, true)
      })

      it('opens for reading only beside a writer', async () => {
        const reader = await openStore({ ...place, readOnly: true })
        assert.equal((await reader.head())!.size, 3)
        await store.commit(batchAfter(3, 1, await store.claim()))
        assert.equal((await reader.head())!.size, 4)
        for (const write of [
          reader.claim(),
          reader.touch(),
          reader.commit(batchAfter(4, 1, 9)),
          reader.cosign(4, noteOf(4).root, ''),
        ])
          await assert.rejects(write, { code: 'read_only' })
        await reader.close()
      })

      it('merges cosignatures into the newest checkpoint, and into no other', async () => {
        const { root, text } = noteOf(4)
        const line = (name: string, fill: number) =>
          `— ${name} ${new Uint8Array(76).fill(fill, 4).fill(name.length, 0, 4).toBase64()}\n`
        const kept = (await store.head())!.checkpoint
        await store.cosign(4, root, text + line('w1.example', 1))
        await store.cosign(4, root, text + line('witness2.example', 2))
        await store.cosign(4, root, text + line('w1.example', 3))
        await store.cosign(3, noteOf(3).root, noteOf(3).text + line('w1.example', 4))
        await store.cosign(4, noteOf(3).root, text + line('w1.example', 5))
        const { checkpoint } = (await store.head())!
        assert.equal(checkpoint, kept + line('w1.example', 3) + line('witness2.example', 2))
        assert.match((await store.witnessed())!, /^.+\n4\n/)
      })

      it('keeps the newest witnessed checkpoint while the log grows past it', async () => {
        const line = `— w1.example ${new Uint8Array(76).fill(6, 4).toBase64()}\n`
        await store.commit(batchAfter(4, 1, await store.claim()))
        assert.match((await store.witnessed())!, /^.+\n4\n/)
        assert.ok(!(await store.head())!.checkpoint.includes('w1.example'))
        await store.cosign(5, noteOf(5).root, noteOf(5).text + line)
        assert.equal(await store.witnessed(), noteOf(5).text + line)
      })
    })

    testRoll(open, closeAll)
    testDrawer(newPlace)
    testKeys(newPlace)
    testSubjects(newPlace)
    testMoving(newPlace)

    it('keeps every batch that it acknowledged when its process is killed', async () => {
      const dying = await newPlace()
      const child = spawn(
        process.execPath,
        [new URL('./contract-child.fixture.ts', import.meta.url).pathname],
        {
          env: { ...process.env, PLACE: JSON.stringify(dying) },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      let acknowledged = 0
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged = Number(line)
        if (acknowledged >= 1_500) child.kill('SIGKILL')
      }
      const found = await openStore(dying)
      await found.claim()
      const size = (await found.head())!.size
      assert.ok(size >= acknowledged, `${acknowledged} were acknowledged, ${size} are there`)
      assert.equal((await found.entries(0, size + 100)).length, size)
      assert.equal((await found.entriesOn('call harbour-accord', { limit: 1 })).total, size)
      assert.equal((await found.roll({ call: 'harbour-accord', limit: 1 })).total, size)
      await found.check()
      await found.close()
    })
  })
}

async function rowsIn(store: Store): Promise<{ table: string; key: string; json: string }[]> {
  const rows = []
  for await (const piece of store.everyRow()) rows.push(...piece)
  return rows
}
