import { parseTime } from '../../core/time.ts'
import { type Launch, launches } from '../../people/launches.ts'
import { dayAfter } from '../../register/binding-policy.ts'
import { ref } from '../../register/rows.ts'
import type { RollTally } from '../../register/tally.ts'
import { reservationMade } from '../../register/types/reservations.ts'
import {
  type Asked,
  type CallShown,
  entryDay,
  entryShown,
  html,
  linkTo,
  type Markup,
  named,
  type Piece,
  part,
  pendingToday,
  phrase,
  recordedDay,
  say,
  shortDate,
  shortMinute,
  sub,
  timeMark,
} from '../kit/kit.ts'
import { sayingsToday } from '../text/sayings.ts'
import { textLink, type Version, versionName } from '../text/versions.ts'
import type { GrowthPoints } from './growth-points.ts'

/** The days of a call's life: what has been, what is to come by what is recorded, and what nobody knows. */

interface Event {
  /** By which they are sorted. */
  readonly day: string
  readonly when: Piece
  readonly what: Piece
  readonly more?: Piece
}

interface Life {
  readonly versions: readonly Version[]
  readonly tally: RollTally
  readonly growth: GrowthPoints
}

export async function lifeEntry(asked: Asked, call: CallShown, life: Life): Promise<Markup> {
  const { lang, site } = asked
  const launch = await launches.get(site.log.drawer, call.id, site.now())
  const set = launch === undefined || launch.lifted ? undefined : launch
  const [past, next] = await Promise.all([pastOf(asked, call, life, set), nextOf(asked, call, set)])
  const shown = [
    ...shortened(asked, call, past.toSorted(byDay)).map(event => line(event, null)),
    ...next.toSorted(byDay).map(event => line(event, 'next')),
    open(asked, call),
  ]
  return part(say(lang, 'life.title'), html`<ol class="life">${shown}</ol>`, { id: 'life' })
}

const byDay = (a: Event, b: Event) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)

function line({ when, what, more = null }: Omit<Event, 'day'>, style: 'next' | 'unknown' | null): Markup {
  return html`<li${style === null ? null : html` class="${style}"`}>
    ${when}<span class="what">${what}</span>${sub(more)}
  </li>`
}

/** What stands on one line of a wide page. */
const FIRST = 2
const LAST = 4

/** The beginning and the latest days; those between are counted. */
function shortened(asked: Asked, { id }: CallShown, past: readonly Event[]): readonly Event[] {
  const left = past.length - FIRST - LAST
  if (left < 2) return past
  const between: Event = {
    day: '',
    when: html`<span class="when">${say(asked.lang, 'life.between')}</span>`,
    what: linkTo(asked, `/${id}/changes`, say(asked.lang, 'life.more', { count: left })),
  }
  return past.toSpliced(FIRST, left, between)
}

async function pastOf(
  asked: Asked,
  call: CallShown,
  life: Life,
  launch: Launch | undefined,
): Promise<Event[]> {
  const { lang, site } = asked
  const { row, isRecord, id } = call
  const on = (day: string, what: Piece, more: Piece = null): Event => ({
    day,
    when: shortDate(day, lang),
    what,
    more,
  })
  const of = async (entry: number, what: Piece) => on(await entryDay(asked, entry), what)
  const opened = await entryDay(asked, row.opened)
  return [
    ...(row.issued === null || row.issued === opened ? [] : [on(row.issued, say(lang, 'life.issued'))]),
    on(
      opened,
      say(lang, isRecord ? 'life.openedRecord' : row.issued === opened ? 'life.issuedHere' : 'life.opened'),
    ),
    ...life.growth.points.map(({ day, total, more, signed, moreSigned, basis, entry }) => {
      const stops = moreSigned ? 'both' : more ? 'yes' : 'no'
      const says =
        basis === 'list'
          ? say(lang, 'life.list', { total, signed: signed ?? 0, more: stops })
          : say(lang, 'life.count', { total })
      return on(day, linkTo(asked, `/entries/${entry}`, says))
    }),
    ...life.versions.flatMap(version => versionOf(asked, call, version, { ...life, opened, on })),
    ...row.policies
      .slice(1)
      .map(({ day }) => on(day, linkTo(asked, `/${id}/policy`, say(lang, 'life.rules')))),
    ...(launch !== undefined && parseTime(launch.opens) <= site.now()
      ? [on(launch.opens.slice(0, 10), say(lang, 'life.launched'))]
      : []),
    ...(row.claimed === undefined ? [] : [await of(row.claimed.entry, say(lang, 'life.claimed'))]),
    ...(row.closed === null ? [] : [await of(row.closed.entry, say(lang, 'life.closed'))]),
  ]
}

