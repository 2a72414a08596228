import { type Beat, STORY } from '../log/clock.ts'
import { now } from './compose.ts'
import { beatNow } from './mark-file.ts'

/** At which second of its day a story begins to tell: nine o'clock, UTC. */
const MORNING = 9 * 3_600
/** Seconds between two acts of one day. */
const APART = 420

/**
 * The time of day while a first start tells its fictional examples: their days lie apart, and entries bear them. It goes
 * forward only, as the log asks, and never past the real time, to which it has come when the story ends. Nobody but the
 * first start has one, and nothing real is ever recorded by it.
 */
export class StoryClock {
  /** Unix seconds; null once the real time is told. */
  #at: number | null
  #isEnded = false

  /** `floor` is the time of the newest entry, Unix seconds, or what a start that was cut short has come to. */
  constructor(day: string | undefined, floor: number) {
    this.#at = floor
    this.to(day)
  }

  readonly now = (): number => this.#at ?? now()

  /** Until the story ends, this clock is one of its own: the uptime of the machine says nothing of it. */
  readonly beat = (): Beat => {
    if (this.#isEnded) return beatNow()
    const at = this.now()
    return { at, uptime: at, boot: STORY }
  }

  /** Goes on to the morning of that day, or some minutes on where it has come so far; undefined is today. */
  to(day: string | undefined): void {
    if (this.#at === null) return
    const next = day === undefined ? Infinity : Math.max(Date.parse(day) / 1_000 + MORNING, this.#at + APART)
    this.#at = next < now() ? next : null
  }

  /** From here on the time is the machine's. */
  end(): void {
    this.#at = null
    this.#isEnded = true
  }
}
