import { foldWords } from '../../register/search-words.ts'
import { html, type Markup, type Piece } from '../kit/kit.ts'

/** Words as they stand, with those marked that were looked for. */
export function marked(text: string, words: readonly string[]): Markup {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to } of foundIn(text, words)) {
    pieces.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  pieces.push(text.slice(at))
  return html`${pieces}`
}

interface Range {
  readonly from: number
  readonly to: number
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** Whole words, and single characters of scripts that part no words; those beside each other are one range. */
export function foundIn(text: string, words: readonly string[]): Range[] {
  const isFound = (piece: string) => words.some(word => foldWords(piece).startsWith(word))
  const found: Range[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!foldWords(word).includes(' ')) {
      if (isFound(word)) found.push({ from: index, to: index + word.length })
      continue
    }
    let from = index
    for (const character of word) {
      const to = from + character.length
      const last = found.at(-1)
      if (isFound(character)) {
        if (last?.to === from) found[found.length - 1] = { from: last.from, to }
        else found.push({ from, to })
      }
      from = to
    }
  }
  return found
}

/** Characters of a sentence that a list of results shows. */
const MOST_SHOWN = 240
const BEFORE = 90

/** A long sentence around the first word that was found, cut between words. */
export function excerpt(sentence: string, words: readonly string[]): string {
  if (sentence.length <= MOST_SHOWN) return sentence
  const first = foundIn(sentence, words)[0]?.from ?? 0
  const start = first <= BEFORE ? 0 : afterSpace(sentence, first - BEFORE, first)
  const rest = sentence.slice(start)
  const end = rest.length <= MOST_SHOWN ? rest.length : beforeSpace(rest, MOST_SHOWN)
  return `${start === 0 ? '' : '… '}${rest.slice(0, end)}${end === rest.length ? '' : ' …'}`
}

function afterSpace(text: string, from: number, most: number): number {
  const space = text.indexOf(' ', from)
  return space === -1 || space >= most ? whole(text, from) : space + 1
}

function beforeSpace(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to)
  return space < to / 2 ? whole(text, to) : space
}

/** Not between the halves of a character. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at
}
