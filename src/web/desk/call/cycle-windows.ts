import type { CallOnDay } from '../../../work/commitments/call-duties.ts'
import { unnamedReports } from '../../../work/reporting/unnamed.ts'
import { withoutFigures } from '../../../work/reporting/without-figures.ts'
import {
  type Asked,
  firstOf,
  formatNumber,
  html,
  linkTo,
  longDay,
  type Markup,
  notedPart,
  type Piece,
  remark,
  say,
  shortDate,
  sub,
} from '../../kit/kit.ts'
import { type ClauseDay, clauseDays } from '../../matrix/due-days.ts'
import { deskTable } from '../pages.ts'

const MOST_WINDOWS = 40

/**
 * What is due when: each window that has opened for somebody, the newest first. Whoever is asked no more by it, having
 * left, come back or other rules, counts as it last stood, as on the public page; each day leads to it, where names
 * stand. Of whom that was before it was due no column tells, so a row of noughts says why it is one.
 */
export async function windowsPart(asked: Asked, call: string, all: CallOnDay): Promise<Markup> {
  const { lang } = asked
  const [cameWithout, unnamedOf] = await Promise.all([
    withoutFigures(asked.site, all),
    unnamedReports(asked.site, all),
  ])
  const days = await clauseDays(all, cameWithout, unnamedOf)
  const latestFirst = days.sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
  const { shown, told } = firstOf(latestFirst, MOST_WINDOWS, count =>
    remark(say(lang, 'cycle.moreWindows', { count })),
  )
  const rows = shown.map(({ bare, clause, due, moved, over, states, earlier, unknown, who: its }) => {
    const { met, open, overdue } = states
    const unnamed = its.filter(one => one.unnamed !== null && one.state === 'overdue').length
    const figures = [
      ...(bare === 0 ? [] : [sub(say(lang, 'cycle.bare', { count: bare }))]),
      ...(unknown === 0 ? [] : [sub(say(lang, 'cycle.figuresUnknown', { count: unknown }))]),
    ]
    const who = `/${call}/due?in=${moved.slice(0, 7)}`
    const was =
      due === moved
        ? null
        : html` <span class="sub">${say(lang, 'cycle.movedFrom', { day: longDay(due, lang) })}</span>`
    const gone = [
      ...(earlier === over ? [] : [say(lang, 'due.earlier', { count: earlier - over })]),
      ...(over === 0 ? [] : [say(lang, 'cycle.over', { count: over })]),
    ].map(says => html` <span class="sub">${says}</span>`)
    return html`<tr role="row">
      <th role="rowheader" scope="row"><code>${clause.id}</code>${gone}</th>
      <td role="cell">${linkTo(asked, who, shortDate(moved, lang))}${was}</td>
      ${numberCell(lang, 'cycle.asked', met + open + states.due + overdue)}
      ${numberCell(lang, 'cycle.answered', met, html`${figures}`)}
      ${numberCell(lang, 'cycle.toCome', open + states.due)}
      ${numberCell(lang, 'cycle.late', overdue, unnamed === 0 ? null : sub(say(lang, 'cycle.unnamed', { count: unnamed })))}
    </tr>`
  })
  const heads = [
    'cycle.clause',
    'cycle.due',
    ['cycle.asked', 'num'],
    ['cycle.answered', 'num'],
    ['cycle.toCome', 'num'],
    ['cycle.late', 'num'],
  ] as const
  const table = deskTable(lang, 'cycle.windows', heads, rows, { none: 'cycle.noWindows' })
  return notedPart(lang, 'cycle.windows', html`${table}${told}`, { id: 'windows', strong: true })
}

const placeOf = ({ moved, clause, due }: ClauseDay) => `${moved} ${clause.id} ${due}`

type Counted = 'asked' | 'answered' | 'toCome' | 'late' | 'told' | 'letters' | 'unreached'

/** On a phone the heads are gone, so each number says what it counts. */
export function numberCell(
  lang: Asked['lang'],
  head: `cycle.${Counted}`,
  count: number,
  beside: Piece = null,
): Markup {
  return html`<td role="cell" class="num"><span class="only-s sub" aria-hidden="true">${say(lang, head)}</span>${formatNumber(count, lang)}${beside}</td>`
}
