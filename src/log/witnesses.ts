import { setTimeout as sleep } from 'node:timers/promises'
import { addSignatures } from '../core/cosignature.ts'
import type { NoteSignature, NoteSigner, Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { mergeSignatures } from '../store/signature-merging.ts'
import type { Store } from '../store/store.ts'
import type { Published } from './sequence.ts'
import { emptyHead, UnprovenClaim, Witness, type WitnessAddress, type WitnessState } from './witness.ts'

/** Milliseconds: witnesses are asked at most once a second (FORMATS), however many batches are published. */
const PAUSE_MS = 1_000

/** Of what kind it is: its words may differ each second. */
type Trouble = 'claims' | 'fails' | null

interface WitnessesOptions {
  readonly store: Pick<Store, 'tiles' | 'cosign'>
  readonly signer: NoteSigner
  /** Every key that the log has had; its own if left out. */
  readonly vkeys?: () => readonly Vkey[]
  readonly addresses: readonly WitnessAddress[]
  readonly head: () => Published | undefined
  /** Takes a checkpoint with new cosignatures; of the newest size, the one with most comes last. */
  readonly cosigned: (head: Published) => void
  /** Whether the checkpoint that was kept bears a line of this witness. */
  readonly knew: (vkey: string) => boolean
  /** Takes the time at which a witness has just signed, Unix seconds. */
  readonly timed: (name: string, time: number) => void
  /** Hears each cosignature, also of a checkpoint that is not the newest any more. */
  readonly line?: ((head: Published, line: NoteSignature) => void) | undefined
  /** The log must stop: a witness has shown another one. Its evidence is that file's text. */
  readonly alarm: (refusal: Refusal) => void
  /** Hears when a witness gets into trouble, into another kind of it, or out of it. */
  readonly changed?: ((state: WitnessState) => void) | undefined
}

/**
 * All witnesses of a log. Before a sequencer may write, each must have answered once, so that a copy restored from
 * yesterday, or a second copy run by mistake, learns what others have seen before it signs anything.
 *
 * Once a second the newest checkpoint is shown to every witness that has not answered about it, the same one to all, so
 * that their lines meet under one checkpoint. Nothing waits for a slow one.
 */
export class Witnesses {
  readonly #options: WitnessesOptions
  readonly #witnesses: readonly Witness[]
  /** The size about which each witness last answered; it need not know the log. */
  readonly #answered = new Map<Witness, number>()
  readonly #asking = new Map<Witness, Promise<void>>()
  readonly #troubles = new Map<Witness, Trouble>()
  /** Those that have only claimed to have seen another log since this start. */
  readonly #claiming = new Set<Witness>()
  #cosigned: Published | undefined
  #running: Promise<void> | undefined
  readonly #closed = new AbortController()

  constructor(options: WitnessesOptions) {
    this.#options = options
    const { store, signer, addresses, vkeys = () => [signer.vkey] } = options
    const own = { store, log: signer.vkey, vkeys, head: () => this.#head }
    this.#witnesses = addresses.map(address => new Witness(address, own))
  }

  get states(): WitnessState[] {
    return this.#witnesses.map(witness => witness.state)
  }

  get #head(): Published {
    return this.#options.head() ?? emptyHead(this.#options.signer)
  }

  /**
   * Null once every witness has answered. Where as many claim to have seen another log as had seen this very one before,
   * it is held too, though they show nothing: at a start an old copy would sign a fork, and nothing is lost by waiting.
   * One that has not seen the newest entries contradicts nobody.
   */
  get awaited(): Refusal | null {
    const silent = this.#witnesses.filter(
      witness => !this.#answered.has(witness) && !this.#claiming.has(witness),
    )
    if (silent.length > 0)
      return new Refusal(
        'read_only',
        `Before anything is signed, these witnesses must say what they have seen of this log: ${namesOf(silent)}.`,
      )
    const vouching = this.#witnesses.filter(({ vouched }) => vouched).length
    if (this.#claiming.size === 0 || this.#claiming.size < vouching) return null
    return new Refusal(
      'read_only',
      `These witnesses say that they have seen another log than this copy, and show nothing that it has signed: ${namesOf(this.#claiming)}. Find the newest copy; if they are wrong, take them out of avow.json.`,
    )
  }

  /** Asks soon; calls while it runs are answered by its next turn. */
  ask(): void {
    if (this.#witnesses.length > 0 && !this.#closed.signal.aborted) this.#running ??= this.#run()
  }

  /** Asks all of them about the newest checkpoint again, for the time at which they sign. */
  askAnew(): void {
    for (const witness of this.#answered.keys()) this.#answered.set(witness, -1)
    this.ask()
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    this.#closed.abort()
    await Promise.all([this.#running, ...this.#asking.values()])
  }

  async #run(): Promise<void> {
    const { signal } = this.#closed
    // Lets `ask` note that this runs, before it may end.
    await undefined
    while (!signal.aborted) {
      const head = this.#head
      const owing = this.#witnesses.filter(witness => this.#answered.get(witness) !== head.size)
      if (owing.length === 0) break
      for (const witness of owing)
        if (!this.#asking.has(witness))
          this.#asking.set(
            witness,
            this.#ask(witness, head).finally(() => this.#asking.delete(witness)),
          )
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined)
    }
    this.#running = undefined
  }

  /** Never rejects: the witness's state tells what went wrong, and it is asked again. */
  async #ask(witness: Witness, head: Published): Promise<void> {
    try {
      const line = await witness.cosign(head, this.#closed.signal)
      // A 404 is what anybody's proxy says. One that knew this log before has forgotten it, or is not there.
      if (line === undefined && !this.#answered.has(witness) && this.#options.knew(witness.state.vkey)) {
        this.#note(witness, 'fails')
        return
      }
      // It has been heard, even if its line cannot be kept.
      if (!this.#answered.has(witness)) this.#answered.set(witness, -1)
      this.#claiming.delete(witness)
      const { name, cosigned } = witness.state
      if (line !== undefined) this.#options.timed(name, cosigned!.time)
      if (line !== undefined && head.size > 0) {
        this.#options.line?.(head, line)
        await this.#keep(head, line)
      }
      this.#answered.set(witness, head.size)
      this.#note(witness, witness.state.trouble === null ? null : 'fails')
    } catch (error) {
      if (this.#closed.signal.aborted) return
      if (error instanceof UnprovenClaim && !this.#answered.has(witness)) this.#claiming.add(witness)
      this.#note(witness, error instanceof UnprovenClaim ? 'claims' : 'fails')
      if (error instanceof Refusal && (error.code === 'log_shrunk' || error.code === 'log_forked')) {
        this.#options.alarm(error)
        // Nothing changes until a person has looked.
        this.#closed.abort()
      }
    }
  }

  #note(witness: Witness, trouble: Trouble): void {
    if ((this.#troubles.get(witness) ?? null) === trouble) return
    this.#troubles.set(witness, trouble)
    this.#options.changed?.(witness.state)
  }

  async #keep(head: Published, line: NoteSignature): Promise<void> {
    const before = this.#cosigned
    if (before !== undefined && before.size > head.size) return
    const kept = before?.size === head.size ? before.checkpoint : head.checkpoint
    const checkpoint = mergeSignatures(kept, addSignatures(kept, [line]))
    this.#cosigned = { ...head, checkpoint }
    await this.#options.store.cosign(head.size, head.root, checkpoint)
    this.#options.cosigned(this.#cosigned)
  }
}

function namesOf(witnesses: Iterable<Witness>): string {
  return [...witnesses].map(({ state }) => state.name).join(', ')
}
