import { dayOf } from '../../core/time.ts'
import { KINDS } from '../../register/kinds.ts'
import type { ChangeKind, RollChange } from '../../register/roll-changes.ts'
import { changesSaid, firstChanges, returnsApart } from '../call/changes-between.ts'
import { type GrowthPoints, growthPoints } from '../call/growth-points.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  cachedPage,
  callShown,
  dayField,
  daysSummary,
  dayTyped,
  dayWrong,
  type Errors,
  entriesFrom,
  entryLink,
  errorsOf,
  feedLink,
  feedsAt,
  firstOf,
  formatNumber,
  headLine,
  html,
  isCounting,
  languageKept,
  ledgerLine,
  linkTo,
  listed,
  longDay,
  NO_ERRORS,
  nameIn,
  type Piece,
  page,
  part,
  partyLink,
  phrase,
  refusedPage,
  remark,
  say,
  shortDate,
  shortDay,
  shownTotal,
  sub,
  wantsPage,
} from '../kit/kit.ts'
import { changeGroups } from './change-groups.ts'
import { type Between, betweenAsked, countsAt, type EndCounts } from './changes.ts'
import { totalOn } from './unknown.ts'

/** What changed on a roll between two days, as a page. */

/** Parties that are looked at for one page; the file has all. */
const ON_A_PAGE = 2_000

type Counts = Awaited<ReturnType<typeof countsAt>>

/** What a page says of two days. */
interface Shown {
  readonly between: Between
  readonly changes: readonly RollChange[]
  /** More changed than was looked at. */
  readonly isCut: boolean
  /** Null while nobody is counted. */
  readonly counts: Counts | null
  /** How many a source counts on each day, without naming them. */
  readonly counted: Readonly<Record<'from' | 'to', number | null>>
  readonly growth: GrowthPoints
}

export async function showChanges(asked: Asked): Promise<Answer> {
  const errors = daysWrong(asked)
  if (errors.size > 0 && wantsPage(asked)) return refusedPage(await wrongPage(asked, errors))
  const between = await betweenAsked(asked)
  const { call, from, to, today } = between
  return cachedPage(asked, `changes of ${call.id} ${from} ${to} ${today}`, async () => {
    const [counts, found, growth, atFrom, atTo] = await Promise.all([
      isCounting(asked) ? countsAt(asked, between) : null,
      firstChanges(asked, { ...between, after: undefined }, ON_A_PAGE),
      growthPoints(asked.site.log.store, call),
      totalOn(asked, call.id, from),
      totalOn(asked, call.id, to),
    ])
    const counted = { from: atFrom, to: atTo }
    const { changes, next } = found
    return changesPage(asked, { between, counts, counted, growth, changes, isCut: next !== null })
  })
}

/** What is wrong with the days as they were typed. */
function daysWrong(asked: Asked): Errors {
  const today = dayOf(asked.site.now())
  const [from, to] = [dayTyped(asked, 'from'), dayTyped(asked, 'to')]
  const [fromWrong, toWrong] = [from, to].map(day => dayWrong(asked, day, { max: today }))
  const isTurned = fromWrong === undefined && toWrong === undefined && to !== '' && from > to
  return errorsOf({ from: isTurned ? say(asked.lang, 'between.order') : fromWrong, to: toWrong })
}

/** The form as it was sent, and nothing that would be of other days. */
async function wrongPage(asked: Asked, errors: Errors): Promise<string> {
  const call = await callShown(asked, asked.params.call!)
  const days = { from: dayTyped(asked, 'from'), to: dayTyped(asked, 'to') }
  const title = say(asked.lang, 'between.kicker')
  const main = html`
    ${headLine(title, daysSummary(asked, errors))}
    <div class="box">${dayForm(asked, { ...days, call, today: dayOf(asked.site.now()) }, errors)}</div>
  `
  return page(asked, { title, main, call, current: 'changes', isUnlisted: true })
}

function changesPage(asked: Asked, it: Shown): string {
  const { lang } = asked
  const { between, isCut } = it
  const { isOneDay } = between
  const answer = answerOf(asked, it)
  const main = html`
    ${headLine(answer, html`<p class="note">${lede(asked, it)}</p>`)}
    <div class="box">${dayForm(asked, isOneDay ? { ...between, from: between.to } : between)}${waysOn(asked, between)}</div>
    ${isCut ? remark(phrase(lang, 'between.cut', { csv: fileLink(between, '.csv', 'CSV') }), 'mt') : null}
    ${byKind(asked, it)}
    ${changeGroups(asked, between, it.changes)}
    ${wholeLife(asked, it)}
  `
  const [from, to] = [between.from, between.to].map(day => shortDay(day, lang))
  return page(asked, {
    title: isOneDay
      ? say(lang, 'between.titleOfDay', { answer, to: to! })
      : say(lang, 'between.titleOf', { answer, from: from!, to: to! }),
    main,
    call: between.call,
    current: 'changes',
    feeds: feedsAt(asked, `/${between.call.id}`, nameIn(between.call.row.titles, lang).text),
  })
}

