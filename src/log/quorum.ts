import { toHex } from '../core/bytes.ts'
import { addSignatures, openCosignatures, parseWitnessVkey } from '../core/cosignature.ts'
import type { NoteSignature, Vkey } from '../core/note.ts'
import type { Published } from './sequence.ts'
import type { WitnessAddress } from './witness.ts'

/** How the door waits before it answers: for cosignatures of so many witnesses, at most so many seconds. */
export interface CosignedOption {
  readonly quorum: number
  readonly seconds: number
}

/** Checkpoints on which lines are still collected: a slow witness answers about one that is no longer the newest. */
const MOST_COLLECTED = 16

/** Who waits until enough witnesses have cosigned a checkpoint that covers their entry. */
export class Quorum {
  readonly #option: CosignedOption
  readonly #vkeys: readonly Vkey[]
  readonly #collected = new Map<number, Published>()
  readonly #waiting = new Set<{ readonly index: number; readonly answer: (head?: Published) => void }>()
  #newest: Published | undefined

  /** `witnessed` is the newest cosigned checkpoint of the last run. */
  constructor(option: CosignedOption, witnesses: readonly WitnessAddress[], witnessed?: Published) {
    this.#option = option
    this.#vkeys = witnesses.map(({ vkey }) => parseWitnessVkey(vkey))
    if (witnessed !== undefined) this.#count(witnessed)
  }

  /** A line that was verified, under a checkpoint of this log. */
  take(head: Published, line: NoteSignature): void {
    const { checkpoint } = this.#collected.get(head.size) ?? head
    this.#count({ ...head, checkpoint: addSignatures(checkpoint, [line]) })
  }

  #count(head: Published): void {
    if (head.size <= (this.#newest?.size ?? 0)) return
    const keys = openCosignatures(head.checkpoint, this.#vkeys).map(({ witness }) => toHex(witness.publicKey))
    if (new Set(keys).size < this.#option.quorum) {
      this.#collected.set(head.size, head)
      if (this.#collected.size > MOST_COLLECTED) this.#collected.delete(Math.min(...this.#collected.keys()))
      return
    }
    this.#newest = head
    for (const size of this.#collected.keys()) if (size <= head.size) this.#collected.delete(size)
    for (const waiting of this.#waiting) if (waiting.index < head.size) waiting.answer(head)
  }

  /** The newest checkpoint with enough cosignatures once it covers this entry; undefined if that does not come in time. */
  async covering(index: number): Promise<Published | undefined> {
    if (index < (this.#newest?.size ?? 0)) return this.#newest
    const { promise, resolve: answer } = Promise.withResolvers<Published | undefined>()
    const waiting = { index, answer }
    this.#waiting.add(waiting)
    const late = setTimeout(answer, this.#option.seconds * 1000)
    return promise.finally(() => {
      clearTimeout(late)
      this.#waiting.delete(waiting)
    })
  }

  /** Nobody waits any longer. */
  close(): void {
    for (const { answer } of this.#waiting) answer()
  }
}
