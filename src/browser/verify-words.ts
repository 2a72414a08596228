/**
 * What a page says from its script, which holds no sentence: the server renders the words into the page, in its
 * language. `{name}` stands where a value comes; a message with `count` has a form for each plural of the language.
 */

/** A name that somebody else chose: shown as it is, in its own language and direction. */
export interface Named {
  readonly lang: string
  readonly text: string
}
/** `entry` is the number of one, to cite; `code` a digest or a key; `quote` stands in the language's quotation marks. */
export type Value =
  | string
  | number
  | Named
  | { readonly entry: number }
  | { readonly code: string }
  | { readonly quote: Named }
  | readonly Value[]
export type Values = Readonly<Record<string, Value>>

/** A sentence in pieces: plain text, and the values in it. */
export type Pieces = readonly Value[]

export const counted = (count: number) => ({ count, n: count })

/** A log, and who named its key. */
export function logValues(
  log: { readonly origin: string; readonly size: number },
  isOfPage: boolean,
  words: Words,
) {
  return { ...counted(log.size), log: { code: log.origin }, source: words.source('source', isOfPage) }
}

/** Those who cosigned, and who named their keys. */
export function witnessValues(
  cosigners: readonly { readonly name: string }[],
  isOfPage: boolean,
  words: Words,
) {
  const names = words.list(cosigners.map(({ name }) => name))
  return { names, source: words.source('sources', isOfPage) }
}

/** Each with how many of the same name come before it: the place in a finding of what it is about. */
export function inPlace<F extends { readonly fact: string }>(facts: readonly F[]): (F & { nth: number })[] {
  const met = new Map<string, number>()
  return facts.map(one => {
    const nth = met.get(one.fact) ?? 0
    met.set(one.fact, nth + 1)
    return { ...one, nth }
  })
}

/** With the same between any two. */
export function joined(values: readonly Value[], between: Value): Value[] {
  return values.flatMap((value, i) => (i === 0 ? [value] : [between, value]))
}

export class Words {
  readonly lang: string
  /** Whether they tell of this site's own log, each entry of which has an address to cite. */
  readonly isHere: boolean
  readonly #messages: ReadonlyMap<string, string>
  readonly #plural: Intl.PluralRules
  readonly #numbers: Intl.NumberFormat

  /** `messages` by key; a form for a plural by `key|category`. */
  constructor(lang: string, messages: ReadonlyMap<string, string>, isHere = false) {
    this.lang = lang
    this.isHere = isHere
    this.#messages = messages
    this.#plural = new Intl.PluralRules(lang)
    this.#numbers = new Intl.NumberFormat(lang)
  }

  /** The same words, of this site's own log or not. */
  citing(isHere: boolean): Words {
    return new Words(this.lang, this.#messages, isHere)
  }

  /** The sentence, its values in place. A key that the page lacks is shown as it is: a fault to be seen. */
  say(key: string, values: Values = {}): Pieces {
    const { count } = values
    const form = typeof count === 'number' ? `${key}|${this.#plural.select(count)}` : key
    const message = this.#messages.get(form) ?? this.#messages.get(key) ?? key
    const pieces = message.split(/(\{[a-zA-Z]+\})/)
    return pieces.filter(Boolean).map(piece => values[/^\{(\w+)\}$/.exec(piece)?.[1] ?? ''] ?? piece)
  }

  /** The same as plain text. */
  text(key: string, values: Values = {}): string {
    return this.plain(this.say(key, values))
  }

  /** The text under the key, or the other where the page has none. */
  textOr(key: string, other: string): string {
    return this.#messages.has(key) ? this.text(key) : other
  }

  plain(value: Value): string {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return this.number(value)
    if ('entry' in value) return this.entry(value.entry)
    if ('code' in value) return value.code
    if ('quote' in value) return `${this.quotes[0]}${value.quote.text}${this.quotes[1]}`
    if ('text' in value) return value.text
    return value.map(one => this.plain(one)).join('')
  }

  /** Never a bare number, which reads as a count. */
  entry(entry: number): string {
    return this.text('entry', { entry })
  }

  number(value: number): string {
    return this.#numbers.format(value)
  }

  /** Who named the log's key, or the keys of its witnesses: this page or its reader. */
  source(of: 'source' | 'sources', isOfPage: boolean): string {
    return this.text(`${of}.${isOfPage ? 'page' : 'typed'}`)
  }

  /** The name of a type of statement, where the page has one. */
  type(type: string): string {
    return this.textOr(`type.${type}`, type)
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(items)
  }

  get quotes(): readonly [string, string] {
    if (this.lang === 'ar') return ['«', '»']
    return this.lang === 'fr' ? ['«\u00a0', '\u00a0»'] : ['“', '”']
  }

  /** `2026-11-24` or a time of that day as 24 November 2026. */
  day(time: string): string {
    const locale = this.lang === 'en' ? 'en-GB' : this.lang
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
    const date = new Intl.DateTimeFormat(locale, options).format(Date.parse(time))
    // French counts the first of a month, here as on the server's pages.
    return this.lang === 'fr' ? date.replace(/^1(?= )/, '1er') : date
  }

  /** `2026-11-24T21:40:00Z` as 24 November 2026, 21:40:00 UTC. */
  time(time: string): string {
    return `${this.day(time)}, ${time.slice(11, 19)} UTC`
  }

  country(code: string): string {
    return this.#display('region', code)
  }

  language(tag: string): string {
    return this.#display('language', tag)
  }

  #display(type: 'region' | 'language', code: string): string {
    try {
      return new Intl.DisplayNames(this.lang, { type, fallback: 'code' }).of(code) ?? code
    } catch {
      return code
    }
  }

  languages(of: readonly { readonly lang: string }[]): string {
    return this.list(of.map(({ lang }) => this.language(lang)))
  }

  /** Of several names the one in this language, else in English, else the first. */
  named(names: readonly Named[] = []): Named {
    const inLang = (tag: string) => names.find(({ lang }) => lang === tag)
    return inLang(this.lang) ?? inLang('en') ?? names[0] ?? { lang: 'und', text: '–' }
  }
}
