import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore, type Place } from './open.ts'
import type { Store } from './store.ts'

/** The part of the contract that concerns what is kept beside the register (drawer.ts). */
export function testDrawer(newPlace: () => Promise<Place>): void {
  describe('with a private drawer', () => {
    let place: Place
    let store: Store
    before(async () => {
      place = await newPlace()
      store = await openStore(place)
    })
    after(() => store.close())

    it('gives back what was put, by kind and id, until it is removed', async () => {
      const { drawer } = store
      await drawer.put('draft', 'a', '{"typed":"é \u{1f58b}"}', null)
      await drawer.put('link', 'a', '{}', null)
      assert.equal(await drawer.get('draft', 'a', 1), '{"typed":"é \u{1f58b}"}')
      await drawer.put('draft', 'a', '{"typed":"anew"}', null)
      assert.equal(await drawer.get('draft', 'a', 1), '{"typed":"anew"}')
      assert.equal(await drawer.get('draft', 'b', 1), undefined)
      await drawer.remove('draft', 'a')
      assert.equal(await drawer.get('draft', 'a', 1), undefined)
      assert.equal(await drawer.get('link', 'a', 1), '{}')
    })

    it('gives a thing that is taken to one of two who ask at once', async () => {
      const other = await openStore(place)
      await store.drawer.put('link', 'once', '{"for":"one"}', 100)
      const given = await Promise.all([
        store.drawer.take('link', 'once', 1),
        other.drawer.take('link', 'once', 1),
        store.drawer.take('link', 'once', 1),
      ])
      assert.deepEqual(
        given.filter(one => one !== undefined),
        ['{"for":"one"}'],
      )
      await other.close()
    })

    it('gives nothing whose time has passed, swept or not', async () => {
      const { drawer } = store
      await drawer.put('session', 'short', '{}', 100)
      await drawer.put('session', 'long', '{}', 200)
      assert.equal(await drawer.get('session', 'short', 99), '{}')
      assert.equal(await drawer.get('session', 'short', 100), undefined)
      assert.deepEqual(
        (await drawer.list('session', '', 9, 150)).map(({ id }) => id),
        ['long'],
      )
      assert.equal(await drawer.sweep(150), 1)
      assert.equal(await drawer.get('session', 'short', 99), undefined)
      assert.equal(await drawer.take('session', 'long', 200), undefined)
      assert.equal(await drawer.get('session', 'long', 1), undefined)
    })

    it('changes a thing only for who knows how it stands', async () => {
      const { drawer } = store
      await drawer.put('application', 'x', '{"state":"waiting"}', null)
      assert.equal(await drawer.swap('application', 'x', '{"state":"waiting"}', '{"state":"one"}'), true)
      assert.equal(await drawer.swap('application', 'x', '{"state":"waiting"}', '{"state":"two"}'), false)
      assert.equal(await drawer.swap('application', 'y', '{"state":"waiting"}', '{}'), false)
      assert.equal(await drawer.get('application', 'x', 1), '{"state":"one"}')
    })

    it('lists a kind in the order of ids, a page at a time', async () => {
      const { drawer } = store
      for (const id of ['b', '\u{10000}', 'a', '\uffee'])
        await drawer.put('listed', id, `{"is":"${id}"}`, null)
      const first = await drawer.list('listed', '', 3, 1)
      assert.deepEqual(
        first.map(({ id }) => id),
        ['a', 'b', '\uffee'],
      )
      assert.deepEqual(await drawer.list('listed', '\uffee', 3, 1), [
        { id: '\u{10000}', json: '{"is":"\u{10000}"}' },
      ])
    })

    it('shows nothing of it in the register', async () => {
      const rows = []
      for await (const row of store.everyRow()) rows.push(row)
      assert.deepEqual(rows, [])
      await store.check()
    })

    it('keeps it when the store is opened anew, and writes nothing for a reader', async () => {
      const reader = await openStore({ ...place, readOnly: true })
      assert.equal(await reader.drawer.get('listed', 'a', 1), '{"is":"a"}')
      for (const write of [
        reader.drawer.put('listed', 'a', '{}', null),
        reader.drawer.take('listed', 'a', 1),
        reader.drawer.sweep(1),
      ])
        await assert.rejects(write, { code: 'read_only' })
      await reader.close()
      await store.close()
      store = await openStore(place)
      assert.equal(await store.drawer.get('listed', 'a', 1), '{"is":"a"}')
    })
  })
}
