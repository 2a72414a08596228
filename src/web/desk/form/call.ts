import { date, id as idSchema } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { ROUTES } from '../../routes.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
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
import type { DeskForm } from './desk-form.ts'
import { policyFields, policyIn } from './policy-fields.ts'

/** Opening a call: who convenes it, by which authority it is kept here, and the policy that its signatories accept. */
const AUTHORITIES = [...OWN_LEVELS, 'independent'] as const
/** Where other pages of this site stand: a call of that name could not be reached. */
const RESERVED = new Set(Object.values(ROUTES).map(([, path]) => path.split('/')[1]!))

export const callForm: DeskForm = {
  async fields(asked, f) {
    const { lang } = asked
    const titles = { label: say(lang, 'desk.fact.titles'), hint: say(lang, 'desk.perLanguage'), rows: 2 }
    return html`${f.text('id', { label: say(lang, 'desk.callId'), hint: say(lang, 'desk.callIdHint'), isPlain: true })}
${f.area('titles', titles)}
${convenerFields(asked, f)}
${f.text('issued', { label: say(lang, 'desk.fact.issued'), type: 'date', isOptional: true })}
${authorityFields(asked, f, AUTHORITIES)}
${wordFields(asked, f)}
${policyFields(asked, f)}`
  },
  async compose(asked, form) {
    const { lang } = asked
    const { fields } = form
    const text = (name: string) => typedIn(fields, name)
    const check = new Checking()
    const saying = new Saying()
    const id = text('id')
    const isId = idSchema.safeParse(id).success
    check.must('id', say(lang, id === '' ? 'desk.idMissing' : 'desk.idBad', { typed: id }), isId)
    const [taken] = isId ? await asked.site.log.store.rows([ref('calls', id)]) : []
    if (isId)
      check.must('id', say(lang, 'desk.callTaken', { typed: id }), taken === undefined && !RESERVED.has(id))
    // In the order of the fields, which is that of what is wrong.
    const titles = localisedIn(asked, check, 'titles', text('titles'))
    const convener = convenerIn(asked, check, fields)
    const isDay = text('issued') === '' || date.safeParse(text('issued')).success
    check.must('issued', say(lang, 'desk.dateBad'), isDay)
    const body = {
      titles,
      issued: text('issued') || null,
      authority: authorityIn(asked, check, saying, form, AUTHORITIES),
      convener,
      ...wordsIn(asked, check, fields),
      policy: await policyIn(asked, check, saying, fields),
    }
    if (!check.isGood) return check.errors
    return {
      composed: { type: 'call/opened', call: id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
