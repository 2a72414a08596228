import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'
import type { Catalogue } from '../../src/web/messages/catalogue.ts'
import { en } from '../../src/web/messages/en/all.ts'
import { addLanguage } from '../../src/web/messages/say.ts'

/**
 * A language made of English, loaded before the server of a test: `en-XA` has accents and is 40 % longer. Each message
 * stands in brackets. Whatever a page says in plain letters outside of them came from no catalogue.
 */

export const OPEN = '⟦'
export const CLOSE = '⟧'

const ACCENTED = lettersOf('ÀƁÇĐÉƑĜĤÎĴĶĹṀŃÖƤǪŔŠŤÛṼŴẊÝŽàƀçđéƒĝĥîĵķĺɱñöƥɋŕšťûṽŵẋýž')

/** What stands for each letter from A to Z and from a to z. */
function lettersOf(all: string): (text: string) => string {
  const letters = [...all]
  const plain = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
  const made = new Map(plain.map((letter, i) => [letter, letters[i]!]))
  return text => [...text].map(one => made.get(one) ?? one).join('')
}

function inLetters(
  elements: MessageFormatElement[],
  letters: (text: string) => string,
): MessageFormatElement[] {
  return elements.map(element => {
    if (element.type === TYPE.literal) return { ...element, value: letters(element.value) }
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return element
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: inLetters(option.value, letters) },
    ])
    return { ...element, options: Object.fromEntries(options) }
  })
}

function lengthOf(elements: readonly MessageFormatElement[]): number {
  const lengths = elements.map(element => {
    if (element.type === TYPE.literal) return element.value.length
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return 8
    return Math.max(...Object.values(element.options).map(({ value }) => lengthOf(value)))
  })
  return lengths.reduce((sum, length) => sum + length, 0)
}

function pseudo(letters: (text: string) => string): Catalogue {
  const messages = Object.entries(en).map(([key, message]) => {
    const elements = parse(message, { ignoreTag: true })
    const more = Math.ceil(lengthOf(elements) * 0.4)
    // In words, since a language that is longer has more of them.
    const padding = letters(' longer'.repeat(Math.ceil(more / 7)).slice(0, more)).trimEnd()
    return [key, `${OPEN}${printAST(inLetters(elements, letters))}${padding}${CLOSE}`]
  })
  return Object.fromEntries(messages) as Catalogue
}

addLanguage('en-XA', pseudo(ACCENTED))
