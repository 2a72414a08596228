import { fromUtf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import type { FileType } from '../core/file-types.ts'
import { hiddenIn, nameOfCharacter } from '../core/hidden.ts'
import { hasLongRun, MOST_MARKS, SAYS, toNfc } from '../core/normal.ts'
import { Refusal } from '../core/refusal.ts'
import { isFile } from '../core/words.ts'
import type { Prepared } from '../register/law.ts'
import type { Store, Words } from '../store/store.ts'
import type { FileThread } from './file-thread.ts'

/** A part of the request beside the envelope: `name` is the digest of `bytes`. */
export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What came beside a statement, each part by its digest. */
export interface Attached {
  readonly words: readonly Words[]
  /** Those of the words that show something, and that nobody has looked at yet. */
  readonly files: readonly (Words & { readonly type: FileType })[]
}

const SALT_LENGTH = 32

/**
 * Matches what came beside a statement with what it binds. Texts travel as they are, salted words as salt ‖ bytes, so
 * that every part hashes to its own name and is checked before anything else is read of it. Refuses what is missing,
 * what does not match, and what the statement does not bind. Whether a file is what it is said to be costs more than a
 * stranger may ask for, so `requireFiles` says that later.
 */
export function wordsBeside({ bound, words }: Prepared, parts: readonly Part[]): Attached {
  const byName = new Map(parts.map(part => [part.name, part.bytes]))
  if (byName.size !== parts.length) throw new Refusal('words_unbound', 'A part came twice.')
  const texts = bound.texts.map(({ digest, length }) => {
    const bytes = take(byName, digest)
    if (bytes.length !== length) throw wrong(digest, `has ${bytes.length} bytes, not ${length}`)
    // The words of a call are taken as its convener wrote them: the Paris Call's own French is not in NFC.
    fromUtf8(bytes)
    return { digest, bytes, salt: null }
  })
  const files: Attached['files'][number][] = []
  const salted = words.map(reference => {
    const { digest, length } = reference
    const part = take(byName, digest)
    if (part.length !== SALT_LENGTH + length)
      throw wrong(digest, `has ${part.length} bytes, not ${SALT_LENGTH} of salt and ${length} of words`)
    const bytes = part.slice(SALT_LENGTH)
    const one = { digest, bytes, salt: part.slice(0, SALT_LENGTH) }
    if (isFile(reference)) files.push({ ...one, type: reference.mediaType })
    else requireWords(fromUtf8(bytes), `The part ${digest}`)
    return one
  })
  const digests = new Set([...texts, ...salted].map(one => one.digest))
  for (const name of byName.keys())
    if (!digests.has(name))
      throw new Refusal('words_unbound', `The statement does not bind the part ${name}.`)
  return { words: [...texts, ...salted], files }
}

/** Refuses `file_wrong` for a file that is not of its type, or holds what no file here may. */
export async function requireFiles(thread: FileThread, files: Attached['files']): Promise<void> {
  for (const { digest, bytes, type } of files)
    if (!(await thread.isTaken(bytes, type)))
      throw new Refusal('file_wrong', `The part ${digest} is not a file of the type ${type}.`)
}

/**
 * Refuses to take as words what is kept as a text, or the other way round. A text's first 32 bytes could pass for a
 * salt: whoever bound a call's text as words of their own could have it withheld.
 */
export async function requireOneKind(store: Pick<Store, 'words'>, words: readonly Words[]): Promise<void> {
  for (const { digest, salt } of words) {
    const kept = await store.words(digest)
    if (kept !== undefined && (kept.salt === null) !== (salt === null))
      throw wrong(digest, salt === null ? 'is kept as words that somebody bound' : 'is the text of a call')
  }
}

function take(parts: ReadonlyMap<string, Uint8Array>, digest: string): Uint8Array {
  const bytes = parts.get(digest)
  if (bytes === undefined)
    throw new Refusal('words_missing', `The statement binds ${digest}; no such part came with it.`)
  if (digestOf(bytes) !== digest) throw wrong(digest, `has the digest ${digestOf(bytes)}`)
  return bytes
}

/**
 * As the law asks of what stands in the log, but for tabs and line ends of other systems, which come from files.
 * Refuses `words_hidden` or `not_nfc`.
 */
export function requireWords(text: string, what: string): void {
  const hidden = hiddenIn(text.replace(/[\t\r]/g, ' '))
  if (hidden !== undefined)
    throw new Refusal(
      'words_hidden',
      `${what} has the character ${nameOfCharacter(hidden)}, which nobody can see.`,
    )
  if (!SAYS.test(text)) throw new Refusal('words_hidden', `${what} has nothing but blanks and marks.`)
  requireNfc(text, what)
}

/**
 * NFC keeps two spellings of one name from standing side by side. The door asks for it and not the law, since it
 * depends on the version of Unicode.
 */
export function requireNfc(text: string, what: string): void {
  if (hasLongRun(text))
    throw new Refusal('not_nfc', `${what} has more than ${MOST_MARKS} combining marks in a row.`)
  if (toNfc(text) !== text) throw new Refusal('not_nfc', `${what} is not in Unicode normalisation form C.`)
}

/** Most statements are ASCII, which is always in NFC. */
export function requireNfcBytes(bytes: Uint8Array, what: string): void {
  for (const byte of bytes)
    if (byte > 0x7f) {
      requireNfc(fromUtf8(bytes), what)
      return
    }
}

function wrong(digest: string, how: string): Refusal {
  return new Refusal('words_wrong', `The part ${digest} ${how}.`)
}
