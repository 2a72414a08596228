import type { Counted, Kind } from '../../register/kinds.ts'
import { KINDS } from '../../register/kinds.ts'
import type { RollTally } from '../../register/tally.ts'
import type { Store } from '../../store/store.ts'
import {
  type Asked,
  type CallShown,
  entriesFrom,
  entryLink,
  formatNumber,
  html,
  inLang,
  linkTo,
  listOf,
  longDate,
  longDay,
  type Markup,
  monthName,
  type Piece,
  part,
  phrase,
  remark,
  say,
  shortDay,
  shownTotal,
  sub,
  table,
} from '../kit/kit.ts'
import { external } from '../teller/pieces.ts'
import {
  BANDS,
  type CallEvent,
  type Drawn,
  growthChart,
  kindWord,
  type Step,
  stackedKinds,
  totalWord,
} from './growth-chart.ts'
import type { GrowthPoint, GrowthPoints, LifeEvent } from './growth-points.ts'
import { type SignedSteps, signedSteps } from './signed-steps.ts'

/**
 * How many there were, as far as that is known: on the days of whole lists and of counts, and day by day of those who
 * signed here. Rows that happen to bear a date are not drawn: they are some of all, and nobody knows which.
 */

/** By how many it moved in a stretch of days, and how many there were at its end. */
interface Period extends Pick<Step, 'total' | 'kinds'> {
  /** `2019-11`, or `2019` where months would make the table too long. */
  readonly name: string
  readonly came: number
}

/** The months in which the total moved, or the years. */
export function periodsOf(steps: readonly Step[], by: 'month' | 'year'): Period[] {
  const length = by === 'month' ? 7 : 4
  const last = [...new Map(steps.map(step => [step.day.slice(0, length), step]))]
  return last.map(([name, { total, kinds }], i) => ({
    ...{ name, total, kinds },
    came: total - (last[i - 1]?.[1].total ?? 0),
  }))
}
/** Months that a table takes. */
const MOST_MONTHS = 36

/** `today` is the day of the newest entry. */
export async function growthEntry(
  asked: Asked,
  call: CallShown,
  { tally, growth, today }: Readonly<{ tally: RollTally; growth: GrowthPoints; today: string }>,
): Promise<Markup> {
  const { lang, site } = asked
  const { points } = growth
  const { isWhole, steps } = await signedSteps(asked, call.id, tally)
  const last = steps.at(-1)
  const copied = last === undefined ? 0 : tally.total - last.total
  const notes = [
    ...(last === undefined
      ? []
      : [
          say(lang, isWhole ? 'growth.deeds' : 'growth.deedsNow'),
          ...(copied === 0 ? [] : [say(lang, 'growth.copied', { count: copied })]),
        ]),
    ...(points.length > 0 ? [say(lang, 'growth.known', { count: points.length })] : []),
  ]
  const ends = await endsOf(site.log.store, call, { isWhole, steps, points })
  const drawn = { steps, growth, copied, today, says: ends && takeaway(asked, ends) }
  return part(say(lang, 'growth.title'), matter(asked, call, drawn), {
    note: notes.length === 0 ? null : notes.join(' '),
    id: 'growth',
    inside: null,
  })
}

interface Ends {
  readonly first: number
  readonly from: string
  readonly last: number
  /** The day of the last number; null where that is today's. */
  readonly until: string | null
}

/**
 * The first and the newest number, of one kind: the signatures that the curve counts, or, where nobody signs here, two
 * known days. Null where there is one alone, or where counts of others stand among signatures.
 */
async function endsOf(
  store: Store,
  { id }: CallShown,
  { isWhole, steps, points }: SignedSteps & Readonly<{ points: readonly GrowthPoint[] }>,
): Promise<Ends | null> {
  const [from, to] = [steps[0], steps.at(-1)]
  if (from === undefined || to === undefined) {
    const [first, last] = [points[0], points.at(-1)]
    if (first === undefined || last === undefined || first.more || last.more) return null
    return { first: first.total, from: first.day, last: last.total, until: last.day }
  }
  if (points.some(({ basis }) => basis === 'count')) return null
  const ends = { from: from.day, last: to.total, until: null }
  if (isWhole) return { first: from.total, ...ends }
  // Of a long roll, the steps count those alone who stand today.
  const then = await store.roll({ call: id, at: from.day, status: 'standing', limit: 1 })
  return then.more ? null : { first: then.total, ...ends }
}

function takeaway({ lang }: Asked, { first, from, last, until }: Ends): Markup | null {
  if (first === last) return null
  const values = { first, last, from: longDay(from, lang) }
  const says =
    until === null
      ? say(lang, 'growth.since', values)
      : say(lang, 'growth.fromTo', { ...values, until: longDay(until, lang) })
  return html`<p class="lede">${says}</p>`
}

