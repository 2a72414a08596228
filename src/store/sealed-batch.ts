import type { Ref } from '../register/rows.ts'
import { formatRow } from './row-text.ts'
import { sealBytes, tilePlace } from './seal.ts'
import type { Batch, Words } from './store.ts'

/**
 * A batch as SQLite takes it: plain data that a thread can be sent. Entries and identities lie in one piece each, since
 * a message of many pieces costs more than what is in them.
 */
export interface SealedBatch {
  readonly epoch: number
  readonly from: number
  readonly size: number
  readonly root: Uint8Array
  readonly admitted: number
  readonly checkpoint: string
  readonly entries: Uint8Array<ArrayBuffer>
  /** Where each entry ends in `entries`. */
  readonly ends: readonly number[]
  /** 32 bytes each. */
  readonly identities: Uint8Array<ArrayBuffer>
  readonly tiles: Batch['tiles']
  readonly rows: readonly (Ref & { readonly since: number; readonly json: string })[]
  readonly words: readonly Words[]
  readonly withheld: readonly string[]
}

const IDENTITY_LENGTH = 32

export function sealBatch(batch: Batch): SealedBatch {
  const { epoch, from, root, admitted, checkpoint, words, withheld } = batch
  const bytes = new Uint8Array(batch.entries.reduce((sum, entry) => sum + entry.bytes.length, 0))
  const identities = new Uint8Array(batch.entries.length * IDENTITY_LENGTH)
  let end = 0
  const ends = batch.entries.map((entry, i) => {
    bytes.set(entry.bytes, end)
    identities.set(entry.identity, i * IDENTITY_LENGTH)
    end += entry.bytes.length
    return end
  })
  return {
    epoch,
    from,
    size: from + batch.entries.length,
    root,
    admitted,
    checkpoint,
    entries: bytes,
    ends,
    identities,
    tiles: batch.tiles.map(({ level, index, bytes }) => ({
      level,
      index,
      bytes: sealBytes(tilePlace(level, index), bytes),
    })),
    rows: batch.rows.map(({ table, key, row }) => ({
      table,
      key,
      since: row.since,
      json: formatRow(table, key, row),
    })),
    words,
    withheld,
  }
}

/** Each entry with its identity and its index, as views. */
export function* entriesOf(
  batch: SealedBatch,
): Generator<{ at: number; bytes: Uint8Array; identity: Uint8Array }> {
  let from = 0
  for (let i = 0; i < batch.ends.length; i++) {
    const end = batch.ends[i]!
    yield {
      at: batch.from + i,
      bytes: batch.entries.subarray(from, end),
      identity: batch.identities.subarray(i * IDENTITY_LENGTH, (i + 1) * IDENTITY_LENGTH),
    }
    from = end
  }
}
