import { laterBy } from '../../core/time.ts'
import type { Localised } from '../../register/kinds.ts'
import type { RollPage } from '../../register/roll.ts'
import { isFromRight, isolated } from '../messages/bidi.ts'
import { en } from '../messages/en/all.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'

/** In this language, else in English, else the first. `lang` is for screen readers. */
export function nameIn(names: Localised, lang: Lang): { lang: string; text: string } {
  return names.find(name => name.lang === lang) ?? names.find(name => name.lang === 'en') ?? names[0]!
}

/** With a capital, for a sentence or a button. */
export function beginning(text: string, lang: Lang): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(lang) + text.slice(first.length)
}

/** Makes once what depends on the language alone: a format costs more to make than to use on a page. */
export function once<F>(make: (lang: Lang) => F): (lang: Lang) => F {
  const made = new Map<Lang, F>()
  return lang => made.getOrInsertComputed(lang, make)
}

/** Stands between two things that are told in a row. */
export const comma = once(lang => between(lang, 'general.comma'))
export const semicolon = once(lang => between(lang, 'general.join'))

/** Where pages run from the right it does too: between two names in Latin letters it would run with them. */
function between(lang: Lang, sign: 'general.comma' | 'general.join'): string {
  return isFromRight(lang) ? `\u200f${say(lang, sign)}` : say(lang, sign)
}

/** What something became, in the direction of reading. */
export const arrow = (lang: Lang) => (isFromRight(lang) ? '←' : '→')

/** Joins words that begin with capitals; only the first keeps its own. */
export function inOneLine(words: readonly string[], join: string, lang: Lang): string {
  return words
    .map((word, i) => (i === 0 ? word : `${word.slice(0, 1).toLocaleLowerCase(lang)}${word.slice(1)}`))
    .join(join)
}

type TypeKey = Extract<keyof typeof en, `type.${string}`>
const isTypeKey = (key: string): key is TypeKey => Object.hasOwn(en, key)

/** What a type of statement says; its own name if nobody knows it any more. */
export function typeWords(lang: Lang, type: string): string {
  const key = `type.${type}`
  return isTypeKey(key) ? say(lang, key) : type
}

/** A language's own name: `français`. */
export function languageName(tag: string): string {
  const name = languageIn(tag, tag)
  // Some languages write their own name small, which looks like a slip where names of languages stand as tabs.
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0x2d)
  return name === tag ? name : first.toLocaleUpperCase(tag) + name.slice(first.length)
}

/** The name of a language. A tag may be well formed and name none. */
export function languageIn(tag: string, lang: string): string {
  if (tag === 'und') return '–'
  return whereKnown(() => new Intl.DisplayNames(lang, { type: 'language', fallback: 'code' }).of(tag)) ?? tag
}

/** Which way a language is mostly written; left to right if it is no language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return isFromRight(tag) ? 'rtl' : 'ltr'
}

/** Undefined if Intl does not take the tag. */
export function whereKnown<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
/** Whether this number takes the singular: 1 in English, 0 and 1 in French. */
export function isOne(count: number, lang: Lang): boolean {
  return new Intl.PluralRules(lang).select(count) === 'one'
}

const numbers = once(lang => new Intl.NumberFormat(lang))
export function formatNumber(value: number, lang: Lang): string {
  return numbers(lang).format(value)
}

/** How many there are, counted up to a bound: `more` says that there are more. */
export type Total = Pick<RollPage, 'total' | 'more'>

/** Where there are more, "more than". */
export function shownTotal({ lang }: Readonly<{ lang: Lang }>, { total, more }: Total): string {
  return say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })
}

/** A decimal as it is kept, whatever its length: no digit is rounded away. */
export function formatDecimal(text: string, lang: Lang): string {
  return exactNumbers(lang).format(text as `${number}`)
}
const exactNumbers = once(lang => new Intl.NumberFormat(lang, { maximumFractionDigits: 100 }))

