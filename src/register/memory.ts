import { inUtf8Order } from '../core/bytes.ts'
import { formatJson } from '../core/json.ts'
import type { Lay } from './history.ts'
import type { Keyed, Range, Rows, Table, Tables } from './rows.ts'

/** A row as exports print it: `json` is canonical. */
type Printed = Readonly<{ table: Table; key: string; json: string }>

/** A line and what it is sorted by: the order of UTF-8. */
export type Sortable = Readonly<{ by: string; line: string }>

/**
 * Where a fold keeps the whole register: a browser in memory (`MemoryRows`), commands and servers in memory while it is
 * small, and then in a temporary file (src/store/spilled-rows.ts). Nothing is put while rows are being told.
 */
export interface KeptRows extends Rows {
  /** Told how many entries there are, before they are folded. */
  foresee?(entries: number): void
  /** Has room for hashes too. */
  lay?: Lay
  /** Every row, sorted by table, then by key, as UTF-8. */
  printed(): Iterable<Printed>
  /** The rows of one table whose keys begin with `prefix`, sorted by key. */
  under<T extends Table>(table: T, prefix: string): Iterable<Keyed<T>>
  /** As many lines as there are rows, sorted; lines with the same `by` stay in their order. */
  sorted(lines: Iterable<Sortable>): Iterable<Sortable>
}

/** The register on a Map. */
export class MemoryRows implements KeptRows {
  readonly #tables = new Map<Table, Map<string, Tables[Table]>>()

  get<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.#tables.get(table)?.get(key) as Tables[T] | undefined
  }

  put<T extends Table>(table: T, key: string, row: Tables[T]): void {
    this.#tables.getOrInsertComputed(table, () => new Map()).set(key, row)
  }

  any({ any, prefix }: Range): boolean {
    for (const key of this.#tables.get(any)?.keys() ?? []) if (key.startsWith(prefix)) return true
    return false
  }

  /** Every row, sorted by table, then by key, as UTF-8. */
  *all(): Iterable<{ table: Table; key: string; row: Tables[Table] }> {
    for (const table of inUtf8Order(this.#tables.keys()) as Table[])
      for (const one of this.under(table, '')) yield { table, ...one }
  }

  *printed(): Iterable<Printed> {
    for (const { table, key, row } of this.all()) yield { table, key, json: formatJson(row as never) }
  }

  *under<T extends Table>(table: T, prefix: string): Iterable<Keyed<T>> {
    const rows = this.#tables.get(table) ?? new Map()
    const keys = prefix === '' ? rows.keys() : rows.keys().filter(key => key.startsWith(prefix))
    for (const key of inUtf8Order(keys)) yield { key, row: rows.get(key) as Tables[T] }
  }

  sorted(lines: Iterable<Sortable>): Iterable<Sortable> {
    return sortedLines(lines)
  }
}

export function sortedLines(lines: Iterable<Sortable>): Sortable[] {
  const found = Map.groupBy(lines, ({ by }) => by)
  return inUtf8Order(found.keys()).flatMap(by => found.get(by)!)
}
