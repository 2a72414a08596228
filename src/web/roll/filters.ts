import type { Kind, Mandate } from '../../register/kinds.ts'
import type { RollQuery, STATUSES } from '../../register/roll.ts'
import { gapsIn } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  collatorIn,
  countryName,
  html,
  languageKept,
  linkTo,
  longDay,
  type Markup,
  say,
} from '../kit/kit.ts'
import { type Count, type Facets, shownTotal } from './facets.ts'
import { type Filter, filtersIn, rollAddress } from './query.ts'

/** What a roll can be narrowed to: a form, and what it has been narrowed to, each with a way to undo it. */

export function filterForm(asked: Asked, call: CallShown, query: RollQuery, facets: Facets): Markup {
  const { lang } = asked
  const { isRecord, id } = call
  const countries = [...facets.countries]
    .map(({ of, rows }) => ({ value: of ?? 'none', rows }))
    .sort((a, b) => byWord(asked, a, b))
  const hasMandates = query.mandate !== undefined || facets.mandates.some(({ of }) => of !== null)
  return html`<form class="filters" role="search" aria-label="${say(lang, isRecord ? 'roll.searchList' : 'roll.searchRoll')}" action="/${id}/roll">
    <div class="q">
      <label for="q">${say(lang, 'roll.name')}</label>
      <input id="q" name="q" type="search" autocomplete="off" value="${query.q ?? ''}">
    </div>
    ${select(
      asked,
      'kind',
      say(lang, 'roll.anyKind'),
      query.kind,
      facets.kinds.map(({ of, rows }) => ({ value: of, rows })),
    )}
    ${select(asked, 'country', say(lang, 'roll.anyCountry'), query.country, countries)}
    ${
      hasMandates
        ? select(asked, 'mandate', say(lang, 'roll.anyMandate'), query.mandate, mandateOptions(facets))
        : null
    }
    ${select(asked, 'status', say(lang, isRecord ? 'roll.onList' : 'roll.onRoll'), query.status, statusOptions(facets))}
    ${select(
      asked,
      'signed',
      say(lang, 'roll.withOrWithout'),
      query.signed,
      dayOptions(query, facets),
      say(lang, isRecord ? 'roll.signedList' : 'roll.signed'),
    )}
    <div>
      <label for="at">${say(lang, isRecord ? 'roll.atList' : 'roll.at')}</label>
      <input id="at" name="at" type="date" value="${query.at ?? ''}">
    </div>
    ${query.sort === undefined ? null : html`<input type="hidden" name="sort" value="${query.sort}">`}
    ${languageKept(asked)}
    <button class="btn">${say(lang, 'roll.search')}</button>
  </form>`
}

interface Option {
  readonly value: string
  readonly rows: Count | null
}

