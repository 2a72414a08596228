import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { digestOf } from '../core/digest.ts'
import { beforeWriting, clear } from '../store/laying.fixture.ts'
import { newDrawer } from './drawer.fixture.ts'
import { beginErasure } from './erasures.ts'
import { type Person, persons } from './persons.ts'
import { namesLike, namesShown, setShown } from './shown-names.ts'

const WHO = `sha256:${'A'.repeat(43)}` as const
const ADA: Person = {
  call: 'harbour',
  lang: 'en',
  name: 'Ada Okafor',
  shown: false,
  manifest: WHO,
  policy: WHO,
  read: { lang: 'en', digest: WHO },
  disclosure: Uint8Array.of(0),
  salt: Uint8Array.of(0),
  made: 100,
  address: null,
  box: null,
  place: null,
}

describe('a name that is shown', () => {
  const begun = async () => {
    const drawer = newDrawer()
    await persons.put(drawer, WHO, ADA, null)
    const forget = () =>
      beginErasure(drawer, null, { commitment: WHO, call: 'harbour', ground: 'request', at: 100 }, 100)
    const shown = async () => (await namesShown(drawer, 'harbour', { after: '', limit: 9 }, 100)).names
    return { drawer, forget, shown }
  }

  it('stands once, however often that is wished at once', async () => {
    const { drawer, forget, shown } = await begun()
    await Promise.all([1, 2, 3].map(() => setShown(drawer, WHO, true, 100)))
    assert.deepEqual(await shown(), ['Ada Okafor'])
    await forget()
    assert.deepEqual(await shown(), [])
  })

  it('is on some page of an officer who looks for it, however many begin alike', async () => {
    const drawer = newDrawer()
    const who = [0, 1, 2, 3, 4].map(i => digestOf(Uint8Array.of(i)))
    for (const [i, commitment] of who.entries()) {
      await persons.put(drawer, commitment, { ...ADA, name: `Ada ${i}` }, null)
      await setShown(drawer, commitment, true, 100)
    }
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await namesLike(drawer, 'harbour', 'ada', { after: next, limit: 2 }, 100)
      seen.push(...page.found.map(({ name }) => name))
      ;({ next } = page)
    }
    assert.deepEqual(seen, ['Ada 0', 'Ada 1', 'Ada 2', 'Ada 3', 'Ada 4'])
  })

  it('does not come back behind an erasure that was asked for at the same moment', async () => {
    for (const first of ['show', 'erase']) {
      const { drawer, forget, shown } = await begun()
      const acts = {
        show: () => setShown(drawer, WHO, true, 100),
        erase: forget,
      }
      await Promise.all(first === 'show' ? [acts.show(), acts.erase()] : [acts.erase(), acts.show()])
      assert.deepEqual(await shown(), [])
      assert.equal(await persons.get(drawer, WHO, 100), undefined)
    }
  })

  it('does not come back behind an erasure by another server on the same database', async () => {
    for (const moment of ['person', 'person-name', 'person-place']) {
      const { drawer, shown } = await begun()
      // The other has its own turns; it erases when this one is about to do this.
      const { watched, isDone } = beforeWriting(drawer, moment, async () => {
        for (const kind of ['person', 'person-name', 'person-place'])
          for (const { id } of await drawer.list(kind, '', 9, 100)) await clear(drawer, kind, id)
      })
      await setShown(watched, WHO, true, 100)
      assert.ok(isDone(), moment)
      assert.deepEqual(await shown(), [], moment)
      assert.deepEqual(await drawer.list('person-place', '', 9, 100), [], moment)
    }
  })
})
