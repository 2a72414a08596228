import { Refusal } from '../core/refusal.ts'
import { DAY, formatTime } from '../core/time.ts'

/** What a machine says of the time at one moment. */
export interface Beat {
  /** Unix seconds, by the clock that somebody may set. */
  readonly at: number
  /** Seconds since the machine was started, sleep included, which nobody sets. */
  readonly uptime: number
  /** Another one after each start of the machine. */
  readonly boot: string
}

/** In place of a start of the machine, while a first start tells its examples: no witness sees the time of a story. */
export const STORY = 'story'

const MINUTE = 60
/** Seconds by which the two clocks of a machine may part between two beats that are believed. */
const DRIFT = 2 * MINUTE
/** Seconds after a start of the machine in which NTP may still set a clock that has no battery. */
export const SETTLING = 15 * MINUTE
/** Seconds by which a witness may see another time than this machine. */
const WITNESS = 10 * MINUTE

/**
 * Why a moment cannot be believed after `last`, the last that was; null where nothing speaks against it. `floor` is the
 * time of the newest entry, Unix seconds, 0 for none. Where the machine was started anew, a clock that was set ahead
 * looks like one that ran on while the machine was off: up to a day is believed.
 */
export function doubtOf(beat: Beat, last: Beat | undefined, floor: number): string | null {
  const since = Math.max(floor, last?.at ?? 0)
  if (beat.at < since - DRIFT)
    return `${since === floor ? 'The newest entry is dated' : 'This server last noted'} ${formatTime(since)}, which is later.`
  // A container may count from its own start: then less has passed than before, and nothing can be compared.
  const ran = last !== undefined && last.boot === beat.boot ? beat.uptime - last.uptime : -1
  if (last !== undefined && ran >= 0) {
    const jump = beat.at - last.at - ran
    return Math.abs(jump) > DRIFT
      ? `Since ${formatTime(last.at)} it has counted ${spanOf(beat.at - last.at)}, but the machine ${spanOf(ran)}.`
      : null
  }
  return since > 0 && beat.at - since > DAY ? `The last time that it knows of is ${formatTime(since)}.` : null
}

export function spanOf(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / MINUTE)
  if (minutes < 180) return minutes === 1 ? 'one minute' : `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}

interface ClockOptions {
  readonly beat: () => Beat
  /** The last beat that was believed, at an earlier start. */
  readonly last: Beat | undefined
  /** Unix seconds of the newest entry; 0 for none. */
  readonly floor: () => number
}

/**
 * A clock that is judged before it is used. A time that was entered once can never be taken back: after an entry of the
 * year after next, every statement is too old. So while the clock is in doubt nothing is signed, kept, swept or sent.
 * It is right again once it agrees with the last time that was believed, once more witnesses agree than do not, or once
 * the operator says so.
 */
export class JudgedClock {
  readonly #options: ClockOptions
  #last: Beat | undefined
  /** The newest entry when the operator said that the clock is right: that it is dated later is known. */
  #excused = 0
  #isConfirmed = false
  /** By witness, when the machine was started by the clock of that witness, Unix seconds. */
  readonly #started = new Map<string, number>()

  constructor(options: ClockOptions) {
    this.#options = options
    this.#last = options.last
  }

  /** Null, or why nothing that rests on the time is done at present. */
  get doubt(): Refusal | null {
    const beat = this.#options.beat()
    const why = this.#whyNot(beat)
    if (why === null) return null
    return new Refusal(
      'read_only',
      `The clock of this server says ${formatTime(beat.at)}, which cannot be believed. ${why} Nothing is recorded until it is right, a witness agrees with it, or whoever runs this server says what time it is by another clock (avow serve --clock-is-right).${this.#followsFrom(beat)}`,
    )
  }

  /** Unix seconds. Refuses `read_only` while the clock is in doubt. */
  readonly now = (): number => {
    const { doubt } = this
    if (doubt !== null) throw doubt
    return this.#options.beat().at
  }

  /**
   * This moment if it can be believed; whatever comes is measured by it. Just after a start of the machine it is still
   * measured by the last beat before: a step of NTP would else be what cannot be believed.
   */
  believe(): Beat | undefined {
    if (this.doubt !== null) return undefined
    const beat = this.#options.beat()
    if (this.#last === undefined || this.#last.boot === beat.boot || beat.uptime > SETTLING) this.#last = beat
    return this.#last
  }

  /** The operator says that the clock is right, whatever witnesses see. */
  confirm(): void {
    this.#last = this.#options.beat()
    this.#excused = this.#options.floor()
    this.#isConfirmed = true
  }

  /** A witness has signed just now, by its own clock at this time, Unix seconds. */
  witnessed(name: string, time: number): void {
    const { boot, uptime } = this.#options.beat()
    if (boot !== STORY) this.#started.set(name, time - uptime)
  }

  /** What it would mean to go on, where the newest entry is dated ahead: a wrong clock may have dated it. */
  #followsFrom({ at }: Beat): string {
    const floor = this.#options.floor()
    if (floor - at <= DRIFT) return ''
    const until = formatTime(floor)
    return floor - at > DAY
      ? ` If this clock is right, nothing can be recorded before ${until}.`
      : ` If this clock is right, whoever says so now has all that comes before ${until} dated at that time, for good; to avoid it, wait until then and say so.`
  }

  #whyNot(beat: Beat): string | null {
    const floor = this.#options.floor()
    const agree = [...this.#started].filter(([, started]) => isNear(started, beat)).length
    const differ = [...this.#started].filter(([, started]) => !isNear(started, beat))
    const isVouched = agree > differ.length
    if (differ.length > agree && !this.#isConfirmed) {
      const [name, started] = differ[0]!
      return `By the witness ${name} it is ${formatTime(Math.round(started + beat.uptime))}.`
    }
    // Entries cannot be dated before the newest, and their authors date them by the hour that it is.
    if (floor - beat.at > DAY && (isVouched || floor <= this.#excused))
      return `The newest entry is dated ${formatTime(floor)}, more than a day ahead: this log can go on only then.`
    return isVouched ? null : doubtOf(beat, this.#last, floor <= this.#excused ? 0 : floor)
  }
}

function isNear(started: number, { at, uptime }: Beat): boolean {
  return Math.abs(started + uptime - at) <= WITNESS
}
