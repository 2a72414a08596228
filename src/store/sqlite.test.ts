import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it, mock, type TestContext } from 'node:test'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../core/refusal.ts'
import { testStore } from './contract.fixture.ts'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { clear, lay } from './laying.fixture.ts'
import { openStore } from './open.ts'
import { SqliteStore } from './sqlite.ts'
import { READERS_MS } from './sqlite-wipe.ts'
import { REST_MS } from './stretches.ts'
import { WalCopying } from './wal-copying.ts'

const folders: string[] = []
after(() => Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true }))))

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'avow-store-'))
  folders.push(folder)
  return folder
}

/** A closed store with some hundred entries, so that it has inner pages. */
async function filled(): Promise<{ dataDir: string; file: string }> {
  const dataDir = await newFolder()
  const store = await openStore({ dataDir })
  const epoch = await store.claim()
  for (let from = 0; from < 600; from += 100) {
    const rows = Array.from({ length: 100 }, (_, i) =>
      signatureRows('harbour-accord', `p${from + i}`, `Party ${from + i}`, from + i, '2026-01-01'),
    )
    await store.commit(batchAfter(from, 100, epoch, { rows: rows.flat() }))
  }
  await store.close()
  return { dataDir, file: join(dataDir, 'avow.sqlite') }
}

testStore('SQLite', async () => ({ dataDir: await newFolder() }))

it('finds a thing by its key, however many others of its kind there are', async () => {
  const dataDir = await newFolder()
  const store = await openStore({ dataDir })
  const { prepare } = DatabaseSync.prototype
  const asked: string[] = []
  const listening = mock.method(
    DatabaseSync.prototype,
    'prepare',
    function (this: DatabaseSync, sql: string) {
      asked.push(sql)
      return prepare.call(this, sql)
    },
  )
  const after = { kind: 'letter', id: '' }
  for (const is of ['x', ['x', 'y']])
    for (const more of [{}, { kind: 'letter' }, { after }, { kind: 'letter', after }])
      await store.drawer.find({ key: 'about', is, limit: 10, ...more }, 0)
  listening.mock.restore()
  await store.close()
  const database = new DatabaseSync(join(dataDir, 'avow.sqlite'), { readOnly: true })
  assert.equal(asked.length, 8)
  for (const sql of asked) {
    const [plan] = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()
    assert.match(String(plan!.detail), /private_about \(about=\?/, sql)
  }
  database.close()
})

it('does not sync what brings the roll in: a power cut takes some of it back, and it comes again', async t => {
  const folder = await newFolder()
  const dataDir = join(folder, 'log')
  const store = await openStore({ dataDir })
  const wal = join(dataDir, 'avow.sqlite-wal')
  const { exec } = DatabaseSync.prototype
  const set: string[] = []
  const listening = mock.method(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string) {
    if (sql.startsWith('PRAGMA synchronous')) set.push(sql)
    return exec.call(this, sql)
  })
  t.after(() => listening.mock.restore())
  const rows = Array.from({ length: 60 }, (_, i) =>
    signatureRows('harbour-accord', `p${i}`, `Party ${i}`, i, '2026-01-01'),
  )
  await store.commit(batchAfter(0, 60, await store.claim(), { rows: rows.flat() }))
  assert.deepEqual(set, [], 'a commit is synced')
  const synced = (await stat(wal)).size
  const query = { call: 'harbour-accord', limit: 100 }
  const whole = await store.roll(query)
  listening.mock.restore()
  assert.equal(whole.items.length, 60)
  assert.equal(set.at(-1), 'PRAGMA synchronous = FULL')
  assert.equal(set.length % 2, 0)
  const written = (await stat(wal)).size
  const left: number[] = []
  for (let nth = 0; nth <= 8; nth++) {
    const cut = join(folder, `cut-${nth}`)
    await mkdir(cut)
    for (const end of ['', '-wal'])
      await copyFile(join(dataDir, `avow.sqlite${end}`), join(cut, `avow.sqlite${end}`))
    await truncate(join(cut, 'avow.sqlite-wal'), synced + Math.floor(((written - synced) * nth) / 8))
    const after = await openStore({ dataDir: cut })
    left.push(await after.rollWaiting())
    assert.deepEqual(await after.roll(query), whole)
    assert.equal((await after.head())!.size, 60)
    await after.close()
  }
  await store.close()
  const [first, last] = [left[0]!, left.at(-1)!]
  assert.ok(first > 40 && last === 0 && new Set(left).size > 2, `waiting after each cut: ${left}`)
})

