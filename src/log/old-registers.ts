import { unlinkSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { randomBytes } from '#crypto'
import { toHex } from '../core/bytes.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Place } from '../store/store.ts'
import { largest, type Networks } from './networks.ts'

/** What the worker is told (old-register-worker.ts). `file` is open for writing. */
export interface Errand {
  readonly place: Place
  readonly size: number
  readonly file: number
}

/** What became of it: so many bytes were written, or why not. */
export type Outcome = { readonly length: number } | { readonly code: RefusalCode; readonly message: string }

/** Bytes of old registers that are kept; those that are being read count too. */
const MOST_BYTES = 512 * 1024 * 1024
/** Each is an open file. */
const MOST_KEPT = 64
/** Registers that may wait to be made or are being made: for each of these, and altogether. */
const MOST_WAITING = [2, 8, 32, 128]
/** MiB of the thread that folds, where that is at most half of what is free; its rows lie in a file. */
const MOST_HEAP = 1_024
/** Bytes that are read at once. */
const PIECE = 32 * 1024

interface Made {
  readonly handle: FileHandle
  readonly length: number
  /** The networks that had it made. */
  readonly by: Networks
}

interface Making {
  readonly size: number
  readonly by: Networks
  readonly done: PromiseWithResolvers<Made>
  /** How many wait for it. */
  wanted: number
  /** None does any more. */
  isGivenUp: boolean
}

/**
 * Registers at sizes that the log has passed. The database has only the newest, so an older one is folded from the log:
 * by one thread, which reads the database by itself and ends when nothing waits. What it made is kept in temporary files
 * up to a bound of bytes. The files have no name, so the system removes them when this process ends, whatever ends it.
 *
 * One network does not keep the others out, however many it has within: those who wait have their turn network by network,
 * the widest first, and one that has enough waiting is refused. Where a wider one has enough, or all together, the network
 * in it that has most gives way to a newcomer. What nobody waits for any more is not made, nor made to its end. What has to
 * go goes from the network that had most made, what nobody has used longest first.
 */
export class OldRegisters {
  readonly #place: Place
  readonly #most: number
  /** By size; the last used stands last. */
  readonly #made = new Map<number, Made>()
  /** What waits and what is being made, the newest last. */
  readonly #pending = new Map<number, Making>()
  /** Networks of which something is pending: the least has its turn next. */
  readonly #turns = new Map<string, number>()
  #lastTurn = 0
  #underway: Making | undefined
  #worker: Worker | undefined
  #running: Promise<void> | undefined
  #isClosed = false

  /** `most` bytes are kept. */
  constructor(place: Place, most = MOST_BYTES) {
    this.#place = place
    this.#most = most
  }

  /** What is kept, the last used last. */
  get kept(): readonly { readonly size: number; readonly bytes: number }[] {
    return [...this.#made].map(([size, { length }]) => ({ size, bytes: length }))
  }

  /**
   * The lines of the register at `size`, which the log has reached, for a reader in `networks`, until `leaves`. Refuses
   * `rate_limited` where too many wait, and `store_failing` where it cannot be made.
   */
  async take(size: number, networks: Networks, leaves?: AbortSignal): Promise<AsyncGenerator<string>> {
    if (leaves?.aborted) throw hasLeft()
    const made = this.#made.get(size) ?? (await this.#wait(this.#make(size, networks), leaves))
    return this.#linesOf(size, made)
  }

  /** Whoever waits is refused, and whoever reads is broken off. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const { done } of this.#pending.values()) done.reject(stopping())
    this.#pending.clear()
    await this.#worker?.terminate()
    await this.#running
    await Promise.all([...this.#made.keys()].map(size => this.#drop(size)))
  }

  #make(size: number, by: Networks): Making {
    const pending = this.#pending.get(size)
    if (pending !== undefined) return pending
    if (this.#isClosed) throw stopping()
    for (const level of MOST_WAITING.keys()) this.#makeRoom(by, level)
    const making = { size, by, done: Promise.withResolvers<Made>(), wanted: 0, isGivenUp: false }
    this.#pending.set(size, making)
    for (const network of by) this.#turns.getOrInsertComputed(network, () => ++this.#lastTurn)
    this.#running ??= this.#makeAll()
    return making
  }

  /** Where the network of this level has enough, whoever has more within it than the one that asks gives way. */
  #makeRoom(by: Networks, level: number) {
    const within = [...this.#pending.values()].filter(one => one.by[level] === by[level])
    if (within.length < MOST_WAITING[level]!) return
    const refusal = new Refusal('rate_limited', `${within.length} older registers are being made already.`)
    const own = within.filter(one => one.by[level - 1] === by[level - 1]).length
    const waiting = within.filter(one => one !== this.#underway)
    const most = level === 0 ? [] : largest(waiting, level - 1, of => of.length)
    if (most.length <= own + 1) throw refusal
    let greedy = most
    for (let inner = level - 2; inner >= 0; inner--) greedy = largest(greedy, inner, of => of.length)
    this.#giveUp(greedy.at(-1)!, refusal)
  }

  async #wait(making: Making, leaves: AbortSignal | undefined): Promise<Made> {
    making.wanted += 1
    const left = Promise.withResolvers<never>()
    const leave = () => {
      making.wanted -= 1
      if (making.wanted === 0) this.#giveUp(making, hasLeft())
      left.reject(hasLeft())
    }
    leaves?.addEventListener('abort', leave)
    try {
      return await Promise.race([making.done.promise, left.promise])
    } finally {
      leaves?.removeEventListener('abort', leave)
    }
  }

  #giveUp(making: Making, why: Refusal) {
    making.isGivenUp = true
    // Whoever asks for this size from now on has it made anew.
    this.#isOver(making)
    making.done.promise.catch(() => undefined)
    making.done.reject(why)
    if (making === this.#underway) void this.#worker?.terminate()
  }

  #isOver(making: Making) {
    const { size, by } = making
    if (this.#pending.get(size) === making) this.#pending.delete(size)
    const left = [...this.#pending.values(), ...(this.#underway ? [this.#underway] : [])]
    for (const network of by) if (!left.some(one => one.by.includes(network))) this.#turns.delete(network)
  }

  async #makeAll() {
    while (this.#pending.size > 0) {
      const next = [...this.#pending.values()].reduce((first, one) =>
        this.#isBefore(one, first) ? one : first,
      )
      this.#underway = next
      await this.#makeOne(next)
      this.#underway = undefined
      // They stand behind those who came meanwhile.
      for (const network of next.by) this.#turns.set(network, ++this.#lastTurn)
      this.#isOver(next)
    }
    this.#running = undefined
  }

  #isBefore(one: Making, other: Making): boolean {
    const level = one.by.findLastIndex((network, i) => network !== other.by[i])
    return level >= 0 && this.#turns.get(one.by[level]!)! < this.#turns.get(other.by[level]!)!
  }

  async #makeOne(making: Making) {
    const { size, by, done } = making
    try {
      const made = { by, ...(await this.#fold(making)) }
      this.#made.set(size, made)
      await this.#keepToBound(size)
      done.resolve(made)
    } catch (error) {
      done.reject(error)
    }
  }

  /** Nobody may want it any more by the time that its file is open, or that it is made. */
  async #fold(making: Making): Promise<Pick<Made, 'handle' | 'length'>> {
    const { size } = making
    const handle = await openNameless()
    try {
      if (making.isGivenUp) throw hasLeft()
      const outcome = await this.#outcome({ place: this.#place, size, file: handle.fd })
      if (making.isGivenUp) throw hasLeft()
      if ('length' in outcome) return { handle, length: outcome.length }
      throw new Refusal(outcome.code, outcome.message)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  #outcome(errand: Errand): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./old-register-worker.ts', import.meta.url), {
        workerData: errand,
        resourceLimits: {
          maxOldGenerationSizeMb: Math.min(MOST_HEAP, Math.ceil(process.availableMemory() / 2 ** 21)),
        },
      })
      this.#worker = worker
      let told: Outcome | undefined
      worker.once('message', outcome => {
        told = outcome
      })
      worker.once('error', error => reject(troubleOf(error as NodeJS.ErrnoException)))
      // After its end, so that nothing writes into the file any more.
      worker.once('exit', () => (told === undefined ? reject(stopping()) : resolve(told)))
    })
  }

  async #keepToBound(newest: number) {
    const total = () => this.kept.reduce((sum, { bytes }) => sum + bytes, 0)
    const isOver = () => total() > this.#most || this.#made.size > MOST_KEPT
    while (isOver() && this.#made.size > 1) await this.#drop(this.#leastUsed(newest))
  }

  /** Of the network that had most bytes made, what was used longest ago; not the newest, which somebody waits for. */
  #leastUsed(newest: number): number {
    let made = [...this.#made].map(([size, one]) => ({ size, ...one }))
    for (const level of [2, 1, 0])
      made = largest(made, level, of =>
        of.some(({ size }) => size !== newest) ? of.reduce((sum, { length }) => sum + length, 0) : -1,
      )
    return made.find(({ size }) => size !== newest)!.size
  }

  async #drop(size: number) {
    const { handle } = this.#made.get(size)!
    this.#made.delete(size)
    await handle.close()
  }

  async *#linesOf(size: number, { handle, length }: Made): AsyncGenerator<string> {
    const text = new TextDecoder()
    for (let at = 0; at < length; ) {
      const made = this.#made.get(size)
      if (made?.handle !== handle)
        throw new Refusal('store_failing', 'This was read for so long that it was broken off. Begin anew.')
      this.#made.delete(size)
      this.#made.set(size, made)
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(PIECE), position: at })
      if (bytesRead === 0) throw new Refusal('store_failing', 'A temporary file ended before its end.')
      at += bytesRead
      yield text.decode(buffer.subarray(0, bytesRead), { stream: true })
    }
  }
}

/** A file that is gone when it is closed. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `avow-register-${toHex(randomBytes(8))}`)
  try {
    const handle = await open(path, 'wx+', 0o600)
    unlinkSync(path)
    return handle
  } catch (error) {
    throw new Refusal('store_failing', `No temporary file can be made: ${(error as Error).message}.`)
  }
}

function troubleOf(error: NodeJS.ErrnoException) {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Refusal(
        'store_failing',
        'This register is too large to be made here. Fetch the entries of the log and fold them yourself.',
      )
    : new Error('the thread that makes older registers has died', { cause: error })
}

function hasLeft() {
  return new Refusal('read_only', 'Whoever asked for this register has left.')
}

function stopping() {
  return new Refusal('read_only', 'This server is stopping; begin anew when it runs again.')
}
