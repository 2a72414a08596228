import type { Period } from '../../register/figures/figures.ts'
import {
  beginning,
  comma,
  formatNumber,
  html,
  inLang,
  type Lang,
  type Markup,
  type Piece,
  periodName,
  phrase,
  say,
} from '../kit/kit.ts'
import type { Across } from './across.ts'
import { gapBand } from './hatching.ts'
import { multiples, type Panel } from './multiples.ts'
import {
  amountSaid,
  besideSaid,
  cellsSaid,
  elsewhereSaid,
  hasValue,
  type Line,
  lackSaid,
  leading,
  type Measured,
  placeOf,
} from './reported.ts'

/** The same indicator as small multiples: a panel for each party, a point for each period. Of numbers alone. */

/** What a party promised of it: the value as a file of figures spells it, and by when. */
type Promises = ReadonlyMap<string, Readonly<{ value: string; by: string }>>

export function partyPanels(lang: Lang, across: Across, promises: Promises = new Map()): Markup {
  const { of, periods, lines } = across
  const drawn = multiples(
    lines.map(line => panelOf(lang, of, periods, line, promises.get(line.party))),
    {
      ends: [periodName(periods[0]!, lang), periods.length === 1 ? '' : periodName(periods.at(-1)!, lang)],
      shape: 'points',
      // The unit stands above, and one number of an axis seldom agrees with it.
      tick: value => formatNumber(value, lang),
      isWhole: of.value.type === 'integer',
    },
  )
  return html`${drawn}${keysOf(lang, lines)}`
}

/** What is drawn where there is no value, and where what is counted became another; nothing where neither is. */
function keysOf(lang: Lang, lines: readonly Line[]): Piece {
  const gap = gapBand({ x: 1, y: 1, width: 24, height: 14 })
  const turn = html`<line class="turn" x1="13" x2="13" y1="1" y2="15"/>`
  const keys = [
    ...(lines.some(({ cells }) => !cells.every(hasValue))
      ? [[gap, say(lang, 'plots.key.gap')] as const]
      : []),
    ...(lines.some(({ cells }) => turnsIn(cells).length > 0)
      ? [[turn, say(lang, 'plots.key.turn')] as const]
      : []),
  ]
  if (keys.length === 0) return null
  return html`<ul class="sf-keys">${keys.map(
    ([mark, says]) => html`<li><svg viewBox="0 0 26 16" aria-hidden="true">${mark}</svg>${says}</li>`,
  )}</ul>`
}

function panelOf(
  lang: Lang,
  of: Measured,
  periods: readonly Period[],
  line: Line,
  promise: Readonly<{ value: string; by: string }> | undefined,
): Panel {
  const { name, to, cells } = line
  const last = cells.findLastIndex(hasValue)
  const elsewhere = elsewhereSaid(lang, line)
  const promised =
    promise === undefined
      ? null
      : say(lang, 'plots.promised', { amount: amountSaid(lang, of, promise), by: promise.by })
  const hasOther = elsewhere !== null || cells.some(one => one.divided !== undefined)
  const value =
    last === -1
      ? html`<span class="none-yet">${say(lang, hasOther ? 'plots.noneHere' : 'plots.noneYet')}</span>`
      : html`${leading(cells[last]!, amountSaid(lang, of, cells[last]!))} <small>${periodName(periods[last]!, lang)}</small>`
  const spoken = [cellsSaid(lang, of, periods, cells), elsewhere, promised]
    .filter(one => one !== null)
    .join('. ')
  return {
    title: html`<a href="${to}">${inLang(name)}</a>`,
    cells: cells.map(cell => placeOf(of, cell)),
    ...(promise !== undefined && {
      promise: { at: placeOf(of, promise)!, says: amountSaid(lang, of, promise) },
    }),
    newest: html`${value}${promised === null ? null : html` <small>${promised}</small>`}`,
    turns: turnsIn(cells),
    notes: [
      ...(elsewhere === null ? [] : [elsewhere]),
      ...gapsSaid(lang, periods, cells),
      ...besideThem(lang, of, periods, cells),
    ],
    label: say(lang, 'plots.panel', { name: name.text, says: spoken }),
  }
}

/** Where a value is of another edition than the value before it, whatever gaps lie between. */
export function turnsIn(cells: Line['cells']): number[] {
  const given = cells.flatMap((cell, i) => (hasValue(cell) ? [i] : []))
  const editionOf = (i: number) => cells[i]!.otherwise?.edition
  return given.filter((i, n) => n > 0 && editionOf(i) !== editionOf(given[n - 1]!))
}

/** Beneath a drawing there is no cell: each is said with its period, or with all of which it is true. */
function besideThem(lang: Lang, of: Measured, periods: readonly Period[], cells: Line['cells']): Markup[] {
  const all = cells.flatMap((cell, i) =>
    besideSaid(lang, of, cell).map(says => ({ says, period: leading(cell, periodName(periods[i]!, lang)) })),
  )
  return [...Map.groupBy(all, ({ says }) => says)].map(([says, its]) =>
    phrase(lang, 'plots.cell', { period: inRow(lang, its), says }),
  )
}

/** Each reason once, with the periods of which it is said, unless it is said of all. */
function gapsSaid(lang: Lang, periods: readonly Period[], cells: Line['cells']): Piece[] {
  const gaps = cells.flatMap((cell, i) =>
    hasValue(cell)
      ? []
      : [{ says: lackSaid(lang, cell), period: leading(cell, periodName(periods[i]!, lang)) }],
  )
  return [...Map.groupBy(gaps, ({ says }) => says)].map(([says, its]) =>
    its.length === cells.length
      ? beginning(says, lang)
      : phrase(lang, 'plots.cell', { period: inRow(lang, its), says }),
  )
}

/** Periods, each of which leads to where its value stands. */
const inRow = (lang: Lang, its: readonly { readonly period: Piece }[]): Markup =>
  html`${its.map(({ period }, i) => html`${i === 0 ? '' : comma(lang)}${period}`)}`
