import { Refusal } from '../../core/refusal.ts'
import { type Catalogue, cellsOf } from '../../register/figures/catalogue.ts'
import type { Period } from '../../register/figures/figures.ts'
import { COMPUTED, ownPeriod, periodKey } from '../../register/figures/standing.ts'
import type { ToldBy } from '../../work/reporting/call-figures.ts'
import type { Question } from '../../work/reporting/edition-questions.ts'
import { isThere } from '../../work/reporting/filed.ts'
import type { CatalogueOn, IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import { usualIn } from '../../work/reporting/standings.ts'
import type { ShownDay } from '../commitments/shown-day.ts'
import {
  type Asked,
  addressWith,
  attributes,
  type CallShown,
  comma,
  firstOf,
  html,
  inLang,
  languageKept,
  linkIn,
  linkTo,
  listed,
  type Markup,
  nameIn,
  type Piece,
  pager,
  part,
  periodName,
  remark,
  say,
} from '../kit/kit.ts'
import { type Option, selectOf } from '../matrix/finder.ts'
import { acrossTable } from '../plots/across.ts'
import { plotFigure } from '../plots/figure.ts'
import { partyPanels } from '../plots/panels.ts'
import {
  elsewhereSaid,
  hasValue,
  isNumber,
  type Line,
  type Measured,
  measured,
  type Reported,
  unitOf,
} from '../plots/reported.ts'
import { type Row, reportedAs, rowsAcross, valuesOf, whereSaid, whereTold } from './across.ts'
import type { IndexedFile } from './catalogue-index.ts'
import { indicatorPath } from './named.ts'
import { type Columns, columnsIn } from './query.ts'
import { type SilentOf, whySilent } from './why-silent.ts'

/**
 * Values of one indicator: organisations by their names, or every item of one organisation, in columns of periods.
 * Numbers are drawn too, all on one scale. No order follows from a value, and none is added to another: where an
 * indicator has a value for each country, one country is shown at a time.
 */

export interface Found {
  readonly on: IndicatorsOn
  readonly catalogue: CatalogueOn
  readonly index: IndexedFile
  readonly indicator: string
}

export interface ValuesQuery extends ShownDay {
  readonly path: string
  /** Of each list of the indicator, the item that is asked for. */
  readonly items: readonly string[]
  readonly party?: string | undefined
  readonly page?: string | undefined
  readonly before?: string | undefined
  /** The edition whose question is shown unfolded. */
  readonly edition?: string | undefined
}

export function addressOf(
  { at = '', before = '', edition = '', items, page = '', party = '', path }: ValuesQuery,
  ending = '',
): string {
  return addressWith(`${path}${ending}`, { by: items.join(','), party, before, page, edition, at })
}

/** Organisations of a page, whose files are read for it. */
const MOST_ROWS = 30
/** Items of one organisation; the file has all. */
const MOST_ITEMS = 100
/** Periods that are named beside an organisation; the file has all. */
const MOST_ELSEWHERE = 3
/** Panels that can still be read one by one. */
const MOST_PANELS = 40

interface Shown {
  readonly asked: Asked
  readonly call: CallShown
  readonly query: ValuesQuery
  readonly found: Found
  /** By which values are laid out: as it is asked now, or, where nobody can read that, as it was asked last. */
  readonly question: Question | undefined
  readonly lists: readonly List[]
  readonly items: readonly string[]
  readonly periods: readonly Period[]
}

export async function valuesPart(
  asked: Asked,
  call: CallShown,
  query: ValuesQuery,
  found: Found,
): Promise<Markup> {
  const { lang } = asked
  const last = found.index.lastReadOf(found.indicator)
  const question = last && { ...last, file: withEarlierItems(last.file, found.catalogue) }
  const usual = (await usualIn(found.on, found.catalogue)).get(found.indicator)!
  const columns = columnsIn(usual, query.before)
  const periods = columns.shown
  const all = await rowsAcross(lang, found)
  const lists = question === undefined ? [] : listsOf(question)
  const items = itemsShown(lists, query.items)
  const shown: Shown = { asked, call, query, found, question, lists, items, periods }
  const own = ownRow(query, all)
  const odd = all.filter(({ standings }) => standings.values().some(it => !it.isUsual)).length
  const matter =
    periods.length === 0 || all.length === 0
      ? odd > 0
        ? null
        : html`<p class="plain">${say(lang, 'indicators.noValues')}</p>`
      : html`
        ${finder(shown, all)}
        ${own === undefined ? await ofParties(shown, all) : await ofOne(shown, own)}
        ${periodLinks(shown, columns)}
      `
  return part(
    say(lang, 'indicators.values'),
    html`${comparedWith(shown)}${matter}${odd === 0 ? null : remark(say(lang, 'indicators.oddParties', { count: odd }))}`,
    { strong: true, note: say(lang, 'indicators.valuesNote'), id: 'values' },
  )
}

/** By which edition values are laid out, where nobody can read the newest. */
function comparedWith({ asked: { lang }, found: { index, indicator }, question }: Shown): Piece {
  const now = index.editionOf(indicator)!
  return question === undefined || question.edition === now
    ? null
    : remark(say(lang, 'indicators.valuesBy', { edition: question.edition, now }))
}

type List = Catalogue['lists'][number]

/** Those by which it has a value for each item. */
const listsOf = ({ file, one }: Question): List[] =>
  one.by.map(list => file.lists.find(({ id }) => id === list)!)

/**
 * An item that was dropped goes on being answered for earlier periods: it is chosen like the others, and comes last.
 */
function withEarlierItems(newest: Catalogue, { editions }: CatalogueOn): Catalogue {
  const earlier = editions.flatMap(({ file }) => (isThere(file) ? file.lists : []))
  const lists = newest.lists.map(list => {
    const known = new Map(list.items.map(one => [one.id, one]))
    for (const { id, items } of earlier)
      if (id === list.id) for (const one of items) known.getOrInsert(one.id, one)
    return { ...list, items: [...known.values()] }
  })
  return { ...newest, lists }
}

function ownRow({ party }: ValuesQuery, all: readonly Row[]): Row | undefined {
  if (party === undefined) return undefined
  const own = all.find(({ reporter }) => reporter.party === party)
  if (own !== undefined) return own
  throw new Refusal(
    'query_malformed',
    `The parameter party is ${party}, which was not asked and has not answered.`,
  ).at('party')
}

/** As many as the indicator has lists; of a list that is not asked for its first. */
function itemsShown(lists: readonly List[], given: readonly string[]): string[] {
  return lists.map(({ id, items }, i) => {
    const typed = given[i] ?? items[0]!.id
    if (items.some(one => one.id === typed)) return typed
    throw new Refusal('query_malformed', `The parameter by has ${typed}, which is not in the list ${id}.`).at(
      'by',
    )
  })
}

/** One page of organisations. */
async function ofParties(shown: Shown, all: readonly Row[]): Promise<Markup> {
  const { asked, call, items, periods, query } = shown
  const { lang } = asked
  const at = query.page === undefined ? 0 : all.findIndex(({ reporter }) => reporter.party === query.page) + 1
  if (query.page !== undefined && at === 0)
    throw new Refusal('query_malformed', `The parameter page is ${query.page}, where no page ended.`).at(
      'page',
    )
  const rows = all.slice(at, at + MOST_ROWS)
  const said = await valuesOf(asked, shown.found, rows)
  const its = shownAs(shown)
  const lines = rows.map((row): Line => {
    const { names, party } = row.reporter
    const cells = periods.map(period => reportedAs(its, row.standings.get(periodKey(period)), said, items))
    const to = linkIn(asked, whereSaid(call.id, row))
    return { party, name: nameIn(names, lang), to, cells, elsewhere: answeredElsewhere(shown, row) }
  })
  const next =
    at + rows.length < all.length
      ? linkIn(asked, addressOf({ ...query, page: rows.at(-1)!.reporter.party }))
      : undefined
  const first = at === 0 ? undefined : linkIn(asked, addressOf({ ...query, page: undefined }))
  const caption = captionOf(
    shown,
    rows.length === all.length
      ? say(lang, 'indicators.organisations', { count: all.length })
      : say(lang, 'indicators.ofAll', { count: all.length, shown: rows.length }),
  )
  return html`${drawn(shown, lines, caption, say(lang, 'matrix.organisation'))}${whyIn(
    shown,
    rows.flatMap((row, i) => silentIn(shown, row, [lines[i]!])),
  )}${pager(lang, first, next)}`
}

/**
 * Those for which it said something and that no column has, at most so many by their names. Usual ones lie a link away,
 * and are named where a row would else be empty.
 */
function answeredElsewhere({ asked: { lang }, periods }: Shown, { standings }: Row): string[] {
  const told = [...standings.values()].filter(one => one.told !== null)
  const shown = new Set(periods.map(periodKey))
  const others = told.filter(({ period }) => !shown.has(periodKey(period)))
  const { odd = [], usual = [] } = Object.groupBy(others, one => (one.isUsual ? 'usual' : 'odd'))
  const its = others.length === told.length ? [...usual.toReversed(), ...odd] : odd
  const { shown: named, told: more } = firstOf(its, MOST_ELSEWHERE, count =>
    say(lang, 'plots.morePeriods', { count }),
  )
  return [...named.map(({ period }) => periodName(period, lang)), ...(more === null ? [] : [more])]
}

/** Every item of one organisation, in the order of the catalogue. */
async function ofOne(shown: Shown, row: Row): Promise<Markup> {
  const { asked, call, found, periods, query, question } = shown
  const { lang } = asked
  const said = await valuesOf(asked, found, [row])
  const name = nameIn(row.reporter.names, lang)
  const { shown: cells, told } = firstOf(
    question === undefined ? [[]] : cellsOf(question.file, question.one),
    MOST_ITEMS,
    count => say(lang, 'indicators.moreItems', { count }),
  )
  const path = indicatorPath(call.id, found.catalogue.id, found.indicator)
  const its = shownAs(shown)
  const lines = cells.map((items): Line => {
    const titles = items.map((item, i) => itemTitle(shown, i, item))
    return {
      party: row.reporter.party,
      name: items.length === 0 ? name : { lang, text: titles.join(comma(lang)) },
      to: linkIn(asked, addressOf({ ...query, path, items, party: undefined })),
      cells: periods.map(period => reportedAs(its, row.standings.get(periodKey(period)), said, items)),
    }
  })
  const report = linkTo(asked, whereSaid(call.id, row), inLang(name))
  const others = elsewhereSaid(lang, { elsewhere: answeredElsewhere(shown, row) })
  return html`
    <h3>${report}</h3>
    ${others === null ? null : remark(others)}
    ${drawn(shown, lines, html`${inLang(name)}`, say(lang, 'indicators.item'))}${told === null ? null : remark(told)}${whyIn(shown, silentIn(shown, row, lines))}
  `
}

const whyIn = ({ asked, call, query }: Shown, silent: readonly SilentOf[]): Piece =>
  whySilent(asked, call.id, silent, query.day)

/** For which periods one of its lines says what follows from dates and rules alone. */
function silentIn({ periods }: Shown, { standings }: Row, lines: readonly Line[]): SilentOf[] {
  const isSilent = (cell: Reported) =>
    !hasValue(cell) && COMPUTED.some(one => cell.missing === `silent-${one}`)
  const told = [...standings.values()].flatMap(one => one.told ?? [])
  return periods.flatMap((period, i) => {
    if (!lines.some(({ cells }) => isSilent(cells[i]!))) return []
    const one = standings.get(periodKey(period))!
    const isOpen = one.told === null && one.follows === 'not-reported'
    return [{ ...one, own: isOpen ? ownPeriod(told, period, one.asked.bound!) : null }]
  })
}

function shownAs({ asked, call, found, query, question }: Shown) {
  const to = (told: ToldBy) => whereTold(asked, call.id, found.indicator, told, query)
  return { ...found, question, to }
}

function itemTitle({ asked, lists }: Shown, i: number, item: string): string {
  return nameIn(lists[i]!.items.find(({ id }) => id === item)!.titles, asked.lang).text
}

/** Which item is shown of how many organisations. */
function captionOf(shown: Shown, says: string): Piece {
  const titles = shown.items.map((item, i) => itemTitle(shown, i, item))
  return titles.length === 0 ? says : html`<bdi>${titles.join(comma(shown.asked.lang))}</bdi> · ${says}`
}

/** Without its question no value can be read, and none is shown. */
const UNREAD: Measured = { titles: [], value: { type: 'words' }, items: new Map() }

function drawn(
  { asked, found, periods, query, question }: Shown,
  lines: readonly Line[],
  caption: Piece,
  head: string,
): Markup {
  const { lang } = asked
  const of = question === undefined ? UNREAD : measured(question.file, question.one)
  const across = { of, periods, lines }
  const unit = unitOf(lang, of)
  const inUnit = unit === null ? [] : [say(lang, 'reports.inUnit', { unit })]
  const heard = [say(lang, 'indicators.valuesCaption'), ...inUnit].join('. ')
  const said = html`${caption}${inUnit.map(says => html` · ${says}`)}`
  const table = html`<div class="scroll">${acrossTable(lang, across, heard, head)}</div>`
  const path = `/${found.on.all.call}/indicators/${found.catalogue.id}/${found.indicator}.csv`
  const csv = linkIn(asked, addressWith(path, { at: query.at ?? '' }))
  const hasAny = lines.some(({ cells }) => cells.some(cell => 'value' in cell))
  if (isNumber(of) && hasAny && lines.length <= MOST_PANELS)
    return plotFigure(lang, { id: 'panels', caption: said, drawing: partyPanels(lang, across), table, csv })
  return html`<p>${said}</p>${table}<p class="ways mt-s"><a href="${csv}" download>${say(lang, 'plots.file')}</a></p>`
}

/** Which item is shown, or whose items; nothing where there is nothing to choose. */
function finder({ asked, items, lists: by, query }: Shown, all: readonly Row[]): Piece {
  if (by.length === 0) return null
  const { lang } = asked
  const lists = by.map(({ id, items: its, titles }, i) => {
    const options = its.map((it): Option => [it.id, nameIn(it.titles, lang).text])
    return selectOf({ name: 'by', id: `by-${id}` }, nameIn(titles, lang).text, null, options, items[i]!)
  })
  const parties = all.map(({ reporter }): Option => [reporter.party, nameIn(reporter.names, lang).text])
  const kept = query.at === undefined ? null : html`<input type="hidden" name="at" value="${query.at}">`
  const ofParty = selectOf(
    'party',
    say(lang, 'indicators.allItemsOf'),
    say(lang, 'indicators.oneItem'),
    parties,
    query.party ?? '',
  )
  return html`<form class="finder" action="${query.path}#values" aria-label="${say(lang, 'indicators.choose')}" novalidate>
    ${lists[0]!}
    <details class="places"${attributes({ open: lists.length > 1 || query.party !== undefined })}>
      <summary>${say(lang, 'roll.further')}</summary>
      <div>${lists.slice(1)}${ofParty}</div>
    </details>
    <button class="btn">${say(lang, 'matrix.show')}</button>
    ${kept}${languageKept(asked)}
  </form>`
}

function periodLinks({ asked, query }: Shown, { left, shown }: Columns): Piece {
  const { lang } = asked
  const to = (before: string | undefined, says: string) =>
    linkTo(asked, addressOf({ ...query, before }), says)
  const links = [
    ...(left === 0 ? [] : [to(shown[0]!.from, say(lang, 'indicators.earlierPeriods', { count: left }))]),
    ...(query.before === undefined ? [] : [to(undefined, say(lang, 'indicators.newestPeriods'))]),
  ]
  return links.length === 0 ? null : listed(links, 'chips')
}
