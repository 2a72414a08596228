import { dayOf } from '../../core/time.ts'
import type { RollItem, RollPage, RollQuery } from '../../register/roll.ts'
import { statesMeant } from '../../register/state-names.ts'
import { wholeOf } from '../call/counts.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  type CallShown,
  cachedPage,
  callShown,
  countryName,
  formatNumber,
  html,
  inLang,
  isCounting,
  laterNote,
  linkTo,
  listed,
  listOf,
  longDay,
  type Markup,
  nameIn,
  nounFor,
  opening,
  page,
  pager,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { counters, type Facets, facetsOf, isCounted, shownTotal } from './facets.ts'
import { filterChips, filterForm, filterSaid, withoutFilter } from './filters.ts'
import { filtersIn, MOST_QUERY, parseRollQuery, rollAddress, rollLink } from './query.ts'
import { suggestionsFor } from './suggestions.ts'
import { marksExplained, rollTable } from './table.ts'
import { countedOn, unknownBeside } from './unknown.ts'

/** The roll of a call as a page: who stands on it on any day, who stood on it before, and as whom. */

const ON_A_PAGE = 50

export function showRoll(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const query = parseRollQuery(id, asked.query, ON_A_PAGE)
  // A day may bring other words without an entry.
  const key = `${rollAddress(query, query.after)} ${query.limit} ${dayShown(asked, query)}`
  return cachedPage(asked, key, () => rollPage(asked, id, query))
}

function dayShown({ site }: Asked, { at }: RollQuery): string {
  return at ?? dayOf(site.now())
}

async function rollPage(asked: Asked, id: string, query: RollQuery) {
  const { lang, site } = asked
  const call = await callShown(asked, id)
  const { store } = site.log
  const [found, facets, unknown] = await Promise.all([
    store.roll(query),
    facetsOf(asked, query),
    unknownBeside(store, query),
  ])
  const title = say(lang, call.isRecord ? 'roll.titleList' : 'roll.title')
  const isFound = found.items.length > 0
  const rows = isFound ? await shownRows(asked, call, query, found) : await nobody(asked, call, query)
  const numbers = isCounting(asked) ? counters(asked, call, query, facets) : null
  // A search is after rows, which come first then; else the numbers of the whole do. Where nobody matches, the ways on do.
  const isSearch = isNarrowed(query)
  const main = html`
    ${opening(
      title,
      heading(asked, call, query, found, facets),
      html`${lede(asked, call, query)}${unknownSaid(asked, query, unknown)}${await countedOn(asked, id, query.at)}`,
      await laterNote(asked, query.at),
    )}
    <div class="box">
      ${isFound ? null : rows}${filterForm(asked, call, query, facets)}${filterChips(asked, call, query)}
      ${isSearch ? null : numbers}${isFound ? rows : null}${waysOn(asked, query, found, unknown)}${isSearch ? numbers : null}
    </div>
    ${call.isRecord ? null : marksExplained(asked)}
  `
  return page(asked, { title, main, call, current: 'roll' })
}

function isNarrowed(query: RollQuery) {
  return filtersIn(query).some(name => name !== 'at')
}

/** The exact number, in the call's own noun, where the whole roll is shown as it stands now; else how many match. */
function heading(asked: Asked, call: CallShown, query: RollQuery, found: RollPage, facets: Facets) {
  const { lang } = asked
  if (!isCounting(asked)) return html`${say(lang, 'switches.notCounted')}`
  const more = found.more ? 'yes' : 'no'
  if (isNarrowed(query)) return html`${say(lang, 'roll.match', { total: found.total, more })}`
  if (facets.now !== null)
    return html`${formatNumber(facets.now.total, lang)} ${wholeOf(asked, call, facets.now)}`
  if (!call.isRecord) return html`${say(lang, 'roll.total', { total: found.total, more })}`
  const nouns = inLang(nounFor(found.total, call.row.noun, lang))
  return html`${shownTotal(asked, found)} ${phrase(lang, 'call.nounsOnList', { nouns })}`
}

function lede({ lang }: Asked, { isRecord, lists, source }: CallShown, { at }: RollQuery) {
  const day = at ?? (isRecord ? source?.date : undefined)
  if (day === undefined) return say(lang, isRecord ? 'roll.ledeFound' : 'roll.lede')
  if (!isRecord) return say(lang, 'roll.ledeOn', { date: longDay(day, lang) })
  const newest = lists.findLast(({ date }) => date <= day)
  if (newest?.whole && newest === source && newest.date < day)
    return say(lang, 'roll.ledeNewest', { date: longDay(newest.date, lang) })
  const isList = newest?.whole && newest.date === day
  return say(lang, isList ? 'roll.ledeList' : 'roll.ledeSources', { date: longDay(day, lang) })
}

/** Of how many more nobody knows, with the way to them. */
function unknownSaid(asked: Asked, query: RollQuery, unknown: Pick<RollPage, 'total' | 'more'>) {
  const { total } = unknown
  if (total === 0 || !isCounting(asked)) return null
  const says = say(asked.lang, 'roll.unknownMore', { count: shownTotal(asked, unknown) })
  const see = linkTo(asked, rollAddress({ ...query, status: 'unknown' }), say(asked.lang, 'roll.unknownSee'))
  return html` ${says} ${see}`
}