function answerOf(asked: Asked, it: Shown): string {
  const { lang } = asked
  if (it.counts === null) return say(lang, 'between.kicker')
  if (it.isCut) return say(lang, 'between.many')
  const heading = changesSaid(asked, it.changes)
  const { from, to } = it.counts.all
  const unknown = Math.max(from.unknown, to.unknown)
  return unknown === 0 ? heading : say(lang, 'between.known', { heading, unknown })
}

function lede({ lang }: Asked, { between, counts, counted, growth }: Shown): string {
  const { call, from, to, isOneDay } = between
  const days = { from: longDay(from, lang), to: longDay(to, lang) }
  // Signatures are each in the log: only what two lists tell can lack somebody.
  const copied = call.lists.filter(({ date }) => date >= from && date <= to).length > 1
  const unknown = (['from', 'to'] as const).flatMap(end => {
    const { unknown = 0, on = 0 } = counts?.all[end] ?? {}
    if (unknown === 0) return []
    const values = { count: unknown, date: longDay(end === 'from' ? from : to, lang) }
    const total = counted[end]
    return total === null || total <= on
      ? [say(lang, 'between.unknownOn', values)]
      : [say(lang, 'between.countedOn', { ...values, on, total })]
  })
  const last = growth.points.findLast(({ basis }) => basis === 'list')?.day
  return [
    isOneDay ? say(lang, 'between.ofDay', days) : say(lang, 'between.lede', days),
    ...(copied ? [say(lang, 'between.ledeCopied')] : []),
    ...unknown,
    ...(call.isRecord && last !== undefined && last < to
      ? [say(lang, 'between.afterLast', { date: longDay(last, lang) })]
      : []),
  ].join(' ')
}

function dayForm(
  asked: Asked,
  { call, from, to, today }: Pick<Between, 'call' | 'from' | 'to' | 'today'>,
  errors: Errors = NO_ERRORS,
) {
  const { lang } = asked
  const field = (name: 'from' | 'to', value: string) =>
    dayField(name, { label: say(lang, `between.${name}`), value, max: today, errors })
  return html`<form class="between" action="/${call.id}/changes#found" aria-label="${say(lang, 'between.form')}" novalidate>
    ${field('from', from)}${field('to', to)}${languageKept(asked)}
    <button class="btn second">${say(lang, 'between.compare')}</button>
  </form>`
}

function waysOn(asked: Asked, between: Between) {
  const { lang } = asked
  const { call, before, known, today } = between
  const way = (from: string, says: string) =>
    linkTo(asked, `${addressWith(`/${call.id}/changes`, { from, to: today })}#found`, says)
  const ways = [
    way(before, say(lang, 'between.whole')),
    ...(known === before ? [] : [way(known, say(lang, 'between.sinceList'))]),
    way(yearBefore(today), say(lang, 'between.year')),
  ]
  const files = [
    feedLink(asked, `/${call.id}`),
    fileLink(between, '.csv', 'CSV'),
    fileLink(between, '.json', 'JSON'),
  ]
  return html`<div class="range">${listed(ways, 'chips')}${listed(files, 'chips')}</div>`
}

function fileLink({ call, from, to }: Between, ending: string, says: string) {
  return html`<a href="${addressWith(`/${call.id}/changes${ending}`, { from, to })}">${says}</a>`
}

