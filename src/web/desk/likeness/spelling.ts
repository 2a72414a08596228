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
  return withoutIdle(formlessWords(name))
}

function withoutIdle(words: readonly string[]): string[] {
  const telling = words.filter(word => !IDLE.has(word))
  return telling.length > 0 ? telling : [...words]
}

function formlessWords(name: string): string[] {
  return withoutLegalForm(foldWords(tied(name)).split(' '))
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

/** A name with what stands in brackets behind it, and without: "Northhaven Harbour Union (NHU)". */
export function withoutBrackets(name: string): string[] {
  const outside = name.replace(BRACKETS, ' ').trim()
  return outside === '' || outside === name ? [name] : [name, outside]
}

const BRACKETS = /[(（]([^()（）]*)[)）]/gu
const ABBREVIATION = /^\p{Lu}[\p{Lu}\p{N}.]{1,11}$/u

/** The abbreviations that a name is, or gives of itself in brackets, without points. */
export function abbreviationsIn(name: string): string[] {
  const alone = tellingWords(name)
  const given = [...name.matchAll(BRACKETS)].map(([, inside]) => inside!.trim())
  // "IBM Corp." is one too: what is typed in capitals, and all that tells it from others.
  const own = name.split(/\s+/).filter(word => alone.length === 1 && foldWords(tied(word)) === alone[0])
  return [
    ...new Set([...own, ...given].filter(one => ABBREVIATION.test(one)).map(one => foldWords(tied(one)))),
  ]
}

/** By its first letters, with the small words between and without. */
export function initialsOf(name: string): string[] {
  const words = formlessWords(withoutBrackets(name).at(-1)!)
  const full = [withoutIdle(words), words].filter(({ length }) => length > 2)
  return [...new Set(full.map(all => all.map(word => [...word][0] ?? '').join('')))]
}

/** As German and Nordic names are written where a keyboard has no umlaut; undefined for those that have none. */
export function withoutUmlauts(name: string): string | undefined {
  const plain = name.normalize('NFC').replace(/[äöüåøÄÖÜÅØ]/g, letter => UMLAUTS[letter.toLowerCase()]!)
  return plain === name ? undefined : plain
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

/** As words are written in Latin letters, near enough for two ways of writing to meet; '' for what has no letters. */
export function soundOf(telling: readonly string[]): string {
  return (
    inLatinLetters(
      telling
        .join(' ')
        // What two Greek vowels are together.
        .replace(/ου/g, 'u')
        .replace(/(?<=[αε])υ/g, 'v'),
    )
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      // Romanisations disagree about these.
      .replace(/[yj]/g, 'i')
      .replace(/kh|ch/g, 'h')
      .replace(/w/g, 'v')
      .replace(/x/g, 'ks')
      .replace(/ou/g, 'u')
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

/** The same of an e-mail address. */
export function readMailbox(mailbox: string): string {
  const at = mailbox.lastIndexOf('@') + 1
  return mailbox.slice(0, at) + readDomain(mailbox.slice(at))
}
