import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it, mock } from 'node:test'
import pg from 'pg'
import { fromBase64 } from '../../src/core/bytes.ts'
import { parseTime } from '../../src/core/time.ts'
import { erasings } from '../../src/people/persons.ts'
import { exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import { openStore } from '../../src/store/open.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { ADA, erased, signedBy, startInviting, workedOffLater } from './citizen.ts'
import { needlesFor } from './needles.ts'

/**
 * The folder of a real server, kept as docs/server.md advises: tables, indexes, catalogues, statistics, write-ahead
 * log.
 */
describe('every file of a PostgreSQL, after a citizen has vanished', () => {
  let postgres: Postgres
  let site: Depositary
  let other: pg.Client
  before(async () => {
    // A wipe that takes over a second puts off the next, as it does on a machine with much to do (wiping.test.ts).
    mock.method(performance, 'now', () => 0)
    postgres = await startPostgres()
    const url = await postgres.newDatabase()
    site = await startInviting({ store: await openStore({ databaseUrl: url }) })
    other = new pg.Client({ connectionString: url })
    await other.connect()
    // So that the search finds what is there: else PostgreSQL packs what is long.
    await other.query('ALTER TABLE private ALTER json SET STORAGE EXTERNAL')
  })
  after(async () => {
    await other.end()
    await site.close()
    await postgres.stop()
    mock.restoreAll()
  })

  const needlesOf = async (own: string) => {
    const { person } = await site.json<{ person: { salt: string } }>(`${own}/receipt`)
    return needlesFor([ADA.name, ADA.name.toLowerCase(), ADA.email], [fromBase64(person.salt)])
  }

  /** Where in its folder what is searched for stands, once all of it has been written there. */
  function found(needles: readonly Buffer[]): string[] {
    return postgres.files().flatMap(path => {
      let bytes: Buffer
      try {
        bytes = readFileSync(path)
      } catch {
        return [] // It went meanwhile.
      }
      return needles.filter(one => bytes.includes(one)).map(one => `${path}: ${one.toString('latin1')}`)
    })
  }

  it('holds neither name, nor address, nor salt; others are there, and counts are right', async () => {
    const { visitor, own } = await signedBy(site)
    for (let i = 0; i < 8; i++) await signedBy(site, { name: `Blaise ${i}`, email: `b${i}@citizen.example` })
    const needles = await needlesOf(own)
    // The server samples its tables for the planner from time to time, and keeps what it has drawn.
    await other.query('ANALYZE; CHECKPOINT')
    assert.ok(found(needles).length >= 6, 'the search finds what is there')
    await erased(visitor)
    assert.deepEqual(found(needles), [])
    assert.match(await site.text(`/${ACCORD}/persons`), /Blaise 7/)
    assert.equal((await site.json(`/${ACCORD}/persons.json`)).standing, 8)
  })

  it('still exports registers of older sizes, which another thread reads for itself', async () => {
    const register = new Register()
    const { store, head } = site.log
    const all = await store.entries(0, head()!.size)
    for (const bytes of all.slice(0, -1)) register.fold(bytes)
    const exported = await site.text(`/export/${all.length - 1}/register.ndjson`)
    assert.equal(exported, [...exportLines(register)].join(''))
  })

  it('goes on to erase until nobody reads any more what stood there before', async () => {
    const { visitor, own } = await signedBy(site)
    const needles = await needlesOf(own)
    await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await other.query('SELECT count(*) FROM rows')
    await erased(visitor)
    const waiting = async () => (await erasings.all(site.log.drawer, parseTime(site.now))).length
    assert.equal(await waiting(), 1)
    await other.query('COMMIT')
    // The server's own vacuum may read for a moment as well: then the next try comes an hour later.
    for (let tries = 0; tries < 5 && (await waiting()) > 0; tries++) await workedOffLater(site)
    assert.equal(await waiting(), 0)
    assert.deepEqual(found(needles), [])
  })
})
