import { type RollPage, type RollQuery, TOTAL_CAP } from '../../register/roll.ts'
import { LETTERS, type Letter } from '../../register/roll-letters.ts'
import {
  type Asked,
  attributes,
  formatNumber,
  html,
  isCounting,
  linkIn,
  linkTo,
  type Markup,
  type Piece,
  phrase,
  say,
  shownTotal,
} from '../kit/kit.ts'
import type { Facets } from './facets.ts'
import { letterName } from './filters.ts'
import { filtersIn, fromFirst, rollAddress, rollLink } from './query.ts'

/** Where a page stands in a roll, and the ways to the others: ranges of rows, letters, files and paper. */

/** Above the rows: which these are, of how many, in which order, and the same as files. */
export function rangeLine(
  asked: Asked,
  query: RollQuery,
  found: RollPage,
  whole: string,
  order: string,
): Markup {
  const { lang } = asked
  const file = (ending: string, says: string) =>
    html`<a href="${rollAddress(fromFirst(query), ending)}">${says}</a>`
  const print = linkIn(asked, rollAddress({ ...fromFirst(query), sort: undefined }, '/print'))
  const wide = filtersIn(query).length === 0 ? null : html` · ${linkTo(asked, `/${query.call}/roll`, whole)}`
  const all = html`${asked.site.publicUrl}${print}`
  const onPaper = phrase(lang, 'roll.rangeOnPaper', { range: rangeSaid(asked, query, found), all })
  return html`<div class="range">
    ${isWhole(query, found) ? null : html`<p class="only-print">${onPaper}</p>`}
    <p>${say(lang, 'roll.inOrder', { range: rangeSaid(asked, query, found), order })}${wide}</p>
    <ul class="chips">
      <li>${file('.csv', 'CSV')}</li>
      <li>${file('.json', 'JSON')}</li>
      <li><a href="${print}">${say(lang, 'roll.printAll')}</a></li>
    </ul>
  </div>`
}

function isWhole({ skip, after }: RollQuery, { next }: RollPage) {
  return skip === undefined && after === undefined && next === null
}

/** Past the rows that are counted, nobody knows the number of a row. */
function rangeSaid(asked: Asked, { skip = 0, after }: RollQuery, found: RollPage): string {
  const { lang } = asked
  const total = isCounting(asked) ? shownTotal(asked, found) : ''
  if (after !== undefined) return say(lang, 'roll.rangeOn', { total })
  const of = { from: skip + 1, to: skip + found.items.length, total }
  if (found.items.length === 1 && total !== '') return say(lang, 'roll.rangeOne', of)
  return say(lang, total === '' ? 'roll.rangeOnly' : 'roll.range', of)
}

/** Under the rows: the first, the last and the neighbouring ranges. */
export function pagesNav(asked: Asked, query: RollQuery, found: RollPage): Piece {
  const { lang } = asked
  const { skip = 0, after, limit } = query
  const to = (row: number) => rollLink(asked, { ...fromFirst(query), skip: row === 0 ? undefined : row })
  const way = (says: string, href: string, rel: string | false = false) =>
    html`<li><a${attributes({ href, rel })}>${says}</a></li>`
  if (after !== undefined)
    return pages(lang, [
      way(say(lang, 'roll.first'), to(0)),
      found.next === null ? null : way(say(lang, 'roll.next'), pageAfter(asked, query, found.next), 'next'),
    ])
  if (skip === 0 && found.next === null) return null
  const starts = isCounting(asked) ? startsAround(skip, limit, found.total) : []
  const ranges = starts.flatMap((start, i) => {
    const end = Math.min(start + limit, found.total)
    const words =
      end === start + 1 ? formatNumber(end, lang) : say(lang, 'roll.rangeOnly', { from: start + 1, to: end })
    const gap = i > 0 && start - starts[i - 1]! > limit ? [html`<li aria-hidden="true">…</li>`] : []
    const current = attributes({ href: to(start), 'aria-current': start === skip && 'page' })
    return [...gap, html`<li><a${current}>${words}</a></li>`]
  })
  const next = skip + limit
  return pages(lang, [
    skip === 0 ? null : way(say(lang, 'roll.previous'), to(Math.max(0, skip - limit)), 'prev'),
    ...ranges,
    found.next === null
      ? null
      : way(
          say(lang, 'roll.next'),
          next < TOTAL_CAP ? to(next) : pageAfter(asked, query, found.next),
          'next',
        ),
  ])
}

function pages(lang: Asked['lang'], ways: readonly Piece[]) {
  return html`<nav class="pages" aria-label="${say(lang, 'roll.pages')}"><ul>${ways}</ul></nav>`
}

function pageAfter(asked: Asked, query: RollQuery, after: string) {
  return rollLink(asked, { ...fromFirst(query), after })
}

function startsAround(skip: number, limit: number, total: number): number[] {
  const last = Math.floor((total - 1) / limit) * limit
  const near = [0, skip - limit, skip, skip + limit, skip === 0 ? 2 * limit : 0, last]
  return [...new Set(near)].filter(start => start >= 0 && start < total).sort((a, b) => a - b)
}

/**
 * Under which letters there is anybody. Not of a search, whose answers come in another order, nor of what fits on one
 * page.
 */
export async function lettersUnder(
  { site }: Asked,
  query: RollQuery,
  found: RollPage,
  { isCounted }: Facets,
) {
  const { q, letter, sort } = query
  const isShort = found.next === null && query.skip === undefined && query.after === undefined
  if (q !== undefined || sort === 'date' || !isCounted || (isShort && letter === undefined)) return null
  return site.log.store.rollLetters(query)
}

export function lettersNav(asked: Asked, query: RollQuery, letters: readonly string[] | null): Piece {
  if (letters === null) return null
  return azNav(asked, letters, query.letter, letter => rollLink(asked, { ...fromFirst(query), letter }))
}

/** The letters with which rows begin, each a link; the one that is chosen is `current`. */
export function azNav(
  { lang }: Asked,
  letters: readonly string[],
  current: Letter | undefined,
  hrefOf: (letter: Letter | undefined) => string,
): Piece {
  const link = (letter: Letter | undefined, says: string) => {
    const names = attributes({
      href: hrefOf(letter),
      'aria-current': letter === current && 'true',
      translate: letter?.length === 1 && 'no',
    })
    return html`<li><a${names}>${says}</a></li>`
  }
  const each = LETTERS.map(letter => {
    const says = letterName(lang, letter)
    if (letters.includes(letter)) return link(letter, says)
    return letter === '0' || letter === 'other' ? null : html`<li><span translate="no">${says}</span></li>`
  })
  const all = current === undefined ? null : link(undefined, say(lang, 'roll.allLetters'))
  return html`<details class="more-az"${attributes({ open: current !== undefined })}>
    <summary>${say(lang, 'roll.aToZ')}</summary>
    <a class="past" href="#rows">${say(lang, 'roll.pastLetters')}</a>
    <nav class="az" aria-label="${say(lang, 'roll.letters')}"><ul>${all}${each}</ul></nav>
  </details>`
}
