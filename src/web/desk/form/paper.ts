import { digestOf } from '../../../core/digest.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { isPastDay } from '../../typed.ts'
import { languageName } from '../../wording.ts'
import type { DeskForm } from './desk-form.ts'
import { callField, callTexts, partyField, requireCall, requireParty } from './subjects.ts'

/** An instrument on paper: the depositary records that a party signed, with a digest of the copy that it keeps. */
export const paperForm: DeskForm = {
  async fields(asked, f, values) {
    const { lang } = asked
    const texts = await callTexts(asked, values.get('call'))
    const languages = texts.map(value => ({ value, says: languageName(value) }))
    return html`${await callField(asked, f)}
${partyField(asked, f)}
${f.file('instrument', { label: say(lang, 'desk.instrument'), hint: say(lang, 'desk.instrumentHint') })}
<div class="two">${f.text('date', { label: say(lang, 'desk.instrumentDate'), type: 'date' })}${f.select('read', { label: say(lang, 'desk.instrumentLang'), options: languages, value: languages[0]?.value ?? 'en' })}</div>
${f.text('channel', { label: say(lang, 'desk.fact.channel'), hint: say(lang, 'desk.channelHint') })}
${f.area('reservation', { label: say(lang, 'desk.fact.reservation'), hint: say(lang, 'desk.wordForWord'), isOptional: true })}
${f.area('declaration', { label: say(lang, 'desk.fact.declaration'), hint: say(lang, 'desk.wordForWord'), isOptional: true })}`
  },
  async compose(asked, { fields, files }) {
    const { lang } = asked
    const check = new Checking()
    const call = await requireCall(asked, check, fields)
    const party = await requireParty(asked, check, fields)
    const instrument = files.get('instrument')
    check.must('instrument', say(lang, 'desk.instrumentMissing'), instrument !== undefined)
    const day = typedIn(fields, 'date')
    check.must('date', say(lang, 'desk.instrumentDateBad'), isPastDay(asked, day))
    const channel = typedIn(fields, 'channel')
    check.must('channel', say(lang, 'desk.channelMissing'), channel !== '')
    if (call?.row.text === null) check.errors.set('call', say(lang, 'desk.noText'))
    if (!check.isGood || call === undefined || party === undefined) return check.errors
    const read = typedIn(fields, 'read')
    const saying = new Saying()
    const body = {
      party,
      manifest: call.row.text,
      policy: call.row.policy,
      read: [read],
      reservation: saying.maybe(typedIn(fields, 'reservation'), read),
      declaration: saying.maybe(typedIn(fields, 'declaration'), read),
      instrument: { digest: digestOf(instrument!), date: day, channel: saying.said(channel, lang) },
    }
    return {
      composed: { type: 'signature/deposited', call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
