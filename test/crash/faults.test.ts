import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { effort, inTurn, SEED, spread } from '../effort.ts'
import { without } from '../ground.ts'
import { SYNCS, underStrace } from './strace.ts'
import { Outside } from './witnessed.ts'

/**
 * The store's writes and syncs are made to fail. On a log that lives, a run fails every step-th call; the runs begin at
 * different ones, and the step divides no life evenly, so that all places are hit where a life calls them: its start,
 * its batches, its checkpoints, its end. After each refusal the child begins another life on what is there. On an empty
 * folder, one call fails, another one each time. What was acknowledged must stand, and a sound disk must find a log
 * that goes on.
 */
const FAULTS = [
  { calls: SYNCS, errno: 'EIO', step: 7, runs: effort('syncFaults'), births: 6 },
  { calls: 'pwrite64', errno: 'EIO', step: 61, runs: effort('writeFaults'), births: 150 },
  { calls: 'pwrite64', errno: 'ENOSPC', step: 59, runs: effort('writeFaults'), births: 150 },
]
const STATEMENTS = 40
const LIVES = 20
const TOLD = /^(store_failing|store_damaged|outcome_unknown|read_only) /

for (const { calls, errno, step, runs, births } of inTurn(FAULTS, effort('faults')))
  describe(`${calls} fails with ${errno}`, { skip: without('strace') }, () => {
    it('loses nothing that a living log acknowledged', { timeout: 600_000 }, async t => {
      const sum = { faults: 0, told: 0, acks: 0 }
      t.diagnostic(`seed ${SEED}`)
      for (const first of spread(runs, step))
        await withFaults(`${calls}:error=${errno}:when=${first}+${step}`, { alive: true, lives: LIVES }, sum)
      t.diagnostic(
        `${sum.faults} faults, ${sum.told} refusals in words, ${sum.acks} acknowledgements between them`,
      )
      assert.ok(sum.faults > runs && sum.told > 0 && sum.acks > runs, 'it failed, and it lived')
    })

    it('is born again after a failure at its birth', { timeout: 600_000 }, async t => {
      const sum = { faults: 0, told: 0, acks: 0 }
      t.diagnostic(`seed ${SEED}`)
      for (const nth of spread(effort('birthFaults'), births))
        await withFaults(`${calls}:error=${errno}:when=${nth}`, { alive: false, lives: 2 }, sum)
      t.diagnostic(`${sum.faults} faults, ${sum.told} refusals in words`)
      assert.ok(sum.faults > 0)
    })
  })

/** Faults that pass, each while one life goes on; the last two also keep the file from being opened anew, or mapped. */
const PASSING = [
  [`${SYNCS}:error=EIO:when=10+7`],
  ['pwrite64:error=EIO:when=150+211'],
  ['pwrite64:error=ENOSPC:when=150+211'],
  ['pread64:error=EIO:when=60+17'],
  [`${SYNCS}:error=EIO:when=10+11`, 'openat:error=EMFILE:when=6..12'],
  [`${SYNCS}:error=EIO:when=10+11`, 'mmap:error=ENOMEM:when=3..9'],
]

describe('a fault that passes', { skip: without('strace') }, () => {
  for (const inject of inTurn(PASSING, effort('passingFaults')))
    it(`needs no other start: ${inject.join(', ')}`, { timeout: 120_000 }, async t => {
      const dataDir = mkdtempSync(join(tmpdir(), 'avow-fault-'))
      const outside = new Outside()
      outside.hear(soundLife(dataDir))
      const run = await underStrace(dataDir, { inject, statements: 200, stays: true })
      const { refusals, done } = outside.hear(run.output)
      for (const words of refusals) assert.match(words, /^(store_failing|outcome_unknown) /)
      assert.ok(done, run.output.slice(-1_000))
      t.diagnostic(`${run.trace.split('(INJECTED)').length - 1} faults, ${refusals.length} refusals in words`)
      await outside.check(dataDir)
      rmSync(dataDir, { recursive: true })
      rmSync(`${dataDir}.strace`)
    })
})

interface Sum {
  faults: number
  told: number
  acks: number
}

/** One folder, lived in under faults, then on a sound disk; checked after both. */
async function withFaults(
  inject: string,
  { alive, lives }: { alive: boolean; lives: number },
  sum: Sum,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-fault-'))
  const outside = new Outside()
  if (alive) outside.hear(soundLife(dataDir))
  const run = await underStrace(dataDir, { inject: [inject], statements: STATEMENTS, lives })
  const { refusals, acks } = outside.hear(run.output)
  for (const words of refusals) assert.match(words, TOLD, 'each fault is told in words')
  sum.faults += run.trace.split('(INJECTED)').length - 1
  sum.told += refusals.length
  sum.acks += acks
  await outside.check(dataDir)
  assert.ok(outside.hear(soundLife(dataDir)).done, `the log goes on after ${inject}`)
  await outside.check(dataDir)
  rmSync(dataDir, { recursive: true })
  rmSync(`${dataDir}.strace`)
}

it('survives writes that are cut short', { timeout: 120_000 }, async t => {
  let refused = 0
  for (const kilobytes of [64, 100, 130, 200, 300, 450]) {
    const dataDir = mkdtempSync(join(tmpdir(), 'avow-short-'))
    const outside = new Outside()
    // Past this size of a file the kernel writes what still fits, and then nothing (RLIMIT_FSIZE).
    const { stdout } = spawnSync(
      'bash',
      ['-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, ...childOf(dataDir, 2_000)],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    const { refusals } = outside.hear(stdout)
    for (const words of refusals) assert.match(words, TOLD)
    refused += refusals.length
    await outside.check(dataDir)
    assert.ok(outside.hear(soundLife(dataDir)).done)
    await outside.check(dataDir)
    rmSync(dataDir, { recursive: true })
  }
  t.diagnostic(`${refused} refusals in words`)
  assert.ok(refused > 0)
})

function childOf(dataDir: string, statements: number): string[] {
  return [join(import.meta.dirname, 'child.ts'), dataDir, String(statements)]
}

function soundLife(dataDir: string): string {
  return spawnSync(process.execPath, childOf(dataDir, 3), { encoding: 'utf8' }).stdout
}
