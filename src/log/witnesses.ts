import { setTimeout as sleep } from 'node:timers/promises'
import { addSignatures } from '../core/cosignature.ts'
import type { NoteSigner } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import type { Store } from '../store/store.ts'
import type { Published } from './sequence.ts'
import { emptyHead, Witness, type WitnessAddress, type WitnessState } from './witness.ts'

/** Witnesses are asked at most once a second (FORMATS), however many batches are published. */
const PAUSE_MS = 1_000

export interface WitnessesOptions {
  readonly store: Store
  readonly signer: NoteSigner
  readonly addresses: readonly WitnessAddress[]
  readonly head: () => Published | undefined
  /** A checkpoint with new cosignatures; the one that has most of the newest size comes last. */
  readonly cosigned: (head: Published) => void
  /** The log must stop: a witness has seen another one. */
  readonly alarm: (refusal: Refusal) => void
}

/**
 * All witnesses of a log. Before a sequencer may write, each of them must have answered once, so that a copy restored
 * from yesterday, or a second copy run by mistake, learns of what others have seen before it signs anything.
 */
export class Witnesses {
  readonly #options: WitnessesOptions
  readonly #witnesses: readonly Witness[]
  readonly #answered = new Set<Witness>()
  #asked: Published | undefined
  #running: Promise<void> | undefined
  #closed = new AbortController()

  constructor(options: WitnessesOptions) {
    this.#options = options
    this.#witnesses = options.addresses.map(address => new Witness(address, options.store))
  }

  get states(): WitnessState[] {
    return this.#witnesses.map(witness => witness.state)
  }

  /** Null once every witness has answered. */
  get awaited(): Refusal | null {
    const silent = this.#witnesses.filter(witness => !this.#answered.has(witness))
    if (silent.length === 0) return null
    const names = silent.map(witness => witness.state.name).join(', ')
    return new Refusal(
      'read_only',
      `Before anything is signed, these witnesses must say what they have seen of this log: ${names}.`,
    )
  }

  /** Asks soon; calls while it runs are answered by its next turn. */
  ask(): void {
    if (this.#witnesses.length > 0 && !this.#closed.signal.aborted) this.#running ??= this.#run()
  }

  async close(): Promise<void> {
    this.#closed.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      const head = this.#options.head() ?? emptyHead(this.#options.signer)
      if (head.size === this.#asked?.size && this.awaited === null) break
      const ok = await this.#round(head)
      if (ok) this.#asked = head
      await sleep(PAUSE_MS, undefined, { signal: this.#closed.signal }).catch(() => undefined)
    }
    this.#running = undefined
  }

  /** True if every witness answered. */
  async #round(head: Published): Promise<boolean> {
    let checkpoint = head.checkpoint
    const answers = await Promise.all(
      this.#witnesses.map(async witness => {
        try {
          const lines = await witness.cosign(head)
          this.#answered.add(witness)
          return lines
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          if (error.code === 'log_shrunk' || error.code === 'log_forked') this.#options.alarm(error)
          return undefined
        }
      }),
    )
    const lines = answers.flatMap(answer => answer ?? [])
    if (lines.length > 0 && head.size > 0) {
      checkpoint = addSignatures(checkpoint, lines)
      await this.#options.store.cosign(head.size, head.root, checkpoint)
      this.#options.cosigned({ ...head, checkpoint })
    }
    return answers.every(answer => answer !== undefined)
  }
}
