import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { longHarbour } from '../../test/long-harbour.ts'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import { logOver, storeAll } from '../../test/stored-harbour.ts'
import { parseVkey } from '../core/note.ts'
import { Register } from '../register/fold.ts'
import { type Subject, subjectsOf } from '../register/subjects.ts'
import { withoutSubjects } from '../store/older.fixture.ts'
import { openStore } from '../store/open.ts'
import type { Place, Store } from '../store/store.ts'
import { fsck } from './fsck.ts'
import { indexFault } from './subjects.ts'

const memory = longHarbour()

/**
 * The entries of each subject, newest first, as an auditor would gather them: in the order of the log, and from it
 * alone.
 */
function gathered(): Map<Subject, number[]> {
  const register = new Register()
  const bySubject = new Map<Subject, number[]>()
  for (const [index, bytes] of memory.entries.entries()) {
    const { prepared } = register.fold(bytes)
    for (const subject of subjectsOf(prepared, keyid => register.rows.get('keys', keyid)))
      bySubject.set(subject, [index, ...(bySubject.get(subject) ?? [])])
  }
  return bySubject
}

const EXPECTED = gathered()
const subjectsAt = (index: number) =>
  [...EXPECTED].flatMap(([subject, entries]) => (entries.includes(index) ? [subject] : []))

/** What the version before this one would have left. */
const olderOn = (name: 'SQLite' | 'PostgreSQL') =>
  `${withoutSubjects(name)} UPDATE avow_schema SET version = version - ${name === 'SQLite' ? 9 : 11}`

describe('the index of subjects', () => {
  let folder: string
  let postgres: Postgres
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'avow-subjects-'))
    postgres = await startPostgres()
  })
  after(async () => {
    await postgres.stop()
    await rm(folder, { recursive: true })
  })

  const databases = {
    SQLite: async () => ({ dataDir: await mkdtemp(join(folder, 'data-')) }),
    PostgreSQL: async () => ({ databaseUrl: await postgres.newDatabase() }),
  }
  for (const name of ['SQLite', 'PostgreSQL'] as const)
    describe(`on ${name}`, () => {
      let place: Place
      let store: Store
      before(async () => {
        place = await databases[name]()
        store = await openStore(place)
      })
      after(() => store.close())

      const newLog = () => logOver(store, memory)
      /** Does something to the database while nobody has it open. */
      const aside = async (sql: string) => {
        await store.close()
        await run(place, sql)
        store = await openStore(place)
      }
      const assertWhole = async () => {
        for (const [subject, entries] of EXPECTED)
          assert.deepEqual(
            await store.entriesOn(subject, { limit: 1_000 }),
            { entries, total: entries.length, older: 0 },
            subject,
          )
        const rows = [...EXPECTED.values()].flat().length
        assert.deepEqual(await store.indexed(), { entries: memory.size, rows })
        assert.equal(await indexFault(store), undefined)
        assert.deepEqual(await fsck(store, parseVkey(memory.vkey)), [])
      }

      it('has every entry under each of its subjects as soon as it is recorded', async () => {
        await storeAll(store, memory, async index => {
          for (const subject of subjectsAt(index))
            assert.equal((await store.entriesOn(subject, { limit: 1 })).entries[0], index)
        })
        await assertWhole()
      })

      it('is made at the start where older software kept none, and shown to nobody before', async () => {
        await aside(olderOn(name))
        await assert.rejects(store.entriesOn('party northhaven', { limit: 1 }), { code: 'store_failing' })
        await (await newLog()).close()
        await assertWhole()
      })

      it('goes on where a start broke off, and shows no half of it', async () => {
        await aside(olderOn(name))
        await store.index(0, [...Array(10).keys()].map(subjectsAt))
        await assert.rejects(store.entriesOn('party northhaven', { limit: 1 }), { code: 'store_failing' })
        // What the next start would do is no damage.
        assert.deepEqual(await fsck(store, parseVkey(memory.vkey)), [])
        await (await newLog()).close()
        await assertWhole()
      })

      it('is held to the log: what is lost, moved or invented is told', async () => {
        const theirs = `WHERE subject = 'party northhaven'`
        const invented = `INSERT INTO subjects VALUES ('party nobody', 3, 0)`
        const damages: [string, RegExp][] = [
          [`DELETE FROM subjects ${theirs} AND nth = 1`, /is not found by its subject, party northhaven/],
          [`UPDATE subjects SET place = 999 ${theirs} AND nth = 0`, /is not found by its subject/],
          [invented, /index of subjects has \d+ rows; \d+ are stored/],
          [`${invented}; UPDATE log SET subject_rows = subject_rows + 1`, /rows; the entries give/],
          [`UPDATE subjects SET nth = nth + 1 ${theirs}`, /out of order/],
        ]
        for (const [sql, says] of damages) {
          await aside(sql)
          const told = (await fsck(store, parseVkey(memory.vkey))).map(({ what }) => what).join('\n')
          assert.match(told, says, sql)
          await aside(olderOn(name))
          await (await newLog()).close()
        }
        await assertWhole()
      })

      it('never shows a page from which an entry was lost', async () => {
        await aside(`DELETE FROM subjects WHERE subject = 'party northhaven' AND nth = 1`)
        await assert.rejects(store.entriesOn('party northhaven', { limit: 1_000 }), { code: 'store_damaged' })
        assert.match(String(await indexFault(store)), /party northhaven/)
      })
    })
})

async function run(place: Place, sql: string): Promise<void> {
  if ('dataDir' in place) {
    const db = new DatabaseSync(join(place.dataDir, 'avow.sqlite'))
    db.exec(sql)
    return db.close()
  }
  const client = new pg.Client(place.databaseUrl)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
