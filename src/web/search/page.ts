import { dayOf } from '../../core/time.ts'
import type { CallRow, Keyed } from '../../register/rows.ts'
import { countedIn, numbered } from '../call/counts.ts'
import { stateMark, stateOf } from '../call/state.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  cachedAnswer,
  callShown,
  comma,
  directionOf,
  entryLink,
  HTML_TYPE,
  headLine,
  html,
  isCounting,
  languageIn,
  linkIn,
  linkTo,
  listed,
  longDate,
  type Markup,
  named,
  nameIn,
  type Piece,
  page,
  pager,
  part,
  phrase,
  remark,
  say,
  searchForm,
  takeTurn,
} from '../kit/kit.ts'
import { summaryOf } from '../text/summary.ts'
import { textLink } from '../text/versions.ts'
import type { TextFound } from './calls.ts'
import { type Found, find } from './found.ts'
import { excerpt, marked } from './marked.ts'
import { meantBy, organisationsNear } from './meant.ts'
import type { Fingerprinted } from './named.ts'
import { organisationList, withStandings } from './organisations.ts'
import { parseSearch, type SearchQuery, searchAddress } from './query.ts'
import { statesPart } from './states.ts'

/**
 * One search over calls, organisations and the words of texts: the first of each on one page, all of each on their own.
 */

const NOINDEX = { 'X-Robots-Tag': 'noindex' }
/** Of each group, on the page that shows them all. */
const FIRST = { calls: 5, organisations: 6, texts: 5 } as const
const ON_A_PAGE = 50

export function showSearch(asked: Asked): Promise<Answer> {
  const query = parseSearch(asked)
  const { lang, site } = asked
  // A day may bring another text into force without an entry.
  const key = `${lang}${asked.query.has('lang') ? '+' : ''} ${searchAddress(query)} ${dayOf(site.now())}`
  return cachedAnswer(asked, key, async () => {
    if (query.q !== '') takeTurn(asked, 'search')
    const body = query.q === '' ? emptyPage(asked) : await resultsPage(asked, query)
    return { type: HTML_TYPE, body, headers: NOINDEX }
  })
}

function emptyPage(asked: Asked): string {
  const { lang } = asked
  const title = say(lang, 'search.title')
  const main = html`
    ${headLine(title, null)}
    ${searchForm(asked, say(lang, 'search.label'), { wide: true })}
    ${remark(say(lang, 'search.hint'), 'mt-s')}
    ${remark(linkTo(asked, '/organisations', say(lang, 'search.allOrganisations')))}
  `
  return page(asked, { title, main, current: 'search', description: say(lang, 'search.label') })
}

async function resultsPage(asked: Asked, query: SearchQuery): Promise<string> {
  const shown = { rows: FIRST.organisations, nearest: true }
  const typed = await find(asked, query, shown)
  const isEmpty = query.in === undefined && typed.total === 0 && typed.states.length === 0
  const meant = isEmpty ? await meantBy(asked, typed) : undefined
  if (meant !== undefined) {
    const title = say(asked.lang, 'search.showing', { meant, q: query.q })
    const found = await find(asked, { q: meant }, shown)
    return laidOut(asked, query, title, found, await firstOfEach(asked, { ...query, q: meant }, found))
  }
  const found = typed
  const title = titleOf(asked, query, found)
  const parts = isEmpty
    ? await nothing(asked, query, found)
    : query.in === undefined
      ? await firstOfEach(asked, query, found)
      : await oneGroup(asked, query, found)
  return laidOut(asked, query, title, found, parts)
}

/** The form keeps what was typed. */
function laidOut(asked: Asked, query: SearchQuery, title: string, found: Found, parts: Piece): string {
  const main = html`
    ${headLine(title, null)}
    <div class="box">${searchForm(asked, say(asked.lang, 'search.label'), { q: query.q, wide: true })}${chips(asked, query, found)}</div>
    ${parts}
  `
  return page(asked, { title, main, current: 'search' })
}

function titleOf({ lang }: Asked, { q, in: group }: SearchQuery, found: Found): string {
  const count =
    group === 'calls' ? found.calls.length : group === 'texts' ? found.passages.length : found.total
  if (group === undefined && count === 0 && found.states.length > 0) return say(lang, 'search.about', { q })
  const more = group === undefined && found.organisations.more ? 'yes' : 'no'
  return say(lang, group === undefined ? 'search.results' : `search.resultsIn.${group}`, { count, more, q })
}

