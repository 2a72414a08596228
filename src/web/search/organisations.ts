import type { Localised } from '../../register/kinds.ts'
import { type RollItem, statusOf } from '../../register/roll.ts'
import type { CallRow } from '../../register/rows.ts'
import { foldWords, matchesWords } from '../../register/search-words.ts'
import type { Standing } from '../../store/store.ts'
import {
  type Asked,
  attributes,
  countryName,
  html,
  inLang,
  linkIn,
  type Markup,
  named,
  nameIn,
  nameShown,
  type Piece,
  phrase,
  say,
} from '../kit/kit.ts'
import { marked } from './marked.ts'

/** Organisations as a list shows them: name, kind, country, and what each is on every call. */

/** An organisation with what it is on the roll of each call that was opened by no mistake. */
export interface Organisation {
  readonly item: RollItem
  readonly standings: readonly Standing[]
}

type Calls = ReadonlyMap<string, CallRow>

/** In the order of `items`. */
export async function withStandings(
  { site }: Asked,
  items: readonly RollItem[],
  calls: Calls,
): Promise<Organisation[]> {
  const found = items.length === 0 ? [] : await site.log.store.standings(items.map(({ party }) => party))
  const told = found.filter(({ call, item }) => calls.has(call) && item.answer !== 'off')
  const by = Map.groupBy(told, ({ item }) => item.party)
  return items.map(item => ({ item, standings: by.get(item.party) ?? [] }))
}

interface Listing {
  readonly calls: Calls
  /** Those that were looked for. */
  readonly words: readonly string[]
  readonly heading: 'h2' | 'h3'
}

export function organisationList(asked: Asked, all: readonly Organisation[], listing: Listing): Markup {
  return html`<ul class="hits">${all.map(one => organisationLine(asked, one, listing))}</ul>`
}

function organisationLine(
  asked: Asked,
  { item, standings }: Organisation,
  { calls, words, heading }: Listing,
) {
  const { lang } = asked
  const { party } = item
  const { name, listedAs } = nameShown(item, item.basis === 'listed', lang)
  const link = html`<a href="${linkIn(asked, `/parties/${party}`)}" lang="${name.lang}" dir="auto">${marked(name.text, words)}</a>`
  const told: Piece[] = [placeOf(asked, item), ...standings.map(one => standingWords(asked, one, calls))]
  const other = foundAs(item, [name, listedAs], words)
  return html`<li>
    ${heading === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    ${listedAs === undefined ? null : html`<p>${phrase(lang, 'party.listedAs', { name: markedName(listedAs, words) })}</p>`}
    <p>${told.map((piece, i) => html`${i === 0 ? null : html` <span class="dot" aria-hidden="true">·</span> `}<span>${piece}</span>`)}</p>
    ${other === undefined ? null : html`<p>${phrase(lang, 'search.foundAs', { name: markedName(other, words) })}</p>`}
  </li>`
}

export function placeOf({ lang }: Asked, { kind, country }: Pick<RollItem, 'kind' | 'country'>): string {
  const values = { kind: say(lang, `kind.${kind}`) }
  return country === null
    ? values.kind
    : say(lang, 'roll.kindAndCountry', { ...values, country: countryName(country, lang) })
}

function markedName({ lang, text }: Localised[number], words: readonly string[]): Markup {
  return html`<span${attributes({ lang: lang !== 'und' && lang, dir: 'auto' })}>${marked(text, words)}</span>`
}

/** The name by which it was found, where those shown do not have the words. */
function foundAs(
  { names, also = [] }: RollItem,
  shown: readonly (Localised[number] | undefined)[],
  words: readonly string[],
) {
  const has = (name: Localised[number] | undefined) => name && matchesWords(foldWords(name.text), words)
  if (words.length === 0 || shown.some(has)) return undefined
  return [...names, ...also].find(has)
}

/** What it is on a call's roll today, or was. */
function standingWords({ lang }: Asked, { call, item }: Standing, calls: Calls): Markup {
  const row = calls.get(call)!
  const status = statusOf(item)
  return phrase(lang, `search.is.${status === 'off' ? 'unknown' : status}`, {
    call: named(row.titles, lang),
    noun: inLang(nameIn(row.noun, lang)),
  })
}
