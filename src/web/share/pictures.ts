import { Worker } from 'node:worker_threads'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { Memo } from '../kit/kit.ts'
import type { Drawing } from './drawing.ts'

/** Bytes of pictures that are kept; one takes about fifty thousand. */
const MOST_BYTES = 16 * 1024 * 1024
const ABOUT_ONE = 64 * 1024
/** Pictures that may wait for their turn, some seconds in all. */
const MOST_WAITING = 12
const MOST_HEAP_MB = 128

/**
 * Draws pictures outside of the thread that answers, one at a time, each once for what it says, however many ask for it.
 * Whoever asks for more at once than can be drawn soon is refused, and nobody else waits for them.
 */
export class Pictures {
  readonly #drawn = new Memo<Uint8Array>(MOST_BYTES)
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  /** `beforeDrawing` is asked where the picture has to be drawn. Refuses `rate_limited`. */
  of(drawing: Drawing, beforeDrawing: () => void): Promise<Uint8Array> {
    return this.#drawn.get(digestOf(utf8(JSON.stringify(drawing))), ABOUT_ONE, async () => {
      beforeDrawing()
      if (this.#waiting >= MOST_WAITING)
        throw new Refusal('rate_limited', 'Too many pictures are being drawn. Ask again in a minute.')
      this.#waiting++
      const drawn = this.#last.then(() => draw(drawing))
      this.#last = drawn.catch(() => {}).finally(() => this.#waiting--)
      return drawn
    })
  }
}

function draw(drawing: Drawing): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./drawing-worker.ts', import.meta.url), {
      workerData: drawing,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    worker.unref()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the thread that draws a picture ended with ${code}`)))
  })
}
