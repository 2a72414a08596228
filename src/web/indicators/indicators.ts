import { figuresAsked } from '../../register/clauses.ts'
import type { Period } from '../../register/figures/figures.ts'
import type { CatalogueOn, IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import { type Tallied, tallied } from '../../work/reporting/standings.ts'
import { citePart } from '../commitments/cite.ts'
import { narrowedOnItsDay } from '../commitments/on-day.ts'
import { dayNotice, onThatDay } from '../commitments/shown-day.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  callShown,
  comma,
  entryLink,
  headLine,
  html,
  linkTo,
  listed,
  longDate,
  longDay,
  type Markup,
  NO_ERRORS,
  named,
  type Piece,
  page,
  part,
  phrase,
  remark,
  say,
  withMore,
} from '../kit/kit.ts'
import { pageWithout, withoutAny } from '../matrix/matrix.ts'
import { indicatorsTable, leftOut } from './cells.ts'
import { finder } from './finder.ts'
import { checkPath, unreadSaid } from './named.ts'
import {
  type Columns,
  cataloguesMeant,
  columnsIn,
  commonPeriods,
  type IndicatorsQuery,
  indicatorsAddress,
  indicatorsQuery,
  isNarrowed,
  NARROWING,
  narrowedBy,
  parsePeriod,
  payForCounting,
  readIndicators,
} from './query.ts'
import { questionsPart } from './questions.ts'

/** What a call asks its signatories in figures, of whom, and who answered: on any day, in any period. */

export function showIndicators(asked: Asked): Promise<Answer> {
  const { lang, params } = asked
  return narrowedOnItsDay(asked, {
    title: say(lang, 'indicators.name'),
    whole: { path: `/${params.call}/indicators`, says: say(lang, 'indicators.all') },
    read: given => indicatorsQuery(asked, given),
    finder: async (call, query, errors) =>
      finder(asked, call, query, await readIndicators(asked, query), [], errors),
    key: query => `${indicatorsAddress(query)} ${query.before ?? ''} ${query.day}`,
    make: query => indicatorsPage(asked, query),
  })
}

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
  if (isNarrowed(query)) payForCounting(asked, on, meant)
  const matrices = await Promise.all(
    meant.map(async catalogue => ({
      catalogue,
      rows: await tallied(on, catalogue, narrowedBy(query, catalogue)),
    })),
  )
  const all = matrices.map(({ rows }) => rows)
  const common = commonPeriods(all.flatMap(rows => [...rows.values()]))
  const title = titleOf(asked, { on, query, meant, all })
  const parts = await Promise.all(matrices.map(one => cataloguePart(asked, call, query, on, one)))
  const main = html`
    ${headLine(title, remark(say(lang, 'indicators.note')))}
    ${notice}
    <div class="box">
      ${await finder(asked, call, query, on, common, NO_ERRORS)}
      ${rangeLine(asked, query, all)}
    </div>
    ${parts}
    ${await citePart(asked, call, on, {
      path: indicatorsAddress({ ...query, at: undefined }),
      what: say(lang, 'indicators.name'),
      check: checkPath(call.id),
    })}
  `
  return page(asked, { title, main, call, current: 'commitments', script: 'copy' })
}

type Rows = ReadonlyMap<string, readonly Tallied[]>

interface Answered {
  readonly on: IndicatorsOn
  readonly query: IndicatorsQuery
  readonly meant: readonly CatalogueOn[]
  readonly all: readonly Rows[]
}

function titleOf({ lang }: Asked, { on, query, meant, all }: Answered): string {
  const ids = new Set(meant.map(({ id }) => id))
  const isMeant = ({ kind, party }: IndicatorsOn['reporters'][number]) =>
    (query.kind === undefined || query.kind === kind) &&
    on.reports.get(party)?.some(({ catalogue }) => ids.has(catalogue)) === true
  return say(lang, 'indicators.title', {
    count: all.reduce((sum, rows) => sum + rows.size, 0),
    parties: on.reporters.filter(isMeant).length,
    when: query.at === undefined ? 'now' : 'day',
    date: longDay(query.day, lang),
  })
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
  const unread = unreadSaid(asked, catalogue).map(one => remark(one))
  const columns = shownIn(query, commonPeriods(rows.values()))
  const odd = query.period === undefined ? leftOut(asked, rows.values()) : null
  const shown = { on, catalogue, rows, periods: columns.shown, at: query.at }
  const table =
    rows.size === 0
      ? html`<p class="plain">${say(lang, 'indicators.noMatch')}</p>`
      : columns.shown.length === 0
        ? (odd ??
          html`<p class="plain">${say(lang, 'indicators.noReports', { count: askedSoFar(on, catalogue) })}</p>`)
        : html`${indicatorsTable(asked, shown)}${odd}${otherPeriods(asked, query, columns)}`
  return html`
    ${part(named(catalogue.titles, lang), html`${unread}${table}`, { strong: true, id: catalogue.id, note: edition })}
    ${questionsPart(asked, call, query, catalogue, new Set(rows.keys()))}
  `
}

/** Whom rules have asked for figures by this catalogue. */
function askedSoFar({ reporters }: IndicatorsOn, { id }: CatalogueOn): number {
  return reporters.filter(({ asked }) => asked.some(({ clause }) => figuresAsked(clause) === id)).length
}

function shownIn(query: IndicatorsQuery, common: readonly Period[]): Columns {
  const one = query.period === undefined ? undefined : parsePeriod(query.period)
  return one === undefined ? columnsIn(common, query.before) : { shown: [one], left: 0 }
}

function otherPeriods(asked: Asked, query: IndicatorsQuery, { left, shown }: Columns): Piece {
  const { lang } = asked
  const address = indicatorsAddress(query)
  const earlier = withMore(address, `before=${shown[0]!.from}`)
  const links = [
    ...(left === 0 ? [] : [linkTo(asked, earlier, say(lang, 'indicators.earlierPeriods', { count: left }))]),
    ...(query.before === undefined ? [] : [linkTo(asked, address, say(lang, 'indicators.newestPeriods'))]),
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
  const file = (ending: string, says: string) => linkTo(asked, indicatorsAddress(query, ending), says)
  return html`<div class="range">
    <p>${say(lang, 'indicators.rows', { count: rows })}${comma(lang)}${longDate(query.day, lang)}${wide}</p>
    ${listed(
      [
        file('.csv', 'CSV'),
        file('.json', 'JSON'),
        file('/answers.csv', say(lang, 'indicators.answersFile')),
        file('/values.csv', say(lang, 'indicators.valuesFile')),
        linkTo(asked, `/${call}/indicators/codebook`, say(lang, 'codebook.link')),
        linkTo(asked, onThatDay(`/${call}/indicators/compare`, query), say(lang, 'indicators.compareLink')),
      ],
      'chips',
    )}
  </div>`
}