async function shownRows(asked: Asked, call: CallShown, query: RollQuery, found: RollPage) {
  const { lang } = asked
  // Rows are ordered by the first name of each, which this language may not show.
  const isTranslated = found.items.some(({ names }) => nameIn(names, lang).text !== names[0]!.text)
  const byName = isTranslated ? 'roll.shownByFirstName' : 'roll.shown'
  const caption = say(lang, found.sort === 'date' ? 'roll.shownByDate' : byName, {
    count: found.items.length,
    total: shownTotal(asked, found),
  })
  const tooMany = query.sort === 'date' && found.sort === 'name'
  return html`
    ${found.total > 1 ? orders(asked, query, found) : null}
    ${found.total > 1 ? readAs(asked, query, found) : null}
    ${missedStates(asked, call, query, found.items).map(link => remark(link))}
    ${tooMany ? remark(say(lang, 'roll.tooMany')) : null}
    ${await rollTable(asked, call, found, { caption, day: dayShown(asked, query) })}
  `
}

function orders(asked: Asked, query: RollQuery, { sort }: RollPage) {
  const { lang } = asked
  const order = (by: RollPage['sort'], word: string) => {
    const to = rollLink(asked, { ...query, sort: by === 'name' ? undefined : by })
    return html`<li><a href="${to}"${by === sort ? html` aria-current="true"` : null}>${word}</a></li>`
  }
  return html`<nav class="order" aria-label="${say(lang, 'roll.sort')}">
    <ul class="tabs">${order('name', say(lang, 'roll.byName'))}${order('date', say(lang, 'roll.byDate'))}</ul>
  </nav>`
}

/** Nothing was found: said plainly, with each way on that finds something. */
async function nobody(asked: Asked, call: CallShown, query: RollQuery) {
  const { lang, site } = asked
  const used = filtersIn(query)
  if (used.length === 0 && query.after === undefined)
    return html`<p class="plain mt">${say(lang, 'roll.nobody')}</p>`
  const counted = isCounted(query, await site.log.store.rollTally(call.id))
  const without = await Promise.all(
    (counted && used.length > 1 ? used : []).map(async name => {
      const wider = { ...query, [name]: undefined, after: undefined, limit: 1 }
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
  const whole = say(lang, call.isRecord ? 'roll.wholeList' : 'roll.whole')
  const meant = (await suggestionsFor(site.log.store, query)).flatMap(item => {
    const name = nameMeant(item, lang)
    if (name.length > MOST_QUERY) return []
    const to = rollAddress({ call: call.id, q: name, at: query.at, limit: query.limit })
    return linkTo(asked, to, say(lang, 'roll.didYouMean', { name }))
  })
  return html`
    <p class="plain mt">${nobodyWords(lang, query, used)}</p>
    ${listed([...meant, ...missedStates(asked, call, query, []), ...ways, linkTo(asked, `/${call.id}/roll`, whole)], 'plain-list mt-s')}
  `
}

/** A state in the reader's language, since it is found by that too. */
function nameMeant({ kind, country, names }: RollItem, lang: Asked['lang']) {
  return kind === 'state' && country !== null ? countryName(country, lang) : nameIn(names, lang).text
}

/** States that the words name and that are no row of what was found: of each there is the page of who is missing. */
function missedStates(asked: Asked, call: CallShown, query: RollQuery, items: readonly RollItem[]): Markup[] {
  if (call.missing !== 'un-members' || query.after !== undefined || query.sort === 'date') return []
  const isRow = (code: string) => items.some(({ kind, country }) => kind === 'state' && country === code)
  const to = addressWith(`/${call.id}/not-on-the-list`, { at: query.at ?? '' })
  return statesMeant(query.q ?? '')
    .called.filter(code => !isRow(code))
    .map(code =>
      linkTo(asked, to, say(asked.lang, 'roll.stateMeant', { country: countryName(code, asked.lang) })),
    )
}

/** By which reading of the words a state comes first, whose name is written otherwise. */
function readAs({ lang }: Asked, { q = '', sort }: RollQuery, { items }: RollPage) {
  const { called } = statesMeant(q)
  const isFirst = (code: string) => items.some(({ kind, country }) => kind === 'state' && country === code)
  const states = called.filter(isFirst).map(code => countryName(code, lang))
  if (states.length === 0 || sort === 'date') return null
  return remark(say(lang, 'roll.readAs', { states: listOf(states, lang) }))
}

function nobodyWords(lang: Asked['lang'], { after, at }: RollQuery, used: readonly string[]) {
  if (after !== undefined) return say(lang, 'roll.noMore')
  if (at === undefined) return say(lang, 'roll.none')
  return say(lang, used.length === 1 ? 'roll.nobodyOn' : 'roll.noneOn', { date: longDay(at, lang) })
}

function waysOn(
  asked: Asked,
  query: RollQuery,
  { next }: RollPage,
  unknown: Pick<RollPage, 'total' | 'more'>,
) {
  const { lang } = asked
  const file = (ending: string, says: string) =>
    html`<a href="${rollAddress(query, null, ending)}">${says}</a>`
  const first = query.after === undefined ? undefined : rollLink(asked, query)
  const files = { csv: file('.csv', 'CSV'), json: file('.json', 'JSON') }
  return html`
    ${pager(lang, first, next === null ? undefined : rollLink(asked, query, next))}
    ${remark(phrase(lang, 'roll.download', files), 'mt-s')}
    ${unknown.total === 0 ? null : remark(say(lang, 'roll.csvUnknown', { count: shownTotal(asked, unknown) }))}
  `
}