function versionOf(
  asked: Asked,
  { id, isRecord }: CallShown,
  version: Version,
  { tally, opened, on }: Life & { opened: string; on: (day: string, what: Piece, more?: Piece) => Event },
): Event[] {
  const { lang } = asked
  const { correction, digest, number, isInForce, day } = version
  // A pending correction is still to come, a failed one never was.
  if (correction !== undefined && correction.state !== 'effective') return []
  if (number === 1 && correction === undefined && (isRecord || day === opened)) return []
  const name = html`<a href="${textLink(asked, id, { digest })}">${versionName(asked, version)}</a>`
  const rows = tally.texts.find(({ of }) => of === number)?.rows ?? 0
  const signed = tally.texts.reduce((sum, { of, rows }) => sum + (of === null ? 0 : rows), 0)
  const more =
    isInForce && number > 1 && signed > 0
      ? linkTo(asked, `/${id}/roll?version=${number}`, say(lang, 'life.haveSigned', { rows, signed }))
      : null
  return [on(correction?.effective ?? day, name, more)]
}

/** Notices in which late reservations are looked for; each has its days, which the rules bound. */
const MOST_NOTICES = 20

async function nextOf(asked: Asked, call: CallShown, launch: Launch | undefined): Promise<Event[]> {
  const { lang, site } = asked
  const { row, id } = call
  const today = await recordedDay(asked)
  const on = (day: string, what: Piece): Event => ({ day, when: shortDate(day, lang), what })
  const next: Event[] = []
  if (launch !== undefined && parseTime(launch.opens) > site.now())
    next.push({
      day: launch.opens,
      when: timeMark(launch.opens, shortMinute(launch.opens, lang)),
      what: say(lang, 'life.opens'),
    })
  const pending = pendingToday(asked, row)
  if (pending !== undefined) {
    const changes = linkTo(asked, `/${id}/text/${pending.manifest}/changes`, say(lang, 'life.correction'))
    next.push(on(pending.effective, changes))
  }
  const [before, newest] = row.policies.slice(-2)
  if (newest !== undefined && before?.noticeDays) {
    const binds = dayAfter(newest.day, before.noticeDays)
    if (binds > today) next.push(on(binds, linkTo(asked, `/${id}/policy`, say(lang, 'life.rulesBind'))))
  }
  if (row.policies.some(({ reservationDays }) => reservationDays !== undefined))
    next.push(...(await reservationsOf(asked, id, on)))
  return row.closed === null ? next : next.filter(({ day }) => day > today)
}

/** Reservations to which signatories can still object. */
async function reservationsOf(
  asked: Asked,
  id: string,
  on: (day: string, what: Piece) => Event,
): Promise<Event[]> {
  const { lang, site } = asked
  const { store } = site.log
  const { entries } = await store.entriesOn(`notices ${id}`, { limit: MOST_NOTICES })
  const shown = await Promise.all(entries.map(entry => entryShown(asked, entry)))
  const made = shown.flatMap(({ statement, index }) =>
    statement.type === reservationMade.type
      ? [{ index, party: reservationMade.read(statement as never).party }]
      : [],
  )
  return (
    await Promise.all(
      made.map(async ({ index, party }) => {
        const [signature, objections, row] = await store.rows([
          ref('signatures', id, party),
          ref('objections', id, party),
          ref('parties', party),
        ])
        if (signature === undefined || row === undefined) return []
        const said = sayingsToday(asked, signature, objections?.objections).find(
          ({ entry }) => entry === index,
        )
        if (said?.state !== 'pending' || said.objections.length > 0) return []
        const name = linkTo(asked, `/parties/${party}`, named(row.names, lang))
        return [on(said.from, phrase(lang, 'life.reservation', { party: name }))]
      }),
    )
  ).flat()
}

/** What nobody has set a day for. */
function open({ lang }: Asked, { row, isRecord, namesNobody }: CallShown): Piece {
  if (row.closed !== null || namesNobody) return null
  const when = html`<span class="when">${say(lang, isRecord ? 'life.unknown' : 'life.noEnd')}</span>`
  const what = say(
    lang,
    isRecord ? 'life.nextCopy' : row.text === null ? 'life.textToCome' : 'life.stillOpen',
  )
  return line({ when, what }, 'unknown')
}
