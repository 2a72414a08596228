import type { Localised } from '../../register/kinds.ts'
import type { CallRow } from '../../register/rows.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { isOne, nameIn } from './wording.ts'

/**
 * What a call names those who stand on its roll, for so many of them: the call gives the word for one ("signatory"). A
 * noun of one word takes the plural of its language; one of several words, or of a language without rules here, is left
 * as the call wrote it.
 */
export function nounFor(count: number, noun: Localised, lang: Lang) {
  const one = nameIn(noun, lang)
  if (isOne(count, lang)) return one
  return { lang: one.lang, text: manyOf(one) }
}

/** Whether the call's own verb is the common one, which we can conjugate. */
export function isSigning({ verb }: Pick<CallRow, 'verb'>, lang: Lang): boolean {
  const own = nameIn(verb, lang)
  return own.lang === lang && own.text.toLowerCase() === say(lang, 'call.verbSign')
}

function manyOf({ lang, text }: ReturnType<typeof nameIn>) {
  const rules = RULES[lang.split('-')[0]!]
  if (rules === undefined || !/^\p{L}+$/u.test(text)) return text
  const [from, to] = rules.find(([ending]) => ending.test(text))!
  return text.replace(from, to)
}

/** The first ending that fits decides. */
const RULES: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/man$/, 'men'],
    [/(?<![aeiou])y$/, 'ies'],
    [/(?<=s|x|z|ch|sh)$/, 'es'],
    [/$/, 's'],
  ],
  fr: [
    [/(?<=[sxz])$/, ''],
    [/al$/, 'aux'],
    [/(?<=eau|eu)$/, 'x'],
    [/$/, 's'],
  ],
}
