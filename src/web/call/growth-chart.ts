import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale'
import { area, curveStepAfter, line, stack } from 'd3-shape'
import { type Counted, KINDS, type Kind } from '../../register/kinds.ts'
import {
  type Asked,
  formatNumber,
  html,
  type Markup,
  monthName,
  say,
  shownTotal,
  type Total,
} from '../kit/kit.ts'

/**
 * Signatures as steps, a band for each kind, one upon the other; lists and counts as dots, each on its one day; what
 * happened to the call as dotted lines. On an axis from zero. Between two dots runs a dashed line, which claims nothing:
 * the page says beside it that what lies between is not known.
 */

/** How many there were at the end of a day. */
export interface Dot {
  /** `2019-11-11` */
  readonly day: string
  readonly total: number
}

/** Of a list or a count; among steps its number says so. */
export interface Known extends Dot, Partial<Pick<Total, 'more'>> {
  readonly basis?: 'list' | 'count'
  readonly signed?: number | null
}

interface KindTotal {
  readonly of: Kind
  readonly total: number
}

/** A running total: on that day and before. */
export interface Step extends Dot {
  /** In the order of kinds, none of them zero. */
  readonly kinds: readonly KindTotal[]
}

/** Something that happened to the call. */
export interface CallEvent {
  readonly day: string
  readonly name: string
}

/** Steps and dots are oldest first, and not both are empty. */
export interface Drawn {
  readonly steps: readonly Step[]
  readonly dots: readonly Known[]
  readonly events: readonly CallEvent[]
  /** The last day of the axis. */
  readonly until: string
  /** Rows that stand on a list alone: no step counts them, and the number of all does. */
  readonly copied: number
}

/** One drawing for wide columns and one for narrow ones, so that words keep their size; a page shows one of them. */
const FRAMES = [
  { name: 'wid', width: 1000, height: 300, start: 52, end: 990, top: 44, foot: 264, beside: 190 },
  { name: 'nar', width: 360, height: 240, start: 48, end: 350, top: 40, foot: 206, beside: 0 },
] as const
type Frame = (typeof FRAMES)[number]

/** Room that one character takes, and what stands between two words of a row. */
const CHARACTER = 7.4
const BETWEEN = 14
/** Height of a line of words, and between the names of two bands. */
const LINE = 17
const APART = 20
const RADIUS = 6
const DAY_MS = 86_400_000

interface Scales {
  readonly x: ScaleTime<number, number>
  readonly y: ScaleLinear<number, number>
  /** Where the axis of days ends: the names of bands stand beside it. */
  readonly end: number
  /** The place of a day, and that of a number. */
  readonly at: (dot: Dot) => [number, number]
}

/** `label` says the numbers in words. */
export function growthChart(asked: Asked, drawn: Drawn, label: string): Markup {
  return html`${FRAMES.map(frame => chart(asked, frame, drawn, label))}`
}

function chart(asked: Asked, frame: Frame, drawn: Drawn, label: string) {
  const { lang } = asked
  const { foot, height, name, start, width } = frame
  const scales = scalesFor(frame, drawn)
  const { end, y } = scales
  const lines = ticksOf(y)
    .slice(1)
    .map(
      tick => html`
        <line class="ax" x1="${start}" x2="${end}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>
        <text x="${start - RADIUS - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${formatNumber(tick, lang)}</text>
      `,
    )
  return html`<svg class="${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    ${lines}
    ${drawn.steps.length === 0 ? null : bands(asked, frame, drawn, scales)}
    <line class="ax0" x1="${start}" x2="${end}" y1="${foot}" y2="${foot}"/>
    ${eventsDrawn(frame, drawn, scales)}
    ${dotsDrawn(asked, drawn, scales, frame)}
    ${months(asked, frame, drawn, scales)}
  </svg>`
}

/** A tenth is as near as anybody sees. */
const at = (place: number): number => Math.round(place * 10) / 10

function scalesFor({ start, end, top, foot, beside }: Frame, { steps, dots, events, until }: Drawn): Scales {
  const days = [...steps, ...dots, ...events].map(({ day }) => day).sort()
  const first = Date.parse(days[0]!)
  // The axis includes that day, so that what came on it has a step of its own.
  const last = Date.parse(until) + (steps.length > 0 ? DAY_MS : 0)
  const finish = steps.length > 0 ? end - beside : end - RADIUS
  const most = Math.max(1, ...[...steps, ...dots].map(({ total }) => total))
  const x = scaleUtc([first, last], [start + (steps.length > 0 ? 0 : RADIUS), finish])
  const y = scaleLinear([0, most], [foot, top]).nice(4)
  return { x, y, end: finish, at: ({ day, total }) => [x(Date.parse(day)), y(total)] }
}

/** Round whole numbers from zero, at most six. */
function ticksOf(y: ScaleLinear<number, number>): number[] {
  return y.ticks(4).filter(Number.isInteger)
}

/** How bands are dressed, from the lowest: as many as there are kinds. */
export const BANDS = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'] as const

