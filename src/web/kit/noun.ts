import type { Localised } from '../../register/kinds.ts'
import type { CallRow } from '../../register/rows.ts'
import { LANGS, type Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { isOne, nameIn } from './wording.ts'

/**
 * What a call names those who stand on its roll, for so many of them: the call gives the word for one ("signatory"). A
 * noun of one word takes the plural of its language; one of several words, or of a language without rules here, is left
 * as the call wrote it.
 */
export function nounFor(count: number, noun: Localised, lang: Lang) {
  const one = oneIn(noun, lang)
  if (isOne(count, lang)) return one
  if (lang === 'ar') return { lang: one.lang, text: countedInArabic(count, one) }
  return { lang: one.lang, text: manyOf(one) }
}

/** All of them, as the name of a page. */
export function nounOfAll(noun: Localised, lang: Lang) {
  const one = oneIn(noun, lang)
  return { lang: one.lang, text: isRegular(one) ? `ال${one.text}ون` : manyOf(one) }
}

/**
 * A call without a word in the reader's language keeps its own, as no other may mean the same: but for the common one,
 * which we can say ourselves.
 */
function oneIn(noun: Localised, lang: Lang) {
  const own = nameIn(noun, lang)
  const of = LANGS.find(one => one === own.lang)
  const isCommon = of !== undefined && of !== lang && own.text.toLowerCase() === say(of, 'call.nounSign')
  return isCommon ? { lang, text: say(lang, 'call.nounSign') } : own
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

/** Participles, as those who sign and support are mostly called: "موقّع". Other nouns of Arabic follow no rule. */
function isRegular({ lang, text }: ReturnType<typeof nameIn>): boolean {
  return lang.split('-')[0] === 'ar' && /^م[\p{Script=Arabic}\p{M}]{2,}$/u.test(text) && !/[ةىيا]$/.test(text)
}

/** Arabic has a form for two, one for a few, and one for the numbers from 11 to 99. */
function countedInArabic(count: number, one: ReturnType<typeof nameIn>): string {
  if (!isRegular(one)) return manyOf(one)
  const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { two: 'ان', few: 'ين', many: 'ًا' }
  return one.text + (endings[new Intl.PluralRules('ar').select(count)] ?? '')
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
