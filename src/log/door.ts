import { parseEnvelope, type UnverifiedEnvelope } from '../core/envelope.ts'
import { parseLogVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { dayOf } from '../core/time.ts'
import { bindsData, isByAuthor, requireFigures } from '../register/figures/check.ts'
import {
  asksCosigner,
  foreseen,
  jobsOf,
  keysOf,
  needsOf,
  type Prepared,
  type Proposal,
  type Proposed,
  prepare,
  propose,
  settle,
  withinIn,
} from '../register/law.ts'
import { type Laws, RulesMoved } from '../register/laws.ts'
import { FetchedRows } from '../register/overlay.ts'
import { type KeyRow, type Ref, type Row, type RowsFor, ref } from '../register/rows.ts'
import { logKeyChanged } from '../register/types/depositary-keys.ts'
import { isCoverable } from '../register/types.ts'
import type { Change } from '../store/drawer.ts'
import type { Store } from '../store/store.ts'
import {
  type Attached,
  type Part,
  requireFiles,
  requireNfcBytes,
  requireOneKind,
  wordsBeside,
} from './attachments.ts'
import type { FileThread } from './file-thread.ts'
import { Gather } from './gather.ts'
import { fetchRanges } from './judgement.ts'
import type { Candidate, Recorded } from './queue.ts'
import type { Sequencer } from './sequence.ts'
import type { VerifyPool } from './verify-pool.ts'

/** One request to the door: the envelope's bytes, and what it binds. */
export interface Posted {
  readonly envelope: Uint8Array
  readonly parts: readonly Part[]
  /** The same, where it was read before. */
  readonly read?: Readonly<{ envelope: UnverifiedEnvelope; statement: Statement }>
  /** What changes in the drawer in the very commit of the entry, or not at all. Nobody sends it over HTTP. */
  readonly beside?: readonly Change[]
}

/** Statements that may be at the door together: a few batches, so that each is answered within seconds. */
export const MOST_AT_DOOR = 10_000
/** Bytes that these may hold. One alone is always taken. */
export const MOST_BYTES_AT_DOOR = 128 * 1024 * 1024

/**
 * The one door in (promise 1): whatever changes the register comes through `post`, from pages, the CLI and imports
 * alike. It refuses with a code, or answers with the index and the proof once the entry is durable. A statement that
 * the log holds already changes nothing when it is posted again, neither in the log nor in the drawer.
 *
 * What only the door can know is refused here and never in the law: switches, words that did not come, NFC, and a file
 * of figures that is not what the statement says of it.
 */
export class Door {
  readonly #store: Store
  readonly #sequencer: Sequencer
  readonly #pool: VerifyPool
  readonly #files: FileThread
  readonly #log: string
  readonly #held: readonly string[]
  readonly #laws: Laws
  readonly #rows: Gather<Ref, Row | undefined>
  #underway = 0
  #waiting = { statements: 0, bytes: 0 }
  #isReserved = false

  /** `held` are the keys that sign this log's checkpoints here: one, and perhaps the next. */
  constructor(
    store: Store,
    sequencer: Sequencer,
    { pool, files }: Readonly<{ pool: VerifyPool; files: FileThread }>,
    held: readonly string[],
    laws: Laws,
  ) {
    this.#store = store
    this.#sequencer = sequencer
    this.#pool = pool
    this.#files = files
    this.#log = parseLogVkey(held[0]!).name
    this.#held = held
    this.#laws = laws
    this.#rows = new Gather(
      ({ table, key }) => `${table} ${key}`,
      refs => store.rows(refs),
    )
  }

  /** How many statements are being read and verified; each will come to the sequencer or be refused. */
  get underway(): number {
    return this.#underway
  }

  /** How many have not been answered yet. */
  get waiting(): number {
    return this.#waiting.statements
  }

  /**
   * From now on it takes statements by what this returns alone, until `letGo`: while a story is told, the log has the
   * time of the story, by which nothing real may be dated.
   */
  reserve(): { readonly post: (posted: Posted) => Promise<Recorded>; readonly letGo: () => void } {
    this.#isReserved = true
    return {
      post: posted => this.#take(posted),
      letGo: () => {
        this.#isReserved = false
      },
    }
  }

  /** Refuses `read_only` while it is reserved, and what `#take` refuses. */
  async post(posted: Posted): Promise<Recorded> {
    if (this.#isReserved)
      throw new Refusal(
        'read_only',
        'The register is being filled with its examples; it takes nothing before.',
      )
    return this.#take(posted)
  }

  /**
   * Refuses `rate_limited` where too many wait: what is taken in is answered, and memory is not left to those who send.
   */
  async #take(posted: Posted): Promise<Recorded> {
    const bytes = posted.parts.reduce((sum, part) => sum + part.bytes.length, posted.envelope.length)
    const waiting = this.#waiting
    const isFull = waiting.statements >= MOST_AT_DOOR || waiting.bytes + bytes > MOST_BYTES_AT_DOOR
    if (isFull && waiting.statements > 0)
      throw new Refusal(
        'rate_limited',
        `${waiting.statements} statements wait to be recorded already. Send the same bytes again in a few seconds.`,
      )
    waiting.statements += 1
    waiting.bytes += bytes
    try {
      return await this.#post(posted)
    } finally {
      waiting.statements -= 1
      waiting.bytes -= bytes
    }
  }

  async #post(posted: Posted): Promise<Recorded> {
    this.#underway += 1
    let candidate: Candidate
    try {
      candidate = await this.#verify(posted)
    } finally {
      this.#underway -= 1
    }
    return this.#sequencer.submit(candidate).catch(this.#again(candidate, () => this.#post(posted)))
  }

  /** Refuses whatever `post` would refuse as things stand; records nothing. */
  async rehearse(posted: Posted): Promise<void> {
    const candidate = await this.#verify(posted)
    await this.#sequencer.rehearse(candidate).catch(this.#again(candidate, () => this.rehearse(posted)))
  }

  /**
   * Reads a statement again that was read by the rules of before. If the rules have not moved here, another server has
   * moved them: this one is behind, and can take nothing more.
   */
  #again<T>({ verified }: Candidate, read: () => Promise<T>): (error: unknown) => Promise<T> {
    return async error => {
      if (!(error instanceof RulesMoved)) throw error
      if (this.#sequencer.rules !== verified.version) return read()
      throw new Refusal(
        'read_only',
        'Another server has moved the rules of this log; this one takes nothing more.',
      )
    }
  }

  /**
   * Why the door would refuse a statement that nobody has signed yet, as things stand; null where nothing is in the
   * way. The law says what it asks beforehand (`foreseen` in register/law.ts); the door asks its switches and NFC, and
   * not what travels beside.
   */
  async preview(proposal: Proposal): Promise<Refusal | null> {
    const refusal = await this.#foreseen(proposal)
    return asksCosigner(refusal) ? null : refusal
  }

  /**
   * Whether the law asks a party to sign it too, as things stand: of some acts it does where they carry something over.
   */
  async asksCosigner(proposal: Proposal): Promise<boolean> {
    return asksCosigner(await this.#foreseen(proposal))
  }

  async #foreseen(proposal: Proposal): Promise<Refusal | null> {
    try {
      const { rules, standpoint } = this.#sequencer
      const proposed = propose(proposal, { log: this.#log, rules, ...standpoint }, this.#laws)
      requireNfcBytes(proposed.payload, 'The statement')
      const [keyRow] = await Promise.all([this.#keysOf(proposed), this.#requireOpen(proposed)])
      const needs = needsOf(proposed, keyRow)
      const rows = await this.#ask(needs)
      const fetched = new FetchedRows(needs, rows)
      await fetchRanges(this.#store, fetched, proposed.bound.ranges)
      return foreseen(proposed, fetched)
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }

  /** Whether the law asks for a second hand as things stand: of some types it does from a moment on. */
  async asksSecond({
    type,
    by,
    call,
    body,
  }: Pick<Statement, 'type' | 'by' | 'call' | 'body'>): Promise<boolean> {
    const declared = this.#laws.of(type, this.#sequencer.rules ?? this.#laws.known)
    if (!declared.secondHand) return declared.twoOfficers
    const bound = declared.bind({ type, by, call, body } as Statement)
    const needs = bound.needs(() => undefined)
    const fetched = new FetchedRows(needs, await this.#ask(needs))
    await fetchRanges(this.#store, fetched, bound.ranges)
    return !bound.oneHand(fetched)
  }

  async #verify({ envelope, read, parts, beside = [] }: Posted): Promise<Candidate> {
    const { rules } = this.#sequencer
    const prepared = prepare(read?.envelope ?? parseEnvelope(envelope), rules, this.#laws, read?.statement)
    this.#requireOwn(prepared)
    requireNfcBytes(prepared.envelope.payload, 'The statement')
    for (const { envelope } of withinIn<Prepared>(prepared))
      requireNfcBytes(envelope.payload, 'The statement that it brings')
    const { generation } = this.#sequencer
    const [keyRow] = await Promise.all([this.#keysOf(prepared), this.#requireOpen(prepared)])
    const verified = settle(prepared, await this.#pool.verify(jobsOf(prepared, keyRow)))
    // Nothing is read beside a statement that nobody known has signed: a stranger would have us read for seconds.
    const attached = wordsBeside(prepared, parts)
    const { words, files } = attached
    await requireOneKind(this.#store, words)
    const hasFigures = bindsData(prepared) && isByAuthor(prepared, keyRow)
    if (hasFigures || files.length > 0) await this.#requireRead(prepared, attached, hasFigures)
    return { verified, keyRow, generation, words, beside }
  }

  /**
   * Reads files. The law is asked first, since its codes are the same at every door, and since it says who may send
   * any. What the log holds already is answered as it was, whatever the law would say of it now.
   */
  async #requireRead(prepared: Prepared, { words, files }: Attached, hasFigures: boolean): Promise<void> {
    const [known] = await this.#store.indexesOf([prepared.identity])
    if (known !== undefined) return
    const { signers } = prepared
    const { type, by, call, body } = prepared.statement
    const refusal = await this.#foreseen({ type, by, call, body, signers })
    if (refusal !== null) throw refusal
    await requireFiles(this.#files, files)
    if (hasFigures)
      await requireFigures(this.#store, prepared, words, dayOf(this.#sequencer.standpoint.admitted))
  }

  /** Like `rows` of the store, in one question with whatever else is asked in this turn. */
  async #ask<R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>> {
    return (await Promise.all(refs.map(one => this.#rows.ask(one)))) as RowsFor<R>
  }

  /** The keys by the rows of now; whether they may sign is judged again at the entry's place. */
  async #keysOf(prepared: Prepared | Proposed): Promise<(keyid: string) => KeyRow | undefined> {
    const refs = keysOf(prepared)
    const rows = await this.#ask(refs)
    return keyid => rows[refs.findIndex(({ key }) => key === keyid)]
  }

  /** An empty log has no depositary to refuse a stranger who would establish another log in its place. */
  #requireOwn({ statement, declared }: Prepared): void {
    const { vkey } = statement.body as { vkey: string }
    // Else nothing could be signed after it. What is no key of this log the law refuses.
    const isOwn = declared.type === logKeyChanged.type && isVkeyOf(this.#log, vkey)
    if (isOwn && !this.#held.includes(vkey))
      throw new Refusal('log_wrong', `The key ${vkey} does not lie with this server yet: put it there first.`)
    if (declared.founds !== 'log') return
    if (vkey !== this.#held[0])
      throw new Refusal(
        'log_wrong',
        `The statement establishes a log with the key ${vkey}; this one signs with ${this.#held[0]}.`,
      )
  }

  /** Whoever lost the answer to a statement that the log holds still gets it. */
  async #requireOpen(prepared: Prepared | Proposed): Promise<void> {
    const { statement } = prepared
    const covering = [statement.type, ...(isCoverable(statement.type) ? ['door/all'] : [])]
    const rows = await this.#ask(covering.map(name => ref('switches', name)))
    const row = rows.find(one => one?.closed)
    if (row === undefined) return
    const [known] = 'identity' in prepared ? await this.#store.indexesOf([prepared.identity]) : []
    if (known === undefined)
      throw new Refusal(
        'switched_off',
        `The depositary takes no ${statement.type} at present; entry ${row.since} says why.`,
      )
  }
}

function isVkeyOf(log: string, text: string): boolean {
  const vkey = attempt(() => parseLogVkey(text))
  return !(vkey instanceof Refusal) && vkey.name === log
}
