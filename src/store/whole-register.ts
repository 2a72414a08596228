import { compareUtf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { Table } from '../register/rows.ts'
import type { Reading } from './reading.ts'
import { openRow } from './row-checksum.ts'
import type { PrintedRow } from './store.ts'

/**
 * Every row in the order of tables and keys, a few at a time. Refuses `store_damaged` at one that is not what was
 * written, once all before it are told: whoever compares them finds where it stands.
 */
export async function* everyRow(reading: Reading): AsyncGenerator<readonly PrintedRow[]> {
  const [log] = await reading.all('SELECT register_rows FROM log')
  const whole = new WholeRegister(log!.register_rows as number)
  const sql = 'SELECT tbl AS "table", key, json FROM rows ORDER BY tbl, key'
  for await (const piece of reading.pieces(sql)) {
    const good: PrintedRow[] = []
    try {
      for (const { table, key, json } of piece as unknown as readonly PrintedRow[]) {
        whole.pass(table, key)
        good.push({ table, key, json: openRow(table, key, json) })
      }
    } finally {
      if (good.length > 0) yield good
    }
  }
  whole.end()
}

/**
 * Compares a reading of the whole register with the number of rows ever written and with their order. Each row has its
 * checksum, but only this tells of a row that an index has lost or shows twice.
 */
export class WholeRegister {
  readonly #rows: number
  #passed = 0
  #table = ''
  #key = ''

  /** `rows` is the number that the same snapshot keeps beside the log. */
  constructor(rows: number) {
    this.#rows = rows
  }

  /** Refuses `store_damaged` for a row out of order. */
  pass(table: Table, key: string): void {
    const follows =
      table === this.#table ? this.#key < key || compareUtf8(this.#key, key) < 0 : this.#table < table
    if (!follows) throw damaged(`${table} ${key} stands out of its place`)
    this.#passed += 1
    this.#table = table
    this.#key = key
  }

  /** Refuses `store_damaged` unless every row has passed. */
  end(): void {
    if (this.#passed !== this.#rows) throw damaged(`it has ${this.#rows} rows, and ${this.#passed} are found`)
  }
}

function damaged(how: string) {
  return new Refusal('store_damaged', `The register does not agree with itself: ${how}.`)
}
