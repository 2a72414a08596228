import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { html, type Markup } from '../kit/kit.ts'

/**
 * Surfaces that differ by what is drawn on them, whatever becomes of the colours: on paper, in forced colours, for whoever
 * sees none. Lines are drawn one by one and cut by arithmetic, since a pattern of SVG is found by an id, and a page has
 * many drawings.
 */
export const SURFACES = ['full', 'slant', 'dots', 'clear', 'blank', 'upright'] as const
export type Surface = (typeof SURFACES)[number]

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How each is dressed, and what stands on it. */
export const STYLES: Readonly<Record<Surface, string>> = {
  full: 'is-full',
  slant: 'is-slant',
  dots: 'is-dots',
  clear: 'is-clear',
  blank: 'is-blank',
  upright: 'is-upright',
}

/** Between two lines, and two dots. */
const APART = 6

/** A tenth is as near as anybody sees. */
export const tenth = (place: number): number => Math.round(place * 10) / 10

export function surface(of: Surface, { x, y, width, height }: Box): Markup {
  const lines = { full: '', clear: '', blank: '', slant, upright, dots }[of]
  const drawn = typeof lines === 'string' ? lines : lines({ x, y, width, height })
  return html`
    <rect class="sf ${STYLES[of]}" x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}"/>
    ${drawn === '' ? null : html`<path class="sf-on ${STYLES[of]}" d="${drawn}"/>`}
  `
}

/** Where no value is: a band from the top to the foot, which nobody takes for a zero. */
export function gapBand({ x, y, width, height }: Box): Markup {
  return html`<path class="no-value" d="${slant({ x, y, width, height })}"/>`
}

/** Lines that rise to the right, from the left edge or the foot to the top or the right edge. */
function slant({ x, y, width, height }: Box): string {
  const lines: string[] = []
  for (let along = APART; along < width + height; along += APART) {
    const [x1, y1] = along <= height ? [0, along] : [along - height, height]
    const [x2, y2] = along <= width ? [along, 0] : [width, along - width]
    lines.push(`M${tenth(x + x1)} ${tenth(y + y1)}L${tenth(x + x2)} ${tenth(y + y2)}`)
  }
  return lines.join('')
}

function upright({ x, y, width, height }: Box): string {
  return places(width)
    .map(along => `M${tenth(x + along)} ${tenth(y)}v${tenth(height)}`)
    .join('')
}

/** Lines of no length: their round ends are the dots. */
function dots({ x, y, width, height }: Box): string {
  return places(width)
    .flatMap(along => places(height).map(down => `M${tenth(x + along)} ${tenth(y + down)}h0`))
    .join('')
}

/** Evenly, as many as fit, none on the edge. */
function places(length: number): number[] {
  const many = Math.max(1, Math.floor(length / APART))
  return Array.from({ length: many }, (_, i) => ((i + 0.5) * length) / many)
}

/** From zero to the most there is, with round numbers at both ends; from below zero only where a value is. */
export function fromZero(
  values: readonly number[],
  [low, high]: readonly [number, number],
): ScaleLinear<number, number> {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  return scaleLinear([least, least === most ? 1 : most], [low, high]).nice(4)
}

/** Round numbers from zero, whole where all that is drawn is whole. */
export function ticksOf(scale: ScaleLinear<number, number>, isWhole: boolean): number[] {
  return scale.ticks(4).filter(tick => !isWhole || Number.isInteger(tick))
}