function matter(
  asked: Asked,
  call: CallShown,
  {
    growth: { points, earlier, events },
    steps,
    copied,
    today,
    says,
  }: Pick<Drawn, 'steps' | 'copied'> & Readonly<{ growth: GrowthPoints; today: string; says: Piece }>,
) {
  const { lang } = asked
  const days = [...points, ...steps].map(({ day }) => day).sort()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return remark(say(lang, 'growth.none'))
  // What is signed here is whole until the newest entry; of lists and counts, nothing is known past the last.
  const until = steps.length === 0 || today < last ? last : today
  const named = events
    .filter(({ day }) => day <= until)
    .map(event => ({ day: event.day, name: eventName(asked, event) }))
  const behind = html`
    ${points.length === 0 ? null : pointsTable(asked, points, earlier)}${steps.length === 0 ? null : stepsTable(asked, steps)}
  `
  if (first === until) {
    const only = say(lang, 'growth.oneDay', { count: steps.at(-1)?.total ?? 0, day: longDay(first, lang) })
    return points.length === 0 ? remark(only) : html`<div class="box">${behind}</div>`
  }
  const drawn = { steps, dots: points, events: named, until, copied }
  return html`<figure class="chart box">
    ${says}
    ${growthChart(asked, drawn, spoken(asked, { points, steps, events: named, until }))}
    ${keys(asked, steps, copied)}
    ${listsByKind(asked, call, points)}
    <details class="alt">
      <summary>${say(lang, 'growth.numbers')}</summary>
      ${behind}
      <p class="ways mt-s"><a href="/${call.id}/figures/growth.csv" download>${say(lang, 'growth.file')}</a></p>
    </details>
  </figure>`
}

function eventName({ lang }: Asked, { what, number }: LifeEvent): string {
  return what === 'version'
    ? say(lang, 'text.versionN', { number: formatNumber(number!, lang) })
    : say(lang, `growth.${what}`)
}

/** Beside a narrow drawing, which has no room for the names of its bands. */
function keys(asked: Asked, steps: readonly Step[], copied: number): Piece {
  const { lang } = asked
  const last = steps.at(-1)
  if (last === undefined) return null
  const all = [
    [last.total, totalWord(asked, last.total, copied)] as const,
    ...(copied === 0 ? [] : [[copied, say(lang, 'growth.onList')] as const]),
  ].map(
    ([total, word]) =>
      html`<span class="key"><span><b>${formatNumber(total, lang)}</b> ${word}</span></span>`,
  )
  return html`<p class="bands">${stackedKinds(steps).map((kind, i) => {
    const total = last.kinds.find(({ of }) => of === kind)?.total ?? 0
    return html`<span class="key"><i class="${BANDS[i]!}"></i><span><b>${formatNumber(total, lang)}</b> ${kindWord(asked, kind, total)}</span></span>`
  })}${all}</p>`
}

interface Spoken extends Pick<GrowthPoints, 'points'> {
  readonly steps: readonly Step[]
  readonly events: readonly CallEvent[]
  readonly until: string
}

/** Of signatures the first day, the newest and its kinds; each known day; what happened. */
function spoken(asked: Asked, { points, steps, events, until }: Spoken) {
  const { lang } = asked
  const on = (total: number, day: string, more = false) =>
    say(lang, 'growth.spokenDot', { count: shownTotal(asked, { total, more }), day: longDay(day, lang) })
  const [first] = steps
  const last = steps.at(-1)
  const signed =
    first === undefined || last === undefined
      ? null
      : say(lang, 'growth.label', {
          from: on(first.total, first.day),
          to: on(last.total, until),
          kinds: kindsSaid(asked, last.kinds),
        })
  const known =
    points.length === 0
      ? null
      : `${say(lang, 'growth.labelDots')} ${listOf(
          points.map(({ day, total, more }) => on(total, day, more)),
          lang,
        )}. ${say(lang, 'growth.between')}`
  const happened = events.map(({ day, name }) =>
    say(lang, 'growth.spokenEvent', { name, day: longDay(day, lang) }),
  )
  return [signed, known, ...happened].filter(one => one !== null).join(' ')
}

function kindsSaid(asked: Asked, kinds: readonly Counted[]): string {
  const { lang } = asked
  return listOf(
    kinds.map(({ of, total }) => `${formatNumber(total, lang)} ${kindWord(asked, of, total)}`),
    lang,
  )
}

