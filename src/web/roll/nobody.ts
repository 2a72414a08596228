import type { RollItem, RollPage, RollQuery } from '../../register/roll.ts'
import { statesMeant } from '../../register/state-names.ts'
import {
  type Asked,
  addressWith,
  type CallShown,
  countryName,
  html,
  linkTo,
  listed,
  listOf,
  longDay,
  type Markup,
  MOST_QUERY,
  nameIn,
  type Piece,
  remark,
  say,
  shownTotal,
} from '../kit/kit.ts'
import { COAST, landName } from '../map/state-map.ts'
import { isCounted } from './facets.ts'
import { filterSaid, withoutFilter } from './filters.ts'
import { filtersIn, fromFirst, rollAddress } from './query.ts'
import { statesCalled, statesTold } from './states-told.ts'
import { suggestionsFor } from './suggestions.ts'

/** What a search that finds nobody says, and which states the words of a search mean. */

/** Nothing was found: said plainly, with each way on that finds something. */
export async function nobody(asked: Asked, call: CallShown, query: RollQuery, open: Piece) {
  const { lang, site } = asked
  const used = filtersIn(query)
  if (used.length === 0 && query.after === undefined && query.skip === undefined)
    return html`<p class="plain mt">${say(lang, 'roll.nobody')}</p>${open}`
  const counted = isCounted(query, await site.log.store.rollTally(call.id))
  const without = await Promise.all(
    (counted && used.length > 1 ? used : []).map(async name => {
      const wider = { ...fromFirst(query), [name]: undefined, limit: 1 }
      return { name, found: await site.log.store.roll(wider) }
    }),
  )
  const ways = without
    .filter(({ found }) => found.total > 0)
    .map(({ name, found }) => {
      const word = say(lang, 'roll.without', filterSaid(asked, call, query, name))
      const says = say(lang, 'roll.option', { word, count: shownTotal(asked, found) })
      return linkTo(asked, withoutFilter(query, name), says)
    })
  const whole = say(lang, 'roll.whole')
  const missed = await missedStates(asked, call, query, [])
  const meant = (missed.length > 0 ? [] : await suggestionsFor(site.log.store, query)).flatMap(item => {
    const name = nameMeant(item, lang)
    if (name.length > MOST_QUERY) return []
    const to = rollAddress({ call: call.id, q: name, at: query.at, limit: query.limit })
    return linkTo(asked, to, say(lang, 'roll.didYouMean', { name }))
  })
  return html`
    <p class="plain mt">${nobodyWords(lang, query, used, open !== null)}</p>${open}
    ${listed([...meant, ...missed, ...ways, linkTo(asked, `/${call.id}/roll`, whole)], 'plain-list mt-s')}
  `
}

/** A state in the reader's language, since it is found by that too. */
function nameMeant({ kind, country, names }: RollItem, lang: Asked['lang']) {
  return kind === 'state' && country !== null ? countryName(country, lang) : nameIn(names, lang).text
}

/** States that the words name and that are no row of what was found: of each there is the page of who is missing. */
export async function missedStates(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  items: readonly RollItem[],
): Promise<readonly Markup[]> {
  if (query.q === undefined || isFarther(query) || query.sort === 'date') return []
  const told = await statesTold(asked, call)
  const isRow = (code: string) => items.some(({ kind, country }) => kind === 'state' && country === code)
  const to = addressWith(`/${call.id}/not-on-the-list`, { at: query.at ?? '' })
  return statesCalled(asked, query.q)
    .filter(code => told.has(code) && !isRow(code))
    .map(code =>
      linkTo(asked, to, say(asked.lang, 'roll.stateMeant', { country: landName(asked, COAST, code) })),
    )
}

/** By which reading of the words a state comes first, whose name is written otherwise. */
export function readAs({ lang }: Asked, { q = '', sort }: RollQuery, { items }: RollPage) {
  const { called } = statesMeant(q)
  const isFirst = (code: string) => items.some(({ kind, country }) => kind === 'state' && country === code)
  const states = called.filter(isFirst).map(code => countryName(code, lang))
  if (states.length === 0 || sort === 'date') return null
  return remark(say(lang, 'roll.readAs', { states: listOf(states, lang) }))
}

function isFarther({ after, skip }: RollQuery) {
  return after !== undefined || skip !== undefined
}

function nobodyWords(lang: Asked['lang'], query: RollQuery, used: readonly string[], isOpen: boolean) {
  const { at } = query
  if (isFarther(query)) return say(lang, 'roll.noMore')
  if (at === undefined) return say(lang, 'roll.none')
  const all = isOpen ? 'roll.nobodyKnownOn' : 'roll.nobodyOn'
  return say(lang, used.length === 1 ? all : 'roll.noneOn', { date: longDay(at, lang) })
}
