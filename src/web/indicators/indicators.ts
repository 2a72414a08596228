import type { Period } from '../../register/figures/figures.ts'
import { periodKey } from '../../register/figures/standing.ts'
import { KINDS } from '../../register/kinds.ts'
import { isThere } from '../../work/reporting/filed.ts'
import {
  type CatalogueOn,
  type IndicatorsOn,
  type Tallied,
  tallied,
} from '../../work/reporting/indicators-on.ts'
import { dayErrors } from '../commitments/on-day.ts'
import { principleSaid, principlesOn } from '../commitments/principles.ts'
import { dayNotice, onThatDay } from '../commitments/shown-day.ts'
import {
  type Answer,
  type Asked,
  attributes,
  type CallShown,
  cachedPage,
  callShown,
  dayField,
  daysSummary,
  dayTyped,
  type Errors,
  entryLink,
  headLine,
  html,
  languageKept,
  linkTo,
  listed,
  longDate,
  longDay,
  type Markup,
  NO_ERRORS,
  named,
  nameIn,
  type Piece,
  page,
  part,
  periodName,
  phrase,
  refusedPage,
  remark,
  say,
  wantsPage,
  withMore,
} from '../kit/kit.ts'
import { type Option, selectOf } from '../matrix/finder.ts'
import { pageWithout, withoutAny } from '../matrix/matrix.ts'
import { indicatorsTable } from './cells.ts'
import { citePart } from './cite.ts'
import { goneSaid } from './named.ts'
import {
  cataloguesMeant,
  commonPeriods,
  formatPeriod,
  type IndicatorsQuery,
  indicatorsAddress,
  indicatorsQuery,
  isMeantPeriod,
  NARROWING,
  narrowedBy,
  parsePeriod,
  readIndicators,
  sectionsOf,
} from './query.ts'
import { questionsPart } from './questions.ts'

/** What a call asks its signatories in figures, of whom, and who answered: on any day, in any period. */

export async function showIndicators(asked: Asked): Promise<Answer> {
  const errors = dayErrors(asked)
  if (errors.size > 0 && wantsPage(asked)) {
    const others = new URLSearchParams(asked.query)
    others.delete('at')
    return refusedPage(await wrongPage(asked, indicatorsQuery(asked, others), errors))
  }
  const query = indicatorsQuery(asked)
  const key = `${indicatorsAddress(query)} ${query.before ?? ''} ${query.day}`
  return cachedPage(asked, key, () => indicatorsPage(asked, query))
}

async function wrongPage(asked: Asked, query: IndicatorsQuery, errors: Errors): Promise<string> {
  const { lang } = asked
  const call = await callShown(asked, query.call)
  const on = await readIndicators(asked, query)
  const main = html`
    ${headLine(say(lang, 'indicators.name'), daysSummary(asked, errors))}
    <div class="box">${await finder(asked, call, query, on, [], errors)}</div>
    ${remark(linkTo(asked, `/${call.id}/indicators`, say(lang, 'indicators.all')))}
  `
  return page(asked, {
    title: say(lang, 'indicators.name'),
    main,
    call,
    current: 'commitments',
    isUnlisted: true,
  })
}

/** Columns that a page has room for. */
const MOST_PERIODS = 6

async function indicatorsPage(asked: Asked, query: IndicatorsQuery): Promise<string> {
  const { lang } = asked
  const call = await callShown(asked, query.call)
  const name = say(lang, 'indicators.name')
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, name, none)
  const on = await readIndicators(asked, query)
  const notice = dayNotice(asked, `/${call.id}/indicators`, query)
  if (on.catalogues.length === 0) return pageWithout(asked, call, name, say(lang, 'indicators.none'), notice)
  const meant = cataloguesMeant(on, query)
  const matrices = await Promise.all(
    meant.map(async catalogue => ({
      catalogue,
      rows: await tallied(on, catalogue, narrowedBy(query, catalogue)),
    })),
  )
  const all = matrices.map(({ rows }) => rows)
  const common = commonPeriods(all.flatMap(rows => [...rows.values()]))
  const { title } = answerOf(asked, on, query, all)
  const parts = await Promise.all(matrices.map(one => cataloguePart(asked, call, query, on, one)))
  const main = html`
    ${headLine(title, remark(say(lang, 'indicators.note')))}
    ${notice}
    <div class="box">
      ${await finder(asked, call, query, on, common, NO_ERRORS)}
      ${rangeLine(asked, query, all)}
    </div>
    ${parts}
    ${await citePart(asked, call, on, indicatorsAddress({ ...query, at: undefined }), say(lang, 'indicators.name'))}
  `
  return page(asked, { title, main, call, current: 'commitments', script: 'copy' })
}

