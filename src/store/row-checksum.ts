import { crc32 } from 'node:zlib'
import { concat } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Table, Tables } from '../register/rows.ts'
import type { Head, Words } from './store.ts'

/**
 * A checksum over what a database holds, since SQLite keeps none: a bit that flips on the disk is told as
 * `store_damaged` and never served. It is against accidents, not thieves: whoever can write the database can write
 * checksums. Against them are signatures, and the keyed checksum of each row.
 *
 * `place` is where the thing belongs, so that a row found under another key fails too.
 */
const LENGTH = 8

export function sealText(place: string, text: string): string {
  return checksum(place, text) + text
}

/** `sealed` may be of any type: a bit in the head of an SQLite record changes it. */
export function openText(place: string, sealed: unknown): string {
  if (typeof sealed !== 'string') throw damaged(place)
  const text = sealed.slice(LENGTH)
  if (checksum(place, text) !== sealed.slice(0, LENGTH)) throw damaged(place)
  return text
}

/** The canonical JSON of a stored row. Refuses `store_damaged` if it is not what was written. */
export function openRow(table: Table, key: string, stored: string): string {
  return openText(`${table} ${key}`, stored)
}

export function parseRow<T extends Table>(table: T, key: string, stored: string): Tables[T] {
  return JSON.parse(openRow(table, key, stored)) as Tables[T]
}

/** The bytes, then four of their checksum. */
export function sealBytes(place: string, bytes: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(bytes.length + 4)
  sealed.set(bytes)
  new DataView(sealed.buffer).setUint32(bytes.length, crc32(bytes, crc32(place)))
  return sealed
}

export function openBytes(place: string, sealed: unknown): Uint8Array {
  if (!(sealed instanceof Uint8Array)) throw damaged(place)
  const bytes = sealed.subarray(0, Math.max(0, sealed.length - 4))
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.length)
  if (sealed.length < 4 || view.getUint32(bytes.length) !== crc32(bytes, crc32(place))) throw damaged(place)
  return bytes
}

/** The checksum beside the head in the log's row. */
export function sealOfHead({ size, root, admitted, checkpoint }: Head): string {
  return checksum(`log ${size} ${root.toHex()} ${admitted}`, checkpoint)
}

/** The head from the log's row; undefined for an empty log. Refuses `store_damaged`. */
export function openHead({ seal, ...head }: Head & { readonly seal: string }): Head | undefined {
  if (typeof head.checkpoint !== 'string' || !(head.root instanceof Uint8Array))
    throw damaged('the head of the log')
  if (head.checkpoint === '' && head.size === 0) return undefined
  if (head.checkpoint === '' || (seal !== '' && seal !== sealOfHead(head)))
    throw damaged('the head of the log')
  return head
}

/** Words bear their own digest, salted or not. Refuses `store_damaged`. */
export function openWords(words: Words): Words {
  const { digest, bytes, salt } = words
  if (![bytes, salt ?? bytes].every(one => one instanceof Uint8Array)) throw damaged(`the words ${digest}`)
  if (digestOf(salt === null ? bytes : concat(salt, bytes)) !== digest) throw damaged(`the words ${digest}`)
  return words
}

export const tilePlace = (level: number, index: number): string => `tile ${level} ${index}`

function checksum(place: string, text: string) {
  return crc32(text, crc32(place)).toString(16).padStart(LENGTH, '0')
}

function damaged(place: string) {
  return new Refusal('store_damaged', `What the database holds for ${place} is not what was written.`)
}
