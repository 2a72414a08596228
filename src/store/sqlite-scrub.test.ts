import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { Living, marksIn, marksOf } from './living.fixture.ts'
import { SqliteStore } from './sqlite.ts'

/** What SQLite’s own `secure_delete` leaves behind when it moves rows from page to page. */
describe('what was removed from the private drawer', () => {
  let folder: string
  let path: string
  let store: SqliteStore
  let living: Living
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avow-scrub-'))
    path = join(folder, 'avow.sqlite')
    store = SqliteStore.open(path)
    living = await Living.in(store.drawer, 7)
  })
  after(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  /** Marks of what was removed that stand in any file. */
  function found(): string[] {
    const left = marksOf(living.kept)
    return ['', '-wal', '-shm']
      .map(end => path + end)
      .filter(existsSync)
      .flatMap(file => [...marksIn(readFileSync(file))])
      .filter(mark => !left.has(mark))
  }

  it('lies in no byte of the file, and what remains is as it was', async () => {
    for (let round = 0; round < 2; round++) {
      await living.live(400)
      assert.equal(await store.drawer.wipe(), true)
      assert.deepEqual(found(), [])
    }
    assert.ok(living.removed > 200 && living.kept.size > 200)
    for (const [id, { kind, json }] of living.kept)
      assert.equal((await store.drawer.get(kind, id, 1))?.json, json)
    const reader = new DatabaseSync(path, { readOnly: true })
    assert.deepEqual(
      reader
        .prepare('PRAGMA integrity_check')
        .all()
        .map(row => row.integrity_check),
      ['ok'],
    )
    reader.close()
  })

  it('waits while somebody still reads what stood there, and goes then', async () => {
    await living.live(50)
    const reader = new DatabaseSync(path, { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM private').get()
    await living.live(50)
    assert.equal(await store.drawer.wipe(), false)
    reader.close()
    assert.equal(await store.drawer.wipe(), true)
    assert.deepEqual(found(), [])
  })
})
