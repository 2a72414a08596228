import assert from 'node:assert/strict'
import { copyFileSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { markFile, slotIn } from '../../src/cli/mark-file.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { checkEvidence, parseEvidence } from '../../src/core/evidence.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { Refusal } from '../../src/core/refusal.ts'
import type { MarkPlace } from '../../src/log/high-water.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { facts } from '../harbour.ts'
import { ORIGIN, partyKey, seedOf } from '../memory-log.ts'
import { RealLog } from './real-log.ts'

/** A log whose key has a mark beside it, and copies of its database. */
async function marked(test: TestContext) {
  const real = await RealLog.open()
  test.after(() => real.close())
  const path = join(real.folder, 'log.mark')
  const copies = join(real.folder, 'copy.sqlite')
  const start = async () => {
    const file = markFile(path)
    test.after(() => file.close())
    real.mark = file
    await real.start()
  }
  const restart = async () => {
    await real.log.close()
    await start()
  }
  await restart()
  await real.establish()
  await real.openCall()
  const db = join(real.folder, 'avow.sqlite')
  return {
    real,
    path,
    restart,
    copy: () => (real.store as SqliteStore).backup(copies),
    /** Somebody puts another file in place of the database, or none, while the server is down. */
    async putBack(from: string | null) {
      await real.log.close()
      await real.store.close()
      for (const end of ['', '-wal', '-shm'])
        if (statSync(db + end, { throwIfNoEntry: false })) truncate(db + end)
      if (from !== null) copyFileSync(from, db)
      Object.assign(real, { store: SqliteStore.open(db) })
      await start()
    },
    copies,
  }
}

const truncate = (path: string) => writeFileSync(path, '')

/** What its evidence proves to whoever has the log's key. */
const verdictOn = (error: unknown) =>
  checkEvidence(utf8((error as Refusal).evidence!), {
    vkey: formatVkey(newNoteSigner(ORIGIN, seedOf('the log')).vkey),
  }).is

describe('the mark beside the key', () => {
  it('follows the log, entry by entry, before anybody is answered', async test => {
    const { real, path, restart } = await marked(test)
    for (let i = 0; i < 3; i++) {
      await real.admit(`port-${i}`)
      assert.equal(slotIn(path)?.checkpoint, real.log.head()?.checkpoint)
    }
    await restart()
    assert.equal((await real.admit('port-9')).index, 5)
    assert.equal(statSync(path).size, 32_768, 'it grows no further')
  })

  it('keeps the key from signing on over an older copy of the database', async test => {
    const { real, copy, putBack, copies } = await marked(test)
    await copy()
    await real.admit('north-port')
    await real.admit('south-port')
    const lost = {
      code: 'log_shrunk',
      message: /has signed 4 entries; the database is an older copy, with 2\. .*--continue-at 2: /,
    }
    const newest = real.log.head()!.checkpoint
    await assert.rejects(putBack(copies), error => {
      const { evidence } = error as Refusal
      assert.equal(parseEvidence(utf8(evidence!)).checkpoints[1], newest)
      assert.equal(verdictOn(error), 'sizes')
      return (error as Refusal).code === lost.code && lost.message.test((error as Refusal).message)
    })
    real.despite = { continueAt: 3 }
    await assert.rejects(putBack(copies), lost, 'what is said of another state is not said of this one')
    real.despite = { continueAt: 2 }
    await putBack(copies)
    real.despite = {}
    assert.equal((await real.admit('east-port')).index, 2)
    assert.equal(real.log.ready(), null)
  })

  it('keeps the key from beginning a second log in an empty database, or in that of another', async test => {
    const { real, putBack } = await marked(test)
    await assert.rejects(putBack(null), {
      code: 'log_shrunk',
      message: /2 entries; the database is empty\./,
      // Whoever starts a server is the keeper, whom others would ask.
      mend: /docs\/trouble\.md/,
    })
    const other = await RealLog.open()
    await other.establish()
    for (const id of ['one', 'two', 'three']) await other.admit(id)
    const copy = join(real.folder, 'other.sqlite')
    await (other.store as SqliteStore).backup(copy)
    await other.close()
    await assert.rejects(putBack(copy), error => {
      assert.match((error as Refusal).message, /the database holds another log, of 4\./)
      assert.equal(verdictOn(error), 'fork', 'both are signed by this key')
      return (error as Refusal).code === 'log_forked'
    })
    real.despite = { continueAt: 4 }
    await assert.rejects(putBack(copy), { code: 'log_forked' }, 'over two of them nothing is signed')
  })

  it('outlives a power cut that spoils what was being written', async test => {
    const { real, path, restart } = await marked(test)
    await real.admit('north-port')
    const { turn } = slotIn(path)!
    const file = openSync(path, 'r+')
    writeSync(file, new Uint8Array(700).fill(0xff), 0, 700, (turn % 2) * 16_384)
    assert.equal(slotIn(path)?.turn, turn - 1)
    await restart()
    assert.equal((await real.admit('south-port')).index, 3)
  })

  it('is of the server that came last: one that was fenced off does not write over it', async test => {
    const { real, path } = await marked(test)
    const [older, newer] = [markFile(path), markFile(path)]
    test.after(() => Promise.all([older.close(), newer.close()]))
    const mark = older.read()!
    await older.keep(mark)
    newer.read()
    await newer.keep({ ...mark, checkpoint: 'newer' })
    await assert.rejects(older.keep({ ...mark, checkpoint: 'older' }), {
      code: 'store_failing',
      message: /is written by another server, which has taken over/,
    })
    assert.equal(slotIn(path)?.checkpoint, 'newer')
    await newer.keep(mark)
    assert.ok(real.log.head())
  })

  it('is refused where nothing of it can be read, and told what to do', async test => {
    const { path, restart } = await marked(test)
    writeFileSync(path, readFileSync(path).fill(0x41, 0, 10).fill(0x41, 16_384, 16_400))
    await assert.rejects(restart(), { code: 'file_malformed', message: /is damaged\. .*move this file away/ })
  })

  it('that cannot be written holds everything up, and nothing that was recorded is lost', async test => {
    const { real } = await marked(test)
    const place = real.mark!
    let isFull = false
    const failing: MarkPlace = {
      read: () => place.read(),
      async keep(mark) {
        if (isFull) throw new Refusal('store_failing', 'keys/log.mark cannot be written: EIO.')
        await place.keep(mark)
      },
    }
    await real.log.close()
    real.mark = failing
    await real.start()
    isFull = true
    const port = partyKey('north-port')
    const body = { party: 'north-port', ...facts('north-port'), keys: [port.key], claims: false }
    const envelope = real.envelope('party/admitted', body, { signers: [real.depositary, port] })
    await assert.rejects(real.knock(envelope), {
      code: 'outcome_unknown',
      message: /It is recorded, but/,
    })
    assert.equal(real.log.ready()?.code, 'store_failing')
    assert.equal(real.size, 2, 'nobody is shown what is not noted')
    await assert.rejects(real.knock(envelope), { code: 'store_failing' })
    isFull = false
    const { index, known } = await real.knock(envelope)
    assert.deepEqual({ index, known }, { index: 2, known: true })
    assert.equal(real.log.ready(), null)
    assert.equal((await real.admit('south-port')).index, 3)
  })
})
