import { callClaimed } from '../../../register/types/conveners.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { After } from '../../../work/act/consequences.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls, policyOf } from '../../forms/subjects.ts'
import { html, say } from '../../kit/kit.ts'
import { applicationFields, claimGranted, typedFromApplication } from '../application/claim-application.ts'
import { boundBy } from '../application/proofs.ts'
import type { Officer } from '../officer/officer.ts'
import type { DeskForm } from './form.ts'
import { policyField } from './policy-field.ts'

const form = formOf<Officer, After, 'call/claimed'>(callClaimed, {
  call: callNamed('claims'),
  fields: { policy: policyField },
  pairs: [['verb', 'noun']],
})

/**
 * An independent record becomes its convener's: who they are, how that was shown, and the rules that signatories
 * accept.
 */
export const claimForm: DeskForm = {
  types: form.types,
  async start(asked) {
    const { query } = asked
    const records = await openCalls(asked, 'claims')
    const call = records.find(({ id }) => id === query.get('call')) ?? records[0]
    if (call === undefined) return new URLSearchParams()
    const { convener, verb, noun } = call.row
    const said = { call: call.id, convener, verb, noun, policy: await policyOf(asked, call) }
    const values = await form.typedFor(asked, said)
    // A record says of itself that it binds nobody: whoever makes rules of it has to say anew what they effect.
    for (const name of ['effect', 'entities']) values.delete(name)
    for (const [name, value] of await typedFromApplication(asked)) values.set(name, value)
    return values
  },
  async fields(on) {
    const { asked, values } = on
    if ((await openCalls(asked, 'claims')).length === 0)
      return html`<p class="notice">${say(asked.lang, 'desk.noRecords')}</p>`
    return html`${await applicationFields(asked, values)}${await form.fields(on)}`
  },
  async compose(typed) {
    const { asked, check, fields } = typed
    const application = await claimGranted(asked, fields)
    const claim = await form.compose(typed)
    if (application === undefined) return claim
    check.must('call', say(asked.lang, 'handOver.otherCall'), application.call === typed.call?.id)
    if (claim === undefined || 'begin' in claim || !check.isGood) return undefined
    const { authority, ...rest } = claim.body as BodyOf<'call/claimed'>
    const bound = await boundBy(asked, application.id, fields)
    const evidence = [...authority.evidence, ...bound.evidence]
    return {
      ...claim,
      body: { ...rest, authority: { ...authority, evidence } },
      after: { is: 'claimed', ...bound.granted },
    }
  },
}
