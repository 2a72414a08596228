import { sha256 } from '#crypto'
import { equalBytes, toBase64, toHex, utf8 } from '../core/bytes.ts'
import { openCheckpoint, signCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey } from '../core/cosignature.ts'
import { type Evidence, evidenceOf, formatEvidence } from '../core/evidence.ts'
import { checkConsistency, EMPTY_ROOT } from '../core/merkle.ts'
import {
  formatNote,
  formatVkey,
  type NoteSignature,
  type NoteSigner,
  parseNote,
  parseSignatureLine,
  type Vkey,
} from '../core/note.ts'
import { attempt, Refusal, refuseAs } from '../core/refusal.ts'
import type { Store } from '../store/store.ts'
import type { Published } from './sequence.ts'
import { consistencyOf, rootAt } from './tree.ts'

/** A witness as the operator configures it: where it listens, and its key as a C2SP vkey. */
export interface WitnessAddress {
  readonly url: string
  readonly vkey: string
  /** Its monitoring prefix, where that is another address. */
  readonly monitor?: string
}

/** The log that it witnesses, as it stands whenever it is asked. */
interface Witnessed {
  readonly store: Pick<Store, 'tiles'>
  readonly log: Vkey
  /** Every key of the log, where it has had another than `log`. */
  readonly vkeys?: () => readonly Vkey[]
  readonly head: () => Published
}

/**
 * A witness says that it has seen another log than this one, and shows nothing that this log has signed. A word alone
 * stops no log.
 */
export class UnprovenClaim extends Refusal {}

/** What one witness did when it was last asked. */
export interface WitnessState {
  readonly name: string
  /** Its verifier key, as a cosigner. */
  readonly vkey: string
  /** The size and time of its newest cosignature, or null. */
  readonly cosigned: { readonly size: number; readonly time: number } | null
  /** Why it did not cosign when last asked; null if it did or was not asked yet. */
  readonly trouble: string | null
}

/**
 * For all that is asked of it for one cosignature: long enough for a busy witness, short enough for a start that waits
 * for it.
 */
const PATIENCE_MS = 10_000
const MOST_ANSWER = 64 * 1024

/**
 * Asks one witness for cosignatures, C2SP tlog-witness 1.0.0, and remembers what the witness has seen; after a restart
 * its newest checkpoint tells that, or the first 409. A checkpoint that the log's own key has signed stops the log where
 * it is larger than ours (this copy is older than what was shown to others) or of another tree (a fork). A witness that
 * claims such a thing is asked to show it.
 */
export class Witness {
  readonly #url: string
  readonly #monitor: string
  readonly #vkey: Vkey
  readonly #own: Witnessed
  #seen = 0
  #hasAnswered = false
  #vouched = false
  #state: WitnessState

  constructor(address: WitnessAddress, own: Witnessed) {
    const prefix = (url: string) => url.replace(/\/$/, '')
    this.#url = `${prefix(address.url)}/add-checkpoint`
    this.#monitor = `${prefix(address.monitor ?? address.url)}/${toHex(sha256(utf8(own.log.name)))}/checkpoint`
    this.#vkey = parseWitnessVkey(address.vkey)
    this.#own = own
    this.#state = { name: this.#vkey.name, vkey: formatVkey(this.#vkey), cosigned: null, trouble: null }
  }

  get state(): WitnessState {
    return this.#state
  }

  /** Whether it had seen this very tree before it was asked the first time since this start. */
  get vouched(): boolean {
    return this.#vouched
  }

