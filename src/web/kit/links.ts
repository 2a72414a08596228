import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { ownName } from './keepers-own.ts'
import { attributes, html, type Markup, type Piece } from './markup.ts'
import { phrase } from './phrase.ts'
import type { Asked } from './request.ts'

/** Keeps the language that the address names. */
export function linkIn({ query, lang }: Asked, path: string): string {
  if (!query.has('lang')) return path
  const [address, part] = path.split('#')
  const kept = withMore(address!, `lang=${lang}`)
  return part === undefined ? kept : `${kept}#${part}`
}

export function linkTo(asked: Asked, path: string, says: Piece): Markup {
  return html`<a href="${linkIn(asked, path)}">${says}</a>`
}

/** Leaves out what is ''. */
export function addressWith(path: string, said: Readonly<Record<string, string>>): string {
  const fields = Object.entries(said).filter(([, value]) => value !== '')
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields)}`
}

/** Adds to an address that may have a query already. */
export function withMore(path: string, more: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${more}`
}

/** This page in another language; without one, in the reader's own. */
export function pageIn({ request, query }: Asked, lang?: Lang): string {
  const kept = query.depended()
  if (lang !== undefined) kept.set('lang', lang)
  const text = kept.toString()
  // Two slashes at the start would lead to another host.
  const path = new URL(request.url).pathname.replace(/^\/+/, '/')
  return `${path}${text === '' ? '' : `?${text}`}`
}

export function inLang({ lang, text }: { lang: string; text: string }): Markup {
  return html`<span${attributes({ lang: lang !== 'und' && lang, dir: 'auto' })}>${text}</span>`
}

/**
 * The address of a letter, or the letter itself. A stranger's address is encoded, so that it cannot add recipients or
 * text.
 */
export function mailTo(
  address: string,
  letter?: { readonly subject: string; readonly text: string },
): string {
  const to = `mailto:${address.split('@').map(encodeURIComponent).join('@')}`
  if (letter === undefined) return to
  const [subject, body] = [letter.subject, letter.text.replaceAll('\n', '\r\n')].map(encodeURIComponent)
  return `${to}?subject=${subject}&body=${body}`
}

/** How to reach whoever keeps this depositary; null where they have named no way. */
export function contactLink({ site }: Asked): Markup | null {
  const { contact } = site
  if (contact === null) return null
  const isAddress = /^https?:/.test(contact)
  const href = isAddress ? contact : `mailto:${contact}`
  return html`<a${attributes({ href, rel: isAddress && 'external', translate: 'no' })}>${contact}</a>`
}

export function entryLink(asked: Asked, entry: number): Markup {
  return linkTo(asked, `/entries/${entry}`, say(asked.lang, 'entry.linked', { index: entry }))
}

/** The same outside of a sentence. */
export function entryNumber(asked: Asked, entry: number): Markup {
  return linkTo(asked, `/entries/${entry}`, say(asked.lang, 'entry.n', { index: entry }))
}

/** A list is taken by many entries: the first alone would lead to some row of it. */
export function entriesFrom(asked: Asked, entry: number): Markup {
  return phrase(asked.lang, 'entry.from', { entry: entryLink(asked, entry) })
}

/** The same as a sentence, which sends nobody anywhere while there is no address. */
export function howToReach(asked: Asked): Markup {
  const { lang } = asked
  const contact = contactLink(asked)
  return contact === null
    ? phrase(lang, 'frame.noContact', { keeper: inLang(ownName(asked)) })
    : phrase(lang, 'frame.writeTo', { contact })
}
