import { concat, fromUtf8, utf8 } from './bytes.ts'
import { parseEnvelope, type UnverifiedEnvelope } from './envelope.ts'
import { Refusal } from './refusal.ts'
import { parseTime } from './time.ts'

/**
 * One leaf of the log: an envelope and when it was admitted. Both envelope and entry are canonical JSON, so the
 * envelope's bytes stand in the entry untouched.
 *
 *     {"admitted":"2026-01-31T12:00:05Z","envelope":{…},"v":1}
 */
export interface Entry {
  readonly admitted: string
  readonly envelope: UnverifiedEnvelope
}

/** Bytes: an entry bundle of tlog-tiles counts them in 16 bits. */
export const MAX_ENTRY = 65_535

const BEFORE_TIME = '{"admitted":"'
const BEFORE_ENVELOPE = '","envelope":'
const AFTER = utf8(',"v":1}')
const TIME_LENGTH = '2026-01-31T12:00:00Z'.length
const HEAD_LENGTH = BEFORE_TIME.length + TIME_LENGTH + BEFORE_ENVELOPE.length

/** `envelope` has been parsed; `admitted` is RFC 3339 UTC in seconds. */
export function formatEntry(admitted: string, envelope: Uint8Array): Uint8Array {
  parseTime(admitted)
  const entry = concat(utf8(`${BEFORE_TIME}${admitted}${BEFORE_ENVELOPE}`), envelope, AFTER)
  if (entry.length > MAX_ENTRY)
    throw new Refusal(
      'envelope_oversize',
      `The entry would have ${entry.length} bytes; ${MAX_ENTRY} is the most.`,
    )
  return entry
}

/** Refuses `entry_malformed` unless `formatEntry` would write these bytes, and else what `parseEnvelope` refuses. */
export function parseEntry(bytes: Uint8Array): Entry {
  const end = bytes.length - AFTER.length
  if (bytes.length > MAX_ENTRY || end <= HEAD_LENGTH)
    throw malformed(`${bytes.length} bytes are not an entry.`)
  const head = fromUtf8(bytes.subarray(0, HEAD_LENGTH))
  const tail = bytes.subarray(end)
  const shaped = head.startsWith(BEFORE_TIME) && head.endsWith(BEFORE_ENVELOPE)
  if (!shaped || !tail.every((byte, at) => byte === AFTER[at]))
    throw malformed('An entry reads {"admitted":"…","envelope":{…},"v":1}, in these very characters.')
  const admitted = head.slice(BEFORE_TIME.length, -BEFORE_ENVELOPE.length)
  parseTime(admitted)
  return { admitted, envelope: parseEnvelope(bytes.subarray(HEAD_LENGTH, end)) }
}

const malformed = (sentence: string) => new Refusal('entry_malformed', sentence)
