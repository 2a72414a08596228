import { z } from 'zod'
import { brief, compareUtf8, concat, fromBase64, fromUtf8, toBase64 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { formatJson, formatJsonBytes, type Json, parseJson, parseLooseJson } from '../core/json.ts'
import { HASH_LENGTH } from '../core/merkle.ts'
import { parseNote } from '../core/note.ts'
import { attempt, Refusal, refuseAs } from '../core/refusal.ts'
import { SALT_LENGTH, wordsDigest } from '../core/words.ts'
import { amiss, standsAt } from './amiss.ts'
import type { SaltedDisclosure } from './disclosure.ts'

/**
 * The Avow receipt (`*.avow.json`): canonical JSON that proves one entry, the last of `entries`, to those who trust the
 * log's key. Nothing of it is believed before `checkReceipt`.
 */
export type AvowReceipt = Readonly<{
  /** The signed and perhaps cosigned checkpoint, verbatim. */
  checkpoint: string
  /** By index, ascending: the entries that the last one rests on, and that one. */
  entries: readonly EntryAt[]
  /** The joint proof that all of them are in the tree of the checkpoint. */
  proof: readonly Uint8Array[]
  /** The texts that the holder shows, in the order of their digests. */
  texts: readonly Uint8Array[]
  /** The words that the holder shows, each with its salt, in the order of their digests. */
  words: readonly SaltedWords[]
  /** Of a person's signature, where the holder shows whose it is. */
  person?: SaltedDisclosure
}>

export interface EntryAt {
  readonly index: number
  /** The very bytes of the leaf. */
  readonly bytes: Uint8Array
}

export interface SaltedWords {
  readonly bytes: Uint8Array
  readonly salt: Uint8Array
}

/** Bytes: every language of a long text fits. */
const MAX_RECEIPT = 64 * 1024 * 1024
/** A receipt rests on some ten entries; sixty languages read would be the most. */
const MAX_ENTRIES = 100

const base64 = z.string()
const receiptSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('avow-receipt'),
  checkpoint: z.string(),
  entries: z
    .array(z.strictObject({ index: z.int().min(0), entry: z.record(z.string(), z.unknown()) }))
    .min(1)
    .max(MAX_ENTRIES),
  proof: base64,
  texts: z.array(base64).max(60),
  words: z.array(z.strictObject({ bytes: base64, salt: base64 })).max(100),
  person: z.strictObject({ disclosure: base64, salt: base64 }).exactOptional(),
})

/** Entries are canonical JSON, so they stand in the receipt as they are. Sorts what has an order of its own. */
export function formatReceipt(receipt: AvowReceipt): Uint8Array {
  const { checkpoint, entries, proof, texts, words, person } = receipt
  return formatJsonBytes({
    v: 1,
    kind: 'avow-receipt',
    checkpoint,
    entries: entries.map(({ index, bytes }) => ({ index, entry: parseJson(bytes) })),
    proof: toBase64(concat(...proof)),
    texts: sorted(texts, digestOf).map(toBase64),
    words: sorted(words, saltedDigest).map(({ bytes, salt }) => ({
      bytes: toBase64(bytes),
      salt: toBase64(salt),
    })),
    ...(person && { person: { disclosure: toBase64(person.disclosure), salt: toBase64(person.salt) } }),
  })
}

/**
 * Whether a program has saved a receipt in its own manner: a line feed at the end, indented, with a byte order mark, and
 * nothing else. White space within strings is the same in both, since both say the same.
 */
function isReprinted(bytes: Uint8Array): boolean {
  const text = attempt(() => fromUtf8(bytes).replace(/^\ufeff/, ''))
  if (text instanceof Refusal) return false
  const json = parseLooseJson(text)
  if (!receiptSchema.safeParse(json).success) return false
  const canonical = attempt(() => formatJson(json))
  return !(canonical instanceof Refusal) && withoutSpace(text) === withoutSpace(canonical)
}

const withoutSpace = (text: string) => text.replace(/[ \t\r\n]+/g, '')

const changed = () =>
  malformed(
    'This copy of one was changed: it has a line feed, spaces or a byte order mark that a receipt has not, as an editor adds them.',
  ).mendedBy('Take the file as it was downloaded, without saving it from an editor, or download it again.')

/** Refuses `receipt_malformed` unless `formatReceipt` prints it again. Nothing is proven yet. */
export function parseReceipt(bytes: Uint8Array): AvowReceipt {
  return refuseAs('receipt_malformed', () => {
    if (bytes.length > MAX_RECEIPT)
      throw malformed(`It has ${bytes.length} bytes; ${MAX_RECEIPT} is the most.`)
    const json = attempt(() => parseJson(bytes))
    if (json instanceof Refusal) throw isReprinted(bytes) ? changed() : json
    const read = receiptSchema.safeParse(json)
    if (!read.success) {
      const [issue] = read.error.issues
      const { path } = issue!
      const what = path.length === 0 ? 'It' : `Its member ${path.join('.')}`
      throw malformed(`${what} does not fit: ${brief(amiss(issue!, standsAt(json, path)))}.`)
    }
    const { checkpoint, entries, proof, texts, words, person } = read.data
    parseNote(checkpoint)
    const receipt = {
      checkpoint,
      entries: entries.map(({ index, entry }) => ({ index, bytes: formatJsonBytes(entry as Json) })),
      proof: hashesIn(fromBase64(proof)),
      texts: texts.map(fromBase64),
      words: words.map(({ bytes, salt }) => ({ bytes: fromBase64(bytes), salt: fromBase64(salt) })),
      ...(person && {
        person: { disclosure: fromBase64(person.disclosure), salt: fromBase64(person.salt) },
      }),
    }
    if (entries.some(({ index }, i) => index <= (entries[i - 1]?.index ?? -1)))
      throw malformed('Its entries do not ascend, each once.')
    requireOrder(receipt.texts, digestOf, 'texts')
    requireOrder(receipt.words, saltedDigest, 'words')
    return receipt
  })
}

function hashesIn(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % HASH_LENGTH !== 0) throw malformed('Its proof is not made of hashes of 32 bytes.')
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, i) =>
    bytes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  )
}

function saltedDigest({ bytes, salt }: SaltedWords): string {
  if (salt.length !== SALT_LENGTH) throw malformed(`The salt of words has ${SALT_LENGTH} bytes.`)
  return wordsDigest(bytes, salt)
}

function sorted<T>(items: readonly T[], digest: (item: T) => string): T[] {
  return items
    .map(item => ({ item, digest: digest(item) }))
    .sort((a, b) => compareUtf8(a.digest, b.digest))
    .map(({ item }) => item)
}

function requireOrder<T>(items: readonly T[], digest: (item: T) => string, what: string): void {
  const digests = items.map(digest)
  if (digests.some((one, i) => i > 0 && compareUtf8(digests[i - 1]!, one) >= 0))
    throw malformed(`Its ${what} are not in the order of their digests, each once.`)
}

function malformed(sentence: string): Refusal {
  return new Refusal('receipt_malformed', `This is not an Avow receipt. ${sentence}`)
}
