import { scaleBand } from 'd3-scale'
import { line } from 'd3-shape'
import { classes, html, type Markup, type Piece } from '../kit/kit.ts'
import { fromZero, gapBand, tenth, ticksOf } from './hatching.ts'

/**
 * Small multiples: panels of one shape on one scale from zero, in the order in which they are given, each with its
 * newest value in words. A value that is not there is a gap whose reason is said beneath; a panel without any is kept,
 * empty.
 */

/** A value at its place; null where there is none. */
type Place = number | null

export interface Panel {
  readonly title: Piece
  /** Of each column or point, in the order of the axis. */
  readonly cells: readonly Place[]
  /** What was promised: a dashed line. */
  readonly promise?: { readonly at: number; readonly says: string }
  /** The newest value, or that there is none yet. */
  readonly newest: Piece
  /** Which values are not there, and why; which were others before, or were asked for otherwise: a line each. */
  readonly notes?: readonly Piece[]
  /** The places at which what is counted becomes another: no line leads to these from the one before. */
  readonly turns?: readonly number[]
  /** All of it in words. */
  readonly label: string
}

interface Axis {
  /** Beneath the first and the last place. */
  readonly ends: readonly [first: string, last: string]
  /** Counts on days stand as columns; values of periods as points, and a line joins two that follow each other. */
  readonly shape: 'columns' | 'points'
  /** How a number of the axis is said. */
  readonly tick: (value: number) => string
  /** Whether only whole numbers can be. */
  readonly isWhole: boolean
}

const WIDTH = 168
const FRAME = { start: 0, end: 166, top: 20, foot: 90 }
const HEIGHT = 108
/** Room that one character takes, and one line. */
const CHARACTER = 6.4
const LINE = 15
/** Characters of a number for which the usual width of a panel has no room. */
const LONG = 13

const isGiven = (cell: Place) => cell !== null

export function multiples(panels: readonly Panel[], axis: Axis, style = ''): Markup {
  const values = panels.flatMap(({ cells, promise }) => [
    ...cells.filter(isGiven),
    ...(promise === undefined ? [] : [promise.at]),
  ])
  const y = fromZero(values, [FRAME.foot, FRAME.top])
  const isLong = values.some(value => axis.tick(value).length > LONG)
  return html`<ul class="${classes('multiples', style, isLong && 'long')}">${panels.map(
    panel => html`<li>
      <h3>${panel.title}</h3>
      ${drawn(panel, axis, y)}
      <div>
        <p class="val">${panel.newest}</p>
        ${(panel.notes ?? []).map(one => html`<p class="no-val">${one}</p>`)}
      </div>
    </li>`,
  )}</ul>`
}

function drawn(
  { cells, promise, label, turns = [] }: Panel,
  axis: Axis,
  y: ReturnType<typeof fromZero>,
): Markup {
  const { start, end, top, foot } = FRAME
  const x = scaleBand(
    cells.map((_, i) => i),
    [start, end],
  ).paddingInner(axis.shape === 'columns' ? 0.25 : 0)
  const width = x.bandwidth()
  const most = ticksOf(y, axis.isWhole).at(-1) ?? 0
  const middle = (i: number) => x(i)! + width / 2
  const zero = tenth(y(0))
  const [first, last] = axis.ends
  const [least] = y.domain() as [number, number]
  // What lies below zero has its number beneath its line: without one it would look like nothing.
  const below = least < 0 ? LINE : 0
  // Two long names of periods have a line each.
  const under = below + ((first.length + last.length + 2) * CHARACTER > WIDTH ? LINE : 0)
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT + under}" role="img" aria-label="${label}">
    <line class="ax" x1="${start}" x2="${end}" y1="${tenth(y(most))}" y2="${tenth(y(most))}"/>
    <text x="${start}" y="${tenth(y(most) - 5)}">${axis.tick(most)}</text>
    ${cells.map((cell, i) => (isGiven(cell) ? null : gapBand({ x: x(i)!, y: top, width, height: foot - top })))}
    <line class="ax0" x1="${start}" x2="${end}" y1="${zero}" y2="${zero}"/>
    ${below === 0 ? null : belowZero(axis, y, least)}
    ${below === 0 || zero - y(most) < LINE ? null : html`<text x="${start}" y="${tenth(zero - 5)}">${axis.tick(0)}</text>`}
    ${promise === undefined ? null : promised(promise, y)}
    ${axis.shape === 'columns' ? columns(cells, { x: i => x(i)!, width, y }) : points(cells, turns, middle, y)}
    ${turns.map(i => html`<line class="turn" x1="${tenth(x(i)!)}" x2="${tenth(x(i)!)}" y1="${top}" y2="${foot}"/>`)}
    <text x="${start}" y="${foot + 15 + below}">${first}</text>
    <text x="${end}" y="${foot + 15 + under}" text-anchor="end">${last}</text>
  </svg>`
}

function belowZero({ tick }: Axis, y: (value: number) => number, least: number): Markup {
  const { start, end, foot } = FRAME
  return html`
    <line class="ax" x1="${start}" x2="${end}" y1="${tenth(y(least))}" y2="${tenth(y(least))}"/>
    <text x="${start}" y="${foot + 15}">${tick(least)}</text>
  `
}

function promised({ at, says }: NonNullable<Panel['promise']>, y: (value: number) => number): Markup {
  const { start, end } = FRAME
  return html`
    <line class="goal" x1="${start}" x2="${end}" y1="${tenth(y(at))}" y2="${tenth(y(at))}"/>
    <text class="lab on" x="${end}" y="${tenth(y(at) - 5)}" text-anchor="end">${says}</text>
  `
}

interface Columns {
  readonly x: (i: number) => number
  readonly width: number
  readonly y: (value: number) => number
}

function columns(cells: readonly Place[], { x, width, y }: Columns): Piece {
  return cells.map((cell, i) => {
    if (cell === null || cell === 0) return null
    const [high, low] = [y(Math.max(0, cell)), y(Math.min(0, cell))]
    const style = classes('col', i === cells.length - 1 && 'newest')
    return html`<rect class="${style}" x="${tenth(x(i))}" y="${tenth(high)}" width="${tenth(width)}" height="${tenth(Math.max(1, low - high))}"/>`
  })
}

/**
 * No line leads over a gap: what lies in it is not known. Nor to what is counted otherwise: it may have moved by that
 * alone.
 */
function points(
  cells: readonly Place[],
  turns: readonly number[],
  x: (i: number) => number,
  y: (value: number) => number,
): Markup {
  const run = line<readonly [i: number, cell: Place]>()
    .defined(([, cell]) => isGiven(cell))
    .digits(1)
    .x(([i]) => x(i))
    .y(([, cell]) => y(cell!))
  const parts = [0, ...turns].map((from, n) =>
    run(cells.map((cell, i) => [i, cell] as const).slice(from, turns[n])),
  )
  const newest = cells.findLastIndex(isGiven)
  return html`
    ${parts.map(path => (path === null ? null : html`<path class="run" d="${path}"/>`))}
    ${cells.map((cell, i) =>
      isGiven(cell)
        ? html`<circle class="${classes('pt', i === newest && 'newest')}" cx="${tenth(x(i))}" cy="${tenth(y(cell))}" r="${i === newest ? 4.5 : 3}"/>`
        : null,
    )}
  `
}
