import type { RollItem } from '../../register/roll.ts'
import {
  type Asked,
  type CallShown,
  dayField,
  daysSummary,
  dayTyped,
  type Errors,
  headLine,
  html,
  languageKept,
  laterNote,
  linkTo,
  listed,
  type Markup,
  NO_ERRORS,
  type Piece,
  page,
  phrase,
  recordedDay,
  say,
  sizeOf,
} from '../kit/kit.ts'
import { countedOn } from './unknown.ts'

/** What is the same of whoever is not on a list: of the members of the United Nations, and of a list of the call. */

/** Of whom the pages speak, and of when. */
interface AbsentOn {
  readonly call: CallShown
  readonly at: string | undefined
  /** The day that is spoken of. */
  readonly day: string
  readonly where: 'list' | 'roll'
}

export async function absentOn(asked: Asked, call: CallShown, at: string | undefined): Promise<AbsentOn> {
  const copied = call.isRecord ? call.source?.date : undefined
  const day = at ?? copied ?? (await recordedDay(asked))
  return { call, at, day, where: call.isRecord ? 'list' : 'roll' }
}

/** Those of a region or of a sector, by what is known of them. */
interface Answers<T> {
  readonly off: readonly T[]
  readonly unknown: readonly T[]
  readonly on: readonly T[]
}

/** Those who are not on it stand open, since they are what the page is about; who is on it, behind a line that `onSays`. */
export function answersShown(
  { lang }: Asked,
  { off, unknown, on }: Answers<Piece>,
  onSays: string,
  more: Piece = null,
): Markup {
  const notKnown = say(lang, 'absent.unknown', { count: unknown.length })
  return html`<div>
    ${off.length === 0 ? null : listed(off, 'cols')}
    ${unknown.length === 0 ? null : html`<div><h4>${notKnown}</h4>${listed(unknown, 'cols')}</div>`}
    ${on.length === 0 ? null : html`<details class="alt flat in-print"><summary>${onSays}</summary>${listed(on, 'cols')}</details>`}
    ${more}
  </div>`
}

/** What the data has of either kind. */
export function absentData({ site }: Asked, { call, day }: AbsentOn) {
  const lists = call.lists.map(({ date, whole }) => ({ date, whole }))
  return { call: call.id, day, lists, size: sizeOf(site) }
}

/** A row of the roll, in the data. */
export function rowTold({ party, country, kind, signed, entry }: RollItem) {
  return { party, country, kind, signed, entry }
}

/** `first` is the first day that can be asked for. */
export async function absentPage(
  asked: Asked,
  it: AbsentOn,
  { title, lede, first, parts }: { title: string; lede: string; first?: string; parts: Piece },
) {
  const { call, at } = it
  const note = html`<p class="note">${lede}${await countedOn(asked, call.id, at)}</p>`
  const main = html`
    ${headLine(title, html`${note}${await laterNote(asked, at)}`)}
    <div class="box">${dateForm(asked, it, first)}</div>
    ${parts}
  `
  return page(asked, { title, main, call, current: 'absent' })
}

/** The form as it was sent, with what is wrong with its day. */
export function absentRefused(asked: Asked, call: CallShown, errors: Errors, first?: string): string {
  const title = say(asked.lang, 'frame.nav.absent')
  const main = html`
    ${headLine(title, daysSummary(asked, errors))}
    <div class="box">${dateForm(asked, { call, day: dayTyped(asked, 'at') }, first, errors)}</div>
  `
  return page(asked, { title, main, call, current: 'absent', isUnlisted: true })
}

/** Asks for another day, from `first` on. */
function dateForm(
  asked: Asked,
  { call, day }: Pick<AbsentOn, 'call' | 'day'>,
  first?: string,
  errors: Errors = NO_ERRORS,
) {
  const { lang } = asked
  return html`<form class="between one" action="/${call.id}/not-on-the-list#found" aria-label="${say(lang, 'absent.form')}" novalidate>
    ${dayField('at', { label: say(lang, 'absent.asOf'), value: day, min: first, errors })}
    ${languageKept(asked)}
    <button class="btn second">${say(lang, 'absent.show')}</button>
  </form>`
}

/** To the page of whoever it is, which has each log entry. */
export function rowLink(asked: Asked, { party }: RollItem, words: Markup | string): Markup {
  return linkTo(asked, `/parties/${party}`, words)
}

/** To the roll of that day. */
export function rollLink(asked: Asked, { call, at }: AbsentOn): Markup {
  return linkTo(asked, `/${call.id}/roll${queryOf(at)}`, say(asked.lang, 'absent.seeAll'))
}

export function dataLinks({ lang }: Asked, { call, at }: AbsentOn): Markup {
  const links = (['csv', 'json'] as const).map(
    form => html`<a href="/${call.id}/not-on-the-list.${form}${queryOf(at)}">${form.toUpperCase()}</a>`,
  )
  return html`<p class="note">${phrase(lang, 'absent.data', { csv: links[0]!, json: links[1]! })}</p>`
}

function queryOf(at: string | undefined): string {
  return at === undefined ? '' : `?at=${at}`
}
