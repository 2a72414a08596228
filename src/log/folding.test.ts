import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { longHarbour } from '../../test/long-harbour.ts'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import { DRAWER_KEY, logOver, storeAll } from '../../test/stored-harbour.ts'
import { storyFolder } from '../../test/story-folder.ts'
import { EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import { parseTime } from '../core/time.ts'
import { openStore } from '../store/open.ts'
import type { Place } from '../store/store.ts'
import { VERSIONS } from '../store/versions.ts'
import { DrawerAuthentication } from './drawer-authentication.ts'
import { foldIfOlder } from './folding.ts'
import { fsck } from './fsck.ts'
import type { Log } from './open.ts'
import { indexStored } from './subjects.ts'

const memory = longHarbour()
const { vkey } = memory.signer

describe('a log that another version has folded', () => {
  let postgres: Postgres
  const folder = storyFolder('folding')
  before(async () => {
    postgres = await startPostgres()
  })
  after(async () => {
    await postgres.stop()
    await rm(folder, { recursive: true })
  })

  const databases: Readonly<Record<string, () => Promise<Place>>> = {
    SQLite: async () => ({ dataDir: await mkdtemp(join(folder, 'data-')) }),
    PostgreSQL: async () => ({ databaseUrl: await postgres.newDatabase() }),
  }
  for (const [name, newPlace] of Object.entries(databases))
    it(`is folded anew on ${name} while the other server runs, which then learns of it`, async () => {
      const place = await newPlace()
      await using kept = new AsyncDisposableStack()
      const open = async () => {
        const store = await openStore(place)
        kept.defer(() => store.close())
        return store
      }
      const store = await open()
      await storeAll(store, memory)
      const right = (await Array.fromAsync(store.everyRow())).flat()
      const running = await open()
      const log = await logOver(running, memory, () => parseTime(memory.now))
      kept.defer(() => log.close())
      // An older fold knew no mandates of its own, and nobody's subjects.
      await run(
        place,
        `DELETE FROM rows WHERE tbl = 'vouchers'; DELETE FROM subjects;
        UPDATE log SET register_rows = (SELECT count(*) FROM rows), subject_rows = 0;
        UPDATE versions SET version = 0 WHERE what = 'fold'`,
      )
      await foldIfOlder(store, vkey, seal)
      assert.deepEqual((await Array.fromAsync(store.everyRow())).flat(), right)
      assert.deepEqual(await fsck(store, vkey), [])
      assert.deepEqual(await store.versions(), { ...VERSIONS, drawer: 0 })
      await assert.rejects(post(log), { code: 'read_only' })
      assert.equal(log.ready()?.code, 'read_only')
    })

  for (const [name, newPlace] of Object.entries(databases))
    it(`is whole on ${name} after a transaction that was tried twice, and a start that broke off before it was indexed`, async () => {
      const place = await newPlace()
      const store = await openStore(place)
      await storeAll(store, memory)
      const right = (await Array.fromAsync(store.everyRow())).flat()
      const entriesOnParty = () => store.entriesOn('party northhaven', { limit: 9 })
      const before = await entriesOnParty()
      assert.ok(before.total > 0)
      await run(place, `UPDATE versions SET version = 0 WHERE what = 'fold'`)
      const { remake, index } = store
      store.remake = made => {
        for (const all of [made.identities, made.tiles, made.rows]) assert.ok([...all].length > 0)
        return remake.call(store, made)
      }
      store.index = async () => {
        throw new Error('killed')
      }
      await assert.rejects(foldIfOlder(store, vkey, seal), /killed/)
      Object.assign(store, { remake, index })
      assert.deepEqual((await Array.fromAsync(store.everyRow())).flat(), right)
      await assert.rejects(
        entriesOnParty(),
        { code: 'store_failing' },
        'half a history looks like a whole one',
      )
      // What each start of a server does.
      await foldIfOlder(store, vkey, seal)
      await indexStored(store)
      assert.deepEqual(await entriesOnParty(), before)
      assert.deepEqual(await fsck(store, vkey), [])
      await store.close()
    })

  for (const [name, newPlace] of Object.entries(databases))
    it(`of newer software is left alone on ${name}`, async () => {
      const place = await newPlace()
      const store = await openStore(place)
      await storeAll(store, memory)
      const log = await logOver(store, memory, () => parseTime(memory.now))
      await run(
        place,
        `UPDATE versions SET version = 99 WHERE what = 'fold'; UPDATE log SET epoch = epoch + 1`,
      )
      await assert.rejects(post(log), { code: 'store_newer' })
      assert.equal(log.ready()?.code, 'store_newer')
      await log.close()
      await store.close()
      await assert.rejects(openStore(place), { code: 'store_newer' })
      await assert.rejects(openStore({ ...place, readOnly: true }), { code: 'store_newer' })
    })

  it('under an earlier law is refused by the name of the last version that reads it', async () => {
    const earlier = longHarbour()
    // What that law took.
    earlier.smuggle('call/opened', { what: 'this law knows no such body' }, { call: 'another' })
    const dataDir = await mkdtemp(join(folder, 'data-'))
    const store = await openStore({ dataDir })
    const { root, checkpoint } = earlier.head()
    const entries = earlier.entries.map((bytes, i) => ({ bytes, identity: Uint8Array.of(i), subjects: [] }))
    const { tiles } = grow(EMPTY_EDGE, earlier.entries.map(leafHash))
    const nothing = { rows: [], words: [], withheld: [], beside: [] }
    const epoch = await store.claim()
    await store.commit({ epoch, from: 0, admitted: 1, root, entries, tiles, checkpoint, ...nothing })
    await assert.rejects(foldIfOlder(store, vkey, seal), {
      code: 'store_older',
      message: /reads it is 0\.2\.0\. .*entries: /,
    })
    // What is damaged is not called old.
    await store.close()
    await run({ dataDir }, `UPDATE entries SET bytes = x'00' WHERE place = 3`)
    const damaged = await openStore({ dataDir })
    await assert.rejects(foldIfOlder(damaged, vkey, seal), { code: 'store_damaged' })
    await damaged.close()
  })
})

const seal = new DrawerAuthentication(DRAWER_KEY)
const post = (log: Log) => log.door.post({ envelope: memory.envelope('switch/set', SWITCH), parts: [] })
const reason = { lang: 'en', text: 'For a reason.' }
const SWITCH = { covers: ['party/listed'], closed: false, reason }

async function run(place: Place, sql: string) {
  if ('dataDir' in place) {
    const db = new DatabaseSync(join(place.dataDir, 'avow.sqlite'))
    db.exec(sql)
    db.close()
    return
  }
  const client = new pg.Client(place.databaseUrl)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
