import { formatCsvRow, guarded, unguarded } from '../../core/csv.ts'
import { toNfc } from '../../core/normal.ts'
import type { Numbered } from '../commitment-kinds.ts'
import { KINDS, type Kind, type Localised } from '../kinds.ts'
import { meaningsOf } from '../search-words.ts'
import { readRecords } from './file.ts'

/**
 * The measures that a call sets, as CSV. A row without an id is a numbered commitment and names its principle; the rows
 * with an id after it are its measures. What is written here is read here to the same measures.
 *
 *     number,principle,id,title.en,title.fr,kinds
 *     1,one,,Plug in,Brancher,
 *     1.1,,shore-power,Offer shore power,Du courant à quai,company; state
 */

const NAMES = {
  number: 'number, no, numero, nummer',
  principle: 'principle, principe',
  id: 'id, identifier, identifiant',
  kinds: 'kinds, kind, categories, categorie',
} as const
type Column = keyof typeof NAMES
const columnOf = meaningsOf<Column>(NAMES)

const TITLE = /^(?:title|titles|titre)(?:[ ._-]?\(?([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)?)?$/i

interface MeasureFault {
  /** From 1, as a spreadsheet counts. */
  readonly row: number
  readonly is: 'header' | 'number' | 'principle' | 'title' | 'kind' | 'under' | 'twice' | 'none'
  readonly about: string
}

export interface MeasuresRead {
  readonly commitments: readonly Numbered[]
  readonly faults: readonly MeasureFault[]
  /** Columns of which none is known. */
  readonly unread: readonly string[]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** `lang` is the language of a column that is called `title` and no more. */
export function readMeasures(bytes: Uint8Array, lang: string): MeasuresRead {
  const isHead = (cell: string) => columnOf(cell) !== undefined || TITLE.test(cell.trim())
  const { records } = readRecords(bytes, cells => cells.filter(isHead).length)
  const [head, ...rows] = records
  const faults: MeasureFault[] = []
  const heads = (head?.cells ?? []).map(cell => cell.trim())
  const known = heads.map(cell => columnOf(cell) ?? titleIn(cell, lang))
  const unread = heads.filter((cell, i) => known[i] === undefined && cell !== '')
  if (head === undefined || !known.includes('number') || !known.some(one => typeof one === 'object'))
    return { commitments: [], faults: [{ row: head?.row ?? 1, is: 'header', about: '' }], unread }
  const all: Writable<Numbered>[] = []
  const ids = new Set<string>()
  for (const { cells, row } of rows) {
    if (cells.every(cell => cell.trim() === '')) continue
    const at = (column: Column) => cellIn(cells, known.indexOf(column))
    const fault = (is: MeasureFault['is'], about: string) => faults.push({ row, is, about })
    const titles: Localised = known.flatMap((column, i) => {
      const text = cellIn(cells, i)
      return typeof column === 'object' && text !== '' ? [{ lang: column.lang, text }] : []
    })
    const [number, id] = [at('number'), at('id')]
    if (number === '' || number.length > 12) fault('number', number)
    if (titles.length === 0) fault('title', number)
    if (id === '') {
      if (at('principle') === '') fault('principle', number)
      all.push({ number, principle: at('principle'), titles, measures: [] })
      continue
    }
    if (ids.has(id)) fault('twice', id)
    ids.add(id)
    const kinds = at('kinds')
      .split(/[;,|]/)
      .map(kind => kind.trim())
      .filter(kind => kind !== '')
    for (const kind of kinds) if (!KINDS.includes(kind as Kind)) fault('kind', kind)
    const under = all.at(-1)
    if (under === undefined) fault('under', id)
    under?.measures.push({ id, number, titles, kinds: kinds.length === 0 ? null : (kinds as Kind[]) })
  }
  for (const { number, measures } of all)
    if (measures.length === 0) faults.push({ row: 1, is: 'none', about: number })
  return { commitments: all, faults, unread }
}

function titleIn(cell: string, lang: string): { readonly lang: string } | undefined {
  const found = TITLE.exec(cell)
  return found === null ? undefined : { lang: found[1] ?? lang }
}

const cellIn = (cells: readonly string[], i: number) => toNfc(unguarded(cells[i] ?? '').trim())

export function formatMeasures(commitments: readonly Numbered[]): string {
  const all = commitments.flatMap(one => [one, ...one.measures])
  const langs = [...new Set(all.flatMap(({ titles }) => titles.map(({ lang }) => lang)))]
  const titled = (titles: Localised) => langs.map(lang => titles.find(one => one.lang === lang)?.text ?? '')
  const rows = commitments.flatMap(({ number, principle, titles, measures }) => [
    [number, principle, '', ...titled(titles), ''],
    ...measures.map(one => [one.number, '', one.id, ...titled(one.titles), (one.kinds ?? []).join('; ')]),
  ])
  const head = ['number', 'principle', 'id', ...langs.map(lang => `title.${lang}`), 'kinds']
  return [head, ...rows.map(row => row.map(guarded))].map(formatCsvRow).join('')
}