/** How many there are in each group, and the way there. */
function chips(
  asked: Asked,
  { q, in: group }: SearchQuery,
  { calls, organisations, passages }: Found,
): Piece {
  const { lang } = asked
  const to = (id: string) => (group === undefined ? `#${id}` : linkIn(asked, `${searchAddress({ q })}#${id}`))
  const links = [
    calls.length > 0 &&
      html`<a href="${to('calls')}">${say(lang, 'search.calls', { count: calls.length })}</a>`,
    organisations.total > 0 &&
      html`<a href="${to('organisations')}">${organisationCount(asked, organisations)}</a>`,
    passages.length > 0 &&
      html`<a href="${to('texts')}">${say(lang, 'search.passages', { count: passages.length })}</a>`,
  ].filter(link => link !== false)
  return links.length < 2 && group === undefined ? null : listed(links, 'chips mt-s')
}

function organisationCount({ lang }: Asked, { total, more }: Found['organisations']) {
  return say(lang, 'search.organisations', { count: total, more: more ? 'yes' : 'no' })
}

async function firstOfEach(asked: Asked, query: SearchQuery, found: Found): Promise<Piece> {
  return [
    statesPart(found.states),
    await namedPart(asked, found),
    await callsPart(asked, query, found, 0, FIRST.calls),
    await organisationsPart(asked, query, found),
    textsPart(asked, query, found, 0, FIRST.texts),
  ]
}

async function oneGroup(asked: Asked, query: SearchQuery, found: Found): Promise<Piece> {
  const from = (query.page - 1) * ON_A_PAGE
  const all = query.in === 'calls' ? found.calls : found.passages
  const at = (page: number) => linkIn(asked, searchAddress({ ...query, page }))
  const pages = pager(
    asked.lang,
    query.page === 1 ? undefined : at(1),
    all.length > from + ON_A_PAGE ? at(query.page + 1) : undefined,
  )
  if (all.length <= from) return html`<p class="plain mt">${say(asked.lang, 'roll.noMore')}</p>${pages}`
  const shown =
    query.in === 'calls'
      ? await callsPart(asked, query, found, from, ON_A_PAGE)
      : textsPart(asked, query, found, from, ON_A_PAGE)
  return [shown, pages]
}

/** What a number or a fingerprint names. */
async function namedPart(asked: Asked, { entry, prints, every }: Found): Promise<Piece> {
  if (entry === undefined && prints.length === 0) return null
  const { lang } = asked
  const entries = [
    ...(entry === undefined ? [] : [entry]),
    ...prints.flatMap(one => (one.is === 'entry' ? one.entry : [])),
  ]
  const told = (await entriesTold(asked, entries)).map(
    ({ index, headline }) => html`<li><h3>${entryLink(asked, index)}</h3><p>${headline}</p></li>`,
  )
  const texts = prints.flatMap(one => (one.is === 'entry' ? [] : printLine(asked, one, every)))
  return part(say(lang, 'search.inLog'), html`<ul class="hits">${told}${texts}</ul>`, {
    strong: true,
    id: 'named',
  })
}

function printLine(
  asked: Asked,
  one: Exclude<Fingerprinted, { is: 'entry' }>,
  every: ReadonlyMap<string, CallRow>,
): Markup {
  const { lang } = asked
  const call = named(every.get(one.call)!.titles, lang)
  const link =
    one.is === 'rules'
      ? linkTo(asked, `/${one.call}/policy`, phrase(lang, 'search.rulesOf', { call }))
      : html`<a href="${textLink(asked, one.call, { digest: one.manifest, lang: one.lang ?? undefined })}">${phrase(lang, 'search.textOf', { call })}</a>`
  return html`<li><h3>${link}</h3><p>${say(lang, 'search.byFingerprint')}</p></li>`
}

async function callsPart(
  asked: Asked,
  query: SearchQuery,
  found: Found,
  from: number,
  most: number,
): Promise<Piece> {
  const { lang } = asked
  const { calls, words } = found
  if (calls.length === 0) return null
  const lines = await Promise.all(calls.slice(from, from + most).map(one => callLine(asked, one, words)))
  const all = query.in === undefined && calls.length > most
  return part(
    say(lang, 'search.callsHead'),
    html`
      <ul class="hits">${lines}</ul>
      ${all ? remark(linkTo(asked, searchAddress({ ...query, in: 'calls' }), say(lang, 'search.allCalls', { count: calls.length })), 'mt-s') : null}
    `,
    { strong: true, id: 'calls' },
  )
}

