import type { Log } from '../../log/open.ts'
import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { SWITCH_NAMES, SWITCHES, type SwitchName } from '../../register/types/switches.ts'

/** The kill switches as pages and forms see them. The door asks the register by itself. */

export interface Closed {
  readonly entry: number
  readonly reason: Said
}

/** Which are closed, as of the newest entry. Read again when the log has grown, and by no page on its own. */
export class SwitchBoard {
  #size = -1
  #closed: ReadonlyMap<SwitchName, Closed> = new Map()
  #reading: Promise<void> | undefined
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  get closed(): ReadonlyMap<SwitchName, Closed> {
    return this.#closed
  }

  /**
   * Reads them if the log has grown since. Whoever asks meanwhile waits for the same reading, and for one more where
   * that began before the log was as long as they saw it: a page shows no switch as it was, and a busy log is asked
   * once.
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
    const refs = SWITCH_NAMES.map(name => ref('switches', SWITCHES[name][0]))
    const rows = await this.#log.store.rows(refs)
    const closed = SWITCH_NAMES.flatMap((name, i): [SwitchName, Closed][] => {
      const row = rows[i]
      return row?.closed ? [[name, { entry: row.since, reason: row.reason }]] : []
    })
    this.#closed = new Map(closed)
    this.#size = size
  }
}
