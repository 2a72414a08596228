import { z } from 'zod'
import { randomBytes, sha256 } from '#crypto'
import { concat, fromUtf8 } from './bytes.ts'
import { type Digest, digestSchema, formatDigest } from './digest.ts'
import { FILE_TYPES, type FileType, isFileType } from './file-types.ts'
import type { Json } from './json.ts'
import { Refusal, refuseAs } from './refusal.ts'

/**
 * Words too long or too personal for the log stand in it by salted digest. Without the salt, which is erased with
 * them, the digest says nothing about them, not even to someone who guesses the words.
 *
 * What a statement holds of the words “We withdraw.”:
 *
 *     {"digest":"sha256:v5fW-J3PtDMrzsL5TZJKLRbGWVEVfAoBKhXHXa6EowQ","lang":"en","length":12,"mediaType":"text/plain\
 *     "}
 */

/** Bytes. */
const MAX_WORDS = 1_048_576
export const SALT_LENGTH = 32

/**
 * A BCP 47 tag of the shapes in use, in the one case in which RFC 5646 (section 2.1.1) writes it: a language, then
 * regions in capitals, scripts with one, all else in small letters. Or one language could stand twice, as `en-GB` and
 * `en-gb`.
 */
export const LANG =
  /^[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}|[a-z]{3}|[A-Z][a-z]{3}|[0-9][a-z0-9]{3}|[a-z0-9]{5,8})){0,3}$/

export const wordsSchema = z.strictObject({
  digest: digestSchema,
  length: z.int().min(1).max(MAX_WORDS),
  lang: z.string().regex(LANG),
  mediaType: z.enum(['text/plain', 'text/markdown']),
})
type SaidReference = Readonly<z.infer<typeof wordsSchema>>

const DATA = 'application/json'
/**
 * Bytes of one file of data. A code of practice asks for eighty answers in words, each of up to 20,000 characters in
 * any script, and beside them for figures by country and half-year.
 */
export const MOST_DATA = 5 * 1_048_576
/**
 * A file of data, bound as words are, in no language: canonical JSON, by a schema of its own. Where words are said,
 * none is taken, nor words where a file is asked for.
 */
export const dataSchema = z.strictObject({
  ...wordsSchema.shape,
  length: z.int().min(1).max(MOST_DATA),
  lang: z.literal('und'),
  mediaType: z.literal(DATA),
})
type DataReference = Readonly<z.infer<typeof dataSchema>>

/** Bytes of one file. A printed report with its pictures has five to ten million. */
export const MOST_FILE = 10 * 1_048_576

/** A file as its author saved it, bound in the same way. It is nowhere taken as words, and never read as text. */
export const fileSchema = z.strictObject({
  digest: digestSchema,
  length: z.int().min(1).max(MOST_FILE),
  lang: z.literal('und'),
  mediaType: z.enum(FILE_TYPES),
})
export type FileReference = Readonly<z.infer<typeof fileSchema>>

/** `length` counts the bytes of the words, without the salt. */
export type WordsReference = SaidReference | DataReference | FileReference

export const isFile = (reference: WordsReference): reference is FileReference =>
  isFileType(reference.mediaType)

export const isData = (reference: WordsReference): reference is DataReference => reference.mediaType === DATA

/** SHA-256(salt ‖ bytes); the salt has 32 bytes, so no two pairs run together. */
export function wordsDigest(bytes: Uint8Array, salt: Uint8Array): Digest {
  if (salt.length !== SALT_LENGTH)
    throw new Refusal('words_wrong', `The salt of words has ${SALT_LENGTH} bytes, not ${salt.length}.`)
  return formatDigest(sha256(concat(salt, bytes)))
}

/** What to put in a statement for these words. Keep the salt beside the words. */
export function referTo(
  bytes: Uint8Array,
  { lang, mediaType }: Pick<SaidReference, 'lang' | 'mediaType'>,
  salt: Uint8Array = randomBytes(SALT_LENGTH),
): { reference: SaidReference; salt: Uint8Array } {
  const reference = { digest: wordsDigest(bytes, salt), length: bytes.length, lang, mediaType }
  checkWords(bytes, salt, reference)
  return { reference, salt }
}

/** The same for a file of data. */
export function referToData(
  bytes: Uint8Array,
  salt: Uint8Array = randomBytes(SALT_LENGTH),
): { reference: DataReference; salt: Uint8Array } {
  const digest = wordsDigest(bytes, salt)
  const reference = { digest, length: bytes.length, lang: 'und', mediaType: DATA } as const
  checkWords(bytes, salt, reference)
  return { reference, salt }
}

/** The same for a file of this type; that it is one, the door asks. */
export function referToFile(
  bytes: Uint8Array,
  mediaType: FileType,
  salt: Uint8Array = randomBytes(SALT_LENGTH),
): { reference: FileReference; salt: Uint8Array } {
  const digest = wordsDigest(bytes, salt)
  const reference = { digest, length: bytes.length, lang: 'und', mediaType } as const
  checkWords(bytes, salt, reference)
  return { reference, salt }
}

/** Refuses `words_wrong` unless these are the very words, in well-formed UTF-8, or the very file. */
export function checkWords(bytes: Uint8Array, salt: Uint8Array, reference: WordsReference): void {
  const most = isFile(reference) ? MOST_FILE : isData(reference) ? MOST_DATA : MAX_WORDS
  if (bytes.length !== reference.length || bytes.length < 1 || bytes.length > most)
    throw new Refusal('words_wrong', `The words have ${bytes.length} bytes; ${reference.length} were bound.`)
  if (wordsDigest(bytes, salt) !== reference.digest)
    throw new Refusal('words_wrong', `These words and this salt do not give the digest ${reference.digest}.`)
  if (!isFile(reference)) refuseAs('words_wrong', () => fromUtf8(bytes))
}

/**
 * Every reference in a body, in canonical order, each digest once: an object with exactly the four members. Refuses
 * `body_malformed` where one digest is bound twice in two ways, since a reader of one may not see the other.
 */
export function wordsIn(body: Json): WordsReference[] {
  const found = new Map<string, WordsReference>()
  collect(body, found)
  return [...found.values()]
}

function requireAlike(reference: WordsReference, found: Map<string, WordsReference>): void {
  const before = found.get(reference.digest) ?? reference
  for (const member of ['length', 'lang', 'mediaType'] as const)
    if (before[member] !== reference[member])
      throw new Refusal(
        'body_malformed',
        `The words ${reference.digest} are bound twice, once with the ${member} ${before[member]}, once with ${reference[member]}.`,
      )
  found.set(reference.digest, reference)
}

function collect(value: Json, found: Map<string, WordsReference>): void {
  if (typeof value !== 'object' || value === null) return
  const read =
    'digest' in value && 'mediaType' in value ? schemaOf(value.mediaType).safeParse(value) : undefined
  if (read?.success) requireAlike(read.data, found)
  else for (const member of Object.values(value)) collect(member, found)
}

function schemaOf(mediaType: Json | undefined) {
  if (mediaType === DATA) return dataSchema
  return typeof mediaType === 'string' && isFileType(mediaType) ? fileSchema : wordsSchema
}
