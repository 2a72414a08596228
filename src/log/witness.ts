import { toBase64, utf8 } from '../core/bytes.ts'
import { signCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey } from '../core/cosignature.ts'
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
import { Refusal, refuseAs } from '../core/refusal.ts'
import type { Store } from '../store/store.ts'
import type { Published } from './sequence.ts'
import { consistencyOf, rootAt } from './tree.ts'

/** A witness as the operator configures it: where it listens, and its key as a C2SP vkey. */
export interface WitnessAddress {
  readonly url: string
  readonly vkey: string
}

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

/** Long enough for a busy witness, short enough for a start that waits for it. */
const PATIENCE_MS = 10_000
const MOST_ANSWER = 64 * 1024

/**
 * Asks one witness for cosignatures, C2SP tlog-witness 1.0.0, and remembers what the witness has seen; after a restart
 * the first 409 tells that. Three answers stop the log: a size above our own (this copy is older than what we have
 * shown to others), our own size with another root, and a proof that does not start from the tree that the witness has
 * seen (both a fork).
 */
export class Witness {
  readonly #url: string
  readonly #vkey: Vkey
  readonly #store: Pick<Store, 'tiles'>
  #seen = 0
  #state: WitnessState

  constructor(address: WitnessAddress, store: Pick<Store, 'tiles'>) {
    this.#url = `${address.url.replace(/\/+$/, '')}/add-checkpoint`
    this.#vkey = parseWitnessVkey(address.vkey)
    this.#store = store
    this.#state = { name: this.#vkey.name, vkey: formatVkey(this.#vkey), cosigned: null, trouble: null }
  }

  get state(): WitnessState {
    return this.#state
  }

  /**
   * Shows it a checkpoint of ours. Returns its cosignature, or undefined if it does not know this log.
   * Throws `log_shrunk` or `log_forked` where it has seen another log than this one, `server_unreachable` and
   * `server_confused` where it does not answer or not in the protocol. `closed` breaks it off.
   */
  async cosign(head: Published, closed?: AbortSignal): Promise<NoteSignature | undefined> {
    try {
      const lines = await this.#show(head, true, closed)
      const line = lines === undefined ? undefined : this.#own(lines)
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
  #own(lines: readonly NoteSignature[]): NoteSignature {
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
  async #show(head: Published, again: boolean, closed?: AbortSignal): Promise<NoteSignature[] | undefined> {
    const old = Math.min(this.#seen, head.size)
    const proof = await consistencyOf(this.#store, old, head.size)
    const body = `old ${old}\n${proof.map(hash => `${toBase64(hash)}\n`).join('')}\n${head.checkpoint}`
    const { status, text, type } = await post(this.#url, body, closed)
    if (status === 200) {
      this.#seen = head.size
      return text.split(/(?<=\n)/).map(parseSignatureLine)
    }
    if (status === 404) return undefined
    const { name } = this.#vkey
    const confused = (how: string) => new Refusal('server_confused', `${name} ${how}`)
    const forked = (than: string) =>
      new Refusal('log_forked', `${name} has seen another tree of size ${old} than ${than}.`, head.checkpoint)
    // Its size is what the witness itself has named. A proof that does not hold for our own tree is damage, no fork.
    if (status === 422 && old > 0) {
      const root = await rootAt(this.#store, old)
      refuseAs('store_damaged', () => checkConsistency(proof, old, root, head.size, head.root))
      throw forked('this log had')
    }
    if (status !== 409) throw confused(`answered ${status}: ${text.slice(0, 200)}`)
    if (old === head.size && type !== 'text/x.tlog.size') throw forked('this one')
    if (!/^\d{1,15}\n?$/.test(text)) throw confused('answered 409 without a size.')
    const seen = Number(text)
    if (seen > head.size)
      throw new Refusal(
        'log_shrunk',
        `${name} has seen ${seen} entries of this log; this copy holds ${head.size}.`,
        head.checkpoint,
      )
    if (seen === head.size && old === head.size) throw forked('this one')
    if (!again) throw confused('names another size each time.')
    this.#seen = seen
    return this.#show(head, false, closed)
  }
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

async function post(
  url: string,
  body: string,
  closed?: AbortSignal,
): Promise<{ status: number; text: string; type: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: utf8(body) as Uint8Array<ArrayBuffer>,
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(closed ? [closed] : [])]),
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
