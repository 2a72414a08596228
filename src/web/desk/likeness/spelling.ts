import { domainToUnicode } from 'node:url'
import { foldWords } from '../../../register/folding.ts'
import { inLatinLetters } from '../../../register/lists/ids.ts'
import { withoutFormThatLooks, withoutLegalForm } from './legal-forms.ts'
import { looksOf } from './skeleton.ts'

/**
 * How names and domains are compared by the desk. What is found only raises a question for an officer: many honest names
 * mix scripts, and two ministries may sound alike.
 */

/** The words of a name that tell it from others: folded, without the legal form. */
export function tellingWords(name: string): string[] {
  const words = withoutLegalForm(foldWords(tied(name)).split(' '))
  const telling = words.filter(word => !IDLE.has(word))
  return telling.length > 0 ? telling : words
}

/** "S.A." and "A/S" are one word to their reader. */
function tied(name: string): string {
  return name.replace(/(?<!\p{L})(\p{L})[./](?=\p{L}(?!\p{L}))/gu, '$1')
}

/** Words that stand in most names, and in one way of writing a name but not in another. */
const IDLE = new Set(
  'the of and for la le les l de du des d et pour der die das und fur di del della dei e y el los het van en'.split(
    ' ',
  ),
)

/** As a hasty reader sees it, whatever the order of its words and its legal form. */
export function looksOfName(name: string): string[] {
  const looks = looksOf(name).map(look => sorted(withoutFormThatLooks(foldWords(tied(look)).split(' '))))
  return [...new Set(looks)].filter(look => look !== '')
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
