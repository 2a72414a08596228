import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Composed } from '../../work/compose.ts'
import {
  type Answer,
  type Asked,
  type Errors,
  Fieldset,
  type Form,
  html,
  linkButton,
  NO_ERRORS,
  type Piece,
  part,
  postedForm,
  privatePage,
  refusedForm,
  say,
  seeOther,
} from '../kit/kit.ts'
import { type DraftOf, draftTyped, typedBefore } from './act-drafts.ts'
import { atMember, misfitsIn, sayAny } from './field-messages.ts'
import { Reading } from './form-input.ts'
import { addLanguage } from './languages.ts'
import type { StatementForm } from './statement-form.ts'

/**
 * The frame of every form that makes a statement: it shows the form, reads what comes back, and asks the law before
 * anything is prepared for signing. A refusal is told at the field that mends it, else above the form; nothing typed is
 * lost.
 */

interface Signer {
  readonly keyid: string
}

/**
 * What an act is prepared from. `change` and `next` lead to the form again: with what was typed, or for what is left.
 */
interface Filled<A> {
  readonly composed: Composed
  readonly after: A | undefined
  readonly change: string
  readonly next: string | undefined
}

interface Frame<Name extends string, W extends Signer, A> {
  readonly forms: Readonly<Record<Name, StatementForm<W, A>>>
  /** Where the forms are left to; they stand below it, under `new`. */
  readonly root: '/desk' | '/representative'
  /** The beginning of the keys of their messages. */
  readonly words: 'desk' | 'rep'
  /** Beside the one that keeps what is typed. */
  readonly scripts?: readonly string[]
  opening(asked: Asked, who: W, title: string, note: string): Piece | Promise<Piece>
  author(who: W): string
  /** Whose drafts what was typed is kept among. */
  typed(who: W): DraftOf
  prepare(asked: Asked, who: W, filled: Filled<A>): Promise<Answer>
}

export function formPages<Name extends string, W extends Signer, A>({
  forms,
  root,
  words,
  ...frame
}: Frame<Name, W, A>) {
  function nameOf({ params }: Asked): Name {
    const name = params.form!
    if (!Object.hasOwn(forms, name)) throw new Refusal('not_found', `There is no form ${name.slice(0, 40)}.`)
    return name as Name
  }

  async function page(
    asked: Asked,
    who: W,
    name: Name,
    values: URLSearchParams,
    wrong: { readonly errors?: Errors; readonly refusal?: Refusal } = {},
  ) {
    const { lang } = asked
    const { errors = NO_ERRORS, refusal } = wrong
    const title = sayAny(lang, `${words}.form.${name}`)
    const refused = refusal && refusedForm(lang, refusal, values)
    const f = new Fieldset(lang, refused?.typed ?? values, refusal ? atMember(asked, refusal) : errors)
    const nothing = (await forms[name].nothing?.(asked)) ?? null
    const matter = nothing === null ? await forms[name].fields({ asked, who, f, values }) : null
    const trouble = refused && f.told.size === 0 ? refused.trouble : null
    const beside = linkButton(asked, root, say(lang, `${words}.back`))
    const form =
      nothing === null
        ? postedForm(asked, `${root}/new/${name}`, {
            f,
            errors: f.told,
            fields: matter,
            keep: name,
            hasFile: true,
            button: say(lang, forms[name].beginsWith?.(values) ? 'desk.goOn' : 'desk.next'),
            beside,
          })
        : html`<p class="notice">${sayAny(lang, nothing)}</p><div class="actions">${beside}</div>`
    const main = html`
      ${await frame.opening(asked, who, title, sayAny(lang, forms[name].note?.(values) ?? `${words}.formNote.${name}`))}
      ${part(say(lang, 'desk.formHead'), html`${trouble}${form}`, { strong: true, ...(nothing === null && { note: say(lang, 'desk.formThen') }) })}
    `
    const isGood = errors.size === 0 && refusal === undefined
    return privatePage(
      asked,
      { title, main, script: ['keep-typed', ...(frame.scripts ?? [])] },
      isGood ? 200 : 422,
    )
  }

  return {
    async show(asked: Asked, who: W) {
      const name = nameOf(asked)
      const typed = await typedBefore(asked, frame.typed(who))
      const values = typed.size > 0 ? typed : ((await forms[name].start?.(asked)) ?? asked.query)
      return page(asked, who, name, values)
    },
    async take(asked: Asked, who: W, form: Form) {
      const name = nameOf(asked)
      const { fields: values } = form
      const typed = new Reading(asked, who, form)
      const added = typed.text('language')
      if (added !== '') addLanguage(values, added)
      values.delete('language')
      // The button of a language is the first of the form: Enter presses it, where nothing was chosen.
      if (added !== '' || ['more', 'yearly', 'widen'].includes(values.get('again') ?? '')) {
        forms[name].again?.({ asked, values })
        return page(asked, who, name, values)
      }
      // What was typed stays out of the address.
      const again = async (fields: URLSearchParams) =>
        `${root}/new/${name}?typed=${await draftTyped(asked, frame.typed(who), fields)}`
      try {
        const found = await forms[name].compose(typed)
        if (found !== undefined && 'begin' in found)
          return seeOther(asked, `${root}/new/${name}?${found.begin}`)
        if (found === undefined || !typed.check.isGood)
          return await page(asked, who, name, values, { errors: typed.check.errors })
        if (typed.showsFirst) return await page(asked, who, name, values)
        const { type, call, parts = [], after, next } = found
        const body = found.body as JsonObject
        const errors = misfitsIn(asked, type, body)
        if (errors.size > 0) return await page(asked, who, name, values, { errors })
        const proposal = { type, call, body, by: frame.author(who), signers: [who.keyid] }
        const refusal = await asked.site.log.door.preview(proposal)
        if (refusal !== null) return await page(asked, who, name, values, { refusal })
        const composed = { type, call, body, parts: [...typed.saying.parts, ...parts] }
        const change = await again(values)
        return await frame.prepare(asked, who, { composed, after, change, next: next && (await again(next)) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return page(asked, who, name, values, { refusal: error })
      }
    },
  }
}
