import { Refusal } from '../../core/refusal.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { remark } from './pieces.ts'
import { cleared } from './typed-text.ts'

/** Sentences by the name of the field that they are about. */
export type Errors = ReadonlyMap<string, string>
export const NO_ERRORS: Errors = new Map()

interface Labelled {
  readonly label: Piece
  readonly hint?: Piece
  readonly isOptional?: boolean
}

interface Option {
  readonly value: string
  readonly says: Piece
  /** The language of its words, where it is not the page's. */
  readonly lang?: string
  readonly more?: Piece
}

/**
 * The fields of a form, each under its label, with what was typed before and what is wrong with it. Nothing typed is
 * lost: a form that is refused comes back as it was sent, but for what nobody sees in a field that has to be mended.
 */
export class Fieldset {
  readonly #lang: Lang
  readonly #values: URLSearchParams
  readonly #errors: Map<string, string>
  readonly #told = new Map<string, string>()

  constructor(lang: Lang, values: URLSearchParams, errors: Errors = NO_ERRORS) {
    this.#lang = lang
    this.#values = values
    this.#errors = new Map(errors)
  }

  /** What is wrong with the fields that were drawn so far, in their order. */
  get told(): Errors {
    return this.#told
  }

  /** What is wrong with this member of the statement, or with a part of it, is told at this field. */
  stands(member: string, field: string): void {
    for (const [name, says] of [...this.#errors])
      if (name === member || name.startsWith(`${member}.`)) {
        this.#errors.delete(name)
        this.#errors.set(field, says)
      }
  }

  /** What goes before a form that was refused: every fault with a link to its field. It takes the focus. */
  summary(errors: Errors = this.#errors): Piece {
    if (errors.size === 0) return null
    const items = [...errors].map(([name, says]) => html`<li><a href="#${name}">${says}</a></li>`)
    return html`<div class="errors" role="alert" tabindex="-1" autofocus>
      <h2>${say(this.#lang, 'desk.errors')}</h2>
      <ul>${items}</ul>
    </div>`
  }

  text(
    name: string,
    labelled: Labelled & {
      readonly type?: 'text' | 'email' | 'date' | 'url'
      readonly autocomplete?: string
      readonly inputmode?: string
      readonly value?: string
      /** Characters. */
      readonly most?: number
      readonly isPlain?: boolean
    },
  ): Markup {
    const { type = 'text', autocomplete = 'off', inputmode, most, isPlain } = labelled
    // Words are shown from the side from which they are read, whatever the language of the page.
    const plain = isPlain
      ? html` spellcheck="false" autocapitalize="none" dir="ltr"`
      : type === 'text'
        ? html` dir="auto"`
        : null
    return this.#field(
      name,
      labelled,
      html`<input id="${name}" name="${name}" type="${type}" value="${this.#value(name, labelled.value)}" autocomplete="${autocomplete}"${inputmode === undefined ? null : html` inputmode="${inputmode}"`}${most === undefined ? null : html` maxlength="${most}"`}${plain}${this.#state(name, labelled)}>`,
    )
  }

  area(name: string, labelled: Labelled & { readonly rows?: number }): Markup {
    return this.#field(
      name,
      labelled,
      html`<textarea id="${name}" name="${name}" rows="${labelled.rows ?? 4}" dir="auto"${this.#state(name, labelled)}>
${this.#value(name)}</textarea>`,
    )
  }