/**
 * A number with its unit, as somebody typed it. Nobody gave its singular, so a word stands in brackets beside one:
 * `1 (incidents)`, `2 incidents`, `1 t`.
 */
export function formatAmount(text: string, unit: string | null, lang: Lang): string {
  const number = formatDecimal(text, lang)
  if (unit === null) return number
  return isOne(Number(text), lang) && IS_WORD.test(unit) ? `${number} (${unit})` : `${number} ${unit}`
}
/** Signs of units, and currencies, have no four small letters in a row. */
const IS_WORD = /\p{Ll}{4}/u

/** English dates here have the day before the month. */
const LOCALES: Partial<Record<Lang, string>> = { en: 'en-GB' }
const datesBy = (parts: Intl.DateTimeFormatOptions) =>
  once(lang => new Intl.DateTimeFormat(LOCALES[lang] ?? lang, { ...parts, year: 'numeric', timeZone: 'UTC' }))
const days = {
  short: datesBy({ day: 'numeric', month: 'short' }),
  long: datesBy({ day: 'numeric', month: 'long' }),
}
const months = { short: datesBy({ month: 'short' }), long: datesBy({ month: 'long' }) }

/** `2026-11-24` as 24 Nov 2026. */
export function shortDay(day: string, lang: Lang): string {
  return firstOf(lang, days.short(lang).format(Date.parse(day)))
}

/** `2026-11-24` as 24 November 2026. */
export function longDay(day: string, lang: Lang): string {
  return firstOf(lang, days.long(lang).format(Date.parse(day)))
}

/** A time between two days: 2026, Jan – Jun 2026, or with days where it is of no whole months. */
export function periodName({ from, until }: Readonly<{ from: string; until: string }>, lang: Lang): string {
  const isYear = from.slice(0, 4) === until.slice(0, 4) && from.endsWith('-01-01') && until.endsWith('-12-31')
  if (isYear) return from.slice(0, 4)
  const isOfMonths = from.endsWith('-01') && laterBy(until, 1).endsWith('-01')
  return (isOfMonths ? months : days).short(lang).formatRange(Date.parse(from), Date.parse(until))
}

/** French has an ordinal for the first of a month, which Intl does not know: 1er mars. */
function firstOf(lang: Lang, date: string): string {
  return lang === 'fr' ? date.replace(/^1(?= )/, '1er') : date
}

/** `2026-11-24T21:40:00Z` as 24 November 2026, 21:40:00 UTC. */
export function longTime(time: string, lang: Lang): string {
  return `${longDay(time.slice(0, 10), lang)}${comma(lang)}${time.slice(11, 19)} UTC`
}

/** `2026-11-24T21:40:00Z` as 24 November 2026, 21:40 UTC. */
export function longMinute(time: string, lang: Lang): string {
  return `${longDay(time.slice(0, 10), lang)}${comma(lang)}${time.slice(11, 16)} UTC`
}

/** `2026-11-24T21:40:00Z` as 24 Nov 2026, 21:40 UTC. */
export function shortMinute(time: string, lang: Lang): string {
  return `${shortDay(time.slice(0, 10), lang)}${comma(lang)}${time.slice(11, 16)} UTC`
}

export const collatorIn = once(lang => new Intl.Collator(lang))

const lists = once(lang => new Intl.ListFormat(lang, { type: 'conjunction' }))
/** `a, b and c`. */
export function listOf(words: readonly string[], lang: Lang): string {
  return lists(lang).format(words.map(word => isolated(word, lang)))
}

/** `2019-11` as November 2019, or as Nov 2019. */
export function monthName(month: string, lang: Lang, length: 'short' | 'long'): string {
  return months[length](lang).format(Date.parse(`${month}-01`))
}

/** First 8 … last 6 characters of a digest, without its algorithm. */
export function shortDigest(digest: string): string {
  const bare = digest.replace(/^sha256:/, '')
  return `${bare.slice(0, 8)}…${bare.slice(-6)}`
}