/** What was asked for is always among the options, so that a search can be sent again as it is. */
function select(
  asked: Asked,
  name: Exclude<Filter, 'q' | 'at'>,
  any: string,
  chosen: string | undefined,
  options: readonly Option[],
  label: string = say(asked.lang, `roll.${name}` as const),
): Markup {
  const { lang } = asked
  const missing =
    chosen === undefined || options.some(({ value }) => value === chosen)
      ? []
      : [{ value: chosen, rows: null }]
  const wordFor = (value: string) => (value === '' ? any : wordOf(asked, name, value))
  const all = [{ value: '', rows: null }, ...missing, ...options]
  return html`<div>
    <label for="${name}">${label}</label><select id="${name}" name="${name}">
      ${all.map(
        ({ value, rows }) =>
          html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : null}>
        ${
          rows === null
            ? wordFor(value)
            : say(lang, 'roll.option', { word: wordFor(value), count: shownTotal(asked, rows) })
        }
      </option>`,
      )}
    </select>
  </div>`
}

function mandateOptions({ mandates }: Facets): Option[] {
  return mandates
    .toReversed()
    .map(({ of, rows }) => ({ value: of ?? 'none', rows }))
    .sort((a, b) => Number(a.value === 'none') - Number(b.value === 'none'))
}

function statusOptions({ endings, now }: Facets): Option[] {
  const copied = now && gapsIn(now).copied
  const exact = (total: number) => ({ total, more: false })
  return [
    { value: 'standing', rows: now && exact(now.total - copied!) },
    { value: 'listed', rows: now && exact(copied!) },
    ...endings.map(({ of, rows }) => ({ value: of, rows })),
  ].filter(({ rows }) => rows === null || rows.total > 0)
}

function dayOptions({ signed }: RollQuery, { now }: Facets): Option[] {
  if (now === null) return [{ value: 'none', rows: null }]
  const total = gapsIn(now).date
  return total === 0 && signed !== 'none' ? [] : [{ value: 'none', rows: { total, more: false } }]
}

/** Each filter in use, in words, and the address of the same search without it. */
export function filterChips(asked: Asked, call: CallShown, query: RollQuery): Markup | null {
  const { lang } = asked
  const used = filtersIn(query)
  if (used.length === 0) return null
  const chips = used.map(name => {
    const words = say(lang, 'general.pair', filterSaid(asked, call, query, name))
    return html`<li>
      ${words} ${linkTo(
        asked,
        withoutFilter(call.id, query, name),
        html`
        ${say(lang, 'roll.remove')}<span class="vh"> ${words}</span>
      `,
      )}
    </li>`
  })
  const all =
    used.length === 1
      ? null
      : html`<li>${linkTo(asked, `/${call.id}/roll`, say(lang, 'roll.removeAll'))}</li>`
  return html`<section class="in-use" aria-labelledby="in-use">
    <h2 class="side-h" id="in-use">${say(lang, 'roll.filters')}</h2>
    <ul class="chips">${chips}${all}</ul>
  </section>`
}

export function withoutFilter(call: string, query: RollQuery, name: Filter): string {
  return rollAddress(`/${call}/roll`, { ...query, [name]: undefined }, null)
}

/** What a filter is called, and what it is set to. */
export function filterSaid(
  asked: Asked,
  { isRecord }: CallShown,
  query: RollQuery,
  name: Filter,
): { what: string; value: string } {
  const key = name === 'q' ? 'roll.name' : (isRecord && IN_A_LIST[name]) || (`roll.${name}` as const)
  return { what: say(asked.lang, key), value: wordOf(asked, name, query[name]!) }
}

/** What is called otherwise where rows are copied from a list. */
const IN_A_LIST: { readonly [Name in Filter]?: 'roll.atList' | 'roll.signedList' } = {
  at: 'roll.atList',
  signed: 'roll.signedList',
}

function wordOf(asked: Asked, name: Filter, value: string): string {
  const { lang } = asked
  switch (name) {
    case 'q':
      return value
    case 'kind':
      return say(lang, `kinds.${value as Kind}`)
    case 'country':
      return countryWord(asked, value)
    case 'mandate':
      return say(lang, value === 'none' ? 'roll.noMandate' : `mandate.${value as Mandate['level']}`)
    case 'status':
      return say(lang, `roll.status.${value as (typeof STATUSES)[number]}`)
    case 'signed':
      return value === 'none' ? say(lang, 'roll.noDate') : longDay(value, lang)
    case 'at':
      return longDay(value, lang)
  }
}

function countryWord({ lang }: Asked, value: string): string {
  return value === 'none' ? say(lang, 'roll.noCountry') : countryName(value, lang)
}

/** In the order of the language; what was not recorded comes last. */
function byWord(asked: Asked, a: Option, b: Option): number {
  const [first, second] = [a, b].map(({ value }) => countryWord(asked, value))
  const byName = collatorIn(asked.lang).compare(first!, second!)
  return Number(a.value === 'none') - Number(b.value === 'none') || byName
}
