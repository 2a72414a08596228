import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Key } from '../core/keys.ts'
import { type SignatureJob, type Verdict, verdictOf } from '../register/verdict.ts'

interface Asked {
  readonly jobs: readonly SignatureJob[]
  readonly answer: (verdicts: Verdict[]) => void
  readonly fail: (error: Error) => void
}

/** Jobs in one message: with more, one worker would idle beside a busy one. */
const MOST_PER_MESSAGE = 128
/** Signatures that neither start a thread nor wake those that rest. */
const FEW = 4
/** Messages that a worker may hold, so that it never waits for the next. */
const HELD = 2
/** Where the thread that asks helps, since it also judges: it may be long about that before it sends more. */
const HELD_WHILE_HELPING = 4
/** Keys that a worker keeps, since whoever signed is likely to sign again; past that it forgets them all. */
const MOST_KEYS = 4_096

/** What a worker makes is garbage with the next message: left to V8, its nursery alone would grow to 64 MB. */
const NURSERY_MB = 12

/** What a worker is sent, in two pieces, since each piece of a message costs. */
export interface Message {
  readonly id: number
  /** An `Errand` in JSON. */
  readonly errand: string
  /** What was signed, one after another. */
  readonly paes: Uint8Array<ArrayBuffer>
}

/** Each key is sent once, and then named by the number under which the worker keeps it. */
export interface Errand {
  /** Forget the keys of before. */
  readonly afresh: boolean
  readonly keys: readonly Key[]
  readonly jobs: readonly {
    readonly signature: SignatureJob['signature']
    readonly brought: boolean
    readonly key: number
    /** Where its part of `paes` ends. */
    readonly end: number
  }[]
}

interface Held {
  readonly worker: Worker
  readonly held: Map<number, Asked[]>
  /** By the very object, so that no two keys are ever taken for one. */
  keys: Map<Key, number>
}

interface Options {
  /** Worker threads beside the one that asks; one for each other processor if left out. */
  readonly threads?: number
  /** Whether the thread that asks helps when all others are busy; one that answers requests should not. */
  readonly helping?: boolean
}

/**
 * Verifies signatures in worker threads, in messages of many jobs, since a message costs about as much as a signature.
 * Threads start with the first load. `verify` answers in the order of its jobs. What a worker held fails with it, which
 * is a fault to be seen, and another worker takes its place: no input may close the door for everybody else.
 */
export class VerifyPool {
  readonly #workers: Held[] = []
  readonly #waiting: Asked[] = []
  #next = 0
  readonly #threads: number
  readonly #helping: boolean
  #willHelp = false

  constructor({ threads = availableParallelism() - 1, helping = false }: Options = {}) {
    this.#threads = helping ? threads : Math.max(1, threads)
    this.#helping = helping
  }

  async verify(jobs: readonly SignatureJob[]): Promise<Verdict[]> {
    const pieces: Promise<Verdict[]>[] = []
    for (let at = 0; at < jobs.length; at += MOST_PER_MESSAGE)
      pieces.push(this.#ask(jobs.slice(at, at + MOST_PER_MESSAGE)))
    return (await Promise.all(pieces)).flat()
  }

  #ask(jobs: readonly SignatureJob[]): Promise<Verdict[]> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ jobs, answer, fail })
      // One turn of the loop gathers what arrives together.
      if (this.#waiting.length === 1) setImmediate(() => this.#send())
    })
  }

  /** Ends the threads; what they held fails, and so does what waited for them. */
  async close(): Promise<void> {
    const gone = this.#workers.splice(0)
    const held = gone.flatMap(one => [...one.held.values()].flat())
    const error = new Error('the threads that verify signatures were ended')
    for (const asked of [...held, ...this.#waiting.splice(0)]) asked.fail(error)
    // An answer on its way would unref the thread, and so let the process end before the thread's end is reported.
    for (const { worker } of gone) worker.removeAllListeners('message')
    await Promise.all(gone.map(({ worker }) => worker.terminate()))
  }

  /**
   * Does here what is done sooner than handed over: to wake a thread, and to hear from it, costs each of the two more
   * than a signature. So a server that is asked little has no threads, or leaves them alone.
   */
  #answerFew(): boolean {
    const jobs = this.#waiting.reduce((sum, asked) => sum + asked.jobs.length, 0)
    if (jobs > FEW) return false
    for (const asked of this.#waiting.splice(0)) answerHere(asked)
    return true
  }

  /** One piece in a turn of the loop: between two, workers answer and are sent more. */
  #help(): void {
    if (this.#willHelp) return
    this.#willHelp = true
    setImmediate(() => {
      this.#willHelp = false
      const asked = this.#waiting.shift()
      if (asked === undefined) return
      answerHere(asked)
      this.#send()
    })
  }

  #start(): void {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    })
    const held = new Map<number, Asked[]>()
    worker.unref()
    worker.on('message', ({ id, verdicts }: { id: number; verdicts: Verdict[] }) => {
      const group = held.get(id)!
      held.delete(id)
      let at = 0
      for (const { jobs, answer } of group) {
        answer(verdicts.slice(at, at + jobs.length))
        at += jobs.length
      }
      this.#send()
      if (held.size === 0) worker.unref()
    })
    const one: Held = { worker, held, keys: new Map() }
    worker.on('error', cause => {
      const error = new Error('a thread that verifies signatures has died', { cause })
      this.#workers.splice(this.#workers.indexOf(one), 1)
      for (const group of held.values()) for (const asked of group) asked.fail(error)
      if (this.#waiting.length > 0) this.#send()
    })
    this.#workers.push(one)
  }

  #send(): void {
    if (this.#workers.every(({ held }) => held.size === 0) && this.#answerFew()) return
    while (this.#workers.length < this.#threads) this.#start()
    while (this.#waiting.length > 0) {
      const free = this.#workers.toSorted((a, b) => a.held.size - b.held.size)[0]
      if (free === undefined || free.held.size >= (this.#helping ? HELD_WHILE_HELPING : HELD)) {
        if (this.#helping) this.#help()
        return
      }
      const group: Asked[] = []
      for (let jobs = 0; this.#waiting.length > 0 && jobs < MOST_PER_MESSAGE; ) {
        const asked = this.#waiting.shift()!
        group.push(asked)
        jobs += asked.jobs.length
      }
      const id = this.#next++
      free.held.set(id, group)
      free.worker.ref()
      const { errand, paes } = errandOf(free, group)
      const message: Message = { id, errand: JSON.stringify(errand), paes }
      free.worker.postMessage(message, [paes.buffer])
    }
  }
}

function answerHere({ jobs, answer, fail }: Asked): void {
  try {
    answer(jobs.map(verdictOf))
  } catch (error) {
    fail(error as Error)
  }
}

function errandOf(to: Held, group: readonly Asked[]): { errand: Errand; paes: Message['paes'] } {
  const afresh = to.keys.size > MOST_KEYS
  if (afresh) to.keys = new Map()
  const keys: Key[] = []
  const number = (key: Key) => {
    const known = to.keys.get(key)
    if (known !== undefined) return known
    to.keys.set(key, to.keys.size)
    keys.push(key)
    return to.keys.size - 1
  }
  const all = group.flatMap(asked => asked.jobs)
  const paes = new Uint8Array(all.reduce((sum, { pae }) => sum + pae.length, 0))
  let end = 0
  const jobs = all.map(({ signature, pae, key, brought }) => {
    paes.set(pae, end)
    end += pae.length
    return { signature, brought, key: number(key), end }
  })
  return { errand: { afresh, keys, jobs }, paes }
}
