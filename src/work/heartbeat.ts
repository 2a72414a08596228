import { formatTime } from '../core/time.ts'
import { type Beat, SETTLING, STORY } from '../log/clock.ts'
import { untilSettled } from '../people/collection.ts'
import { DOOR, heartbeats, interruptions } from '../people/heartbeats.ts'
import type { Change } from '../store/drawer.ts'
import { hasDays } from './commitments/interruptions.ts'
import type { Workplace } from './workplace.ts'

/**
 * Notes in the database, once a minute, that the door is open: that entries are taken, and a time is believed. Where it
 * was shut for ten minutes or more, whatever the reason, that is laid aside with the next beat, in the same change, and
 * becomes an entry (work/commitments/interruptions): planned downtime, a crash, a full disk, a doubted clock.
 *
 * A clock that is set while this process lives invents no interruption: what has passed is told by the machine's own
 * count, which nobody sets. From one process to the next the clock tells, as far as it is believed (log/clock): a machine
 * that was frozen has counted nothing. After a start of the machine nothing is judged before NTP has had its time.
 */

/** Seconds for which the door has to be shut. */
export const LEAST = 600
/** Seconds between two beats that are written, each of them one sync of the disk. */
const KEPT_EVERY = 60
const LOOK_EVERY_MS = 10_000
/** An entry tells of no more at once (register/types/clauses), seconds. */
const MOST = 366 * 86_400
/** Seconds by which clock and machine may part before the machine is believed. */
const DRIFT = 120

type Site = Pick<Workplace, 'log' | 'logger' | 'now' | 'worker'>

export class Heartbeat {
  readonly #site: Site
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  /** The last moment at which this process has seen the door open. */
  #seen: Beat | undefined
  /** The first such moment since it was shut, until that has been judged. */
  #opened: Beat | undefined
  #kept: Beat | undefined

  constructor(site: Site) {
    this.#site = site
  }

  /** Looks at once, and again and again. */
  start(): void {
    const look = () => {
      this.#running = this.#running.then(() => this.look())
    }
    look()
    this.#timer = setInterval(look, LOOK_EVERY_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  /** Notes how it stands now. A store that fails is one of the reasons for which the door is shut. */
  async look(): Promise<void> {
    const { log, logger } = this.#site
    const beat = log.ready() === null ? log.beat() : undefined
    if (beat === undefined || beat.boot === STORY) {
      this.#opened = undefined
      return
    }
    this.#opened ??= beat
    try {
      if (!(await this.#judge(beat, this.#opened))) return
      this.#seen = beat
    } catch (error) {
      logger.warn({ err: error }, 'that the door is open was not noted')
    }
    this.#opened = undefined
  }

  /** False where nothing can be told yet. */
  async #judge(beat: Beat, opened: Beat): Promise<boolean> {
    const isFresh = this.#kept !== undefined && beat.uptime - this.#kept.uptime < KEPT_EVERY
    if (isFresh && beat.uptime - this.#seen!.uptime < LEAST) return true
    const { log, now, worker } = this.#site
    const { drawer, store } = log
    return untilSettled(async () => {
      const found = await heartbeats.lying(drawer, DOOR, now())
      const from = later(this.#seen, found?.value)
      if (from !== undefined && from.boot !== beat.boot && beat.uptime < SETTLING) return false
      const to = { ...opened, at: Math.round(beat.at - (beat.uptime - opened.uptime)) }
      const shut = from === undefined ? null : shutBetween(from, to, from === this.#seen)
      const laid = shut === null || !(await hasDays(store)) ? [] : laidFor(shut, now())
      await drawer.apply([heartbeats.renewed(found, DOOR, beat, null), ...laid], now())
      this.#kept = beat
      if (laid.length > 0) worker.wake()
      return true
    })
  }
}

/**
 * From when until when the door was shut between two moments at which it was open, Unix seconds; null where that was
 * brief. `isOurs`: one process has seen both.
 */
function shutBetween(from: Beat, to: Beat, isOurs: boolean): { from: number; until: number } | null {
  const clock = to.at - from.at
  const passed = isOurs ? to.uptime - from.uptime : clock
  if (passed < LEAST) return null
  return { from: Math.abs(clock - passed) > DRIFT ? Math.round(to.at - passed) : from.at, until: to.at }
}

/** Another server may have served since. */
function later(seen: Beat | undefined, found: Beat | undefined): Beat | undefined {
  if (seen === undefined || found === undefined) return seen ?? found
  const isLater = found.boot === seen.boot ? found.uptime > seen.uptime : found.at > seen.at
  return isLater ? found : seen
}

function laidFor({ from, until }: { from: number; until: number }, now: number): Change[] {
  const laid: Change[] = []
  for (let begins = from; begins < until; begins += MOST) {
    const [first, last] = [begins, Math.min(begins + MOST, until)].map(formatTime) as [string, string]
    laid.push(interruptions.laid(first, { from: first, until: last }, null, { due: now }))
  }
  return laid
}
