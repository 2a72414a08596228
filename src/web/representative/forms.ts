import { ref } from '../../register/rows.ts'
import { objectionRaised } from '../../register/types/objections.ts'
import { acceptedPolicy, policyAccepted, signatureWithdrawn } from '../../register/types/signatures.ts'
import { mandateVouched } from '../../register/types/vouchers.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Form } from '../form.ts'
import { formPages } from '../forms/frame.ts'
import { choiceField, filled, partsField, saidField } from '../forms/kinds.ts'
import type { Reading } from '../forms/reading.ts'
import { formOf } from '../forms/statement-form.ts'
import { callNamed, partyIn } from '../forms/subjects.ts'
import { say } from '../say.ts'
import { prepareAct } from './acts.ts'
import type { After } from './after.ts'
import type { RepresentativeForm } from './form.ts'
import { answerForm, retractionForm } from './form-answer.ts'
import { revocationForm } from './form-revocation.ts'
import { signedCalls } from './speaking.ts'
import { opening, type Representative, requireSignatory } from './who.ts'

const signed = choiceField(signedCalls, { none: 'rep.nothingSigned' })

/** A party takes its signature back. What it signed stays on record, with the day on which it ended. */
const withdrawalForm: RepresentativeForm = {
  ...formOf(signatureWithdrawn, { call: signed }),
  onCall: ({ state }) => state === 'standing',
}

const acceptanceForm: RepresentativeForm = {
  ...formOf(policyAccepted, {
    call: { ...signed, read: callNamed().read },
    fields: { policy: filled(({ call }) => call?.row.policy) },
  }),
  onCall: (signature, { policy }) => signature.state === 'standing' && acceptedPolicy(signature) !== policy,
}

/**
 * A party says that it knows another, or takes that back. It stands in both their names: who vouches for a stranger
 * answers for it in public.
 */
const voucherForm: RepresentativeForm = formOf(mandateVouched, {
  fields: {
    stands: choiceField(
      ({ lang }) =>
        (['yes', 'no'] as const).map(value => ({
          value,
          says: say(lang, `rep.vouch.${value}`),
          more: say(lang, `rep.vouchMeans.${value}`),
        })),
      { value: 'yes', as: chosen => chosen === 'yes' },
    ),
  },
})

/** The signature of another on the call that was named. Where none stands, the law says so of whatever entry is named. */
async function signatureOf(typed: Reading): Promise<number> {
  const key = `${typed.text('call')}/${await partyIn(typed, 'party')}`
  const [row] = await typed.asked.site.log.store.rows([ref('signatures', key)])
  return row?.entry ?? 0
}

/** A signatory objects to the reservation or declaration of another. Both stand side by side. */
const objectionForm: RepresentativeForm = formOf(objectionRaised, {
  call: signed,
  fields: { against: partsField({ own: () => ({ entry: filled(signatureOf) }) }), words: saidField(6) },
})

export const FORMS = {
  revocation: revocationForm,
  withdrawal: withdrawalForm,
  acceptance: acceptanceForm,
  voucher: voucherForm,
  objection: objectionForm,
  answer: answerForm,
  retraction: retractionForm,
} as const satisfies Record<string, RepresentativeForm>

const pages = formPages<keyof typeof FORMS, Representative, After>({
  forms: FORMS,
  root: '/representative',
  words: 'rep',
  opening,
  author: ({ party }) => party,
  typed: ({ party }) => ({ purpose: 'party typed', subject: party }),
  prepare: (asked, who, { composed, after = { is: 'nothing' }, change }) =>
    prepareAct(asked, who, composed, { after, change }),
})

export async function showRepresentativeForm(asked: Asked, who: Representative): Promise<Answer> {
  requireSignatory(who)
  return pages.show(asked, who)
}

export async function takeRepresentativeForm(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireSignatory(who)
  return pages.take(asked, who, form)
}
