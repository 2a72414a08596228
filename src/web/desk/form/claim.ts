import { callClaimed } from '../../../register/types/conveners.ts'
import { callField, callIn, openCalls, policyOf } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { applicationFields, boundBy, typedFromApplication } from '../application/claim-application.ts'
import {
  authorityFields,
  authorityIn,
  convenerFields,
  convenerIn,
  OWN_LEVELS,
  wordFields,
  wordsIn,
} from './convener-fields.ts'
import type { DeskForm } from './form.ts'
import { policyFields, policyIn } from './policy-fields.ts'
import { policyTyped, withKeptWords } from './policy-typed.ts'
import { reason } from './reason.ts'

/** An independent record becomes its convener's: who they are, how that was shown, and the rules that signatories accept. */
export const claimForm: DeskForm = {
  async start(asked) {
    const { query } = asked
    const records = await openCalls(asked, 'claims')
    const call = records.find(({ id }) => id === query.get('call')) ?? records[0]
    if (call === undefined) return new URLSearchParams()
    const values = await policyTyped(asked, await policyOf(asked, call))
    // A record says of itself that it binds nobody: whoever makes rules of it has to say anew what they effect.
    for (const name of ['effect', 'entities']) values.delete(name)
    values.set('call', call.id)
    for (const [name, value] of await typedFromApplication(asked, query.get('application')))
      values.set(name, value)
    return values
  },
  async fields(on) {
    const { asked, f, values } = on
    const { lang } = asked
    const records = await openCalls(asked, 'claims')
    if (records.length === 0) return html`<p class="notice">${say(lang, 'desk.noRecords')}</p>`
    const known = records.find(({ id }) => id === values.get('call')) ?? records[0]!
    return html`${await applicationFields(asked, values)}${await callField(asked, f, 'claims')}
${convenerFields(asked, f, known.row)}
${authorityFields(asked, f, OWN_LEVELS)}
${await reason.show('reason', say(lang, 'desk.fact.reason'), on)}
${wordFields(asked, f, known.row)}
${policyFields(asked, f)}`
  },
  async compose(typed) {
    const { asked, check, fields } = typed
    const { lang } = asked
    const call = await callIn(typed)
    const authority = authorityIn(typed, OWN_LEVELS)
    const { application, papers, proofs } = await boundBy(asked, fields)
    const policy = await policyIn(typed)
    const body = {
      convener: convenerIn(typed),
      ...wordsIn(typed),
      authority: {
        ...authority,
        evidence: [...authority.evidence, ...papers, ...proofs.flatMap(one => one.evidence)],
      },
      policy: call === undefined ? policy : withKeptWords(await policyOf(asked, call), policy),
      reason: reason.read('reason', say(lang, 'desk.fact.reason'), typed),
    }
    if (call !== undefined && application !== undefined)
      check.must('call', say(lang, 'handOver.otherCall'), application.call === call.id)
    const claim = { type: callClaimed.type, call: call?.id ?? null, body } as const
    if (application === undefined) return claim
    const taken = proofs.map(({ method, at }) => ({ method, at }))
    return { ...claim, after: { is: 'claimed', application: application.id, proofs: taken, papers } }
  },
}
