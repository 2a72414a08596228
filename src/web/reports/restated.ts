import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, FigureCell, Figures, Period } from '../../register/figures/figures.ts'
import { isSameQuestion } from '../../register/figures/same-question.ts'
import { type FiguresGone, isThere, type Saying } from '../../work/reporting/filed.ts'
import { onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import { type Asked, firstOf, linkIn } from '../kit/kit.ts'
import { type Measured, measured, type Reported } from '../plots/reported.ts'
import { reportPath } from '../statement/report-path.ts'
import { readAs } from './found.ts'
import type { OtherSaying, Others, OwnPlace } from './others.ts'

/**
 * What other reports of the party say otherwise of the same questions and periods: a report that comes after the days
 * for corrections may tell old figures anew, and neither of the two is silent on the other. Of a question that another
 * edition asked otherwise there is nothing to compare. One whose file is withheld does not vanish: that it answers the
 * same stands in its statement.
 */

/** Another report. */
interface Elsewhere {
  /** The entry that filed it, and its day. */
  readonly report: number
  readonly day: string
  readonly to: string
  /** The entry by which it says what it says: its newest correction, or the report itself. */
  readonly saidBy: number
}

/** One that answers some of the same, and whose file cannot be read. */
export interface UnreadElsewhere extends Elsewhere {
  readonly gone: FiguresGone
  /** Names of answers. */
  readonly answers: ReadonlySet<string>
}

/** What another report says of a cell. */
export interface SaidElsewhere extends Elsewhere {
  readonly cell: FigureCell
  /** The same as it is read. */
  readonly reads: Reported
  readonly of: Measured
  /** The language of words. */
  readonly lang: string | null
}

/** Of one cell: each time it became another, nearest first. */
export interface Restatement {
  readonly indicator: string
  readonly period: Period
  readonly by: readonly string[]
  readonly before: readonly SaidElsewhere[]
  readonly after: readonly SaidElsewhere[]
}

export interface Restated {
  /** By the names of cells. */
  readonly cells: ReadonlyMap<string, Restatement>
  /** Nearest first. */
  readonly unread: Readonly<Record<'before' | 'after', readonly UnreadElsewhere[]>>
  /** Whether more reports speak of these periods than were read. */
  readonly isCut: boolean
}

export const cellName = (indicator: string, { from, until }: Period, by: readonly string[]): string =>
  `${indicator} ${from} ${until} ${by.join('/')}`

/** Reports whose files are read, before this one and after it. */
const MOST_READ = 5

interface Own {
  readonly catalogue: Catalogue
  readonly figures: Figures
}

export async function restatedIn(
  asked: Asked,
  place: OwnPlace,
  own: Own,
  { after, before }: Others,
  on: ShownDay,
): Promise<Restated> {
  const answered = new Set(own.figures.answers.map(answerName))
  const speaks = ({ saying }: OtherSaying) => answersOf(saying).some(one => answered.has(one))
  // Of what came later the newest are read: what was said last counts, and is never left out.
  const sides = [before.filter(speaks), after.filter(speaks).toReversed()].map(one =>
    firstOf(one, MOST_READ, () => true),
  )
  const nearest = [sides[0]!.shown, sides[1]!.shown.toReversed()]
  const [earlier, later] = await Promise.all(nearest.map(some => readAll(asked, place, own, some, on)))
  const cells = new Map<string, Restatement>()
  for (const answer of own.figures.answers) {
    const { indicator, period } = answer
    const of = (others: readonly (Read | UnreadElsewhere)[]) =>
      others.flatMap(one => (isRead(one) ? (one.get(answerName(answer)) ?? []) : []))
    const [before, after] = [of(earlier!), of(later!)]
    for (const [at, cell] of answer.cells.entries()) {
      const { by } = cell
      const one = {
        indicator,
        period,
        by,
        before: becoming(cell, at, before),
        after: becoming(cell, at, after),
      }
      if (one.before.length + one.after.length > 0) cells.set(cellName(indicator, period, by), one)
    }
  }
  const unread = (others: readonly (Read | UnreadElsewhere)[]) =>
    others.flatMap(one => (isRead(one) ? [] : one))
  return {
    cells,
    unread: { before: unread(earlier!), after: unread(later!) },
    isCut: sides.some(({ told }) => told !== null),
  }
}

export const answerName = ({ indicator, period }: Pick<FigureAnswer, 'indicator' | 'period'>) =>
  `${indicator} ${period.from} ${period.until}`

const answersOf = ({ periods }: Saying): string[] =>
  periods.flatMap(period => period.indicators.map(({ id }) => answerName({ indicator: id, period })))

/** Those that say otherwise than the one before them, the first of them than this cell. */
function becoming(cell: FigureCell, at: number, others: readonly OtherAnswer[]): SaidElsewhere[] {
  let last = cell
  return others.flatMap(({ cellOf, saying }) => {
    const says = cellOf(cell.by, at)
    if (says === undefined || isSame(says, last)) return []
    last = says
    return [saying(says)]
  })
}

/** Of two cells of the same items. */
const isSame = (a: FigureCell, b: FigureCell) =>
  'value' in a ? 'value' in b && a.value === b.value : 'missing' in b && a.missing === b.missing

/** What another report answers to a question for a period. A report has 100,000 cells, and nearly all are the same. */
interface OtherAnswer {
  /** Of these items, which stand at this place as a rule. */
  readonly cellOf: (by: readonly string[], at: number) => FigureCell | undefined
  readonly saying: (cell: FigureCell) => SaidElsewhere
}

/** By the names of answers. */
type Read = ReadonlyMap<string, OtherAnswer>

const isRead = (one: Read | UnreadElsewhere): one is Read => !('gone' in one)

function cellsIn({ cells }: FigureAnswer): OtherAnswer['cellOf'] {
  let byItems: ReadonlyMap<string, FigureCell> | undefined
  return (by, at) => {
    const near = cells[at]
    if (near?.by.every((item, i) => item === by[i])) return near
    byItems ??= new Map(cells.map(cell => [cell.by.join('/'), cell]))
    return byItems.get(by.join('/'))
  }
}

async function readAll(
  asked: Asked,
  { call, party }: OwnPlace,
  own: Own,
  others: readonly OtherSaying[],
  on: ShownDay,
): Promise<(Read | UnreadElsewhere)[]> {
  const found: (Read | UnreadElsewhere)[] = []
  for (const { filed, saying, stood } of others) {
    const path = reportPath(call, party, filed)
    const place = { report: filed, day: stood.sayings[0]!.day, saidBy: saying.entry }
    const read = await asked.site.filed.read(call, stood, saying)
    if (!isThere(read)) {
      const to = linkIn(asked, onThatDay(path, on))
      found.push({ ...place, to, gone: read, answers: new Set(answersOf(saying)) })
      continue
    }
    const { catalogue, figures } = read
    const same = new Map(
      catalogue.indicators.flatMap(then => {
        const now = own.catalogue.indicators.find(({ id }) => id === then.id)
        return now !== undefined &&
          isSameQuestion({ file: catalogue, one: then }, { file: own.catalogue, one: now })
          ? [[then.id, measured(catalogue, then)]]
          : []
      }),
    )
    const answers = new Map<string, OtherAnswer>()
    for (const answer of figures.answers) {
      const { indicator, lang } = answer
      const of = same.get(indicator)
      if (of === undefined) continue
      const to = linkIn(asked, onThatDay(`${path}#${indicator}`, on))
      answers.set(answerName(answer), {
        cellOf: cellsIn(answer),
        saying: cell => ({ ...place, to, cell, reads: readAs(cell, answer, figures), of, lang }),
      })
    }
    found.push(answers)
  }
  return found
}