  select(
    name: string,
    labelled: Labelled & {
      readonly options: readonly Option[]
      readonly value?: string
      readonly autocomplete?: string
    },
  ): Markup {
    const { autocomplete = 'off' } = labelled
    const chosen = this.#value(name, labelled.value)
    const options = labelled.options.map(
      ({ value, says, lang }) =>
        html`<option value="${value}"${lang === undefined ? null : html` lang="${lang}"`}${value === chosen ? html` selected` : null}>
          ${says}
        </option>`,
    )
    return this.#field(
      name,
      labelled,
      html`<select id="${name}" name="${name}" autocomplete="${autocomplete}"${this.#state(name, labelled)}>
        ${options}
      </select>`,
    )
  }

  /** One of a few, each with a line that says what it means. */
  choice(
    name: string,
    labelled: Labelled & { readonly options: readonly Option[]; readonly value?: string },
  ): Markup {
    const chosen = this.#value(name, labelled.value)
    const options = labelled.options.map(
      ({ value, says, more = null }, i) =>
        html`<label>
          <input type="radio" name="${name}" value="${value}"${i === 0 ? html` id="${name}"` : null}${value === chosen ? html` checked` : null}>
          <b>${says}</b>${more === null ? null : html`<span>${more}</span>`}
        </label>`,
    )
    return this.#group(name, labelled, html`<div class="choice">${options}</div>`)
  }

  file(name: string, labelled: Labelled & { readonly accept?: string }): Markup {
    const { accept } = labelled
    return this.#field(
      name,
      labelled,
      html`<input id="${name}" name="${name}" type="file"${accept === undefined ? null : html` accept="${accept}"`}${this.#state(name, labelled)}>`,
    )
  }

  check(name: string, says: Piece): Markup {
    const error = this.#error(name)
    const box = this.#box(name, says)
    return error === undefined
      ? box
      : html`<div class="field bad"><p class="error" id="${name}-e">${error}</p>${box}</div>`
  }

  /** Any of a few; what is wrong with all of them is told under the name of the first. */
  checks(
    labelled: Pick<Labelled, 'label' | 'hint'>,
    boxes: readonly { readonly name: string; readonly says: Piece }[],
  ): Markup {
    const all = boxes.map(({ name, says }) => this.#box(name, says))
    return this.#group(boxes[0]!.name, labelled, html`${all}`)
  }

  #box(name: string, says: Piece): Markup {
    const wrong =
      this.#error(name) !== undefined ? html` aria-invalid="true" aria-describedby="${name}-e"` : null
    return html`<label class="check">
      <input type="checkbox" id="${name}" name="${name}" value="yes"${this.#values.has(name) ? html` checked` : null}${wrong}>
      <span>${says}</span>
    </label>`
  }

  #value(name: string, other = ''): string {
    const typed = this.#values.get(name)
    if (typed === null) return other
    return this.#error(name) === undefined ? typed : cleared(typed)
  }

  /** What is wrong with this field, or with a part of the member that is typed there. */
  #error(name: string): string | undefined {
    for (const [at, says] of this.#errors)
      if (at === name || at.startsWith(`${name}.`)) {
        this.#told.set(name, says)
        return says
      }
    return undefined
  }

  #label({ label, isOptional }: Labelled): Markup {
    return html`${label}${isOptional ? html` <span class="muted">${say(this.#lang, 'fields.optional')}</span>` : null}`
  }

  #group(name: string, labelled: Labelled, controls: Markup): Markup {
    return html`<fieldset class="field${this.#bad(name)}"${this.#describedBy(name, labelled)}>
      <legend class="lab">${this.#label(labelled)}</legend>
      ${this.#beneath(name, labelled)}
      ${controls}
    </fieldset>`
  }

  #bad(name: string): string {
    return this.#error(name) === undefined ? '' : ' bad'
  }

  #field(name: string, labelled: Labelled, control: Markup): Markup {
    return html`<div class="field${this.#bad(name)}">
      <label for="${name}">${this.#label(labelled)}</label>${this.#beneath(name, labelled)}${control}
    </div>`
  }

  #beneath(name: string, { hint = null }: Labelled): Piece {
    const error = this.#error(name)
    return [
      hint === null ? null : html`<p class="hint" id="${name}-h">${hint}</p>`,
      error === undefined ? null : html`<p class="error" id="${name}-e">${error}</p>`,
    ]
  }

  #describedBy(name: string, { hint = null }: Labelled): Piece {
    const ids = [hint === null ? '' : `${name}-h`, this.#error(name) === undefined ? '' : `${name}-e`].filter(
      id => id !== '',
    )
    return ids.length === 0 ? null : html` aria-describedby="${ids.join(' ')}"`
  }

  #state(name: string, labelled: Labelled): Piece {
    return [
      labelled.isOptional ? null : html` required`,
      this.#error(name) === undefined ? null : html` aria-invalid="true"`,
      this.#describedBy(name, labelled),
    ]
  }
}

/** Several forms are checked field by field, so that all that is wrong is told at once. */
export class Checking {
  readonly errors = new Map<string, string>()

  /** `make` gives the value, or its refusal becomes `says` beside the field. */
  ask<T>(name: string, says: string, make: () => T): T | undefined {
    try {
      return make()
    } catch {
      this.errors.set(name, says)
      return undefined
    }
  }

  must(name: string, says: string, isGood: boolean): void {
    if (!isGood) this.errors.set(name, says)
  }

  get isGood(): boolean {
    return this.errors.size === 0
  }
}

/** What a refusal of the door means to whoever sent a form: what is wrong, and what would mend it. */
export function refusalNotice(lang: Lang, error: unknown): Piece {
  if (!(error instanceof Refusal)) throw error
  const [title, mend] = refusalWords(lang, error)
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${title}</b></p>
    <p>${mend} <code>${error.code}</code></p>
  </div>`
}

/**
 * What is wrong, and what would mend it; in English in the refusal's own sentence, which is more exact than that of its
 * code.
 */
export function refusalWords(lang: Lang, { code, message }: Refusal): [string, string] {
  return [lang === 'en' ? message : say(lang, `refusal.${code}`), say(lang, `refusal.${code}.mend`)]
}

/**
 * A form that was refused as a whole: why, and what it is filled in with, which is what was sent but for what nobody
 * sees.
 */
export function refusedForm(
  lang: Lang,
  error: unknown,
  fields: URLSearchParams,
): { trouble: Piece; typed: URLSearchParams } {
  const notice = refusalNotice(lang, error)
  const { code } = error as Refusal
  if (code !== 'text_hidden' && code !== 'words_hidden') return { trouble: notice, typed: fields }
  return {
    trouble: html`${notice}${remark(say(lang, 'fields.hidden'))}`,
    typed: new URLSearchParams([...fields].map(([name, typed]) => [name, cleared(typed)])),
  }
}
