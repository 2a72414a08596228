import assert from 'node:assert/strict'
import { load } from 'cheerio'
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

  /** Goes on by the first link of the page that the pattern fits. */
  follow(pattern: RegExp): Promise<Shown> {
    const [path] = linksIn(this.shown.html, pattern)
    return this.goto(path ?? assert.fail(`${this.shown.path} has no link to ${pattern}`))
  }

  /** Sends the form that has this action, or the first that has a field or value of this name, with what was typed. */
  async send(which: string, typed: Typed = {}, headers: Record<string, string> = {}): Promise<Shown> {
    const form = formIn(this.shown.html, which)
    const hasFile = Object.values(typed).some(value => value instanceof Blob)
    const pressed = form.buttons.find(button => Object.values(button).includes(which))
    const all = { ...form.fields, ...pressed, ...typed }
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
      // That this browser has posted is asked at a socket alone (`web/response-cache`).
      if (!name!.endsWith('avow-after')) this.jar.set(name!, value!)
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

/** `which` is a part of its action, the value of one of its inputs or buttons, or `passkey`. */
export function formIn(html: string, which: string): FoundForm {
  for (const form of formsIn(html)) {
    const { action, buttons, data, fields } = form
    const values = [fields, ...buttons].flatMap(Object.values)
    const isIt =
      which === 'passkey' ? data.passkey !== undefined : action.includes(which) || values.includes(which)
    if (isIt) return form
  }
  return assert.fail(`The page has no form ${which}: ${wordsOn({ html })}`)
}

export function formsIn(html: string): FoundForm[] {
  const $ = load(html)
  return [...$('form')].map(form => ({
    action: $(form).attr('action')!,
    fields: pairs($(form).serializeArray(), ({ name, value }) => [name, value]),
    data: pairs(Object.entries($(form).attr()!), ([name, value]) => [name.replace(/^data-/, ''), value]),
    buttons: [...$(form).find('button[name]')].map(button => ({
      [$(button).attr('name')!]: $(button).attr('value')!,
    })),
  }))
}

const pairs = <T>(all: readonly T[], of: (one: T) => [string, string]) => Object.fromEntries(all.map(of))

/** Where the links of the page lead that the pattern fits, in the order of the page. */
export function linksIn(html: string, pattern = /./): string[] {
  const $ = load(html)
  return [...$('a[href]')].map(link => $(link).attr('href')!).filter(href => pattern.test(href))
}

/** The numbers of the entries that its links lead to, in the order of the page. */
export function entriesIn(html: string, links = 'a[href]'): number[] {
  const $ = load(html)
  const paths = [...$(links)].map(link => $(link).attr('href')!)
  return paths
    .filter(path => /^\/entries\/\d+$/.test(path))
    .map(path => Number(path.slice('/entries/'.length)))
}

/** The first of what the selector finds (CSS), with its tags. */
export const partOf = (html: string, selector: string): string =>
  load(html)(selector).first().prop('outerHTML')?.replaceAll('&nbsp;', '\u00a0') ??
  assert.fail(`The page has no ${selector}`)

/** What the field with this id holds. */
export function fieldIn(html: string, id: string): string {
  const field = load(html)(`#${id}`)
  assert.equal(field.length, 1, `The page has ${field.length} fields ${id}`)
  return field.val() as string
}

/** Where the first link leads that reads so. */
export function linkThatReads(html: string, words: RegExp): string {
  const $ = load(html)
  const found = [...$('a[href]')].find(link => words.test($(link).text()))
  return found?.attribs.href ?? assert.fail(`No link reads ${words}: ${wordsOn({ html })}`)
}

/** What the list of errors says of each field that it links to, by the id of the field. */
export function faultsIn(html: string): Record<string, string> {
  const $ = load(html)
  return pairs([...$('.errors a')], fault => [$(fault).attr('href')!.split('#')[1]!, $(fault).text()])
}

/** How many there are on the page of what the selector finds (CSS). */
export const countOf = (html: string, selector: string): number => load(html)(selector).length

/** What stands on the page, as it is read: without tags, one space between words. */
export const wordsOn = ({ html }: Pick<Shown, 'html'>): string =>
  wordsIn(html, 'main')[0] ?? wordsIn(html, 'body')[0]!

/** The words of the masthead: who is signed in, and what waits. */
export const mastheadOf = ({ html }: Pick<Shown, 'html'>): string => wordsIn(html, 'body > header')[0]!

/** The words in each of what the selector finds (CSS). */
export function wordsIn(html: string, selector: string): string[] {
  const $ = load(html)
  $('template, script, option').remove()
  // A tag parts words where it stands.
  $('body *').before(' ').after(' ')
  return [...$(selector)].map(found => $(found).text().replace(/\s+/g, ' '))
}

/** The words of the row of a table on which this stands by itself. */
export function rowOf({ html }: Pick<Shown, 'html'>, name: string): string {
  const rows = wordsIn(html, 'tbody tr')
  return (
    rows.find(words => words.includes(` ${name} `)) ?? assert.fail(`No row is of ${name}: ${rows.join('\n')}`)
  )
}
