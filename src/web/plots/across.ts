import type { Period } from '../../register/figures/figures.ts'
import { html, inLang, type Lang, type Markup, type Piece, periodName, sub, table } from '../kit/kit.ts'
import { fromZero, tenth } from './hatching.ts'
import {
  amountSaid,
  besideDrawn,
  elsewhereSaid,
  hasValue,
  type Line,
  lackSaid,
  leading,
  type Measured,
  placeOf,
  type Reported,
  valueSaid,
} from './reported.ts'

/**
 * One indicator of many parties in several periods: a table whose numbers have their length beneath them, all on one
 * scale from zero. It is the picture and its numbers at once, so that nothing is drawn that is not read aloud. Parties
 * stand in the order in which they are given, which no value changes.
 */

export interface Across {
  readonly of: Measured
  readonly periods: readonly Period[]
  readonly lines: readonly Line[]
}

const WIDE = 100

export function acrossTable(
  lang: Lang,
  { of, periods, lines }: Across,
  caption: string,
  head: string,
): Markup {
  const values = lines.flatMap(({ cells }) => cells.flatMap(cell => placeOf(of, cell) ?? []))
  const x = fromZero(values, [0, WIDE])
  const heads = [head, ...periods.map(one => periodName(one, lang))]
  const rows = lines.map(line => {
    const { name, to, cells } = line
    const elsewhere = elsewhereSaid(lang, line)
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="who"><a href="${to}">${inLang(name)}</a>${elsewhere === null ? null : sub(elsewhere)}</th>
      ${cells.map((cell, i) => cellOf(lang, of, cell, { period: heads[i + 1]!, x }))}
    </tr>`
  })
  return table(caption, heads, rows, 'across')
}

interface At {
  readonly period: string
  readonly x: (value: number) => number
}

function cellOf(lang: Lang, of: Measured, cell: Reported, { period, x }: At): Piece {
  // Whoever hears them takes no new line for a pause: "No asked differently".
  const beside = besideDrawn(lang, of, cell).map(one => html`<span class="vh">,</span>${sub(one)}`)
  if (!hasValue(cell))
    return html`<td role="cell" class="all lacks" data-k="${period}">${leading(cell, lackSaid(lang, cell))}${beside}</td>`
  const place = placeOf(of, cell)
  // A value of another unit than the others says its own.
  const says = cell.otherwise === undefined ? valueSaid(lang, of, cell) : amountSaid(lang, of, cell)
  return html`<td role="cell" class="all" data-k="${period}">${leading(cell, says)}${place === null ? null : lengthOf(place, x)}${beside}</td>`
}

export function lengthOf(value: number, x: (value: number) => number): Markup {
  const [from, to] = [x(0), x(value)].sort((a, b) => a - b) as [number, number]
  return html`<svg class="length" viewBox="0 0 ${WIDE} 6" preserveAspectRatio="none" aria-hidden="true"><rect x="${tenth(from)}" y="0" width="${tenth(to - from)}" height="6"/><path class="zero" d="M${tenth(x(0))} 0v6"/></svg>`
}
