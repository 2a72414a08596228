import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { askThread } from '../../work/thread.ts'
import { Memo } from '../kit/kit.ts'
import type { Drawing } from './drawing.ts'

/** Bytes of pictures that are kept; one takes about fifty thousand. */
const MOST_BYTES = 16 * 1024 * 1024
const ABOUT_ONE = 64 * 1024
/** Pictures that may wait for their turn, some seconds in all, and of these those that one network has asked for. */
const MOST_WAITING = 12
const MOST_OF_ONE = 3
/** Many times what one takes. */
const BOUNDS = { mostHeapMb: 128, mostMs: 20_000 }
const THREAD = new URL('./drawing-worker.ts', import.meta.url)

/** Who asks for a picture, and what for. */
interface For {
  /** Who pays for it: the network of whoever asks. */
  readonly who: string
  /** Whether it is of the call itself, which goes before those of its organisations. */
  readonly isOfCall: boolean
  /** What stands for the keeper's own mark in the name under which it is kept; '' for none. */
  readonly mark: string
}

interface Waiting extends Pick<For, 'who' | 'isOfCall'> {
  readonly begin: () => void
}

/**
 * Draws pictures outside of the thread that answers, one at a time, each once for what it says, however many ask for it.
 * Whoever asks for more at once than can be drawn soon is refused, and nobody else waits for them.
 */
export class Pictures {
  readonly #drawn = new Memo<Uint8Array>(MOST_BYTES)
  #waiting: Waiting[] = []
  #isDrawing = false

  /** `beforeDrawing` is asked where there is a place to have it drawn. Refuses `rate_limited`. */
  of(drawing: Drawing, { who, isOfCall, mark }: For, beforeDrawing: () => void): Promise<Uint8Array> {
    const { card, width } = drawing
    const keeper = { ...card.keeper, picture: card.keeper.picture && mark }
    const name = digestOf(utf8(JSON.stringify({ card: { ...card, keeper }, width })))
    return this.#drawn.get(name, ABOUT_ONE, async () => {
      const own = this.#waiting.filter(one => one.who === who).length
      if (this.#waiting.length >= MOST_WAITING || own >= MOST_OF_ONE)
        throw new Refusal('rate_limited', 'Too many pictures are being drawn. Ask again in a minute.')
      beforeDrawing()
      const turn = Promise.withResolvers<void>()
      const place = { who, isOfCall, begin: turn.resolve }
      this.#waiting.push(place)
      this.#next()
      await turn.promise
      try {
        return await askThread<Uint8Array>(THREAD, drawing, BOUNDS)
      } finally {
        this.#waiting = this.#waiting.filter(one => one !== place)
        this.#isDrawing = false
        this.#next()
      }
    })
  }

  /** The one that is drawn keeps its place in the count until it is done. */
  #next(): void {
    const next = this.#waiting.find(({ isOfCall }) => isOfCall) ?? this.#waiting[0]
    if (this.#isDrawing || next === undefined) return
    this.#isDrawing = true
    next.begin()
  }
}
