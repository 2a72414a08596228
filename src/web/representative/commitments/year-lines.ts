import { type PledgeChange, pledgeChanges } from '../../../comparison/pledges.ts'
import { brief } from '../../../core/bytes.ts'
import { commitmentStatus, daysOn, newRulesOn, type Status } from '../../../register/commitment-status.ts'
import { movesOn } from '../../../register/cycles.ts'
import type { Said } from '../../../register/kinds.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import { movedSaid } from '../../commitments/status.ts'
import {
  type Asked,
  comma,
  entryLink,
  entryShown,
  firstOf,
  html,
  type Markup,
  type Piece,
  phrase,
  say,
  shortDate,
  sub,
} from '../../kit/kit.ts'
import { partyName } from '../../statement/names.ts'
import { textOfSaid } from '../../statement/quotes.ts'
import { amountSaid } from '../../teller/commitments.ts'
import type { Representative } from '../session.ts'
import { detailLines, type Titles } from './lines.ts'
import type { Own, Standing } from './standing.ts'

/** One commitment in the printed year: what it says, what changed of it, and each of its days with what was said. */

export interface Of {
  readonly asked: Asked
  readonly who: Representative
  readonly it: Standing
  readonly year: string
  readonly titles: Titles
}

/** Letters of somebody's words on this paper; the page of the commitment has them whole. */
const MOST_WORDS = 160
const MOST_NAME = 60
/** Days, changes and reports of one commitment; of more the paper gives the number. */
const MOST_EACH = 4

const isOpen = (status: Status) => status === 'due' || status === 'overdue'
export const isIn = (day: string, year: string): boolean => day.startsWith(`${year}-`)

interface Told {
  readonly name: Piece
  readonly happened: Piece
  readonly state: Piece
  /** Whether anything of it is of this year. */
  readonly isNews: boolean
}

export async function saysOf(of: Of, one: Own, isBrief: boolean): Promise<Told> {
  const { asked, titles } = of
  const { lang } = asked
  const [happened, every, said] = [await happenedOf(of, one, isBrief), daysOf(of, one), reportsOf(of, one)]
  const days = every.filter(
    ({ moved, status }) => isIn(moved, of.year) || (moved < of.year && isOpen(status)),
  )
  const movedOf = (due: string | null) => {
    const found = every.find(({ day }) => day === due)
    return found === undefined || isBrief ? null : movedFrom(asked, found)
  }
  const lines = await Promise.all(
    said.map(async report => html`${await reportLine(asked, one, report, isBrief)}${movedOf(report.due)}`),
  )
  const answered = new Set(said.map(({ entry }) => entry))
  // A day whose report stands here anyway is told by that report.
  const waiting = days.filter(({ by }) => by === null || !answered.has(by.entry))
  const all = [...waiting.map(day => dayLine(asked, day)), ...lines]
  const name = html`<bdi>${isBrief ? brief(one.name, MOST_NAME) : one.name}</bdi>`
  return {
    name: isBrief
      ? name
      : html`${name}${sub(dueOf(asked, one))}${await detailLines(asked, of.it.id, one, titles)}${await partOf(of, one)}`,
    happened: happened.length === 0 ? say(lang, 'ours.nothingNew') : shortened(asked, happened, isBrief),
    state: all.length === 0 ? say(lang, 'ours.nothingDue') : shortened(asked, all, isBrief),
    isNews: happened.length + all.length > 0,
  }
}

export const rowOf = ({ lang }: Asked, { name, happened, state }: Told): Markup =>
  html`<tr role="row">
    <th scope="row" role="rowheader" class="who">${name}</th>
    <td role="cell" class="all" data-k="${say(lang, 'ours.happened')}">${happened}</td>
    <td role="cell" class="all" data-k="${say(lang, 'ours.dueState')}">${state}</td>
  </tr>`

