import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { lay } from '../store/laying.fixture.ts'
import { bytes, keptAs } from './collection.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'

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

describe('things that bear a key', () => {
  const owned = keptAs('owned', z.strictObject({ of: z.string() }), { keys: ({ of }) => ({ holder: of }) })

  it('are found by it, and by no key that somebody who can write the database has moved onto them', async () => {
    const drawer = newDrawer()
    await drawer.apply([owned.laid('a', { of: 'ada' }, null), owned.laid('b', { of: 'eve' }, null)], 1)
    const found = async (holder: string) => (await owned.by(drawer, 'holder', holder, 1)).map(({ id }) => id)
    assert.deepEqual(await found('ada'), ['a'])
    await drawer.apply(
      [
        {
          ...owned.laid('a', { of: 'ada' }, null),
          after: { json: '{"of":"ada"}', expires: null, keys: { holder: 'eve' } },
        },
      ],
      1,
    )
    assert.deepEqual(await found('eve'), ['b'])
  })

  it('are changed only as they were found, their times too', async () => {
    const drawer = newDrawer()
    await drawer.apply([owned.laid('c', { of: 'ada' }, 500, { due: 9 })], 1)
    const read = (await owned.lying(drawer, 'c', 1))!
    await drawer.apply([owned.changed(read, read.value, { expires: null })], 1)
    await refusedAs('changed_meanwhile', drawer.apply([owned.changed(read, { of: 'eve' })], 1))
    await refusedAs('changed_meanwhile', drawer.apply([owned.taken(read)], 1))
    assert.deepEqual((await owned.lying(drawer, 'c', 1))?.expires, null)
  })

  it('are done though one beside them cannot be read', async () => {
    const drawer = newDrawer()
    await drawer.apply(
      [{ kind: 'owned', id: 'x', after: { json: '{"not":"this"}', expires: null, due: 1 } }],
      1,
    )
    await refusedAs('store_damaged', owned.nextDue(drawer, 5))
    await drawer.apply([owned.laid('y', { of: 'ada' }, null, { due: 2 })], 1)
    assert.equal((await owned.nextDue(drawer, 5))?.id, 'y')
  })
})
