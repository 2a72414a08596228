import type { Answer, DecodedPacket } from 'dns-packet'
import { decoded } from './dns-message.ts'

/**
 * A message of the DNS as lines for a person, as master files have them (RFC 1035, section 5.1). A label may hold any
 * bytes, and whoever holds a zone chooses them: those that are not seen, or that part names, fields and lines, are
 * escaped, so that no name passes for a record that nobody published. Hence names are read from the message itself;
 * `dns-packet` gives them as text, in which a dot within a label cannot be told from one between two.
 */
export function describeMessage(bytes: Uint8Array): string {
  const packet = decoded(bytes)
  if (packet === undefined) return ''
  const { flag_ad: ad, flag_aa: aa, flag_cd: cd, questions = [], answers = [], authorities = [] } = packet
  const flags = Object.entries({ aa, ad, cd }).flatMap(([name, isSet]) => (isSet ? [name] : []))
  const reader = new Reader(bytes)
  try {
    return [
      `;; ${packet.rcode} ${flags.join(' ')}`.trim(),
      ...questions.map(({ type }) => `;; ${reader.question()} IN ${typed(type)}`),
      ...answers.map(record => reader.record(record)),
      ...authorities.map(record => `;; authority: ${reader.record(record)}`),
    ].join('\n')
  } catch (error) {
    // A name that ends nowhere.
    if (error instanceof RangeError) return ''
    throw error
  }
}

type Type = NonNullable<DecodedPacket['questions']>[number]['type']
/** One that has no name is `UNKNOWN_65280` to dns-packet. */
const typed = (type: Type) => String(type).replace(/^UNKNOWN_/, 'TYPE')

const HEADER = 12
/** Labels, and jumps to where the rest of a name stands: more are in no name of 255 bytes. */
const MOST_STEPS = 255

class Reader {
  readonly #view: DataView
  #at = HEADER

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  question(): string {
    const { text, end } = this.#nameAt(this.#at)
    this.#at = end + 4
    return text
  }

  record(record: Answer): string {
    const { text: name, end } = this.#nameAt(this.#at)
    const [ttl, from] = [this.#view.getUint32(end + 4), end + 10]
    this.#at = from + this.#view.getUint16(end + 8)
    if (record.type === 'OPT') return ';; OPT'
    return `${name} ${ttl} IN ${typed(record.type)} ${this.#data(record, from, this.#at)}`
  }

  #data(record: Answer, from: number, to: number): string {
    switch (record.type) {
      case 'CNAME':
      case 'DNAME':
      case 'NS':
      case 'PTR':
        return this.#nameAt(from).text
      case 'MX':
        return `${this.#view.getUint16(from)} ${this.#nameAt(from + 2).text}`
      case 'TXT':
        return this.#strings(from, to)
      default:
        return described('data' in record ? record.data : null)
    }
  }

  /** Each at most 255 bytes, behind its length. */
  #strings(from: number, to: number): string {
    const strings: string[] = []
    for (let at = from; at < to; ) {
      const length = this.#view.getUint8(at)
      strings.push(`"${this.#escaped(at + 1, at + 1 + length, /["\\]/)}"`)
      at += 1 + length
    }
    return strings.join(' ')
  }

  /** In small letters, with the root's dot, and where what follows it begins. */
  #nameAt(start: number): { text: string; end: number } {
    let text = ''
    let end: number | undefined
    for (let at = start, steps = 0; steps < MOST_STEPS; steps++) {
      const length = this.#view.getUint8(at)
      if (length === 0) return { text: text || '.', end: end ?? at + 1 }
      if (length >= 0xc0) {
        end ??= at + 2
        at = this.#view.getUint16(at) & 0x3fff
        continue
      }
      text += `${this.#escaped(at + 1, at + 1 + length, /[.\\"();@$]/).toLowerCase()}.`
      at += 1 + length
    }
    throw new RangeError('a name without an end')
  }

  #escaped(from: number, to: number, special: RegExp): string {
    let text = ''
    for (let at = from; at < to; at++) {
      const byte = this.#view.getUint8(at)
      const character = String.fromCharCode(byte)
      const isSpace = byte === 0x20 && special.test('.')
      if (byte < 0x20 || byte > 0x7e || isSpace) text += `\\${String(byte).padStart(3, '0')}`
      else text += special.test(character) ? `\\${character}` : character
    }
    return text
  }
}

/** What dns-packet has read: numbers, bytes, and names within signatures, of which each byte but letters is escaped. */
function described(data: unknown): string {
  if (data instanceof Uint8Array) return Buffer.from(data).toString('base64')
  if (Array.isArray(data)) return data.map(described).join(' ')
  if (typeof data === 'object' && data !== null) return Object.values(data).map(described).join(' ')
  return String(data).replace(/[^!#-'*-:<-?A-[\]-~]/gu, found =>
    [...Buffer.from(found)].map(byte => `\\${String(byte).padStart(3, '0')}`).join(''),
  )
}
