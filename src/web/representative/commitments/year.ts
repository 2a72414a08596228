import { Refusal } from '../../../core/refusal.ts'
import type { Asked as AskedOf } from '../../../register/asked.ts'
import { commitmentStatus, daysOn, newRulesOn, type Status } from '../../../register/commitment-status.ts'
import { movesOn } from '../../../register/cycles.ts'
import type { Earlier } from '../../../register/duties.ts'
import { readDuties } from '../../../work/commitments/duties.ts'
import {
  type Answer,
  type Asked,
  entryLink,
  html,
  inLang,
  linkButton,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  part,
  phrase,
  privatePage,
  say,
  shortDate,
  sub,
  table,
} from '../../kit/kit.ts'
import { showRule } from '../../statement/quotes.ts'
import { opening, type Representative } from '../session.ts'
import { askedDue, askedState, type Titles, titlesFor } from './lines.ts'
import { type Own, pathOf, type Standing, standingOn } from './standing.ts'

/**
 * A party's year under one call, to be printed: what it had taken on, what was due, what it said. It is told as of the
 * last day of that year, or of today; each line cites the entry from which it follows.
 */

export async function showYear(asked: Asked, who: Representative): Promise<Answer> {
  const { lang, query, site } = asked
  const now = await standingOn(asked, who)
  const first = now.signature.events[0]!.day.slice(0, 4)
  const last = now.day.slice(0, 4)
  const year = query.get('of') ?? last
  if (!/^\d{4}$/.test(year) || year < first || year > last)
    throw new Refusal('not_found', `There is nothing of the year ${year.slice(0, 20)}.`)
  const day = year === last ? now.day : `${year}-12-31`
  const duties = (await readDuties(site.log.store, now.rules, now.id, who.party, day))!
  // Of that day, too: its signature may have ended since, or other rules bind it now.
  const policy = duties.binding === null ? null : (now.rules.policies.get(duties.binding.policy) ?? null)
  const it: Standing = { ...now, day, duties, policy, own: now.own.flatMap(one => asOf(one, duties, day)) }
  const titles = await titlesFor(asked, it)
  const years = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i))
  const title = say(lang, 'ours.yearTitle', { call: now.title, year })
  const asOfDay = say(lang, 'ours.asOf', { day: longDay(day, lang) })
  const ways = html`<div class="actions no-print">
      <button class="btn second needs-script" type="button" data-print>${say(lang, 'receipt.print')}</button>
      ${linkButton(asked, pathOf(now), say(lang, 'rep.back'))}
    </div>`
  const main = html`
    ${opening(asked, who, phrase(lang, 'ours.yearHeading', { party: inLang(nameIn(who.row.names, lang)), call: now.name, year }), asOfDay)}
    ${part(say(lang, 'ours.yearTaken'), await takenPart(asked, it, year, titles), { strong: true })}
    ${part(say(lang, 'ours.yearDue'), await duePart(asked, who, it, year), { strong: true })}
    ${part(say(lang, 'ours.yearSaid'), html`${await saidPart(asked, it, year)}${ways}`, { strong: true })}
    ${
      years.length === 1
        ? null
        : html`<nav class="pager no-print" aria-label="${say(lang, 'ours.years')}">
      ${years.filter(one => one !== year).map(one => linkTo(asked, pathOf(now, `year?of=${one}`), one))}
    </nav>`
    }
  `
  return privatePage(asked, { title, main, script: 'print' })
}

/** A commitment as it stood on that day; nothing where it had not been made. */
function asOf(one: Own, duties: Standing['duties'], day: string): Own[] {
  // By its first entry: one that it left and joined again stands there twice.
  const { entry: first } = one.scheduled.versions[0]!
  const found = duties.commitments.find(
    ({ commitment: { id, versions } }) => id === one.scheduled.id && versions[0]!.entry === first,
  )
  if (found === undefined) return []
  const versions = one.scheduled.versions.filter(version => version.day <= day)
  const entries = new Set(versions.map(({ entry }) => entry))
  const version = one.isJoined
    ? one.version
    : (one.row.versions.findLast(({ entry }) => entries.has(entry)) ?? one.version)
  const scheduled = { ...one.scheduled, versions }
  return [{ ...one, scheduled, version, status: found.status }]
}

