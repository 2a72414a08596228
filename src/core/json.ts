import canonicalize from 'canonicalize'
import { clip, fromUtf8, utf8 } from './bytes.ts'
import { hiddenIn, nameOfCharacter, spelledOut } from './hidden.ts'
import { Refusal } from './refusal.ts'

/**
 * Canonical JSON (RFC 8785), narrowed as spec/statement.md says: numbers are safe integers, strings hold no hidden
 * or impossible characters, nesting is bounded. What is read is attacker-controlled.
 *
 *     {"id":"eastport","name":"Port-Est","since":3}
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

/** Containers within containers, the outermost counted as one. */
const MAX_DEPTH = 16

/**
 * JCS. Leaves out undefined members, as JSON.stringify does. Does not narrow: whoever makes what must be read again
 * reads it once after writing.
 */
export function formatJson(value: unknown): string {
  const plain = inOrder(value, 0)
  if (plain !== ODD && plain !== undefined) return JSON.stringify(plain)
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch (error) {
    throw malformed(`This cannot be written as JSON: ${String(error)}`)
  }
  if (text === undefined) throw malformed(`This cannot be written as JSON: ${typeof value}`)
  return text
}

/** Canonical JSON (RFC 8785) in UTF-8: what is signed and hashed. Refuses `json_malformed`. */
export function formatJsonBytes(value: unknown): Uint8Array {
  return utf8(formatJson(value))
}

/** Any JSON, not narrowed at all, for whoever holds a schema to it at once; undefined for what is none. */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * JSON as somebody types it: in any order, with any spacing. It nests no deeper than what is canonical, since whoever
 * walks through it by recursion ends at a stranger's ten thousandth bracket. Refuses `json_malformed`.
 */
export function parseDraft(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw malformed(`This is not JSON: ${String((error as Error).message).slice(0, 200)}.`)
  }
  if (isDeeperThan(MAX_DEPTH, value))
    throw malformed(`Lists and braces stand in one another here, more than ${MAX_DEPTH} deep.`)
  return value
}

function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some(one => isDeeperThan(most - 1, one))
}

/**
 * Refuses `json_malformed`, in words, unless `formatJsonBytes` would print these very bytes; and `text_hidden` where a
 * string has a character that nobody sees.
 */
export function parseJson(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes)
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    throw malformed(notJson(text))
  }
  // What has no escape and nothing but these characters has none in its strings either.
  const isSorted = isNarrowAndSorted(value, 0, PLAIN.test(text))
  // RFC 8785 writes as JSON.stringify does, with sorted members: text that is so already is not written again.
  if (isSorted && JSON.stringify(value) === text) return value
  // Catches white space, order, duplicate names, needless escapes, -0, 1.0 and 1e3, all at once.
  const canonical = canonicalize(value)
  if (canonical !== text) throw malformed(difference(text, canonical ?? ''))
  return value
}

/**
 * The members of a closed object: all of `required`, perhaps some of `optional`, no other. The sentence for `refuse`
 * begins with `what`.
 */
