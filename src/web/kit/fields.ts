import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { cleared } from './form.ts'
import { type Attributes, attributes, classes, html, type Markup, type Piece } from './markup.ts'

/** Sentences by the name of the field that they are about. */
export type Errors = ReadonlyMap<string, string>
export const NO_ERRORS: Errors = new Map()

interface Labelled {
  readonly label: Piece
  readonly hint?: Piece
  /** `unless`: another field says whether it is needed, so it is not called optional. */
  readonly isOptional?: boolean | 'unless'
}

interface Choosing extends Labelled {
  readonly options: readonly Option[]
  readonly value?: string
}

interface Option {
  readonly value: string
  readonly says: Piece
  /** The language of its words, if it is not the page's. */
  readonly lang?: string
  readonly more?: Piece
}

/** How the summary begins: a page that has it says so in its title (`layout`). Nobody's words pass for it: they are escaped. */
export const ERRORS = '<div class="errors" role="alert"'

/**
 * The fields of a form, each with its label, what was typed, and what is wrong with it. A form that is refused comes
 * back as it was sent; only a wrong field loses its invisible characters.
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

  /** Errors of the fields that were drawn so far, in their order. */
  get told(): Errors {
    return this.#told
  }

  /** Whether something stands in this field, or is wrong with it: what is folded opens then. */
  says(name: string): boolean {
    return (this.#values.get(name) ?? '') !== '' || this.#error(name) !== undefined
  }

  /** Moves errors of a member of the statement, or of its parts that have no fields of their own, to this field. */
  stands(member: string, field: string, own: readonly string[] = []): void {
    for (const [name, says] of [...this.#errors])
      if ((name === member || name.startsWith(`${member}.`)) && !own.includes(name)) {
        this.#errors.delete(name)
        this.#errors.set(field, says)
      }
  }

  /** Stands before a refused form and takes the focus: each error links to its field. */
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
      /** From which a browser proposes what fits what was typed so far; anything else may be typed too. */
      readonly proposals?: readonly string[]
      readonly isPlain?: boolean
    },
  ): Markup {
    const { type = 'text', autocomplete = 'off', inputmode, value, most, isPlain = false } = labelled
    const { proposals } = labelled
    const own = {
      type,
      value: this.#value(name, value),
      autocomplete,
      inputmode,
      maxlength: most,
      list: proposals && `${name}-l`,
      spellcheck: isPlain && 'false',
      autocapitalize: isPlain && 'none',
      // Shows words from the side from which they are read, in a page of any language.
      dir: isPlain ? 'ltr' : type === 'text' && 'auto',
    }
    const list =
      proposals &&
      html`<datalist id="${name}-l">${proposals.map(one => html`<option value="${one}">`)}</datalist>`
    return this.#field(name, labelled, html`${list ?? null}<input${this.#control(name, labelled, own)}>`)
  }

  area(
    name: string,
    labelled: Labelled & { readonly rows?: number; readonly value?: string; readonly isTable?: boolean },
  ): Markup {
    // Of a table each line is a row: none is broken.
    const own = { rows: labelled.rows ?? 4, dir: 'auto', wrap: labelled.isTable && 'off' }
    return this.#field(
      name,
      labelled,
      html`<textarea${this.#control(name, labelled, own)}>
${this.#value(name, labelled.value)}</textarea>`,
    )
  }

  /** `isPassing`: it says which page comes next, and no tab keeps it (`src/browser/typed-fields.ts`). */
  select(
    name: string,
    labelled: Choosing & { readonly autocomplete?: string; readonly isPassing?: boolean },
  ): Markup {
    const { autocomplete = 'off', isPassing } = labelled
    const chosen = this.#value(name, labelled.value)
    const options = labelled.options.map(
      ({ value, says, lang }) =>
        html`<option${attributes({ value, lang, selected: value === chosen })}>${says}</option>`,
    )
    return this.#field(
      name,
      labelled,
      html`<select${this.#control(name, labelled, { autocomplete, 'data-passing': isPassing })}>${options}</select>`,
    )
  }

  /** One of a few, each explained on a line. */
  choice(name: string, labelled: Choosing): Markup {
    const chosen = this.#value(name, labelled.value)
    const options = labelled.options.map(
      ({ value, says, more = null }, i) =>
        html`<label>
          <input${attributes({ type: 'radio', name, value, id: i === 0 && name, checked: value === chosen })}>
          <b>${says}</b>${more === null ? null : html`<span>${more}</span>`}
        </label>`,
    )
    return this.#group(name, labelled, html`<div class="choice">${options}</div>`)
  }

  file(name: string, labelled: Labelled & { readonly accept?: string }): Markup {
    const own = { type: 'file', accept: labelled.accept }
    return this.#field(name, labelled, html`<input${this.#control(name, labelled, own)}>`)
  }

  /** `isRequired`: the browser sends nothing without it, except by a button that needs it not. */
  check(name: string, says: Piece, { isRequired = false } = {}): Markup {
    const box = this.#box(name, says, isRequired)
    const error = this.#errorLine(name)
    return error === null ? box : html`<div class="field bad">${error}${box}</div>`
  }

  /** Any of a few; their common error stands under the name of the first. */
  checks(
    labelled: Pick<Labelled, 'label' | 'hint'>,
    boxes: readonly { readonly name: string; readonly says: Piece }[],
  ): Markup {
    return this.#group(
      boxes[0]!.name,
      labelled,
      boxes.map(({ name, says }) => this.#box(name, says)),
    )
  }

  #box(name: string, says: Piece, isRequired = false): Markup {
    const isWrong = this.#error(name) !== undefined
    const box = attributes({
      id: name,
      name,
      value: 'yes',
      checked: this.#values.has(name),
      required: isRequired,
      'aria-invalid': isWrong && 'true',
      'aria-describedby': isWrong && `${name}-e`,
    })
    return html`<label class="check"><input type="checkbox"${box}><span>${says}</span></label>`
  }

  #value(name: string, other = ''): string {
    const typed = this.#values.get(name)
    if (typed === null) return other
    return this.#error(name) === undefined ? typed : cleared(typed)
  }

  /** The error of this field, or of a part of the member that is typed there. */
  #error(name: string): string | undefined {
    for (const [at, says] of this.#errors)
      if (at === name || at.startsWith(`${name}.`)) {
        this.#told.set(name, says)
        return says
      }
    return undefined
  }

  #errorLine(name: string): Piece {
    const error = this.#error(name)
    return error === undefined ? null : html`<p class="error" id="${name}-e">${error}</p>`
  }

  #label({ label, isOptional }: Labelled): Markup {
    return html`${label}${isOptional === true ? html` <span class="muted">${say(this.#lang, 'fields.optional')}</span>` : null}`
  }

  #group(name: string, labelled: Labelled, controls: Piece): Markup {
    return html`<fieldset${attributes({ class: this.#classes(name), 'aria-describedby': this.#describedBy(name, labelled) })}>
      <legend class="lab">${this.#label(labelled)}</legend>
      ${this.#beneath(name, labelled)}
      ${controls}
    </fieldset>`
  }

  #classes(name: string): string {
    return classes('field', this.#error(name) !== undefined && 'bad')
  }

  #field(name: string, labelled: Labelled, control: Markup): Markup {
    return html`<div class="${this.#classes(name)}">
      <label for="${name}">${this.#label(labelled)}</label>${this.#beneath(name, labelled)}${control}
    </div>`
  }

  #beneath(name: string, { hint = null }: Labelled): Piece {
    return [hint === null ? null : html`<p class="hint" id="${name}-h">${hint}</p>`, this.#errorLine(name)]
  }

  /** The ids of what `#beneath` shows. */
  #describedBy(name: string, { hint = null }: Labelled): string | false {
    return classes(hint !== null && `${name}-h`, this.#error(name) !== undefined && `${name}-e`) || false
  }

  #control(name: string, labelled: Labelled, own: Attributes): Piece {
    return attributes({
      id: name,
      name,
      ...own,
      required: !labelled.isOptional,
      'aria-invalid': this.#error(name) !== undefined && 'true',
      'aria-describedby': this.#describedBy(name, labelled),
    })
  }
}

/** Checks a form field by field, so that all errors are told at once. */
export class Checking {
  readonly errors = new Map<string, string>()

  /** `make` gives the value; if it throws, `says` is told at the field. */
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
