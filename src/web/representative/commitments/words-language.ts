import { lang as langSchema } from '../../../register/kinds.ts'
import type { Reading } from '../../forms/form-input.ts'
import { type Asked, type Fieldset, hiddenFields, languageOptions, type Piece, say } from '../../kit/kit.ts'

/**
 * In which language the words of a form are. Whoever signs what a colleague has typed may read these pages in another
 * one, and would else publish French words as English.
 */

const NAME = 'saidIn'

/** Asked for only where it is not the language of the page. */
export function languageField({ lang }: Asked, f: Fieldset, values: URLSearchParams): Piece {
  const typed = values.get(NAME) ?? lang
  return typed === lang
    ? hiddenFields({ [NAME]: lang })
    : f.select(NAME, {
        label: say(lang, 'ours.saidIn'),
        hint: say(lang, 'ours.saidInHint'),
        options: languageOptions(lang),
        value: typed,
      })
}

export function languageTyped<W>({ asked, fields }: Pick<Reading<W>, 'asked' | 'fields'>): string {
  return langSchema.safeParse(fields.get(NAME)).data ?? asked.lang
}
