import { html as honoHtml, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/**
 * HTML in which every value is escaped unless it is Markup itself. Names are attacker-controlled: only `html` makes
 * pages.
 */
export type Markup = HtmlEscapedString
export type Piece = Markup | string | number | null | readonly Piece[]

/**
 * A line that is indented in the source goes on from the one before: its break and its indentation are left out of the
 * page, so that a template is set element by element, and nothing comes between two of them. No value here is a
 * promise, so neither is the whole.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return honoHtml(withoutIndentation(strings), ...values) as Markup
}

/** Each template once: its strings are the same object at every call. */
const asOnPages = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

function withoutIndentation(strings: TemplateStringsArray): TemplateStringsArray {
  return asOnPages.getOrInsertComputed(strings, () => {
    const plain = strings.map(text => text.replaceAll(/\n +/g, ''))
    return Object.assign(plain, { raw: plain })
  })
}

/** Marks that stand in `marks.ts` and nowhere else may come in as they are. */
export const trusted: (text: string) => Markup = raw
