import type { Kind, Mandate } from '../../register/kinds.ts'
import { type RollQuery, SAID, type STATUSES } from '../../register/roll.ts'
import { gapsIn } from '../../register/tally.ts'
import {
  type Asked,
  attributes,
  type CallShown,
  collatorIn,
  comma,
  countryName,
  dayField,
  dayTyped,
  type Errors,
  html,
  type Lang,
  languageKept,
  longDay,
  type Markup,
  say,
  shownTotal,
} from '../kit/kit.ts'
import { countriesUnder, exactly, type Facet, type Facets } from './facets.ts'
import { type Filter, filtersIn, fromFirst, rollAddress } from './query.ts'

/** What a roll can be narrowed to, as a form that takes one line, and two on a phone. */

/**
 * Whoever sends it is brought to the heading, which says what was found. Numbers of a menu are of what the other
 * filters leave, or are left out: beside a heading of 89, "Companies (708)" would promise what choosing it does not
 * bring. `kinds` are those that the other filters leave; null where they are not counted.
 */
export function finder(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  facets: Facets,
  kinds: readonly Facet<Kind>[] | null,
  errors: Errors,
): Markup {
  const { lang } = asked
  const left = facets.kinds.map(({ of, rows }) => ({
    of,
    rows: rows && kinds && (kinds.find(one => one.of === of)?.rows ?? exactly(0)),
  }))
  const collator = collatorIn(lang)
  const byCountry = (a: Facet, b: Facet) =>
    lastIfNone(a, b) || collator.compare(countryName(a.of!, lang), countryName(b.of!, lang))
  const countries = countriesUnder(query, facets).toSorted(byCountry)
  const { id } = call
  return html`<form class="finder" role="search" aria-label="${say(lang, 'roll.searchList')}" action="/${id}/roll#found" novalidate>
    <div>
      <label for="q">${say(lang, 'roll.name')}</label>
      <input id="q" name="q" type="search" autocomplete="off" value="${query.q ?? ''}">
    </div>
    <details class="places">
      <summary>${chosenPlaces(asked, query)}</summary>
      <div>
        ${selectOf(asked, query, 'kind', say(lang, 'roll.anyKind'), left)}
        ${selectOf(asked, query, 'country', say(lang, 'roll.anyCountry'), countries)}
      </div>
    </details>
    <button class="btn">${say(lang, 'roll.search')}</button>
    ${furtherFilters(asked, call, query, facets, errors)}
    ${languageKept(asked)}
  </form>`
}

/** Folded, they still say what is chosen. */
function chosenPlaces(asked: Asked, query: RollQuery): string {
  const what = say(asked.lang, 'roll.places')
  const chosen = (['kind', 'country'] as const).flatMap(name => {
    const value = query[name]
    return value === undefined ? [] : [wordOf(asked, name, value)]
  })
  return chosen.length === 0
    ? what
    : say(asked.lang, 'general.pair', { what, value: chosen.join(comma(asked.lang)) })
}

const FURTHER = ['mandate', 'version', 'said', 'status', 'signed', 'at'] as const satisfies Filter[]

/** Few ask for these: they stand folded until one is in use. */
function furtherFilters(
  asked: Asked,
  { isRecord }: CallShown,
  query: RollQuery,
  facets: Facets,
  errors: Errors,
): Markup {
  const { lang } = asked
  const select = (name: Choosable, any: string, options: readonly Facet[], label?: string) =>
    selectOf(asked, query, name, any, options, label)
  const typed = errors.has('at') ? dayTyped(asked, 'at') : (query.at ?? '')
  const hasMandates = query.mandate !== undefined || facets.mandates.some(({ of }) => of !== null)
  const hasVersions =
    query.version !== undefined || facets.versions.filter(({ of }) => of !== null).length > 1
  const said = SAID.map(of => ({ of, rows: null }))
  const mandates = facets.mandates.toReversed().sort(lastIfNone)
  const isUsed =
    errors.size > 0 || query.sort !== undefined || FURTHER.some(name => query[name] !== undefined)
  const orders = (['name', 'date'] as const).map(
    sort =>
      html`<option value="${sort}"${(query.sort ?? 'name') === sort ? html` selected` : null}>
        ${say(lang, sort === 'name' ? 'roll.byName' : 'roll.byDate')}
      </option>`,
  )
  return html`<details class="further"${attributes({ open: isUsed })}>
    <summary>${say(lang, 'roll.further')}</summary>
    <div>
      ${hasMandates ? select('mandate', say(lang, 'roll.anyMandate'), mandates) : null}
      ${hasVersions ? select('version', say(lang, 'roll.anyVersion'), facets.versions) : null}
      ${select('said', say(lang, 'roll.anySaid'), said)}
      ${select('status', say(lang, 'roll.onList'), statusOptions(facets))}
      ${select(
        'signed',
        say(lang, 'roll.withOrWithout'),
        dayOptions(query, facets),
        say(lang, isRecord ? 'roll.signedList' : 'roll.signed'),
      )}
      ${dayField('at', { label: say(lang, 'roll.at'), value: typed, errors })}
      <div><label for="sort">${say(lang, 'roll.sort')}</label><select id="sort" name="sort">${orders}</select></div>
    </div>
  </details>`
}

