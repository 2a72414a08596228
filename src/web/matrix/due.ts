import { clip } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Clause, clauseDigest } from '../../register/clauses.ts'
import { movesOn, Timetable, windowsOf } from '../../register/cycles.ts'
import type { Policy } from '../../register/policy.ts'
import { ref } from '../../register/rows.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory } from '../../work/commitments/signatories.ts'
import { type Brought, unnamedReports } from '../../work/reporting/unnamed.ts'
import { isUnknown, withoutFigures } from '../../work/reporting/without-figures.ts'
import { askedMark, askedMoved, clauseWords } from '../commitments/asked.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { dayNotice, onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import { statusMark, statusSymbols } from '../commitments/status.ts'
import { eachOnce, surveyOf } from '../commitments/survey.ts'
import { dutiesToday } from '../commitments/today.ts'
import { commitmentPath, setBy } from '../commitments/words.ts'
import {
  type Answer,
  type Asked,
  beginning,
  type CallShown,
  cachedPage,
  callShown,
  entryLink,
  firstOf,
  headLine,
  html,
  inset,
  linkTo,
  listed,
  listOf,
  longDate,
  longDay,
  longMinute,
  type Markup,
  monthName,
  type Piece,
  page,
  part,
  partyLink,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { firstLine, pledgeName } from '../statement/commitment-names.ts'
import { reportPath } from '../statement/report-path.ts'
import { quoted } from '../teller/pieces.ts'
import { figuresGone } from './came-without.ts'
import { type ClauseDay, clauseDays, type OwnDay, ownDays, periodsOf, waitingBefore } from './due-days.ts'
import { pageWithout, withoutAny } from './matrix.ts'

/** What is due under a call and when, past and to come, and why days moved: a year of it, or of a long one a month. */

/** Names beside one day; the file of commitments has all. */
const MOST_NAMES = 25

/** Of a year or a month, as 2027 or 2027-06. */
const PERIOD = /^[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?$/

export async function showDue(asked: Asked): Promise<Answer> {
  const wished = asked.query.get('in') ?? ''
  if (wished !== '' && !PERIOD.test(wished))
    throw new Refusal(
      'query_malformed',
      `The parameter in is ${clip(wished)}; it has to be a year or a month.`,
    ).at('in')
  return onItsDay(asked, {
    title: say(asked.lang, 'due.title'),
    keeps: ['in'],
    make: on => {
      const key = `due ${asked.params.call} ${wished} ${on.day} ${on.at ?? ''}`
      return cachedPage(asked, key, () => duePage(asked, wished, on))
    },
  })
}

interface Line {
  readonly day: string
  readonly shown: Markup
}

/** On an earlier day it tells what was past and to come then, by what was known then. */
async function duePage(asked: Asked, wished: string, on: ShownDay): Promise<string> {
  const { lang, site } = asked
  const today = on.day
  const call = await callShown(asked, asked.params.call!)
  const title = say(lang, 'due.title')
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, title, none)
  const all =
    on.at === undefined ? await dutiesToday(asked, call.id) : (await site.duties.on(call.id, today))!
  const own = await ownDays(all)
  const { period, before, after } = periodsOf(own, wished, today)
  const lines = [
    ...(await clauseLines(asked, call, all, period)),
    ...(await ownLines(asked, call, own, { ...on, period })),
    ...(await movedLines(asked, all, period)),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const months = Map.groupBy(lines, ({ day }) => day.slice(0, 7))
  const parts = [...months].map(([month, its]) =>
    part(
      monthSaid(asked, month),
      html`<ol class="ledger">${its.map(({ day, shown }) => lineOf(asked, day, on, shown))}</ol>`,
      {
        id: `m-${month}`,
        strong: today.startsWith(month),
      },
    ),
  )
  const pathOf = (it: string) => `/${call.id}/due?in=${it}`
  const to = (it: string, says: string) => html`<li>${linkTo(asked, onThatDay(pathOf(it), on), says)}</li>`
  const nothingMore =
    lines.length > 0 && today.startsWith(period) && lines.at(-1)!.day < today
      ? inset(html`
        ${say(lang, 'due.nothingMore', { period: periodSaid(asked, period) })}${' '}
        ${linkTo(asked, onThatDay(pathOf(after), on), say(lang, 'due.seeNext', { period: periodSaid(asked, after) }))}
      `)
      : null
  const waiting = today.startsWith(period) ? await waitingBefore(all, own, period) : []
  const waits =
    waiting.length === 0
      ? null
      : html`
        <p class="plain">${say(lang, 'due.waiting', {
          period: periodSaid(asked, period),
          count: waiting.reduce((sum, { count }) => sum + count, 0),
        })}</p>
        ${listed(
          waiting.map(one => {
            const says = say(lang, 'due.waitingIn', {
              period: periodSaid(asked, one.period),
              count: one.count,
            })
            return linkTo(asked, onThatDay(pathOf(one.period), on), says)
          }),
          'in-line',
        )}
      `
  const main = html`
    ${statusSymbols}
    ${headLine(say(lang, 'due.heading', { period: periodSaid(asked, period) }), remark(say(lang, 'due.note')))}
    ${dayNotice(asked, pathOf(period), on)}
    <nav class="pages" aria-label="${say(lang, 'due.periods')}"><ul>
      ${to(before, periodSaid(asked, before))}${to(after, periodSaid(asked, after))}
    </ul></nav>
    ${waits}
    ${parts.length === 0 ? html`<p class="plain">${say(lang, 'due.none')}</p>` : null}
    ${nothingMore}
    ${parts}
  `
  return page(asked, { title, main, call, current: 'commitments' })
}

function monthSaid({ lang }: Asked, month: string): string {
  return beginning(monthName(month, lang, 'long'), lang)
}

function periodSaid(asked: Asked, period: string): string {
  return period.length === 4 ? period : monthSaid(asked, period)
}

function lineOf({ lang }: Asked, day: string, { day: today, at }: ShownDay, shown: Markup): Markup {
  const same = at === undefined ? 'today' : 'that'
  const when = day < today ? 'past' : day === today ? same : 'come'
  return html`<li>
    <span class="when">${longDate(day, lang)}${sub(say(lang, `due.${when}`))}</span>
    <div class="what">${shown}</div>
  </li>`
}

/** What the rules ask by a day: of how many, and how many of them have done it, and who. */
async function clauseLines(asked: Asked, call: CallShown, all: CallOnDay, period: string): Promise<Line[]> {
  const { lang } = asked
  const cameWithout = await withoutFigures(asked.site, all)
  const unnamedOf = await unnamedReports(asked.site, all)
  const every = await clauseDays(all, cameWithout, unnamedOf)
  const days = every.filter(({ moved }) => moved.startsWith(period))
  const shown = await Promise.all(
    days.map(async one => ({
      day: one.moved,
      shown: html`<blockquote class="quoted">${await clauseWords(asked, one.clause, one.policy)}</blockquote>
        <p>${statesSaid(asked, one)} ${linkTo(asked, `/${call.id}/policy`, say(lang, 'asked.rules'))}</p>
        ${unknownSaid(asked, one)}${sub(askedMoved(asked, one))}${otherDays(asked, one, every)}${whoShown(asked, call.id, one, all)}`,
    })),
  )
  return [...shown, ...(await laterLines(asked, all, period))]
}

const STATES = ['overdue', 'due', 'open', 'met'] as const

/** By name, as far as there is room; programs have all. */
function whoShown(asked: Asked, call: string, { who }: ClauseDay, { day }: CallOnDay): Markup {
  const { lang } = asked
  const groups = STATES.flatMap(state => {
    const its = who.filter(one => one.state === state)
    if (its.length === 0) return []
    const { shown, told } = firstOf(its, MOST_NAMES, count => say(lang, 'principle.more', { count }))
    const names = shown.map(({ one, unnamed, without }) => {
      const key = without === 'yes' ? 'due.bareOne' : isUnknown(without) ? 'due.unknownOne' : null
      const note = key === null ? null : html` <span class="note">(${say(lang, key)})</span>`
      return html`<li>${partyLink(asked, one.party, one.names)}${note}${unnamedNote(asked, call, one, unnamed)}</li>`
    })
    const file = `/${call}/commitments.json?at=${day}`
    const more = told === null ? null : html`<li>${linkTo(asked, file, html`${told} (JSON)`)}</li>`
    return [
      html`<div><dt>${askedMark(lang, { state })}</dt><dd><ul class="in-line">${names}${more}</ul></dd></div>`,
    ]
  })
  return html`<details class="flat in-print">
    <summary>${say(lang, 'due.who')}</summary>
    <dl class="facts wide">${groups}</dl>
  </details>`
}

/** Where days moved after rules had ceased to ask somebody, a date stands twice: both lines together are all it asked. */
function otherDays({ lang }: Asked, one: ClauseDay, every: readonly ClauseDay[]): Piece {
  const digest = clauseDigest(one.clause)
  const isSame = (it: ClauseDay) =>
    it.anew === null && it.due === one.due && it.moved !== one.moved && clauseDigest(it.clause) === digest
  const others = one.anew === null ? every.filter(isSame) : []
  return others.map(({ due, moved, who }) =>
    sub(say(lang, 'due.sameDate', { count: who.length, due: longDay(due, lang), day: longDay(moved, lang) })),
  )
}

function unnamedNote(asked: Asked, call: string, { party }: Signatory, unnamed: Brought | null): Piece {
  if (unnamed === null) return null
  const says = say(asked.lang, 'due.unnamedOne', { day: longDay(unnamed.day, asked.lang) })
  // Links of such a list are blocks, from which a bracket outside would break away.
  return html` <span class="note">${linkTo(asked, reportPath(call, party, unnamed.entry), `(${says})`)}</span>`
}

function unknownSaid(asked: Asked, { unknown, withheld }: ClauseDay): Markup | null {
  if (unknown === 0) return null
  const says = say(asked.lang, 'due.figuresUnknown', { count: unknown })
  return html`<p>${says} ${figuresGone(asked, withheld)}</p>`
}

function statesSaid({ lang }: Asked, { states, bare, earlier, over, who }: ClauseDay): string {
  const told = (['met', 'open', 'due', 'overdue'] as const).flatMap(state => {
    const count = states[state]
    if (count === 0) return []
    const unnamed = who.filter(one => one.state === state && one.unnamed !== null).length
    return [say(lang, `due.states.${state}`, { count, bare, unnamed })]
  })
  if (over > 0) told.push(say(lang, 'due.states.over', { count: over }))
  const count = Object.values(states).reduce((sum, one) => sum + one, over)
  const says = say(lang, 'due.askedOf', { count, states: listOf(told, lang) })
  return earlier === 0 ? says : `${says} ${say(lang, 'due.earlier', { count: earlier })}`
}

/** Windows that have not opened, of rules that bind somebody or may: of whom they will ask is not known yet. */
async function laterLines(asked: Asked, all: CallOnDay, period: string): Promise<Line[]> {
  const { lang } = asked
  const { rules, day } = all
  const year = period.slice(0, 4)
  const inForce = rules.call.policies.filter(one => one.day <= day).slice(-1)
  const binding = new Set(inForce.map(({ policy }) => policy)).union((await surveyOf(all)).policies)
  const moves = movesOn(rules.extensions, rules.interruptions, day)
  const clauses = new Map<Digest, { clause: Clause; policy: Policy }>()
  for (const policy of [...binding].flatMap(one => rules.policies.get(one) ?? []))
    for (const clause of policy.clauses ?? []) clauses.set(clauseDigest(clause), { clause, policy })
  const found = [...clauses.values()].flatMap(({ clause, policy }) => {
    if (clause.cycle.by !== 'calendar') return []
    return windowsOf(clause.cycle, day, `${year}-12-31`)
      .filter(({ opens }) => opens > day)
      .map(window => ({ clause, policy, window, timetable: new Timetable(window, clause.id, moves) }))
      .filter(({ timetable }) => timetable.last().startsWith(period))
  })
  return Promise.all(
    found.map(async ({ clause, policy, window, timetable }) => ({
      day: timetable.last(),
      shown: html`<blockquote class="quoted">${await clauseWords(asked, clause, policy)}</blockquote>
        <p>${say(lang, 'due.opens', { day: longDay(window.opens, lang) })}</p>
        ${sub(
          askedMoved(asked, {
            ...{ due: window.due, moved: timetable.last(), anew: null },
            ...{ last: timetable.last(clause.grace), movedBy: timetable.movedBy(clause.grace) },
          }),
        )}`,
    })),
  )
}

/** Days that parties set themselves. */
async function ownLines(
  asked: Asked,
  call: CallShown,
  own: readonly OwnDay[],
  { period, day: today, at }: ShownDay & { readonly period: string },
): Promise<Line[]> {
  const { lang } = asked
  const days = Map.groupBy(
    own.filter(({ day }) => day.startsWith(period)),
    ({ day }) => day,
  )
  const lines = [...days].map(async ([day, its]) => {
    const { shown, told } = firstOf(its, MOST_NAMES, count => say(lang, 'principle.more', { count }))
    const called = await namesOn(asked, call.id, shown)
    const names = shown.map(({ one, it, set, isNow, isReported }, i) => {
      const other = isReported
        ? statusMark(
            lang,
            { status: 'reported', closed: null, outlook: it.outlooks[it.reported.indexOf(set)]! },
            'calm',
          )
        : say(lang, day > today ? 'due.later' : 'due.answered')
      // What was reported of an earlier date says nothing of one that is to come.
      const isSaid = isNow && (day <= today || it.status === 'open')
      const mark = isSaid ? statusMark(lang, it, 'calm') : other
      const { whole, step } = called[i]!
      const what = partyLink(asked, one.party, one.names)
      const says = html`<bdi>${step ?? whole}</bdi>`
      const value = linkTo(asked, onThatDay(commitmentPath(call.id, it), { at }), says)
      const of =
        step === null ? null : html`${phrase(lang, 'due.stepOf', { commitment: html`<bdi>${whole}</bdi>` })} `
      return html`<span>${phrase(lang, 'general.pair', { what, value })}</span> <span>${mark}</span> ${sub(html`${of}${phrase(lang, 'due.id', { id: html`<bdi><code>${it.id}</code></bdi>` })}`)}`
    })
    const file = onThatDay(`/${call.id}/commitments.csv`, { at })
    const more = told === null ? [] : [linkTo(asked, file, html`${told} (CSV)`)]
    const count = eachOnce(its.map(({ it }) => it))
    const counted = say(lang, 'due.own', {
      count,
      joint: count < its.length && its.some(({ one, it }) => it.lead !== one.party) ? 'yes' : 'no',
    })
    return { day, shown: html`<p>${counted}</p>${listed([...names, ...more], 'takers')}` }
  })
  return Promise.all(lines)
}

/** What each was to do by its day, as it was said then: the step of that day, of the whole. */
async function namesOn(asked: Asked, call: string, days: readonly OwnDay[]) {
  const refs = days.map(({ it }) => ref('commitments', call, it.lead, it.id))
  const rows = await asked.site.log.store.rows(refs)
  return Promise.all(
    days.map(async ({ one: { party }, it: { entry, id, lead }, set }, i) => {
      const found = setBy(rows[i], { party, lead, entry }, set)
      if (found === undefined) return { whole: id, step: null }
      const step = found.step === null ? null : await firstLine(asked, found.step)
      return { whole: await pledgeName(asked, call, found.version), step }
    }),
  )
}

/** Why days moved: what was given to all, and when the door was shut. */
async function movedLines(asked: Asked, { rules, day }: CallOnDay, period: string): Promise<Line[]> {
  const { lang } = asked
  const { extensions, interruptions } = rules
  const isTold = (one: { readonly day: string }) => one.day.startsWith(period) && one.day <= day
  const given = (extensions?.extensions ?? []).filter(isTold)
  const extended = given.map(async one => ({
    day: one.day,
    shown: html`<p>${phrase(lang, one.clause === null ? 'due.extendedAll' : 'due.extended', {
      clause: one.clause ?? '',
      more: one.from === one.until ? 0 : 1,
      days: one.days,
      from: longDay(one.from, lang),
      until: longDay(one.until, lang),
    })} ${entryLink(asked, one.entry)}</p>${await quoted(asked, one.reason)}`,
  }))
  const shut = (interruptions?.interruptions ?? []).filter(isTold).map(one => {
    const times = { from: longMinute(one.from, lang), until: longMinute(one.until, lang) }
    return {
      day: one.day,
      shown: html`<p>${say(lang, 'due.shut', times)} ${entryLink(asked, one.entry)}</p>`,
    }
  })
  return [...(await Promise.all(extended)), ...shut]
}
