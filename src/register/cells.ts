import type { Range, Ref, Rows, Table, Tables } from './rows.ts'

/** One row that a type of statement declares to read, as it stands while a statement is judged. */
export class Cell<T extends Table = Table> {
  readonly ref: Ref<T>
  readonly #rows: Rows

  constructor(rows: Rows, ref: Ref<T>) {
    this.#rows = rows
    this.ref = ref
  }

  get row(): Tables[T] | undefined {
    return this.#rows.get(this.ref.table, this.ref.key)
  }

  /** The caller of the law undoes this if the statement is refused in the end. */
  put(row: Tables[T]): void {
    this.#rows.put(this.ref.table, this.ref.key, row)
  }
}

/** What a statement reads: rows under names that the declaration chooses, in lists and records. */
export type Reads = Ref | Range | readonly Reads[] | { readonly [name: string]: Reads }

/** The same with a cell in the place of each row's name, and for a range whether it holds any row. */
export type CellsOf<R> =
  R extends Ref<infer T>
    ? Cell<T>
    : R extends Range
      ? boolean
      : { readonly [Name in keyof R]: CellsOf<R[Name]> }

function isRef(reads: Reads): reads is Ref {
  return 'table' in reads && typeof reads.table === 'string'
}

function isRange(reads: Reads): reads is Range {
  return 'prefix' in reads && typeof reads.prefix === 'string'
}

/** Every row and range that is named, in the order of the declaration, perhaps twice. */
export function needsIn(reads: Reads): Readonly<{ refs: readonly Ref[]; ranges: readonly Range[] }> {
  const found = { refs: [], ranges: [] }
  collect(reads, found)
  return found
}

function collect(reads: Reads, found: { refs: Ref[]; ranges: Range[] }): void {
  if (isRef(reads)) found.refs.push(reads)
  else if (isRange(reads)) found.ranges.push(reads)
  else for (const one of Object.values<Reads>(reads as Record<string, Reads>)) collect(one, found)
}

/** A cell for each row that is named, in lists and records as they are. */
export function cellsOf<R extends Reads>(reads: R, rows: Rows): CellsOf<R> {
  return cellsIn(reads, rows) as CellsOf<R>
}

function cellsIn(reads: Reads, rows: Rows): unknown {
  if (isRef(reads)) return new Cell(rows, reads)
  if (isRange(reads)) return rows.any(reads)
  if (Array.isArray(reads)) return reads.map(one => cellsIn(one, rows))
  return Object.fromEntries(Object.entries(reads).map(([name, one]) => [name, cellsIn(one, rows)]))
}
