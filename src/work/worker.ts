import { Refusal } from '../core/refusal.ts'
import { type Found, type Kept, unlessLate } from '../people/collection.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Logger } from './logger.ts'

/**
 * What is to be done about due things of one kind. They are taken up one after another, each by one server; after a
 * crash its hold runs out.
 */
export interface Duty<T> {
  readonly kept: Kept<T>
  /**
   * Returns when it is due again (Unix seconds), null for never, or undefined where it has changed or removed the thing
   * itself. An error is logged, and the thing is due again after a pause.
   */
  act(found: Found<T>, job: Job): Promise<number | null | undefined>
  /** Things of this kind done at the same time; 1 by default. */
  readonly atOnce?: number
  /** Seconds until the next try, by the number of tries. */
  readonly pause?: (tries: number) => number
  /** Nothing more is due for now. */
  idle?(): void
  /** The server stops and waits no longer for what is being done. */
  cut?(): void
  /** What is told where it went wrong. */
  readonly trouble: string
}

/** How things stand with what is being done. */
export interface Job {
  /** The server stops, or somebody else has taken the thing up: begin nothing more. */
  isStopped(): boolean
  /** Takes up nothing else of this kind before this time, Unix seconds. */
  rest(until: number): void
}

/** Seconds for which a worker holds a job; it renews the hold while it works. */
export const HOLD_SECONDS = 60
const LOOK_EVERY_MS = 1_000
/** A stop waits so long for what is being done. */
const PATIENCE_MS = 5_000
const PAUSES = [5, 30, 120, 600]
const LONGEST_PAUSE = 3_600

/** Where it is done. */
interface Place {
  readonly drawer: Drawer
  /** Whether nothing is done now: another server does it, or nobody knows what time it is. */
  readonly rests?: () => boolean
  readonly now: () => number
  readonly logger: Logger
}

/** A duty among duties about other kinds. `one` does what has been due longest; false where nothing is. */
export interface AnyDuty extends Required<Pick<Duty<never>, 'trouble' | 'atOnce' | 'idle' | 'cut'>> {
  one(place: Place, job: Job): Promise<boolean>
}

export function duty<T>(of: Duty<T>): AnyDuty {
  return { atOnce: 1, idle() {}, cut() {}, ...of, one: (place, job) => doOne(place, of, job) }
}

async function doOne<T>(place: Place, of: Duty<T>, job: Job) {
  const { drawer, now } = place
  const found = await of.kept.nextDue(drawer, now())
  if (found === undefined) return false
  const [held, tries] = [now() + HOLD_SECONDS, found.tries + 1]
  // Somebody else may be faster, or have changed it.
  const isMine = await unlessLate(drawer.apply([of.kept.changed(found, found.value, { held, tries })], now()))
  if (isMine) await whileHeld(place, of, { ...found, held, tries }, job)
  return true
}

async function whileHeld<T>(place: Place, of: Duty<T>, found: Found<T>, job: Job) {
  const { now, logger } = place
  let { held } = found
  let isLost = false
  let holding = Promise.resolve()
  const hold = async () => {
    const until = now() + HOLD_SECONDS
    if (await set(place, of, found.id, held, { held: until })) held = until
    else isLost = true
  }
  const timer = setInterval(
    () => {
      holding = holding
        .then(hold)
        .catch(error => logger.warn({ err: error }, 'what is being done could not be held any longer'))
    },
    (HOLD_SECONDS * 1_000) / 3,
  ).unref()
  let next: { readonly due: number | null; readonly tries?: number } | undefined
  try {
    const again = await of.act(found, { ...job, isStopped: () => isLost || job.isStopped() })
    next = again === undefined ? undefined : { due: again, tries: 0 }
  } catch (error) {
    const told = error instanceof Refusal ? { code: error.code, said: error.message } : { err: error }
    logger.warn(told, `${of.trouble}; it is tried again`)
    next = { due: now() + (of.pause?.(found.tries) ?? PAUSES[found.tries - 1] ?? LONGEST_PAUSE) }
  } finally {
    clearInterval(timer)
    await holding
  }
  if (next !== undefined) await set(place, of, found.id, held, { held: null, ...next })
}

/** False where it is held by others now, or has gone. */
async function set<T>(
  { drawer, now }: Place,
  { kept }: Duty<T>,
  id: string,
  held: number | null,
  to: { readonly due?: number | null; readonly held: number | null; readonly tries?: number },
) {
  const ifHeld = (value: T, found: Found<T>) => (found.held === held ? value : undefined)
  return (await kept.change(drawer, id, now(), ifHeld, to)) !== undefined
}

interface Lane {
  readonly duty: AnyDuty
  running: Promise<void> | undefined
  /** Something was laid while it looked, which may be due. */
  isAskedAgain: boolean
  restsUntil: number
}

/** Does whatever is due, the kinds beside each other, the things of a kind one after another. */
export class Worker {
  readonly #place: Place
  readonly #lanes: readonly Lane[]
  #timer: NodeJS.Timeout | undefined
  #isStopped = false
  /** How often something was taken up. */
  #times = 0

  constructor(place: Place, duties: readonly AnyDuty[]) {
    this.#place = place
    this.#lanes = duties.flatMap(one =>
      Array.from({ length: one.atOnce }, () => ({
        duty: one,
        running: undefined,
        isAskedAgain: false,
        restsUntil: 0,
      })),
    )
  }

  /** Takes from a former server what it held. */
  async start(): Promise<void> {
    await this.#place.drawer.release()
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.wake()
  }

  /** Looks at once for what is due. Does nothing before `start`. */
  wake(): void {
    if (this.#timer !== undefined && !this.#isOver) for (const lane of this.#lanes) void this.#run(lane)
  }

  /** Does all that is due, and resolves when nothing is. */
  async workOff(): Promise<void> {
    // What is done about one thing may make another due.
    for (let before = -1; before !== this.#times; ) {
      before = this.#times
      await Promise.all(this.#lanes.map(lane => this.#run(lane)))
    }
  }

  /** Begins nothing more, and waits for what is being done. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    const late = setTimeout(() => {
      for (const lane of this.#lanes) lane.duty.cut()
    }, PATIENCE_MS)
    await Promise.all(this.#lanes.map(({ running }) => running))
    clearTimeout(late)
  }

  get #isOver(): boolean {
    return this.#isStopped || (this.#place.rests?.() ?? false)
  }

  #run(lane: Lane) {
    lane.isAskedAgain = true
    lane.running ??= this.#workOn(lane).finally(() => {
      lane.running = undefined
      if (lane.isAskedAgain && this.#place.now() >= lane.restsUntil) this.wake()
    })
    return lane.running
  }

  async #workOn(lane: Lane) {
    const job: Job = {
      isStopped: () => this.#isOver,
      rest: until => {
        lane.restsUntil = until
      },
    }
    try {
      while (lane.isAskedAgain && !this.#isOver && this.#place.now() >= lane.restsUntil) {
        lane.isAskedAgain = false
        if (!(await lane.duty.one(this.#place, job))) continue
        this.#times++
        lane.isAskedAgain = true
      }
    } catch (error) {
      // The database cannot tell what is due, or lets nothing be taken up.
      this.#place.logger.warn({ err: error }, `${lane.duty.trouble}; it is tried again`)
      lane.restsUntil = this.#place.now() + PAUSES[0]!
    }
    lane.duty.idle()
  }
}