const isOpen = (status: Status) => status === 'due' || status === 'overdue'
const isIn = (day: string, year: string) => day.startsWith(`${year}-`)

async function takenPart(asked: Asked, it: Standing, year: string, titles: Titles): Promise<Markup> {
  const { lang } = asked
  // What had ended before the year is of another one.
  const all = it.own.filter(({ scheduled: { ended } }) => ended === null || ended.day >= `${year}-01-01`)
  if (all.length === 0) return html`<p>${say(lang, 'ours.none')}</p>`
  const heads = ['ours.commitment', 'ours.under', 'ours.dueHead', 'ours.happened'] as const
  const [, under, due, happened] = heads.map(key => say(lang, key))
  const rows = await Promise.all(
    all.map(async one => {
      const { versions, ended } = one.scheduled
      const events = versions
        .map(
          ({ day, entry }, i) =>
            ({ day, entry, key: i === 0 ? 'ours.event.made' : 'ours.event.changed' }) as const,
        )
        .filter(({ day }) => isIn(day, year))
      const left =
        ended !== null && isIn(ended.day, year) ? [{ ...ended, key: 'ours.event.withdrawn' } as const] : []
      const lines = [...events, ...left].map(({ day, entry, key }) =>
        sub(html`${say(lang, key)} ${shortDate(day, lang)} ${entryLink(asked, entry)}`),
      )
      const { version } = one
      return html`<tr role="row">
        <th scope="row" role="rowheader" class="who"><bdi>${one.name}</bdi></th>
        <td role="cell" class="all" data-k="${under!}">${titles(version.manifest, version.principle)}</td>
        <td role="cell" class="all" data-k="${due!}">${version.due === null ? say(lang, 'commitment.noDue') : shortDate(version.due, lang)}</td>
        <td role="cell" class="all" data-k="${happened!}">${lines.length === 0 ? say(lang, 'ours.nothingNew') : lines}</td>
      </tr>`
    }),
  )
  return table(
    say(lang, 'ours.yearTaken'),
    heads.map(key => say(lang, key)),
    rows,
  )
}

interface Due {
  readonly day: string
  readonly what: Piece
  readonly state: Piece
}

/** Also by rules that bind it no more, as it stood when they last did. */
const everAsked = ({ duties }: Standing): readonly (AskedOf | Earlier)[] => [
  ...duties.earlier,
  ...duties.asked,
]

async function duePart(asked: Asked, who: Representative, it: Standing, year: string): Promise<Markup> {
  const { lang } = asked
  const clauses = await Promise.all(
    everAsked(it)
      .filter(one => isIn(askedDue(one), year))
      .map(one => clauseDue(asked, it, one)),
  )
  const own = it.own.map(one => ownDue(asked, who, it, { one, year }))
  const all = [...clauses, ...own.flat()].sort((a, b) => (a.day < b.day ? -1 : 1))
  if (all.length === 0) return html`<p>${say(lang, 'ours.nothingDue')}</p>`
  const heads = ['ours.dueHead', 'ours.dueWhat', 'ours.dueState'] as const
  const [, what, state] = heads.map(key => say(lang, key))
  const rows = all.map(
    one => html`<tr role="row">
      <th scope="row" role="rowheader">${shortDate(one.day, lang)}</th>
      <td role="cell" class="all" data-k="${what!}">${one.what}</td>
      <td role="cell" class="all" data-k="${state!}">${one.state}</td>
    </tr>`,
  )
  return table(
    say(lang, 'ours.yearDue'),
    heads.map(key => say(lang, key)),
    rows,
  )
}

