import type { RollTally } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  html,
  listOf,
  longDay,
  type Markup,
  monthName,
  numbersTable,
  part,
  remark,
  say,
} from '../kit/kit.ts'
import { growthChart, type Step } from './growth-chart.ts'

/** How the dated rows of a roll came in, day by day. The page says how many carry no date. */

/** Rows by the day of signing, as a running total, oldest first. */
export function stepsOf({ days }: RollTally): Step[] {
  let total = 0
  return days.flatMap(({ of, rows }) => {
    if (of === null) return []
    total += rows
    return [{ day: of, total }]
  })
}

/** How many came in a stretch of days, and how many there were at its end. */
interface Period {
  /** `2019-11`, or `2019` where months would make the table too long. */
  readonly name: string
  readonly came: number
  readonly total: number
}

/** The months in which the total moved, or the years. */
export function periodsOf(steps: readonly Step[], by: 'month' | 'year'): Period[] {
  const length = by === 'month' ? 7 : 4
  const last = [...new Map(steps.map(({ day, total }) => [day.slice(0, length), total]))]
  return last.map(([name, total], i) => ({ name, total, came: total - (last[i - 1]?.[1] ?? 0) }))
}
/** Months that a table takes. */
const MOST_MONTHS = 36

/** `today` is the day of the newest entry. */
export function growthEntry(asked: Asked, call: CallShown, tally: RollTally, today: string): Markup {
  const { lang } = asked
  const { isRecord } = call
  const steps = stepsOf(tally)
  const { total } = tally
  const dated = steps.at(-1)?.total ?? 0
  const carried = say(lang, 'growth.dated', { dated, total })
  const undated = () => say(lang, isRecord ? 'growth.undatedList' : 'growth.undated', { rest: total - dated })
  return part(
    say(lang, isRecord ? 'growth.titleList' : 'growth.title'),
    matter(asked, isRecord, steps, today),
    { note: dated === total ? carried : `${carried} ${undated()}`, id: 'growth', inside: null },
  )
}

function matter(asked: Asked, isRecord: boolean, steps: readonly Step[], today: string) {
  const { lang } = asked
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined) return remark(say(lang, 'growth.none'))
  // A record says nothing of the time after its last date; a roll is whole until its newest entry.
  const until = isRecord || today < last.day ? last.day : today
  if (steps.length === 1 && until === first.day)
    return remark(say(lang, 'growth.oneDay', { count: first.total, day: longDay(first.day, lang) }))
  const label = `${say(lang, 'growth.label')} ${spoken(asked, steps)}`
  return html`<figure class="chart box">
    ${growthChart(asked, steps, until, label)}
    ${table(asked, steps)}
    <figcaption>
      ${say(lang, 'growth.caption', { from: longDay(first.day, lang), to: longDay(until, lang) })}
    </figcaption>
  </figure>`
}

/** Where it stood after the first month, at the end of each year, and at the end. */
function spoken({ lang }: Asked, steps: readonly Step[]) {
  const all = periodsOf(steps, 'month')
  const told = all.filter(
    ({ name }, i) => i === 0 || i === all.length - 1 || name.slice(0, 4) !== all[i + 1]?.name.slice(0, 4),
  )
  const parts = told.map(({ name, total }) =>
    say(lang, 'growth.spoken', { count: total, month: monthName(name, lang, 'long') }),
  )
  return `${listOf(parts, lang)}.`
}

function table({ lang }: Asked, steps: readonly Step[]) {
  const months = periodsOf(steps, 'month')
  const isByMonth = months.length <= MOST_MONTHS
  const periods = isByMonth ? months : periodsOf(steps, 'year')
  const rows = periods.map(
    ({ name, came, total }) =>
      [
        html`<time datetime="${name}">${isByMonth ? monthName(name, lang, 'long') : name}</time>`,
        came,
        total,
      ] as const,
  )
  return html`<details class="alt">
    <summary>${say(lang, isByMonth ? 'growth.byMonth' : 'growth.byYear')}</summary>
    <div class="narrow">
      ${numbersTable(
        lang,
        say(lang, 'growth.tableSays'),
        [
          say(lang, isByMonth ? 'growth.month' : 'growth.year'),
          say(lang, 'growth.came'),
          say(lang, 'growth.total'),
        ],
        rows,
      )}
    </div>
  </details>`
}
