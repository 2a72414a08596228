import { newDraft, readDraft } from '../../people/drafts.ts'
import { acceptedPolicy, policyAccepted } from '../../register/types/signatures.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Form } from '../form.ts'
import { type Frame, showIn, takeIn } from '../forms/frame.ts'
import { choiceField, filled } from '../forms/kinds.ts'
import { formOf } from '../forms/statement-form.ts'
import { callIn } from '../forms/subjects.ts'
import { say } from '../say.ts'
import { prepareAct } from './acts.ts'
import type { After } from './after.ts'
import type { RepresentativeForm } from './form.ts'
import { answerForm, retractionForm } from './form-answer.ts'
import { objectionForm } from './form-objection.ts'
import { revocationForm } from './form-revocation.ts'
import { voucherForm } from './form-voucher.ts'
import { withdrawalForm } from './form-withdrawal.ts'
import { signedCalls } from './speaking.ts'
import { opening, type Representative, requireSignatory } from './who.ts'

export const FORMS = {
  revocation: revocationForm,
  withdrawal: withdrawalForm,
  acceptance: {
    ...formOf(policyAccepted, {
      call: {
        ...choiceField(signedCalls, { label: 'rep.fact.call', none: 'rep.nothingSigned' }),
        read: async (_name, _label, typed) => (await callIn(typed))?.id,
      },
      fields: { policy: filled(({ call }) => call?.row.policy) },
    }),
    onCall: (signature, { policy }) => signature.state === 'standing' && acceptedPolicy(signature) !== policy,
  },
  voucher: voucherForm,
  objection: objectionForm,
  answer: answerForm,
  retraction: retractionForm,
} as const satisfies Record<string, RepresentativeForm>

const FRAME: Frame<keyof typeof FORMS, Representative, After> = {
  forms: FORMS,
  path: '/representative/new',
  back: { path: '/representative', says: ({ lang }) => say(lang, 'rep.back') },
  says: ({ lang }, name) => ({
    title: say(lang, `rep.form.${name}`),
    note: say(lang, `rep.formNote.${name}`),
  }),
  opening,
  author: ({ party }) => party,
  typedBefore,
  async prepare(asked, who, { form, fields, composed, after = { is: 'nothing' } }) {
    const change = `/representative/new/${form}?typed=${await keepTyped(asked, who, fields)}`
    return prepareAct(asked, who, composed, { after, change })
  },
}

export async function showRepresentativeForm(asked: Asked, who: Representative): Promise<Answer> {
  requireSignatory(who)
  return showIn(FRAME, asked, who)
}

export async function takeRepresentativeForm(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireSignatory(who)
  return takeIn(FRAME, asked, who, form)
}

const TYPED = 'party typed'

/** Keeps what was typed, for whoever comes back to change it. */
function keepTyped({ site }: Asked, { party }: Representative, fields: URLSearchParams): Promise<string> {
  const draft = { purpose: TYPED, subject: party, fields: Object.fromEntries(fields) }
  return newDraft(site.log.drawer, draft, site.now())
}

async function typedBefore(
  { site, query }: Asked,
  { party }: Representative,
): Promise<URLSearchParams | undefined> {
  const token = query.get('typed')
  if (token === null) return undefined
  const draft = await readDraft(site.log.drawer, token, { purpose: TYPED, subject: party }, site.now())
  return draft === undefined ? undefined : new URLSearchParams(draft.fields)
}
