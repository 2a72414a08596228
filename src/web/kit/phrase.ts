import { isolatedName } from '../messages/bidi.ts'
import type { Key } from '../messages/catalogue.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { html, type Markup, type Piece } from './markup.ts'

type NamesOf<K extends Key> = Parameters<typeof say<K>> extends [Lang, K, infer Values] ? keyof Values : never

/** Chooses among the forms of a message (`select`). */
export class Choice {
  readonly word: string
  constructor(word: string) {
    this.word = word
  }
}

/**
 * `say` with markup in its values: names in their languages, links, digests. The message is formatted around
 * placeholders from the private use area, which no catalogue has, so no name can pass for one.
 */
export function phrase<K extends Key>(
  lang: Lang,
  key: K,
  values: { readonly [Name in NamesOf<K>]: Piece | Choice },
): Markup {
  const pieces: Piece[] = []
  const plain = Object.entries<Piece | Choice>(values).map(([name, value]) => {
    if (typeof value === 'number') return [name, value]
    if (value instanceof Choice) return [name, value.word]
    pieces.push(typeof value === 'string' ? isolatedName(value, lang) : value)
    return [name, `${OPEN}${pieces.length - 1}${CLOSE}`]
  })
  const said = (say as (lang: Lang, key: Key, values: object) => string)(lang, key, Object.fromEntries(plain))
  const parts = said.split(PLACE)
  return html`${parts.map((part, i) => (i % 2 === 0 ? part : pieces[Number(part)]!))}`
}

const OPEN = '\uE000'
const CLOSE = '\uE001'
const PLACE = /\uE000(\d+)\uE001/