async function clauseDue(asked: Asked, { policy, rules }: Standing, one: AskedOf | Earlier): Promise<Due> {
  const { lang } = asked
  const { clause, met, movedBy } = one
  const due = askedDue(one)
  const by = movedBy.map(entry => html` ${entryLink(asked, entry)}`)
  const moved =
    movedBy.length === 0
      ? null
      : sub(html`${say(lang, 'ours.moved', { day: longDay(one.moved, lang) })}${by}`)
  const says =
    met === null
      ? askedState(asked, one)
      : html`${say(lang, 'ours.asked.met', { day: longDay(met.day, lang), late: met.late ? 'yes' : 'no' })} ${met.entry === null ? null : entryLink(asked, met.entry)}`
  const isEarlier = 'until' in one
  const until = isEarlier ? sub(say(lang, 'asked.until', { day: longDay(one.until, lang) })) : null
  const set = isEarlier ? rules.policies.get(one.policy) : policy
  return { day: due, what: await showRule(asked, clause.says, set!), state: html`${says}${moved}${until}` }
}

/** Each day of its own in that year, with the report that answers it. */
function ownDue(
  asked: Asked,
  { row: party }: Representative,
  it: Standing,
  { one, year }: { readonly one: Own; readonly year: string },
): Due[] {
  const { lang } = asked
  const { day: today, rules, signature } = it
  const { scheduled } = one
  const what = html`<bdi>${one.name}</bdi>`
  const ended = scheduled.ended?.day
  const rulesOn = newRulesOn(signature, rules.call, rules.policies)
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  // The status of the whole is about the first of its days that waits; here each stands for itself.
  const statusOf = (day: string) => {
    const versions = scheduled.versions.map(version => ({
      ...version,
      days: version.days.filter(on => on === day),
    }))
    return commitmentStatus({ ...scheduled, versions }, party, rulesOn, moves, today)!.status
  }
  return (
    daysOn(scheduled, today)
      .filter(day => ended === undefined || day < ended)
      .map(day => ({ day, status: statusOf(day) }))
      // What was left open by an earlier year is told until it is answered.
      .filter(({ day, status }) => isIn(day, year) || (day < year && isOpen(status)))
      .map(({ day, status }) => {
        const report = scheduled.reports.find(({ due, day: on }) => due !== null && due >= day && on <= today)
        const state =
          report === undefined
            ? say(lang, `ours.status.${status}`)
            : html`${say(lang, 'ours.reportedOn', { day: longDay(report.day, lang) })} ${entryLink(asked, report.entry)}`
        return { day, what, state }
      })
  )
}

async function saidPart(asked: Asked, it: Standing, year: string): Promise<Markup> {
  const { lang } = asked
  const said = await Promise.all(
    it.own.map(async one => {
      const name = html`<bdi>${one.name}</bdi>`
      return one.scheduled.reports
        .filter(({ day }) => isIn(day, year) && day <= it.day)
        .map(({ day, entry, says, final }) => ({
          ...{ day, entry },
          what: html`${phrase(lang, 'ours.pair', { name: html`<b>${say(lang, `commitment.outlook.${says ?? 'none'}`)}</b>`, what: name })}${final ? html` (${say(lang, 'commitment.final')})` : null}`,
        }))
    }),
  )
  const clauses = everAsked(it).flatMap(({ clause, due, met }) =>
    met === null || met.entry === null || !isIn(met.day, year)
      ? []
      : [
          {
            day: met.day,
            entry: met.entry,
            what: say(lang, 'ours.answered', { clause: clause.id, day: longDay(due, lang) }),
          },
        ],
  )
  const all = [...said.flat(), ...clauses].sort((a, b) => a.entry - b.entry)
  if (all.length === 0) return html`<p>${say(lang, 'ours.nothingSaid')}</p>`
  const lines = all.map(
    ({ day, entry, what }) => html`<li>${shortDate(day, lang)} ${what} ${entryLink(asked, entry)}</li>`,
  )
  return html`<ul class="plain-list">${lines}</ul>`
}
