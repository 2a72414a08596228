/**
 * What a page says from its script. The server renders the words into the page, in the page's language, so that a
 * script holds no sentence: `{name}` stands where a value comes, and a message with `count` has a form for each
 * category of plurals of the language.
 */

/** A name that somebody else chose: shown as it is, in its own language and direction. */
export interface Named {
  readonly lang: string
  readonly text: string
}
/** The number of an entry, to cite. */
interface Cited {
  readonly entry: number
}
/** A digest, a key or another code. */
interface Coded {
  readonly code: string
}
/** Words of somebody, in quotation marks of the page's language. */
interface Quoted {
  readonly quote: Named
}
export type Value = string | number | Named | Cited | Coded | Quoted | readonly Value[]
export type Values = Readonly<Record<string, Value>>

/** A sentence in pieces: plain text, and the values in it. */
export type Pieces = readonly Value[]

export const counted = (count: number) => ({ count, n: count })

/** Each with how many of the same name come before it: in that order a finding has what they are about. */
export function inPlace<F extends { readonly fact: string }>(facts: readonly F[]): (F & { nth: number })[] {
  const met = new Map<string, number>()
  return facts.map(one => {
    const nth = met.get(one.fact) ?? 0
    met.set(one.fact, nth + 1)
    return { ...one, nth }
  })
}

export class Words {
  readonly lang: string
  readonly #messages: ReadonlyMap<string, string>
  readonly #plural: Intl.PluralRules
  readonly #numbers: Intl.NumberFormat

  /** `messages` by key; a form for a plural by `key|category`. */
  constructor(lang: string, messages: ReadonlyMap<string, string>) {
    this.lang = lang
    this.#messages = messages
    this.#plural = new Intl.PluralRules(lang)
    this.#numbers = new Intl.NumberFormat(lang)
  }

  has(key: string): boolean {
    return this.#messages.has(key)
  }

  /** The sentence, its values in place. A key that the page does not have is shown as it is: a fault to be seen. */
  say(key: string, values: Values = {}): Pieces {
    const count = values.count
    const form = typeof count === 'number' ? `${key}|${this.#plural.select(count)}` : key
    const message = this.#messages.get(form) ?? this.#messages.get(key) ?? key
    return message.split(/(\{[a-zA-Z]+\})/).flatMap(part => {
      const value = values[/^\{([a-zA-Z]+)\}$/.exec(part)?.[1] ?? '']
      if (value === undefined) return part === '' ? [] : [part]
      return [value]
    })
  }

  /** The same as plain text. */
  text(key: string, values: Values = {}): string {
    return this.say(key, values)
      .map(piece => this.plain(piece))
      .join('')
  }

  plain(value: Value): string {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return this.number(value)
    if ('entry' in value) return this.number(value.entry)
    if ('code' in value) return value.code
    if ('quote' in value) return this.#quoted(value.quote.text)
    if ('text' in value) return value.text
    return value.map(one => this.plain(one)).join('')
  }

  number(value: number): string {
    return this.#numbers.format(value)
  }

  /** Whose word the log's key is, or those of its witnesses: this page's, or the reader's own. */
  source(of: 'source' | 'sources', isOfPage: boolean): string {
    return this.text(`${of}.${isOfPage ? 'page' : 'typed'}`)
  }

  /** A type of statement by its name; one that the page has no name for by itself. */
  type(type: string): string {
    return this.has(`type.${type}`) ? this.text(`type.${type}`) : type
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(items)
  }

  get quotes(): readonly [string, string] {
    return this.lang === 'fr' ? ['«\u00a0', '\u00a0»'] : ['“', '”']
  }

  #quoted(text: string): string {
    const [open, close] = this.quotes
    return `${open}${text}${close}`
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
    return new Intl.DisplayNames(this.lang, { type: 'region', fallback: 'code' }).of(code) ?? code
  }

  language(tag: string): string {
    try {
      return new Intl.DisplayNames(this.lang, { type: 'language', fallback: 'code' }).of(tag) ?? tag
    } catch {
      return tag
    }
  }

  languages(of: readonly { readonly lang: string }[]): string {
    return this.list(of.map(({ lang }) => this.language(lang)))
  }

  /** Of several names the one in this language, else in English, else the first. */
  named(names: readonly Named[]): Named {
    return (
      names.find(({ lang }) => lang === this.lang) ??
      names.find(({ lang }) => lang === 'en') ??
      names[0] ?? { lang: 'und', text: '–' }
    )
  }
}
