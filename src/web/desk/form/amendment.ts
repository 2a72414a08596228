import { callAmended } from '../../../register/types/calls.ts'
import { saidField, schemaIn } from '../../forms/kinds.ts'
import { callField, callIn, openCalls, requireStands, standsField } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { convenerFields, convenerIn, linesOf, localisedIn, wordFields, wordsIn } from './convener-fields.ts'
import type { DeskForm } from './form.ts'

const reason = saidField({ hint: 'rep.reasonPublic' })

/** What a call says of itself, corrected. The call is named first, and the form then comes filled in with what it says. */
export const amendmentForm: DeskForm = {
  async fields(on) {
    const { asked, f, values } = on
    const { lang } = asked
    const call = (await openCalls(asked, 'texts')).find(({ id }) => id === values.get('call'))
    if (call === undefined) return callField(asked, f, 'texts')
    const { row } = call
    const titles = { label: say(lang, 'desk.fact.titles'), hint: say(lang, 'desk.perLanguage'), rows: 2 }
    const issued = { label: say(lang, 'desk.fact.issued'), type: 'date' as const, isOptional: true }
    return html`<input type="hidden" name="call" value="${call.id}">${standsField(values, row)}
${f.area('titles', { ...titles, value: linesOf(row.titles) })}
${convenerFields(asked, f, row)}
${f.text('issued', { ...issued, value: row.issued ?? '' })}
${wordFields(asked, f, row)}
${await reason.show('reason', say(lang, 'member.reason'), on)}`
  },
  async compose(typed) {
    const { asked, fields } = typed
    const call = await callIn(typed)
    if (call === undefined) return undefined
    if (!fields.has('titles')) return { see: `/desk/new/amendment?call=${call.id}` }
    const body = {
      titles: localisedIn(typed, 'titles'),
      issued: schemaIn(typed, 'issued', callAmended.members.issued!, say(asked.lang, 'desk.dateBad')),
      convener: convenerIn(typed),
      ...wordsIn(typed),
      reason: reason.read('reason', say(asked.lang, 'member.reason'), typed),
    }
    requireStands(typed, call.row)
    return { type: callAmended.type, call: call.id, body }
  },
}
