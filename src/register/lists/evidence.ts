import type { Kind } from '../kinds.ts'
import { foldWords } from '../search-words.ts'
import { hostOf } from './cells.ts'

/** Why two names are thought to be one party's, the strongest reason first. */
export const EVIDENCE = {
  settled: 'settled by hand',
  'same-words': 'the same words but for case, accents and punctuation',
  'same-but-form': 'the same words but for the legal form or what is in brackets',
  'same-state': 'one state of the same country',
  'same-website': 'the same website, and nobody else has it',
  'name-within': 'one name contains the other; same kind and country',
  'few-letters': 'a letter or two apart; same kind and country',
} as const
export type Evidence = keyof typeof EVIDENCE

/** What evidence looks at. */
export type Facts = Readonly<{
  name: string
  kind: Kind
  country: string | null
  website: string | null
}>

export interface Traits extends Facts {
  readonly folded: string
  /** Without brackets and legal forms. */
  readonly bare: string
  readonly host: string | null
  /** "Region 1" and "Region 2" are a letter apart, and two. */
  readonly numbers: string
}

/** Legal forms, folded, at the end of a name. */
const FORM =
  / (?:ltd|limited|inc|incorporated|corp|corporation|co|company|llc|llp|lp|plc|gmbh|ag|kg|se|sas|sasu|sarl|srl|spa|sa|nv|bv|oy|oyj|ab|as|asa|aps|kft|zrt|nyrt|pty|pte|sdn|bhd|ltda|ood|eood|ev|sl|s a|s a s|s a r l|s r l|s p a|a s|s r o|spol|sp z o o|a c|i a p|s l|d o o|a g|n v|b v|e v|and)$/

export function traitsOf(facts: Facts): Traits {
  const folded = foldWords(facts.name)
  let bare = foldWords(facts.name.replace(/[([{][^)\]}]*[)\]}]/gu, ' ')).replace(/^the /, '')
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(FORM, '')
  }
  const host = facts.website === null ? null : hostOf(facts.website)
  const numbers = (folded.match(/\d+/g) ?? []).join(' ')
  return { ...facts, folded, bare: bare || folded, host, numbers }
}

/** Hosts where many keep a page: sharing one says nothing. */
const COMMON =
  /(?:^|\.)(?:twitter|x|facebook|linkedin|instagram|youtube|medium|wordpress|blogspot|github|google|wikipedia|archive)\.(?:com|org|io)$/

/** The evidence for taking one name for another, and whether it is enough; null if there is none. */
export function evidenceOf(a: Traits, b: Traits): { evidence: Evidence; strong: boolean } | null {
  const country = a.country !== null && a.country === b.country
  const apart = a.country !== null && b.country !== null && a.country !== b.country
  const kind = a.kind === b.kind && a.kind !== 'unknown'
  if (a.folded === b.folded && (a.folded !== '' || a.name === b.name))
    return { evidence: 'same-words', strong: !apart || kind }
  if (a.numbers !== b.numbers) return null
  if (a.bare === b.bare && a.bare !== '') return { evidence: 'same-but-form', strong: !apart }
  if (a.kind === 'state' && b.kind === 'state' && country) return { evidence: 'same-state', strong: true }
  if (a.host !== null && a.host === b.host && !COMMON.test(a.host))
    return { evidence: 'same-website', strong: kind && !apart }
  const [short, long] = a.bare.length <= b.bare.length ? [a.bare, b.bare] : [b.bare, a.bare]
  if ((kind || country) && short.length >= 4 && holdsWords(long, short)) {
    const telling = short.includes(' ') && short.length * 2 >= long.length
    return { evidence: 'name-within', strong: telling && kind && country }
  }
  if (!kind || !country || short.length < 6) return null
  if (!fewLettersApart(short, long, short.length >= 16 ? 2 : 1)) return null
  return { evidence: 'few-letters', strong: short.length >= 8 }
}

function holdsWords(long: string, words: string): boolean {
  return long.includes(words) && ` ${long} `.includes(` ${words} `)
}

/**
 * Whether inserting, removing or replacing at most `most` letters makes one of the other (Levenshtein). Each letter
 * branches three ways, so `most` must be small.
 */
export function fewLettersApart(a: string, b: string, most: number, i = 0, j = 0): boolean {
  while (i < a.length && a[i] === b[j]) {
    i++
    j++
  }
  if (Math.abs(a.length - i - (b.length - j)) > most) return false
  if (i === a.length && j === b.length) return true
  if (most === 0) return false
  return (
    fewLettersApart(a, b, most - 1, i + 1, j + 1) ||
    fewLettersApart(a, b, most - 1, i + 1, j) ||
    fewLettersApart(a, b, most - 1, i, j + 1)
  )
}
