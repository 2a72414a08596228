import { Refusal } from '../../core/refusal.ts'
import { newDraft, readDraft } from '../../people/drafts.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { type Errors, Fieldset, NO_ERRORS, refusedForm } from '../fields.ts'
import type { Form } from '../form.ts'
import { kept } from '../keep-typed.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { part, privatePage } from '../private.ts'
import { say } from '../say.ts'
import { prepareAct } from './acts.ts'
import type { RepresentativeForm } from './form.ts'
import { answerForm, retractionForm } from './form-answer.ts'
import { objectionForm } from './form-objection.ts'
import { revocationForm } from './form-revocation.ts'
import { voucherForm } from './form-voucher.ts'
import { withdrawalForm } from './form-withdrawal.ts'
import { opening, type Representative, requireSignatory } from './who.ts'

const FORMS = {
  revocation: revocationForm,
  withdrawal: withdrawalForm,
  voucher: voucherForm,
  objection: objectionForm,
  answer: answerForm,
  retraction: retractionForm,
} as const satisfies Record<string, RepresentativeForm>
type FormName = keyof typeof FORMS

export async function showRepresentativeForm(asked: Asked, who: Representative): Promise<Answer> {
  requireSignatory(who)
  const typed = await typedBefore(asked, who)
  return formPage(asked, who, formName(asked), typed ?? asked.query, NO_ERRORS, null)
}

export async function takeRepresentativeForm(
  asked: Asked,
  who: Representative,
  { fields }: Form,
): Promise<Answer> {
  requireSignatory(who)
  const name = formName(asked)
  let errors: Errors = NO_ERRORS
  try {
    const found = await FORMS[name].compose(asked, who, fields)
    if (!('composed' in found)) errors = found
    else {
      const change = `/representative/new/${name}?typed=${await keepTyped(asked, who, fields)}`
      return await prepareAct(asked, who, found.composed, { after: found.after, change })
    }
  } catch (error) {
    const { trouble, typed } = refusedForm(asked.lang, error, fields)
    return formPage(asked, who, name, typed, NO_ERRORS, trouble)
  }
  return formPage(asked, who, name, fields, errors, null)
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

function formName({ params }: Asked): FormName {
  const name = params.form!
  if (!Object.hasOwn(FORMS, name)) throw new Refusal('not_found', `There is no form ${name.slice(0, 40)}.`)
  return name as FormName
}

async function formPage(
  asked: Asked,
  who: Representative,
  name: FormName,
  values: URLSearchParams,
  errors: Errors,
  trouble: Piece,
): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, `rep.form.${name}`)
  const f = new Fieldset(lang, values, errors)
  const form = html`${trouble}<form class="form" method="post" action="${linkIn(asked, `/representative/new/${name}`)}" enctype="multipart/form-data" novalidate${kept(`representative-${name}`)}>${f.summary(say(lang, 'desk.errors'))}
${await FORMS[name].fields(asked, who, f)}
<div class="actions"><button class="btn">${say(lang, 'desk.next')}</button><a class="btn second" href="${linkIn(asked, '/representative')}">${say(lang, 'rep.back')}</a></div></form>`
  const main = html`${opening(asked, who, title, say(lang, `rep.formNote.${name}`))}
${part(say(lang, 'desk.formHead'), form, { strong: true, note: say(lang, 'desk.formThen') })}`
  return privatePage(
    asked,
    { title, main, script: 'keep-typed' },
    errors.size === 0 && trouble === null ? 200 : 422,
  )
}
