import { html as honoHtml, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** HTML in which every value is escaped unless it is Markup itself. Names are attacker-controlled: only `html` makes pages. */
export type Markup = HtmlEscapedString
export type Piece = Markup | string | number | null | readonly Piece[]

/** No value here is a promise, so neither is the whole. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return honoHtml(strings, ...values) as Markup
}

/** Marks that stand in `marks.ts` and nowhere else may come in as they are. */
export const trusted: (text: string) => Markup = raw
