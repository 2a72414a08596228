import type { Range, Ref, Row, Rows, Table, Tables } from './rows.ts'

type Change = Readonly<{
  table: Table
  key: string
  row: Row
}>

/**
 * Changes laid over rows, kept or dropped statement by statement: one that is refused half-way leaves nothing behind,
 * and the entries of one batch see each other's changes.
 */
export class Overlay implements Rows {
  readonly #under: Rows
  readonly #kept = new Map<string, Change>()
  #pending = new Map<string, Change>()

  constructor(under: Rows) {
    this.#under = under
  }

  get<T extends Table>(table: T, key: string): Tables[T] | undefined {
    // An audit reads most rows under no change at all: no name is made for these.
    if (this.#pending.size + this.#kept.size === 0) return this.#under.get(table, key)
    const name = nameOf(table, key)
    const change = this.#pending.get(name) ?? this.#kept.get(name)
    return change === undefined ? this.#under.get(table, key) : (change.row as Tables[T])
  }

  put<T extends Table>(table: T, key: string, row: Tables[T]): void {
    this.#pending.set(nameOf(table, key), { table, key, row })
  }

  any(range: Range): boolean {
    const begins = nameOf(range.any, range.prefix)
    for (const changes of [this.#pending, this.#kept])
      for (const name of changes.keys()) if (name.startsWith(begins)) return true
    return this.#under.any(range)
  }

  /** The statement was admitted. */
  keep(): void {
    for (const [name, change] of this.#pending) this.#kept.set(name, change)
    this.#pending = new Map()
  }

  /** The statement was refused. */
  drop(): void {
    if (this.#pending.size > 0) this.#pending = new Map()
  }

  /** Each changed row once, as it was last kept. */
  changes(): Change[] {
    return [...this.#kept.values()]
  }
}

/** Rows fetched beforehand. To read a row that was not fetched is a fault of the rule: it throws. */
export class FetchedRows implements Rows {
  readonly #rows = new Map<string, Row | undefined>()
  readonly #ranges = new Map<string, boolean>()

  /** Rows in the order of their refs. */
  constructor(refs: readonly Ref[] = [], rows: readonly (Row | undefined)[] = []) {
    for (const [i, one] of refs.entries()) this.set(one, rows[i])
  }

  has({ table, key }: Ref): boolean {
    return this.#rows.has(nameOf(table, key))
  }

  set({ table, key }: Ref, row: Row | undefined): void {
    this.#rows.set(nameOf(table, key), row)
  }

  get<T extends Table>(table: T, key: string): Tables[T] | undefined {
    const name = nameOf(table, key)
    if (!this.#rows.has(name)) throw new Error(`a rule reads ${table} ${key} without declaring it`)
    return this.#rows.get(name) as Tables[T] | undefined
  }

  any(range: Range): boolean {
    const found = this.#ranges.get(nameOf(range.any, range.prefix))
    if (found === undefined)
      throw new Error(`a rule asks for ${range.any} under ${range.prefix} without declaring it`)
    return found
  }

  setAny(range: Range, found: boolean): void {
    this.#ranges.set(nameOf(range.any, range.prefix), found)
  }

  put(table: Table, key: string): never {
    throw new Error(`fetched rows are not written: ${table} ${key}`)
  }
}

function nameOf(table: Table, key: string): string {
  return `${table} ${key}`
}
