import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { replacedIn, sortedInTurns } from './places.ts'

interface Placed {
  readonly place: string
  readonly as?: 'it is now'
}

const places = fc.uniqueArray(fc.stringMatching(/^[ab]{0,4}$/), { maxLength: 31 })
const placed = (some: readonly string[]): Placed[] => some.map(place => ({ place }))
const sorted = (some: readonly Placed[]) => some.toSorted((a, b) => (a.place < b.place ? -1 : 1))

describe('a list in the order of places', () => {
  it('is sorted in turns as at once, however long it is', async () => {
    for (const length of [0, 1, 3_999, 4_000, 4_001, 9_000, 20_001]) {
      const all = placed(Array.from({ length }, (_, i) => String((i * 7_919) % 1_000_003)))
      assert.deepEqual(await sortedInTurns(all), sorted(all))
    }
  })

  it('has those who are otherwise now in their new places, and the others in theirs', () =>
    fc.assert(
      fc.property(places, places, fc.infiniteStream(fc.boolean()), (here, more, chosen) => {
        const all = sorted(placed(here))
        const before = all.filter(() => chosen.next().value)
        const stay = all.filter(one => !before.includes(one))
        const now = placed(more)
          .filter(({ place }) => stay.every(one => one.place !== place))
          .map(one => ({ ...one, as: 'it is now' as const }))
        assert.deepEqual(replacedIn(all, before, now), sorted([...stay, ...now]))
      }),
    ))
})
