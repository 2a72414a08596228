import { IntlMessageFormat } from 'intl-messageformat'
import { isolated } from './bidi.ts'
import { type Catalogue, type Key, readCatalogue, readReader } from './catalogue.ts'
import { en } from './en/all.ts'
import { LANGS, type Lang } from './languages.ts'

/**
 * What the interface says, by key, in ICU MessageFormat: plurals and the order of words are the catalogue's, so another
 * language needs words alone. A value that a message asks for and is not given does not compile.
 */

/** Keys of messages that take no values. */
export type PlainKey = { [K in Key]: Values<(typeof en)[K]> extends [] ? K : never }[Key]

/** The names that a message takes: whatever follows a brace and is one word. */
type NamesIn<S extends string> = S extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Name}}${string}` ? FirstWord<Name> : never) | NamesIn<Rest>
  : never
type FirstWord<S extends string> = S extends `${infer Name},${string}` ? Plain<Name> : Plain<S>
type Plain<S extends string> = S extends
  | ''
  | `${string} ${string}`
  | `${string}#${string}`
  | `${string}{${string}`
  ? never
  : S

/** No piece of a page: its marks would be read aloud as letters. `phrase` puts such a piece into a sentence. */
type PlainText = string & { readonly length: number; readonly isEscaped?: never }

/** What `say` asks for beside the key of this message. */
export type Values<S extends string> = [NamesIn<S>] extends [never]
  ? []
  : [values: { readonly [Name in NamesIn<S>]: PlainText | number }]

/** Read when they are first asked for: a command speaks English and reads no other. */
const catalogues = new Map<string, Catalogue>([['en', en]])
/** English is what the others are made of, and has none. */
const readers = new Map<string, string | null>()
const made = new Map<string, IntlMessageFormat>()

/**
 * One more language, which takes words alone: its direction, plurals, dates and numbers follow from its tag. Tests add
 * one made of English this way, so that a word which stands in no catalogue is seen.
 */
export function addLanguage(tag: string, catalogue: Catalogue): void {
  catalogues.set(tag, catalogue)
  readers.set(tag, null)
  LANGS.push(tag as Lang)
}

export function catalogueOf(lang: string): Catalogue {
  return catalogues.getOrInsertComputed(lang, readCatalogue)
}

/** Who read the words of a language other than English last; null while no person has. */
export function lastReaderOf(lang: Exclude<Lang, 'en'>): string | null {
  return readers.getOrInsertComputed(lang, readReader)
}

/** Dates and numbers that come in as text are formatted already; numbers are formatted here. */
export function say<K extends Key>(lang: Lang, key: K, ...values: Values<(typeof en)[K]>): string {
  const message = made.getOrInsertComputed(
    `${lang} ${key}`,
    () => new IntlMessageFormat(catalogueOf(lang)[key], lang, undefined, { ignoreTag: true }),
  )
  const given: object | undefined = values[0]
  const isolating = Object.entries(given ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' && isolated(value, lang) !== value ? [[name, isolated(value, lang)]] : [],
  )
  const all = isolating.length === 0 ? given : { ...given, ...Object.fromEntries(isolating) }
  return message.format(all as Record<string, string | number>) as string
}
