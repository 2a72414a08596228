import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { toHex } from '../../src/core/bytes.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { entryAt, inclusionOf, tileAt } from '../../src/log/tree.ts'
import { openStore } from '../../src/store/open.ts'
import { type ServedSite, startSite } from '../browser/site.ts'
import { EFFORT, effort, SEED, spread } from '../effort.ts'
import { copyFilled } from '../filled.ts'
import { without } from '../ground.ts'
import { root } from '../house/sources.ts'
import { Outside } from './witnessed.ts'

function runChild(dataDir: string, statements: number) {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'child.ts'), dataDir, String(statements)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  })
}

describe('a disk that is full or may not be written', { skip: without('root') }, () => {
  const mount = mkdtempSync(join(tmpdir(), 'avow-disk-'))
  before(() => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', mount]))
  after(() => {
    execFileSync('umount', [mount])
    rmSync(mount, { recursive: true })
  })

  it('is told in words, loses nothing, and the log goes on when there is room again', async () => {
    const dataDir = join(mount, 'data')
    const outside = new Outside()
    const full = runChild(dataDir, 100_000)
    const { acks, refusals } = outside.hear(full.stdout)
    assert.ok(acks > 0)
    assert.match(refusals.join(), /^store_failing .*full/)
    await outside.check(dataDir)

    execFileSync('mount', ['-o', 'remount,size=64m', mount])
    outside.hear(runChild(dataDir, 50).stdout)
    assert.ok(outside.acknowledged.size >= acks + 50)
    await outside.check(dataDir)

    execFileSync('mount', ['-o', 'remount,ro', mount])
    assert.match(outside.hear(runChild(dataDir, 50).stdout).refusals.join(), /^store_failing /)
    execFileSync('mount', ['-o', 'remount,rw', mount])
  })
})

describe('a backup whose disk is full', { skip: without('root') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-backup-disk-'))
  const [data, mount] = [join(folder, 'data'), join(folder, 'mount')]
  before(async () => {
    await copyFilled(data, 'http://localhost')
    mkdirSync(mount)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', mount])
  })
  after(() => {
    execFileSync('umount', [mount])
    rmSync(folder, { recursive: true })
  })

  it('leaves nothing, and is made again on the same day once there is room', () => {
    const backups = join(mount, 'backups')
    const avow = (...words: string[]) =>
      spawnSync(process.execPath, [join(root, 'bin', 'avow.mjs'), 'backup', ...words, '--data', data], {
        encoding: 'utf8',
      })
    for (const typed of [[backups, '--dated', '--keep', '14'], [mount]]) {
      const failed = avow(...typed)
      assert.equal(failed.status, 1, failed.stderr)
      assert.match(failed.stderr, /store_failing.*full/)
      const left = existsSync(backups) ? readdirSync(backups) : []
      assert.deepEqual(left, [])
      rmSync(backups, { recursive: true, force: true })
    }
    assert.deepEqual(readdirSync(mount), [], 'nor in a disk that is the folder itself')
    execFileSync('mount', ['-o', 'remount,size=200m', mount])
    const again = avow(backups, '--dated', '--keep', '14')
    assert.equal(again.status, 0, again.stderr)
    assert.match(readdirSync(backups).join(), /^\d{4}-\d{2}-\d{2}$/)
  })
})

describe('a server whose disk fills up', { skip: without('root') }, () => {
  let site: ServedSite
  before(async () => {
    site = await startSite({ data: 'empty' })
    await site.stop()
    const kept = `${site.dataDir}.kept`
    cpSync(site.dataDir, kept, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'none', site.dataDir])
    cpSync(kept, site.dataDir, { recursive: true })
    await site.restart()
  })
  after(async () => {
    await site.stop()
    execFileSync('umount', [site.dataDir])
    await site.close()
  })

  it('says so before anybody sends a statement, and does not take it back while it is full', {
    timeout: 90_000,
  }, async () => {
    const isReady = async () => (await fetch(`${site.url}/readyz`)).status === 200
    while (!(await isReady())) await sleep(200)
    const filling = join(site.dataDir, 'filling.bytes')
    assert.throws(() => writeFileSync(filling, new Uint8Array(32 * 2 ** 20)), /ENOSPC/)
    const full = Date.now()
    while (await isReady()) await sleep(100)
    assert.ok(Date.now() - full < 9_000, 'a look is five seconds from the one before')
    for (let looks = 0; looks < 20; looks++) {
      assert.equal(await isReady(), false)
      await sleep(1_000)
    }
    rmSync(filling)
    while (!(await isReady())) await sleep(200)
    assert.ok(!readdirSync(site.dataDir).some(name => name.endsWith('-room')))
  })
})