  /**
   * Shows it a checkpoint of ours. Returns its cosignature, or undefined if it does not know this log.
   * Throws `log_shrunk` or `log_forked`, with evidence, where it shows another log than this one; an `UnprovenClaim`
   * where it only says so; `server_unreachable` and `server_confused` where it does not answer or not in the protocol.
   * `closed` breaks it off.
   */
  async cosign(head: Published, stopped?: AbortSignal): Promise<NoteSignature | undefined> {
    // One for all that is asked of it, however many answers each come just in time.
    const closed = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(stopped ? [stopped] : [])])
    try {
      // Before the first signature of a start: it may have seen more than this copy holds.
      if (!this.#hasAnswered) this.#seen = (await this.#compare(closed)) ?? this.#seen
      const lines = await this.#show(head, true, closed)
      const line = lines === undefined ? undefined : this.#ownLine(lines)
      this.#hasAnswered = true
      const cosigned =
        line === undefined ? this.#state.cosigned : { size: head.size, time: this.#open(head, line) }
      const trouble = line === undefined ? 'it does not know this log' : null
      this.#state = { ...this.#state, cosigned, trouble }
      return line
    } catch (error) {
      this.#state = { ...this.#state, trouble: error instanceof Error ? error.message : String(error) }
      throw error
    }
  }

  /**
   * Lines of other keys are ignored, as the specification asks: whoever could add one in the name of our own log
   * would make every reader refuse our checkpoint.
   */
  #ownLine(lines: readonly NoteSignature[]): NoteSignature {
    const own = lines.findLast(({ name, keyId }) => name === this.#vkey.name && keyId === this.#vkey.keyId)
    if (own === undefined)
      throw new Refusal('server_confused', `${this.#vkey.name} answered without a cosignature of its own.`)
    return own
  }

  /** The time that the cosignature names; refuses one that fails. */
  #open(head: Published, line: NoteSignature): number {
    const { text } = parseNote(head.checkpoint)
    return openCosignatures(formatNote({ text, signatures: [line] }), [this.#vkey])[0]!.time
  }

  /** Undefined if the witness does not know this log. */
  async #show(head: Published, again: boolean, closed: AbortSignal): Promise<NoteSignature[] | undefined> {
    const { store } = this.#own
    const old = Math.min(this.#seen, head.size)
    const proof = await consistencyOf(store, old, head.size)
    const body = `old ${old}\n${proof.map(hash => `${toBase64(hash)}\n`).join('')}\n${head.checkpoint}`
    const { status, text, type } = await ask(this.#url, closed, body)
    if (status === 200) {
      if (!this.#hasAnswered) this.#vouched = old === head.size
      this.#seen = head.size
      return text.split(/(?<=\n)/).map(parseSignatureLine)
    }
    if (status === 404) return undefined
    const { name } = this.#vkey
    const confused = (how: string) => new Refusal('server_confused', `${name} ${how}`)
    const otherTree = () => this.#unproven(`another tree of size ${old}`, closed)
    // Its size is what the witness itself has named. A proof that does not hold for our own tree is damage, no fork.
    if (status === 422 && old > 0) {
      const root = await rootAt(store, old)
      refuseAs('store_damaged', () => checkConsistency(proof, old, root, head.size, head.root))
      throw await otherTree()
    }
    if (status !== 409) throw confused(`answered ${status}: ${text.slice(0, 200)}`)
    if (old === head.size && type !== 'text/x.tlog.size') throw await otherTree()
    if (!/^\d{1,15}\n?$/.test(text)) throw confused('answered 409 without a size.')
    const seen = Number(text)
    // Somebody else, who feeds witnesses, may have shown it a newer one of ours meanwhile.
    if (seen > head.size && seen <= this.#own.head().size)
      throw confused('has seen a newer checkpoint of this log')
    if (seen > head.size) throw await this.#unproven(`${seen} entries of this log`, closed)
    if (seen === head.size && old === head.size) throw await otherTree()
    if (!again) throw confused('names another size each time.')
    this.#seen = seen
    return this.#show(head, false, closed)
  }

  /** Asks it to show what it says; what is to be thrown where it does not. */
  async #unproven(what: string, closed: AbortSignal): Promise<Refusal> {
    await this.#compare(closed)
    return new UnprovenClaim(
      'server_confused',
      `${this.#vkey.name} says that it has seen ${what}, and shows no such checkpoint that this log has signed.`,
    )
  }

  /**
   * Fetches its newest checkpoint and refuses one that is not of this log as it stands. Returns its size; undefined where
   * the witness shows none, or one that this log has not signed, which is worth nothing.
   */
  async #compare(closed: AbortSignal): Promise<number | undefined> {
    const { store, log, vkeys = () => [log] } = this.#own
    const answer = await ask(this.#monitor, closed).catch(() => undefined)
    const note = answer?.status === 200 ? answer.text : ''
    const shown = attempt(() => openCheckpoint(note, vkeys()))
    if (shown instanceof Refusal) return undefined
    // Only now: this log may have grown while the witness was asked.
    const head = this.#own.head()
    const refusal = (code: 'log_shrunk' | 'log_forked', sentence: string, prefix: Evidence['prefix']) =>
      new Refusal(
        code,
        `${this.#vkey.name} ${sentence}`,
        formatEvidence(evidenceOf(note, head.checkpoint, prefix)),
      )
    if (shown.size > head.size)
      throw refusal(
        'log_shrunk',
        `has seen ${shown.size} entries of this log; this copy holds ${head.size}.`,
        null,
      )
    const root = shown.size === head.size ? head.root : await rootAt(store, shown.size)
    if (equalBytes(root, shown.root)) return shown.size
    const proof = await consistencyOf(store, shown.size, head.size)
    refuseAs('store_damaged', () => checkConsistency(proof, shown.size, root, head.size, head.root))
    const prefix = shown.size === head.size ? null : { root, proof }
    throw refusal('log_forked', `has seen another tree of size ${shown.size} than this log has.`, prefix)
  }
}

/** Whether a note bears a line under the name and id of this key; nobody has checked the line. */
export function bearsLineOf(note: string, vkey: string): boolean {
  const { name, keyId } = parseWitnessVkey(vkey)
  return parseNote(note).signatures.some(line => line.name === name && line.keyId === keyId)
}

/** The checkpoint of an empty log, to learn whether a witness has seen more of it. */
export function emptyHead(signer: NoteSigner): Published {
  const origin = signer.vkey.name
  return {
    size: 0,
    root: EMPTY_ROOT,
    checkpoint: signCheckpoint({ origin, size: 0, root: EMPTY_ROOT }, signer),
  }
}

/** With a body it is sent. */
async function ask(
  url: string,
  signal: AbortSignal,
  body?: string,
): Promise<{ status: number; text: string; type: string }> {
  try {
    const response = await fetch(url, {
      ...(body !== undefined && { method: 'POST', body: utf8(body) as Uint8Array<ArrayBuffer> }),
      redirect: 'error',
      signal,
    })
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    return { status: response.status, text: await shortText(response), type }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('server_unreachable', `The witness at ${url} does not answer: ${reasonOf(error)}.`)
  }
}

/** A witness is a stranger: it cannot make us hold more than a few lines. */
async function shortText(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MOST_ANSWER)
      throw new Refusal('server_confused', 'The witness answers with more than 64 KiB.')
  }
  return text
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
