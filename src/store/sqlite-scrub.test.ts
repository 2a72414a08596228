import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { SqliteStore } from './sqlite.ts'

/** What SQLite’s own `secure_delete` leaves behind when it moves rows from page to page. */
describe('what was removed from the private drawer', () => {
  let folder: string
  let path: string
  let store: SqliteStore
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'avow-scrub-'))
    path = join(folder, 'avow.sqlite')
    store = SqliteStore.open(path)
  })
  after(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  /** The same numbers each time: a page that is missed once is missed again. */
  let state = 7
  const below = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  let made = 0
  /** Found in no other words. */
  const mark = () => `mark-${String(++made).padStart(6, '0')}`

  const kept = new Map<string, { kind: string; json: string }>()
  const gone: string[] = []

  /** Puts, replaces and removes as people do who come and go: some things short, some longer than a page. */
  async function live(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const ids = [...kept.keys()]
      const id = ids[below(ids.length)]
      const what = below(10)
      if (id === undefined || what < 6) {
        const [fresh, kind] = [`${below(10 ** 9)}-${mark()}`, ['person', 'link', 'letter-words'][below(3)]!]
        kept.set(fresh, { kind, json: `${mark()} `.repeat(1 + below(kind === 'letter-words' ? 700 : 90)) })
        await store.drawer.put(kind, fresh, kept.get(fresh)!.json, below(2) === 0 ? null : 10 ** 9)
        continue
      }
      const { kind, json } = kept.get(id)!
      gone.push(json.slice(0, 11))
      if (what < 7) {
        kept.set(id, { kind, json: `${mark()} `.repeat(1 + below(90)) })
        await store.drawer.put(kind, id, kept.get(id)!.json, null)
      } else {
        gone.push(id)
        kept.delete(id)
        await store.drawer.remove(kind, id)
      }
    }
  }

  function found(): string[] {
    const bytes = ['', '-wal', '-shm']
      .map(end => path + end)
      .filter(existsSync)
      .map(file => readFileSync(file))
    return gone.filter(one => bytes.some(each => each.includes(one)))
  }

  it('lies in no byte of the file, and what remains is as it was', async () => {
    for (let round = 0; round < 2; round++) {
      await live(400)
      assert.equal(await store.drawer.wipe(), true)
      assert.deepEqual(found(), [])
    }
    assert.ok(gone.length > 200 && kept.size > 200)
    for (const [id, { kind, json }] of kept) assert.equal(await store.drawer.get(kind, id, 1), json)
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
    await live(50)
    const reader = new DatabaseSync(path, { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM private').get()
    await live(50)
    assert.equal(await store.drawer.wipe(), false)
    reader.close()
    assert.equal(await store.drawer.wipe(), true)
    assert.deepEqual(found(), [])
  })
})
