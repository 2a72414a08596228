import { type Line, textIn } from './figure-lines.ts'
import type { SheetColumn } from './figure-sheet.ts'

/** The rows that have something in these columns, of one cell or beside the cells of one answer. */
export class PlaceRows {
  /** Those that say something. */
  readonly lines: Line[] = []
  /** Of each of them, what stood there when it went out, as far as that is known. */
  readonly stood: ReadonlySet<string>[] = []
  /** Those that are as they went out, and say nothing. */
  readonly untouched: Line[] = []
  readonly #columns: readonly SheetColumn[]
  readonly #saying = new Set<Line>()
  /** The first that says something else than the first of all. */
  #other: Line | undefined

  constructor(...columns: readonly SheetColumn[]) {
    this.#columns = columns
  }

  /** `says`: as letters; undefined where it cannot be read. */
  add(line: Line, stood: ReadonlySet<string>, says: string | undefined): void {
    if (this.#columns.every(column => textIn(line, column) === '')) return
    if (says !== undefined && stood.has(says)) {
      this.untouched.push(line)
      return
    }
    const [first] = this.lines
    if (first !== undefined && this.#differing(first, line).length > 0) this.#other ??= line
    this.lines.push(line)
    this.stood.push(stood)
    this.#saying.add(line)
  }

  /** Whether it says something. */
  has(line: Line): boolean {
    return this.#saying.has(line)
  }

  /** A row that says nothing contradicts none. */
  isContradicted(line: Line): boolean {
    return this.#other !== undefined && this.has(line)
  }

  /** Another row that says something else than one that is contradicted, and in which of its columns. */
  against(line: Line): Readonly<{ other: Line; column: SheetColumn }> {
    const first = this.lines[0]!
    const other = this.#differing(line, first).length === 0 ? this.#other! : first
    const differing = this.#differing(line, other)
    return { other, column: differing.find(column => textIn(line, column) !== '') ?? differing[0]! }
  }

  #differing(a: Line, b: Line): SheetColumn[] {
    return this.#columns.filter(column => textIn(a, column) !== textIn(b, column))
  }
}
