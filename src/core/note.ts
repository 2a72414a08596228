import { ed25519Public, ed25519Sign, ed25519Verify, sha256 } from '#crypto'
import { clip, concat, fromBase64, toBase64, toHex, utf8 } from './bytes.ts'
import { checkEd25519 } from './keys.ts'
import { attempt, Refusal, refuseAs } from './refusal.ts'
import type { Verified } from './verified.ts'

/**
 * Signed notes and verifier keys of C2SP signed-note 1.0.0. A key is written so; for a note, see `checkpoint.ts`.
 *
 *     harbour.example/log+8914657c+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU
 */

/** Above this a note is refused unread. */
export const MAX_NOTE_BYTES = 1024 * 1024
export const MAX_SIGNATURES = 100

/** The signature types of the specification that Avow speaks. */
export const ED25519 = 1
export const COSIGNATURE_V1 = 4
type KeyType = typeof ED25519 | typeof COSIGNATURE_V1

/** `keyId`: 8 hex digits. It is short, names a key and proves nothing. */
export interface Vkey {
  readonly name: string
  readonly keyId: string
  readonly type: KeyType
  readonly publicKey: Uint8Array
}

/** One line of a note, by whom it claims to be. `signature` is what follows the key ID, 1 byte or more. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
  /**
   * What stands behind the name, where it is not the one spelling in base64 of a key ID and a signature. Such a line is of
   * no key, has neither, and counts for nothing: whoever adds one to a note of others does it no harm.
   */
  readonly odd?: string
}

/** `text` ends in a newline. Nothing in it may be believed before `openNote`. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSigner {
  readonly vkey: Vkey
  sign(text: string): NoteSignature
}

/** What at least one of the given keys has signed; `by` are those keys, each once. */
interface OpenNote {
  readonly text: string
  readonly by: readonly Vkey[]
}

/**
 * Refuses `key_malformed` for a name that is empty or holds a space or a plus sign, and for a key that no statement may
 * bring in either: whoever could choose it could sign what verifiers disagree about.
 */
export function newVkey(name: string, type: KeyType, publicKey: Uint8Array): Vkey {
  if (!isKeyName(name)) throw new Refusal('key_malformed', `This cannot be the name of a key: ${clip(name)}`)
  checkEd25519(publicKey)
  const id = sha256(concat(utf8(name), Uint8Array.of(0x0a, type), publicKey))
  return { name, type, publicKey, keyId: toHex(id.slice(0, 4)) }
}

/** `name+keyid+base64(type ‖ public key)`. */
export function formatVkey(vkey: Vkey): string {
  return `${vkey.name}+${vkey.keyId}+${toBase64(concat(Uint8Array.of(vkey.type), vkey.publicKey))}`
}

const VKEY_WHOLE =
  'Copy the key whole from where you trust it: the name, +, eight hexadecimal digits, +, 44 characters of base64.'

/** Refuses `key_malformed` unless `formatVkey` prints it again; so the key ID must be that of the key. */
export function parseVkey(text: string): Vkey {
  const found = /^([^+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})$/.exec(text)
  const bytes = found === null ? undefined : refuseAs('key_malformed', () => fromBase64(found[2]!))
  const type = bytes?.[0]
  if (found !== null && bytes !== undefined && (type === ED25519 || type === COSIGNATURE_V1)) {
    const vkey = newVkey(found[1]!, type, bytes.slice(1))
    if (formatVkey(vkey) === text) return vkey
  }
  throw new Refusal(
    'key_malformed',
    `This is not the verifier key of a log or witness: ${clip(text, 120)}`,
  ).mendedBy(VKEY_WHOLE)
}

/** The verifier key of a log. Refuses `key_malformed`, also for that of a witness: they are easily mistaken. */
export function parseLogVkey(text: string): Vkey {
  const vkey = parseVkey(text)
  if (vkey.type === ED25519) return vkey
  throw new Refusal(
    'key_malformed',
    `This is the key of a witness, not of a log: ${clip(text, 120)}`,
  ).mendedBy('Give the key of the log itself.')
}

/** Signs notes with an Ed25519 key (type 01); `seed` is 32 bytes. */
export function newNoteSigner(name: string, seed: Uint8Array): NoteSigner {
  const vkey = newVkey(name, ED25519, ed25519Public(seed))
  return {
    vkey,
    sign: text => ({ name, keyId: vkey.keyId, signature: ed25519Sign(seed, utf8(text)) }),
  }
}

/** The text, a blank line, a line for each signature. Refuses `note_malformed` for what would not parse again. */
export function formatNote(note: Note): string {
  const printed = `${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`
  requireNote(printed, note)
  return printed
}

/**
 * Reads a note without checking any signature. Refuses `note_malformed` unless `formatNote` prints it again, and
 * above 1 MiB, above 100 signatures, and for control characters but the newline.
 */