/** The newest of them, oldest first, and how many more there are; one where one line is all. */
function shortened({ lang }: Asked, lines: readonly Piece[], isBrief: boolean): Piece {
  const { shown, told } = firstOf(lines.toReversed(), isBrief ? 1 : MOST_EACH, count =>
    say(lang, 'ours.yearAlso', { count }),
  )
  if (isBrief) return html`${shown}${told === null ? null : html` ${told}`}`
  return html`${told === null ? null : html`<p>${told}</p>`}${shown.toReversed().map(line => html`<p>${line}</p>`)}`
}

const dueOf = ({ lang }: Asked, { lies, version }: Own): Piece =>
  version.due === null
    ? say(lang, 'commitment.noDue')
    : phrase(lang, 'commitment.due', { day: shortDate(lies(version.due), lang) })

/** What this party does of a joint one. */
async function partOf({ asked, who }: Of, { isJoined, row, version }: Own): Promise<Piece> {
  const said = isJoined ? row.joined.findLast(({ party }) => party === who.party)?.part : version.part
  const words = await briefly(asked, said ?? null)
  return words === null
    ? null
    : sub(phrase(asked.lang, 'ours.pair', { name: say(asked.lang, 'ours.part'), what: words }))
}

export async function briefly(asked: Asked, said: Said | null): Promise<Markup | null> {
  const words = said === null ? undefined : await textOfSaid(asked, said)
  return said === null || words === undefined
    ? null
    : html`<q lang="${said.lang}" dir="auto">${brief(words.replace(/\s+/g, ' ').trim(), MOST_WORDS)}</q>`
}

async function happenedOf({ asked, year, titles }: Of, one: Own, isBrief: boolean): Promise<Markup[]> {
  const { lang } = asked
  const { ended, versions } = one.scheduled
  const lines: Markup[] = []
  for (const [i, { day, entry }] of versions.entries()) {
    if (!isIn(day, year)) continue
    const at = html`${say(lang, i === 0 ? 'ours.event.made' : 'ours.event.changed')} ${shortDate(day, lang)} ${entryLink(asked, entry)}`
    const now = one.row.versions.find(version => version.entry === entry)
    const before =
      one.isJoined || now === undefined ? undefined : one.row.versions[one.row.versions.indexOf(now) - 1]
    const changes = isBrief || now === undefined || before === undefined ? [] : pledgeChanges(before, now)
    lines.push(html`${at}${changes.map(change => sub(changeSaid(asked, change, now!.manifest, titles)))}`)
  }
  if (!one.isJoined) lines.push(...(await othersOf(asked, one, year)))
  if (ended !== null && isIn(ended.day, year))
    lines.push(
      html`${say(lang, 'ours.event.withdrawn')} ${shortDate(ended.day, lang)} ${entryLink(asked, ended.entry)}`,
    )
  return lines
}

/** Who joined and left in that year, in a commitment of one's own. */
async function othersOf(asked: Asked, { row }: Own, year: string): Promise<Markup[]> {
  const { lang } = asked
  const moments = row.joined.flatMap(({ party, day, entry, ended }) => [
    { is: 'joined', party, day, entry } as const,
    ...(ended === null ? [] : [{ is: 'left', party, day: ended.day, entry: ended.entry } as const]),
  ])
  const found = moments.filter(({ day }) => isIn(day, year)).sort((a, b) => a.entry - b.entry)
  return Promise.all(
    found.map(async ({ is, party, day, entry }) => {
      const says = phrase(lang, `ours.event.${is}`, { name: await partyName(asked, party) })
      return html`${says} ${shortDate(day, lang)} ${entryLink(asked, entry)}`
    }),
  )
}

