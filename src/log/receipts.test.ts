import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { longHarbour } from '../../test/long-harbour.ts'
import { type MemoryLog, WITNESS_VKEYS } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { concat } from '../core/bytes.ts'
import { parseTime } from '../core/time.ts'
import { readEntry } from '../register/fold.ts'
import { checkReceipt } from '../register/receipt.ts'
import { parseReceipt } from '../register/receipt-format.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Part } from './attachments.ts'
import { openLog } from './open.ts'
import { receiptOf } from './receipts.ts'

/** What travels beside a statement, as the door asks for it. */
async function partsOf(memory: MemoryLog, entry: Uint8Array): Promise<Part[]> {
  const { bound, words } = readEntry(entry, 1).prepared
  return Promise.all(
    [...bound.texts, ...words].map(async ({ digest }) => {
      const kept = (await memory.store.words(digest))!
      return { name: digest, bytes: concat(kept.salt ?? new Uint8Array(0), kept.bytes) }
    }),
  )
}

describe('receipts of a running log', () => {
  const folders: string[] = []
  after(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))))

  /** The same history through the door into SQLite, entry by entry, on the same clock. */
  async function runningHarbour() {
    const memory = longHarbour()
    const folder = await mkdtemp(join(tmpdir(), 'avow-receipts-'))
    folders.push(folder)
    const store = SqliteStore.open(join(folder, 'avow.sqlite'))
    let now = 0
    const log = await openLog({
      store,
      drawerKey: new Uint8Array(32),
      signer: memory.signer,
      now: () => now,
      pooling: 0,
      threads: 1,
    })
    for (const entry of memory.entries) {
      const { admitted, envelope } = readEntry(entry, 1).entry
      now = parseTime(admitted)
      await log.door.post({ envelope: envelope.bytes, parts: await partsOf(memory, entry) })
    }
    const close = async () => {
      await log.close()
      await store.close()
    }
    return { memory, log, close }
  }

  it('are for every entry those that the same history gives in memory', async () => {
    const { memory, log, close } = await runningHarbour()
    assert.equal(log.vkey, memory.vkey)
    assert.deepEqual(log.head()?.root, memory.head().root)
    for (let index = 0; index < memory.size; index++) {
      const bytes = await receiptOf(log, index)
      assert.equal(checkReceipt(bytes, { vkey: log.vkey }).index, index)
      const { checkpoint: _, words, ...receipt } = parseReceipt(bytes)
      const { checkpoint, words: kept, ...same } = parseReceipt(await memory.receipt(index))
      assert.deepEqual(receipt, same)
      // Here they are erased, since an entry withholds them.
      assert.ok(words.length === 0 && kept.length <= 1)
      assert.ok(checkpoint.includes('witness.example'))
    }
    await assert.rejects(receiptOf(log, memory.size), refusedAs('not_found'))
    // Others have a turn between two of the entries on which one rests.
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    const { entries } = parseReceipt(await receiptOf(log, memory.size - 1))
    clearImmediate(next)
    assert.ok(entries.length > 1 && turns >= entries.length, `${turns} turns for ${entries.length} entries`)
    await assert.rejects(receiptOf(log, -1), refusedAs('not_found'))
    await close()
  })

  it('show who signed, with which key, in the words that were read', async () => {
    const memory = longHarbour()
    const trust = { vkey: memory.vkey, witnesses: WITNESS_VKEYS, quorum: 3 }
    const entries = memory.entries.map(entry => readEntry(entry, 1).prepared.statement)
    const deposited = entries.findIndex(({ type }) => type === 'signature/deposited')
    const paper = checkReceipt(await memory.receipt(deposited), trust)
    assert.equal(paper.party?.id, 'westbank')
    assert.equal(paper.acceptance?.how, 'deposited')
    assert.deepEqual(
      paper.signers.map(({ holder }) => holder),
      ['depositary'],
    )
    assert.deepEqual(
      paper.texts.filter(({ read, bytes }) => read && bytes !== null).map(({ lang }) => lang),
      ['fr', 'de'],
    )
    const given = entries.findLastIndex(({ by, type }) => type === 'signature/given' && by === 'northhaven')
    const signed = checkReceipt(await memory.receipt(given), trust)
    assert.equal(signed.acceptance?.policy.policy.noticeDays, 90)
    const accepted = entries.findIndex(({ type }) => type === 'policy/accepted')
    assert.equal(checkReceipt(await memory.receipt(accepted), trust).signers[0]?.addedBy, 'holder')
  })
})
