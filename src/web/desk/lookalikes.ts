import { withoutJoiners } from '../hidden.ts'

/**
 * Letters of other alphabets that look like Latin ones (Unicode UTS 39 calls them confusables; these are the ones that
 * whole names have been forged with). They only raise a question for an officer: many honest names mix scripts.
 */
const LATIN: Readonly<Record<string, string>> = {
  // Cyrillic
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ѕ: 'S',
  Ј: 'J',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  // Greek
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ο: 'o',
  ν: 'v',
  α: 'a',
  ι: 'i',
  ρ: 'p',
}

/** A name as a hasty reader sees it. */
export function inLatin(name: string): string {
  return [...withoutJoiners(name)].map(letter => LATIN[letter] ?? letter).join('')
}

/** The same, with digits that stand for letters within a word: 0 for o, 1 for l. */
export function asRead(name: string): string {
  return inLatin(name)
    .replace(/(?<=\p{L})0|0(?=\p{L})/gu, 'o')
    .replace(/(?<=\p{L})1(?=\p{L})/gu, 'l')
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

/** Whether one word takes letters from two alphabets. */
export function mixesScripts(name: string): boolean {
  return name.split(/\s+/).some(word => SCRIPTS.filter(script => script.test(word)).length > 1)
}
