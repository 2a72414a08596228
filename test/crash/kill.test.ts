import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { effort, SEED } from '../effort.ts'
import { Random } from '../fuzz/random.ts'
import { Outside } from './witnessed.ts'

/** A fresh log is begun after so many kills, so that the checks stay short. */
const KILLS = 20
const LOGS = effort('kills') / KILLS

describe(`a log that is killed at random moments, ${KILLS} times`, () => {
  for (let log = 1; log <= LOGS; log++)
    it(`keeps its word: ${log} of ${LOGS}`, { timeout: 600_000 }, async t => {
      const dataDir = mkdtempSync(join(tmpdir(), 'avow-kill-'))
      const outside = new Outside()
      const random = new Random(SEED + log)
      t.diagnostic(`seed ${SEED}`)
      let acks = 0
      let silent = 0
      let copies = 0
      for (let i = 0; i < KILLS; i++) {
        const said = await killedChild(dataDir, random, i % 4 === 3 ? 'at its start' : 'under load')
        copies += said.match(/^copied$/gm)?.length ?? 0
        const heard = outside.hear(said)
        assert.deepEqual(heard.refusals, [])
        acks += heard.acks
        if (heard.acks === 0) silent += 1
        await outside.check(dataDir)
      }
      rmSync(dataDir, { recursive: true })
      t.diagnostic(
        `${acks} statements were acknowledged; ${silent} children died before they acknowledged any`,
      )
      assert.ok(acks > KILLS, 'the load was real')
      assert.ok(copies > KILLS, 'the write-ahead log was copied home meanwhile')
    })
})

/**
 * Kills a child at a random moment of its start, or of its load: so long after a random number of acknowledgements that
 * a slow machine sees as many as a fast one. Resolves with what it said.
 */
async function killedChild(
  dataDir: string,
  random: Random,
  when: 'at its start' | 'under load',
): Promise<string> {
  // Every other time while the write-ahead log is being copied home.
  const asUsual = ['1000000', '40', '1', '']
  const args = [dataDir, ...asUsual, random.below(2) === 0 ? '' : 'copies']
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const ended = new Promise(resolve => child.once('close', resolve))
  const most = random.below(20)
  const loaded = new Promise<void>(resolve => {
    child.stdout.on('data', chunk => {
      output += chunk
      const [, underLoad] = output.split(/^ready$/m)
      if (underLoad !== undefined && underLoad.split(/^ack /m).length > most) resolve()
    })
  })
  if (when === 'under load') await Promise.race([loaded, ended])
  await sleep(random.below(when === 'under load' ? 15_000 : 700_000) / 1_000)
  child.kill('SIGKILL')
  await ended
  return output
}
