import type { RollTally } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  entryLink,
  html,
  inLang,
  listOf,
  longDate,
  longDay,
  type Markup,
  monthName,
  numbersTable,
  part,
  remark,
  say,
  sub,
  table,
} from '../kit/kit.ts'
import { external } from '../teller/pieces.ts'
import { growthChart, type Step } from './growth-chart.ts'
import type { GrowthPoint, GrowthPoints } from './growth-points.ts'

/**
 * How many there were, as far as that is known: on the days of whole lists and of counts, and day by day of those who
 * signed here. Rows that happen to bear a date are not drawn: they are some of all, and nobody knows which.
 */

/** Signatures that stand, by the day of signing, as a running total, oldest first. */
export function stepsOf({ deeds }: Pick<RollTally, 'deeds'>): Step[] {
  let total = 0
  return deeds.flatMap(({ of, rows }) => {
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
export function growthEntry(
  asked: Asked,
  { isRecord }: CallShown,
  { tally, growth, today }: Readonly<{ tally: RollTally; growth: GrowthPoints; today: string }>,
): Markup {
  const { lang } = asked
  const steps = stepsOf(tally)
  const notes = [
    ...(growth.points.length > 0 ? [say(lang, 'growth.known')] : []),
    ...(steps.length > 0 ? [say(lang, isRecord ? 'growth.deedsRecord' : 'growth.deeds')] : []),
  ]
  return part(say(lang, 'growth.title'), matter(asked, growth, steps, today), {
    note: notes.length === 0 ? null : notes.join(' '),
    id: 'growth',
    inside: null,
  })
}

function matter(asked: Asked, { points, earlier }: GrowthPoints, steps: readonly Step[], today: string) {
  const { lang } = asked
  const days = [...points, ...steps].map(({ day }) => day).sort()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return remark(say(lang, 'growth.none'))
  // What is signed here is whole until the newest entry; of lists and counts, nothing is known past the last.
  const until = steps.length === 0 || today < last ? last : today
  const numbers = html`
    ${points.length === 0 ? null : pointsTable(asked, points, earlier)}${steps.length === 0 ? null : stepsTable(asked, steps)}
  `
  if (first === until) {
    const only = say(lang, 'growth.oneDay', { count: steps.at(-1)?.total ?? 0, day: longDay(first, lang) })
    return points.length === 0 ? remark(only) : html`<div class="box">${numbers}</div>`
  }
  const label = spoken(asked, points, steps)
  return html`<figure class="chart box">
    ${growthChart(asked, { steps, dots: points }, until, label)}
    ${numbers}
    <figcaption>
      ${say(lang, points.length === 0 ? 'growth.caption' : 'growth.captionDots', { from: longDay(first, lang), to: longDay(until, lang), steps: steps.length })}
    </figcaption>
  </figure>`
}

/** Each known day; of signatures where it stood after the first month, at the end of each year, and at the end. */
function spoken({ lang }: Asked, points: readonly GrowthPoint[], steps: readonly Step[]) {
  const dots = points.map(({ day, total }) =>
    say(lang, 'growth.spokenDot', { count: total, day: longDay(day, lang) }),
  )
  const all = periodsOf(steps, 'month')
  const told = all.filter(
    ({ name }, i) => i === 0 || i === all.length - 1 || name.slice(0, 4) !== all[i + 1]?.name.slice(0, 4),
  )
  const parts = told.map(({ name, total }) =>
    say(lang, 'growth.spoken', { count: total, month: monthName(name, lang, 'long') }),
  )
  const known = dots.length === 0 ? [] : [`${say(lang, 'growth.labelDots')} ${listOf(dots, lang)}.`]
  const signed = parts.length === 0 ? [] : [`${say(lang, 'growth.label')} ${listOf(parts, lang)}.`]
  return [...known, ...signed].join(' ')
}

function pointsTable(asked: Asked, points: readonly GrowthPoint[], earlier: number) {
  const { lang } = asked
  const rows = points.map(point => {
    const { day, total, more, unknown, kinds, basis, entry, source } = point
    const byKind = kinds.map(({ of, total }) =>
      say(lang, 'entry.countOf', { total, kind: say(lang, `kinds.${of}`) }),
    )
    const by = source.by === null ? null : html`${inLang({ lang: 'und', text: source.by })}: `
    const title = inLang({ lang: 'und', text: source.title })
    const named = source.url === null ? title : external(source.url, title)
    return html`<tr role="row">
      <th role="rowheader" scope="row">${longDate(day, lang)}${sub(say(lang, `growth.basis.${basis}`))}</th>
      <td role="cell">
        <b>${say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })}</b>
        ${sub(byKind.length === 0 ? null : byKind.join(', '))}
        ${sub(unknown === 0 ? null : say(lang, 'growth.unknown', { count: unknown }))}
      </td>
      <td role="cell" class="all">${by}${named}${sub(entryLink(asked, entry))}</td>
    </tr>`
  })
  const heads = [say(lang, 'growth.day'), say(lang, 'growth.inAll'), say(lang, 'growth.source')]
  return html`<div class="mt">
    ${table(say(lang, 'growth.pointsSay'), heads, rows, 'points')}
    ${earlier === 0 ? null : remark(say(lang, 'growth.earlier', { count: earlier }), 'mt-s')}
  </div>`
}

function stepsTable({ lang }: Asked, steps: readonly Step[]) {
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
