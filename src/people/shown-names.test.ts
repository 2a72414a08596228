import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newDrawer } from './drawer.fixture.ts'
import { forget } from './erasures.ts'
import { findPerson, keepPerson, type Person } from './persons.ts'
import { namesShown, setShown } from './shown-names.ts'

const WHO = `sha256:${'A'.repeat(43)}` as const
const ADA: Person = {
  call: 'harbour',
  lang: 'en',
  name: 'Ada Okafor',
  shown: false,
  manifest: WHO,
  policy: WHO,
  read: { lang: 'en', digest: WHO },
  disclosure: 'AA==',
  salt: 'AA==',
  made: 100,
  links: [],
  address: null,
  place: null,
}

describe('a name that is shown', () => {
  const begun = async () => {
    const drawer = newDrawer()
    await keepPerson(drawer, WHO, ADA)
    const shown = async () => (await namesShown(drawer, 'harbour', { after: '', limit: 9 }, 100)).names
    return { drawer, keeper: { drawer, hashed: (text: string) => text }, shown }
  }

  it('stands once, however often that is wished at once', async () => {
    const { drawer, keeper, shown } = await begun()
    await Promise.all([1, 2, 3].map(() => setShown(drawer, WHO, true, 100)))
    assert.deepEqual(await shown(), ['Ada Okafor'])
    await forget(keeper, WHO, 100)
    assert.deepEqual(await shown(), [])
  })

  it('does not come back behind an erasure that was asked for at the same moment', async () => {
    for (const first of ['show', 'erase']) {
      const { drawer, keeper, shown } = await begun()
      const acts = {
        show: () => setShown(drawer, WHO, true, 100),
        erase: () => forget(keeper, WHO, 100),
      }
      await Promise.all(first === 'show' ? [acts.show(), acts.erase()] : [acts.erase(), acts.show()])
      assert.deepEqual(await shown(), [])
      assert.equal(await findPerson(drawer, WHO, 100), undefined)
    }
  })
})
