import { withoutBreaks, withoutHidden } from '../../core/hidden.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import { readHtmlFile } from './html-document.ts'
import { utf16Or } from './markup-reader.ts'
import { type Note, Tally } from './notes.ts'
import { UnreadableText } from './unreadable.ts'
import { readWord } from './word-document.ts'

export interface Words {
  /** Markdown in NFC, with no character that nobody sees; it ends in a line feed. */
  readonly markdown: string
  readonly notes: readonly Note[]
}

/** Bytes of a text (`register/kinds`, `text`). */
const MOST_WORDS = 4_194_304

/** Reads a file in the process that asks. Refuses as `UnreadableText`. */
export async function readHere(file: Uint8Array, name: string): Promise<Words> {
  const plain = plainIn(file, name)
  if (plain !== undefined) return plain
  const tally = new Tally()
  return wordsOf(isZip(file) ? await readWord(file, tally) : readHtmlFile(file, tally), tally)
}

/**
 * The words of a file that is plain text or Markdown: these take time by their length alone, and no process. Undefined
 * where it must be unpacked. Refuses what is neither, as `UnreadableText`.
 */
export function plainIn(file: Uint8Array, name: string): Words | undefined {
  if (isZip(file)) return undefined
  const head = Buffer.from(file.subarray(0, 8)).toString('latin1')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableText('word')
  if (head.startsWith('%PDF-')) throw new UnreadableText('pdf')
  if (head.startsWith('{\\rtf')) throw new UnreadableText('rtf')
  if (/\.docx$/i.test(name)) throw new UnreadableText('damaged')
  if (/\.x?html?$/i.test(name)) return undefined
  if (!/\.(?:md|markdown|txt|text)$/i.test(name) && name.includes('.')) throw new UnreadableText('other')
  // UTF-16 has two bytes for what is one.
  if (file.length > 2 * MOST_WORDS) throw new UnreadableText('large')
  const tally = new Tally()
  return wordsOf(plainWords(file, tally), tally)
}

const isZip = (file: Uint8Array) => Buffer.from(file.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004'

function wordsOf(markdown: string, tally: Tally): Words {
  if (trimmed(markdown) === '') throw new UnreadableText('empty')
  if (Buffer.byteLength(markdown) > MOST_WORDS) throw new UnreadableText('large')
  return { markdown, notes: tally.notes }
}

/** Plain text and Markdown stay as they were typed, but for what nobody sees. */
function plainWords(file: Uint8Array, tally: Tally): string {
  const typed = decoded(file, utf16Or('utf-8', file))
  const lines = typed.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
  const plain = withoutBreaks(lines.replace(/[\t\v\f]/g, ' ').toWellFormed())
  const seen = withoutHidden(plain)
  tally.add('hidden-character', plain.length - seen.length)
  return `${toNfc(trimmed(seen))}\n`
}

function decoded(file: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch {
    throw new UnreadableText('letters')
  }
}
