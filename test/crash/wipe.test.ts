import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Living, marksIn, marksOf } from '../../src/store/living.fixture.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { without } from '../ground.ts'
import { type Run, traced } from './strace.ts'

/** Of the many writes by which the write-ahead log is copied home, those at which it is killed. */
const COPIES = 6

/** A wipe writes into the file of the database beside SQLite: what does a kill leave that comes in the midst of it? */
describe('a wipe that is killed', { skip: without('strace') }, () => {
  let folder: string
  let runs = 0
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avow-wipe-'))
    mkdirSync(join(folder, 'sound'))
    const store = SqliteStore.open(join(folder, 'sound', 'avow.sqlite'))
    await (await Living.in(store.drawer, 1)).live(300)
    await store.drawer.wipe()
    await store.close()
  })
  after(() => rmSync(folder, { recursive: true }))

  /** The same life each time, on what the life before has left. */
  async function lived(options: {
    inject?: readonly string[]
    trace: string
  }): Promise<Run & { dataDir: string }> {
    const dataDir = join(folder, `run-${++runs}`)
    cpSync(join(folder, 'sound'), dataDir, { recursive: true })
    const files = ['avow.sqlite', 'avow.sqlite-wal']
    return { dataDir, ...(await traced(dataDir, ['wipe-child.ts', dataDir, '2'], { ...options, files })) }
  }

  /** What a start finds: everything that was there, and after what each start does first, nothing that was removed. */
  async function check({ dataDir, output }: { dataDir: string; output: string }): Promise<void> {
    assert.match(output, /^wiping$/m)
    const said = [...output.matchAll(/^kept (.*)$/gm)].map(([, line]) => line!)
    const store = SqliteStore.open(join(dataDir, 'avow.sqlite'))
    await store.check()
    const { kept } = await Living.in(store.drawer, 2)
    const lines = [...kept].map(([id, { kind, json }]) => `${id} ${kind} ${sumOf(json)}`)
    assert.deepEqual(lines.toSorted(), said.toSorted())
    await store.drawer.sweep(1)
    const left = marksOf(kept)
    assert.deepEqual(
      marksOnDisk(dataDir).filter(mark => !left.has(mark)),
      [],
    )
    await store.check()
    await store.close()
    rmSync(dataDir, { recursive: true })
  }
  const marksOnDisk = (dataDir: string) =>
    ['', '-wal', '-shm']
      .map(end => join(dataDir, `avow.sqlite${end}`))
      .filter(existsSync)
      .flatMap(path => [...marksIn(readFileSync(path))])

  it('loses nothing that is there, and leaves nothing that was removed behind the next start', async t => {
    const whole = await lived({ trace: 'pwrite64,ftruncate,fdatasync' })
    assert.match(whole.output, /^wiped$/m)
    await check(whole)
    const calls = callsIn(whole.trace)
    // The log is copied home, synced and emptied; then the gaps are filled, and the file is synced again.
    const first = calls.findIndex(({ name, file }) => name === 'pwrite64' && file === 'avow.sqlite')
    const emptied = calls.findIndex(({ name, file }) => name === 'ftruncate' && file === 'avow.sqlite-wal')
    const copies = calls.slice(first, emptied).filter(({ name }) => name === 'pwrite64')
    const gaps = calls.slice(emptied).filter(({ name }) => name === 'pwrite64')
    assert.ok(gaps.length > 5 && copies.length > COPIES, `${copies.length} copies, ${gaps.length} gaps`)
    const others = calls.slice(first).filter(({ name }) => name !== 'pwrite64')
    const some = copies.filter((_, at) => at % Math.ceil(copies.length / COPIES) === 0)
    for (const { name, nth } of [...some, ...others, ...gaps]) {
      const killed = await lived({ inject: [`${name}:signal=KILL:when=${nth}`], trace: name })
      assert.doesNotMatch(killed.output, /^wiped$/m, `${name} ${nth} did not kill it`)
      await check(killed)
    }
    t.diagnostic(`killed at ${some.length} copies, ${gaps.length} gaps, ${others.length} syncs and cuts`)
  })
})

interface Call {
  readonly name: string
  readonly file: string
  /** The how-manieth of its name, from one on: as strace counts. */
  readonly nth: number
}

function callsIn(trace: string): Call[] {
  const times = new Map<string, number>()
  return [...trace.matchAll(/^\d+ +(\w+)\(\d+<[^>]*\/([^/>]+)>/gm)].map(([, name, file]) => {
    const nth = (times.get(name!) ?? 0) + 1
    times.set(name!, nth)
    return { name: name!, file: file!, nth }
  })
}

const sumOf = (json: string) => createHash('sha256').update(json).digest('hex')
