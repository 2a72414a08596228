import { html as honoHtml, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** HTML that escapes every value but Markup. Names are attacker-controlled: only `html` makes pages. */
export type Markup = HtmlEscapedString
export type Piece = Markup | string | number | null | readonly Piece[]

/**
 * An indented line of a template goes on from the one before: its break and indentation are left out. No value is a
 * promise, so neither is the result.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return honoHtml(withoutIndentation(strings), ...values) as Markup
}

/** Once for each template: every call passes the same object. */
const asOnPages = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

function withoutIndentation(strings: TemplateStringsArray): TemplateStringsArray {
  return asOnPages.getOrInsertComputed(strings, () => {
    const plain = strings.map(text => text.replaceAll(/\n +/g, ''))
    return Object.assign(plain, { raw: plain })
  })
}

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Attributes of an element, in this order. `true` gives one without a value; false, null and undefined give none. */
export function attributes(all: Attributes): Piece {
  return Object.entries(all).map(([name, value]) => {
    if (value === false || value === null || value === undefined) return null
    return value === true ? html` ${name}` : html` ${name}="${value}"`
  })
}

export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Only for drawings in `marks.ts` and `engraved-seal.ts`. */
export const trusted: (text: string) => Markup = raw
