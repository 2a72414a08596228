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

/** Begins; or takes these parts away, which need the script, and says that this browser is too old. */
export function startWhereSupported(parts: readonly string[], start: () => void): void {
  byId('without').hidden = true
  if (isSupported()) start()
  else {
    byId('old').hidden = false
    for (const id of parts) byId(id).hidden = true
  }
}

/**
 * What the core asks of a browser and older ones lack; `toBase64` and its like are of 2025, and the newest of all.
 * Nothing asks for them while modules load, so a page can still say that they are missing.
 */
function isSupported(): boolean {
  const needed = [
    Uint8Array.fromBase64,
    Uint8Array.fromHex,
    Uint8Array.prototype.toBase64,
    Uint8Array.prototype.toHex,
    String.prototype.isWellFormed,
    Array.prototype.toSorted,
    globalThis.BigInt,
  ]
  return needed.every(one => typeof one === 'function')
}

export function notice(message: string, isFault: boolean): HTMLElement {
  return el('p', { class: isFault ? 'notice warn mt-l' : 'notice mt-l', role: 'status' }, message)
}

/** Shows a verdict. `scope` says what holds of all of its kind; a verdict that holds says so itself. */
export function showVerdict(result: HTMLElement, found: HTMLElement, scope: string): void {
  result.replaceChildren(found)
  const verdict = byId('verdict')
  byId(scope).hidden = verdict.dataset.holds === 'true'
  verdict.focus()
  result.scrollIntoView({ block: 'start' })
}

/** Acts where the browser would send the form. */
export function onSubmit(form: HTMLElement, act: () => void): void {
  form.addEventListener('submit', event => {
    event.preventDefault()
    act()
  })
}

/** `broken` hears why the worker did not start. */
export function startWorker(program: string, broken: (why: string) => void): Worker {
  const worker = new Worker(program, { type: 'module' })
  worker.addEventListener('error', ({ message }) => broken(message || 'the worker did not start'))
  return worker
}

/** The words that the server has put into the page. */
export function wordsOfPage(): Words {
  const { content } = byId<HTMLTemplateElement>('words')
  const all = [...content.querySelectorAll<HTMLElement>('[data-key]')]
  const messages = new Map(all.map(one => [one.dataset.key!, one.textContent ?? '']))
  return new Words(document.documentElement.lang, messages)
}

/** A sentence with its values: names apart in their own direction, entries as links where this site has them. */
export function tell(words: Words, pieces: Pieces): Node[] {
  return pieces.map(piece => told(words, piece))
}

function told(words: Words, value: Value): Node {
  if (typeof value === 'string') return document.createTextNode(value)
  if (typeof value === 'number') return document.createTextNode(words.number(value))
  if ('entry' in value) return entryLink(words, value.entry, words.number(value.entry))
  if ('code' in value) return el('span', { class: 'hash' }, value.code)
  if ('quote' in value) {
    const [open, close] = words.quotes
    return el('span', {}, open, named(value.quote), close)
  }
  if ('text' in value) return named(value)
  return el('span', {}, ...tell(words, value))
}

function named({ lang, text }: { lang: string; text: string }): HTMLElement {
  return el('bdi', lang === 'und' ? {} : { lang }, text)
}

export function entryLink(words: Words, entry: number, text: string): Node {
  return words.isHere ? el('a', { href: here(`/entries/${entry}`) }, text) : document.createTextNode(text)
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
  const others = (field.getAttribute('aria-describedby') ?? '').split(' ')
  const describing = others.filter(one => one !== '' && one !== id)
  if (message !== null) {
    field.before(el('p', { class: 'error', id, role: 'alert' }, message))
    describing.push(id)
    const folded = field.closest('details')
    if (folded !== null) folded.open = true
  }
  setOrRemove(field, 'aria-invalid', message === null ? '' : 'true')
  setOrRemove(field, 'aria-describedby', describing.join(' '))
  if (message !== null) field.focus()
}

function setOrRemove(field: HTMLElement, name: string, value: string): void {
  if (value === '') field.removeAttribute(name)
  else field.setAttribute(name, value)
}
