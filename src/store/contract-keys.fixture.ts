import assert from 'node:assert/strict'
import { it } from 'node:test'
import { batchAfter } from './contract-batches.fixture.ts'
import { openStore } from './open.ts'
import type { Place } from './store.ts'

/** The part of the contract that concerns whose keys are asked for. */
export function testKeys(newPlace: () => Promise<Place>): void {
  it('finds the keys of a holder among everybody’s', async () => {
    const store = await openStore(await newPlace())
    const rowOf = (holder: string, addedBy: 'holder' | 'depositary') =>
      ({ since: 2, added: 2, addedBy, holder, key: { holder: 'nobody' }, revoked: null }) as never
    const put = (key: string, row: never) => ({ table: 'keys' as const, key, row })
    const rows = [
      put('k2', rowOf('port-of-a', 'holder')),
      put('k1', rowOf('port-of-a', 'depositary')),
      put('k3', rowOf('port-of-a-b', 'holder')),
      put('k4', rowOf('holder', 'holder')),
    ]
    await store.commit(batchAfter(0, 1, await store.claim(), { rows }))
    const keysOf = async (holder: string, limit = 10, after = '') =>
      (await store.keysOf(holder, after, limit)).map(({ key, row }) => `${key} ${row.addedBy}`)
    assert.deepEqual(await keysOf('port-of-a'), ['k1 depositary', 'k2 holder'])
    assert.deepEqual(await keysOf('port-of-a', 1), ['k1 depositary'])
    assert.deepEqual(await keysOf('port-of-a', 1, 'k1'), ['k2 holder'])
    assert.deepEqual(await keysOf('port-of-a', 1, 'k2'), [])
    assert.deepEqual(await keysOf('port-of-a-b'), ['k3 holder'])
    assert.deepEqual(await keysOf('holder'), ['k4 holder'])
    assert.deepEqual(await keysOf('nobody'), [])
    // What somebody typed need not be what any key could be.
    const typed = ['k1', 'k\u0000', '\ud800', ''].map(key => ({ table: 'keys' as const, key }))
    const found = (await store.rows(typed)).map(row => row !== undefined)
    assert.deepEqual(found, [true, false, false, false])
    await store.commit(batchAfter(1, 1, await store.claim(), { rows: [put('k4', rowOf('moved', 'holder'))] }))
    assert.deepEqual([await keysOf('holder'), await keysOf('moved')], [[], ['k4 holder']])
    await store.close()
  })
}