/** The same day a year before; of 29 February, the day before that. */
function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`
}

/** Of the two numbers of a day, the larger one has stopped at the bound. */
const isMore = ({ on, unknown, more }: EndCounts): boolean => more && on > unknown

function byKind(asked: Asked, it: Shown): Piece {
  const { lang } = asked
  const { between, changes, counts, isCut } = it
  const { others } = returnsApart(changes)
  if (counts === null) return remark(say(lang, 'switches.notCounted'))
  const { from, to, call } = between
  const moved = (what: ChangeKind, kind?: string) =>
    isCut
      ? '–'
      : formatNumber(
          others.filter(one => one.what === what && (kind === undefined || one.kind === kind)).length,
          lang,
        )
  const atEnd = (ends: EndCounts, day: string, kind?: string) => {
    const { unknown } = ends
    const to = addressWith(`/${call.id}/roll`, { kind: kind ?? '', status: 'unknown', at: day })
    const known = shownTotal(asked, { total: ends.on, more: isMore(ends) })
    const notKnown = say(lang, 'between.notKnown', { count: unknown })
    return html`<td role="cell">${known}${sub(unknown === 0 ? null : linkTo(asked, to, notKnown))}</td>`
  }
  const line = (says: string, ends: Counts['all'], kind?: string) =>
    html`<tr role="row">
      <th role="rowheader" scope="row" class="who">${says}</th>
      <td role="cell">${moved('joined', kind)}</td><td role="cell">${moved('left', kind)}</td>
      ${atEnd(ends.from, from, kind)}${atEnd(ends.to, to, kind)}
    </tr>`
  const kinds = KINDS.flatMap(kind => counts.kinds?.find(one => one.kind === kind) ?? [])
  const heads = [
    say(lang, 'roll.kind'),
    say(lang, 'between.joined'),
    say(lang, 'between.left'),
    shortDate(from, lang),
    shortDate(to, lang),
  ]
  return part(
    say(lang, 'between.byKind'),
    html`<div class="scroller" tabindex="0"><table class="table numbers delta" role="table">
      <caption class="vh">${say(lang, 'between.byKindSays')}</caption>
      <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">${kinds.map(ends => line(say(lang, `kinds.${ends.kind}`), ends, ends.kind))}</tbody>
      <tfoot role="rowgroup">${line(say(lang, 'between.all'), counts.all)}</tfoot>
    </table></div>
    ${counts.kinds === null ? remark(say(lang, 'between.tooLong'), 'mt-s') : null}
    ${kindsChanged(asked, it)}`,
    { strong: true },
  )
}

/** Names that one sentence takes. */
const MOST_CHANGED = 12

/** Who is counted under another kind than before explains what the sums of the table leave open. */
function kindsChanged(asked: Asked, { changes }: Shown): Piece {
  const { lang } = asked
  const all = changes.filter(({ what }) => what === 'kind')
  if (all.length === 0) return null
  const { shown, told: more } = firstOf(
    all,
    MOST_CHANGED,
    count => html`${say(lang, 'general.join')}${say(lang, 'between.kindMore', { count })}`,
  )
  const names = shown.map(({ party, names, kind, was }, i) => {
    const kinds = { was: say(lang, `kind.${was!.kind}`), kind: say(lang, `kind.${kind}`) }
    return html`${i === 0 ? null : say(lang, 'general.join')}${phrase(lang, 'between.kindOf', { ...kinds, party: partyLink(asked, party, names) })}`
  })
  return remark(phrase(lang, 'between.kindSays', { count: all.length, names: html`${names}${more}` }), 'mt-s')
}

/** From the day on which the call was issued to what is known last: lists, counts, and what happened to the call. */
function wholeLife(asked: Asked, { between, growth, counts }: Shown): Piece {
  const { lang } = asked
  const { call, before, today } = between
  const { opened } = call.row
  const since = (from: string, to: string, says: string) =>
    linkTo(asked, addressWith(`/${call.id}/changes`, { from, to }), says)
  const points = growth.points.map(({ day, total, more, signed, basis, entry, source }) => {
    const from = growth.points.findLast(one => one.day < day)?.day ?? before
    const said =
      basis === 'list'
        ? say(lang, 'between.life.list', { count: total, signed: signed ?? 0, more: more ? 'yes' : 'no' })
        : say(lang, 'between.life.count', { count: total })
    const says = since(from, day, said)
    const { by, title: value } = source
    const title = sub(by === null ? value : say(lang, 'general.pair', { what: by, value }))
    const proof = basis === 'list' ? entriesFrom(asked, entry) : entryLink(asked, entry)
    return { day, line: ledgerLine(day, lang, says, html`${proof}${title}`) }
  })
  const events = growth.events.map(({ day, what, number, entry = opened }) => {
    const says = say(lang, `between.life.${what}`, { number: number ?? 0 })
    return { day, line: ledgerLine(day, lang, says, entryLink(asked, entry)) }
  })
  // What is signed here is told to this day; a copy tells nothing past its sources.
  const last = growth.points.at(-1)?.day ?? before
  const on = call.isRecord || counts === null || last >= today || between.to !== today ? null : counts.all.to
  const now =
    on === null
      ? []
      : [
          {
            day: today,
            line: ledgerLine(
              today,
              lang,
              since(
                last,
                today,
                say(lang, 'between.life.now', { count: on.on, more: isMore(on) ? 'yes' : 'no' }),
              ),
              null,
            ),
          },
        ]
  const lines = [...events, ...points]
    .filter(({ day }) => day <= today)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const all = [...lines, ...now]
  if (all.length === 0) return null
  const earlier =
    growth.earlier === 0 ? null : remark(say(lang, 'growth.earlier', { count: growth.earlier }), 'mt-s')
  return part(
    say(lang, 'between.life'),
    html`<ol class="ledger three stacked">${all.map(({ line }) => line)}</ol>${earlier}`,
    { note: say(lang, 'between.lifeSays') },
  )
}
