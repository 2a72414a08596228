import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { concat, fromBase64url, toBase64, toBase64url, utf8 } from '../src/core/bytes.ts'
import { signCheckpoint } from '../src/core/checkpoint.ts'
import { addSignatures, newCosigner } from '../src/core/cosignature.ts'
import { type Digest, digestOf, formatDigest } from '../src/core/digest.ts'
import { EMPTY_EDGE, grow } from '../src/core/edge.ts'
import { formatEntry } from '../src/core/entry.ts'
import { challengeOf, signEnvelope } from '../src/core/envelope.ts'
import type { FileType } from '../src/core/file-types.ts'
import { jointNeeds, jointProof } from '../src/core/joint-proof.ts'
import { type Key, newSigner, type Signer, thumbprint } from '../src/core/keys.ts'
import { leafHash } from '../src/core/merkle.ts'
import { formatVkey, type NoteSigner, newNoteSigner, parseNote } from '../src/core/note.ts'
import { formatStatement, type Statement } from '../src/core/statement.ts'
import { formatTime, parseTime } from '../src/core/time.ts'
import { referTo, referToData, referToFile, wordsDigest } from '../src/core/words.ts'
import { receiptOf } from '../src/log/receipts.ts'
import { nodesAt } from '../src/log/tree.ts'
import type { SaltedDisclosure } from '../src/register/disclosure.ts'
import { Register } from '../src/register/fold.ts'
import type { DataFile, Said, TitledFile } from '../src/register/kinds.ts'
import type { Laws } from '../src/register/laws.ts'
import { formatReceipt } from '../src/register/receipt-format.ts'
import type { Ref, Rows, RowsFor } from '../src/register/rows.ts'
import { LAWS } from '../src/register/types.ts'
import type { Words } from '../src/store/store.ts'
import './declared.ts'

/**
 * A whole log in memory, by the same law as the door: for tests that tell stories about what the register makes of
 * statements. Keys are made from names, so that a story reads the same each time.
 */

export const seedOf = (name: string): Uint8Array => createHash('sha256').update(`seed of ${name}`).digest()
const scalarOf = (name: string): Uint8Array => createHash('sha256').update(`passkey of ${name}`).digest()
export const ORIGIN = 'harbour.example/log'
export const WITNESSES = ['witness.example/one', 'witness.example/two', 'witness.example/three']
const cosigners = WITNESSES.map(name => newCosigner(name, seedOf(name)))
export const WITNESS_VKEYS = cosigners.map(({ vkey }) => formatVkey(vkey))

/** What a statement says beside what every statement of the log says. */
export interface Saying {
  readonly by?: string
  readonly call?: string | null
  readonly signers?: readonly Signer[]
  /** RFC 3339; the log's clock if left out. */
  readonly at?: string
  /** The newest if left out. */
  readonly seen?: Statement['seen']
  readonly log?: string
  readonly nonce?: string
}

export class MemoryLog {
  readonly signer = newNoteSigner(ORIGIN, seedOf('the log'))
  readonly vkey = formatVkey(this.signer.vkey)
  /** The key that is to follow it, once the log says so. */
  readonly nextSigner = newNoteSigner(ORIGIN, seedOf('the next key of the log'))
  readonly depositary = newSigner('depositary', seedOf('the depositary'))
  readonly register: Register
  readonly entries: Uint8Array[] = []
  /** The log's clock, RFC 3339. */
  now = '2026-01-01T00:00:00Z'
  #edge = EMPTY_EDGE
  #made = 0
  readonly laws: Laws
  readonly #tiles = new Map<string, Uint8Array>()
  readonly #words = new Map<string, Words>()

  /** `laws` are those of this software; a story may make up a version to come. */
  constructor(laws = LAWS) {
    this.register = new Register(laws)
    this.laws = laws
  }

  get rows(): Rows {
    return this.register.rows
  }

  get size(): number {
    return this.entries.length
  }

  /** The log's clock moves on by days. */
  pass(days: number): void {
    this.now = formatTime(parseTime(this.now) + days * 86_400)
  }

  seen(size = this.size): { size: number; root: Digest } {
    return { size, root: formatDigest(this.register.history.root(size)) }
  }

  /** The envelope of a statement, not posted yet. */
  envelope(type: string, body: object, saying: Saying = {}): Uint8Array {
    const { by = 'depositary', call = null, signers = [this.depositary], at = this.now } = saying
    const nonce = saying.nonce ?? toBase64url(seedOf(`nonce ${this.#made++}`).subarray(0, 16))
    const seen = saying.seen ?? this.seen()
    const log = saying.log ?? ORIGIN
    return signEnvelope(formatStatement({ v: 1, log, type, by, call, at, seen, nonce, body }), signers)
  }

  /** Posts a statement; returns its index, or throws the refusal of the law. */
  post(type: string, body: object, saying: Saying = {}): number {
    return this.admit(this.envelope(type, body, saying))
  }

  /** Takes an envelope as the door would, once its words have come. */
  admit(envelope: Uint8Array): number {
    const bytes = formatEntry(this.now, envelope)
    this.register.fold(bytes)
    return this.#append(bytes)
  }

  /** Takes an entry as another log has it. */
  take(bytes: Uint8Array): number {
    this.register.fold(bytes)
    return this.#append(bytes)
  }

  /** Puts into the tree what the law would refuse: the log of a depositary that judges nothing. */
  smuggle(type: string, body: object, saying: Saying = {}): number {
    return this.smuggleEntry(formatEntry(this.now, this.envelope(type, body, saying)))
  }

