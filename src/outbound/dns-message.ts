import { randomBytes, randomInt } from 'node:crypto'
import {
  type Answer,
  CHECKING_DISABLED,
  type DecodedPacket,
  DNSSEC_OK,
  decode,
  encode,
  type OptAnswer,
  RECURSION_DESIRED,
  type RecordType,
} from 'dns-packet'
import { clip, equalBytes } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'

/** One question and one answer of the DNS (RFC 1035), with what DNSSEC and its errors add to them. */

export interface Question {
  readonly name: string
  readonly type: RecordType
}

export interface Query extends Question {
  readonly id: number
  readonly bytes: Uint8Array
}

export interface Reply {
  readonly rcode: string
  readonly isTruncated: boolean
  /** Whether the resolver says that it has checked the signatures: only the word of one of ours counts. */
  readonly isAuthentic: boolean
  readonly answers: readonly Answer[]
  /** Extended errors (RFC 8914), newest first, as the resolver lists them. */
  readonly errors: readonly ExtendedError[]
  readonly bytes: Uint8Array
}

export interface ExtendedError {
  readonly code: number
  readonly text: string
}

const HEADER = 12
/** No fragment is needed for a reply of this size (DNS flag day 2020). */
const PAYLOAD = 1232
const EXTENDED_ERROR = 15

/** Labels of letters, digits, hyphens and underscores; nobody proves a name of anything else. */
const NAME =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/

/**
 * A query under a random id, with random capitals where `isMixed` (draft-vixie-dnsext-dns0x20), so that nobody who does
 * not see it can guess the question that a reply must repeat. `isUnchecked` also asks for data that fails its
 * signatures.
 */
export function composeQuery(
  { name, type }: Question,
  { isMixed, isUnchecked }: { readonly isMixed: boolean; readonly isUnchecked: boolean },
): Query {
  if (!NAME.test(name)) throw new Refusal('domain_wrong', `This is not a name of the DNS: ${clip(name)}`)
  const id = randomInt(0x1_0000)
  const bytes = encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | (isUnchecked ? CHECKING_DISABLED : 0),
    questions: [{ name: isMixed ? mixed(name) : name, type }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: PAYLOAD,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: DNSSEC_OK,
        flag_do: true,
        options: [],
      },
    ],
  })
  return { name, type, id, bytes }
}

function mixed(name: string): string {
  const coins = randomBytes(name.length)
  return [...name].map((letter, at) => (coins[at]! & 1 ? letter.toUpperCase() : letter)).join('')
}

/**
 * Reads a reply to this very query, with its id and its question: to the letter where `isExact`, else but for capitals,
 * as suffices on a stream, into which nobody slips a reply. Undefined for whatever else came.
 */
export function readReply(query: Query, bytes: Uint8Array, isExact: boolean): Reply | undefined {
  if (bytes.length < HEADER) return undefined
  const question = questionOf(query.bytes)
  const same = bytes.subarray(HEADER, HEADER + question.length)
  const asks = isExact ? equalBytes(same, question) : equalBytes(lower(same), lower(question))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint16(0) !== query.id || view.getUint16(4) !== 1 || !asks) return undefined
  const packet = decoded(bytes)
  if (packet?.type !== 'response') return undefined
  const opt = packet.additionals?.find((one): one is OptAnswer => one.type === 'OPT')
  return {
    // An extended code such as BADVERS says only that nothing was answered.
    rcode: (opt?.extendedRcode ?? 0) === 0 ? packet.rcode : 'SERVFAIL',
    isTruncated: packet.flag_tc,
    isAuthentic: packet.flag_ad,
    answers: packet.answers ?? [],
    errors: (opt?.options ?? []).flatMap(option =>
      Number(option.code) === EXTENDED_ERROR && 'data' in option ? extendedError(option.data) : [],
    ),
    bytes,
  }
}

/** The question in a query of ours: one name, not compressed, its type and its class. */
function questionOf(query: Uint8Array): Uint8Array {
  let at = HEADER
  while (query[at] !== 0) at += query[at]! + 1
  return query.subarray(HEADER, at + 5)
}

function lower(bytes: Uint8Array): Uint8Array {
  return bytes.map(byte => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte))
}

/** Undefined for what is no message of the DNS. */
export function decoded(bytes: Uint8Array) {
  try {
    return decode(Buffer.from(bytes)) as DecodedPacket & { readonly rcode: string }
  } catch {
    return undefined
  }
}

function extendedError(data: Uint8Array | undefined): ExtendedError[] {
  if (data === undefined || data.length < 2) return []
  const text = new TextDecoder().decode(data.subarray(2)).replace(/\p{C}/gu, ' ')
  return [{ code: (data[0]! << 8) | data[1]!, text: text.slice(0, 200).trim() }]
}
