import { formatCsvRow, type Lang } from '../kit/kit.ts'
import type { Across } from './across.ts'
import { hasValue, unitOf } from './reported.ts'

/** The rows of a picture as a file: a value as it was reported, or the reason why there is none, never both. */

export const ACROSS_COLUMNS = ['party', 'name', 'from', 'until', 'value', 'unit', 'missing'] as const

export function* acrossCsv(lang: Lang, { of, periods, lines }: Across): Generator<string> {
  yield formatCsvRow([...ACROSS_COLUMNS])
  for (const { party, name, cells } of lines)
    for (const [i, cell] of cells.entries()) {
      const { from, until } = periods[i]!
      const answer = hasValue(cell)
        ? [String(cell.value), unitOf(lang, of) ?? '', '']
        : ['', '', cell.missing]
      yield formatCsvRow([party, name.text, from, until, ...answer])
    }
}
