import { scaleLinear, scaleUtc } from 'd3-scale'
import { curveLinear, curveStepAfter, line } from 'd3-shape'
import type { RollTally } from '../../register/tally.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import {
  type Asked,
  type CallShown,
  firstOf,
  html,
  listOf,
  longDay,
  type Markup,
  monthName,
  say,
  shownTotal,
} from '../kit/kit.ts'
import type { Dot, Known } from './growth-chart.ts'
import { signedSteps } from './signed-steps.ts'

/**
 * The shape of a call's growth, small enough to stand in a list of calls. The chart on the call's page has the numbers.
 */

const WIDTH = 176
const HEIGHT = 54
/** Where the drawing lies; below it stand the two ends of the axis. */
const FRAME = { start: 4, end: 164, top: 6, foot: 34 }
/** Lists that are counted: each is a search of the roll, and a front page has many calls. */
const MOST_LISTS = 3

/**
 * Signatures as steps, or, where nobody has signed here, what lists and counts say of single days, with a dashed line
 * over what lies between. Null where nothing moved. Costs one row and at most three counts of the roll.
 */
export async function sparkline(
  asked: Asked,
  call: CallShown,
  { tally, today }: Readonly<{ tally: RollTally; today: string }>,
): Promise<Markup | null> {
  const { steps } = await signedSteps(asked, call.id, tally)
  const { total } = tally
  if (steps.length > 0) return drawn(asked, steps, { isKnown: true, until: today, total })
  const dots = await knownDays(asked.site.log.store, call)
  return drawn(asked, dots, { isKnown: false, until: dots.at(-1)?.day ?? today, total })
}

async function knownDays(store: Store, { id, lists }: Pick<CallShown, 'id' | 'lists'>): Promise<Known[]> {
  const row = await rowIn(store, 'counts', id)
  const counts = (row?.counts ?? []).filter(({ withdrawn }) => withdrawn === null)
  const whole = lists.filter(list => list.whole).reverse()
  const { shown } = firstOf(whole, MOST_LISTS, left => left)
  const listed = shown.map(async ({ date }) => {
    const { total, more } = await store.roll({ call: id, at: date, limit: 1 })
    return { day: date, total, more }
  })
  const all = [...counts.map(({ day, total }) => ({ day, total })), ...(await Promise.all(listed))]
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function drawn(
  asked: Asked,
  steps: readonly Known[],
  { isKnown, until, total }: Readonly<{ isKnown: boolean; until: string; total: number }>,
): Markup | null {
  const { lang } = asked
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined || first.day === until) return null
  const x = scaleUtc([Date.parse(first.day), Date.parse(until)], [FRAME.start, FRAME.end])
  const y = scaleLinear([0, Math.max(...steps.map(({ total }) => total))], [FRAME.foot, FRAME.top])
  const at = ({ day, total }: Dot): [number, number] => [x(Date.parse(day)), y(total)]
  const path = line()
    .curve(isKnown ? curveStepAfter : curveLinear)
    .digits(1)
  const end: Known = { ...last, day: until }
  const points = (isKnown ? [...steps, end] : steps).map(at)
  const marked = isKnown ? [end] : steps
  const told = (isKnown ? [first, end] : steps).map(dot =>
    say(lang, 'growth.spokenDot', { count: numberOf(asked, dot), day: longDay(dot.day, lang) }),
  )
  const label = isKnown
    ? say(lang, 'growth.sparkLabel', { from: told[0]!, to: told[1]! })
    : `${say(lang, 'growth.labelDots')} ${listOf(told, lang)}.`
  return html`<svg class="spark-s" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    <path${isKnown ? null : html` class="gap"`} d="${path(points)}"/>
    ${marked.map(step => {
      const [cx, cy] = at(step)
      return html`<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3"/>`
    })}
    ${last.total === total ? null : endWord(asked, last, isKnown)}
    <text x="${FRAME.start}" y="51">${monthName(first.day.slice(0, 7), lang, 'short')}</text>
    <text x="${FRAME.end}" y="51" text-anchor="end">${monthName(until.slice(0, 7), lang, 'short')}</text>
  </svg>`
}

const numberOf = (asked: Asked, { total, more = false }: Known): string => shownTotal(asked, { total, more })

/** What the line counts, beneath its end: rows that were copied from a list are no steps. */
function endWord(asked: Asked, last: Known, isKnown: boolean): Markup {
  const says = isKnown ? say(asked.lang, 'growth.sparkSigned', { count: last.total }) : numberOf(asked, last)
  return html`<text class="end" x="${FRAME.end}" y="${FRAME.foot}" text-anchor="end">${says}</text>`
}
