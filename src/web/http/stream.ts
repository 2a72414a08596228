import { Duplex } from 'node:stream'
import { createGzip } from 'node:zlib'
import { utf8 } from '../../core/bytes.ts'
import { ownTurn } from '../../store/own-turn.ts'

/** What a stream is made of. `return` must let go of what is held, also before the first `next`. */
export type Lines = Pick<AsyncGenerator<string>, 'next' | 'return'>

/** Characters after which the others have their turn. */
const CHUNK = 32 * 1024
/** Drops a reader that takes nothing for so long, from the start on: it may hold a snapshot of the database open. */
const PATIENCE_MS = 60_000

/**
 * Lines as a stream of bytes, made as fast as they are read, one chunk in a turn of the event loop: a source that never
 * waits would else keep this process from everybody else. Nothing runs before the first read. The source is closed when
 * the reader goes away or falls asleep.
 */
export function streamLines(lines: Lines): ReadableStream<Uint8Array> {
  let asleep: NodeJS.Timeout | undefined
  const fallAsleep = (controller: ReadableStreamDefaultController) => {
    asleep = setTimeout(() => {
      controller.error(new Error('the reader of this file fell asleep'))
      lines.return(undefined).catch(() => undefined)
    }, PATIENCE_MS)
    asleep.unref()
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fallAsleep(controller)
      },
      async pull(controller) {
        clearTimeout(asleep)
        await ownTurn()
        let text = ''
        while (text.length < CHUNK) {
          const { done, value } = await lines.next()
          if (done) {
            if (text !== '') controller.enqueue(utf8(text))
            controller.close()
            return
          }
          text += value
        }
        controller.enqueue(utf8(text))
        fallAsleep(controller)
      },
      async cancel() {
        clearTimeout(asleep)
        await lines.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** Of 1 to 9: a register shrinks to a tenth, by a thread of Node's pool, faster than it is read. */
const LEVEL = 2
/**
 * Streams that are compressed at once. Each holds a quarter of a megabyte beside the heap for as long as its reader
 * takes, and thousands may ask and read nothing.
 */
const MOST_PACKED = 64
let packing = 0

/**
 * The same bytes, compressed (gzip) as they are read; a few chunks are made before the first is. The source is closed
 * when the reader goes away, and where it breaks off, so does this. Undefined where enough are compressed already.
 */
export function packed(source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> | undefined {
  if (packing >= MOST_PACKED) return undefined
  packing += 1
  const gzip = createGzip({ level: LEVEL }).once('close', () => {
    packing -= 1
  })
  return source.pipeThrough(Duplex.toWeb(gzip) as ReadableWritablePair<Uint8Array, Uint8Array>)
}
