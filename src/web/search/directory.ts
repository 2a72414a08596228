import { KINDS } from '../../register/kinds.ts'
import { type RollPage, type RollQuery, TOTAL_CAP } from '../../register/roll.ts'
import { queryWords } from '../../register/search-words.ts'
import type { RollTally } from '../../register/tally.ts'
import { rowsIn } from '../../register/tally.ts'
import { DIRECTORY } from '../../store/directory.ts'
import {
  type Answer,
  type Asked,
  attributes,
  cachedPage,
  collatorIn,
  countryName,
  formatNumber,
  headLine,
  html,
  languageKept,
  linkIn,
  linkTo,
  listed,
  listOf,
  type Markup,
  nameShown,
  type Piece,
  page,
  remark,
  say,
} from '../kit/kit.ts'
import { letterName } from '../roll/filters.ts'
import { orderSaid, statesElsewhere, statesUnder } from '../roll/published-names.ts'
import { type Filter, filtersIn, parseDirectory } from '../roll/query.ts'
import { azNav } from '../roll/range.ts'
import { suggestionsFor } from '../roll/suggestions.ts'
import { callsById } from './calls.ts'
import { organisationList, withStandings } from './organisations.ts'
import { directoryAddress, searchAddress } from './query.ts'
import { countriesMeant, statesAnswered } from './states.ts'

/** All organisations of the register, by name, and what each is on every call. */

const ON_A_PAGE = 50

export function showOrganisations(asked: Asked): Promise<Answer> {
  const query = parseDirectory(asked.query, ON_A_PAGE)
  return cachedPage(asked, `${directoryAddress(query)} ${query.limit}`, () => directoryPage(asked, query))
}

async function directoryPage(asked: Asked, query: RollQuery): Promise<string> {
  const { lang, site } = asked
  const { store } = site.log
  const [found, tally, letters, elsewhere] = await Promise.all([
    store.roll(query),
    store.rollTally(DIRECTORY),
    query.q === undefined ? store.rollLetters(query) : [],
    statesElsewhere(asked, query),
  ])
  const title = headingOf(asked, query, found, tally)
  const order = orderSaid(asked, elsewhere, query)
  const rows = found.items.length > 0 ? await shownRows(asked, query, found) : await nobody(asked, query)
  const meant =
    found.items.length > 0 && query.country === undefined ? await countriesMeant(asked, query.q) : []
  const countries = meant.length === 0 ? null : listed(meant, 'plain-list mt-s')
  const main = html`
    ${headLine(title, null)}
    <div class="box">
      ${finder(asked, query, tally)}
      ${found.items.length > 0 ? rangeLine(asked, query, found, tally) : null}
      ${lettersNav(asked, query, [...letters, ...elsewhere.map(({ letter }) => letter)])}
      ${order === null ? null : remark(order, 'mt-s')}
      ${statesUnder(asked, elsewhere, query)}
      ${countries}
      ${rows}
    </div>
  `
  const description = say(lang, 'organisations.description', { count: tally.total })
  return page(asked, { title, main, current: 'search', description })
}

/** How many there are; where they are narrowed, of how many. */
function headingOf({ lang }: Asked, query: RollQuery, found: RollPage, { total }: RollTally): string {
  const used = filtersIn(query)
  if (used.length === 0) return say(lang, 'organisations.all', { count: total })
  if (query.letter !== undefined && found.total === 0)
    return say(lang, 'roll.noLetter', { letter: letterName(lang, query.letter) })
  const filters = listOf(
    used.map(name => filterWord(lang, name, `${query[name]}`)),
    lang,
  )
  return say(lang, 'organisations.some', {
    count: found.total,
    more: found.more ? 'yes' : 'no',
    whole: total,
    filters,
  })
}

function filterWord(lang: Asked['lang'], name: Filter, value: string): string {
  if (name === 'q') return say(lang, 'organisations.named', { q: value })
  if (name === 'letter') return letterName(lang, value)
  if (name === 'kind') return say(lang, `kinds.${value as (typeof KINDS)[number]}`)
  return value === 'none' ? say(lang, 'roll.noCountry') : countryName(value, lang)
}

/** Whoever sends it is brought to the heading, which says what was found. */
function finder(asked: Asked, query: RollQuery, { places }: RollTally): Markup {
  const { lang } = asked
  const kinds = KINDS.flatMap(kind => {
    const rows = rowsIn(places.filter(one => one.kind === kind))
    return rows === 0 ? [] : [{ value: kind, word: say(lang, `kinds.${kind}`), rows }]
  })
  const byCountry = Map.groupBy(places, ({ country }) => country)
  const countries = [...byCountry]
    .map(([country, of]) => ({
      value: country ?? 'none',
      word: country === null ? say(lang, 'roll.noCountry') : countryName(country, lang),
      rows: rowsIn(of),
    }))
    .sort(
      (a, b) =>
        Number(a.value === 'none') - Number(b.value === 'none') || collatorIn(lang).compare(a.word, b.word),
    )
  const open = attributes({ open: query.kind !== undefined || query.country !== undefined })
  return html`<form class="finder" role="search" aria-label="${say(lang, 'organisations.search')}" action="/organisations#found" novalidate>
    <div>
      <label for="q">${say(lang, 'roll.name')}</label>
      <input id="q" name="q" type="search" autocomplete="off" value="${query.q ?? ''}">
    </div>
    <details class="places"${open}>
      <summary>${say(lang, 'roll.places')}</summary>
      <div>
        ${choice(asked, 'kind', say(lang, 'roll.anyKind'), kinds, query.kind)}
        ${choice(asked, 'country', say(lang, 'roll.anyCountry'), countries, query.country)}
      </div>
    </details>
    <button class="btn">${say(lang, 'search.button')}</button>
    ${languageKept(asked)}
  </form>`
}

