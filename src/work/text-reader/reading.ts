import { utf8 } from '../../core/bytes.ts'
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

/** Reads a file in the thread that asks. Refuses as `UnreadableText`. */
export async function readHere(file: Uint8Array, name: string): Promise<Words> {
  const tally = new Tally()
  const markdown = await markdownIn(file, name, tally)
  if (trimmed(markdown) === '') throw new UnreadableText('empty')
  if (utf8(markdown).length > MOST_WORDS) throw new UnreadableText('large')
  return { markdown, notes: tally.notes }
}

async function markdownIn(file: Uint8Array, name: string, tally: Tally): Promise<string> {
  const head = Buffer.from(file.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('PK\u0003\u0004')) return readWord(file, tally)
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableText('word')
  if (head.startsWith('%PDF-')) throw new UnreadableText('pdf')
  if (head.startsWith('{\\rtf')) throw new UnreadableText('rtf')
  if (/\.docx$/i.test(name)) throw new UnreadableText('damaged')
  if (/\.x?html?$/i.test(name)) return readHtmlFile(file, tally)
  if (!/\.(?:md|markdown|txt|text)$/i.test(name) && name.includes('.')) throw new UnreadableText('other')
  return plainWords(file, tally)
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
