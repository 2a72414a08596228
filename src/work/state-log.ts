import type { Log } from '../log/open.ts'
import type { Logger } from './logger.ts'

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 1_000

interface Standing {
  readonly code: string
  /** Milliseconds of a clock that nobody sets. */
  readonly since: number
  readonly failures: number
}

/**
 * Tells in one line whatever comes to stand in the way of a log, and in another that it has gone. What fails a thousand
 * times meanwhile is counted, so that the line which matters is found.
 */
export class StateLog {
  readonly #log: Pick<Log, 'conditions' | 'failures'>
  readonly #logger: Logger
  readonly #standing = new Map<string, Standing>()
  #timer: NodeJS.Timeout | undefined

  constructor({
    log,
    logger,
  }: { readonly log: Pick<Log, 'conditions' | 'failures'>; readonly logger: Logger }) {
    this.#log = log
    this.#logger = logger
  }

  start(): void {
    this.look()
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  look(): void {
    const failures = [...this.#log.failures().values()].reduce((sum, one) => sum + one, 0)
    for (const [condition, refusal] of Object.entries(this.#log.conditions())) {
      const before = this.#standing.get(condition)
      if (refusal?.code === before?.code) continue
      if (refusal !== null) {
        this.#standing.set(condition, { code: refusal.code, since: performance.now(), failures })
        this.#logger.error({ condition, code: refusal.code }, refusal.message)
        continue
      }
      this.#standing.delete(condition)
      const seconds = Math.round((performance.now() - before!.since) / 1_000)
      const told = { condition, seconds, failures: failures - before!.failures }
      this.#logger.info(told, `${condition}: nothing is in the way any more`)
    }
  }
}
