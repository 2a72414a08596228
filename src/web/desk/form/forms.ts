import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import type { Form } from '../../form.ts'
import { type Frame, showIn, takeIn } from '../../forms/frame.ts'
import { withMore } from '../../links.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { prepareAct } from '../act/acts.ts'
import { type After, backOf } from '../act/after.ts'
import { draftTyped, type Officer, typedBefore } from '../officer/officer.ts'
import { opening, recorded } from '../pages.ts'
import { switchForm } from '../switches.ts'
import { amendmentForm } from './amendment.ts'
import { authorityForm } from './authority.ts'
import { callForm } from './call.ts'
import { checkForm } from './check.ts'
import { claimForm } from './claim.ts'
import { closingForm } from './closing.ts'
import { endingForm, mergeForm, successionForm } from './ending.ts'
import type { DeskForm } from './form.ts'
import { invalidationForm, restorationForm } from './invalidation.ts'
import { paperForm } from './paper.ts'
import { partyForm } from './party.ts'
import { policyForm } from './policy.ts'
import { removalForm } from './removal.ts'
import { revocationForm } from './revocation.ts'
import { textForm } from './text.ts'
import { withholdingForm } from './withholding.ts'

/** By what they are about, in the order in which the desk lists them. */
export const FORMS_ABOUT = {
  parties: {
    check: checkForm,
    party: partyForm,
    revocation: revocationForm,
    merge: mergeForm,
    succession: successionForm,
    ending: endingForm,
  },
  signatures: {
    paper: paperForm,
    removal: removalForm,
    invalidation: invalidationForm,
    restoration: restorationForm,
  },
  calls: {
    call: callForm,
    text: textForm,
    amendment: amendmentForm,
    policy: policyForm,
    claim: claimForm,
    authority: authorityForm,
    withholding: withholdingForm,
    closing: closingForm,
  },
} as const satisfies Record<string, Record<string, DeskForm>>

/** A switch is set from the console of all. */
export const FORMS = {
  ...FORMS_ABOUT.parties,
  ...FORMS_ABOUT.signatures,
  ...FORMS_ABOUT.calls,
  switch: switchForm,
} as const satisfies Record<string, DeskForm>
type FormName = keyof typeof FORMS

/** Bytes of a form with files: a text of a call may have 4 MiB, in several languages. */
export const MOST_DESK_FORM = 16 * 1024 * 1024

const FRAME: Frame<FormName, Officer, After> = {
  forms: FORMS,
  path: '/desk/new',
  back: { path: '/desk', says: ({ lang }) => say(lang, 'desk.back') },
  says: ({ lang }, name) => ({
    title: say(lang, `desk.form.${name}`),
    note: say(lang, `desk.formNote.${name}`),
  }),
  opening: (asked, officer, title, note) => html`${opening(asked, officer, title, note)}${recorded(asked)}`,
  author: () => 'depositary',
  async typedBefore(asked, officer) {
    const typed = await typedBefore(asked, officer)
    return typed.size === 0 ? undefined : typed
  },
  async prepare(asked, officer, { form, fields, composed, after = { is: 'nothing' }, next }) {
    const back = next === undefined ? backOf(after) : await goingOn(asked, officer, form, next)
    return prepareAct(asked, officer, composed, { after, back, from: `/desk/new/${form}`, fields })
  },
}

export function showForm(asked: Asked, officer: Officer): Promise<Answer> {
  return showIn(FRAME, asked, officer)
}

export function takeForm(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  return takeIn(FRAME, asked, officer, form)
}

/** The form again, for what is left; what was typed stays out of its address. */
async function goingOn(asked: Asked, officer: Officer, form: string, next: URLSearchParams): Promise<string> {
  return withMore(`/desk/new/${form}`, `typed=${await draftTyped(asked, officer.id, next)}`)
}
