import type { Errors, Fieldset } from './fields.ts'
import { linkIn } from './links.ts'
import { type Attributes, attributes, classes, html, type Markup, type Piece } from './markup.ts'
import type { Asked } from './request.ts'

interface PostedForm {
  readonly hidden?: Readonly<Record<string, string>>
  /** Tells its errors above the fields. */
  readonly f?: Fieldset
  /** All of them, or what its fields here have told. */
  readonly errors?: Errors
  readonly fields?: Piece
  /**
   * The name by which `src/browser/keep-typed.page.ts` keeps what is typed in the reader's tab until it is sent. The
   * page needs the script `keep-typed`. A form that colleagues save, too, has more attributes for it.
   */
  readonly keep?: string | Attributes
  readonly hasFile?: boolean
  readonly button: Piece
  /** Another button of the page is the main one. */
  readonly isSecond?: boolean
  readonly beside?: Piece
}

export function postedForm(
  asked: Asked,
  path: string,
  { hidden = {}, f, errors, fields = null, keep, hasFile, button, isSecond, beside = null }: PostedForm,
): Markup {
  const form = attributes({
    action: linkIn(asked, path),
    enctype: hasFile && 'multipart/form-data',
    novalidate: true,
    ...(typeof keep === 'string' ? { 'data-keep': keep } : keep),
  })
  return html`<form class="form" method="post"${form}>
    ${f?.summary(errors) ?? null}
    ${hiddenFields(hidden)}
    ${fields}
    <div class="actions"><button class="${classes('btn', isSecond && 'second')}">${button}</button>${beside}</div>
  </form>`
}

/** What the tab keeps of forms below `path` is done with. The page needs the script `keep-typed`. */
export function typedIsDone(path: string): Markup {
  return html`<template data-typed-done="${path}"></template>`
}

export function buttonForm(
  asked: Asked,
  path: string,
  hidden: Readonly<Record<string, string>>,
  button: Piece,
  { form = '', style = 'second' }: { readonly form?: string; readonly style?: string } = {},
): Markup {
  return html`<form${attributes({ class: form || null })} novalidate method="post" action="${linkIn(asked, path)}">
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
  return html`<a class="${classes('btn', style)}" href="${linkIn(asked, path)}">${says}</a>`
}

/** For readers who hear the button without its line. */
export function spoken(says: string, what: Piece): Markup {
  return html`${says}<span class="vh">: ${what}</span>`
}
