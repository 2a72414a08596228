import { equalBytes } from '../core/bytes.ts'
import { signCheckpoint } from '../core/checkpoint.ts'
import { formatDigest } from '../core/digest.ts'
import { type Growth, grow } from '../core/edge.ts'
import { formatEntry, parseEntry } from '../core/entry.ts'
import { identityOf } from '../core/envelope.ts'
import { leafHash } from '../core/merkle.ts'
import { formatVkey, type NoteSigner } from '../core/note.ts'
import { formatProof } from '../core/proof.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { type LogRow, vkeysOf } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import { ChangedMeanwhile, type Spot } from '../store/drawer.ts'
import { isFailing } from '../store/patience.ts'
import type { Batch, Put, Store } from '../store/store.ts'
import type { BackgroundFold } from './background-fold.ts'
import type { DrawerAuthentication } from './drawer-authentication.ts'
import { type Judged, judgeBatch } from './judgement.ts'
import { type LogSigner, signerOf } from './log-keys.ts'
import { claimLater, isCommitted, takenOver } from './outcome.ts'
import { type Candidate, type Gathering, Queue, type Recorded, type Waiting } from './queue.ts'
import { type Recovered, recover } from './startup-check.ts'
import { entryAt, proofOf, Roots } from './tree.ts'

interface SequencerOptions extends Gathering {
  readonly store: Store
  readonly signer: LogSigner
  /** Whether it starts without the key that the register asks for, to take its change. */
  readonly despiteKey?: boolean
  /** Under which the drawer lies. */
  readonly seal: DrawerAuthentication
  /** Unix seconds. Refuses while the clock cannot be believed. */
  readonly now: () => number
  /** Why nothing may be signed at present, asked before each batch; null if nothing is in the way. */
  readonly refuse: () => Refusal | null
  /** Without it, whatever the rows of the database admit is signed. */
  readonly fold?: Pick<BackgroundFold, 'weigh' | 'settle'> | undefined
  /** Notes beside the key how far it has signed; durable when it resolves. */
  readonly note: (head: Published) => Promise<void>
  /** Called after each batch is durable and noted, in order. */
  readonly published: (head: Published) => void
}

export interface Published {
  readonly size: number
  readonly root: Uint8Array
  readonly checkpoint: string
}

/** One that was admitted, with whom and what it is about. */
interface Admitted extends Waiting {
  readonly subjects: readonly Subject[]
}

/** Times that a batch is judged before those whose things in the drawer were changed meanwhile are refused. */
const MOST_TRIES = 5

/** Milliseconds after which those who wait for a store that does not answer are told so. */
export const PATIENCE_MS = 5_000

/**
 * The only writer of the tree. The order is the design:
 *
 *   1. signatures were verified before a candidate comes here
 *   2. fetch the rows that the rules declare; judge the batch in order on an overlay, with what is to change in the
 *      drawer beside each; refuse what the law refuses, and whoever comes too late
 *   3. ask the fold in the background, once that has come so far, whether the entries of before let these follow
 *      (log/background-fold); grow the tree, sign its checkpoint, and move all of it in one transaction, fenced by size
 *      and epoch; where the drawer was changed since 2, nothing is written, and 2 begins anew
 *   4. wait until it is durable; where the outcome is unknown, reread it until the store tells, before anything else is
 *      signed (log/outcome)
 *   5. note beside the key how far it has signed (log/high-water), then publish
 *   6. answer, each with its index and proof
 *   7. witnesses are asked later, by whoever listens to `published`
 *
 * A checkpoint that is signed in 3 and never becomes durable does not leave this process, so nobody can hold it against
 * the log. After a crash the next start takes up what was committed, and 5 follows from it.
 */
export class Sequencer {
  readonly #options: SequencerOptions
  readonly #roots: Roots
  readonly #queue: Queue
  readonly #closing = new AbortController()
  #epoch: number | undefined
  /** The epoch before this start, where the log is still to be claimed. */
  #former: number | undefined
  /** How the log stands. */
  #tip: Recovered
  #generation = 0
  /** What is committed and could not be noted yet: nothing more is signed before. */
  #unnoted: Published | undefined
  #stopped: Refusal | null = null
  /** Why nothing is signed until the store answers. */
  #paused: Refusal | null = null

