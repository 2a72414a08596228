import { utf8 } from '../../core/bytes.ts'
import { formatCsvRow, guarded } from '../../core/csv.ts'
import { formatJson, type Json } from '../../core/json.ts'
import type { Catalogue, Indicator, List, Section } from '../figures/catalogue.ts'
import { catalogueFromDraft } from '../figures/catalogue-draft.ts'
import type { Localised, Manifest } from '../kinds.ts'
import {
  ANSWER_WORDS,
  isSaid,
  RARE_COLUMNS,
  type SaidColumn,
  TABLE_COLUMNS,
  type TableColumn,
  type TableRow,
} from './indicator-columns.ts'
import { checkIndicatorTable } from './indicator-table.ts'

/** Indicators as a table that comes back through the check of tables: an edition, a set of ours, or one to fill in. */

type Said = Readonly<Partial<Record<SaidColumn, Localised>>>
type Plain = Readonly<Partial<Record<Exclude<TableColumn, SaidColumn>, string | null>>>
interface Written {
  readonly row: TableRow
  readonly plain: Plain
  readonly said: Said
}

/** The first row names the columns. */
export type TableCells = readonly (readonly string[])[]

export function catalogueCells(catalogue: Catalogue): TableCells {
  const { indicators, lists, sections, titles } = catalogue
  const rows: Written[] = [
    { row: 'set', plain: {}, said: { title: titles } },
    ...sections.flatMap(section => [
      sectionRow(section, sections),
      ...indicators.filter(one => one.section === section.id).map(indicatorRow),
    ]),
    ...lists.flatMap(list => listRows(catalogue, list)),
  ]
  return cellsOf(rows, langsOf(rows))
}

function sectionRow({ id, number, titles, within, principle, measure }: Section, all: readonly Section[]) {
  const above = all.find(one => one.id === within)?.number ?? null
  const of = measure && [measure.catalogue, measure.edition, measure.id].join('/')
  return {
    row: 'section',
    plain: { number, id, within: above, principle, measure: of },
    said: { title: titles },
  } satisfies Written
}

function indicatorRow(one: Indicator): Written {
  const { id, number, value, direction, kinds, how, source, by } = one
  const unit = 'unit' in value ? value.unit : null
  return {
    row: 'indicator',
    plain: {
      ...{ number, id, answer: ANSWER_WORDS[value.type], wanted: direction },
      ...{ list: value.type === 'choice' ? value.list : null, split: by.join(' ') },
      kinds: kinds === null ? null : kinds.join(', '),
      how: how === 'reported' ? null : how,
      ...{ source: source?.title ?? null, source_url: source?.url ?? null },
    },
    said: {
      ...{ title: one.titles, question: one.asks, counted: one.reads },
      ...(unit === null ? {} : { unit }),
    },
  }
}

function listRows({ titles: named }: Catalogue, list: List): Written[] {
  const { id, titles, items } = list
  const codes = countriesOf(named, list)
  return [
    { row: 'list', plain: { id, countries: codes }, said: { title: titles } },
    ...(codes === null ? items : []).map(
      item => ({ row: 'item', plain: { id: item.id }, said: { title: item.titles } }) satisfies Written,
    ),
  ]
}

/** Codes in place of items, where they bring the very same names. */
function countriesOf(titles: Localised, list: List): string | null {
  if (!list.items.every(({ id }) => /^[a-z]{2}$/.test(id))) return null
  const codes = list.items.map(({ id }) => id.toUpperCase())
  const isSame = (countries: unknown) => {
    const draft = { titles, lists: [{ id: list.id, titles: list.titles, countries }] }
    const made = (catalogueFromDraft(draft) as { readonly lists: readonly [Json] }).lists[0]
    return sameJson(made, list)
  }
  if (!isSame(codes)) return null
  return ['all', 'un-members'].find(isSame) ?? codes.join(' ')
}

const sameJson = (a: unknown, b: unknown) => formatJson(a as Json) === formatJson(b as Json)

/** The table to fill in: a section for each principle of the text, with a row for a first question. */
export function emptyIndicatorCells(
  { principles }: Pick<Manifest, 'principles'>,
  langs: readonly string[],
): TableCells {
  const rows = principles.flatMap(({ id, titles }, i): Written[] => [
    { row: 'section', plain: { number: String(i + 1), principle: id }, said: { title: titles } },
    { row: 'indicator', plain: { number: `${i + 1}.1` }, said: {} },
  ])
  return cellsOf([{ row: 'set', plain: {}, said: {} }, ...rows], langs)
}

/** In an order in which every row says them, where there is one: the first language is what others fall back on. */
function langsOf(rows: readonly Written[]): string[] {
  const all = rows.flatMap(({ said }) => Object.values(said).map(each => each.map(({ lang }) => lang)))
  const left = new Set(all.flat())
  const before = new Map([...left].map(lang => [lang, new Set<string>()]))
  for (const langs of all) for (const [i, lang] of langs.slice(1).entries()) before.get(lang)!.add(langs[i]!)
  const order: string[] = []
  while (left.size > 0) {
    const isNext = (lang: string) => left.isDisjointFrom(before.get(lang)!)
    const next = [...left].find(isNext) ?? [...left][0]!
    left.delete(next)
    order.push(next)
  }
  return order
}

function cellsOf(rows: readonly Written[], langs: readonly string[]): TableCells {
  const isUsed = (column: TableColumn) =>
    !RARE_COLUMNS.includes(column) || rows.some(({ plain }) => Boolean(plain[column as keyof Plain]))
  const heads = TABLE_COLUMNS.filter(isUsed).flatMap(
    (column): { column: TableColumn; lang: string | null }[] =>
      isSaid(column) ? langs.map(lang => ({ column, lang })) : [{ column, lang: null }],
  )
  return [
    heads.map(({ column, lang }) => (lang === null ? column : `${column}.${lang}`)),
    ...rows.map(({ row, plain, said }) =>
      heads.map(({ column, lang }) => {
        if (column === 'row') return row
        const text = isSaid(column)
          ? said[column]?.find(one => one.lang === lang)?.text
          : plain[column as keyof Plain]
        return guarded(text ?? '')
      }),
    ),
  ]
}

/**
 * Nothing in a cell is computed by a spreadsheet (core/csv), which knows letters with marks by the first of these
 * alone.
 */
export const tableCsv = (cells: TableCells): Uint8Array => utf8(`\uFEFF${cells.map(formatCsvRow).join('')}`)

/**
 * What does not come back as it was from its table, by short names; `all` where the table is not taken at all. A
 * language stands in one place among the others in all rows, and a text without blanks at its ends: a file need not be
 * so.
 */
export function lostInTable(
  catalogue: Catalogue,
  cells = catalogueCells(catalogue),
): readonly string[] | 'all' {
  const { catalogue: back } = checkIndicatorTable(tableCsv(cells))
  if (back === null) return 'all'
  const parts = (['sections', 'indicators', 'lists'] as const).flatMap(name =>
    catalogue[name].filter((part, i) => !sameJson(part, back[name][i])).map(({ id }) => id),
  )
  return sameJson(catalogue.titles, back.titles) ? parts : ['set', ...parts]
}