export function closedObject(
  value: Json | undefined,
  what: string,
  required: readonly string[],
  optional: readonly string[],
  refuse: (sentence: string) => Refusal,
): JsonObject {
  if (!isObject(value)) throw refuse(`${what} is not a JSON object.`)
  for (const name of required)
    if (!Object.hasOwn(value, name)) throw refuse(`${what} lacks the member ${clip(name)}.`)
  for (const name of Object.keys(value))
    if (!required.includes(name) && !optional.includes(name))
      throw refuse(`${what} has a member that is not known: ${clip(name)}.`)
  return value
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const ODD = Symbol('what JSON.stringify writes otherwise than RFC 8785')

/**
 * The same with its members in order, so that JSON.stringify, several times faster, writes it as RFC 8785 does; the
 * very value where it is so already. ODD where JSON.stringify might not: then `canonicalize` writes it.
 */
function inOrder(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : ODD
  if (typeof value === 'number') return Number.isFinite(value) ? value : ODD
  if (typeof value === 'boolean' || value === null || value === undefined) return value
  if (typeof value !== 'object' || depth === 2 * MAX_DEPTH) return ODD
  if (Array.isArray(value)) {
    let items: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const item = inOrder(value[i], depth + 1)
      if (item === ODD) return ODD
      if (item === value[i]) continue
      items ??= value.slice()
      items[i] = item
    }
    return items ?? value
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return ODD
  const names = Object.keys(value)
  const before = value as Record<string, unknown>
  let sorted: Record<string, unknown> | undefined = sortNames(names) ? {} : undefined
  for (const name of names) {
    const member = inOrder(before[name], depth + 1)
    // JavaScript puts numbers before all other names, and takes one name for a prototype.
    if (member === ODD || /^\d|^__proto__$/.test(name) || !name.isWellFormed()) return ODD
    if (member !== before[name] && sorted === undefined) sorted = { ...before }
    if (sorted !== undefined) sorted[name] = member
  }
  return sorted ?? value
}

/** More are sorted by JavaScript, which copies them. */
const FEW_NAMES = 32

/** Sorts them in place, by UTF-16 code units (RFC 8785 section 3.2.3). Tells whether any has moved. */
function sortNames(names: string[]): boolean {
  const isInOrder = names.every((name, i) => i === 0 || names[i - 1]! < name)
  if (isInOrder) return false
  if (names.length > FEW_NAMES) names.sort()
  else
    for (let i = 1; i < names.length; i++) {
      const name = names[i]!
      let at = i
      for (; at > 0 && names[at - 1]! > name; at--) names[at] = names[at - 1]!
      names[at] = name
    }
  return true
}

/**
 * Whether members are in order at every depth, by UTF-16 code units (RFC 8785 section 3.2.3). Refuses what this JSON
 * may not hold: both in one walk, since files of figures have ten thousand cells.
 */
function isNarrowAndSorted(value: Json, depth: number, plain: boolean): boolean {
  if (typeof value === 'string') {
    if (!plain) requireLegible(value)
  } else if (typeof value === 'number') requireInteger(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === MAX_DEPTH) throw malformed(`This JSON is nested deeper than ${MAX_DEPTH}.`)
  let isSorted = true
  if (Array.isArray(value)) {
    for (const item of value) if (!isNarrowAndSorted(item, depth + 1, plain)) isSorted = false
    return isSorted
  }
  let before: string | undefined
  // Not Object.entries, which makes an array of every member. What JSON.parse made inherits nothing listed.
  for (const name in value) {
    // An own property here, but a prototype for whoever copies it by assignment.
    if (name === '__proto__') throw malformed('A member is named "__proto__".')
    if (!plain) requireLegible(name)
    if (!isNarrowAndSorted((value as JsonObject)[name]!, depth + 1, plain)) isSorted = false
    if (before !== undefined && name < before) isSorted = false
    before = name
  }
  return isSorted
}

function requireInteger(value: number): void {
  if (!Number.isSafeInteger(value))
    throw malformed(`The number ${value} is not an integer of at most 53 bits.`)
}

/** A value as a sentence quotes it. */
export function quoted(value: Json | undefined): string {
  return clip(JSON.stringify(value) ?? 'nothing')
}

const malformed = (sentence: string) => new Refusal('json_malformed', sentence)

/** LF and printable ASCII without the backslash. */
const PLAIN = /^[\n -[\]-~]*$/

function requireLegible(text: string): void {
  if (PLAIN.test(text)) return
  if (!text.isWellFormed()) throw malformed(`A string has half a surrogate pair: ${clip(text)}`)
  const hidden = hiddenIn(text)
  if (hidden !== undefined)
    throw new Refusal(
      'text_hidden',
      `A string has the character ${nameOfCharacter(hidden)}, which nobody can see: ${clip(spelledOut(text))}`,
    )
}

function notJson(text: string): string {
  if (text.startsWith('\ufeff')) return 'This begins with a byte order mark, which JSON does not have.'
  return `This is not JSON: ${clip(text)}`
}

function difference(text: string, canonical: string): string {
  let at = 0
  while (at < canonical.length && text[at] === canonical[at]) at++
  const from = Math.max(0, at - 12)
  const shown = (whole: string) => clip(whole.slice(from, at + 24))
  return `This JSON is not canonical at character ${at}: it has ${shown(text)} where JCS has ${shown(canonical)}.`
}
