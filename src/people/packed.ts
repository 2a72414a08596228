import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'

/** What is long and says much the same again and again, as rows of a sheet do, lies packed in the drawer. */

/** A file of figures has five megabytes at most, and packs well. */
const MOST_PACKED = 4 * 1024 * 1024
/** What is kept is read again on each page, while everybody waits. A sheet of 50,000 rows has some twenty. */
const MOST_UNPACKED = 40 * 1024 * 1024

/** Refuses `request_oversize`. */
export async function packed(value: object): Promise<Uint8Array> {
  const plain = utf8(JSON.stringify(value))
  // Nothing is kept that could not be read again.
  if (plain.length > MOST_UNPACKED) throw tooLarge()
  const bytes = await promisify(gzip)(plain)
  if (bytes.length > MOST_PACKED) throw tooLarge()
  return new Uint8Array(bytes)
}

export async function unpacked(bytes: Uint8Array): Promise<unknown> {
  const json = await promisify(gunzip)(bytes, { maxOutputLength: MOST_UNPACKED })
  return JSON.parse(json.toString('utf8'))
}

const tooLarge = () => new Refusal('request_oversize', 'This is more than a report has room for.')