/** The kinds of the last step, the largest first, as they lie one upon the other. */
export function stackedKinds(steps: readonly Step[]): Kind[] {
  const last = steps.at(-1)?.kinds ?? []
  const seen = new Set(steps.flatMap(({ kinds }) => kinds.map(({ of }) => of)))
  const of = (kind: Kind) => last.find(one => one.of === kind)?.total ?? 0
  return KINDS.filter(kind => seen.has(kind)).sort((a, b) => of(b) - of(a))
}

function bands(asked: Asked, frame: Frame, { steps, until, copied }: Drawn, scales: Scales) {
  const { lang } = asked
  const { x, y, end } = scales
  const last = steps.at(-1)!
  const kinds = stackedKinds(steps)
  // To the end of the axis: whoever stands, stands today.
  const all = [...steps, { ...last, day: dayAfter(until) }]
  const totalOf = ({ kinds }: Step, kind: Kind) => kinds.find(({ of }) => of === kind)?.total ?? 0
  const series = stack<Step, Kind>().keys(kinds).value(totalOf)(all)
  const shape = area<(typeof series)[number][number]>()
    .curve(curveStepAfter)
    .digits(1)
    .x(({ data }) => x(Date.parse(data.day)))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
  const top = line<Step>()
    .curve(curveStepAfter)
    .digits(1)
    .x(({ day }) => x(Date.parse(day)))
    .y(({ total }) => y(total))
  const names = kinds.map((kind, i) => {
    const [low, high] = series[i]!.at(-1)!
    const number = totalOf(last, kind)
    return { number, word: kindWord(asked, kind, number), high: (y(low) + y(high)) / 2, isBand: true }
  })
  // These are of no band: no line leads to them.
  const over = y(last.total) - APART / 2
  const inAll = {
    number: last.total,
    word: totalWord(asked, last.total, copied),
    high: over,
    isBand: false,
  }
  const listed = { number: copied, word: say(lang, 'growth.onList'), high: over - APART, isBand: false }
  const apart = spread([...names, inAll, listed].filter(({ number }) => number > 0))
  return html`
    ${series.map((one, i) => html`<path class="band ${BANDS[i]!}" d="${shape(one)}"/>`)}
    <path class="stairs" d="${top(all)}"/>
    ${
      frame.beside === 0
        ? null
        : apart.map(
            ({ number, word, high, of, isBand }) => html`
              ${!isBand || of - high < MOVED ? null : html`<path class="lead" d="M${end + 2} ${at(of)}L${end + 10} ${at(high)}"/>`}
              <text class="lab" x="${end + 14}" y="${at(high + 5)}"><tspan class="strong">${formatNumber(number, lang)}</tspan> ${word}</text>
            `,
          )
    }
  `
}

/** A kind after its number: `10 companies`. */
export function kindWord({ lang }: Pick<Asked, 'lang'>, kind: Counted['of'], number: number): string {
  if (kind === 'persons') return say(lang, 'kinds.persons').toLocaleLowerCase(lang)
  return say(lang, `ofKind.${kind}`, { count: number }).trim()
}

/** After the number of all who signed here; `copied` more stand on a list alone. */
export const totalWord = ({ lang }: Pick<Asked, 'lang'>, count: number, copied: number): string =>
  copied === 0 ? say(lang, 'growth.all') : say(lang, 'growth.signed', { count }).trim()

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** From so far on, a line leads from a band to its name. */
const MOVED = 6

/** From the lowest up, each well above the one before; `of` is where it belongs. */
function spread<T extends { readonly high: number }>(names: readonly T[]): (T & { readonly of: number })[] {
  let below = Infinity
  return names.map(name => {
    const high = Math.min(name.high, below - APART)
    below = high
    return { ...name, high, of: name.high }
  })
}

/** Words of one row, from the left: what would stand over another is left out. */
function fitting<T extends { readonly from: number; readonly to: number }>(words: readonly T[]): T[] {
  let free = -Infinity
  return words.filter(({ from, to }) => {
    if (from < free) return false
    free = to + BETWEEN
    return true
  })
}

/** Where words stand that belong to this place, kept inside the frame. */
function placed(
  place: number,
  word: string,
  { start, end }: { readonly start: number; readonly end: number },
) {
  const half = (word.length * CHARACTER) / 2
  const [from, to] = [place - half, place + half]
  if (from < start) return { word, place: start, anchor: 'start', from: start, to: start + 2 * half }
  if (to > end) return { word, place: end, anchor: 'end', from: end - 2 * half, to: end }
  return { word, place, anchor: 'middle', from, to }
}

function eventsDrawn({ foot, top, start }: Frame, { events }: Drawn, { x, end }: Scales) {
  const lines = events.map(({ day }) => x(Date.parse(day)))
  let free: number = start
  // In the middle of its line, else from its line on, else not at all: the words beneath the chart name each.
  const words = events.flatMap(({ name }, i) => {
    const place = lines[i]!
    const middle = placed(place, name, { start, end })
    const after = { word: name, place, anchor: 'start', from: place, to: place + name.length * CHARACTER }
    const found = [middle, after].find(({ from, to }) => from >= free && to <= end)
    free = found === undefined ? free : found.to + BETWEEN / 2
    return found ?? []
  })
  return html`
    ${lines.map(line => html`<line class="event" x1="${at(line)}" x2="${at(line)}" y1="${top - 16}" y2="${foot}"/>`)}
    ${words.map(({ anchor, place, word }) => html`<text class="lab" x="${at(place)}" y="${top - 22}" text-anchor="${anchor}">${word}</text>`)}
  `
}

