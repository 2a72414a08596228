import { signatureDeposited } from '../../../register/types/signatures.ts'
import { dayIn, evidenceIn, filled, saidField } from '../../forms/kinds.ts'
import type { Field, Reading } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, callTexts } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { languageName } from '../../wording.ts'
import type { DeskForm } from './form.ts'

/** The paper: the file of its copy, its day and its language, and how it came. */
const instrument: Field = {
  async show(name, _label, { asked, f, values }) {
    const { lang } = asked
    const languages = (await callTexts(asked, values.get('call'))).map(value => ({
      value,
      says: languageName(value),
    }))
    return html`${f.file(name, { label: say(lang, 'desk.instrument'), hint: say(lang, 'desk.instrumentHint') })}
<div class="two">${f.text('date', { label: say(lang, 'desk.instrumentDate'), type: 'date' })}${f.select('read', { label: say(lang, 'desk.instrumentLang'), options: languages, value: languages[0]?.value ?? 'en' })}</div>
${f.text('channel', { label: say(lang, 'desk.fact.channel'), hint: say(lang, 'desk.channelHint') })}`
  },
  read(name, _label, typed) {
    const { lang } = typed.asked
    const [digest] = evidenceIn(typed, name)
    typed.check.must(name, say(lang, 'desk.instrumentMissing'), digest !== undefined)
    const date = dayIn(typed, 'date', 'desk.instrumentDateBad')
    const channel = typed.required('channel', say(lang, 'desk.fact.channel'))
    return { digest, date, channel: typed.saying.maybe(channel, lang) }
  },
}

/** Word for word, in the language of the paper. */
const words: Field = {
  ...saidField({ hint: 'desk.wordForWord', rows: 4, isOptional: true }),
  read: (name, _label, typed) => typed.saying.maybe(typed.text(name), typed.text('read')),
}

/** The text in force: what a call without one is asked to sign is nothing. */
function manifestOf({ asked, call, check }: Reading) {
  if (call?.row.text === null) check.errors.set('call', say(asked.lang, 'desk.noText'))
  return call?.row.text
}

/** An instrument on paper: the depositary records that a party signed, with a digest of the copy that it keeps. */
export const paperForm: DeskForm = formOf(signatureDeposited, {
  call: callNamed(),
  fields: {
    instrument,
    reservation: words,
    declaration: words,
    manifest: filled(manifestOf),
    read: filled(typed => [typed.text('read')]),
    policy: filled(({ call }) => call?.row.policy),
  },
})
