import type { Errors, Fieldset } from './fields.ts'
import { kept } from './keep-typed.ts'
import { linkIn } from './links.ts'
import { html, type Markup, type Piece } from './markup.ts'
import type { Asked } from './request.ts'

/** Forms that are posted to a page of ours: what is typed, or a button that does one thing. */

interface PostedForm {
  /** Fields that nobody sees. */
  readonly hidden?: Readonly<Record<string, string>>
  /** What is wrong with its fields is told above them. */
  readonly f?: Fieldset
  /** All of it, or what fields here have told. */
  readonly errors?: Errors
  readonly fields?: Piece
  /** Under which name the tab keeps what is typed. */
  readonly keep?: string
  readonly hasFile?: boolean
  readonly button: Piece
  /** Where another button of the page is the main one. */
  readonly isSecond?: boolean
  /** What stands beside the button. */
  readonly beside?: Piece
}

export function postedForm(
  asked: Asked,
  path: string,
  { hidden = {}, f, errors, fields = null, keep, hasFile, button, isSecond, beside = null }: PostedForm,
): Markup {
  return html`<form class="form" method="post" action="${linkIn(asked, path)}"${hasFile ? html` enctype="multipart/form-data"` : null} novalidate${keep === undefined ? null : kept(keep)}>
    ${f?.summary(errors) ?? null}
    ${hiddenFields(hidden)}
    ${fields}
    <div class="actions"><button class="btn${isSecond ? ' second' : ''}">${button}</button>${beside}</div>
  </form>`
}

/** A button that posts what is known already. */
export function buttonForm(
  asked: Asked,
  path: string,
  hidden: Readonly<Record<string, string>>,
  button: Piece,
  { form = '', style = 'second' }: { readonly form?: string; readonly style?: string } = {},
): Markup {
  return html`<form${form === '' ? null : html` class="${form}"`} method="post" action="${linkIn(asked, path)}">
    ${hiddenFields(hidden)}<button class="btn ${style}">${button}</button>
  </form>`
}

export function hiddenFields(fields: Readonly<Record<string, string>>): Markup[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

/** A link that looks like a button. */
export function linkButton(asked: Asked, path: string, says: Piece, style = 'second'): Markup {
  return html`<a class="btn${style === '' ? '' : ` ${style}`}" href="${linkIn(asked, path)}">${says}</a>`
}

/** What a button says, and of what, for whoever hears it without its line. */
export function spoken(says: string, what: Piece): Markup {
  return html`${says}<span class="vh">: ${what}</span>`
}
