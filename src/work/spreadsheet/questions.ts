import {
  type CellStyle,
  type ColumnDef,
  colToLetter,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { doubled } from '../../core/csv.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  type Asked,
  choiceTexts,
  questionRows,
  reasonTexts,
  SHEET_COLUMNS,
  type SheetColumn,
  type SheetRow,
} from '../../register/lists/figure-sheet.ts'
import { asText, GREY, HEAD, TEXT } from './cell-styles.ts'
import { serialOf } from './number-formats.ts'

/**
 * The questions of a catalogue as a workbook (.xlsx): the rows of the CSV (register/lists/figure-sheet), a sheet for
 * each section of the first rank where there are several, with lists to choose reasons, items and sources from. What
 * is not asked looks shut, and is not locked: who may sort and cut a sheet fills it in sooner, and ids bring each row
 * home.
 *
 *     await questionsWorkbook(asked, 'Choose one of the list.')
 */

const FILLED_IN: readonly SheetColumn[] = ['value', 'missing', 'words', 'lang', 'behind', 'source', 'place']

/** In characters. */
const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  ...{ number: 12, indicator: 16, title: 32, question: 48, method: 32, items: 24, cell: 10 },
  ...{ from: 12, until: 12, unit: 12, expected: 24, last: 14, value: 20, missing: 26, words: 48, lang: 10 },
  ...{ behind: 24, source: 32, place: 20, stood: 12 },
}

const SHUT: CellStyle = { ...TEXT, font: { color: { rgb: '404040' } }, fill: GREY }

/** Rows that are written within a second; more go out as CSV. */
export const MOST_ROWS = 20_000

/** `notOne` is told to whoever types something that is not in a list. Refuses `request_oversize`. */
export async function questionsWorkbook(asked: Asked, notOne: string): Promise<Uint8Array> {
  const rows = questionRows(asked)
  if (rows.length > MOST_ROWS)
    throw new Refusal(
      'request_oversize',
      `The workbook would have ${rows.length} rows; ${MOST_ROWS} are the most. Take the CSV file.`,
    )
  const lists = new Lists(asked.words.lists)
  const groups = Map.groupBy(rows, ({ indicator }) => rootOf(asked, indicator.section))
  const names = new Set([asked.words.lists.toLowerCase()])
  const sheets = [...groups].map(([section, own]) =>
    sheetOf(sheetName(section, names), own, asked, { lists, notOne }),
  )
  return writeXlsx({ sheets: [...sheets, lists.sheet()] })
}

type Section = Asked['catalogue']['sections'][number]

function rootOf({ catalogue: { sections } }: Asked, id: string): Section {
  const section = sections.find(one => one.id === id)!
  return section.within === null ? section : rootOf({ catalogue: { sections } } as Asked, section.within)
}

/**
 * What a program takes as the name of a sheet: 31 characters, some not among them, none twice in any case of letters.
 */
function sheetName({ number, titles }: Section, taken: Set<string>): string {
  const plain = (text: string) => text.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, '')
  const wanted = plain(`${number} ${titles[0]!.text}`).trim() || 'Sheet'
  for (let i = 1; ; i++) {
    const tail = i === 1 ? '' : ` (${i})`
    const name = `${wanted
      .slice(0, 31 - tail.length)
      .toWellFormed()
      .trimEnd()}${tail}`
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase())
      return name
    }
  }
}

/** The lists to choose from, in a sheet of their own: a rule of a cell has no room for more than 255 characters. */
class Lists {
  readonly #name: string
  readonly #columns = new Map<string, readonly string[]>()

  constructor(name: string) {
    this.#name = name
  }

