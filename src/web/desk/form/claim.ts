import { Checking } from '../../fields.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
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
import type { DeskForm } from './desk-form.ts'
import { policyFields, policyIn } from './policy-fields.ts'
import { policyTyped, withKeptWords } from './policy-typed.ts'
import { reasonField, requireReason } from './reason.ts'
import { callField, openCalls, policyOf, requireCall } from './subjects.ts'

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
  async fields(asked, f, values) {
    const { lang } = asked
    const records = await openCalls(asked, 'claims')
    if (records.length === 0) return html`<p class="notice">${say(lang, 'desk.noRecords')}</p>`
    const known = records.find(({ id }) => id === values.get('call')) ?? records[0]!
    return html`${await applicationFields(asked, values)}${await callField(asked, f, 'claims')}
${convenerFields(asked, f, known.row)}
${authorityFields(asked, f, OWN_LEVELS)}
${reasonField(asked, f)}
${wordFields(asked, f, known.row)}
${policyFields(asked, f)}`
  },
  async compose(asked, form) {
    const { lang } = asked
    const { fields } = form
    const check = new Checking()
    const saying = new Saying()
    const call = await requireCall(asked, check, fields)
    const convener = convenerIn(asked, check, fields)
    const authority = authorityIn(asked, check, saying, form, OWN_LEVELS)
    const reason = requireReason(asked, check, fields)
    const words = wordsIn(asked, check, fields)
    const { application, papers, proofs } = await boundBy(asked, fields)
    const policy = await policyIn(asked, check, saying, fields)
    const body = {
      convener,
      ...words,
      authority: {
        ...authority,
        evidence: [...authority.evidence, ...papers, ...proofs.flatMap(one => one.evidence)],
      },
      policy: call === undefined ? policy : withKeptWords(await policyOf(asked, call), policy),
      reason: saying.said(reason || '–', lang),
    }
    const isRecord = call?.row.authority.level === 'independent'
    if (call !== undefined) check.must('call', say(lang, 'desk.notARecord'), isRecord)
    if (call !== undefined && application !== undefined)
      check.must('call', say(lang, 'handOver.otherCall'), application.call === call.id)
    if (!check.isGood || call === undefined) return check.errors
    return {
      composed: { type: 'call/claimed', call: call.id, body: body as never, parts: saying.parts },
      after:
        application === undefined
          ? { is: 'nothing' }
          : {
              is: 'claimed',
              application: application.id,
              proofs: proofs.map(({ method, at }) => ({ method, at })),
              papers,
            },
    }
  },
}