export function parseNote(printed: string): Note {
  if (printed.length > MAX_NOTE_BYTES) throw malformed('it has more than 1 MiB')
  // The text may hold empty lines, signature lines cannot: the last one divides them.
  const end = printed.lastIndexOf('\n\n') + 1
  if (end === 0) throw malformed('no blank line ends its text')
  const lines = printed.slice(end + 1).split('\n')
  if (lines.pop() !== '' || lines.length === 0) throw malformed('no line of a signature ends it')
  const note = {
    text: printed.slice(0, end),
    signatures: lines.slice(0, MAX_SIGNATURES + 1).map(parseSignature),
  }
  requireNote(printed, note)
  return note
}

/** `— name base64(key ID ‖ signature)`, with its newline. */
export function formatSignatureLine(line: NoteSignature): string {
  requireSignature(line)
  const { name, keyId, signature, odd } = line
  return `— ${name} ${odd ?? toBase64(concat(Uint8Array.fromHex(keyId), signature))}\n`
}

/** One line as a witness sends it, with its newline. Refuses `note_malformed`. */
export function parseSignatureLine(line: string): NoteSignature {
  if (!line.endsWith('\n')) throw malformed('its signature line does not end in a newline')
  return parseSignature(line.slice(0, -1))
}

/**
 * Opens a note for whoever trusts these Ed25519 keys. Skips lines of other keys. Refuses a line that fails under a
 * known key (`signature_invalid`), and a note without one that holds (`key_unknown`).
 */
export function openNote(printed: string, vkeys: readonly Vkey[]): Verified<OpenNote> {
  const note = parseNote(printed)
  const by = vkeys.filter(vkey => {
    if (vkey.type !== ED25519) throw new RangeError(`A key of type ${vkey.type} does not sign plain notes.`)
    const lines = signaturesOf(note, vkey)
    if (!lines.every(line => verifiesEd25519(vkey, utf8(note.text), line.signature)))
      throw new Refusal('signature_invalid', `The signature of ${clip(vkey.name)} does not match the note.`)
    return lines.length > 0
  })
  if (by.length === 0) throw new Refusal('key_unknown', 'No key that you trust has signed this note.')
  return { text: note.text, by } as unknown as Verified<OpenNote>
}

/** The lines that name this key, by name and key ID both. */
export function signaturesOf(
  note: Pick<Note, 'signatures'>,
  vkey: Pick<Vkey, 'name' | 'keyId'>,
): NoteSignature[] {
  return note.signatures.filter(({ name, keyId }) => name === vkey.name && keyId === vkey.keyId)
}

/** Whether another key of this name has a line. */
export function isByNamesake(
  { signatures }: Pick<Note, 'signatures'>,
  vkey: Pick<Vkey, 'name' | 'keyId'>,
): boolean {
  return signatures.some(
    line => line.odd === undefined && line.name === vkey.name && line.keyId !== vkey.keyId,
  )
}

/** Whether the 64 bytes sign the message (RFC 8032); any other length does not. */
export function verifiesEd25519(vkey: Vkey, message: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && ed25519Verify(vkey.publicKey, message, signature)
}

/** Accepts only what `formatSignatureLine` prints. */
function parseSignature(line: string): NoteSignature {
  const found = /^— ([^ ]+) ([^ ]+)$/.exec(line)
  if (found === null) throw malformed(`this is not the line of a signature: ${clip(line)}`)
  const [, name, rest] = found as unknown as [string, string, string]
  const bytes = bytesIn(rest)
  const signature =
    bytes === undefined
      ? { name, ...OF_NO_KEY, odd: rest }
      : { name, keyId: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) }
  requireSignature(signature)
  return signature
}

const OF_NO_KEY = { keyId: '', signature: new Uint8Array() } as const

/** A key ID and 1 byte or more; undefined for anything else. */
function bytesIn(rest: string): Uint8Array | undefined {
  const bytes = attempt(() => fromBase64(rest))
  return bytes instanceof Refusal || bytes.length < 5 ? undefined : bytes
}

function requireSignature({ name, keyId, signature, odd }: NoteSignature): void {
  const isOne =
    odd === undefined
      ? /^[0-9a-f]{8}$/.test(keyId) && signature.length > 0
      : /^[^\0-\x20]+$/.test(odd) && bytesIn(odd) === undefined && keyId === '' && signature.length === 0
  if (!isKeyName(name) || !isOne) throw malformed(`a signature by ${clip(name)} is not one`)
}

/** Every rule of the format, for what was read and for what is about to be sent. */
function requireNote(printed: string, { text, signatures }: Note): void {
  if (utf8(printed).length > MAX_NOTE_BYTES) throw malformed('it has more than 1 MiB')
  if (!printed.isWellFormed()) throw malformed('it is not Unicode text')
  if (/[\0-\x09\x0b-\x1f]/.test(printed)) throw malformed('it holds a control character')
  if (!text.endsWith('\n')) throw malformed('its text does not end in a newline')
  if (signatures.length === 0) throw malformed('nobody has signed it')
  if (signatures.length > MAX_SIGNATURES) throw malformed('it has more than 100 signatures')
}

/** Neither a plus sign nor a space, each by its number: bodies of the law hold notes, and no law follows Unicode. */
const KEY_NAME = /^[^\0-\x20+\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/

function isKeyName(name: string): boolean {
  return name.isWellFormed() && KEY_NAME.test(name)
}

const malformed = (why: string) => new Refusal('note_malformed', `This is not a signed note: ${why}.`)
