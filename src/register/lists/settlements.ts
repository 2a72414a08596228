import { parse } from 'csv-parse/sync'
import { clip, fromUtf8 } from '../../core/bytes.ts'
import { parseDraft } from '../../core/json.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { foldWords } from '../search-words.ts'
import { FIELDS } from './columns.ts'
import type { Field } from './doubts.ts'

/**
 * What somebody decided by hand. A CSV with the columns `old,new` decides renames: an empty `new` says that the old
 * name became no other, an empty `old` that the new name was no other before. With the columns `row,field,value` it
 * decides cells of one list; the field `person`, with yes or no, whether a row is a person. JSON: an array of such
 * objects.
 */
export interface Settled {
  readonly renames: readonly Readonly<{ old: string; new: string }>[]
  readonly cells: readonly Readonly<{ row: number; field: Field; value: string }>[]
  readonly people: readonly Readonly<{ row: number; is: boolean }>[]
}

export const NOTHING_SETTLED: Settled = { renames: [], cells: [], people: [] }

const YES_OR_NO: Readonly<Record<string, boolean | undefined>> = {
  yes: true,
  oui: true,
  no: false,
  non: false,
}

/** Reads a settling file, CSV or JSON in UTF-8; refuses a line that decides nothing. */
export function readSettled(bytes: Uint8Array): Settled {
  const text = fromUtf8(bytes).replace(/^\ufeff/, '')
  const lines = /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text)
  const renames: Settled['renames'][number][] = []
  const cells: Settled['cells'][number][] = []
  const people: Settled['people'][number][] = []
  for (const [i, line] of lines.entries()) {
    const { old = '', new: became = '', row = '', field = '', value = '' } = line
    if (old !== '' || became !== '') renames.push({ old, new: became })
    if (row === '' && field === '' && (old !== '' || became !== '')) continue
    const number = Number(row)
    const known = FIELDS.find(one => one === field)
    const is = field === 'person' ? YES_OR_NO[value.toLowerCase()] : undefined
    if (!Number.isSafeInteger(number) || number < 1 || (known === undefined && is === undefined))
      throw malformed(
        `line ${i + 1} decides neither a rename (old, new) nor a cell (row, field, value) nor whether a row is a ` +
          'person (row, person, yes or no)',
      )
    if (is !== undefined) people.push({ row: number, is })
    else cells.push({ row: number, field: known!, value })
  }
  return { renames, cells, people }
}

function fromCsv(text: string): Record<string, string>[] {
  const delimiter = [',', ';', '\t'].find(one => text.split('\n', 1)[0]!.includes(one)) ?? ','
  let records: string[][]
  try {
    records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error))
  }
  const [header = [], ...rest] = records
  const names = header.map(foldWords)
  if (!names.includes('old') && !names.includes('row'))
    throw malformed(`its header is ${header.join(', ')}, and should be old,new or row,field,value`)
  return rest
    .filter(cells => cells.some(cell => cell !== ''))
    .map(cells => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])))
}

function fromJson(text: string): Record<string, string>[] {
  const value = attempt(() => parseDraft(text))
  if (value instanceof Refusal) throw malformed(`it begins like JSON, but: ${value.message}`)
  const whole = isObject(value)
    ? [...asArray(value.renames), ...asArray(value.cells), ...asArray(value.people).map(saidOfPerson)]
    : asArray(value)
  return whole.map(item => {
    if (!isObject(item)) throw malformed('it should be an array of objects')
    return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, plain(key, part)]))
  })
}

function plain(key: string, part: unknown): string {
  if (typeof part === 'object' && part !== null)
    throw malformed(`${clip(key)} should be text, and is a list or has members`)
  return String(part ?? '').trim()
}

function saidOfPerson(one: unknown): unknown {
  return isObject(one) ? { row: one.row, field: 'person', value: one.is === true ? 'yes' : 'no' } : one
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function malformed(why: string): Refusal {
  return new Refusal('file_malformed', `The settling file cannot be read: ${why}.`)
}
