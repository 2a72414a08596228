import type { Log } from '../../log/open.ts'
import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { SWITCH_NAMES, SWITCHES, type SwitchName } from '../../register/types/switches.ts'

/** The kill switches as pages and forms see them. The door reads the register by itself. */

interface SwitchedOff {
  readonly entry: number
  readonly reason: Said
}

/** What is switched off, as of the newest entry. No page reads it on its own. */
export class SwitchBoard {
  #size = -1
  #closed: ReadonlyMap<SwitchName, SwitchedOff> = new Map()
  #reading: Promise<void> | undefined
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  get closed(): ReadonlyMap<SwitchName, SwitchedOff> {
    return this.#closed
  }

  /**
   * Reads again if the log has grown. Callers meanwhile wait for the same reading, and for another if it began before
   * the size that they saw: so no page shows an older state, and a busy log is read once.
   */
  async refresh(): Promise<void> {
    const size = this.#log.head()?.size ?? 0
    while (this.#size < size) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined
      })
      await this.#reading
    }
  }

  async #read(): Promise<void> {
    const size = this.#log.head()?.size ?? 0
    const rows = await this.#log.store.rows(SWITCH_NAMES.map(name => ref('switches', SWITCHES[name][0])))
    this.#closed = new Map(
      SWITCH_NAMES.flatMap((name, i): [SwitchName, SwitchedOff][] => {
        const row = rows[i]
        return row?.closed ? [[name, { entry: row.since, reason: row.reason }]] : []
      }),
    )
    this.#size = size
  }
}
