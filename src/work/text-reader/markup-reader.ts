import { Parser } from 'htmlparser2'
import { UnreadableText } from './unreadable.ts'

/** Elements that stand within one another; a text has some twenty, and generated HTML a few hundred. */
const MOST_DEEP = 1_000
/** Elements of one part: each takes its time, whatever is in it. A million full cells have three millions. */
const MOST_ELEMENTS = 5_000_000
/** Bytes that are decoded at once, so that no part stands in memory twice. */
const PIECE = 256 * 1024

export type Attributes = Readonly<Record<string, string>>

/** What is told of a document, in its order. No entity but XML's and HTML's own is known, and nothing is fetched. */
export interface MarkupReader {
  open(name: string, attributes: Attributes): void
  text(words: string): void
  /** `isWhole`: its end stands in the file. */
  close(name: string, isWhole: boolean): void
}

/** XML, by names without their prefixes. Refuses `damaged` and `large`. */
export function readXml(bytes: Uint8Array, reader: MarkupReader): void {
  read(bytes, utf16Or('utf-8', bytes), reader, true)
}

export function readHtml(bytes: Uint8Array, encoding: string, reader: MarkupReader): void {
  read(bytes, encoding, reader, false)
}

function read(bytes: Uint8Array, encoding: string, reader: MarkupReader, xmlMode: boolean): void {
  let [depth, elements] = [0, 0]
  const nameOf = (name: string) => (xmlMode ? name.slice(name.indexOf(':') + 1) : name)
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        elements += 1
        if (depth > MOST_DEEP || elements > MOST_ELEMENTS) throw new UnreadableText('large')
        reader.open(nameOf(name), attributes)
      },
      ontext: words => reader.text(words),
      onclosetag(name, isImplied) {
        depth -= 1
        reader.close(nameOf(name), !isImplied)
      },
    },
    { xmlMode },
  )
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += PIECE)
    parser.write(decoded(decoder, bytes.subarray(at, at + PIECE)))
  parser.end(decoded(decoder))
}

/** The rest, if no more bytes come. */
function decoded(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined })
  } catch {
    throw new UnreadableText('letters')
  }
}

/** By the mark of the order of bytes, if there is one. */
export function utf16Or(encoding: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  return encoding
}
