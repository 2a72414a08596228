import { formatNumber, html, type Lang, type Markup, say } from '../kit/kit.ts'
import { fromZero, STYLES, type Surface, surface, tenth, ticksOf } from './hatching.ts'

/**
 * A bar for each date, from zero: how many there were in all, parted by what became of them. The parts are of one order
 * and differ by their surface; each says its number. A narrow drawing has the words of a bar above it.
 */

interface BarPart {
  readonly surface: Surface
  readonly count: number
}

interface Bar {
  /** Of which date or time it is: short, since it stands beside the bar. */
  readonly name: string
  readonly parts: readonly BarPart[]
  /** How many of all: what is read off the bar. */
  readonly says: string
}

const FRAMES = [
  { name: 'wid', width: 1000, start: 150, end: 850, row: 44, bar: 24, above: 0 },
  { name: 'nar', width: 360, start: 4, end: 352, row: 62, bar: 22, above: 24 },
] as const
type Frame = (typeof FRAMES)[number]

const FOOT = 30
/** Room that a digit takes, with what stands beside it. */
const DIGIT = 9

/** `most` ends the scale, so that several drawings have one; `label` says the numbers in words. */
export function shareBars(lang: Lang, bars: readonly Bar[], most: number, label: string): Markup {
  return html`${FRAMES.map(frame => drawn(lang, frame, bars, most, label))}`
}

function drawn(lang: Lang, frame: Frame, bars: readonly Bar[], most: number, label: string): Markup {
  const { end, name, row, start, width } = frame
  const x = fromZero([most], [start, end])
  const foot = bars.length * row
  const ticks = ticksOf(x, true).map(
    tick => html`
      <line class="ax" x1="${tenth(x(tick))}" x2="${tenth(x(tick))}" y1="0" y2="${foot}"/>
      <text x="${tenth(x(tick))}" y="${foot + 18}" text-anchor="${tick === 0 ? 'start' : x(tick) > end - 12 ? 'end' : 'middle'}">${formatNumber(tick, lang)}</text>
    `,
  )
  return html`<svg class="${name}" viewBox="0 0 ${width} ${foot + FOOT}" role="img" aria-label="${label}">
    ${ticks}
    ${bars.map((bar, i) => one(lang, frame, bar, { x, top: i * row }))}
  </svg>`
}

interface Place {
  readonly x: (count: number) => number
  readonly top: number
}

function one(lang: Lang, { above, bar, end, start }: Frame, { name, parts, says }: Bar, { x, top }: Place) {
  const y = top + above + 8
  let before = 0
  const drawn = parts.map(({ count, surface: of }) => {
    if (count === 0) return null
    const [from, to] = [x(before), x(before + count)]
    before += count
    const number = formatNumber(count, lang)
    const isWide = to - from > number.length * DIGIT + 8
    return html`
      ${surface(of, { x: from, y, width: to - from, height: bar })}
      ${isWide ? html`<text class="in ${STYLES[of]}" x="${tenth((from + to) / 2)}" y="${y + bar / 2 + 5}" text-anchor="middle">${number}</text>` : null}
    `
  })
  const words =
    above === 0
      ? html`
        <text class="lab" x="${start - 12}" y="${y + bar / 2 + 5}" text-anchor="end">${name}</text>
        <text class="lab on strong" x="${tenth(x(before) + 10)}" y="${y + bar / 2 + 5}">${says}</text>
      `
      : html`
        <text class="lab on" x="${start}" y="${top + above - 3}">${name}</text>
        <text class="lab on strong" x="${end}" y="${top + above - 3}" text-anchor="end">${says}</text>
      `
  return html`${drawn}<line class="ax0" x1="${start}" x2="${start}" y1="${y - 4}" y2="${y + bar + 4}"/>${words}`
}

/** What each surface means, as it is drawn. */
export function surfaceKeys(all: readonly (readonly [of: Surface, says: string])[]): Markup {
  return html`<ul class="sf-keys">${all.map(
    ([of, says]) =>
      html`<li><svg viewBox="0 0 26 16" aria-hidden="true">${surface(of, { x: 1, y: 1, width: 24, height: 14 })}</svg>${says}</li>`,
  )}</ul>`
}

/** `14 of 20`. */
export function ofAll(lang: Lang, done: number, all: number): string {
  return say(lang, 'plots.ofAll', { done, all })
}
