import { id as idSchema } from '../../../register/kinds.ts'
import { callOpened } from '../../../register/types/calls.ts'
import { schemaIn } from '../../forms/kinds.ts'
import { html } from '../../markup.ts'
import { ROUTES } from '../../routes.ts'
import { say } from '../../say.ts'
import {
  authorityFields,
  authorityIn,
  convenerFields,
  convenerIn,
  localisedIn,
  OWN_LEVELS,
  wordFields,
  wordsIn,
} from './convener-fields.ts'
import type { DeskForm } from './form.ts'
import { policyFields, policyIn } from './policy-fields.ts'

/** Opening a call: who convenes it, by which authority it is kept here, and the policy that its signatories accept. */
const AUTHORITIES = [...OWN_LEVELS, 'independent'] as const
/** Where other pages of this site stand: a call of that name could not be reached. */
const RESERVED = new Set(Object.values(ROUTES).map(([, path]) => path.split('/')[1]!))

export const callForm: DeskForm = {
  async fields({ asked, f }) {
    const { lang } = asked
    f.stands('call', 'id')
    const titles = { label: say(lang, 'desk.fact.titles'), hint: say(lang, 'desk.perLanguage'), rows: 2 }
    return html`${f.text('id', { label: say(lang, 'desk.callId'), hint: say(lang, 'desk.callIdHint'), isPlain: true })}
${f.area('titles', titles)}
${convenerFields(asked, f)}
${f.text('issued', { label: say(lang, 'desk.fact.issued'), type: 'date', isOptional: true })}
${authorityFields(asked, f, AUTHORITIES)}
${wordFields(asked, f)}
${policyFields(asked, f)}`
  },
  async compose(typed) {
    const { asked, check } = typed
    const { lang } = asked
    const id = typed.text('id')
    const isId = idSchema.safeParse(id).success
    check.must('id', say(lang, id === '' ? 'desk.idMissing' : 'desk.idBad', { typed: id }), isId)
    if (isId) check.must('id', say(lang, 'desk.callTaken', { typed: id }), !RESERVED.has(id))
    const body = {
      titles: localisedIn(typed, 'titles'),
      issued: schemaIn(typed, 'issued', callOpened.members.issued!, say(lang, 'desk.dateBad')),
      authority: authorityIn(typed, AUTHORITIES),
      convener: convenerIn(typed),
      ...wordsIn(typed),
      policy: await policyIn(typed),
    }
    return { type: callOpened.type, call: id, body }
  },
}
