import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import { fromUtf8, toBase64, toBase64url, utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { formatEntry } from '../../src/core/entry.ts'
import { parseEnvelope } from '../../src/core/envelope.ts'
import type { FileType } from '../../src/core/file-types.ts'
import { Refusal, type RefusalCode } from '../../src/core/refusal.ts'
import { referTo, type WordsReference } from '../../src/core/words.ts'
import type { DataFile, TitledFile } from '../../src/register/kinds.ts'
import { MemoryLog, type Saying, seedOf } from '../memory-log.ts'
import type { Line, Refused } from './files.ts'

/** By which a statement is refused: ours first, then those that apply as well, for whoever asks in another order. */
export type Codes = RefusalCode | readonly [RefusalCode, ...RefusalCode[]]

/** A log in memory that takes down whatever is put to it, admitted or refused. */
export class Story extends MemoryLog {
  readonly lines: Line[] = []

  override admit(envelope: Uint8Array): number {
    const index = super.admit(envelope)
    const entry = this.entries[index]!
    this.lines.push({ index, type: typeOf(envelope), entry: fromUtf8(entry) })
    return index
  }

  /** Puts a statement to the law that it refuses with this code. */
  refuse(codes: Codes, type: string, body: object, saying: Saying = {}): void {
    this.refuseEnvelope(codes, this.envelope(type, body, saying))
  }

  /** The same with any envelope, at any time. */
  refuseEnvelope(codes: Codes, envelope: Uint8Array, admitted = this.now): void {
    const refusal = refusalOf(() => this.register.fold(entryOf(admitted, envelope)))
    const isText = isUtf8(envelope)
    const put = isText ? { envelope: fromUtf8(envelope) } : { bytes: toBase64(envelope) }
    this.#takeDown(codes, refusal, { admitted, ...put })
  }

  /** The same with the bytes of a leaf. */
  refuseEntry(codes: Codes, entry: Uint8Array): void {
    const refusal = refusalOf(() => this.register.fold(entry))
    this.#takeDown(codes, refusal, { admitted: this.now, entry: fromUtf8(entry) })
  }

  #takeDown(
    codes: Codes,
    refusal: Refusal,
    what: Pick<Refused, 'admitted' | 'envelope' | 'bytes' | 'entry'>,
  ): void {
    const [code, ...also] = typeof codes === 'string' ? [codes] : codes
    assert.equal(refusal.code, code, refusal.message)
    const { message: says, evidence } = refusal
    const others = also.length > 0 ? { also } : {}
    this.lines.push({
      at: this.size,
      code,
      ...others,
      says,
      ...(evidence === undefined ? {} : { evidence }),
      ...what,
    })
  }

  override keepText(bytes: Uint8Array, lang = 'en'): void {
    super.keepText(bytes)
    this.lines.push({ kept: fromUtf8(bytes), lang, salt: null })
  }

  override keepWords(text: string, lang = 'en') {
    const reference = super.keepWords(text, lang)
    this.lines.push({ kept: text, lang, salt: toBase64(seedOf(text)) })
    return reference
  }

  override keepData(bytes: Uint8Array, salt = ''): DataFile {
    const reference = super.keepData(bytes, salt)
    const told = { kept: fromUtf8(bytes), lang: 'und', salt: toBase64(seedOf(`${digestOf(bytes)}${salt}`)) }
    if (!this.lines.some(line => 'kept' in line && line.salt === told.salt)) this.lines.push(told)
    return reference
  }

  override keepFile(title: string, bytes: Uint8Array, mediaType: FileType): TitledFile {
    this.lines.push({ kept: fromUtf8(bytes), lang: 'und', salt: toBase64(seedOf(title)) })
    return super.keepFile(title, bytes, mediaType)
  }

  /** Words that a statement binds which nobody will take. */
  unkeptWords(text: string, lang = 'en'): WordsReference {
    return referTo(utf8(text), { lang, mediaType: 'text/plain' }, seedOf(text)).reference
  }

  /** A checkpoint that the log has published. */
  seenAt(size: number): Saying {
    return { seen: this.seen(size) }
  }
}

/** The leaf that an envelope would become; refuses what the door refuses of an envelope before it has a place. */
export function entryOf(admitted: string, envelope: Uint8Array): Uint8Array {
  return formatEntry(admitted, parseEnvelope(envelope).bytes)
}

/** What `check` is refused with; it must be refused. */
function refusalOf(check: () => unknown): Refusal {
  try {
    check()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

function typeOf(envelope: Uint8Array): string {
  const { payload } = JSON.parse(Buffer.from(envelope).toString()) as { payload: string }
  const { type } = JSON.parse(Buffer.from(payload, 'base64').toString()) as { type: string }
  return type
}

/** A nonce that no statement of the log has by itself. */
export const nonceOf = (name: string): string => toBase64url(seedOf(name).subarray(0, 16))
