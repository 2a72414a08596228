import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { DRAWER_VERSION } from '../store/drawer.ts'
import { SCHEMAS } from './collection.ts'
import './drawer-kinds.ts'
import { OF_NOBODY, RETENTION } from './retention.ts'

/** The kinds and schemas of each version of the drawer, the newest last. */
const PINNED = [{ version: 1, schemas: 'sha256:ZJGTtGlsHUPNrcZw8KFDO8D-gRfkFAFTN3Yw-JW75Mo' }]

describe('the kinds of things in the drawer', () => {
  it('are all known to whoever takes up an older drawer', () => {
    const kinds = [...RETENTION.flatMap(({ kinds }) => kinds), ...OF_NOBODY]
    assert.deepEqual([...SCHEMAS.keys()].sort(), kinds.sort())
  })

  /**
   * Where this fails, a schema has changed. If what was laid before still fits, only the digest is pinned anew. If not,
   * `DRAWER_VERSION` grows, and `takeUpDrawer` says what becomes of what lies there.
   */
  it('have not changed since their version was pinned', () => {
    const shapes = [...SCHEMAS]
      .sort()
      .map(([kind, schema]) => [kind, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })])
    const schemas = digestOf(utf8(JSON.stringify(shapes)))
    assert.deepEqual(PINNED.at(-1), { version: DRAWER_VERSION, schemas })
  })
})
