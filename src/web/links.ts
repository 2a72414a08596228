import type { Asked } from './asked.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'

/** A link inside the site: it keeps the language that was asked for in the address. */
export function linkIn({ query, lang }: Asked, path: string): string {
  if (!query.has('lang')) return path
  return `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
}

/** Words in a language that may not be the page's own. */
export function inLang({ lang, text }: { lang: string; text: string }): Markup {
  return html`<span${lang === 'und' ? null : html` lang="${lang}"`} dir="auto">${text}</span>`
}

export function entryLink(asked: Asked, entry: number): Markup {
  return html`<a href="${linkIn(asked, `/entries/${entry}`)}">${messagesIn(asked.lang).roll.entryN(entry)}</a>`
}
