import { isJoined } from '../messages/bidi.ts'
import type { Lang } from '../messages/languages.ts'
import { html, type Markup, trusted } from './markup.ts'

/**
 * The engraved seal of look/LOOK.md: at most one a page, on a document, for what was proved. Its lines are computed.
 */

const n = (value: number) => value.toFixed(1).replace(/\.0$/, '')
const at = (radius: number, turn: number) =>
  `${n(100 + radius * Math.cos(turn * 2 * Math.PI))} ${n(100 + radius * Math.sin(turn * 2 * Math.PI))}`

/** A closed wave around the middle: one line of a guilloche. */
function wave(radius: number, swing: number, lobes: number): string {
  const points = lobes * 4
  const radiusAt = (i: number) => radius + swing * Math.sin((i / 4) * 2 * Math.PI)
  const steps = Array.from({ length: points }, (_, i) => {
    const bend = at(radiusAt(i), i / points)
    const to = at((radiusAt(i) + radiusAt(i + 1)) / 2, (i + 0.5) / points)
    return `Q${bend} ${to}`
  })
  return `M${at((radiusAt(points - 1) + radiusAt(0)) / 2, -0.5 / points)}${steps.join('')}z`
}

function teeth(radius: number, count: number): string {
  const arcs = Array.from({ length: count }, (_, i) => `A6.4 6.4 0 0 1 ${at(radius, (i + 1) / count)}`)
  return `M${at(radius, 0)}${arcs.join('')}z`
}

function guilloche(id: string, line: string, step: number): string {
  const turned = [1, 2, 3].map(i => `<use href="#${id}" transform="rotate(${i * step} 100 100)"/>`)
  return `<path id="${id}" d="${line}"/>${turned.join('')}`
}

/** Its lines alone, for pictures. */
export const ENGRAVING = trusted(
  `<g fill="none" stroke="currentColor" stroke-width=".7"><path d="${teeth(93, 48)}" stroke-width="1.1"/><circle cx="100" cy="100" r="90"/><circle cx="100" cy="100" r="72.5"/>${guilloche('seal-outer', wave(63, 6, 18), 5)}<circle cx="100" cy="100" r="54"/>${guilloche('seal-inner', wave(43, 4.5, 12), 7.5)}<circle cx="100" cy="100" r="33" stroke-width="1.1"/></g><path id="seal-ring" d="M100 181.5a81.5 81.5 0 1 1 .1 0" fill="none"/>`,
)
const TICK = trusted('<path d="M84 101l11 11 21-24" fill="none" stroke="currentColor" stroke-width="5"/>')

/**
 * `ring` says what was proved and by whom, and fills the circle: letters are set apart, and where they hang together
 * they are drawn wider instead. `middle` is a number, for what was only recorded.
 */
export function engravedSeal(lang: Lang, ring: string, middle: string | null = null): Markup {
  const centre =
    middle === null
      ? TICK
      : html`<text class="seal-n" font-size="${sizeFor(middle.replace(/\P{Nd}/gu, '').length)}" x="100" y="100" dy=".35em" text-anchor="middle">
        ${middle}
      </text>`
  return html`<svg class="seal-big" viewBox="0 0 200 200" aria-hidden="true">
    ${ENGRAVING}
    <text class="seal-words" fill="currentColor" dy="3.9">
      <textPath href="#seal-ring" textLength="508" lengthAdjust="${isJoined(lang) ? 'spacingAndGlyphs' : 'spacing'}">${ring}</textPath>
    </text>
    ${centre}
  </svg>`
}

/** Pixels for so many digits, which have to fit into the inner circle. */
function sizeFor(digits: number): number {
  return digits <= 3 ? 30 : Math.floor(92 / digits)
}
