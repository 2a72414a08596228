import { html, type Lang, type Markup, type Piece, say } from '../kit/kit.ts'

/** A picture with its caption, what its surfaces mean, and, one touch away, its numbers: the same rows, also as a file. */

interface Plot {
  /** Its own on the page. */
  readonly id: string
  /** What is shown: the first words that are read and heard. */
  readonly caption: Piece
  readonly drawing: Piece
  readonly keys?: Piece
  /** Its numbers, all that the drawing has. */
  readonly table: Markup
  /** The address of the same rows as a file; null where there is none. */
  readonly csv: string | null
}

export function plotFigure(lang: Lang, { id, caption, drawing, keys = null, table, csv }: Plot): Markup {
  const file =
    csv === null
      ? null
      : html`<p class="ways mt-s"><a href="${csv}" download>${say(lang, 'plots.file')}</a></p>`
  return html`<figure class="chart box plot" id="${id}">
    <figcaption id="${saysOf(id)}">${caption}</figcaption>
    ${drawing}${keys}
    <details class="alt in-print"><summary>${say(lang, 'plots.numbers')}</summary>${table}${file}</details>
  </figure>`
}

const saysOf = (id: string) => `${id}-says`

/** Of the picture with this id. More columns than a phone has room for: moved sideways, and read as a table by whoever listens. */
export function plotTable(
  id: string,
  caption: string,
  heads: readonly Piece[],
  rows: readonly (readonly [what: Piece, ...cells: Piece[]])[],
): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${saysOf(id)}"><table class="table numbers">
    <caption class="vh">${caption}</caption>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ([what, ...cells]) =>
        html`<tr><th scope="row">${what}</th>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table></div>`
}
