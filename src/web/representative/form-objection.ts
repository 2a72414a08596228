import { ref } from '../../register/rows.ts'
import { partyField, requireParty } from '../desk/form/subjects.ts'
import { Checking } from '../fields.ts'
import { typedIn } from '../form.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { Saying } from '../statement/compose.ts'
import type { RepresentativeForm } from './form.ts'
import { objectionsBy, signedCalls } from './speaking.ts'

/** A signatory objects to the reservation or declaration of another. Both stand side by side. */
export const objectionForm: RepresentativeForm = {
  async fields(asked, who, f) {
    const { lang } = asked
    const calls = await signedCalls(asked, who)
    if (calls.length === 0) return html`<p class="notice">${say(lang, 'rep.nothingSigned')}</p>`
    return html`${f.choice('call', { label: say(lang, 'rep.fact.call'), options: calls })}${partyField(asked, f)}
${f.area('words', { label: say(lang, 'rep.fact.objection'), hint: say(lang, 'rep.objectionHint'), rows: 6 })}`
  },
  async compose(asked, who, fields) {
    const { lang, site } = asked
    const check = new Checking()
    const [call, words] = [typedIn(fields, 'call'), typedIn(fields, 'words')]
    const isSigned = (await signedCalls(asked, who)).some(({ value }) => value === call)
    check.must('call', say(lang, 'rep.callMissing'), isSigned)
    const party = await requireParty(asked, check, fields)
    check.must('words', say(lang, 'rep.objectionMissing'), words !== '')
    if (party === who.party) check.errors.set('party', say(lang, 'rep.objectionOwn'))
    if (!check.isGood || party === undefined) return check.errors
    const [row] = await site.log.store.rows([ref('signatures', `${call}/${party}`)])
    const isStanding = row?.state === 'standing'
    check.must('party', say(lang, 'rep.objectionUnsigned'), isStanding)
    const hasSaid = isStanding && (row.reservation !== null || row.declaration !== null)
    if (isStanding) check.must('party', say(lang, 'rep.objectionGroundless'), hasSaid)
    const mine = (await objectionsBy(asked, who)).find(
      one => one.call === call && one.party === party && one.objection.against === row?.entry,
    )
    if (isStanding && mine !== undefined)
      check.errors.set('party', say(lang, 'rep.objectionTwice', { index: mine.objection.entry }))
    if (!check.isGood || row === undefined) return check.errors
    const saying = new Saying()
    const body = { against: { party, entry: row.entry }, words: saying.said(words, lang) }
    return {
      composed: { type: 'objection/raised', call, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
