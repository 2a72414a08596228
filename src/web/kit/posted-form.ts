import type { Errors, Fieldset } from './fields.ts'
import { linkIn } from './links.ts'
import { attributes, classes, html, type Markup, type Piece } from './markup.ts'
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
  /**
   * Tells the form from others of its page, for `src/browser/keep-typed.page.ts`: it keeps what is typed in the
   * reader's own tab until that is sent. The page names the script `keep-typed`.
   */
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
  const form = attributes({
    action: linkIn(asked, path),
    enctype: hasFile && 'multipart/form-data',
    novalidate: true,
    'data-keep': keep,
  })
  return html`<form class="form" method="post"${form}>
    ${f?.summary(errors) ?? null}
    ${hiddenFields(hidden)}
    ${fields}
    <div class="actions"><button class="${classes('btn', isSecond && 'second')}">${button}</button>${beside}</div>
  </form>`
}

/**
 * Ends what the tab keeps of the forms of all pages below `path`, once they are sent. The page names the script
 * `keep-typed`.
 */
export function typedIsDone(path: string): Markup {
  return html`<template data-typed-done="${path}"></template>`
}

/** A button that posts what is known already. */
export function buttonForm(
  asked: Asked,
  path: string,
  hidden: Readonly<Record<string, string>>,
  button: Piece,
  { form = '', style = 'second' }: { readonly form?: string; readonly style?: string } = {},
): Markup {
  return html`<form${attributes({ class: form || null })} method="post" action="${linkIn(asked, path)}">
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

/** What a button says, and of what, for whoever hears it without its line. */
export function spoken(says: string, what: Piece): Markup {
  return html`${says}<span class="vh">: ${what}</span>`
}