/** The two newest lists that are counted by kind, beside each other: what a line between two dots would hide. */
function listsByKind(asked: Asked, { id, isRecord }: CallShown, points: readonly GrowthPoint[]): Piece {
  const { lang } = asked
  const [before, after] = points.filter(({ basis, kinds }) => basis === 'list' && kinds.length > 0).slice(-2)
  if (before === undefined || after === undefined) return null
  const of = ({ kinds }: GrowthPoint, kind: Kind) => kinds.find(one => one.of === kind)?.total ?? 0
  const line = (what: Piece, one: number, other: number) => html`<tr>
    <th scope="row">${what}</th>
    <td>${formatNumber(one, lang)}</td>
    <td><b>${formatNumber(other, lang)}</b></td>
    <td>${signedNumber(other - one, asked)}</td>
  </tr>`
  const kinds = KINDS.filter(kind => of(before, kind) + of(after, kind) > 0)
  const head = (day: string) => html`<th scope="col">${shortDay(day, lang)}</th>`
  return html`<table class="table numbers by-kind">
    <caption>${say(lang, 'growth.listsByKind')}</caption>
    <thead><tr><th scope="col">${say(lang, 'growth.kind')}</th>${head(before.day)}${head(after.day)}<th scope="col">${say(lang, 'growth.change')}</th></tr></thead>
    <tbody>${kinds.map(kind => line(say(lang, `kinds.${kind}`), of(before, kind), of(after, kind)))}</tbody>
    <tfoot>${line(say(lang, 'growth.inAll'), before.total, after.total)}</tfoot>
  </table>
  <p class="ways mt-s">${linkTo(asked, `/${id}/changes?from=${before.day}&to=${after.day}`, say(lang, 'growth.changes', { record: isRecord ? 'yes' : 'no' }))}</p>`
}

function signedNumber(value: number, { lang }: Asked): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), lang)}`
}

function pointsTable(asked: Asked, points: readonly GrowthPoint[], earlier: number) {
  const { lang } = asked
  const rows = points.map(point => {
    const { day, unknown, kinds, basis, entry, source } = point
    const signed = { signed: point.signed ?? 0, more: point.moreSigned ? 'yes' : 'no' } as const
    const disagreed = { count: unknown, more: point.moreUnknown ? 'yes' : 'no' } as const
    const basisSaid =
      basis === 'list' ? say(lang, 'growth.basis.list', signed) : say(lang, 'growth.basis.count')
    const title = inLang({ lang: 'und', text: source.title })
    const linked = source.url === null ? title : external(source.url, title)
    const what = source.by === null ? null : inLang({ lang: 'und', text: source.by })
    const named = what === null ? linked : phrase(lang, 'general.pair', { what, value: linked })
    return html`<tr role="row">
      <th role="rowheader" scope="row">${longDate(day, lang)}${sub(basisSaid)}</th>
      <td role="cell">
        <b>${shownTotal(asked, point)}</b>
        ${sub(kinds.length === 0 ? null : kindsSaid(asked, kinds))}
        ${sub(unknown === 0 ? null : say(lang, 'growth.unknown', disagreed))}
      </td>
      <td role="cell" class="all">${named}${sub(basis === 'list' ? entriesFrom(asked, entry) : entryLink(asked, entry))}</td>
    </tr>`
  })
  const heads = [say(lang, 'growth.day'), say(lang, 'growth.inAll'), say(lang, 'growth.source')]
  return html`<div class="mt">
    ${table(say(lang, 'growth.pointsSay'), heads, rows, 'points')}
    ${earlier === 0 ? null : remark(say(lang, 'growth.earlier', { count: earlier }), 'mt-s')}
  </div>`
}

function stepsTable(asked: Asked, steps: readonly Step[]) {
  const { lang } = asked
  const months = periodsOf(steps, 'month')
  const isByMonth = months.length <= MOST_MONTHS
  const rows = (isByMonth ? months : periodsOf(steps, 'year')).map(
    ({ name, came, total, kinds }) => html`<tr role="row">
      <th role="rowheader" scope="row"><time datetime="${name}">${isByMonth ? monthName(name, lang, 'long') : name}</time></th>
      <td role="cell">${signedNumber(came, asked)}</td>
      <td role="cell" class="all"><b>${formatNumber(total, lang)}</b>${sub(kindsSaid(asked, kinds))}</td>
    </tr>`,
  )
  const heads = [
    say(lang, isByMonth ? 'growth.month' : 'growth.year'),
    say(lang, 'growth.came'),
    say(lang, 'growth.total'),
  ]
  return html`<div class="mt">${table(say(lang, 'growth.tableSays'), heads, rows, 'points')}</div>`
}
