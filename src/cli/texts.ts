import { fromUtf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Part } from '../log/beside.ts'
import type { Text } from '../register/kinds.ts'
import { readBytes } from './files.ts'

/** One language of a text from a file: what the manifest says of it, and the part that travels beside. */
export function textFromFile(
  path: string,
  { lang, title, authentic }: Pick<Text, 'lang' | 'title' | 'authentic'>,
): { text: Text; part: Part } {
  const bytes = readBytes(path)
  if (bytes.length === 0) throw new Refusal('file_malformed', `${path} is empty.`)
  fromUtf8(bytes)
  const digest = digestOf(bytes)
  const mediaType = path.endsWith('.txt') ? 'text/plain' : 'text/markdown'
  return {
    text: { lang, digest, length: bytes.length, mediaType, title, authentic },
    part: { name: digest, bytes },
  }
}
