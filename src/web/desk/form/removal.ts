import { signatureRemoved } from '../../../register/types/signatures.ts'
import type { Asked } from '../../asked.ts'
import { choiceField, filled } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import { openCalls, policyOf } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { showSaid } from '../../statement/said.ts'
import type { DeskForm } from './form.ts'

/** A signature is removed by a rule that its call published before, and by no other. */
export const removalForm: DeskForm = formOf(signatureRemoved, {
  fields: {
    rule: choiceField(rulesOf, {
      none: 'desk.noRules',
      as(chosen, { asked, call, check }) {
        const [of, rule] = chosen.split(' ')
        // Two calls may have a rule of the same name: the one that was read is the one that is meant.
        const isIts = call === undefined || of === call.id
        check.must('rule', say(asked.lang, 'wrong.signature/removed.rule'), isIts)
        return rule
      },
    }),
    policy: filled(({ call }) => call?.row.policy),
  },
})

/** Those of every call, each named with its call. */
async function rulesOf(asked: Asked) {
  const rules = (await openCalls(asked, 'signatures')).map(async call =>
    Promise.all(
      (await policyOf(asked, call)).delisting.map(async ({ id, rule }) => ({
        value: `${call.id} ${id}`,
        says: html`${call.id}: ${id}`,
        more: await showSaid(asked, rule),
      })),
    ),
  )
  return (await Promise.all(rules)).flat()
}
