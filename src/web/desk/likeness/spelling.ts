import { domainToUnicode } from 'node:url'
import { withoutUnseen } from '../../../core/hidden.ts'
import { foldWords } from '../../../register/folding.ts'
import { inLatinLetters } from '../../../register/lists/ids.ts'
import { LOOKS_LIKE } from './confusables.ts'
import { withoutLegalForm } from './legal-forms.ts'

/**
 * How names and domains are compared by the desk. What is found only raises a question for an officer: many honest names
 * mix scripts, and two ministries may sound alike.
 */

/** The words of a name that tell it from others: folded, without the legal form. */
export function tellingWords(name: string): string[] {
  // "S.A." and "A/S" are one word to their reader.
  const words = foldWords(name.replace(/\b(\p{L})[./](?=\p{L}\b)/gu, '$1')).split(' ')
  return withoutLegalForm(words)
}

/**
 * As a hasty reader sees it: its skeleton, as UTS 39, section 4, has it. A capital I looks like an l and a small one does
 * not, so that both cases are given where they differ.
 */
export function looksOf(text: string): string[] {
  const plain = withoutUnseen(text)
  return [...new Set([skeleton(plain.toLowerCase()), skeleton(plain)])]
}

function skeleton(text: string): string {
  return [...text.normalize('NFD')]
    .map(letter => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .toLowerCase()
}

/** The same of a name, whatever the order of its words and its legal form. */
export function looksOfName(name: string): string[] {
  return [...new Set(looksOf(name).map(look => sorted(tellingWords(look))))].filter(look => look !== '')
}

export function sorted(words: readonly string[]): string {
  return words.toSorted().join(' ')
}

/** As it is written in Latin letters, near enough for two ways of writing it to meet; '' for what has no letters. */
export function soundOf(name: string): string {
  return (
    inLatinLetters(tellingWords(name).join(' '))
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      // Romanisations disagree about these.
      .replace(/[yj]/g, 'i')
      .replace(/kh|ch/g, 'h')
      .replace(/w/g, 'v')
      .replace(/(.)\1+/g, '$1')
  )
}

/** Whether any letter of it is of another script than Latin. */
export function isNotLatin(name: string): boolean {
  return /[\p{L}--\p{Script=Latin}]/v.test(name)
}

/** A domain as its readers see it: letters instead of the `xn--` in which it is registered. */
export function readDomain(domain: string): string {
  return domainToUnicode(domain) || domain
}

/** Alphabets of which a word takes one; Han, kana and Hangul stand beside Latin letters in honest names. */
const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
]

/** Whether one word takes letters from two alphabets. */
export function mixesScripts(name: string): boolean {
  return name.split(/[\s.]+/).some(word => ALPHABETS.filter(script => script.test(word)).length > 1)
}