interface Option {
  readonly value: string
  readonly word: string
  readonly rows: number
}

function choice(
  { lang }: Asked,
  name: 'kind' | 'country',
  any: string,
  all: readonly Option[],
  chosen: string | undefined,
): Markup {
  const options = all.map(
    ({ value, word, rows }) =>
      html`<option${attributes({ value, selected: value === chosen })}>
        ${say(lang, 'roll.option', { word, count: formatNumber(rows, lang) })}
      </option>`,
  )
  return html`<div>
    <label for="${name}">${say(lang, `roll.${name}`)}</label>
    <select id="${name}" name="${name}"><option value="">${any}</option>${options}</select>
  </div>`
}

function countSaid(lang: Asked['lang'], { total, more }: RollPage): string {
  return say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })
}

/** Above the rows: which these are, of how many, and the same as data. */
function rangeLine(asked: Asked, query: RollQuery, found: RollPage, { total }: RollTally): Markup {
  const { lang } = asked
  const { skip = 0, after } = query
  const isWhole = filtersIn(query).length === 0
  const of = isWhole ? formatNumber(total, lang) : countSaid(lang, found)
  const says =
    after === undefined
      ? say(lang, 'roll.range', { from: skip + 1, to: skip + found.items.length, total: of })
      : say(lang, 'roll.rangeOn', { total: of })
  const all = isWhole ? null : html` ${linkTo(asked, '/organisations', say(lang, 'search.allOrganisations'))}`
  const { skip: _, after: __, ...same } = query
  return html`<div class="range">
    <p>${says}${all}</p>
    <ul class="chips"><li><a href="${directoryAddress(same, '.json')}">JSON</a></li></ul>
  </div>`
}

function lettersNav(asked: Asked, query: RollQuery, letters: readonly string[]): Piece {
  if (letters.length < 2 && query.letter === undefined) return null
  const { kind, country } = query
  return azNav(asked, letters, query.letter, letter =>
    linkIn(asked, directoryAddress({ kind, country, letter })),
  )
}

async function shownRows(asked: Asked, query: RollQuery, found: RollPage): Promise<Piece> {
  const calls = await callsById(asked)
  const shown = await withStandings(asked, found.items, calls)
  return html`
    ${organisationList(asked, shown, { calls, words: queryWords(query.q ?? ''), heading: 'h2' })}
    ${pagesNav(asked, query, found)}
  `
}

/** Under the rows: the ones before and the next. */
function pagesNav(asked: Asked, query: RollQuery, found: RollPage): Piece {
  const { lang } = asked
  const { skip = 0, after, limit } = query
  const at = (to: Partial<RollQuery>) =>
    linkIn(asked, directoryAddress({ ...query, skip: undefined, after: undefined, ...to }))
  const way = (says: string, href: string, rel: string | false = false) =>
    html`<li><a${attributes({ href, rel })}>${says}</a></li>`
  const isCounted = after === undefined && skip + limit < TOTAL_CAP
  const onward =
    found.next === null
      ? null
      : way(say(lang, 'roll.next'), at(isCounted ? { skip: skip + limit } : { after: found.next }), 'next')
  const first = way(say(lang, 'roll.first'), at({}))
  const previous = way(say(lang, 'roll.previous'), at({ skip: Math.max(0, skip - limit) }), 'prev')
  const back = after !== undefined ? first : skip === 0 ? null : previous
  if (back === null && onward === null) return null
  return html`<nav class="pages" aria-label="${say(lang, 'roll.pages')}"><ul>${back}${onward}</ul></nav>`
}

/** Nobody matches: close spellings, and the ways on. */
async function nobody(asked: Asked, query: RollQuery): Promise<Piece> {
  const { lang, site } = asked
  if (filtersIn(query).length === 0 && query.skip === undefined && query.after === undefined)
    return html`<p class="plain mt">${say(lang, 'organisations.none')}</p>`
  const countries =
    query.country === undefined && query.q !== undefined
      ? await statesAnswered(asked, query.q, await callsById(asked))
      : []
  // One name alone: a worse guess beside the best one leads astray.
  const meant = countries.length > 0 ? [] : await suggestionsFor(site.log.store, query)
  const ways = [
    ...countries,
    ...meant.slice(0, 1).map(item => {
      const name = nameShown(item, item.basis === 'listed', lang).name.text
      return linkTo(asked, directoryAddress({ q: name }), say(lang, 'roll.didYouMean', { name }))
    }),
    query.q === undefined
      ? null
      : linkTo(asked, searchAddress({ q: query.q }), say(lang, 'organisations.searchAll', { q: query.q })),
    linkTo(asked, '/organisations', say(lang, 'search.allOrganisations')),
  ].filter(way => way !== null)
  return html`${remark(say(lang, 'organisations.nobody'), 'mt')}${listed(ways, 'plain-list mt-s')}`
}
