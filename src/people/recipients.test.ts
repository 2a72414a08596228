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

  it('is a box, whatever tag stands in its address, and nobody beside it', () => {
    const hashed = (text: string) => text
    const idOf = (mailbox: string) => recipientId({ hashed }, mailbox)
    const same = (one: string, ...others: readonly string[]) => {
      for (const other of others) assert.equal(idOf(other), idOf(one), other)
    }
    same(
      'ada@larkspur.example',
      'ADA+1@larkspur.example',
      'ada+a+b@Larkspur.example',
      'ada+@larkspur.example',
    )
    same('adaokafor@gmail.com', 'a.da.okafor+calls@googlemail.com', 'AdaOkafor@gmail.com')
    const apart = [
      'ada@larkspur.example',
      'ada.o@larkspur.example',
      'adao@larkspur.example',
      'ada-o@larkspur.example',
    ]
    const more = [
      '+ada@larkspur.example',
      '+bob@larkspur.example',
      'ada@marrow.example',
      'ada@mail.larkspur.example',
    ]
    const ids = [...apart, ...more].map(idOf)
    assert.equal(new Set(ids).size, ids.length)
  })
})
