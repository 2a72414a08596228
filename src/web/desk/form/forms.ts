import { Refusal } from '../../../core/refusal.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { type Errors, Fieldset, NO_ERRORS, refusedForm } from '../../fields.ts'
import type { Form } from '../../form.ts'
import { kept } from '../../keep-typed.ts'
import { linkIn, withMore } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import { part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { prepareAct } from '../act/acts.ts'
import { backOf } from '../act/after.ts'
import { draftTyped, type Officer, typedBefore } from '../officer/officer.ts'
import { opening } from '../pages.ts'
import { recorded } from '../recorded.ts'
import { switchForm } from '../switches.ts'
import { authorityForm } from './authority.ts'
import { callForm } from './call.ts'
import { checkForm } from './check.ts'
import { claimForm } from './claim.ts'
import { closingForm } from './closing.ts'
import type { DeskForm } from './desk-form.ts'
import { endingForm, mergeForm, successionForm } from './ending.ts'
import { invalidationForm, restorationForm } from './invalidation.ts'
import { paperForm } from './paper.ts'
import { partyForm } from './party.ts'
import { policyForm } from './policy.ts'
import { removalForm } from './removal.ts'
import { revocationForm } from './revocation.ts'
import { textForm } from './text.ts'
import { withholdingForm } from './withholding.ts'

export const FORMS = {
  check: checkForm,
  party: partyForm,
  paper: paperForm,
  revocation: revocationForm,
  removal: removalForm,
  invalidation: invalidationForm,
  restoration: restorationForm,
  withholding: withholdingForm,
  merge: mergeForm,
  succession: successionForm,
  ending: endingForm,
  text: textForm,
  call: callForm,
  policy: policyForm,
  claim: claimForm,
  authority: authorityForm,
  closing: closingForm,
  switch: switchForm,
} as const satisfies Record<string, DeskForm>
export type FormName = keyof typeof FORMS

/** Bytes of a form with files: a text of a call may have 4 MiB, in several languages. */
export const MOST_DESK_FORM = 16 * 1024 * 1024

export async function showForm(asked: Asked, officer: Officer): Promise<Answer> {
  const name = formName(asked)
  const form: DeskForm = FORMS[name]
  const typed = await typedBefore(asked, officer)
  const values = [...typed].length > 0 ? typed : ((await form.start?.(asked)) ?? asked.query)
  return formPage(asked, officer, name, values, NO_ERRORS, null)
}

export async function takeForm(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  const name = formName(asked)
  let errors: Errors = NO_ERRORS
  try {
    const found = await FORMS[name].compose(asked, form)
    if ('see' in found) return seeOther(asked, found.see)
    if (!('composed' in found)) errors = found
    else {
      const act = {
        after: found.after,
        back:
          found.next === undefined ? backOf(found.after) : await goingOn(asked, officer, name, found.next),
        from: `/desk/new/${name}`,
        fields: form.fields,
      }
      return await prepareAct(asked, officer, found.composed, act)
    }
  } catch (error) {
    const { trouble, typed } = refusedForm(asked.lang, error, form.fields)
    return formPage(asked, officer, name, typed, NO_ERRORS, trouble)
  }
  return formPage(asked, officer, name, form.fields, errors, null)
}

/** The form again, for what is left; what was typed stays out of its address. */
async function goingOn(
  asked: Asked,
  officer: Officer,
  name: FormName,
  next: URLSearchParams,
): Promise<string> {
  return withMore(`/desk/new/${name}`, `typed=${await draftTyped(asked, officer.id, next)}`)
}

function formName({ params }: Asked): FormName {
  const name = params.form!
  if (!Object.hasOwn(FORMS, name))
    throw new Refusal('not_found', `The desk has no form ${name.slice(0, 40)}.`)
  return name as FormName
}

async function formPage(
  asked: Asked,
  officer: Officer,
  name: FormName,
  values: URLSearchParams,
  errors: Errors,
  trouble: Piece,
): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, `desk.form.${name}`)
  const f = new Fieldset(lang, values, errors)
  const form = html`${trouble}<form class="form" method="post" action="${linkIn(asked, `/desk/new/${name}`)}" enctype="multipart/form-data" novalidate${kept(name)}>${f.summary(say(lang, 'desk.errors'))}
${await FORMS[name].fields(asked, f, values)}
<div class="actions"><button class="btn">${say(lang, 'desk.next')}</button><a class="btn second" href="${linkIn(asked, '/desk')}">${say(lang, 'desk.back')}</a></div></form>`
  const main = html`${opening(asked, officer, title, say(lang, `desk.formNote.${name}`))}${recorded(asked)}
${part(say(lang, 'desk.formHead'), form, { strong: true, note: say(lang, 'desk.formThen') })}`
  return privatePage(
    asked,
    { title, main, script: 'keep-typed' },
    errors.size === 0 && trouble === null ? 200 : 422,
  )
}
