import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { batchAfter } from './contract-batches.fixture.ts'
import { type Change, ChangedMeanwhile, type KeyName, type Laid, type Sought } from './drawer.ts'
import { openStore } from './open.ts'
import type { Place, Store } from './store.ts'

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

    const lay = (id: string, json: string, more: Partial<Laid> = {}, before?: string | null): Change => ({
      kind: 'thing',
      id,
      after: { json, expires: null, ...more },
      ...(before !== undefined && { before }),
    })
    const take = (id: string, before: string): Change => ({ kind: 'thing', id, before, after: null })
    const jsonOf = async (id: string, now = 1) => (await store.drawer.get('thing', id, now))?.json

    it('gives back what was laid, by kind and id, until it is removed', async () => {
      const { drawer } = store
      const typed = '{"typed":"é \u{1f58b}"}'
      await drawer.apply([lay('a', typed), { ...lay('a', '{}', { expires: 9, due: 4 }), kind: 'link' }], 1)
      assert.deepEqual(await drawer.get('thing', 'a', 1), {
        kind: 'thing',
        id: 'a',
        json: typed,
        expires: null,
        due: null,
        held: null,
        tries: 0,
      })
      await drawer.apply([lay('a', '{"typed":"anew"}')], 1)
      assert.equal(await jsonOf('a'), '{"typed":"anew"}')
      assert.equal(await jsonOf('b'), undefined)
      await drawer.apply([{ kind: 'thing', id: 'a', after: null }], 1)
      const found = await drawer.at(
        [
          { kind: 'thing', id: 'a' },
          { kind: 'link', id: 'a' },
        ],
        1,
      )
      assert.deepEqual(found, [
        undefined,
        { kind: 'link', id: 'a', json: '{}', expires: 9, due: 4, held: null, tries: 0 },
      ])
    })

    it('gives a thing that is taken to one of two who ask at once', async () => {
      const other = await openStore(place)
      await store.drawer.apply([lay('once', '{"for":"one"}')], 1)
      const taken = await Promise.allSettled(
        [store, other, store].map(({ drawer }) => drawer.apply([take('once', '{"for":"one"}')], 1)),
      )
      assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const one of taken)
        if (one.status === 'rejected') assert.ok(one.reason instanceof ChangedMeanwhile, String(one.reason))
      await other.close()
    })

    it('gives nothing whose time has passed, swept or not', async () => {
      const { drawer } = store
      await drawer.apply(
        [lay('short', '{}', { expires: 100, due: 50 }), lay('long', '{}', { expires: 200 })],
        1,
      )
      assert.equal(await jsonOf('short', 99), '{}')
      assert.equal(await jsonOf('short', 100), undefined)
      assert.deepEqual(
        (await drawer.list('thing', '', 9, 150)).map(({ id }) => id),
        ['long'],
      )
      assert.deepEqual(await drawer.due('thing', 9, 150), [])
      await assert.rejects(drawer.apply([take('short', '{}')], 100), ChangedMeanwhile)
      await assert.rejects(drawer.apply([lay('short', '{"is":2}', {}, '{}')], 100), ChangedMeanwhile)
      // Nothing lies there any more, so something can be laid there.
      await drawer.apply([lay('short', '{"is":3}', { expires: 150 }, null)], 100)
      assert.equal(await drawer.sweep(150), 2)
      assert.equal(await jsonOf('short', 1), undefined)
      await drawer.apply([{ kind: 'thing', id: 'long', after: null }], 1)
    })

    it('makes all changes or none, and none where one finds something else than it asks for', async () => {
      const { drawer } = store
      await drawer.apply([lay('one', '1'), lay('two', '2')], 1)
      const late = { code: 'link_spent', message: 'This link was used.' } as const
      for (const wrong of [
        lay('two', '3', {}, '1'),
        lay('two', '3', {}, null),
        lay('none', '3', {}, '2'),
        take('two', '1'),
        take('none', '2'),
      ]) {
        const all = [lay('one', '9', {}, '1'), lay('new', '9'), { ...wrong, otherwise: late }]
        await assert.rejects(drawer.apply(all, 1), { code: 'link_spent', message: late.message })
        assert.deepEqual(
          [await jsonOf('one'), await jsonOf('two'), await jsonOf('new')],
          ['1', '2', undefined],
        )
      }
      await drawer.apply([lay('one', '9', {}, '1'), lay('new', '9', {}, null), take('two', '2')], 1)
      assert.deepEqual([await jsonOf('one'), await jsonOf('two'), await jsonOf('new')], ['9', undefined, '9'])
      for (const id of ['one', 'new']) await drawer.apply([{ kind: 'thing', id, after: null }], 1)
    })

    it('lists a kind in the order of ids, a page at a time', async () => {
      const { drawer } = store
      for (const id of ['b', '\u{10000}', 'a', '\uffee']) await drawer.apply([lay(id, `{"is":"${id}"}`)], 1)
      const first = await drawer.list('thing', '', 3, 1)
      assert.deepEqual(
        first.map(({ id }) => id),
        ['a', 'b', '\uffee'],
      )
      assert.deepEqual(
        (await drawer.list('thing', '\uffee', 3, 1)).map(({ json }) => json),
        ['{"is":"\u{10000}"}'],
      )
    })

    it('finds things by each key that they bear, of one kind or of all, as they are now', async () => {
      const { drawer } = store
      const two = {
        kind: 'other',
        id: '2',
        after: { json: '{}', expires: 100, keys: { about: 'x', call: 'c' } },
      }
      await drawer.apply(
        [lay('1', '{}', { keys: { about: 'x' } }), two, lay('3', '{}', { keys: { holder: 'x' } })],
        1,
      )
      const found = async (key: KeyName, more: Partial<Sought> = {}, now = 1) =>
        (await drawer.find({ key, is: 'x', limit: 9, ...more }, now)).map(({ id }) => id)
      assert.deepEqual(await found('about'), ['2', '1'])
      assert.deepEqual(await found('about', { limit: 1 }), ['2'])
      assert.deepEqual(await found('about', { after: { kind: 'other', id: '2' } }), ['1'])
      assert.deepEqual(await found('about', { kind: 'thing' }), ['1'])
      assert.deepEqual(await found('about', { kind: 'thing', after: { kind: 'thing', id: '1' } }), [])
      assert.deepEqual(await found('about', {}, 100), ['1'])
      assert.deepEqual(await found('call', { is: 'c' }), ['2'])
      assert.deepEqual(await found('holder'), ['3'])
      assert.deepEqual(await found('about', { is: ['y', 'x', 'x'] }), ['2', '1'])
      assert.deepEqual(await found('about', { is: ['x'], after: { kind: 'other', id: '2' } }), ['1'])
      // Changed, it bears the keys of what it is now.
      await drawer.apply([lay('1', '{"is":2}', { keys: { address: 'x' } }, '{}')], 1)
      assert.deepEqual(await found('about'), ['2'])
      assert.deepEqual(await found('address'), ['1'])
      for (const id of ['1', '3']) await drawer.apply([{ kind: 'thing', id, after: null }], 1)
      assert.deepEqual(await found('address'), [])
    })

    it('tells what is due, what has been so for longest first', async () => {
      const { drawer } = store
      await drawer.apply([lay('x', '{}', { due: 30 }), lay('y', '{}', { due: 20 }), lay('z', '{}')], 1)
      const due = async (now: number, limit = 9) =>
        (await drawer.due('thing', limit, now)).map(({ id }) => id)
      assert.deepEqual(await due(19), [])
      assert.deepEqual(await due(30), ['y', 'x'])
      assert.deepEqual(await due(30, 1), ['y'])
      // One of two who take it up at once holds it for a time, and nobody else is done with it.
      const at = (held: number | null, tries: number) => ({ expires: null, due: 20, held, tries })
      const takeUp = () =>
        drawer.apply([{ ...lay('y', '{}', { due: 20, held: 60, tries: 1 }, '{}'), as: at(null, 0) }], 30)
      const taken = await Promise.allSettled([takeUp(), takeUp()])
      assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 1)
      assert.equal((await drawer.get('thing', 'y', 1))?.tries, 1)
      assert.deepEqual(await due(59), ['x'])
      assert.deepEqual(await due(60), ['y', 'x'])
      const done = (held: number | null): Change => ({ ...take('y', '{}'), as: at(held, 1) })
      for (const wrong of [59, null]) await assert.rejects(drawer.apply([done(wrong)], 30), ChangedMeanwhile)
      const epoch = await store.claim()
      const { size } = (await store.head()) ?? { size: 0 }
      await assert.rejects(store.commit(batchAfter(size, 1, epoch, { beside: [done(59)] })), ChangedMeanwhile)
      // Whoever begins anew takes it from those who are gone.
      await drawer.release()
      await assert.rejects(drawer.apply([done(60)], 30), ChangedMeanwhile)
      await drawer.apply([done(null), lay('x', '{}', {}, '{}')], 30)
      assert.deepEqual(await due(99), [])
      await drawer.apply([lay('y', '{}')], 30)
      for (const id of ['x', 'y', 'z']) await drawer.apply([{ kind: 'thing', id, after: null }], 1)
    })

    it('changes in the very commit of a batch, or nothing of either is there', async () => {
      const epoch = await store.claim()
      await store.drawer.apply([lay('link', '{"is":1}')], 1)
      const batch = (from: number, beside: readonly Change[]) => batchAfter(from, 1, epoch, { beside })
      await assert.rejects(
        store.commit(batch(0, [lay('paper', '1'), take('link', '{"is":2}')])),
        ChangedMeanwhile,
      )
      assert.deepEqual(
        [await store.head(), await jsonOf('paper'), await jsonOf('link')],
        [undefined, undefined, '{"is":1}'],
      )
      await store.commit(batch(0, [lay('paper', '1'), take('link', '{"is":1}')]))
      assert.deepEqual([await jsonOf('paper'), await jsonOf('link')], ['1', undefined])
      // Fenced off, it changes nothing either.
      await assert.rejects(store.commit(batch(0, [lay('paper', '2')])), { code: 'read_only' })
      assert.equal(await jsonOf('paper'), '1')
    })

    it('shows nothing of it in the register', async () => {
      const rows = []
      for await (const piece of store.everyRow()) rows.push(...piece)
      assert.deepEqual(rows, [])
      await store.check()
    })

    it('keeps it when the store is opened anew, and writes nothing for a reader', async () => {
      const reader = await openStore({ ...place, readOnly: true })
      assert.equal((await reader.drawer.get('thing', 'a', 1))?.json, '{"is":"a"}')
      for (const write of [reader.drawer.apply([lay('a', '{}')], 1), reader.drawer.sweep(1)])
        await assert.rejects(write, { code: 'read_only' })
      await reader.close()
      await store.close()
      store = await openStore(place)
      assert.equal(await jsonOf('a'), '{"is":"a"}')
    })
  })
}