it('lets a connection go that does not sync again, and syncs on the next', async t => {
  const dataDir = await newFolder()
  const store = await openStore({ dataDir })
  const rows = Array.from({ length: 30 }, (_, i) =>
    signatureRows('harbour-accord', `p${i}`, `Party ${i}`, i, '2026-01-01'),
  )
  const epoch = await store.claim()
  await store.commit(batchAfter(0, 30, epoch, { rows: rows.flat() }))
  const { exec } = DatabaseSync.prototype
  let refused = 0
  const opened: string[] = []
  const failing = mock.method(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string) {
    if (sql === 'PRAGMA synchronous = FULL' && refused++ === 0) throw new Error('out of memory')
    if (sql.includes('PRAGMA journal_mode = WAL')) opened.push(sql)
    return exec.call(this, sql)
  })
  t.after(() => failing.mock.restore())
  assert.equal((await store.roll({ call: 'harbour-accord', limit: 100 })).items.length, 30)
  await store.commit(batchAfter(30, 1, epoch))
  assert.ok(refused > 0)
  assert.match(String(opened), /^PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;/)
  await store.close()
})

describe('SQLite, when the file or the disk is not well', () => {
  it('refuses a file that is no database', async () => {
    const dataDir = await newFolder()
    await writeFile(join(dataDir, 'avow.sqlite'), 'This is a letter, not a database. '.repeat(200))
    await assert.rejects(openStore({ dataDir }), { code: 'store_damaged' })
  })

  it('refuses a truncated file, at opening or at the check', async () => {
    const { dataDir, file } = await filled()
    const { length } = await readFile(file)
    for (const part of [0.9, 0.5, 0.1]) {
      await truncate(file, Math.floor((length * part) / 4096) * 4096)
      await assert.rejects(openAndCheck(dataDir), { code: 'store_damaged' })
    }
  })

  it('refuses a head that is not the one that was written', async () => {
    const { dataDir, file } = await filled()
    for (const change of [
      'admitted = admitted + 1',
      `checkpoint = ''`,
      'size = size - 1',
      `root = zeroblob(32)`,
    ]) {
      const store = await openStore({ dataDir })
      const db = new DatabaseSync(file)
      const before = db.prepare('SELECT size, root, admitted, checkpoint FROM log').get()!
      db.exec(`UPDATE log SET ${change}`)
      await assert.rejects(store.head(), { code: 'store_damaged' }, change)
      db.prepare('UPDATE log SET size = ?, root = ?, admitted = ?, checkpoint = ?').run(
        ...Object.values(before),
      )
      assert.equal((await store.head())?.size, 600)
      db.close()
      await store.close()
    }
  })

  it('refuses to show a register that has lost a row', async () => {
    const { dataDir, file } = await filled()
    const db = new DatabaseSync(file)
    db.exec(`DELETE FROM rows WHERE rowid = (SELECT max(rowid) FROM rows)`)
    db.close()
    const store = await openStore({ dataDir })
    await assert.rejects(Array.fromAsync(store.everyRow()), { code: 'store_damaged' })
    await assert.rejects(store.check(), { code: 'store_damaged' })
    await store.close()
  })

  it('never takes flipped bits for its data without a word, and never throws what is not a refusal', async () => {
    const { dataDir, file } = await filled()
    const sound = join(dataDir, 'sound')
    await copyFile(file, sound)
    const pages = Math.floor((await readFile(file)).length / 4096)
    let refused = 0
    for (let page = 0; page < pages; page++) {
      await copyFile(sound, file)
      const handle = await open(file, 'r+')
      // The page's own header: its kind and the number of its cells.
      await handle.write(Uint8Array.of(0x77, 0xff, 0xff, 0xff, 0xff), 0, 5, page === 0 ? 100 : page * 4096)
      await handle.close()
      await openAndCheck(dataDir).catch(error => {
        assert.ok(error instanceof Refusal, `page ${page}: ${error}`)
        assert.equal(error.code, 'store_damaged')
        refused++
      })
    }
    assert.ok(refused > pages * 0.8, `${refused} of ${pages} damaged pages were noticed`)
  })

  it('says so when its tables do not agree on the size of the log', async () => {
    const { dataDir, file } = await filled()
    const db = new DatabaseSync(file)
    db.exec('DELETE FROM identities WHERE place = 7')
    db.close()
    await assert.rejects(openAndCheck(dataDir), { code: 'store_damaged', message: /600.*599/ })
  })

  it('refuses a database of newer software in words', async () => {
    const { dataDir, file } = await filled()
    const db = new DatabaseSync(file)
    db.exec('UPDATE avow_schema SET version = 99')
    db.close()
    await assert.rejects(openStore({ dataDir }), { code: 'store_newer', message: /version 99/ })
  })

  it('refuses to read where there is nothing, and makes nothing', async () => {
    const dataDir = await newFolder()
    await assert.rejects(openStore({ dataDir, readOnly: true }), { code: 'store_failing' })
    assert.deepEqual(await readFile(join(dataDir, 'avow.sqlite')).catch(() => 'nothing'), 'nothing')
  })

  it('waits for no one for ever: another writer that holds the file is a failing store', async () => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    await assert.rejects(store.commit(batchAfter(600, 1, epoch)), {
      code: 'store_failing',
      message: /another process/,
    })
    other.exec('ROLLBACK')
    await store.commit(batchAfter(600, 1, epoch))
    other.close()
    await store.close()
  })

  it('waits for another process beside all else, and goes on when that lets go', async () => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    const committing = store.commit(batchAfter(600, 1, epoch))
    // Were it SQLite that waits, nobody could let go of this before it gives up.
    assert.equal((await store.head())?.size, 600)
    other.exec('ROLLBACK')
    await committing
    assert.equal((await store.head())?.size, 601)
    other.close()
    await store.close()
  })

  it('reads and writes again by itself once it can be opened, whatever broke off', async t => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const { exec } = DatabaseSync.prototype
    const breaking = (what: string) =>
      t.mock.method(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string) {
        if (what.split(' ').includes(sql))
          throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 1290 })
        return exec.call(this, sql)
      }).mock
    const commit = breaking('COMMIT')
    await assert.rejects(store.commit(batchAfter(600, 1, epoch)), { name: 'OutcomeUnknown' })
    commit.restore()
    await rename(file, `${file}.away`)
    await mkdir(file)
    for (let tries = 0; tries < 3; tries++)
      for (const ask of [store.head(), store.entry(0), store.commit(batchAfter(600, 1, epoch))])
        await assert.rejects(ask, { code: 'store_failing' })
    await rmdir(file)
    // A file that is missing is not made anew: the write-ahead log beside it would be taken for that of the new one.
    const wal = await readFile(`${file}-wal`)
    assert.ok(wal.length > 0)
    await assert.rejects(store.head(), { code: 'store_failing' })
    assert.deepEqual(await readFile(`${file}-wal`), wal)
    await rename(`${file}.away`, file)
    assert.equal((await store.head())?.size, 600)
    await store.commit(batchAfter(600, 1, epoch))

    const { rows } = { rows: signatureRows('harbour-accord', 'northhaven', 'Northhaven', 601, '2026-01-01') }
    const broken = [
      {
        ...batchAfter(601, 1, epoch, { rows }),
        tiles: [{ level: -1, index: NaN, bytes: new Uint8Array(1) }],
      },
    ]
    const rollback = breaking('ROLLBACK')
    for (const batch of broken) await assert.rejects(store.commit(batch))
    rollback.restore()
    await store.commit(batchAfter(601, 1, epoch))
    assert.equal((await store.head())?.size, 602)
    await store.check()
    await store.close()
  })

  it('keeps its write-ahead log short, and shortens it once a slow reader has gone', {
    timeout: 30_000,
  }, async t => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const slow = store.everyRow()[Symbol.asyncIterator]()
    await slow.next()
    let size = 600
    const commit = async () => {
      await store.commit(wideBatch(size, 100, epoch, 30_000))
      size += 100
    }
    const long = async () => (await stat(`${file}-wal`)).size > 4 * 2 ** 20
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const untilShort = async () => {
      while (await long()) t.mock.timers.tick(REST_MS)
    }
    for (let i = 0; i < 4; i++) await commit()
    t.mock.timers.tick(REST_MS)
    await turnsFor(500)
    assert.ok(await long(), 'the reader still needs it')
    await slow.return!(undefined)
    await untilShort()
    for (let i = 0; i < 4; i++) await commit()
    await untilShort()
    await store.close()
  })

  it('shows what a server records meanwhile to a reader who may write nothing there', async t => {
    const { dataDir, file } = await filled()
    const server = await openStore({ dataDir })
    const epoch = await server.claim()
    await server.drawer.wipe()
    assert.equal((await stat(`${file}-wal`)).size, 0)
    await chmod(dataDir, 0o555)
    for (const end of ['', '-wal', '-shm']) await chmod(file + end, 0o644)
    const program = `
      import { once } from 'node:events'
      import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url))}
      // Root may write everywhere.
      if (process.getuid() === 0) process.setuid(65534)
      const store = await openStore({ dataDir: ${JSON.stringify(dataDir)}, readOnly: true })
      for (;;) {
        console.log((await store.head()).size)
        await once(process.stdin, 'data')
      }`
    const reader = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    t.after(async () => {
      reader.kill()
      await chmod(dataDir, 0o755)
    })
    const lines = createInterface(reader.stdout)[Symbol.asyncIterator]()
    assert.equal((await lines.next()).value, '600')
    await server.commit(batchAfter(600, 1, epoch))
    reader.stdin.write('again')
    assert.equal((await lines.next()).value, '601')
    await server.close()
  })

  it('copies what a reader kept in a thread before the next commit, which would stop all else to copy it', {
    timeout: 60_000,
  }, async t => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const slow = store.everyRow()
    await slow.next()
    let size = 600
    const commit = async (bytes: number) => {
      size += 100
      await store.commit(wideBatch(size - 100, 100, epoch, bytes))
    }
    while ((await stat(`${file}-wal`)).size < 50 * 2 ** 20) await commit(60_000)
    // Whatever copies before this commit has ended then, and what begins behind it is held.
    const held = holdCopies(t)
    await commit(180_000)
    await slow.return(undefined)
    const before = (await stat(file)).size
    let isCommitted = false
    const committed = commit(60_000).finally(() => {
      isCommitted = true
    })
    await turnsFor(200)
    assert.equal(isCommitted, false)
    assert.equal((await stat(file)).size, before)
    assert.equal((await store.head())?.size, size - 100, 'who reads is answered meanwhile')
    held.let()
    await committed
    assert.ok((await stat(file)).size > before + 30 * 2 ** 20)
    await store.close()
  })

  it('has a long write-ahead log copied home though it is never at rest', {
    timeout: 60_000,
  }, async t => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    // So that it is never at rest.
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const home = async () => (await stat(file)).size
    const before = await home()
    for (let size = 600; size < 1_300; size += 100) {
      await store.commit(wideBatch(size, 100, epoch, 30_000))
    }
    while ((await home()) < before + 2 ** 24) await new Promise(setImmediate)
    await store.check()
    await store.close()
  })

  it('goes on where that could not be copied, and copies it later', async () => {
    const { dataDir, file } = await filled()
    const store = await openStore({ dataDir })
    await store.commit(batchAfter(600, 1, await store.claim()))
    const copying = new WalCopying(file)
    await rename(file, `${file}.away`)
    assert.equal(await copying.copy(), false)
    await rename(`${file}.away`, file)
    const before = await readFile(file)
    assert.deepEqual(await Promise.all([copying.copy(), copying.copy()]), [true, true])
    assert.notDeepEqual(await readFile(file), before)
    await copying.close()
    assert.equal(await copying.copy(), false)
    await store.close()
  })

  it('is copied by an SQLite that loses nothing by it', () => {
    const [major, minor, patch] = process.versions.sqlite!.split('.').map(Number)
    assert.ok(major! * 1e6 + minor! * 1e3 + patch! >= 3_051_003, 'sqlite.org/wal.html tells of older ones')
  })

  it('is copied while others read, and before anybody writes, wipes or closes', async t => {
    const dataDir = await newFolder()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const secret = 'The name that must go.'
    await lay(store.drawer, 'person', 'one', JSON.stringify({ name: secret }), null)
    assert.equal(await isOnDisk(dataDir, secret), true)
    await clear(store.drawer, 'person', 'one')
    for (const [size, act] of [
      [0, () => store.drawer.wipe()],
      [100, () => store.touch()],
      [200, () => store.close()],
    ] as const) {
      const held = holdCopies(t)
      await store.commit(wideBatch(size, 100, epoch, 180_000))
      let isDone = false
      const acting = Promise.resolve(act()).then(() => {
        isDone = true
      })
      try {
        assert.equal((await store.head())!.size, size + 100)
        await turnsFor(50)
        assert.equal(isDone, false)
      } finally {
        held.let()
      }
      await acting
      assert.equal(await isOnDisk(dataDir, secret), false)
      // It rests between two copies.
      await turnsFor(150)
    }
    const again = await openStore({ dataDir })
    assert.equal((await again.head())!.size, 300)
    await again.check()
    await again.close()
  })

  it('is copied by another thread where one has died', async t => {
    const { file } = await filled()
    const copying = new WalCopying(file)
    assert.equal(await copying.copy(), true)
    const { said, let: letGo } = holdCopies(t)
    const dying = copying.copy()
    await said[0]!.terminate()
    assert.equal(await dying, false)
    letGo()
    assert.equal(await copying.copy(), true)
    await copying.close()
  })

  it('on a full disk refuses and keeps what it has; with room again it goes on', async t => {
    const folder = await newFolder()
    if (process.getuid?.() !== 0) return t.diagnostic('not tried: only root can mount a small disk')
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
    const store = await openStore({ dataDir: folder })
    try {
      const epoch = await store.claim()
      await store.commit(batchAfter(0, 1, epoch))
      const large = batchAfter(1, 200, epoch)
      const entries = large.entries.map(entry => ({ ...entry, bytes: new Uint8Array(60_000) }))
      await assert.rejects(store.commit({ ...large, entries }), {
        code: 'store_failing',
        message: /disk is full/,
      })
      assert.equal((await store.head())!.size, 1)
      execFileSync('mount', ['-o', 'remount,size=64m', folder])
      await store.commit({ ...large, entries })
      assert.equal((await store.head())!.size, 201)
      await store.check()
    } finally {
      await store.close()
      execFileSync('umount', [folder])
    }
  })

  it('says that the disk is full where it opens on one', async t => {
    const folder = await newFolder()
    if (process.getuid?.() !== 0) return t.diagnostic('not tried: only root can mount a small disk')
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
    try {
      const before = await openStore({ dataDir: folder })
      await before.commit(batchAfter(0, 1, await before.claim()))
      await before.close()
      await assert.rejects(writeFile(join(folder, 'rest'), new Uint8Array(2 ** 23)), { code: 'ENOSPC' })
      const opening = async () => {
        const store = await openStore({ dataDir: folder, orRead: true })
        await store.claim().finally(() => store.close())
      }
      await assert.rejects(opening, { code: 'store_failing', message: /disk is full/ })
    } finally {
      execFileSync('umount', [folder])
    }
  })

  it('on a disk that was made read-only refuses, and still reads', async t => {
    const folder = await newFolder()
    if (process.getuid?.() !== 0) return t.diagnostic('not tried: only root can mount a small disk')
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder])
    try {
      const store = await openStore({ dataDir: folder })
      const epoch = await store.claim()
      await store.commit(batchAfter(0, 5, epoch))
      await store.close()
      execFileSync('mount', ['-o', 'remount,ro', folder])
      await assert.rejects(openStore({ dataDir: folder }), { code: 'store_failing' })
      const reader = await openStore({ dataDir: folder, readOnly: true })
      assert.equal((await reader.head())!.size, 5)
      let rows = 0
      for await (const piece of reader.everyRow()) rows += piece.length
      assert.equal(rows, 0)
      await reader.close()
    } finally {
      execFileSync('umount', [folder])
    }
  })
})

