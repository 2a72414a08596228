import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { largeHarbour } from '../../test/large-harbour.ts'
import type { MemoryLog } from '../../test/memory-log.ts'
import { EMPTY_EDGE, grow } from '../core/edge.ts'
import { formatJson } from '../core/json.ts'
import { leafHash } from '../core/merkle.ts'
import { readEntry } from '../register/fold.ts'
import { jobsOf } from '../register/law.ts'
import { openStore } from '../store/open.ts'
import { BackgroundFold, type Told } from './background-fold.ts'
import { MOST_BYTES_IN_BATCH } from './queue.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-fold-'))
after(() => rmSync(folder, { recursive: true }))

/** The bytes of a log in memory, in a database of their own, as the fold reads them. */
async function stored(log: MemoryLog, name: string): Promise<string> {
  const { entries, register } = log
  const { checkpoint } = log.head()
  const dataDir = join(folder, name)
  mkdirSync(dataDir)
  const store = await openStore({ dataDir })
  const { tiles } = grow(EMPTY_EDGE, entries.map(leafHash))
  const nothing = { rows: [], words: [], withheld: [], beside: [] }
  await store.commit({
    ...{ epoch: await store.claim(), from: 0, admitted: 1, root: register.history.root(), tiles, ...nothing },
    entries: entries.map((bytes, i) => ({ bytes, identity: Uint8Array.of(i >> 8, i), subjects: [] })),
    checkpoint,
  })
  await store.close()
  return dataDir
}

class Folding extends BackgroundFold {
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

const goalAt = ({ register }: MemoryLog, size: number) => ({ size, root: register.history.root(size) })

async function until(is: () => boolean): Promise<void> {
  while (!is()) await sleep(5)
}

describe('a fold beside the door', () => {
  const { log, from } = largeHarbour(700)

  it('is waited for by a batch where it is nearly there', async () => {
    await using fold = new Folding({ dataDir: await stored(log, 'near') })
    fold.follow(goalAt(log, from))
    await until(() => fold.size === from)
    let waited = 0
    for (let size = from + 1; size < from + 20; size++) {
      fold.follow(goalAt(log, size))
      await fold.weigh(size, [])
      // A batch that did not wait finds it where it was.
      if (fold.size === size) waited += 1
      await until(() => fold.size === size)
    }
    assert.ok(waited > 0)
    assert.equal(fold.fault, null)
  })

  it('lets nothing more be signed where a newer version is noted in the database of a server that runs', async () => {
    const dataDir = await stored(log, 'newer')
    let rested = ''
    await using fold = new Folding({ dataDir }, why => {
      rested = why
    })
    fold.follow(goalAt(log, from))
    await until(() => fold.size === from)
    using database = new DatabaseSync(join(dataDir, 'avow.sqlite'))
    database.exec(`UPDATE versions SET version = 99 WHERE what = 'fold'`)
    fold.follow(goalAt(log, from + 1))
    await until(() => fold.fault !== null || rested !== '')
    assert.match(fold.fault!.message, /version 99/)
    await assert.rejects(fold.weigh(from, []), { code: 'store_newer' })
  })

  it('takes a temporary folder that is full for no break-in', async () => {
    const dataDir = await stored(log, 'full')
    const { size, root } = goalAt(log, log.size)
    const here = JSON.stringify(new URL('./background-fold.ts', import.meta.url).href)
    const program = `
      const { BackgroundFold } = await import(${here})
      const fold = new BackgroundFold({ dataDir: ${JSON.stringify(dataDir)} }, async why => {
        console.log(JSON.stringify({ why, fault: fold.fault, size: fold.size }))
        await fold.close()
      })
      fold.follow({ size: ${size}, root: Uint8Array.fromHex('${root.toHex()}') })
      setInterval(() => {
        if (fold.fault !== null || fold.size === ${size}) process.exit(1)
      }, 20).unref()
    `
    // No file may have more than 4 MiB.
    const path = join(folder, 'full.mjs')
    writeFileSync(path, program)
    const limited = ['-c', 'ulimit -f 4096 && exec "$0" "$@"', process.execPath, path]
    const child = spawn('bash', limited, { stdio: ['ignore', 'pipe', 'inherit'] })
    const told = JSON.parse(await text(child.stdout))
    assert.match(told.why, /keep the register that is being folded/)
    assert.deepEqual([told.fault, told.size], [null, 0])
  })

  it('weighs three times what one batch may have, of the largest entries, in a quarter of its heap', async () => {
    const entries = log.entries.map(bytes => {
      const { prepared } = readEntry(bytes, log.register.rules)
      const jobs = jobsOf(prepared, keyid => log.rows.get('keys', keyid))
      return { bytes, keys: jobs.map(({ key }) => formatJson(key as never)) }
    })
    const batch = entries.slice(from)
    assert.ok(batch.reduce((sum, { bytes }) => sum + bytes.length, 0) > 3 * MOST_BYTES_IN_BATCH)
    const worker = new Worker(new URL('./fold-worker.ts', import.meta.url), {
      workerData: { place: { dataDir: folder } },
      resourceLimits: { maxOldGenerationSizeMb: 64 },
    })
    const weigh = (from: number, entries: unknown) =>
      new Promise<Told>((resolve, reject) => {
        worker.once('message', resolve).once('error', reject)
        worker.postMessage({ weigh: { from, entries } })
      })
    for (let i = 0; i < from; i++) {
      assert.deepEqual(await weigh(i, [entries[i]]), { weighed: null })
      worker.postMessage({ settle: true })
    }
    assert.deepEqual(await weigh(from, batch), { weighed: null })
    await worker.terminate()
  })
})

describe('a fold beside the door that cannot do its work', () => {
  const goal = { size: 1, root: new Uint8Array(32) }

  it('rests and says why, and stops nobody', async () => {
    const dataDir = join(folder, 'spoilt')
    mkdirSync(dataDir)
    for (const spoil of [() => {}, () => writeFileSync(join(dataDir, 'avow.sqlite'), 'no database')]) {
      spoil()
      const { promise, resolve } = Promise.withResolvers<string>()
      const fold = new BackgroundFold({ dataDir }, resolve)
      fold.follow(goal)
      assert.notEqual(await promise, '')
      assert.equal(fold.fault, null)
      // Batches are not weighed meanwhile, and none waits.
      await fold.weigh(1, [])
      await fold.close()
    }
  })
})
