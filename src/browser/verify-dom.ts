import { isSupported } from './support.ts'
import { type Pieces, type Value, Words } from './verify-words.ts'

/** The page as a script changes it. Whatever a receipt or a log says goes in as text, never as markup. */

export type Child = Node | string | null

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter(child => child !== null))
  return element
}

export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  element.append(...children)
  return element
}

/** A mark that the page has drawn, by name; its word stands beside it. */
export function mark(name: string): SVGElement {
  return svg('svg', { class: 'i', 'aria-hidden': 'true' }, svg('use', { href: `#${name}` }))
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}.`)
  return found as T
}

/** Begins, or says that this browser is too old. */
export function startWhereSupported(start: () => void): void {
  byId('without').hidden = true
  if (isSupported) start()
  else byId('old').hidden = false
}

export function notice(message: string, isFault: boolean): HTMLElement {
  return el('p', { class: isFault ? 'notice warn mt-l' : 'notice mt-l', role: 'status' }, message)
}

/** The words that the server has put into the page. */
export function wordsOfPage(): Words {
  const { content } = byId<HTMLTemplateElement>('words')
  const all = [...content.querySelectorAll<HTMLElement>('[data-key]')]
  return new Words(
    document.documentElement.lang,
    new Map(all.map(one => [one.dataset.key!, one.textContent ?? ''])),
  )
}

/**
 * The words of a page, and addresses of entries to keep and cite, where the receipt or the log is that of this site.
 */
export interface Telling {
  readonly words: Words
  readonly isHere: boolean
}

/** A sentence with its values: names apart in their own direction, entries as links where this site has them. */
export function tell(telling: Telling, pieces: Pieces): Node[] {
  return pieces.map(piece => shown(telling, piece))
}

function shown(telling: Telling, value: Value): Node {
  const { words } = telling
  if (typeof value === 'string') return document.createTextNode(value)
  if (typeof value === 'number') return document.createTextNode(words.number(value))
  if ('entry' in value) return entryLink(telling, value.entry, words.number(value.entry))
  if ('code' in value) return el('span', { class: 'hash' }, value.code)
  if ('quote' in value) {
    const [open, close] = words.quotes
    return el('span', {}, open, named(value.quote), close)
  }
  if ('text' in value) return named(value)
  return el('span', {}, ...tell(telling, value))
}

function named({ lang, text }: { lang: string; text: string }): HTMLElement {
  return el('bdi', lang === 'und' ? {} : { lang }, text)
}

export function entryLink({ isHere }: Telling, entry: number, text: string): Node {
  return isHere ? el('a', { href: here(`/entries/${entry}`) }, text) : document.createTextNode(text)
}

/** An address of this site, in the language that this page was asked for in. */
function here(path: string): string {
  const lang = new URLSearchParams(location.search).get('lang')
  return lang === null ? path : `${path}?lang=${encodeURIComponent(lang)}`
}

/** Says what is wrong with a field, between its label and the field, as forms of the server do; null takes it back. */
export function fault(field: HTMLElement, message: string | null): void {
  const box = field.closest('.field') ?? field.parentElement!
  const id = `${field.id}-error`
  document.getElementById(id)?.remove()
  box.classList.toggle('bad', message !== null)
  const others = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(one => one !== '' && one !== id)
  if (message === null) {
    field.removeAttribute('aria-invalid')
  } else {
    field.setAttribute('aria-invalid', 'true')
    field.before(el('p', { class: 'error', id, role: 'alert' }, message))
    others.push(id)
    const folded = field.closest('details')
    if (folded !== null) folded.open = true
    field.focus()
  }
  if (others.length === 0) field.removeAttribute('aria-describedby')
  else field.setAttribute('aria-describedby', others.join(' '))
}
