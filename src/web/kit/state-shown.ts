import type { Kind, Localised } from '../../register/kinds.ts'
import { isNameOf } from '../../register/state-names.ts'
import type { Lang } from '../messages/languages.ts'
import { countryName } from './country-names.ts'
import { nameIn } from './wording.ts'

interface Row {
  readonly names: Localised
  readonly kind: Kind
  readonly country: string | null
}

interface NameShown {
  readonly name: { readonly lang: string; readonly text: string }
  /** What the list calls it, where that is not the name shown. */
  readonly listedAs: { readonly lang: string; readonly text: string } | undefined
}

/**
 * The name by which a page shows a row. A state that was copied from a list has its name in the reader's language, and
 * the list's own beside it: "Allemagne" means nothing to who reads English. Whoever was admitted keeps the names that
 * it chose, and so does what a list calls a state and is named otherwise.
 */
export function nameShown({ names, kind, country }: Row, isCopied: boolean, lang: Lang): NameShown {
  const own = nameIn(names, lang)
  const isState = isCopied && kind === 'state' && country !== null && own.lang !== lang
  if (!isState || !isNameOf(own.text, country)) return { name: own, listedAs: undefined }
  const name = { lang, text: countryName(country, lang) }
  return { name, listedAs: name.text === own.text ? undefined : own }
}
