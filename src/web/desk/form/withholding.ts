import { wordsWithheld } from '../../../register/types/words.ts'
import { lineField, saidField } from '../../forms/kinds.ts'
import type { Field } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { say } from '../../say.ts'
import type { DeskForm } from './form.ts'

/** The words that are meant, by their digest. Their whole address is taken too, since that is what one copies. */
const digest: Field = {
  show: (name, label, { asked, f }) =>
    f.text(name, { label, hint: say(asked.lang, 'desk.wordsHint'), isPlain: true }),
  read(name, label, typed) {
    const text = typed.required(name, label)
    return /sha256:[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? text
  },
}

/** Words that must not be shown any more, by law. A gap stays, with its ground and whoever ordered it. */
export const withholdingForm: DeskForm = formOf(wordsWithheld, {
  fields: {
    digest,
    ground: saidField({ hint: 'desk.groundHint' }),
    authority: lineField({ hint: 'desk.orderedHint' }),
  },
})