type Rows = ReadonlyMap<string, readonly Tallied[]>

function answerOf(
  { lang }: Asked,
  on: IndicatorsOn,
  query: IndicatorsQuery,
  all: readonly Rows[],
): { readonly title: string } {
  const count = all.reduce((sum, rows) => sum + rows.size, 0)
  const parties = on.reporters.filter(
    ({ kind, party }) => on.reports.has(party) && (query.kind === undefined || query.kind === kind),
  ).length
  const values = {
    count,
    parties,
    when: query.at === undefined ? 'now' : 'day',
    date: longDay(query.day, lang),
  }
  return { title: say(lang, 'indicators.title', values) }
}

interface Matrix {
  readonly catalogue: CatalogueOn
  readonly rows: Rows
}

async function cataloguePart(
  asked: Asked,
  call: CallShown,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  { catalogue, rows }: Matrix,
): Promise<Markup> {
  const { lang } = asked
  const newest = catalogue.editions.at(-1)!
  const edition = phrase(lang, 'indicators.edition', {
    number: newest.edition,
    day: longDay(newest.day, lang),
    entry: entryLink(asked, newest.entry),
  })
  const lost = isThere(newest.file) ? null : remark(goneSaid(lang, newest.file))
  const columns = columnsOf(query, commonPeriods(rows.values()))
  const ofOthers = [...rows.values()]
    .flat()
    .filter(one => !one.isUsual && isMeantPeriod(query, one.period)).length
  const odd =
    ofOthers === 0 || query.period !== undefined
      ? null
      : remark(say(lang, 'indicators.odd', { count: ofOthers }), 'mt-s')
  const shown = { on, catalogue, rows, periods: columns.shown, at: query.at }
  const table =
    rows.size === 0
      ? html`<p class="plain">${say(lang, 'indicators.noMatch')}</p>`
      : columns.shown.length === 0
        ? html`<p class="plain">${say(lang, 'indicators.noReports', { count: on.reporters.filter(({ asked }) => asked.some(({ clause }) => 'report' in clause.asks)).length })}</p>`
        : html`${indicatorsTable(asked, shown)}${odd}${otherPeriods(asked, query, columns)}`
  return html`
    ${part(named(catalogue.titles, lang), html`${lost}${table}`, { strong: true, id: catalogue.id, note: edition })}
    ${questionsPart(asked, call, query, catalogue, new Set(rows.keys()))}
  `
}

interface Columns {
  readonly shown: readonly Period[]
  readonly earlier: string | null
  readonly isNewest: boolean
}

/** The newest that fit, or those before a day. */
function columnsOf(query: IndicatorsQuery, common: readonly Period[]): Columns {
  const one = query.period === undefined ? undefined : parsePeriod(query.period)
  if (one !== undefined) return { shown: [one], earlier: null, isNewest: true }
  const until = common.filter(({ from }) => query.before === undefined || from < query.before)
  const shown = until.slice(-MOST_PERIODS)
  return {
    shown,
    earlier: until.length > shown.length ? shown[0]!.from : null,
    isNewest: until.length === common.length,
  }
}

function otherPeriods(asked: Asked, query: IndicatorsQuery, { earlier, isNewest }: Columns): Piece {
  const { lang } = asked
  const address = indicatorsAddress(query)
  const links = [
    ...(earlier === null
      ? []
      : [linkTo(asked, withMore(address, `before=${earlier}`), say(lang, 'indicators.earlierPeriods'))]),
    ...(isNewest ? [] : [linkTo(asked, address, say(lang, 'indicators.newestPeriods'))]),
  ]
  return links.length === 0 ? null : listed(links, 'chips')
}

