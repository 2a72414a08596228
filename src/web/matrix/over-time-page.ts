import { z } from 'zod'
import { STATUSES, type Status } from '../../register/commitment-status.ts'
import { clauseWords } from '../commitments/asked.ts'
import { citePart } from '../commitments/cite.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { dayNotice, onThatDay, payForDay, type ShownDay, shownDay } from '../commitments/shown-day.ts'
import { statusMark, statusSymbols } from '../commitments/status.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callOrRefuse,
  callShown,
  firstOf,
  formatNumber,
  headLine,
  html,
  linkTo,
  listOf,
  longDay,
  type Markup,
  onlyMembers,
  page,
  part,
  phrase,
  readMembers,
  remark,
  say,
  semicolon,
  shortDay,
} from '../kit/kit.ts'
import { plotFigure, plotTable } from '../plots/figure.ts'
import type { Surface } from '../plots/hatching.ts'
import { multiples, type Panel } from '../plots/multiples.ts'
import { ofAll, shareBars, surfaceKeys } from '../plots/share-bars.ts'
import { figuresGone } from './came-without.ts'
import { pageWithout, withoutAny } from './matrix.ts'
import {
  type AskedClause,
  type AskedRow,
  askedCsv,
  CLOSED,
  countOf,
  OUTCOMES,
  type Outcome,
  OVER_TIME_TAKES,
  type OverTime,
  overTime,
  type StatusOverTime,
  statusCsv,
} from './over-time.ts'

/** A call's commitments over time: what its rules asked by each date, and how many commitments stood how. */

export function showOverTime(asked: Asked): Promise<Answer> {
  return onItsDay(asked, {
    title: say(asked.lang, 'overTime.title'),
    make: on =>
      cachedPage(asked, `over time ${asked.params.call} ${on.day} ${on.at ?? ''}`, () =>
        overTimePage(asked, on),
      ),
  })
}

