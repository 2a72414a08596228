import { type Asked, formatNumber, html, type Markup, monthName } from '../kit/kit.ts'

/**
 * A running total as stairs, one step a day, and single days as dots, on an axis from zero. Between two dots nothing is
 * drawn, since nothing is known.
 */

export interface Step {
  /** `2019-11-11` */
  readonly day: string
  /** On that day and before. */
  readonly total: number
}

/** How many there were on a day. */
export type Dot = Step

/** Not both are empty. */
interface Drawn {
  readonly steps: readonly Step[]
  readonly dots: readonly Dot[]
}

/** One drawing for wide columns and one for narrow ones, so that words keep their size; a page shows one of them. */
const FRAMES = [
  { name: 'wid', width: 1000, height: 250, start: 72, end: 992, top: 14, foot: 220 },
  { name: 'nar', width: 360, height: 210, start: 52, end: 352, top: 14, foot: 180 },
] as const
type Frame = (typeof FRAMES)[number]

/** Room that the words of one month take, and those of a year beside them. */
const LABEL_WIDTH = 90
const DAY_MS = 86_400_000
const RADIUS = 6
/** Room that a number takes beside a dot. */
const NUMBER_WIDTH = 50

/** `until` is the last day of the axis; `label` says the numbers in words. */
export function growthChart(asked: Asked, what: Drawn, until: string, label: string): Markup {
  return html`${FRAMES.map(frame => drawn(asked, frame, what, until, label))}`
}

function drawn(asked: Asked, frame: Frame, { steps, dots }: Drawn, until: string, label: string) {
  const { lang } = asked
  const { start, end, top, foot, width, height } = frame
  const begin = [...steps, ...dots].map(({ day }) => day).sort()[0]!
  const first = Date.parse(begin)
  // The axis includes that day, so that what came on it has a step of its own.
  const span = Date.parse(until) + DAY_MS - first
  const last = steps.at(-1)
  const ticks = ticksFor(Math.max(1, ...[...steps, ...dots].map(({ total }) => total)))
  const x = (day: string) => Math.round(start + ((Date.parse(day) - first) / span) * (end - start))
  const y = (total: number) => Math.round(foot - (total / ticks.at(-1)!) * (foot - top))
  const lines = ticks.map(
    (tick, i) =>
      html`
        <line class="${i === 0 ? 'ax0' : 'ax'}" x1="${start}" x2="${end}" y1="${y(tick)}" y2="${y(tick)}"/>
        <text x="${start - 8}" y="${y(tick) + 4}" text-anchor="end">${formatNumber(tick, lang)}</text>
      `,
  )
  return html`<svg class="${frame.name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    ${lines}
    ${last === undefined ? null : stairsDrawn(asked, frame, { steps, last }, x, y)}
    ${months(asked, frame, begin, until, x)}
    ${dotsDrawn(asked, frame, dots, x, y)}
  </svg>`
}

type Scale<T> = (of: T) => number

function stairsDrawn(
  { lang }: Asked,
  { end, top, foot }: Frame,
  { steps, last }: { readonly steps: readonly Step[]; readonly last: Step },
  x: Scale<string>,
  y: Scale<number>,
) {
  const stairs = stairsOf(steps, x, y, end)
  const at = y(last.total)
  return html`
    <path class="area" d="${stairs}V${foot}H${x(steps[0]!.day)}z"/>
    <path class="stairs" d="${stairs}"/>
    <text class="v" x="${end - 4}" y="${at < top + 18 ? at + 18 : at - 8}" text-anchor="end">
      ${formatNumber(last.total, lang)}
    </text>
  `
}

/** Each with its number, where there is room; the last one always has it, and the table has all. */
function dotsDrawn(
  { lang }: Asked,
  { end, top, foot }: Frame,
  dots: readonly Dot[],
  x: Scale<string>,
  y: Scale<number>,
) {
  return dots.map(({ day, total }, i) => {
    // Half a day and the dot itself would else stand across the end.
    const at = Math.min(x(day), end - RADIUS)
    const next = dots[i + 1]
    const isNumbered = next === undefined || x(next.day) - at > NUMBER_WIDTH
    const isLate = at > end - NUMBER_WIDTH
    const high = y(total)
    return html`
      <line class="stem" x1="${at}" x2="${at}" y1="${foot}" y2="${high}"/>
      <circle class="known" cx="${at}" cy="${high}" r="${RADIUS}"/>
      ${
        isNumbered
          ? html`<text class="v" x="${isLate ? at - 10 : at + 10}" y="${Math.max(high + 4, top + 8)}" text-anchor="${isLate ? 'end' : 'start'}">${formatNumber(total, lang)}</text>`
          : null
      }
    `
  })
}

/** Days that fall on one point make one step, so the drawing does not grow with the years. */
function stairsOf(
  steps: readonly Step[],
  x: (day: string) => number,
  y: (total: number) => number,
  end: number,
) {
  const at = [...new Map(steps.map(({ day, total }) => [x(day), y(total)]))]
  const [firstX, firstY] = at[0]!
  const moves = at.slice(1).map(([stepX, stepY], i) => {
    const [fromX, fromY] = at[i]!
    return `h${stepX - fromX}v${stepY - fromY}`
  })
  return `M${firstX} ${firstY}${moves.join('')}H${end}`
}

/** The first and the last month by name, and each year between that there is room for. */
function months(
  { lang }: Asked,
  { start, end, foot }: Frame,
  first: string,
  until: string,
  x: (day: string) => number,
) {
  const firstYear = Number(first.slice(0, 4))
  const lastYear = Number(until.slice(0, 4))
  const years = Array.from({ length: lastYear - firstYear }, (_, i) => firstYear + 1 + i)
  const every = Math.ceil((years.length * LABEL_WIDTH) / (end - start))
  const marks = years
    .filter((_, i) => i % every === 0)
    .map(year => ({ at: x(`${year}-01-01`), word: String(year) }))
    .filter(({ at }) => at > start + LABEL_WIDTH && at < end - LABEL_WIDTH)
  const said = (at: number, word: string, anchor: string) =>
    html`<text x="${at}" y="${foot + 22}" text-anchor="${anchor}">${word}</text>`
  const isOneMonth = first.slice(0, 7) === until.slice(0, 7)
  return html`
    ${said(start, monthName(first.slice(0, 7), lang, 'short'), 'start')}
    ${marks.map(
      ({ at, word }) => html`
      <line class="ax" x1="${at}" x2="${at}" y1="${foot}" y2="${foot + 6}"/>
      ${said(at, word, 'middle')}
    `,
    )}${isOneMonth ? null : said(end, monthName(until.slice(0, 7), lang, 'short'), 'end')}
  `
}

/** Round numbers from zero to at least `most`: three or four steps of 1, 2 or 5 and zeros. */
export function ticksFor(most: number): number[] {
  const rough = Math.max(1, most / 3.5)
  const scale = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(one => one * scale).find(one => one * 4 >= most)!
  const count = Math.ceil(most / step)
  return Array.from({ length: count + 1 }, (_, i) => i * step)
}