/** Each with its number, where there is room; the last one always has it, and the table has all. */
function dotsDrawn(asked: Asked, { dots, steps }: Drawn, scales: Scales, frame: Frame) {
  const { lang } = asked
  if (dots.length === 0) return null
  const between = line<Dot>()
    .digits(1)
    .x(dot => scales.at(dot)[0])
    .y(dot => scales.at(dot)[1])
  const numbers = dots.map((dot, i) => {
    const [x, y] = scales.at(dot)
    const number = shownTotal(asked, { total: dot.total, more: dot.more ?? false })
    const word =
      steps.length === 0 || dot.basis === undefined
        ? number
        : dot.basis === 'list'
          ? say(lang, 'growth.dot.list', { count: number, signed: dot.signed ?? 0 })
          : say(lang, 'growth.dot.count', { count: dot.total })
    if (i > 0 || x > frame.start + 2 * RADIUS)
      return {
        ...placed(x, word, { start: frame.start, end: scales.end + RADIUS }),
        y: y - RADIUS - 6,
        dot: { x, y },
      }
    // The first stands on the axis, where the call begins: its number stands off that line, and off the dashes.
    const place = x + RADIUS + 4
    return {
      word,
      place,
      anchor: 'start',
      from: place,
      to: place + word.length * CHARACTER,
      y: steps.length > 0 ? y - 4 : y + LINE,
      dot: { x, y },
    }
  })
  // From the newest, so that it has its number.
  const apart = numbers.map(number => aboveSteps(number, steps, scales)).reverse()
  const shown: typeof apart = []
  for (const one of apart)
    if (shown.every(({ from, to, y }) => one.to < from || one.from > to || Math.abs(y - one.y) >= LINE))
      shown.push(one)
  return html`
    ${dots.length === 1 ? null : html`<path class="between" d="${between(dots)}"/>`}
    ${dots.map(dot => {
      const [x, y] = scales.at(dot)
      return html`<circle class="known" cx="${at(x)}" cy="${at(y)}" r="${RADIUS}"/>`
    })}
    ${shown.map(
      ({ anchor, place, word, y, dot, isMoved }) => html`
        ${isMoved ? html`<path class="lead" d="M${at(dot.x)} ${at(dot.y - RADIUS)}L${at(place - 2)} ${at(y + 3)}"/>` : null}
        <text class="lab strong" x="${at(place)}" y="${at(y)}" text-anchor="${anchor}">${word}</text>
      `,
    )}
  `
}

interface Words {
  readonly from: number
  readonly to: number
  readonly y: number
}

/** A number whose words would run over the steps stands above the highest of these, and a line leads to its dot. */
function aboveSteps<T extends Words>(words: T, steps: readonly Step[], { x, y }: Scales) {
  const places = steps.map(({ day, total }) => ({ place: x(Date.parse(day)), high: y(total) }))
  const before = places.findLast(({ place }) => place <= words.from)
  const under = places.filter(({ place }) => place > words.from && place < words.to + BETWEEN / 2)
  const highs = [...under, ...(before === undefined ? [] : [before])].map(({ high }) => high)
  const high = Math.min(words.y, ...highs.map(high => high - RADIUS))
  return { ...words, y: high, isMoved: words.y - high > LINE }
}

/** The months of the first and of the last day, those of dots, and between steps whatever round dates have room. */
function months({ lang }: Asked, { start, foot }: Frame, { steps, dots, until }: Drawn, { x, end }: Scales) {
  const [first, last] = x.domain().map(date => date.toISOString().slice(0, 10)) as [string, string]
  const isLong = Date.parse(last) - Date.parse(first) > 1_000 * DAY_MS
  const round = x.ticks(5).map(date => date.toISOString().slice(0, 10))
  const named = (day: string) => monthName(day.slice(0, 7), lang, 'short')
  const between = steps.length === 0 ? dots.map(({ day }) => day) : round
  const wordOf = (day: string) =>
    steps.length > 0 && isLong && between.includes(day) ? day.slice(0, 4) : named(day)
  const ends = [first, until].map(day => placed(x(Date.parse(day)), named(day), { start, end: end + RADIUS }))
  const inner = fitting(
    between.map(day => placed(x(Date.parse(day)), wordOf(day), { start, end: end + RADIUS })),
  ).filter(
    ({ from, to, word }) =>
      from > ends[0]!.to + BETWEEN && to < ends[1]!.from - BETWEEN && ends.every(one => one.word !== word),
  )
  const isOneMonth = ends[0]!.word === ends[1]!.word
  const all = isOneMonth ? [ends[0]!] : [ends[0]!, ...inner, ends[1]!]
  return all.map(
    ({ anchor, place, word }) =>
      html`<text x="${at(place)}" y="${foot + 22}" text-anchor="${anchor}">${word}</text>`,
  )
}
