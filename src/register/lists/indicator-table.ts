import { attempt, Refusal } from '../../core/refusal.ts'
import type { Catalogue } from '../figures/catalogue.ts'
import { checkDraft } from '../figures/catalogue-check.ts'
import { readRecords } from './file.ts'
import { headIn } from './indicator-columns.ts'
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

export type CheckedTable =
  | Readonly<{ catalogue: Catalogue; bytes: Uint8Array; faults: readonly []; told: readonly [] }>
  | Readonly<{ catalogue: null; faults: readonly string[]; told: readonly TableFault[] }>

/** Every fault with its row. */
export function checkIndicatorTable(bytes: Uint8Array): CheckedTable {
  if (bytes.length > MOST_TABLE) return faultyTable([tableFault('large', [String(MOST_TABLE / 1024)])])
  const read = attempt(() => readRecords(bytes, cells => cells.filter(cell => headIn(cell)).length))
  return read instanceof Refusal
    ? faultyTable([tableFault('unreadable', [read.message])])
    : checkIndicatorRows(read.records)
}

export type Rows = readonly Readonly<{ cells: readonly string[]; row: number }>[]

export const namesIndicators = ({ cells }: Rows[number]) =>
  cells.some(cell => headIn(cell)?.column === 'answer')

/** Of a table that was read before: the first row names the columns. */
export function checkIndicatorRows([head, ...rows]: Rows): CheckedTable {
  if (head === undefined || !namesIndicators(head)) return faultyTable([tableFault('headless')])
  const heads = head.cells.map(headIn)
  // Without it each row is an indicator, and each is told of all that sections and lists do not have.
  if (heads.every(one => one?.column !== 'row')) return faultyTable([tableFault('rowless')])
  const unknown = head.cells.filter((cell, i) => heads[i] === undefined && cell.trim() !== '')
  const names = heads.flatMap(one => one?.name ?? [])
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i))
  const faults = [
    ...unknown.map(cell => tableFault('columnUnknown', [typedBriefly(cell)])),
    ...[...twice].map(name => tableFault('columnTwice', [name])),
    ...(rows.length > MOST_ROWS ? [tableFault('manyRows', [String(MOST_ROWS)])] : []),
  ]
  if (faults.length > 0) return faultyTable(faults)
  const drawn = new DrawnTable(rows.map(({ cells, row }) => new IndicatorLine(heads, cells, row)))
  const checked = checkDraft(drawn.draft)
  if (checked.catalogue !== null && drawn.faults.length === 0) return { ...checked, told: [] }
  return faultyTable([...drawn.faults, ...checked.faults.flatMap(fault => drawn.placed(fault) ?? [])])
}

/** Each is told once, by rows. */
export function faultyTable(all: readonly TableFault[]): CheckedTable {
  const each = new Map(all.map(fault => [tableFaultSaid(fault), fault]))
  const told = [...each.values()].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { catalogue: null, faults: told.map(tableFaultSaid), told }
}
