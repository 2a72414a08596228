import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'

import { newDrawer } from './drawer.fixture.ts'
import { markReturned, recipientAt, recipientId, setWants } from './recipients.ts'

describe('a recipient', () => {
  it('goes on wanting no letters, though an officer says at that moment that one came back', async () => {
    const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')
    const keeper = { drawer: newDrawer(), hashed }
    const id = recipientId(keeper, 'ada@larkspur.example')
    await Promise.all([
      setWants(keeper.drawer, id, 'none', 100),
      markReturned(keeper, 'ada@larkspur.example', 'officer-1', 100),
    ])
    const { wants, returned } = await recipientAt(keeper.drawer, id, 101)
    assert.deepEqual([wants, returned], ['none', { by: 'officer-1', at: 100 }])
  })
})
