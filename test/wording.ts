import { shortDigest } from '../src/web/kit/kit.ts'
import type { Key } from '../src/web/messages/catalogue.ts'
import type { Lang } from '../src/web/messages/languages.ts'
import { catalogueOf, say } from '../src/web/messages/say.ts'

/**
 * What a page says, as a pattern: the message and not how it runs, so that whoever rewords it rewrites no test. A value
 * that is not given may be anything; those by which a message counts or chooses are given. It is found in words and in
 * HTML.
 *
 *     assert.match(wordsOn(shown), wording('outbox.noticeHand', { count: 1 }))
 */
export function wording(key: Key, values: Record<string, string | number> = {}, lang: Lang = 'en'): RegExp {
  const names = [...catalogueOf(lang)[key].matchAll(/\{(\w+)(, select)?[,}]/g)]
  const given = names.map(([, name, chooses]) => {
    const value = values[name!]
    const isWhole = typeof value === 'number' || (chooses !== undefined && value !== undefined)
    return [name!, isWhole ? value : `${OPEN}${value ?? ANY}${CLOSE}`] as const
  })
  const unknown = Object.keys(values).filter(name => !given.some(([one]) => one === name))
  if (unknown.length > 0) throw new Error(`${key} takes no ${unknown.join(', ')}.`)
  const text = (say as (lang: Lang, key: Key, values: object) => string)(lang, key, Object.fromEntries(given))
  return new RegExp(patternOf(text))
}

/** One message after the other, and whatever stands between them. */
export const inOrder = (...patterns: readonly (RegExp | string)[]): RegExp =>
  new RegExp(patterns.map(one => (typeof one === 'string' ? patternOf(one) : one.source)).join('[\\s\\S]*?'))

/** One right after the other: between them stand spaces and tags alone. */
export const inARow = (...patterns: readonly (RegExp | string)[]): RegExp =>
  new RegExp(patterns.map(one => inOrder(one).source).join('(?:<[^>]*>|\\s)*'))

const [OPEN, CLOSE, ANY] = ['\uE000', '\uE001', '\uE002']

/** Tags may stand around a value, and leave a space before what follows; an isolate around what runs from the right. */
const patternOf = (text: string): string =>
  text
    .replace(/\s*(?=[.,:;)])/g, ' ')
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/[&<>"']/g, one => `(?:${one}|${ENTITIES[one]})`)
    .replace(/ (?=\\?[.,:;)])/g, '\\s*')
    .replace(/\s+/g, '\\s+')
    .replace(/[\uE000\uE001]/g, '(?:<[^>]*>|[\\s\\u2066-\\u2069])*')
    .replaceAll(ANY, '[\\s\\S]{0,300}?')

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A fingerprint as pages have it: its ends for a screen, then the whole for paper. */
export const inBothLengths = (digest: string): string => `${shortDigest(digest)} ${digest}`
