import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { DRAWER_VERSION } from '../store/drawer.ts'
import { SqliteStore } from '../store/sqlite.ts'
import { SCHEMAS } from './collection.ts'
import { takeUpDrawer } from './drawer-kinds.ts'
import { OF_NOBODY, RETENTION } from './retention.ts'

const KINDS: readonly string[] = [...RETENTION.flatMap(({ kinds }) => kinds), ...OF_NOBODY].sort()

/** The kinds and schemas of each version of the drawer, the newest last. */
const PINNED = [{ version: 1, schemas: 'sha256:vnquWBQJssg94FRFrBmM_Z-w7QipHXdyMr9B-HCynSM' }]

describe('a drawer that an earlier version has filled', () => {
  it('is taken up, unless something lies there that nobody could read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'avow-drawer-'))
    const store = SqliteStore.open(join(folder, 'avow.sqlite'))
    const lay = (kind: string, json: string) =>
      store.drawer.apply([{ kind, id: 'one', after: { json, expires: null } }], 0)
    const takeUp = () => takeUpDrawer(store, one => one)
    await lay('recipient', '{"wants":"none","returned":null}')
    await lay('pigeon', '{"flies":true}')
    await lay('courtesy', '{"counted":1}')
    const said = /\(courtesy: 1, pigeon: 1\)\. The last that reads it is 0\.1\.0\./
    await assert.rejects(takeUp(), { code: 'store_older', message: said })
    assert.equal((await store.versions()).drawer, 0)
    for (const kind of ['pigeon', 'courtesy']) await store.drawer.apply([{ kind, id: 'one', after: null }], 0)
    await takeUp()
    assert.equal((await store.versions()).drawer, DRAWER_VERSION)
    await store.close()
    rmSync(folder, { recursive: true })
  })
})

describe('the kinds of things in the drawer', () => {
  it('are all known to whoever takes up an older drawer', () => {
    assert.deepEqual(
      KINDS.filter(kind => !SCHEMAS.has(kind)),
      [],
    )
  })

  /**
   * Where this fails, a schema has changed. If what was laid before still fits, only the digest is pinned anew. If not,
   * `DRAWER_VERSION` grows, and `takeUpDrawer` says what becomes of what lies there.
   */
  it('have not changed since their version was pinned', () => {
    const shapes = KINDS.map(kind => [
      kind,
      z.toJSONSchema(SCHEMAS.get(kind)!, { io: 'input', unrepresentable: 'any' }),
    ])
    const schemas = digestOf(utf8(JSON.stringify(shapes)))
    assert.deepEqual(PINNED.at(-1), { version: DRAWER_VERSION, schemas })
  })
})
