import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from '#crypto'
import { concat, toBase64url, utf8 } from '../../src/core/bytes.ts'
import { type Digest, digestOf, formatDigest } from '../../src/core/digest.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { keyDigest, newSigner, type Signer } from '../../src/core/keys.ts'
import { EMPTY_ROOT } from '../../src/core/merkle.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { referTo } from '../../src/core/words.ts'
import type { Part } from '../../src/log/attachments.ts'
import type { Beat } from '../../src/log/clock.ts'
import type { MarkPlace } from '../../src/log/high-water.ts'
import type { LogSigner } from '../../src/log/log-keys.ts'
import { type Despite, type Log, openLog } from '../../src/log/open.ts'
import type { Recorded } from '../../src/log/queue.ts'
import type { WitnessAddress } from '../../src/log/witness.ts'
import { exportHead, exportLine, exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import type { Laws } from '../../src/register/laws.ts'
import { ref, type Table, type Tables } from '../../src/register/rows.ts'
import { LAWS } from '../../src/register/types.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { ACCEPTS, ACCORD, facts, inEnglish, MANIFEST, OPENED, WORDS } from '../harbour.ts'
import { ORIGIN, partyKey, recoveryKey, type Saying, seedOf } from '../memory-log.ts'
import { storyFolder } from '../story-folder.ts'

/** A statement's words that travel beside it. */
export interface Beside {
  readonly parts?: readonly Part[]
}

/** A real log over SQLite in a folder of its own: what stories and the fuzzer knock at. */
export class RealLog {
  /** The key of the log, and the one that is to follow it. */
  signer: LogSigner = {
    ...newNoteSigner(ORIGIN, seedOf('the log')),
    next: newNoteSigner(ORIGIN, seedOf('the next key of the log')),
  }
  readonly vkey = formatVkey(this.signer.vkey)
  readonly depositary = newSigner('depositary', seedOf('the depositary'))
  readonly spare = newSigner('depositary', seedOf('the other key of the depositary'))
  readonly folder: string
  readonly store: Store
  readonly laws: Laws
  /** The door's clock, RFC 3339. */
  now = '2026-01-01T00:00:00Z'
  /** What the machine knows of the time besides, where the clock is set by somebody. */
  beat: (() => Beat) | undefined
  /** Where it is marked how far the key has signed, and what the operator says of that. */
  mark: MarkPlace | undefined
  despite: Despite = {}
  witnesses: readonly WitnessAddress[] = []
  log!: Log

  private constructor(folder: string, store: Store, laws: Laws) {
    this.folder = folder
    this.store = store
    this.laws = laws
  }

  /** An empty log. `wrap` puts something between the log and its store, such as a disk that fails. */
  static async open(wrap: (store: Store) => Store = store => store, laws = LAWS): Promise<RealLog> {
    const folder = storyFolder('door')
    const real = new RealLog(folder, wrap(SqliteStore.open(join(folder, 'avow.sqlite'))), laws)
    await real.start()
    return real
  }

  async start(): Promise<void> {
    this.log = await this.another()
  }

  /** Another server on the same store. */
  another(): Promise<Log> {
    return openLog({
      store: this.store,
      drawerKey: new Uint8Array(32),
      signer: this.signer,
      now: () => parseTime(this.now),
      pooling: 1,
      laws: this.laws,
      threads: 1,
      despite: this.despite,
      witnesses: this.witnesses,
      ...(this.beat && { beat: this.beat }),
      ...(this.mark && { mark: this.mark }),
    })
  }

  async close(): Promise<void> {
    await this.log.close()
    await this.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** The clock moves, perhaps back. */
  pass(seconds: number): void {
    this.now = formatTime(parseTime(this.now) + seconds)
  }

  get size(): number {
    return this.log.head()?.size ?? 0
  }

  seen(): { size: number; root: Digest } {
    return { size: this.size, root: formatDigest(this.log.head()?.root ?? EMPTY_ROOT) }
  }

  envelope(type: string, body: object, saying: Saying = {}): Uint8Array {
    const { by = 'depositary', call = null, signers = [this.depositary], at = this.now } = saying
    const { seen = this.seen(), log = ORIGIN, nonce = toBase64url(randomBytes(16)) } = saying
    return signEnvelope(formatStatement({ v: 1, log, type, by, call, at, seen, nonce, body }), signers)
  }

  knock(envelope: Uint8Array, parts: readonly Part[] = []): Promise<Recorded> {
    return this.log.door.post({ envelope, parts })
  }

  post(type: string, body: object, { parts = [], ...saying }: Saying & Beside = {}): Promise<Recorded> {
    return this.knock(this.envelope(type, body, saying), parts)
  }

  /** A depositary with two keys. */
  async establish(): Promise<void> {
    const body = {
      names: inEnglish('The Harbour Secretariat'),
      vkey: this.vkey,
      keys: [this.depositary.key, this.spare.key],
      rules: 1,
      window: 604_800,
      recovery: keyDigest(recoveryKey.key.jwk),
      predecessor: null,
    }
    await this.post('depositary/established', body, { signers: [this.depositary, this.spare] })
  }

  async openCall(call = ACCORD, body: object = OPENED): Promise<void> {
    await this.post('call/opened', body, { call })
  }

  async publish(call = ACCORD, manifest = MANIFEST, texts: readonly string[] = Object.values(WORDS)) {
    const parts = texts.map(text => partOf(utf8(text)))
    await this.post('text/published', { manifest, supersedes: null }, { call, parts })
  }

  async admit(id: string, key: Signer = partyKey(id), changed: object = {}): Promise<Recorded> {
    const body = { party: id, ...facts(id), keys: [key.key], claims: false, ...changed }
    return this.post('party/admitted', body, { signers: [this.depositary, key] })
  }

  sign(id: string, changed: object = {}, saying: Saying & Beside = {}): Promise<Recorded> {
    const standard = { by: id, call: ACCORD, signers: [partyKey(id)] }
    return this.post('signature/given', { ...ACCEPTS, ...changed }, { ...standard, ...saying })
  }

  async row<T extends Table>(table: T, key: string): Promise<Tables[T] | undefined> {
    const [row] = await this.store.rows([ref(table, key)])
    return row
  }

  /** The register as an auditor makes it from the entries alone; throws what the auditor would refuse. */
  async audited(): Promise<Register> {
    const register = new Register(this.laws)
    for (let from = 0; from < this.size; from += 256)
      for (const entry of await this.store.entries(from, from + 256)) register.fold(entry)
    return register
  }

  /** `register.ndjson` from the rows of the store. */
  async exported(): Promise<string> {
    const head = this.log.head()!
    const { rules } = (await this.row('log', 'log'))!
    let text = exportHead(head.size, head.root, rules)
    for await (const rows of this.store.everyRow())
      for (const { table, key, json } of rows) text += exportLine(table, key, json)
    return text
  }
}

export const exportOf = (register: Register): string => [...exportLines(register)].join('')

/** A log with the accord open and its text published, closed when the test ends. */
export async function openHarbour(
  test: { after(close: () => Promise<void>): void },
  wrap?: (store: Store) => Store,
): Promise<RealLog> {
  const real = await RealLog.open(wrap)
  test.after(() => real.close())
  await real.establish()
  await real.openCall()
  await real.publish()
  return real
}

function partOf(bytes: Uint8Array): Part {
  return { name: digestOf(bytes), bytes }
}

/** Words for a statement and the part that carries them: salt, then the words. */
export function wordsOf(text: string, salt: Uint8Array = randomBytes(32)) {
  const { reference } = referTo(utf8(text), { lang: 'en', mediaType: 'text/plain' }, salt)
  return { reference, part: { name: reference.digest, bytes: concat(salt, utf8(text)) } }
}
