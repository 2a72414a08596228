import { readFileSync } from 'node:fs'
import { concat, fromBase64, toBase64, utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { formatEntry } from '../../src/core/entry.ts'
import { parseEnvelope } from '../../src/core/envelope.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'

/** What the golden files hold, and how they are read. */

/** A line of `log.ndjson`, in the order in which things happened. Entries and envelopes are JSON, and stand as text. */
export type Line = Kept | Admitted | Refused

/** What lies beside the log: a text of a call, or words with their salt. */
export interface Kept {
  readonly kept: string
  readonly lang: string
  /** In base64; null for a text, which is public. */
  readonly salt: string | null
}

export interface Admitted {
  readonly index: number
  readonly type: string
  readonly entry: string
}

/** What the law refuses, where the log has `at` entries. */
export interface Refused {
  readonly at: number
  readonly code: RefusalCode
  /** Other codes that apply: whoever asks in another order finds one of these first. */
  readonly also?: readonly RefusalCode[]
  readonly says: string
  readonly evidence?: string
  readonly admitted: string
  readonly envelope?: string
  /** In the place of `envelope`: where that is no text, in base64. */
  readonly bytes?: string
  /** In its place where the leaf itself is malformed. */
  readonly entry?: string
}

/** What was put to the law, unless it was a leaf. */
export const bytesOf = ({ envelope, bytes }: Refused): Uint8Array =>
  envelope === undefined ? fromBase64(bytes!) : utf8(envelope)

/** The leaf that it would become. */
export const leafOf = (line: Refused): Uint8Array =>
  line.entry === undefined ? formatEntry(line.admitted, parseEnvelope(bytesOf(line)).bytes) : utf8(line.entry)

/** What travels beside an envelope: all that lies beside the log and is bound by it, not only named. */
export function partsFor(envelope: Uint8Array, all: readonly Kept[]) {
  const text = payloadIn(Buffer.from(envelope).toString())
  return all
    .map(({ kept, salt }) => {
      const bytes = salt === null ? utf8(kept) : concat(fromBase64(salt), utf8(kept))
      return { name: digestOf(bytes), bytes }
    })
    .filter(({ name }) => text.includes(`"digest":"${name}","lang":`))
}

/** The statement as text, with the one that it encloses. */
function payloadIn(envelope: string): string {
  const [, payload = ''] = envelope.match(/"payload":"([^"]*)"/) ?? []
  const text = Buffer.from(payload, 'base64').toString()
  return text.includes('"payload":') ? text + payloadIn(text) : text
}

/** A line of `receipts.ndjson`: a receipt, what its reader brings to the check, and what the check finds. */
export interface ReceiptLine {
  readonly index: number
  readonly type: string
  /** When the witnesses cosigned the checkpoint. */
  readonly cosigned: string
  readonly trust: { readonly vkey: string; readonly witnesses?: readonly string[]; readonly quorum?: number }
  /** The file that the author of a seal keeps, as text. */
  readonly sealed?: string
  /** In base64, where the receipt shows a person. */
  readonly person?: { readonly disclosure: string; readonly salt: string }
  /** Of the receipt's bytes, which follow from the log. */
  readonly digest: string
  /** The receipt itself, which is JSON; of some. */
  readonly receipt?: string
  /** Bytes are written as `base64:…`. */
  readonly checked: object
}

/** The lines of a golden file. */
export const readLines = <L>(name: string): L[] =>
  readGolden(name)
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as L)

export const readGolden = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** As JSON would hold it. */
export function plain(value: object): object {
  return JSON.parse(
    JSON.stringify(value, (_, member: unknown) =>
      member instanceof Uint8Array ? `base64:${toBase64(member)}` : member,
    ),
  ) as object
}

/** A value a line. */
export const ndjson = (lines: readonly object[]): string =>
  lines.map(line => `${JSON.stringify(line)}\n`).join('')
