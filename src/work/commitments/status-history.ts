import type { Log } from '../../log/open.ts'
import type { ScheduleRow } from '../../register/commitment-rows.ts'
import { newRulesOn } from '../../register/commitment-status.ts'
import { movesOn } from '../../register/cycles.ts'
import type { CallRules } from '../../register/duties.ts'
import { ref } from '../../register/rows.ts'
import {
  noCounts,
  type Sample,
  type Standing,
  type StatusCounts,
  standingOf,
  statusesOn,
} from '../../register/status-over-time.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { readRules } from './duties.ts'

/**
 * How many commitments of a call stood how on days that are over. What is said of such a day stays so for ever, so each is
 * counted once: all days that are lacking in one reading of the call, and none again while this process runs.
 */

/** Parties whose rows are read at once, and those that are judged in one turn of the event loop, each on many days. */
const READ_AT_ONCE = 50
const IN_ONE_TURN = 2

/** What a party has taken on, by its id. */
interface Schedule {
  readonly name: string
  readonly row: ScheduleRow
}

export class StatusHistory {
  readonly #log: Pick<Log, 'store'>
  readonly #known = new Map<string, Map<string, StatusCounts>>()
  /** One reading at a time, whoever asks: the next finds what the one before has counted. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(log: Pick<Log, 'store'>) {
    this.#log = log
  }

  /** Of each of these days, which are over and in their order. The call exists. */
  on(call: string, days: readonly string[]): Promise<StatusCounts[]> {
    const found = this.#last.then(() => this.#on(call, days))
    this.#last = found.catch(() => undefined)
    return found
  }

  async #on(call: string, days: readonly string[]): Promise<StatusCounts[]> {
    const known = this.#known.getOrInsertComputed(call, () => new Map())
    const lacking = days.filter(day => !known.has(day))
    if (lacking.length > 0) {
      const counts = await this.#counted(call, lacking)
      for (const [i, day] of lacking.entries()) known.set(day, counts[i]!)
    }
    return days.map(day => known.get(day)!)
  }

  async #counted(call: string, days: readonly string[]): Promise<StatusCounts[]> {
    const { store } = this.#log
    const rules = (await readRules(store, call))!
    const samples = days.map(
      (day): Sample => ({ day, moves: movesOn(rules.extensions, rules.interruptions, day) }),
    )
    const counts = days.map(noCounts)
    let some: Schedule[] = []
    const count = async () => {
      await this.#count(call, some, rules, samples, counts)
      some = []
    }
    for await (const one of rowsUnder(store, 'schedules', call))
      if (some.push(one) === READ_AT_ONCE) await count()
    await count()
    return counts
  }

  async #count(
    call: string,
    some: readonly Schedule[],
    rules: CallRules,
    samples: readonly Sample[],
    counts: readonly Record<Standing, number>[],
  ): Promise<void> {
    const { store } = this.#log
    const [parties, signatures] = await Promise.all([
      store.rows(some.map(({ name }) => ref('parties', name))),
      store.rows(some.map(({ name }) => ref('signatures', call, name))),
    ])
    for (const [i, { name, row }] of some.entries()) {
      if (i % IN_ONE_TURN === 0) await ownTurn()
      const known = { party: parties[i]!, signature: signatures[i] }
      const rulesOn = newRulesOn(known.signature, rules.call, rules.policies)
      // One that others take part in is counted once, as it stands for the party that made it.
      for (const commitment of row.commitments.filter(({ party }) => party === name))
        for (const [at, status] of statusesOn(commitment, known, rulesOn, samples).entries())
          if (status !== null) counts[at]![standingOf(status)]++
    }
  }
}
