import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { lay } from '../store/laying.fixture.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { bytes, keptAs } from './kept.ts'

describe('bytes in the drawer', () => {
  const papers = keptAs('paper', z.strictObject({ bytes }))

  it('come back as they were put', async () => {
    const drawer = newDrawer()
    await papers.put(drawer, 'one', { bytes: Uint8Array.of(1, 2, 255) }, null)
    assert.deepEqual(await papers.get(drawer, 'one', 0), { bytes: Uint8Array.of(1, 2, 255) })
  })

  it('are damaged there, and not what a visitor has sent, where they are no base64', async () => {
    const drawer = newDrawer()
    await lay(drawer, 'paper', 'one', '{"bytes":"AQL/*"}', null)
    await refusedAs('store_damaged', papers.get(drawer, 'one', 0))
  })
})
