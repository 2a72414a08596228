import assert from 'node:assert/strict'
import type { Depositary } from '../depositary.ts'
import type { Device } from './device.ts'

/** A person at a browser without the browser: cookies, redirects after forms, and the forms of a page. */

export interface FoundForm {
  readonly action: string
  /** What its inputs hold as the page came. */
  readonly fields: Readonly<Record<string, string>>
  /** The data attributes, by which the script knows what to ask the device. */
  readonly data: Readonly<Record<string, string>>
  /** What each of its buttons says when it is pressed. */
  readonly buttons: readonly Readonly<Record<string, string>>[]
}

export interface Shown {
  readonly status: number
  readonly path: string
  readonly html: string
  readonly headers: Headers
}

type Typed = Readonly<Record<string, string | Blob>>

export class Visitor {
  readonly site: Depositary
  protected readonly lang: string
  protected readonly jar = new Map<string, string>()
  /** The page that is shown; each request replaces it. */
  shown: Shown = { status: 0, path: '/', html: '', headers: new Headers() }

  constructor(site: Depositary, { lang = 'en' } = {}) {
    this.site = site
    this.lang = lang
  }

  get cookies(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  goto(path: string): Promise<Shown> {
    return this.#ask(path, {})
  }

  /** Sends the form that has this action, or the first that has a field or value of this name, with what was typed. */
  async send(which: string, typed: Typed = {}, headers: Record<string, string> = {}): Promise<Shown> {
    const form = formIn(this.shown.html, which)
    const hasFile = Object.values(typed).some(value => value instanceof Blob)
    const all = { ...form.fields, ...typed }
    const body = hasFile ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries(all)) (body as FormData).append(name, value as string)
    return this.#ask(form.action, { method: 'POST', body, headers: { ...SAME_ORIGIN, ...headers } })
  }

  /** Lets a device answer the passkey form of the page. */
  async use(device: Device, use: 'officer' | 'party', typed: Typed = {}): Promise<Shown> {
    const form = formIn(this.shown.html, 'passkey')
    return this.send('passkey', { ...typed, ...device.answer(form, use) })
  }

  async #ask(path: string, init: RequestInit): Promise<Shown> {
    const url = new URL(path, 'https://harbour.example')
    const headers = {
      accept: 'text/html',
      'accept-language': this.lang,
      cookie: this.cookies,
      ...(init.headers as Record<string, string>),
    }
    const response = await this.site.app.request(`${url.pathname}${url.search}`, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      this.jar.set(name!, value!)
    }
    const location = response.headers.get('location')
    if (response.status === 303 && location?.startsWith('/')) return this.#ask(location, {})
    this.shown = {
      status: response.status,
      path: `${url.pathname}${url.search}`,
      html: await response.text(),
      headers: response.headers,
    }
    return this.shown
  }
}

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

/** `which` is a part of its action, the value of one of its inputs, or `passkey`. */
export function formIn(html: string, which: string): FoundForm {
  for (const form of formsIn(html)) {
    const { action, fields, data } = form
    const isIt =
      which === 'passkey'
        ? data.passkey !== undefined
        : action.includes(which) || Object.values(fields).includes(which)
    if (isIt) return form
  }
  return assert.fail(`The page has no form ${which}: ${html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`)
}

export function* formsIn(html: string): Generator<FoundForm> {
  for (const [, head, inner] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    const action = unescaped(/ action="([^"]*)"/.exec(head!)![1]!)
    const data = Object.fromEntries(
      [...head!.matchAll(/ data-([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescaped(value!)]),
    )
    const buttons = [...inner!.matchAll(/<button[^>]* name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name, value]) => ({ [name!]: unescaped(value!) }),
    )
    yield { action, fields: fieldsIn(inner!), data, buttons }
  }
}

function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, input] of html.matchAll(/<input([^>]*)>/g)) {
    const attribute = (name: string) => new RegExp(` ?${name}="([^"]*)"`).exec(input!)?.[1]
    const type = attribute('type') ?? 'text'
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !/ checked/.test(input!))) continue
    fields[attribute('name')!] = unescaped(attribute(' value') ?? attribute('value') ?? '')
  }
  for (const [, name, value] of html.matchAll(
    /<textarea[^>]* name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g,
  ))
    fields[name!] = unescaped(value!)
  for (const [, name, options] of html.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = unescaped(
      (/value="([^"]*)" selected/.exec(options!) ?? /value="([^"]*)"/.exec(options!))?.[1] ?? '',
    )
  return fields
}

/** What stands on the page, as it is read: without tags, one space between words. */
export function wordsOn({ html }: Shown): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  const text = main
    .replace(/<(?:template|script|option)[\s\S]*?<\/(?:template|script|option)>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
  return unescaped(text).replace(/\s+/g, ' ')
}

export function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name]!)
}