  private constructor(options: SequencerOptions, tip: Recovered) {
    this.#options = options
    this.#tip = tip
    this.#roots = new Roots(options.store, tip.edge)
    this.#queue = new Queue(options, taken => this.#enter(taken))
  }

  /**
   * Claims the log, recomputes its right edge and refuses to run on any disagreement. Where the store cannot be written,
   * it runs all the same, so that the log is read, and claims it once that is possible.
   */
  static async start(options: SequencerOptions): Promise<Sequencer> {
    const { store, signer } = options
    // Before the claim: a start that fails must not fence off a server that writes.
    const { vkeys } = await recover(store, signer)
    const vkey = vkeys.at(-1)
    if (vkey !== undefined && !options.despiteKey) requireSigner(signer, vkey)
    const former = await store.epoch()
    const claimed = await store.claim().catch((error: unknown) => {
      if (isFailing(error)) return error
      throw error
    })
    // After it: that server may have gone on until then.
    const sequencer = new Sequencer(options, await recover(store, signer))
    if (typeof claimed === 'number') sequencer.#epoch = claimed
    else sequencer.#pauseUnclaimed(claimed, former)
    return sequencer
  }

  /** Grows with every commit that changes a key: a key that was read at the same generation is unchanged. */
  get generation(): number {
    return this.#generation
  }

