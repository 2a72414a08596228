import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { without } from '../ground.ts'
import { SYNCS, underStrace } from './strace.ts'
import { Outside } from './witnessed.ts'

/**
 * Each place where the store writes or syncs is made to fail, one at a time: the n-th call, for every n that a short
 * life of a log reaches. What was acknowledged must stand, and the next start must go on from there.
 */
const FAULTS = [
  { calls: SYNCS, errno: 'EIO' },
  { calls: 'pwrite64', errno: 'EIO' },
  { calls: 'pwrite64', errno: 'ENOSPC' },
  { calls: 'ftruncate,fallocate', errno: 'EIO' },
]
const STATEMENTS = 12

for (const { calls, errno } of FAULTS)
  describe(`${calls} fails with ${errno}`, { skip: without('strace') }, () => {
    it('loses nothing that was acknowledged, wherever it happens', { timeout: 600_000 }, async t => {
      let refused = 0
      let places = 0
      for (let n = 1; ; n++) {
        const dataDir = mkdtempSync(join(tmpdir(), 'avow-fault-'))
        const outside = new Outside()
        const run = await underStrace(dataDir, {
          inject: `${calls}:error=${errno}:when=${n}`,
          statements: STATEMENTS,
        })
        const { refusal } = outside.hear(run.output)
        const injected = run.trace.includes('(INJECTED)')
        if (refusal !== undefined) {
          refused += 1
          assert.match(
            refusal,
            /^(store_failing|store_damaged|outcome_unknown|read_only) /,
            'the fault is told in words',
          )
        }
        await outside.check(dataDir)
        const again = await underStrace(dataDir, { trace: 'none', statements: 3 })
        outside.hear(again.output)
        assert.match(again.output, /^done$/m, `the log goes on after place ${n}: ${again.output}`)
        await outside.check(dataDir)
        rmSync(dataDir, { recursive: true })
        rmSync(`${dataDir}.strace`)
        if (!injected) break
        places += 1
      }
      t.diagnostic(`${places} places, ${refused} of them refused in words`)
      assert.ok(places > 0 || calls.startsWith('ftruncate'), 'the call was reached')
    })
  })
