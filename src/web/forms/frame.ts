import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { type Errors, Fieldset, NO_ERRORS, refusedForm } from '../fields.ts'
import type { Form } from '../form.ts'
import { kept } from '../keep-typed.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import type { Composed } from '../statement/compose.ts'
import { Reading } from './reading.ts'
import type { StatementForm } from './statement-form.ts'
import { type DraftOf, draftTyped, typedBefore } from './typed-drafts.ts'
import { atMember, misfitsIn } from './words.ts'

/**
 * The frame of every form that makes a statement, at the desk and of representatives: it shows the form, reads what comes
 * back, and asks the law before anything is prepared for signing. What the law refuses is told at the field that mends it,
 * else above the form; nothing that was typed is lost.
 */

/** Who signs in a session, by which key. */
interface Signer {
  readonly keyid: string
}

/** What an act is prepared from: the statement, what follows, and the form again: with what was typed, or for what is left. */
interface Filled<A> {
  readonly composed: Composed
  readonly after: A | undefined
  readonly change: string
  readonly next: string | undefined
}

export interface Frame<Name extends string, W extends Signer, A> {
  readonly forms: Readonly<Record<Name, StatementForm<W, A>>>
  /** Where the forms stand: `/desk/new`. */
  readonly path: string
  /** Where whoever leaves a form goes, and how that is called. */
  readonly back: { readonly path: string; readonly says: (asked: Asked) => string }
  says(asked: Asked, name: Name): { readonly title: string; readonly note: string }
  opening(asked: Asked, who: W, title: string, note: string): Piece
  /** In whose name it is said. */
  author(who: W): string
  /** Whose drafts what was typed is kept among. */
  typed(who: W): DraftOf
  prepare(asked: Asked, who: W, filled: Filled<A>): Promise<Answer>
}

export async function showIn<Name extends string, W extends Signer, A>(
  frame: Frame<Name, W, A>,
  asked: Asked,
  who: W,
): Promise<Answer> {
  const name = nameOf(frame, asked)
  const typed = await typedBefore(asked, frame.typed(who))
  const values = typed.size > 0 ? typed : ((await frame.forms[name].start?.(asked)) ?? asked.query)
  return formPage(frame, asked, who, { name, values })
}

export async function takeIn<Name extends string, W extends Signer, A>(
  frame: Frame<Name, W, A>,
  asked: Asked,
  who: W,
  form: Form,
): Promise<Answer> {
  const name = nameOf(frame, asked)
  const { fields } = form
  const typed = new Reading(asked, who, form)
  try {
    const found = await frame.forms[name].compose(typed)
    if (found !== undefined && 'begin' in found)
      return seeOther(asked, `${frame.path}/${name}?${found.begin}`)
    if (found === undefined || !typed.check.isGood)
      return await formPage(frame, asked, who, { name, values: fields, errors: typed.check.errors })
    const { type, call, parts = [], after, next } = found
    const body = found.body as JsonObject
    const errors = misfitsIn(asked, type, body)
    if (errors.size > 0) return await formPage(frame, asked, who, { name, values: fields, errors })
    const proposal = { type, call, body, by: frame.author(who), signers: [who.keyid] }
    const refusal = await asked.site.log.door.preview(proposal)
    if (refusal !== null) return await formPage(frame, asked, who, { name, values: fields, refusal })
    const composed = { type, call, body, parts: [...typed.saying.parts, ...parts] }
    // What was typed stays out of the address.
    const again = async (typed: URLSearchParams) =>
      `${frame.path}/${name}?typed=${await draftTyped(asked, frame.typed(who), typed)}`
    const change = await again(fields)
    return await frame.prepare(asked, who, { composed, after, change, next: next && (await again(next)) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return formPage(frame, asked, who, { name, values: fields, refusal: error })
  }
}

function nameOf<Name extends string, W extends Signer, A>(
  { forms }: Frame<Name, W, A>,
  { params }: Asked,
): Name {
  const name = params.form!
  if (!Object.hasOwn(forms, name)) throw new Refusal('not_found', `There is no form ${name.slice(0, 40)}.`)
  return name as Name
}

interface Filling<Name> {
  readonly name: Name
  readonly values: URLSearchParams
  readonly errors?: Errors
  readonly refusal?: Refusal
}

async function formPage<Name extends string, W extends Signer, A>(
  frame: Frame<Name, W, A>,
  asked: Asked,
  who: W,
  { name, values, errors = NO_ERRORS, refusal }: Filling<Name>,
): Promise<Answer> {
  const { lang } = asked
  const { title, note } = frame.says(asked, name)
  const refused = refusal && refusedForm(lang, refusal, values)
  const f = new Fieldset(lang, refused?.typed ?? values, refusal ? atMember(asked, refusal) : errors)
  const matter = await frame.forms[name].fields({ asked, who, f, values })
  const trouble = refused && f.told.size === 0 ? refused.trouble : null
  const action = linkIn(asked, `${frame.path}/${name}`)
  const form = html`${trouble}<form class="form" method="post" action="${action}" enctype="multipart/form-data" novalidate${kept(name)}>${f.summary(say(lang, 'desk.errors'), f.told)}
${matter}
<div class="actions"><button class="btn">${say(lang, 'desk.next')}</button><a class="btn second" href="${linkIn(asked, frame.back.path)}">${frame.back.says(asked)}</a></div></form>`
  const main = html`${frame.opening(asked, who, title, note)}
${part(say(lang, 'desk.formHead'), form, { strong: true, note: say(lang, 'desk.formThen') })}`
  const isGood = errors.size === 0 && refusal === undefined
  return privatePage(asked, { title, main, script: 'keep-typed' }, isGood ? 200 : 422)
}