  /** Where the list stands, as a formula says it. */
  range(key: string, texts: readonly string[]): string {
    this.#columns.set(key, texts)
    const letter = colToLetter([...this.#columns.keys()].indexOf(key))
    return `'${this.#name.replaceAll("'", "''")}'!$${letter}$1:$${letter}$${texts.length}`
  }

  sheet(): WriteSheet {
    const columns = [...this.#columns.values()]
    const longest = Math.max(1, ...columns.map(one => one.length))
    return {
      name: this.#name,
      columns: columns.map(() => ({ width: 30 })),
      rows: Array.from({ length: longest }, (_, i) =>
        columns.map(one => (one[i] === undefined ? null : asText(doubled(one[i])))),
      ),
    }
  }
}

function sheetOf(
  name: string,
  rows: readonly SheetRow[],
  asked: Asked,
  { lists, notOne }: Readonly<{ lists: Lists; notOne: string }>,
): WriteSheet {
  const { columns } = asked.words
  const titles = [...new Set(asked.sources.map(one => one.title))]
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const at = (row: number, column: number) => `${row},${column}`
  for (const i of SHEET_COLUMNS.keys()) cells.set(at(0, i), { style: HEAD })
  const values = rows.map((row, r) =>
    SHEET_COLUMNS.map((column, c) => {
      const style = styleOf(row, column)
      if (style !== STYLES[column]) cells.set(at(r + 1, c), { style })
      return typed(row, column)
    }),
  )
  return {
    name,
    // What is written for us alone is in nobody's way.
    columns: SHEET_COLUMNS.map(
      (column): ColumnDef => ({
        ...{ width: WIDTHS[column], style: STYLES[column], hidden: column === 'stood' },
      }),
    ),
    rows: [SHEET_COLUMNS.map(column => columns[column]), ...values],
    cells,
    freezePane: { rows: 1 },
    view: { rightToLeft: asked.words.fromRight === true },
    autoFilter: { range: `A1:${colToLetter(SHEET_COLUMNS.length - 1)}${rows.length + 1}` },
    dataValidations: [
      rule('missing', 2, rows.length + 1, lists.range('reasons', reasonTexts(asked.words)), notOne),
      ...choicesOf(rows, asked, lists, notOne),
      ...(titles.length > 0
        ? [rule('source', 2, rows.length + 1, lists.range('sources', titles), notOne)]
        : []),
    ],
  }
}

/** The numbers and days that a program counts as we do stand as these, and all else as text. */
function typed({ indicator, cells }: SheetRow, column: SheetColumn): string | number | null {
  const text = cells[column]
  if (text === '') return null
  if (column !== 'value' && column !== 'last') return asText(doubled(text))
  const { type } = indicator.value
  if (type === 'date') return serialOf(text) ?? asText(doubled(text))
  const isNumber = (type === 'integer' || type === 'decimal') && String(Number(text)) === text
  return isNumber && text.replace(/[-.]/g, '').length <= 15 ? Number(text) : asText(doubled(text))
}

const GENERAL = withFormat('General')
const WHOLE = withFormat('0')
const DAYS = withFormat('yyyy-mm-dd')

function withFormat(numFmt: string) {
  return { shut: { ...SHUT, numFmt }, open: { ...TEXT, numFmt } }
}

const isOpen = (column: SheetColumn) => FILLED_IN.includes(column)
/** Of a whole column. */
const STYLES = Object.fromEntries(
  SHEET_COLUMNS.map(column => [column, isOpen(column) ? TEXT : SHUT]),
) as Readonly<Record<SheetColumn, CellStyle>>

function styleOf({ indicator }: SheetRow, column: SheetColumn): CellStyle {
  const { type } = indicator.value
  if (column === 'value' || column === 'last') {
    const is = isOpen(column) ? 'open' : 'shut'
    if (type === 'date') return DAYS[is]
    if (type === 'integer') return WHOLE[is]
    if (type === 'decimal') return GENERAL[is]
  }
  return STYLES[column]
}

function rule(
  column: SheetColumn,
  first: number,
  last: number,
  range: string,
  notOne: string,
): DataValidation {
  const letter = colToLetter(SHEET_COLUMNS.indexOf(column))
  return {
    type: 'list',
    range: `${letter}${first}:${letter}${last}`,
    formula1: range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorMessage: notOne,
  }
}

/** Yes and no, and the items of a list, for each run of rows of an indicator. */
function choicesOf(rows: readonly SheetRow[], asked: Asked, lists: Lists, notOne: string): DataValidation[] {
  const found: DataValidation[] = []
  let first = 0
  for (const [i, { indicator }] of rows.entries()) {
    if (rows[i + 1]?.indicator === indicator) continue
    const { value } = indicator
    const [key, texts] =
      value.type === 'choice'
        ? [`list ${value.list}`, [...choiceTexts(asked.catalogue, value.list, asked.lang).values()]]
        : value.type === 'boolean'
          ? ['yes', [asked.words.yes, asked.words.no]]
          : ['', []]
    if (texts.length > 0) found.push(rule('value', first + 2, i + 2, lists.range(key, texts), notOne))
    first = i + 1
  }
  return found
}