describe('SQLite, beside the promise', () => {
  it('copies itself while it is written to; the copy is a store', async () => {
    const { dataDir, file } = await filled()
    const store = SqliteStore.open(file)
    const epoch = await store.claim()
    const copy = join(dataDir, 'copy', 'avow.sqlite')
    await mkdir(join(dataDir, 'copy'))
    const copied = store.backup(copy)
    await store.commit(batchAfter(600, 1, epoch))
    await copied
    await store.close()
    const found = await openStore({ dataDir: join(dataDir, 'copy') })
    assert.ok((await found.head())!.size >= 600)
    await found.check()
    await found.close()
  })

  it('copies itself beside a server that never rests', async () => {
    const dataDir = await newFolder()
    const file = join(dataDir, 'avow.sqlite')
    const before = SqliteStore.open(file)
    await before.commit(wideBatch(0, 400, await before.claim(), 60_000))
    await before.close()
    const server = SqliteStore.open(file)
    const epoch = await server.claim()
    const command = SqliteStore.open(file, 'read')
    let isCopied = false
    const copied = command.backup(join(dataDir, 'copy.sqlite')).finally(() => {
      isCopied = true
    })
    let size = 400
    for (; !isCopied && size < 1_400; size++) {
      await server.commit(batchAfter(size, 1, epoch))
      await new Promise(setImmediate)
    }
    assert.ok(size > 400 && size < 1_400, `it came to no end beside ${size - 400} commits`)
    await copied
    const found = SqliteStore.open(join(dataDir, 'copy.sqlite'), 'read')
    await found.check()
    assert.ok((await found.head())!.size >= 400)
    for (const store of [found, command, server]) await store.close()
  })

  it('leaves none behind a reader who never ends, and holds nobody up for them', async t => {
    const { dataDir, store, rows, slow } = await readWhileErased(t)
    assert.equal(await store.drawer.wipe(), false)
    assert.ok(await isOnDisk(dataDir, 'The name that must go.'))
    t.mock.timers.tick(READERS_MS)
    await new Promise(setImmediate)
    assert.ok(!(await isOnDisk(dataDir, 'The name that must go.')))
    await assert.rejects(slow.next(), { code: 'store_failing' })
    // Whoever begins now has it whole.
    assert.equal((await Array.fromAsync(store.everyRow())).flat().length, rows.length)
    assert.equal(await store.drawer.wipe(), true)
    await store.close()
  })

  it('wipes also where others begin to read while the log of those before is being copied home', async t => {
    const { dataDir, store, epoch } = await readWhileErased(t)
    await store.commit(wideBatch(1, 100, epoch, 60_000))
    assert.equal(await store.drawer.wipe(), false)
    const held = holdCopies(t)
    t.mock.timers.tick(READERS_MS)
    const next = store.everyRow()[Symbol.asyncIterator]()
    await next.next()
    assert.ok(await isOnDisk(dataDir, 'The name that must go.'))
    held.let()
    const until = performance.now() + 20_000
    while (performance.now() < until && (await isOnDisk(dataDir, 'The name that must go.')))
      await turnsFor(10)
    assert.ok(!(await isOnDisk(dataDir, 'The name that must go.')))
    await assert.rejects(next.next(), { code: 'store_failing' })
    await store.close()
  })

  it('leaves no withheld words in the file or its log', async () => {
    const dataDir = await newFolder()
    const store = await openStore({ dataDir })
    const epoch = await store.claim()
    const secret = 'The name that must go. '.repeat(500)
    const words = [{ digest: 'sha256:x', bytes: new TextEncoder().encode(secret), salt: new Uint8Array(32) }]
    await store.commit(batchAfter(0, 1, epoch, { words }))
    const holds = () => isOnDisk(dataDir, 'The name that must go.')
    assert.equal(await holds(), true)
    await store.commit(batchAfter(1, 1, epoch, { withheld: ['sha256:x'] }))
    assert.equal(await holds(), false)
    await store.close()
  })
})