  /** The same with any bytes. */
  smuggleEntry(bytes: Uint8Array): number {
    this.register.history.append(bytes, this.now)
    return this.#append(bytes)
  }

  #append(bytes: Uint8Array): number {
    const growth = grow(this.#edge, [leafHash(bytes)])
    this.#edge = growth.edge
    for (const { level, index, bytes } of growth.tiles) this.#tiles.set(`${level} ${index}`, bytes)
    return this.entries.push(bytes) - 1
  }

  /** Keeps a text beside the log. */
  keepText(bytes: Uint8Array): void {
    this.#words.set(digestOf(bytes), { digest: digestOf(bytes), bytes, salt: null })
  }

  /** Words of any length, kept beside the log; what to put into a statement for them. */
  keepWords(text: string, lang = 'en'): Exclude<Said, { text: string }> {
    const bytes = utf8(text)
    const { reference, salt } = referTo(bytes, { lang, mediaType: 'text/plain' }, seedOf(text))
    this.#words.set(reference.digest, { digest: reference.digest, bytes, salt })
    return reference
  }

  /** Words or a file, as they were kept elsewhere. */
  keepSalted(bytes: Uint8Array, salt: Uint8Array): void {
    const digest = wordsDigest(bytes, salt)
    this.#words.set(digest, { digest, bytes, salt })
  }

  /** A file of data, kept beside the log; `salt` makes another digest of the same file. */
  keepData(bytes: Uint8Array, salt = ''): DataFile {
    const { reference, salt: kept } = referToData(bytes, seedOf(`${digestOf(bytes)}${salt}`))
    this.#words.set(reference.digest, { digest: reference.digest, bytes, salt: kept })
    return reference
  }

  /** A file that shows something, kept beside the log. */
  keepFile(title: string, bytes: Uint8Array, mediaType: FileType): TitledFile {
    const { reference, salt } = referToFile(bytes, mediaType, seedOf(title))
    this.#words.set(reference.digest, { digest: reference.digest, bytes, salt })
    return { file: reference, title }
  }

  /** The key that signs its checkpoints now. */
  get signing(): NoteSigner {
    const isNext = this.rows.get('log', 'log')?.vkey === formatVkey(this.nextSigner.vkey)
    return isNext ? this.nextSigner : this.signer
  }

  /** The newest checkpoint, cosigned by three witnesses. */
  head(signer = this.signing) {
    const { size, root } = this.#edge
    const checkpoint = signCheckpoint({ origin: ORIGIN, size, root }, signer)
    return { size, root, checkpoint: cosigned(checkpoint, this.now) }
  }

  /** What brings the next key of the log in: the newest checkpoint, signed by both. */
  nextKey(signer = this.nextSigner) {
    const { checkpoint } = this.head()
    const signed = addSignatures(checkpoint, [signer.sign(parseNote(checkpoint).text)])
    return { vkey: formatVkey(signer.vkey), checkpoint: signed }
  }

  /** Its witnesses cosign whatever it publishes. */
  witnessed() {
    return this.head()
  }

  readonly store = {
    entry: async (index: number) => this.entries[index],
    tiles: async (places: readonly { level: number; index: number }[]) =>
      places.map(({ level, index }) => this.#tiles.get(`${level} ${index}`)),
    rows: async <const R extends readonly Ref[]>(refs: R) =>
      refs.map(({ table, key }) => this.rows.get(table, key)) as RowsFor<R>,
    words: async (digest: string) => this.#words.get(digest),
  }

  receipt(index: number, person?: SaltedDisclosure): Promise<Uint8Array> {
    return receiptOf(this, index, person)
  }

  /** A receipt of whatever entries somebody puts together, with a good proof that they are in the log. */
  async compose(indexes: readonly number[]): Promise<Uint8Array> {
    const { size, checkpoint } = this.head()
    const hashes = await nodesAt(this.store, jointNeeds(indexes, size), size)
    return formatReceipt({
      checkpoint,
      entries: indexes.map(index => ({ index, bytes: this.entries[index]! })),
      proof: jointProof(indexes, size, hashes),
      texts: [],
      words: [],
    })
  }
}

/** The checkpoint with the cosignatures of all three witnesses. */
export function cosigned(checkpoint: string, at: string): string {
  const text = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1)
  return addSignatures(
    checkpoint,
    cosigners.map(cosigner => cosigner.cosign(text, parseTime(at))),
  )
}

/** The depositary's recovery key. */
export const recoveryKey = newSigner('recovery', seedOf('the recovery key'))

/** A party's Ed25519 key. */
export const partyKey = (name: string): Signer => newSigner('party', seedOf(name))

/** A passkey for the harbour's site, as an authenticator with a P-256 key would sign. */
export function passkey(
  name: string,
  { rpId = 'harbour.example', use = 'party' as Key['use'] } = {},
): Signer {
  const pkcs8 = concat(fromBase64url('MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCA'), scalarOf(name))
  const secret = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  const { x = '', y = '' } = createPublicKey(secret).export({ format: 'jwk' })
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const
  const keyid = thumbprint(jwk)
  const origin = `https://${rpId}`
  return {
    key: { jwk, alg: 'ES256', use, rpId, origins: [origin] },
    keyid,
    sign(pae) {
      const challenge = toBase64url(challengeOf(pae))
      const client = utf8(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }))
      const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
      const data = concat(hash(rpId), Uint8Array.of(0x1d, 0, 0, 0, 0))
      const sig = sign('sha256', concat(data, hash(client)), secret)
      const webauthn = { authenticatorData: toBase64(data), clientDataJSON: toBase64(client) }
      return { keyid, sig: toBase64(sig), webauthn }
    },
  }
}