async function callLine(
  asked: Asked,
  { key, row }: Keyed<'calls'>,
  words: readonly string[],
): Promise<Markup> {
  const { lang, site } = asked
  const call = await callShown(asked, key)
  const title = nameIn(row.titles, lang)
  const tally = await site.log.store.rollTally(key)
  const count = call.namesNobody || !isCounting(asked) ? null : numbered(asked, countedIn(asked, call, tally))
  const issued = row.issued === null ? null : html`${comma(lang)}${longDate(row.issued, lang)}`
  const convener = nameIn(row.convener.names, lang)
  const by = phrase(lang, 'search.issuedBy', {
    convener: html`<span lang="${convener.lang}" dir="auto">${marked(convener.text, words)}</span>`,
  })
  const told: Piece[] = [stateMark(asked, await stateOf(asked, call)), html`${by}${issued}`, count].filter(
    piece => piece !== null,
  )
  const asks = await summaryOf(asked, key, row)
  return html`<li>
    <h3><a href="${linkIn(asked, `/${key}`)}" lang="${title.lang}" dir="auto">${marked(title.text, words)}</a></h3>
    ${asks === null ? null : html`<p lang="${asks.lang}" dir="auto">${marked(asks.text, words)}</p>`}
    <p>${told.map((piece, i) => html`${i === 0 ? null : html` <span class="dot" aria-hidden="true">·</span> `}<span>${piece}</span>`)}</p>
  </li>`
}

async function organisationsPart(asked: Asked, { q }: SearchQuery, found: Found): Promise<Piece> {
  const { lang } = asked
  const { organisations, every, words } = found
  const { items, total } = organisations
  if (total === 0) return null
  const shown = await withStandings(asked, items, every)
  const all = addressWith('/organisations', { q })
  return part(
    say(lang, 'search.organisationsHead'),
    html`
      ${organisationList(asked, shown, { calls: every, words, heading: 'h3' })}
      ${total > items.length ? remark(linkTo(asked, all, say(lang, 'search.allFound', { count: organisationCount(asked, organisations) })), 'mt-s') : null}
    `,
    { strong: true, id: 'organisations' },
  )
}

function textsPart(asked: Asked, query: SearchQuery, found: Found, from: number, most: number): Piece {
  const { lang } = asked
  const { passages, every, words } = found
  if (passages.length === 0) return null
  const lines = passages.slice(from, from + most).map(one => passageLine(asked, one, every, words))
  const all = query.in === undefined && passages.length > most
  return part(
    say(lang, 'search.textsHead'),
    html`
      <ul class="hits">${lines}</ul>
      ${all ? remark(linkTo(asked, searchAddress({ ...query, in: 'texts' }), say(lang, 'search.allPassages', { count: passages.length })), 'mt-s') : null}
    `,
    { strong: true, id: 'texts' },
  )
}

function passageLine(
  asked: Asked,
  { call, lang: of, passage, anchor }: TextFound,
  every: ReadonlyMap<string, CallRow>,
  words: readonly string[],
): Markup {
  const { lang } = asked
  const says = phrase(lang, 'search.passageIn', {
    call: named(every.get(call)!.titles, lang),
    language: languageIn(of, lang),
  })
  return html`<li>
    <q lang="${of}" dir="${directionOf(of)}">${marked(excerpt(passage.sentence, words), words)}</q>
    <p><a href="${textLink(asked, call, { lang: of })}${anchor}">${says}</a></p>
  </li>`
}

/** Nothing was found, and nothing is spelt alike: who has some of it in their names, and what else can be tried. */
async function nothing(asked: Asked, { q }: SearchQuery, { every, words }: Found): Promise<Markup> {
  const { lang } = asked
  const near = await organisationsNear(asked.site.log.store, words, FIRST.organisations)
  const shown = await withStandings(asked, near.items, every)
  const heading = say(lang, near.by === 'words' ? 'search.someWords' : 'search.beginsAlike')
  const list = organisationList(asked, shown, { calls: every, words: near.words, heading: 'h3' })
  const ways = [
    linkTo(asked, '/', say(lang, 'search.seeCalls')),
    linkTo(asked, '/organisations', say(lang, 'search.allOrganisations')),
  ]
  return html`<section class="mt">
    <p>${say(lang, q.trim().includes(' ') ? 'search.tryFewer' : 'search.tryOther')}</p>
    ${listed(ways, 'plain-list mt-s')}
  </section>
  ${shown.length === 0 ? null : part(heading, list, { strong: true, id: 'organisations' })}`
}