/** A batch of entries of so many bytes. */
function wideBatch(from: number, count: number, epoch: number, bytes: number) {
  const batch = batchAfter(from, count, epoch)
  return { ...batch, entries: batch.entries.map(entry => ({ ...entry, bytes: new Uint8Array(bytes) })) }
}

/** Somebody reads the register, slowly, and a name of before is erased meanwhile. Timers stand still. */
async function readWhileErased(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const dataDir = await newFolder()
  const store = await openStore({ dataDir })
  const epoch = await store.claim()
  const rows = signatureRows('harbour-accord', 'northhaven', 'Northhaven', 0, '2026-01-01')
  await store.commit(batchAfter(0, 1, epoch, { rows }))
  await lay(store.drawer, 'person', 'one', JSON.stringify({ name: 'The name that must go.' }), null)
  const slow = store.everyRow()[Symbol.asyncIterator]()
  await slow.next()
  await clear(store.drawer, 'person', 'one')
  return { dataDir, store, epoch, rows, slow }
}

/** From now on no thread hears that it shall copy, until it is let; `said` are those that were told. */
function holdCopies(t: TestContext) {
  const said: Worker[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const { postMessage } = Worker.prototype
  const holding = t.mock.method(Worker.prototype, 'postMessage', function (this: Worker, ...what: [unknown]) {
    said.push(this)
    promise.then(() => postMessage.apply(this, what))
  })
  return {
    said,
    let() {
      holding.mock.restore()
      resolve()
    },
  }
}

/** Turns of the event loop, where its timers stand still. */
async function turnsFor(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds
  while (performance.now() < until) await new Promise(setImmediate)
}

/** Whether these words stand anywhere in the database or its log. */
async function isOnDisk(dataDir: string, words: string): Promise<boolean> {
  const files = ['avow.sqlite', 'avow.sqlite-wal'].map(name => readFile(join(dataDir, name)))
  return (await Promise.allSettled(files)).some(
    one => one.status === 'fulfilled' && one.value.includes(words),
  )
}

async function openAndCheck(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir })
  try {
    await store.check()
  } finally {
    await store.close()
  }
}
