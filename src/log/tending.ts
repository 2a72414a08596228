import { Refusal } from '../core/refusal.ts'
import type { Store } from '../store/store.ts'
import type { JudgedClock } from './clock.ts'
import type { HighWater } from './high-water.ts'
import type { Sequencer } from './sequence.ts'
import type { StoreHealth } from './store-health.ts'
import type { Witnesses } from './witnesses.ts'

/** Milliseconds between two looks at how store, clock, mark and the other servers stand. */
const TEND_MS = 5_000

interface Tended {
  readonly store: Pick<Store, 'touch' | 'requireRoom'>
  readonly health: StoreHealth
  readonly sequencer: Sequencer
  readonly witnesses: Witnesses
  readonly clock: JudgedClock
  /** Undefined where nobody notes how far the key has signed. */
  readonly highWater: HighWater | undefined
  /** Unix seconds. */
  readonly now: () => number
}

/**
 * Looks after a log to which nobody posts: finds out whether a store that failed can be written again, whether another
 * server has taken over, whether the disk is full, and whether the clock is right again; and notes the time that is
 * believed beside the key.
 */
export class Tending {
  readonly #tended: Tended
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  private constructor(tended: Tended) {
    this.#tended = tended
  }

  /** Notes how the log stands at its start, and looks again and again from then on. */
  static async start(tended: Tended): Promise<Tending> {
    const tending = new Tending(tended)
    await tending.#unlessTold(() => tending.#keepMark())
    tending.#timer = setInterval(() => {
      tending.#running = tending.#running.then(() => tending.#unlessTold(() => tending.#look()))
    }, TEND_MS).unref()
    return tending
  }

  /** Waits for a look that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  async #look(): Promise<void> {
    const { store, health, sequencer, witnesses, clock, highWater, now } = this.#tended
    if (health.trouble === null) await store.requireRoom()
    else await store.touch()
    await sequencer.look()
    if (clock.doubt !== null) witnesses.askAnew()
    else if (sequencer.stopped === null && highWater?.isDue(now())) await this.#keepMark()
  }

  async #keepMark(): Promise<void> {
    const { sequencer, clock, highWater } = this.#tended
    const beat = clock.believe()
    await highWater?.keep(sequencer.head, beat)
    await sequencer.note()
  }

  /** Whatever the store or the mark refuses is remembered there, and stands in the conditions of the log. */
  async #unlessTold(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      if (!(error instanceof Refusal) && !this.#tended.health.hasNoted(error)) throw error
    }
  }
}
