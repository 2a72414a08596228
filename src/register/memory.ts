import { inUtf8Order } from '../core/bytes.ts'
import type { Range, Rows, Table, Tables } from './rows.ts'

type Undo = Readonly<{
  rows: Map<string, Tables[Table]>
  key: string
  before: Tables[Table] | undefined
}>

/** The register on a Map: what the auditor, a rebuild and a browser fold into. */
export class MemoryRows implements Rows {
  readonly #tables = new Map<Table, Map<string, Tables[Table]>>()
  #undo: Undo[] | undefined

  get<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.#tables.get(table)?.get(key) as Tables[T] | undefined
  }

  put<T extends Table>(table: T, key: string, row: Tables[T]): void {
    const rows = this.#tables.getOrInsertComputed(table, () => new Map())
    this.#undo?.push({ rows, key, before: rows.get(key) })
    rows.set(key, row)
  }

  any({ any, prefix }: Range): boolean {
    for (const key of this.#tables.get(any)?.keys() ?? []) if (key.startsWith(prefix)) return true
    return false
  }

  /** Runs `change`. If it throws, every row is again what it was before. */
  attempt(change: () => void): void {
    const undo: Undo[] = []
    this.#undo = undo
    try {
      change()
    } catch (error) {
      for (const { rows, key, before } of undo.reverse())
        if (before === undefined) rows.delete(key)
        else rows.set(key, before)
      throw error
    } finally {
      this.#undo = undefined
    }
  }

  /** Every row, sorted by table, then by key, as UTF-8. */
  *all(): Iterable<{ table: Table; key: string; row: Tables[Table] }> {
    for (const table of inUtf8Order(this.#tables.keys()) as Table[]) {
      const rows = this.#tables.get(table)!
      for (const key of inUtf8Order(rows.keys())) yield { table, key, row: rows.get(key)! }
    }
  }
}