/** What was not recorded comes last. */
function lastIfNone(a: Facet, b: Facet) {
  return Number(a.of === null) - Number(b.of === null)
}

type Choosable = Exclude<Filter, 'q' | 'at' | 'letter'>

/** What was asked for is always among the options, so that a search can be sent again as it is. */
function selectOf(
  asked: Asked,
  query: RollQuery,
  name: Choosable,
  any: string,
  facets: readonly Facet[],
  label: string = say(asked.lang, `roll.${name}` as const),
) {
  const { lang } = asked
  const chosen = String(query[name] ?? '')
  const isFollowing = name === 'kind' || name === 'country'
  const isAlone = filtersIn(query).every(one => one === name || one === 'at')
  const options = facets.map(({ of, rows }) => ({ value: of ?? 'none', rows }))
  if (chosen !== '' && !options.some(({ value }) => value === chosen))
    options.unshift({ value: chosen, rows: null })
  const option = ({ value, rows }: (typeof options)[number]) => {
    const word = value === '' ? any : wordOf(asked, name, value)
    return html`<option value="${value}"${value === chosen ? html` selected` : null}>
      ${rows === null || !(isFollowing || isAlone) ? word : say(lang, 'roll.option', { word, count: shownTotal(asked, rows) })}
    </option>`
  }
  return html`<div>
    <label for="${name}">${label}</label><select id="${name}" name="${name}">
      ${[{ value: '', rows: null }, ...options].map(option)}
    </select>
  </div>`
}

function statusOptions({ endings, now }: Facets): Facet[] {
  const copied = now && gapsIn(now).copied
  return [
    { of: 'standing', rows: now && exactly(now.total - copied!) },
    { of: 'listed', rows: now && exactly(copied!) },
    ...endings,
  ].filter(({ rows }) => rows === null || rows.total > 0)
}

function dayOptions({ signed }: RollQuery, { now }: Facets): Facet[] {
  if (now === null) return [{ of: null, rows: null }]
  const total = gapsIn(now).date
  return total === 0 && signed !== 'none' ? [] : [{ of: null, rows: exactly(total) }]
}

export function withoutFilter(query: RollQuery, name: Filter): string {
  return rollAddress({ ...fromFirst(query), [name]: undefined })
}

/** What a filter is called, and what it is set to. */
export function filterSaid(
  asked: Asked,
  { isRecord }: CallShown,
  query: RollQuery,
  name: Filter,
): { what: string; value: string } {
  const key = name === 'q' ? 'roll.name' : (isRecord && IN_A_LIST[name]) || (`roll.${name}` as const)
  return { what: say(asked.lang, key), value: wordOf(asked, name, String(query[name])) }
}

/** What is called otherwise where rows are copied from a list. */
const IN_A_LIST: { readonly [Name in Filter]?: 'roll.signedList' } = {
  signed: 'roll.signedList',
}

export function wordOf(asked: Asked, name: Filter, value: string) {
  const { lang } = asked
  switch (name) {
    case 'q':
      return value
    case 'kind':
      return say(lang, `kinds.${value as Kind}`)
    case 'country':
      return value === 'none' ? say(lang, 'roll.noCountry') : countryName(value, lang)
    case 'mandate':
      return say(lang, value === 'none' ? 'roll.noMandate' : `mandate.${value as Mandate['level']}`)
    case 'status':
      return say(lang, `roll.status.${value as (typeof STATUSES)[number]}`)
    case 'version':
      return value === 'none' ? say(lang, 'roll.noMandate') : say(lang, 'roll.versionIs', { number: value })
    case 'said':
      return say(lang, `roll.saidIs.${value as (typeof SAID)[number]}`)
    case 'signed':
      return value === 'none' ? say(lang, 'roll.noDate') : longDay(value, lang)
    case 'at':
      return longDay(value, lang)
    case 'letter':
      return letterName(lang, value)
  }
}

export function letterName(lang: Lang, letter: string): string {
  if (letter === '0') return say(lang, 'roll.digits')
  return letter === 'other' ? say(lang, 'roll.otherScripts') : letter.toUpperCase()
}
