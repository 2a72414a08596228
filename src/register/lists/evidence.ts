import { foldWords } from '../folding.ts'
import type { Kind } from '../shapes.ts'
import { hostOf } from './cells.ts'

/** Why two names are thought to be one party's. In the order in which they are believed. */
export const EVIDENCE = {
  settled: 'settled by hand',
  'same-words': 'the same words but for case, accents and punctuation',
  'same-but-form': 'the same words but for the legal form or what stands in brackets',
  'same-state': 'one state of the same country',
  'same-website': 'the same website, and nobody else has it',
  'name-within': 'one name contains the other; same kind and country',
  'few-letters': 'a letter or two apart; same kind and country',
} as const
export type Evidence = keyof typeof EVIDENCE

/** What evidence looks at. */
export interface Facts {
  readonly name: string
  readonly kind: Kind
  readonly country: string | null
  readonly website: string | null
}

export interface Traits extends Facts {
  readonly folded: string
  /** Without brackets and legal forms. */
  readonly bare: string
  readonly host: string | null
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
  return {
    ...facts,
    folded,
    bare: bare || folded,
    host: facts.website === null ? null : hostOf(facts.website),
  }
}

/** Hosts where many keep a page: sharing one says nothing. */
const COMMON =
  /(?:^|\.)(?:twitter|x|facebook|linkedin|instagram|youtube|medium|wordpress|blogspot|github|google|wikipedia|archive)\.(?:com|org|io)$/

/** Evidence that would do to take one name for another, and whether it does. Null: there is none. */
export function evidenceOf(a: Traits, b: Traits): { evidence: Evidence; strong: boolean } | null {
  const country = a.country !== null && a.country === b.country
  const apart = a.country !== null && b.country !== null && a.country !== b.country
  const kind = a.kind === b.kind && a.kind !== 'unknown'
  if (a.folded === b.folded && (a.folded !== '' || a.name === b.name))
    return { evidence: 'same-words', strong: !apart || kind }
  // "Region 1" and "Region 2" are a letter apart, and two.
  if (numbersIn(a.folded) !== numbersIn(b.folded)) return null
  if (a.bare === b.bare && a.bare !== '') return { evidence: 'same-but-form', strong: !apart }
  if (a.kind === 'state' && b.kind === 'state' && country) return { evidence: 'same-state', strong: true }
  if (a.host !== null && a.host === b.host && !COMMON.test(a.host))
    return { evidence: 'same-website', strong: kind && !apart }
  const [short, long] = a.bare.length <= b.bare.length ? [a.bare, b.bare] : [b.bare, a.bare]
  if (short.length >= 4 && ` ${long} `.includes(` ${short} `)) {
    const telling = short.includes(' ') && short.length * 2 >= long.length
    if (telling && kind && country) return { evidence: 'name-within', strong: true }
    return kind || country ? { evidence: 'name-within', strong: false } : null
  }
  const most = short.length >= 16 ? 2 : short.length >= 8 ? 1 : 0
  const letters = lettersApart(short, long, Math.max(most, Math.floor(short.length / 6)))
  if (letters === null) return null
  return kind && country ? { evidence: 'few-letters', strong: letters <= most } : null
}

function numbersIn(folded: string): string {
  return (folded.match(/\d+/g) ?? []).join(' ')
}

/** Letters to put in, take out or replace (Levenshtein); null where it takes more than `most`. */
export function lettersApart(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same))
    }
    if (Math.min(...row) > most) return null
    above = row
  }
  return above[b.length]! <= most ? above[b.length]! : null
}
