import { attempt, Refusal } from '../../core/refusal.ts'
import type { Catalogue } from '../figures/catalogue.ts'
import { checkDraft } from '../figures/catalogue-check.ts'
import { lettered } from './figure-lines.ts'
import { readRecords } from './file.ts'
import { answerCalled, type Head, headIn, headNear, isComment, rowCalled } from './indicator-columns.ts'
import { DrawnTable } from './indicator-drawn.ts'
import { type TableFault, tableFault, tableFaultSaid, typedBriefly } from './indicator-faults.ts'
import { IndicatorLine } from './indicator-line.ts'

/**
 * Indicators as a table, for whoever writes no JSON: a row for each, beneath the row of its section, and a column for
 * each language of what is said. Lists to split or to choose by have rows of their own. It says all that a file of
 * indicators can (indicator-rows writes one), and each fault is told by the table's own rows and columns.
 *
 *     row,number,id,title.en,question.en,counted.en,answer,unit.en,countries,wanted,principle
 *     set,,,The year in figures
 *     section,1,,Air,,,,,,,p4
 *     indicator,1.1,smoke,Smoke at berth,How many tonnes …?,Measured or …,number,t,BE FR NL,less
 */

/** A table is read here and now: so many bytes take milliseconds. */
export const MOST_TABLE = 512 * 1024
const MOST_ROWS = 5_000

/** `unread`: what stands in the table and is no part of it, in its own words. */
export type CheckedTable = Readonly<{ unread: readonly string[] }> &
  (
    | Readonly<{ catalogue: Catalogue; bytes: Uint8Array; faults: readonly []; told: readonly [] }>
    | Readonly<{ catalogue: null; faults: readonly string[]; told: readonly TableFault[] }>
  )

/** Every fault with its row. */
export function checkIndicatorTable(bytes: Uint8Array): CheckedTable {
  if (bytes.length > MOST_TABLE) return faultyTable([tableFault('large', [String(MOST_TABLE / 1024)])])
  const read = attempt(() => readRecords(bytes, cells => cells.filter(cell => headIn(cell)).length))
  return read instanceof Refusal
    ? faultyTable([tableFault('unreadable', [read.message])])
    : checkIndicatorRows(read.records)
}

type Row = Readonly<{
  cells: readonly string[]
  row: number
  /** The places of cells whose text is not what was typed. */
  odd?: readonly number[]
}>
export type Rows = readonly Row[]

/** Rows among which the one that names the columns is looked for: a title may be typed over a table. */
const MOST_ABOVE = 10

/** A note about the columns names one of them in a row. */
const namesColumns = ({ cells }: Row) => {
  const named = new Set(cells.flatMap(cell => headIn(cell)?.column ?? []))
  return named.has('answer') && named.size > 1
}

const headOf = (rows: Rows) => rows.slice(0, MOST_ABOVE).findIndex(namesColumns)
export const namesIndicators = (rows: Rows) => headOf(rows) !== -1

/** Of a table that was read before: one of its first rows names the columns. All that is amiss is told at once. */
export function checkIndicatorRows(rows: Rows): CheckedTable {
  const at = headOf(rows)
  const head = rows[at]
  if (head === undefined) return faultyTable([tableFault('headless', [String(MOST_ABOVE)])])
  const named = head.cells.map(headIn)
  // Without it each row is an indicator, and each is told of all that sections and lists do not have.
  if (named.every(one => one?.column !== 'row')) return faultyTable([tableFault('rowless')])
  const [above, below] = [rows.slice(0, at), rows.slice(at + 1)]
  if (below.length > MOST_ROWS) return faultyTable([tableFault('manyRows', [String(MOST_ROWS)])])
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  const heads = named.map(one => {
    if (one === undefined) return undefined
    if (seen.has(one.name)) {
      twice.add(one.name)
      return undefined
    }
    seen.add(one.name)
    return one
  })
  const unread = unreadIn(named, head, above, below)
  const odd = below.flatMap(one =>
    (one.odd ?? []).flatMap(i =>
      heads[i] === undefined ? [] : [tableFault('computed', [], { row: one.row, column: heads[i].name })],
    ),
  )
  const faults = [
    ...head.cells.flatMap((cell, i) => (named[i] === undefined ? strangeHead(cell) : [])),
    ...[...twice].map(name => tableFault('columnTwice', [name])),
    ...above.filter(one => isOfTable(heads, one)).map(({ row }) => tableFault('aboveHeads', [], { row })),
    ...odd,
  ]
  const drawn = new DrawnTable(below.map(({ cells, row }) => new IndicatorLine(heads, cells, row)))
  const checked = checkDraft(drawn.draft)
  if (checked.catalogue !== null && drawn.faults.length + faults.length === 0)
    return { ...checked, told: [], unread }
  // Of a cell that was not typed as it stands, nothing else is worth saying, nor of a row of which it says what it is.
  const isTold = ({ row, column }: TableFault) =>
    odd.some(one => one.row === row && (one.column === column || one.column === 'row'))
  const found = [...drawn.faults, ...checked.faults.flatMap(fault => drawn.placed(fault) ?? [])]
  return faultyTable([...faults, ...found.filter(fault => !isTold(fault))], unread)
}

/** A head that names no column, unless nobody can have meant one by it. */
function strangeHead(cell: string): TableFault[] {
  if (cell.trim() === '' || isComment(cell)) return []
  const near = headNear(cell)
  return near === undefined
    ? [tableFault('columnUnknown', [typedBriefly(cell)])]
    : [tableFault('columnNear', [typedBriefly(cell), near])]
}

type Heads = readonly (Head | undefined)[]

/** A spreadsheet that sorts its rows may put the names of columns among them. */
function isOfTable(heads: Heads, { cells }: Row): boolean {
  const under = (column: Head['column']) =>
    cells[heads.findIndex(one => one?.column === column)]?.trim() ?? ''
  return rowCalled(under('row')) !== undefined || answerCalled(under('answer')) !== undefined
}

/**
 * Columns under no name or under that of a comment, where something stands in them; and what stands above the names.
 */
function unreadIn(named: Heads, head: Row, above: Rows, below: Rows): string[] {
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), head.cells.length)
  const filled = new Set(
    below.flatMap(({ cells }) => cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]))),
  )
  const columns = Array.from({ length: width }, (_, i) => i).filter(
    i => named[i] === undefined && filled.has(i),
  )
  const headed = columns.flatMap(i => {
    const cell = head.cells[i]?.trim() ?? ''
    return cell === '' ? [lettered(i)] : isComment(cell) ? [typedBriefly(cell)] : []
  })
  const titles = above.map(({ cells }) => cells.join(' ').trim()).filter(text => text !== '')
  return [...titles.map(typedBriefly), ...headed]
}

/** Each is told once, by rows. */
export function faultyTable(all: readonly TableFault[], unread: readonly string[] = []): CheckedTable {
  const each = new Map(all.map(fault => [tableFaultSaid(fault), fault]))
  const told = [...each.values()].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { catalogue: null, faults: told.map(tableFaultSaid), told, unread }
}
