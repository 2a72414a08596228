import { KINDS } from '../../register/kinds.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import {
  type Answer,
  type Asked,
  callShown,
  formatCsvRow,
  isCounting,
  onlyMembers,
  recordedDay,
  requireSwitchedOn,
  takeTurn,
} from '../kit/kit.ts'
import type { Step } from './growth-chart.ts'
import { type GrowthPoint, growthPoints } from './growth-points.ts'
import { signedSteps } from './signed-steps.ts'

/**
 * How many there were, as a file: each day on which the number of those who signed here moved, and each list and count
 * of another source, all of them. What lies between two lists is not known, so that there is no row for it.
 */

const OF_KINDS = KINDS.map(kind => kind.replaceAll('-', '_'))

/**
 * Names of columns stay; new ones come last. Of how many more the sources of a day disagree is
 * `not_known`; how many stood by a signature of their own is `signed`, empty for a count. `more` names the columns
 * whose number stops at a bound: there are more.
 */
export const GROWTH_COLUMNS = [
  'day',
  'basis',
  'total',
  'not_known',
  ...OF_KINDS,
  'source',
  'url',
  'entry',
  'signed',
  'more',
]

export async function showGrowthCsv(asked: Asked): Promise<Answer> {
  const { store } = asked.site.log
  // A row has its day: there is nothing to narrow.
  onlyMembers(asked.query, [])
  const call = await callShown(asked, asked.params.call!)
  if (!isCounting(asked)) requireSwitchedOn(asked, 'counting')
  takeTurn(asked, 'search')
  const [tally, growth, today] = await Promise.all([
    store.rollTally(call.id),
    growthPoints(store, call, Number.POSITIVE_INFINITY),
    recordedDay(asked),
  ])
  const { isWhole, steps } = await signedSteps(asked, call.id, tally)
  const lines = [...steps.map(one => ofStep(one, isWhole)), ...growth.points.map(ofPoint)].sort(
    ([a], [b]) => Number(a! > b!) - Number(a! < b!),
  )
  return csvAnswer(`${call.id}-growth-${today}`, rowsOf([GROWTH_COLUMNS, ...lines]))
}

async function* rowsOf(lines: readonly (readonly string[])[]): AsyncGenerator<string> {
  for (const line of lines) yield formatCsvRow(line)
}

/** Where a source does not count by kind, nothing is said of any. */
function byKind(kinds: GrowthPoint['kinds'], isCounted: boolean): string[] {
  return KINDS.map(kind => (isCounted ? String(kinds.find(({ of }) => of === kind)?.total ?? 0) : ''))
}

/** Of a very long roll those alone are counted who stand today, by the day on which they signed. */
function ofStep({ day, kinds, total }: Step, isWhole: boolean): string[] {
  return [
    day,
    isWhole ? 'signatures' : 'signatures-today',
    String(total),
    '0',
    ...byKind(kinds, true),
    '',
    '',
    '',
    String(total),
    '',
  ]
}

function ofPoint(point: GrowthPoint): string[] {
  const { basis, day, entry, kinds, signed, source, total, unknown } = point
  const counted = byKind(kinds, kinds.length > 0)
  const more = { total: point.more, not_known: point.moreUnknown, signed: point.moreSigned }
  return [
    day,
    basis,
    String(total),
    String(unknown),
    ...counted,
    source.title,
    source.url ?? '',
    String(entry),
    String(signed ?? ''),
    Object.entries(more)
      .flatMap(([column, is]) => (is ? [column] : []))
      .join(' '),
  ]
}
