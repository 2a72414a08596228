import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { BackgroundFold } from './background-fold.ts'

describe('a fold beside the door that cannot do its work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-fold-'))
  const goal = { size: 1, root: new Uint8Array(32) }

  it('rests and says why, and stops nobody', async () => {
    for (const spoil of [() => {}, () => writeFileSync(join(folder, 'avow.sqlite'), 'no database')]) {
      spoil()
      const { promise, resolve } = Promise.withResolvers<string>()
      const fold = new BackgroundFold({ dataDir: folder }, resolve)
      fold.follow(goal)
      assert.notEqual(await promise, '')
      assert.equal(fold.fault, null)
      // Batches are not weighed meanwhile, and none waits.
      await fold.weigh(1, [])
      await fold.close()
    }
    rmSync(folder, { recursive: true })
  })
})
