import { copiedSince } from '../../register/copied-since.ts'
import type { Fact, ListingRow, SourceRow } from '../../register/rows.ts'
import {
  type Asked,
  Choice,
  comma,
  html,
  listed,
  longDate,
  longDay,
  type Markup,
  type Piece,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { external, sourceLink } from '../teller/pieces.ts'
import type { PartyRecord } from './record.ts'

/** What is known of a row that was copied: since when it stands on a list, and who says so. */

/** The lists of a call, oldest first. */
export function listsOf(
  { sources }: Pick<PartyRecord, 'sources'>,
  call: string,
): (SourceRow & { date: string })[] {
  return [...sources]
    .filter(([key]) => key.startsWith(`${call}/`))
    .map(([key, source]) => ({ ...source, date: key.slice(call.length + 1) }))
}

/** What other sources report and nobody has taken back. */
function reportsOn({ facts = [] }: ListingRow): Fact[] {
  return facts.filter(({ withdrawn }) => withdrawn === null)
}

/** Of all that is known, as the roll tells it too: lists and other sources together. */
export function copiedWords(
  { lang }: Asked,
  record: PartyRecord,
  { call, row }: PartyRecord['listings'][number],
  title: Markup,
): Markup[] {
  const since = copiedSince(row, listsOf(record, call))
  if (since === undefined) return []
  const { state, day, ended, on, notOn } = since
  const date = longDay(day, lang)
  const by = (day: string, on: boolean) => tellerOf(row, day, on)
  if (state === 'unknown') return [phrase(lang, 'party.lede.unsure', { call: title, date })]
  if (on === null) return [phrase(lang, 'party.lede.notListed', { call: title, date, by: by(day, false) })]
  const isLong = on.last > on.first
  const off = ended === 'left' ? 'left' : isLong ? 'unlisted' : 'gone'
  const now = state === 'off' ? off : isLong ? 'still' : 'on'
  const says = phrase(lang, 'party.lede.since', {
    now: new Choice(now),
    exact: new Choice(on.exact ? 'yes' : 'no'),
    call: title,
    first: longDay(on.first, lang),
    by: by(on.first, true),
    last: longDay(on.last, lang),
    date,
    ender: by(day, false),
  })
  if (notOn === null) return [says]
  const before = phrase(lang, 'party.lede.notOn', { date: longDay(notOn, lang), by: by(notOn, false) })
  return [html`${says} ${before}`]
}

/** Who says so of that day, in brackets, where that is no list of the day. */
function tellerOf(row: ListingRow, day: string, on: boolean): Piece {
  const fact = reportsOn(row).find(one => one.day === day && isOn(one) === on)
  if (fact !== undefined) return html` (${factTeller(fact)})`
  const declared = on ? row.versions.find(one => one.declaration?.date === day)?.declaration : undefined
  return declared ? html` (${external(declared.source, hostOf(declared.source))})` : ''
}

function isOn({ what }: Fact): boolean | null {
  return what === 'renamed' ? null : what !== 'absent' && what !== 'left'
}

/** Who published it, linked where it has an address. */
export function factTeller({ source: { by, title, url } }: Fact): Piece {
  return sourceLink({ url, title: by ?? title })
}

/** By which people know a site. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

/** From which list or source it was copied, and which newest list still has it. */
export function copiedFrom({ lang }: Asked, record: PartyRecord): { source: Piece; entry: number } {
  const [listing] = record.listings
  if (listing === undefined) return { source: null, entry: record.row.since }
  const { call, row } = listing
  const version = row.versions.at(-1)
  const report = version === undefined ? reportsOn(row).at(-1) : undefined
  if (version === undefined) {
    const source =
      report === undefined
        ? null
        : html`${sourceLink(report.source)}${sub(longDate(report.source.date, lang))}`
    return { source, entry: report?.entry ?? record.row.since }
  }
  const lists = listsOf(record, call)
  const own = lists.find(({ date }) => date === version.date)
  const newest = lists.findLast(({ whole, date }) => whole && date > version.date)
  const dated = (list: (typeof lists)[number], more = '') =>
    html`${sourceLink(list)}${sub(html`${longDate(list.date, lang)}${more}`)}`
  const at = version.row === null ? '' : `${comma(lang)}${say(lang, 'party.list.row', { row: version.row })}`
  const from = [newest && dated(newest), own && dated(own, at)].filter(one => one !== undefined)
  return { source: from.length === 1 ? from[0]! : listed(from), entry: version.entry }
}
