import { signatureDeposited, signatureRemoved } from '../../../register/types/signatures.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { choiceField, filled, partsField, pastDayField, saidField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callTexts, openCalls, policyOf } from '../../forms/subjects.ts'
import { type Asked, html, languageName, say } from '../../kit/kit.ts'
import { showSaid } from '../../statement/quotes.ts'
import type { DeskForm } from '../officer/officer.ts'
import { invalidationForm, restorationForm } from './invalidation.ts'

/** What is said of one signature. */

/** The rules in force. */
const policy = filled(({ call }) => call?.row.policy)

/** Word for word, in the language of the paper. */
const words: Field = {
  ...saidField(4),
  read: (it, typed) => typed.saying.maybe(typed.text(it.name), typed.text('read')),
}

/** The language of the text to which the paper refers. */
const read: Field = {
  async show(it, { asked, f, values }) {
    const languages = await callTexts(asked, values.get('call'))
    const options = languages.map(value => ({ value, says: languageName(value) }))
    return f.select(it.name, { ...labelled(asked, it), options, value: languages[0] ?? 'en' })
  },
  read: (it, typed) => [typed.text(it.name)],
}

/** The text in force; a call without one asks nobody to sign. */
function manifestOf({ asked, call, check }: Reading) {
  if (call?.row.text === null) check.errors.set('call', say(asked.lang, 'desk.noText'))
  return call?.row.text
}

/** The rules of every call, each named with its call. */
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

export const SIGNATURE_FORMS = {
  /** The depositary records that a party signed on paper, with a digest of the copy that it keeps. */
  paper: formOf(signatureDeposited, {
    fields: {
      instrument: partsField({
        own: () => ({ date: pastDayField(), channel: saidField(1) }),
        names: { digest: 'instrument' },
      }),
      reservation: words,
      declaration: words,
      manifest: filled(manifestOf),
      read,
      policy,
    },
    first: ['party', 'instrument', 'read'],
  }),
  /** A rule that the call published before removes a signature, and no other. */
  removal: formOf(signatureRemoved, {
    fields: {
      rule: choiceField(rulesOf, {
        none: 'desk.noRules',
        as(chosen, { asked, call, check }) {
          const [of, rule] = chosen.split(' ')
          // // Two calls may have a rule of the same name.
          const isIts = call === undefined || of === call.id
          check.must('rule', say(asked.lang, 'wrong.signature/removed.rule'), isIts)
          return rule
        },
      }),
      policy,
    },
  }),
  invalidation: invalidationForm,
  restoration: restorationForm,
} as const satisfies Record<string, DeskForm>
