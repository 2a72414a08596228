import { signatureDeposited } from '../../../register/types/signatures.ts'
import { filled, partsField, pastDayField, saidField } from '../../forms/kinds.ts'
import type { Field, Reading } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callTexts } from '../../forms/subjects.ts'
import { labelled } from '../../forms/words.ts'
import { say } from '../../say.ts'
import { languageName } from '../../wording.ts'
import type { DeskForm } from './form.ts'

/** Word for word, in the language of the paper. */
const words: Field = {
  ...saidField(4),
  read: (it, typed) => typed.saying.maybe(typed.text(it.name), typed.text('read')),
}

/** The language of the text to which the paper refers. */
const read: Field = {
  async show(it, { asked, f, values }) {
    const languages = await callTexts(asked, values.get('call'))
    const options = languages.map(value => ({ value, says: languageName(value) }))
    return f.select(it.name, { ...labelled(asked, it), options, value: languages[0] ?? 'en' })
  },
  read: (it, typed) => [typed.text(it.name)],
}

/** The text in force: what a call without one is asked to sign is nothing. */
function manifestOf({ asked, call, check }: Reading) {
  if (call?.row.text === null) check.errors.set('call', say(asked.lang, 'desk.noText'))
  return call?.row.text
}

/** An instrument on paper: the depositary records that a party signed, with a digest of the copy that it keeps. */
export const paperForm: DeskForm = formOf(signatureDeposited, {
  fields: {
    instrument: partsField({
      own: () => ({ date: pastDayField(), channel: saidField(1) }),
      names: { digest: 'instrument' },
    }),
    reservation: words,
    declaration: words,
    manifest: filled(manifestOf),
    read,
    policy: filled(({ call }) => call?.row.policy),
  },
  first: ['party', 'instrument', 'read'],
})
