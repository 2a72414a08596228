import { html, type Markup, type Piece } from './markup.ts'

/** The answer stands first. Whoever searched is brought to it, so that it is also what is read aloud first. */
export function headLine(title: Piece, more: Piece): Markup {
  return html`<section class="head-line"><h1 id="found" tabindex="-1">${title}</h1>${more}</section>`
}
