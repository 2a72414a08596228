import { isLegible } from '../../../core/legible.ts'
import { SAYS } from '../../../core/normal.ts'
import { lang as langSchema } from '../../../register/kinds.ts'
import type { Reading } from '../../forms/form-input.ts'
import {
  type Asked,
  type Fieldset,
  hasHidden,
  hiddenFields,
  type Lang,
  languageName,
  languageOptions,
  type Piece,
  say,
} from '../../kit/kit.ts'

/**
 * In which language the words of a form are. Whoever signs what a colleague has typed may read these pages in another
 * one, and would else publish French words as English.
 */

/** The field that asks for it. */
export const LANGUAGE = 'saidIn'

/** What a form has where its words were typed in this language before. */
export const languageKeptIn = (lang: string): Record<string, string> => ({ [LANGUAGE]: lang })

/** Asked for only where it is not the language of the page. */
export function languageField({ lang }: Asked, f: Fieldset, values: URLSearchParams): Piece {
  const typed = values.get(LANGUAGE) ?? lang
  return typed === lang
    ? hiddenFields({ [LANGUAGE]: lang })
    : f.select(LANGUAGE, {
        label: say(lang, 'ours.saidIn'),
        hint: say(lang, 'ours.saidInHint'),
        options: languagesAnd(lang, typed),
        value: typed,
      })
}

/**
 * What can be chosen where words are in a language already: that one too, be it none of the list, as a sheet can bring
 * it. Else a browser would choose another for whoever saves the page.
 */
export function languagesAnd(lang: Lang, said: string) {
  const all = languageOptions(lang)
  const isThere = said === '' || all.some(({ value }) => value === said)
  return isThere ? all : [{ value: said, says: languageName(said) }, ...all]
}

export function languageTyped<W>({ asked, fields }: Pick<Reading<W>, 'asked' | 'fields'>): string {
  return langSchema.safeParse(fields.get(LANGUAGE)).data ?? asked.lang
}

/** What is wrong with words, whose lines are parted by line feeds; null where nothing is, or none were typed. */
export function wordsFault(lang: Lang, text: string): string | null {
  if (hasHidden(text, { lines: true })) return say(lang, 'fields.hidden')
  if (text === '' || isLegible(text, { lines: true })) return null
  return say(lang, SAYS.test(text) ? 'filing.fault.hidden' : 'ours.wordsBlank')
}

/** Notes it at their field. */
export function requireWords<W>({ asked, check }: Reading<W>, name: string, text: string): void {
  const wrong = wordsFault(asked.lang, text)
  if (wrong !== null) check.must(name, wrong, false)
}
