import { formPages } from '../../forms/frame.ts'
import { html } from '../../markup.ts'
import { prepareAct } from '../act/acts.ts'
import { type After, backOf } from '../act/after.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { opening } from '../pages.ts'
import { recorded } from '../recorded.ts'
import { switchForm } from '../switches.ts'
import {
  amendmentForm,
  authorityForm,
  callForm,
  closingForm,
  policyForm,
  withholdingForm,
} from './call-forms.ts'
import { checkForm } from './check.ts'
import { claimForm } from './claim.ts'
import type { DeskForm } from './form.ts'
import { invalidationForm, restorationForm } from './invalidation.ts'
import { endingForm, mergeForm, partyForm, revocationForm, successionForm } from './party-forms.ts'
import { paperForm, removalForm } from './signature-forms.ts'
import { textForm } from './text.ts'

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

export const { show: showForm, take: takeForm } = formPages<FormName, Officer, After>({
  forms: FORMS,
  root: '/desk',
  words: 'desk',
  opening: (asked, officer, title, note) => html`${opening(asked, officer, title, note)}${recorded(asked)}`,
  author: () => 'depositary',
  typed: ({ id }) => typedBy(id),
  prepare(asked, officer, { composed, after = { is: 'nothing' }, change, next }) {
    return prepareAct(asked, officer, composed, { after, change, back: next ?? backOf(after) })
  },
})
