import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { attributes, classes, html, type Markup, type Piece } from './markup.ts'
import { formatNumber } from './wording.ts'

/** What a head says, and its class. */
type Head = Piece | readonly [says: Piece, style: string]

/**
 * On a phone its columns fold into lines. Browsers then take it for no table, so roles say that it is one: rows and
 * cells bring theirs.
 */
export function table(caption: string, heads: readonly Head[], rows: readonly Piece[], style = ''): Markup {
  const columns = heads.map(head => {
    const [says, of] = Array.isArray(head) ? (head as [Piece, string]) : [head as Piece]
    return says === null
      ? null
      : html`<th role="columnheader" scope="col"${attributes({ class: of })}>${says}</th>`
  })
  return html`<table class="${classes('table roll', style)}" role="table">
    <caption class="vh">${caption}</caption>
    <thead role="rowgroup"><tr role="row">${columns}</tr></thead>
    <tbody role="rowgroup">${rows}</tbody>
  </table>`
}

/** Links to the first and the next page; null without either. */
export function pager(lang: Lang, first: string | undefined, next: string | undefined): Piece {
  if (first === undefined && next === undefined) return null
  return html`<nav class="pager" aria-label="${say(lang, 'roll.pages')}">
    ${first === undefined ? null : html`<a href="${first}">${say(lang, 'roll.first')}</a>`}
    ${next === undefined ? null : html`<a href="${next}" rel="next">${say(lang, 'roll.next')}</a>`}
  </nav>`
}

/** The first of a list, with what `tell` says of how many are left out: no list ends in silence (test/house/habits). */
export function firstOf<T, Told>(
  all: readonly T[],
  most: number,
  tell: (left: number) => Told,
): { readonly shown: readonly T[]; readonly told: Told | null } {
  return { shown: all.slice(0, most), told: all.length > most ? tell(all.length - most) : null }
}

/** One page of a list ordered by ids: those after `after`, and where the next page begins. */
export function pageAfter<T>(
  all: readonly T[],
  after: string,
  size: number,
  idOf: (one: T) => string,
): { readonly first: number; readonly shown: readonly T[]; readonly next: string | undefined } {
  const first = Math.max(
    all.findIndex(one => idOf(one) > after),
    0,
  )
  const shown = all.slice(first, first + size)
  return { first, shown, next: all.length > first + size ? idOf(shown.at(-1)!) : undefined }
}

interface Tab {
  readonly href: string
  readonly isChosen: boolean
  readonly says: string
  readonly count: number
}

/** Ways to narrow a list, each with its count. */
export function tabs(lang: Lang, label: string, all: readonly Tab[]): Markup {
  const links = all.map(
    ({ href, isChosen, says, count }) =>
      html`<li>
        <a${attributes({ href, 'aria-current': isChosen && 'true' })}>${says} ${formatNumber(count, lang)}</a>
      </li>`,
  )
  return html`<nav class="stages" aria-label="${label}"><ul class="tabs">${links}</ul></nav>`
}

export function datedLine(when: Piece, what: Piece, end: Piece = null): Markup {
  return html`<li><span class="when">${when}</span><span class="what">${what}</span>${end}</li>`
}
