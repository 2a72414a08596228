import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { storyFolder } from '../../test/story-folder.ts'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { eachRow } from './each-row.ts'
import { openStore } from './open.ts'
import { ownTurn } from './own-turn.ts'

/** Counts the turns of the event loop until it is stopped. */
function countTurns() {
  const seen = { turns: 0, stop: () => clearImmediate(next) }
  let next = setImmediate(count)
  function count() {
    seen.turns += 1
    next = setImmediate(count)
  }
  return seen
}

describe('a turn of one’s own', () => {
  it('is had by one at a time, in the order in which they asked', async () => {
    const seen = countTurns()
    const had: { who: number; turn: number }[] = []
    await Promise.all(
      Array.from({ length: 20 }, async (_, who) => {
        await ownTurn()
        had.push({ who, turn: seen.turns })
      }),
    )
    seen.stop()
    assert.deepEqual(
      had.map(({ who }) => who),
      Array.from({ length: 20 }, (_, who) => who),
    )
    assert.equal(new Set(had.map(({ turn }) => turn)).size, 20)
  })

  it('is had by others while the rows of a large table are read, though SQLite never waits', async () => {
    const dataDir = storyFolder('turns')
    const store = await openStore({ dataDir })
    const rows = Array.from({ length: 700 }, (_, i) =>
      signatureRows('harbour-accord', `p${i}`, `Party ${i}`, i, '2026-01-01'),
    )
    await store.commit(batchAfter(0, 700, await store.claim(), { rows: rows.flat() }))
    const seen = countTurns()
    assert.equal((await Array.fromAsync(eachRow(store, 'parties'))).length, 700)
    seen.stop()
    assert.ok(seen.turns >= 3, `${seen.turns} turns`)
    await store.close()
    await rm(dataDir, { recursive: true })
  })
})
