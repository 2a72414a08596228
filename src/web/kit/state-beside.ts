import type { PartyRow } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import type { Lang } from '../messages/languages.ts'
import { countryName } from './country-names.ts'
import { html, type Piece } from './markup.ts'
import { nameIn } from './wording.ts'

/**
 * In brackets, a state's name in the reader's language, where a list has it in another: names stay as they were published,
 * but who looks for Germany has to find it beside "Allemagne". Null where the names are the same but for accents.
 */
export function stateBeside(
  { kind, country, names }: Pick<PartyRow, 'kind' | 'country' | 'names'>,
  lang: Lang,
): Piece {
  if (kind !== 'state' || country === null) return null
  const published = nameIn(names, lang)
  const here = countryName(country, lang)
  return published.lang === lang || foldWords(published.text) === foldWords(here) ? null : html` (${here})`
}
