import { unguarded } from '../../core/csv.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import { id as idSchema, type Kind, type Localised } from '../kinds.ts'
import { plainId } from './ids.ts'
import {
  type Head,
  isSaid,
  type PlainColumn,
  type SaidColumn,
  type TableColumn,
} from './indicator-columns.ts'
import { kindNamed } from './read.ts'

/** One row of a table of indicators, by its columns. */
export class IndicatorLine {
  readonly row: number
  readonly #heads: readonly (Head | undefined)[]
  readonly #texts: readonly string[]

  constructor(heads: readonly (Head | undefined)[], cells: readonly string[], row: number) {
    this.row = row
    this.#heads = heads
    this.#texts = heads.map((_, i) => trimmed(toNfc(unguarded(cells[i] ?? ''))))
  }

  text(column: PlainColumn): string {
    return this.#texts[this.#heads.findIndex(head => head?.column === column)] ?? ''
  }

  /** In each language in which there is something, in the order of the columns. */
  said(column: SaidColumn): Localised {
    return this.#heads.flatMap((head, i) => {
      const text = this.#texts[i]!
      return head?.column === column && head.lang !== null && text !== '' ? [{ lang: head.lang, text }] : []
    })
  }

  /** Those in which something stands. */
  get columns(): readonly TableColumn[] {
    return [
      ...new Set(this.#heads.flatMap((head, i) => (head && this.#texts[i] !== '' ? [head.column] : []))),
    ]
  }

  /** What stands in it, by the heads of the columns. */
  get filled(): readonly (readonly [head: string, text: string])[] {
    return this.#heads.flatMap((head, i) =>
      head && this.#texts[i] !== '' ? [[head.name, this.#texts[i]!] as const] : [],
    )
  }

  /**
   * What a column is called in this table: of several languages the first in which it stands, or the first there is.
   */
  head(column: TableColumn, lang?: string): string {
    const own = this.#heads.flatMap((head, i) => (head?.column === column ? [{ ...head, i }] : []))
    const one =
      own.find(head => head.lang === lang && lang !== undefined) ??
      own.find(({ i }) => this.#texts[i] !== '') ??
      own[0]
    if (one !== undefined) return one.name
    const said = this.#heads.find(head => head?.lang != null)
    return isSaid(column) && said?.lang != null ? `${column}.${said.lang}` : column
  }
}

export function listed(text: string): string[] | null {
  const all = text.split(/[\s,;]+/u).filter(Boolean)
  return all.length === 0 ? null : all
}

export const partedBy = (text: string, mark: string | RegExp) => text.split(mark).map(trimmed).filter(Boolean)

/** By codes, or in the words of pages, in one number or the other: `Companies, public authorities`. */
export function kindsIn(text: string): readonly Readonly<{ typed: string; kind: Kind | undefined }>[] | null {
  const each = partedBy(text, /[,;]| and | et /iu).flatMap(part =>
    kindNamed(part) === undefined ? (listed(part) ?? []) : [part],
  )
  return each.length === 0 ? null : each.map(typed => ({ typed, kind: kindNamed(typed) }))
}

export const isId = (text: string) => idSchema.safeParse(text).success

/** Whoever gives no short name gets the words of the title. */
export const idOf = (line: IndicatorLine) =>
  line.text('id') || plainId(line.said('title')[0]?.text ?? `row ${line.row}`)

/** A cell, in a language where its column has several; only a row, or nothing, where no cell is meant. */
export interface Place {
  readonly line?: IndicatorLine
  readonly column?: TableColumn
  readonly lang?: string
}

/** `at`: which of the languages in which the line says it. */
export function placeIn(line: IndicatorLine | undefined, column?: TableColumn, at?: unknown): Place {
  if (line === undefined) return {}
  if (column === undefined) return { line }
  const lang = isSaid(column) && typeof at === 'number' ? line.said(column)[at]?.lang : undefined
  return { line, column, ...(lang === undefined ? {} : { lang }) }
}