describe('a server whose disk is full, or may not be written', { skip: without('root') }, () => {
  let site: ServedSite
  let kept: string
  before(async () => {
    site = await startSite({ data: 'empty' })
    await site.stop()
    kept = `${site.dataDir}.kept`
    cpSync(site.dataDir, kept, { recursive: true })
  })
  after(() => site.close())

  const DISKS = {
    full() {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', site.dataDir])
      cpSync(kept, site.dataDir, { recursive: true })
      assert.throws(
        () => writeFileSync(join(site.dataDir, 'filling.bytes'), new Uint8Array(4 * 2 ** 20)),
        /ENOSPC/,
      )
    },
    'read-only'() {
      execFileSync('mount', ['--bind', site.dataDir, site.dataDir])
      execFileSync('mount', ['-o', 'remount,bind,ro', site.dataDir])
    },
  }
  for (const [name, mountIt] of Object.entries(DISKS))
    it(`starts and serves reading on a ${name} one, and records once it can`, {
      timeout: 60_000,
    }, async () => {
      await site.stop()
      mountIt()
      try {
        await site.restart()
        const asked = async (path: string) => {
          // Without an end to it, nobody would learn what hung.
          const answer = await fetch(site.url + path, { signal: AbortSignal.timeout(10_000) })
          return { status: answer.status, text: await answer.text() }
        }
        for (const path of ['/', '/log/checkpoint', '/entries/0.json', '/export/latest', '/healthz'])
          assert.equal((await asked(path)).status, 200, path)
        const ready = await asked('/readyz')
        assert.equal(ready.status, 503)
        assert.match(ready.text, /store_failing/)
        assert.match(site.logged(), /reads only until/)
        if (name === 'full') rmSync(join(site.dataDir, 'filling.bytes'))
        else execFileSync('mount', ['-o', 'remount,bind,rw', site.dataDir])
        // By itself, without a start of its own.
        while ((await asked('/readyz')).status !== 200) await sleep(200)
      } finally {
        await site.stop()
        execFileSync('umount', [site.dataDir])
      }
    })
})

describe('a damaged database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-damage-'))
  const sound = join(folder, 'sound')
  before(() => {
    assert.match(runChild(sound, 700).stdout, /^done$/m)
    assert.equal(existsSync(join(sound, 'avow.sqlite-wal')), false, 'the log was closed in order')
  })
  after(() => rmSync(folder, { recursive: true }))

  const damaged = (name: string) => {
    const dataDir = join(folder, name)
    mkdirSync(dataDir)
    cpSync(join(sound, 'avow.sqlite'), join(dataDir, 'avow.sqlite'))
    return dataDir
  }

  it('is refused when its end is missing', async () => {
    const dataDir = damaged('truncated')
    const { length } = readFileSync(join(dataDir, 'avow.sqlite'))
    truncateSync(join(dataDir, 'avow.sqlite'), Math.floor(length / 2))
    const { refusals } = new Outside().hear(runChild(dataDir, 5).stdout)
    assert.match(refusals.join(), /^store_damaged /)
  })

  it('is refused, or serves exactly what was recorded, wherever one bit is flipped', {
    timeout: 300_000,
  }, async t => {
    const truth = await everything(sound)
    let refused = 0
    const places = spread(effort('damagedPlaces'), EFFORT.damagedPlaces.long)
    for (const place of places) {
      const dataDir = damaged(`flip-${place}`)
      const path = join(dataDir, 'avow.sqlite')
      const bytes = readFileSync(path)
      const at = Math.floor(((place - 0.5) / EFFORT.damagedPlaces.long) * bytes.length)
      bytes[at]! ^= 1 << (place % 8)
      writeFileSync(path, bytes)
      try {
        const served = await everything(dataDir)
        for (const [what, value] of Object.entries(truth))
          assert.equal(served[what], value, `a bit flipped in byte ${at} was served in ${what}`)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        assert.match(error.code, /^store_(damaged|failing)$/)
        refused += 1
      }
      rmSync(dataDir, { recursive: true })
    }
    t.diagnostic(
      `${refused} of ${places.length} flips were refused; the others touched nothing that is served (seed ${SEED})`,
    )
    assert.ok(refused > places.length / 4)
  })
})

/** A digest of each thing that a log serves from its store: the things themselves would fill screens. */
async function everything(dataDir: string): Promise<Record<string, string>> {
  const store = await openStore({ dataDir, readOnly: true })
  try {
    const head = await store.head()
    assert.ok(head)
    const entries = []
    for (let i = 0; i < head.size; i += 7)
      entries.push((await entryAt(store, i)).toHex(), (await inclusionOf(store, i, head.size)).map(toHex))
    const tiles = []
    for (const path of ['tile/0/000', 'tile/0/001', 'tile/1/000.p/2', 'tile/entries/000', 'tile/entries/001'])
      tiles.push((await tileAt(store, path, head.size)).toHex())
    const rows = []
    for await (const piece of store.everyRow()) rows.push(...piece)
    return Object.fromEntries(
      Object.entries({ head, entries, tiles, rows }).map(([what, value]) => [
        what,
        hash('sha256', JSON.stringify(value)),
      ]),
    )
  } finally {
    await store.close()
  }
}