function rangeLine(asked: Asked, query: IndicatorsQuery, all: readonly Rows[]): Markup {
  const { lang } = asked
  const { call } = query
  const rows = all.reduce((sum, one) => sum + one.size, 0)
  const wide = NARROWING.every(name => query[name] === undefined)
    ? null
    : html` · ${linkTo(asked, `/${call}/indicators`, say(lang, 'indicators.all'))}`
  const file = (ending: string, says: string) =>
    html`<a href="${indicatorsAddress(query, ending)}">${says}</a>`
  return html`<div class="range">
    <p>${say(lang, 'indicators.rows', { count: rows })}, ${longDate(query.day, lang)}${wide}</p>
    ${listed(
      [
        file('.csv', 'CSV'),
        file('.json', 'JSON'),
        file('/answers.csv', say(lang, 'indicators.answersFile')),
        linkTo(asked, `/${call}/indicators/codebook`, say(lang, 'codebook.link')),
        linkTo(asked, onThatDay(`/${call}/indicators/compare`, query), say(lang, 'indicators.compareLink')),
      ],
      'chips',
    )}
  </div>`
}

async function finder(
  asked: Asked,
  call: CallShown,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  common: readonly Period[],
  errors: Errors,
): Promise<Markup> {
  const { lang } = asked
  const kinds = KINDS.filter(kind => on.reporters.some(one => one.kind === kind))
  const sections = on.catalogues
    .filter(({ id }) => query.catalogue === undefined || id === query.catalogue)
    .flatMap(sectionsOf)
  const principles = await principlesOn(asked, call, query.day)
  const under = [...new Set(sections.flatMap(one => one.principle ?? []))]
  const select = (
    name: 'catalogue' | 'section' | 'principle' | 'kind' | 'period',
    options: readonly Option[],
  ) =>
    options.length < 2 && query[name] === undefined
      ? null
      : selectOf(
          name,
          say(lang, `indicators.by.${name}`),
          say(lang, `indicators.any.${name}`),
          options,
          String(query[name] ?? ''),
        )
  const periods = new Map(common.toReversed().map(one => [periodKey(one), one] as const))
  const isUsed =
    errors.size > 0 || (['principle', 'period', 'at'] as const).some(name => query[name] !== undefined)
  const typed = errors.has('at') ? dayTyped(asked, 'at') : (query.at ?? '')
  const form = attributes({
    'aria-label': say(lang, 'indicators.form'),
    action: `/${call.id}/indicators`,
    novalidate: true,
  })
  return html`<form class="finder" role="search"${form}>
    ${select(
      'catalogue',
      on.catalogues.map((one): Option => [one.id, nameIn(one.titles, lang).text]),
    )}
    ${select(
      'section',
      sections.map((one): Option => [one.id, `${one.number} ${nameIn(one.titles, lang).text}`]),
    )}
    ${select(
      'kind',
      kinds.map((kind): Option => [kind, say(lang, `kinds.${kind}`)]),
    )}
    <button class="btn">${say(lang, 'matrix.show')}</button>
    <details class="further"${attributes({ open: isUsed })}>
      <summary>${say(lang, 'roll.further')}</summary>
      <div>
        ${select(
          'period',
          [...periods.values()].map((one): Option => [formatPeriod(one), periodName(one, lang)]),
        )}
        ${select(
          'principle',
          under.map((id): Option => [id, titled(lang, id, principles.byId.get(id))]),
        )}
        ${dayField('at', { label: say(lang, 'roll.at'), value: typed, errors })}
      </div>
    </details>
    ${languageKept(asked)}
  </form>`
}

function titled(lang: Asked['lang'], id: string, found: Parameters<typeof principleSaid>[2]): string {
  const principle = principleSaid(lang, id, found)
  return found === undefined
    ? principle
    : say(lang, 'matrix.titled', { principle, title: nameIn(found.principle.titles, lang).text })
}
