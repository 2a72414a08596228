import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../src/store/open.ts'
import { type Postgres, startPostgres } from '../postgres.ts'

const TASKS = Array.from({ length: 12 }, (_, i) => `task-${i}`)
/** At which task it falls in each of its lives, and when. */
const FALLS = [
  ['1', 'before'],
  ['2', 'amid'],
  ['1', 'after'],
  ['3', 'before'],
  ['1', 'amid'],
] as const

describe('a server that falls while it does what is due', () => {
  let folder: string
  let postgres: Postgres
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avow-work-'))
    postgres = await startPostgres()
  })
  after(async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  })

  const live = (place: string, outside: string, fallsAt = '0', when = '') =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'work-child.ts'), place, outside, fallsAt, when], {
      encoding: 'utf8',
    })
  const databases = {
    SQLite: async () => mkdtempSync(join(folder, 'data-')),
    PostgreSQL: () => postgres.newDatabase(),
  }
  for (const [name, newPlace] of Object.entries(databases))
    it(`has done all of it in the end, and in the database once, on ${name}`, async () => {
      const place = await newPlace()
      const outside = join(folder, `${name}.txt`)
      const open = () => openStore(name === 'SQLite' ? { dataDir: place } : { databaseUrl: place })
      const store = await open()
      const laid = TASKS.map(id => ({ kind: 'task', id, after: { json: '{}', expires: null, due: 1 } }))
      await store.drawer.apply(laid, 1)
      await store.close()
      for (const [fallsAt, when] of FALLS)
        assert.equal(live(place, outside, fallsAt, when).signal, 'SIGKILL', `${fallsAt} ${when}`)
      const last = live(place, outside)
      assert.equal(last.status, 0, last.stderr)
      const found = await open()
      assert.deepEqual(await found.drawer.list('task', '', 99, 1), [])
      const marks = await found.drawer.list('mark', '', 99, 1)
      assert.deepEqual(
        marks.map(({ id, json }) => [id, json]),
        TASKS.toSorted().map(id => [id, '{"times":1}']),
      )
      await found.close()
      const did = readFileSync(outside, 'utf8').trim().split('\n')
      assert.deepEqual(new Set(did), new Set(TASKS))
      // Twice where it fell between what is outside and what is inside.
      assert.equal(did.length, TASKS.length + FALLS.filter(([, when]) => when === 'amid').length)
    })
})
