import { REFUSALS, type RefusalCode } from '../../core/refusal.ts'
import { html, type Key, type Lang, type Markup, once, say } from '../kit/kit.ts'
import { en } from '../messages/en/all.ts'

const KEYS = Object.keys(en) as Key[]

/**
 * Messages for a script, in the page's language, by what follows their prefix: a `<template>` is never shown and never
 * run. The script fills in `{name}`. A message with `count` has a form for each plural, and shows the number as `{n}`.
 */
export function scriptWords(
  lang: Lang,
  prefixes: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Markup {
  const said = prefixes.flatMap(prefix =>
    KEYS.filter(key => key.startsWith(prefix)).flatMap(key =>
      formsOf(lang, key).map(([form, text]) => [key.slice(prefix.length) + form, text]),
    ),
  )
  return html`<template id="words">${[...said, ...Object.entries(others)].map(
    ([key, text]) => html`<i data-key="${key!}">${text!}</i>`,
  )}</template>`
}

type Open = (lang: Lang, key: Key, values: object) => string

function formsOf(lang: Lang, key: Key): (readonly [string, string])[] {
  const forms = [...samplesOf(lang)].map(
    ([category, sample]) => [`|${category}`, (say as Open)(lang, key, open(sample))] as const,
  )
  const first = forms[0]![1]
  return forms.every(([, text]) => text === first) ? [['', first]] : forms
}

/** Every value but `count` stands for itself. */
function open(count: number): object {
  return new Proxy(
    {},
    { has: () => true, get: (_, name) => (name === 'count' ? count : `{${String(name)}}`) },
  )
}

/** A number for each plural of this language, such as one, few, many, other. */
const samplesOf = once(lang => {
  const rules = new Intl.PluralRules(lang)
  const numbers = [...Array.from({ length: 200 }, (_, i) => i), 1_000_000]
  return new Map(numbers.toReversed().map(number => [rules.select(number), number]))
})

/** The register's terms and refusals, for a check or an audit in the page. */
export function checkerWords(lang: Lang): Record<string, string> {
  const terms = KEYS.filter(isTerm)
  const refusals = (Object.keys(REFUSALS) as RefusalCode[])
    .filter(mayEndIn)
    .map(code => `refusal.${code}` as const)
  return Object.fromEntries([...terms, ...refusals].map(key => [key, say(lang, key)]))
}

type Term = Extract<Key, `${'kind' | 'mandate' | 'type'}.${string}`>

function isTerm(key: Key): key is Term {
  return /^(?:kind|mandate|type)\./.test(key)
}

/** Codes of the door concern what comes beside a statement; a receipt may carry words. */
const OTHERS: readonly RefusalCode[] = ['words_wrong', 'server_unreachable', 'server_confused']

function mayEndIn(code: RefusalCode): boolean {
  return ['law', 'proof'].includes(REFUSALS[code].kind) || OTHERS.includes(code)
}