async function overTimePage(asked: Asked, on: ShownDay): Promise<string> {
  const { lang } = asked
  const call = await callShown(asked, asked.params.call!)
  const title = say(lang, 'overTime.title')
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, title, none)
  const path = `/${call.id}/figures`
  const found = await overTime(asked, call.id, on)
  const check = `/${call.id}/commitments/codebook#any-day`
  const main = html`
    ${statusSymbols}
    ${headLine(title, remark(say(lang, 'overTime.note')))}
    ${dayNotice(asked, path, on)}
    ${await matter(asked, call, on, found)}
    ${await citePart(asked, call, found.log, { path, what: title, check })}
    ${remark(linkTo(asked, `/${call.id}#growth`, say(lang, 'overTime.growth')), 'mt')}
    ${remark(html`<a href="/${call.id}/figures/growth.csv" download>${say(lang, 'growth.file')}</a>`)}
  `
  return page(asked, { title, main, call, current: 'commitments', script: 'copy' })
}

async function matter(
  asked: Asked,
  call: CallShown,
  on: ShownDay,
  { clauses, status }: OverTime,
): Promise<Markup> {
  const { lang } = asked
  if (clauses.length === 0 && status.days.length === 0)
    return html`<p class="plain">${say(lang, 'overTime.none')}</p>`
  const most = Math.max(...clauses.flatMap(({ rows }) => rows.map(({ all }) => all)))
  const asks = await Promise.all(
    clauses.map((one, i) => askedFigure(asked, call, one, { on, id: `asked-${i + 1}`, most })),
  )
  return html`
    ${part(
      say(lang, 'overTime.status'),
      status.days.length === 0
        ? html`<p class="plain">${say(lang, 'overTime.statusNone')}</p>`
        : statusFigure(asked, call, on, status),
      { strong: true, note: say(lang, 'overTime.statusNote'), inside: null },
    )}
    ${part(
      say(lang, 'overTime.asked'),
      asks.length === 0
        ? html`<p class="plain">${say(lang, 'overTime.askedNone')}</p>`
        : html`<div>${asks}</div>`,
      { strong: true, note: say(lang, 'overTime.askedNote'), inside: null },
    )}
  `
}

function statusFigure(asked: Asked, call: CallShown, on: ShownDay, over: StatusOverTime): Markup {
  const { lang } = asked
  const { days, months } = over
  const ends = [shortDay(days[0]!.day, lang), days.length === 1 ? '' : lastName(asked, on)] as const
  const caption = say(lang, 'overTime.caption', { months: String(months), last: lastSaid(asked, on) })
  return plotFigure(lang, {
    id: 'status',
    caption,
    drawing: multiples(
      STATUSES.map(status => statusPanel(asked, status, on, over)),
      { ends, shape: 'columns', tick: value => formatNumber(value, lang), isWhole: true },
      'by-status',
    ),
    table: statusTable(asked, caption, over),
    csv: onThatDay(`/${call.id}/figures/status.csv`, on),
  })
}

/** The last of the days drawn: today, unless the page speaks of an earlier one. */
function lastName({ lang }: Asked, { at, day }: ShownDay): string {
  return at === undefined ? say(lang, 'overTime.today') : shortDay(day, lang)
}

function lastSaid({ lang }: Asked, { at, day }: ShownDay): string {
  return at === undefined
    ? say(lang, 'overTime.today')
    : say(lang, 'overTime.onDay', { day: longDay(day, lang) })
}

function statusPanel(asked: Asked, status: Status, on: ShownDay, { days }: StatusOverTime): Panel {
  const { lang } = asked
  const cells = days.map(({ counts }) => countOf(counts, status))
  const [first, last, most] = [cells[0]!, cells.at(-1)!, Math.max(...cells)]
  return {
    title: statusMark(lang, { status, closed: null }),
    cells,
    newest: html`${formatNumber(last, lang)} <small>${lastName(asked, on)}</small>`,
    label: say(lang, 'overTime.label', {
      status: say(lang, `status.${status}`),
      ...{ first, last, most },
      // Where it was most at an end, that has been said.
      more: most > Math.max(first, last) ? 'yes' : 'no',
      from: longDay(days[0]!.day, lang),
      when: lastSaid(asked, on),
      peak: longDay(days[cells.indexOf(most)]!.day, lang),
    }),
  }
}

function statusTable({ lang }: Asked, caption: string, { days }: StatusOverTime): Markup {
  const standing = STATUSES.filter(status => status !== 'closed')
  const heads = [
    say(lang, 'overTime.date'),
    ...standing.map(status => say(lang, `status.${status}`)),
    ...CLOSED.map(one => say(lang, `overTime.closed.${one.slice('closed-'.length) as 'left'}`)),
  ]
  const rows = days.map(
    ({ day, counts }) =>
      [shortDay(day, lang), ...[...standing, ...CLOSED].map(one => formatNumber(counts[one], lang))] as const,
  )
  return plotTable('status', caption, heads, rows)
}

/** Bars that one picture has room for. */
const MOST_BARS = 24

const SURFACE_OF: Readonly<Record<Outcome, Surface>> = {
  met: 'full',
  late: 'slant',
  due: 'dots',
  open: 'clear',
  ended: 'blank',
  overdue: 'upright',
}

async function askedFigure(
  asked: Asked,
  call: CallShown,
  one: AskedClause,
  { id, most, on }: Readonly<{ id: string; most: number; on: ShownDay }>,
): Promise<Markup> {
  const { lang } = asked
  const { clause, policy, rows } = one
  const newest = firstOf(rows.toReversed(), MOST_BARS, count => say(lang, 'overTime.earlier', { count }))
  const drawn = newest.shown.toReversed()
  const present = OUTCOMES.filter(outcome => drawn.some(({ counts }) => counts[outcome] > 0))
  const bars = drawn.map(({ all, counts, date, moved }) => ({
    name: dateSaid(asked, moved || date),
    parts: OUTCOMES.map(outcome => ({ surface: SURFACE_OF[outcome], count: counts[outcome] })),
    says: ofAll(lang, counts.met + counts.late, all),
  }))
  const figure = plotFigure(lang, {
    id,
    caption: html`<blockquote class="quoted">${await clauseWords(asked, clause, policy)}</blockquote>`,
    drawing: shareBars(lang, bars, most, drawn.map(row => spoken(asked, row)).join('. ')),
    keys: html`${surfaceKeys(present.map(outcome => [SURFACE_OF[outcome], say(lang, `overTime.is.${outcome}`)]))}${bareSaid(asked, drawn)}${unnamedSaid(asked, drawn)}${earlierSaid(asked, drawn)}`,
    table: html`${askedTable(asked, id, drawn)}${newest.told === null ? null : remark(newest.told)}`,
    csv: onThatDay(`/${call.id}/figures/asked.csv`, on),
  })
  // Who listens goes from heading to heading: the words of a clause are too long for one.
  return html`<h3 class="mt">${phrase(lang, 'overTime.clause', { clause: html`<code>${clause.id}</code>` })}</h3>${figure}`
}

/** A report in words does what a clause with figures asks: it is drawn as done, and told beside it. */
function bareSaid(asked: Asked, rows: readonly AskedRow[]): Markup {
  const { lang } = asked
  const toldOf = (count: 'bare' | 'unknown') => {
    const its = rows.filter(row => row[count] > 0)
    const told = its.map(({ [count]: bare, counts, date, moved }) =>
      say(lang, 'overTime.bareOn', {
        ...{ bare, done: counts.met + counts.late },
        name: dateSaid(asked, moved || date),
      }),
    )
    return told.length === 0 ? null : told.join(semicolon(lang))
  }
  const [bare, unknown] = [toldOf('bare'), toldOf('unknown')]
  const entries = [...new Set(rows.flatMap(({ withheld }) => withheld))].sort((a, b) => a - b)
  const why = figuresGone(asked, entries)
  return html`
    ${bare === null ? null : remark(say(lang, 'overTime.bare', { told: bare }), 'mt-s')}
    ${unknown === null ? null : remark(html`${say(lang, 'overTime.unknown', { told: unknown })} ${why}`, 'mt-s')}
  `
}

/** By law it is not done; whoever sees the bar alone would think that nothing had come. */
function unnamedSaid(asked: Asked, rows: readonly AskedRow[]): Markup | null {
  const { lang } = asked
  const its = rows.filter(({ unnamed }) => unnamed > 0)
  if (its.length === 0) return null
  const told = its.map(({ all, date, moved, unnamed }) =>
    say(lang, 'overTime.unnamedOn', { all, unnamed, name: dateSaid(asked, moved || date) }),
  )
  return remark(say(lang, 'overTime.unnamed', { told: told.join(semicolon(lang)) }), 'mt-s')
}

/** Else the count is another than that of the matrix, which has today's signatories alone. */
function earlierSaid(asked: Asked, rows: readonly AskedRow[]): Markup | null {
  const { lang } = asked
  const its = rows.filter(({ earlier }) => earlier > 0)
  if (its.length === 0) return null
  const told = its.map(({ all, date, earlier, moved }) =>
    say(lang, 'overTime.earlierOn', { all, count: earlier, name: dateSaid(asked, moved || date) }),
  )
  return remark(say(lang, 'overTime.earlierAsked', { told: told.join(semicolon(lang)) }), 'mt-s')
}

function dateSaid({ lang }: Asked, date: string): string {
  return date.length === 4 ? date : shortDay(date, lang)
}

function spoken(asked: Asked, { date, moved, all, counts }: AskedRow): string {
  const { lang } = asked
  const parts = OUTCOMES.filter(outcome => counts[outcome] > 0).map(outcome =>
    say(lang, `overTime.count.${outcome}`, { count: counts[outcome] }),
  )
  return say(lang, 'overTime.askedLabel', {
    name: dateSaid(asked, moved || date),
    done: counts.met + counts.late,
    all,
    parts: listOf(parts, lang),
  })
}

function askedTable(asked: Asked, id: string, rows: readonly AskedRow[]): Markup {
  const { lang } = asked
  const hasBare = rows.some(({ bare, unknown }) => bare + unknown > 0)
  const hasUnnamed = rows.some(({ unnamed }) => unnamed > 0)
  const heads = [
    say(lang, 'overTime.date'),
    say(lang, 'overTime.askedOf'),
    ...OUTCOMES.map(outcome => say(lang, `overTime.short.${outcome}`)),
    say(lang, 'overTime.noLonger'),
    ...(hasBare ? [say(lang, 'overTime.bareShort')] : []),
    ...(hasUnnamed ? [say(lang, 'overTime.unnamedShort')] : []),
  ]
  const without = ({ bare, unknown }: AskedRow) =>
    unknown === 0 ? formatNumber(bare, lang) : say(lang, 'overTime.bareUnknown', { bare, unknown })
  const lines = rows.map(row => {
    const { date, moved, all, counts, earlier, unnamed } = row
    const when = dateSaid(asked, date)
    const numbers = [all, ...OUTCOMES.map(outcome => counts[outcome]), earlier]
    const says =
      moved === '' ? when : say(lang, 'overTime.moved', { day: when, moved: shortDay(moved, lang) })
    const told = numbers.map(number => formatNumber(number, lang))
    const more = hasUnnamed ? [formatNumber(unnamed, lang)] : []
    return [says, ...told, ...(hasBare ? [without(row)] : []), ...more] as const
  })
  return plotTable(id, say(lang, 'overTime.askedTable'), heads, lines)
}

export const showAskedCsv = (asked: Asked): Promise<Answer> => fileOf(asked, 'asked', askedCsv)

export const showStatusCsv = (asked: Asked): Promise<Answer> => fileOf(asked, 'status', statusCsv)

const MEMBERS = z.object(OVER_TIME_TAKES).partial()

async function fileOf(
  asked: Asked,
  name: string,
  linesOf: (found: OverTime) => Generator<string>,
): Promise<Answer> {
  const { params, query, site } = asked
  const call = params.call!
  onlyMembers(query, Object.keys(OVER_TIME_TAKES))
  const on = shownDay(asked, readMembers(query, MEMBERS).at)
  payForDay(asked, on)
  await callOrRefuse(site.log.store, call)
  const lines = linesOf(await overTime(asked, call, on))
  const all = (async function* () {
    yield* lines
  })()
  return csvAnswer(`${call}-${name}-${on.day}`, all)
}
