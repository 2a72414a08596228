import { type Application, applications, decidedAs, withQuestion } from '../../../people/applications.ts'
import { changeApplication, letterBefore } from '../../../work/letters/application.ts'
import {
  type Asked,
  Checking,
  type Errors,
  Fieldset,
  type Form,
  postedForm,
  say,
  seeOther,
  typedIn,
  withMore,
} from '../../kit/kit.ts'
import { actNoted } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { inList } from '../queue/queue.ts'

/**
 * What an officer writes to an applicant: a question, or why they refuse. Neither enters the log: it names nobody for
 * having asked in vain.
 */
const WRITTEN = {
  ask: {
    field: 'question',
    label: 'talk.question',
    hint: 'talk.questionHint',
    missing: 'talk.questionMissing',
    button: 'talk.send',
    make: withQuestion,
    letter: 'question',
    act: 'application-asked',
    done: 'asked',
  },
  refuse: {
    field: 'reason',
    label: 'desk.reason',
    hint: 'desk.refuseHint',
    missing: 'desk.reasonMissing',
    button: 'desk.refuse',
    make: (application, { by, at, text: reason }) =>
      decidedAs(application, { is: 'refused', by, at, reason }),
    letter: 'refused',
    act: 'application-refused',
    done: 'refused',
  },
} as const satisfies Record<string, { readonly make: typeof withQuestion; readonly [rest: string]: unknown }>
export type Written = keyof typeof WRITTEN

export function writtenForm(
  asked: Asked,
  application: Application,
  does: Written,
  typed: URLSearchParams,
  errors: Errors,
) {
  const { lang } = asked
  const { field, label, hint, button } = WRITTEN[does]
  const f = new Fieldset(lang, typed, errors)
  const language = say(asked.site.own.langIn(application.lang), 'frame.language')
  return postedForm(asked, inList(asked), {
    f,
    fields: f.area(field, { label: say(lang, label), hint: say(lang, hint, { language }), rows: 3 }),
    hidden: { decision: does },
    keep: does,
    button: say(lang, button),
    isSecond: true,
  })
}

export async function writeTo(asked: Asked, officer: Officer, does: Written, { fields }: Form) {
  const { lang, site, params } = asked
  const id = params.application!
  const { field, missing, make, letter, act, done } = WRITTEN[does]
  const text = typedIn(fields, field)
  const check = new Checking()
  check.must(field, say(lang, missing), text !== '' && text.length <= 2000)
  if (!check.isGood) return check.errors
  await changeApplication(site, id, async found => {
    const value = make(found.value, { by: officer.id, at: site.now(), text })
    const written = await letterBefore(site, letter, { id, value }, { quote: text })
    return [applications.changed(found, value), actNoted(asked, officer, act, id), ...written]
  })
  return seeOther(asked, withMore(inList(asked), `${done}=1`))
}
