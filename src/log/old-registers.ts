import { unlinkSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { randomBytes } from '#crypto'
import { toHex } from '../core/bytes.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Place } from '../store/store.ts'

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
/** Registers that may wait to be made or are being made: for one network, and altogether. */
const MOST_OF_ONE = 2
const MOST_WAITING = 128
/** MiB of the thread that folds, where that is at most half of what is free; its rows lie in a file. */
const MOST_HEAP = 1_024
/** Bytes that are read at once. */
const PIECE = 32 * 1024

interface Made {
  readonly handle: FileHandle
  readonly length: number
  /** The network that had it made. */
  readonly by: string
}

interface Making {
  readonly size: number
  readonly by: string
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
 * One network does not keep the others out: those who wait have their turn network by network, one that has enough waiting
 * is refused, and where too many wait altogether a second one of a network gives way to another's first. What nobody waits
 * for any more is not made, nor made to its end. What has to go goes from the network that had most made, what nobody has
 * used longest first.
 */
export class OldRegisters {
  readonly #place: Place
  readonly #most: number
  /** By size; the last used stands last. */
  readonly #made = new Map<number, Made>()
  /** By network, in the order in which they have their turn. */
  readonly #waiting = new Map<string, Making[]>()
  readonly #pending = new Map<number, Making>()
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
   * The lines of the register at `size`, which the log has reached, for a reader in `network`, until `leaves`. Refuses
   * `rate_limited` where too many wait, and `store_failing` where it cannot be made.
   */
  async take(size: number, network: string, leaves?: AbortSignal): Promise<AsyncGenerator<string>> {
    if (leaves?.aborted) throw hasLeft()
    const made = this.#made.get(size) ?? (await this.#wait(this.#make(size, network), leaves))
    return this.#linesOf(size, made)
  }

  /** Whoever waits is refused, and whoever reads is broken off. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const { done } of this.#pending.values()) done.reject(stopping())
    this.#waiting.clear()
    await this.#worker?.terminate()
    await this.#running
    await Promise.all([...this.#made.keys()].map(size => this.#drop(size)))
  }

  #make(size: number, by: string): Making {
    const pending = this.#pending.get(size)
    if (pending !== undefined) return pending
    if (this.#isClosed) throw stopping()
    const ofOne = [...this.#pending.values()].filter(making => making.by === by).length
    if (ofOne >= MOST_OF_ONE)
      throw new Refusal('rate_limited', `${ofOne} older registers are being made for your network already.`)
    if (this.#pending.size >= MOST_WAITING) this.#makeRoom(ofOne)
    const making = { size, by, done: Promise.withResolvers<Made>(), wanted: 0, isGivenUp: false }
    this.#pending.set(size, making)
    this.#waiting.getOrInsertComputed(by, () => []).push(making)
    this.#running ??= this.#makeAll()
    return making
  }

  /** Turns away the newest of a network that has more waiting than the one that asks, which has `ofOne`. */
  #makeRoom(ofOne: number) {
    const refusal = new Refusal('rate_limited', 'Too many older registers wait to be made.')
    const greedy = [...this.#waiting.values()].find(of => of.length > ofOne + 1)
    if (greedy === undefined) throw refusal
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
    const { size, by, done } = making
    making.isGivenUp = true
    // Whoever asks for this size from now on has it made anew.
    if (this.#pending.get(size) === making) this.#pending.delete(size)
    const ofOne = this.#waiting.get(by) ?? []
    if (ofOne.includes(making)) ofOne.splice(ofOne.indexOf(making), 1)
    // While one of theirs is made, their place is kept.
    if (ofOne.length === 0 && this.#underway?.by !== by) this.#waiting.delete(by)
    done.promise.catch(() => undefined)
    done.reject(why)
    if (making === this.#underway) void this.#worker?.terminate()
  }

  async #makeAll() {
    for (;;) {
      const [first] = this.#waiting
      if (first === undefined) break
      const [by, ofOne] = first
      await this.#makeOne(ofOne.shift()!)
      const others = this.#waiting.get(by)
      // It stands behind those who came meanwhile.
      this.#waiting.delete(by)
      if (others !== undefined && others.length > 0 && !this.#isClosed) this.#waiting.set(by, others)
    }
    this.#running = undefined
  }

  async #makeOne(making: Making) {
    const { size, by, done } = making
    this.#underway = making
    try {
      const made = { by, ...(await this.#fold(making)) }
      this.#made.set(size, made)
      await this.#keepToBound(size)
      done.resolve(made)
    } catch (error) {
      done.reject(error)
    }
    this.#underway = undefined
    if (this.#pending.get(size) === making) this.#pending.delete(size)
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
    const held = new Map<string, number>()
    for (const { by, length } of this.#made.values()) held.set(by, (held.get(by) ?? 0) + length)
    const others = [...this.#made].filter(([size]) => size !== newest)
    const most = Math.max(...others.map(([, { by }]) => held.get(by)!))
    return others.find(([, { by }]) => held.get(by) === most)![0]
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
