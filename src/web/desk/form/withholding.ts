import { wordsWithheld } from '../../../register/types/words.ts'
import { lineField, saidField } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import type { DeskForm } from './form.ts'

/** Words that must not be shown any more, by law. A gap stays, with its ground and whoever ordered it. */
export const withholdingForm: DeskForm = formOf(wordsWithheld, {
  fields: {
    digest: {
      ...lineField(),
      // Their whole address is taken too, since that is what one copies.
      read(it, typed) {
        const text = typed.text(it.name)
        return /sha256:[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? (text || null)
      },
    },
    authority: saidField(1),
  },
})
