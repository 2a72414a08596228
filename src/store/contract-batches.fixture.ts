import { utf8 } from '../core/bytes.ts'
import type { Batch, Put } from './store.ts'

/** Batches for the contract test. Hashes are made up: a store does not look into them. */

export function identityNumber(n: number): Uint8Array {
  return numbered(n, 1)
}

export function noteOf(size: number): { root: Uint8Array; text: string } {
  const root = numbered(size, 2)
  return { root, text: `example.org/log\n${size}\n${root.toBase64()}\n\n` }
}

export function batchAfter(from: number, count: number, epoch: number, also: Partial<Batch> = {}): Batch {
  const size = from + count
  const { root, text } = noteOf(size)
  return {
    epoch,
    from,
    admitted: 1_767_225_600 + size,
    root,
    entries: Array.from({ length: count }, (_, i) => ({
      bytes: utf8(`entry ${from + i}`),
      identity: identityNumber(from + i),
      subjects: [],
    })),
    tiles: [{ level: 0, index: 0, bytes: new Uint8Array(Math.min(size, 256) * 32).fill(size) }],
    rows: [],
    words: [],
    withheld: [],
    beside: [],
    checkpoint: `${text}— example.org/log ${new Uint8Array(68).fill(7).toBase64()}\n`,
    ...also,
  }
}

/** An admitted party and its signature, as the fold would put them. */
export function signatureRows(call: string, party: string, name: string, entry: number, day: string): Put[] {
  const facts = { names: [{ lang: 'en', text: name }], kind: 'company', country: 'FR' } as const
  const version = { from: day, entry, ...facts, domain: null, identifiers: {}, mandate: { level: 'domain' } }
  const digest = `sha256:${'A'.repeat(43)}`
  return [
    {
      table: 'parties',
      key: party,
      row: {
        since: entry,
        status: 'admitted',
        ...facts,
        listed: [],
        admitted: entry,
        versions: [version],
      } as never,
    },
    {
      table: 'signatures',
      key: `${call}/${party}`,
      row: {
        since: entry,
        state: 'standing',
        how: 'given',
        entry,
        manifest: digest,
        policy: digest,
        read: ['en'],
        reservation: null,
        declaration: null,
        instrument: null,
        events: [{ what: 'given', entry, day }],
      } as never,
    },
  ]
}

function numbered(n: number, kind: number): Uint8Array {
  const bytes = new Uint8Array(32).fill(kind)
  new DataView(bytes.buffer).setUint32(0, n)
  return bytes
}