  /** Where a statement that came now would stand. */
  get standpoint() {
    const { size, root } = this.#tip.edge
    const before = this.admitted
    const admitted = Math.max(this.#options.now(), before)
    return { generation: this.#generation, size, root: formatDigest(root), before, admitted }
  }

  get head(): Published | undefined {
    return this.#tip.head
  }

  /** Unix seconds of the newest entry; 0 before there is one. */
  get admitted(): number {
    return this.#tip.head?.admitted ?? 0
  }

  /** The version of the rules in force; null where no log is founded yet. */
  get rules(): number | null {
    return this.#tip.rules
  }

  /** Every key of the log, the newest last, which signs its checkpoints. */
  get vkeys(): readonly string[] {
    const { vkeys } = this.#tip
    return vkeys.length > 0 ? vkeys : [formatVkey(this.#options.signer.vkey)]
  }

  /** Why nothing is signed but a change of the log's key: that which the register names is not here. */
  get keyless(): Refusal | null {
    const vkey = this.vkeys.at(-1)!
    return signerOf(this.#options.signer, vkey) === undefined ? keyAbsent(vkey) : null
  }

  /** Why this sequencer has ended for good: another has taken over, or the store lost its word; null while it runs. */
  get stopped(): Refusal | null {
    return this.#stopped
  }

  /** Learns of another server that has claimed the log, before that costs anybody a statement. */
  async look(): Promise<void> {
    const epoch = await this.#options.store.epoch()
    if (this.#epoch !== undefined && epoch > this.#epoch) this.#stopped ??= takenOver()
  }

  /** Why nothing is signed until the store answers, or can be written; null if nothing is in the way. */
  get paused(): Refusal | null {
    return this.#paused
  }

  /** Resolves once the entry is durable under a signed checkpoint; the same statement gets the same index. */
  submit(candidate: Candidate): Promise<Recorded> {
    return this.#queue.submit(candidate)
  }

  /** Judges a candidate as things stand and throws what the law refuses; it enters nothing. */
  async rehearse(candidate: Candidate): Promise<void> {
    const { store, seal } = this.#options
    const refusal = this.#options.refuse()
    if (refusal !== null) throw refusal
    const roots = new Roots(store, this.#tip.edge)
    const { refused } = await judgeBatch(store, seal, roots, [candidate], this.standpoint)
    for (const { refusal } of refused) throw refusal
  }

  /** Step 5, again where it failed before. */
  async note(): Promise<void> {
    const head = this.#unnoted
    if (head === undefined) return
    await this.#options.note(head)
    if (this.#unnoted !== head) return
    this.#unnoted = undefined
    this.#options.published(head)
  }

  /** Waits for what was submitted, but for no store that does not answer. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#queue.idle()
  }

  #pauseUnclaimed(why: Refusal, former: number): void {
    const mend = isFencedOff(why)
      ? 'Start this server again once it can be'
      : 'This server reads only until it can be'
    this.#paused = new Refusal(why.code, `${why.message} ${mend} written.`)
    if (!isFencedOff(why)) this.#former = former
  }

  /** Claims the log as soon as the store can be written, where the start could not; until then it is read. */
  async claimLater(): Promise<void> {
    const former = this.#former
    if (former === undefined) return
    try {
      const { store, signer } = this.#options
      const shown = this.#tip.edge
      const { epoch, state } = await claimLater(store, signer, former, shown, this.#closing.signal)
      if (state.edge.size > shown.size) this.#unnoted = state.head
      this.#move(state)
      this.#generation += 1
      this.#epoch = epoch
      this.#paused = null
      await this.note()
    } catch (error) {
      this.#stopped = endOf(error)
    }
  }

  async #enter(taken: readonly Waiting[]): Promise<void> {
    await this.note()
    const refusal = this.#options.refuse()
    if (refusal !== null) throw refusal
    await this.#step(taken)
  }

  async #step(taken: readonly Waiting[]): Promise<void> {
    const { store, seal } = this.#options
    const known = await store.indexesOf(taken.map(({ candidate }) => candidate.verified.identity))
    let fresh = taken.filter((_, i) => known[i] === undefined)
    let judged: Judged
    for (let tries = 1; ; tries++) {
      const { standpoint } = this
      const batch = fresh.map(({ candidate }) => candidate)
      judged = await judgeBatch(store, seal, this.#roots, batch, standpoint)
      if (judged.admitted.length === 0) break
      try {
        const admitted = judged.admitted.map(({ place, subjects }) => ({ ...fresh[place]!, subjects }))
        await this.#commit(admitted, standpoint.admitted, judged)
        break
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error
        if (tries < MOST_TRIES) continue
        const isLate = ({ candidate }: Waiting) => touches(candidate, error.spot)
        for (const one of fresh) if (isLate(one)) one.fail(error)
        fresh = fresh.filter(one => !isLate(one))
      }
    }
    // Only now: a refusal may rest on an entry of this very batch, and nothing is told before it is durable.
    for (const { place, refusal } of judged.refused) fresh[place]!.fail(refusal)
    for (const { place, index } of judged.repeated) this.#answerKnown(fresh[place]!, index)
    for (const [i, index] of known.entries()) if (index !== undefined) this.#answerKnown(taken[i]!, index)
  }

  /** The proof of an older entry is made from stored tiles; it may lie far from the right edge. */
  #answerKnown({ candidate, answer, fail }: Waiting, index: number): void {
    this.#known(candidate, index).then(answer, fail)
  }

  /** Whoever writes in the database may lay an index that leads to another entry, or to none. */
  async #known({ verified }: Candidate, index: number): Promise<Recorded> {
    const { store } = this.#options
    const damaged = () =>
      new Refusal(
        'store_damaged',
        `This statement is kept as entry ${index}, and that is not there or another.`,
      )
    if (index >= this.#tip.edge.size) {
      await this.look()
      throw this.#stopped ?? damaged()
    }
    const { envelope } = parseEntry(await entryAt(store, index))
    if (!equalBytes(identityOf(envelope.payload), verified.identity)) throw damaged()
    return { index, proof: await proofOf(store, index, this.head!), known: true }
  }

  #move(tip: Recovered): void {
    this.#tip = tip
    this.#roots.learn(tip.edge.size, tip.edge.root)
  }

  /** Steps 3 to 6. */
  async #commit(
    judged: readonly Admitted[],
    admitted: number,
    { rows, beside }: Pick<Judged, 'rows' | 'beside'>,
  ): Promise<void> {
    const vkeys = vkeysAfter(rows) ?? this.vkeys
    // From the checkpoint on that holds the change, the new key signs.
    const signer = requireSigner(this.#options.signer, vkeys.at(-1)!)
    const at = formatTime(admitted)
    const entries = judged.map(({ candidate, subjects }) => ({
      bytes: formatEntry(at, candidate.verified.envelope.bytes),
      identity: candidate.verified.identity,
      subjects,
    }))
    // Before anything of it is signed.
    await this.#options.fold?.weigh(
      this.#tip.edge.size,
      judged.map(({ candidate }, i) => ({ ...candidate, bytes: entries[i]!.bytes })),
    )
    const hashes = entries.map(({ bytes }) => leafHash(bytes))
    const growth = grow(this.#tip.edge, hashes)
    const { size, root } = growth.edge
    const checkpoint = signCheckpoint({ origin: signer.vkey.name, size, root }, signer)
    const head = { size, root, checkpoint, admitted }
    await this.#durable({
      epoch: this.#epoch!,
      from: this.#tip.edge.size,
      admitted,
      root,
      entries,
      tiles: growth.tiles,
      rows,
      words: judged.flatMap(({ candidate }) => candidate.words),
      withheld: judged.flatMap(({ candidate }) => candidate.verified.bound.withholds),
      beside,
      checkpoint,
    })
    this.#move({ edge: growth.edge, head, rules: logIn(rows)?.rules ?? this.rules, vkeys })
    this.#unnoted = head
    await this.note().catch(error => {
      if (!(error instanceof Refusal)) throw error
      throw new Refusal('outcome_unknown', `It is recorded, but not noted beside the key: ${error.message}`)
    })
    this.#answer(judged, growth, head)
  }

  #answer(admitted: readonly Waiting[], growth: Growth, head: Published): void {
    for (const [i, { answer }] of admitted.entries()) {
      const index = growth.from + i
      const proof = formatProof({ index, hashes: growth.prove(index), checkpoint: head.checkpoint })
      answer({ index, proof, known: false })
    }
  }

  /** Step 4. Returns only when the batch is on disk; throws only when it is known not to be, or all stops. */
  async #durable(batch: Batch): Promise<void> {
    let isRecorded = false
    try {
      await this.#written(batch)
      isRecorded = true
    } finally {
      this.#options.fold?.settle(isRecorded)
    }
  }

  async #written(batch: Batch): Promise<void> {
    try {
      const changed = batch.rows.some(({ table }) => table === 'keys') ? 1 : 0
      // Before and after: whoever reads during the commit may see either state.
      this.#generation += changed
      await this.#options.store.commit(batch).finally(() => {
        this.#generation += changed
      })
    } catch (error) {
      if (isFencedOff(error)) this.#stopped = error
      // Nothing was written (store/store).
      if (error instanceof ChangedMeanwhile || error instanceof Refusal) throw error
      if (await this.#isThere(batch)) return
      throw new Refusal('store_failing', 'The database broke off before it wrote; nothing was recorded.')
    }
  }

  /**
   * Whether a batch whose commit broke off is there after all. While the store does not tell, nothing is signed, and
   * whoever waits is told so at every turn of the patience. They post the same bytes again, and what was recorded gets
   * the index that it has.
   */
  async #isThere(batch: Batch): Promise<boolean> {
    const unknown = (because: string) =>
      new Refusal('outcome_unknown', `${because} Post the same bytes again: what was recorded stays so.`)
    const doubt = unknown('The database broke off while it wrote, and has not told yet what it holds.')
    this.#paused = doubt
    const telling = setInterval(() => this.#queue.fail(doubt), PATIENCE_MS)
    try {
      return await isCommitted(this.#options.store, batch, this.#tip.edge, this.#closing.signal)
    } catch (error) {
      this.#stopped = endOf(error)
      throw unknown(this.#stopped.message)
    } finally {
      clearInterval(telling)
      this.#paused = null
    }
  }
}

/** Another has taken over, perhaps one of newer software. */
const isFencedOff = (error: unknown): error is Refusal =>
  error instanceof Refusal && ['read_only', 'register_moved', 'store_newer'].includes(error.code)

/** Why nothing more is signed, where the store has answered with an error. */
const endOf = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal('outcome_unknown', `The database answers with an error that nobody foresaw: ${error}.`)

const touches = ({ beside }: Candidate, { kind, id }: Spot): boolean =>
  beside.some(one => one.kind === kind && one.id === id)

function logIn(rows: readonly Put[]): LogRow | undefined {
  return rows.find(({ table }) => table === 'log')?.row as LogRow | undefined
}

function vkeysAfter(rows: readonly Put[]): readonly string[] | undefined {
  const log = logIn(rows)
  return log && vkeysOf(log).map(({ vkey }) => vkey)
}

function requireSigner(signer: LogSigner, vkey: string): NoteSigner {
  const found = signerOf(signer, vkey)
  if (found === undefined) throw keyAbsent(vkey)
  return found
}

const keyAbsent = (vkey: string): Refusal =>
  new Refusal(
    'log_key_absent',
    `The log’s checkpoints are signed by the key ${vkey}, and that does not lie here. If it is lost, start with --log-key-lost: log/key-changed then brings in another.`,
  )