/** Figures and days with what they were; of words, that they are others now. */
function changeSaid({ lang }: Asked, change: PledgeChange, manifest: string, titles: Titles): Piece {
  const name = say(lang, `pledge.of.${change.of}`)
  const none = say(lang, 'pledge.none')
  const moved = (old: string, now: string) =>
    phrase(lang, 'ours.pair', { name, what: say(lang, 'ours.yearMoved', { old, now }) })
  if (change.of === 'baseline' || change.of === 'target')
    return moved(
      change.old ? amountSaid(change.old, lang) : none,
      change.new ? amountSaid(change.new, lang) : none,
    )
  if (change.of === 'due')
    return moved(
      change.old ? shortDate(change.old, lang) : none,
      change.new ? shortDate(change.new, lang) : none,
    )
  if (change.of === 'principle') return moved(titles(manifest, change.old), titles(manifest, change.new))
  const what = say(lang, `pledge.how.${change.how}`)
  return phrase(lang, 'ours.pair', { name, what })
}

type Report = Own['scheduled']['reports'][number]

interface Day {
  readonly day: string
  readonly status: Status
  /** To which day it was moved, and by which entries. */
  readonly moved: string
  readonly movedBy: readonly number[]
  readonly by: Report | null
}

/** Each day of its own; one belongs to the year in which it lies, and while it is open to each after that. */
function daysOf({ who, it }: Of, { scheduled }: Own): Day[] {
  const { day: today, rules, signature } = it
  const ended = scheduled.ended?.day
  const rulesOn = newRulesOn(signature, rules.call, rules.policies)
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  // The status of the whole is about the first of its days that waits; here each stands for itself.
  const statusOf = (day: string) => {
    const versions = scheduled.versions.map(version => ({
      ...version,
      days: version.days.filter(on => on === day),
    }))
    return commitmentStatus({ ...scheduled, versions }, who.row, rulesOn, moves, today)!
  }
  return daysOn(scheduled, today)
    .filter(day => ended === undefined || day < ended)
    .map(day => ({ day, ...statusOf(day) }))
    .map(({ day, status, moved, movedBy }) => ({ day, status, moved: moved ?? day, movedBy }))
    .map(one => ({
      ...one,
      by: scheduled.reports.find(({ due, day: on }) => due !== null && due >= one.day && on <= today) ?? null,
    }))
}

function dayLine(asked: Asked, one: Day): Markup {
  const { status, moved, by } = one
  const { lang } = asked
  const state =
    by === null
      ? say(lang, `ours.status.${status}`)
      : html`${phrase(lang, 'ours.reportedOn', { day: shortDate(by.day, lang) })} ${entryLink(asked, by.entry)}`
  const what = phrase(lang, 'commitment.due', { day: shortDate(moved, lang) })
  return html`${phrase(lang, 'general.pair', { what, value: state })}${movedFrom(asked, one)}`
}

const movedFrom = (asked: Asked, { day: due, moved, movedBy }: Day): Piece =>
  sub(movedSaid(asked, { due, moved, movedBy, last: null }))

/** What was said of it in that year, oldest first. */
const reportsOf = ({ it, year }: Of, { scheduled }: Own): Report[] =>
  scheduled.reports.filter(({ day }) => isIn(day, year) && day <= it.day)

async function reportLine(
  asked: Asked,
  one: Own,
  { day, due, entry, says, final }: Report,
  isBrief: boolean,
) {
  const { lang } = asked
  const { party, id } = one.scheduled
  const words = isBrief ? null : await briefly(asked, await wordsIn(asked, entry, { party, id }))
  const outlook = html`<b>${say(lang, `commitment.outlook.${says ?? 'none'}`)}</b>`
  const of = due === null ? null : phrase(lang, 'commitment.due', { day: shortDate(one.lies(due), lang) })
  const told = of === null ? outlook : phrase(lang, 'general.pair', { what: of, value: outlook })
  return html`${told}${final && !isBrief ? html` (${say(lang, 'commitment.final')})` : null}${comma(lang)}${shortDate(day, lang)}
    ${' '}${entryLink(asked, entry)} ${words}`
}

async function wordsIn(asked: Asked, entry: number, { party, id }: Readonly<{ party: string; id: string }>) {
  const { statement } = await entryShown(asked, entry)
  const found = reportFiled
    .read(statement)
    .answers.find(({ commitment: one }) => one.party === party && one.id === id)
  return found?.words ?? null
}
