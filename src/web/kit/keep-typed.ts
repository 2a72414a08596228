import { html, type Markup } from './markup.ts'

/**
 * What is being typed stays in the reader's own tab until it is sent: `src/browser/keep-typed.page.ts` keeps it. A page
 * with either of these names the script `keep-typed`.
 */

/** The attribute of a form that is kept. `name` tells it from others on its page. */
export function kept(name: string): Markup {
  return html` data-keep="${name}"`
}

/**
 * Says that the forms of all pages below `path` have done their work: the next visit begins with none of their words.
 */
export function typedIsDone(path: string): Markup {
  return html`<template data-typed-done="${path}"></template>`
}
