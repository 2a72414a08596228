import type { PartyRow } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import { isNameOf } from '../../register/state-names.ts'
import type { Lang } from '../messages/languages.ts'
import { countryName } from './country-names.ts'
import { html, type Piece } from './markup.ts'
import { nameIn } from './wording.ts'

/**
 * Names of states that a list has in another language than the reader's: "Allemagne" means nothing to who reads English.
 * What a list calls otherwise than the state is called anywhere, such as a ministry, keeps that name alone.
 */

type Row = Pick<PartyRow, 'kind' | 'country' | 'names'>

interface Name {
  readonly lang: string
  readonly text: string
}

/** What the reader calls it; undefined where its own name says it, or it is no state. */
function readersName({ kind, country, names }: Row, lang: Lang): Name | undefined {
  const own = nameIn(names, lang)
  if (kind !== 'state' || country === null || own.lang === lang || !isNameOf(own.text, country))
    return undefined
  const text = countryName(country, lang)
  return text === own.text ? undefined : { lang, text }
}

/** For lists, which are in the order of names as they were published: in brackets behind it, unless accents alone differ. */
export function stateBeside(row: Row, lang: Lang): Piece {
  const name = readersName(row, lang)
  const isElse = name !== undefined && foldWords(name.text) !== foldWords(nameIn(row.names, lang).text)
  return isElse ? html` (${name.text})` : null
}

/**
 * For whoever looks for a state: the reader's name, and the list's own beside it. Whoever was admitted keeps the names
 * that it chose.
 */
export function nameShown(
  row: Row,
  isCopied: boolean,
  lang: Lang,
): { readonly name: Name; readonly listedAs: Name | undefined } {
  const own = nameIn(row.names, lang)
  const name = isCopied ? readersName(row, lang) : undefined
  return name === undefined ? { name: own, listedAs: undefined } : { name, listedAs: own }
}
