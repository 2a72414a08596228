import type { RollItem } from '../../register/roll.ts'
import {
  type Asked,
  attributes,
  type CallShown,
  formatNumber,
  html,
  languageKept,
  laterNote,
  linkIn,
  linkTo,
  listed,
  type Markup,
  opening,
  type Piece,
  page,
  recordedDay,
  remark,
  say,
  shortDay,
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

export function answersShown(
  { lang }: Asked,
  { where }: Pick<AbsentOn, 'where'>,
  answers: Answers<Piece>,
): Markup {
  const groups = (['off', 'unknown', 'on'] as const).map(answer => {
    const { [answer]: items } = answers
    const title = say(lang, `absent.${answer}`, { where, count: items.length })
    return items.length === 0 ? null : html`<div><h4>${title}</h4>${listed(items, 'cols')}</div>`
  })
  return html`<div>${groups}</div>`
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
  const { lang } = asked
  const { call, at, day, where } = it
  const main = html`
    ${opening(
      say(lang, 'absent.kicker', { where, date: shortDay(day, lang) }),
      title,
      html`${lede}${await countedOn(asked, call.id, at)}`,
      await laterNote(asked, at),
      false,
    )}
    <div class="box">${dateForm(asked, it, first)}</div>
    ${parts}
  `
  const named = say(lang, where === 'list' ? 'frame.nav.absentList' : 'frame.nav.absent')
  return page(asked, { title: named, main, call, current: 'absent' })
}

/** Asks for another day, from `first` on. */
function dateForm(asked: Asked, { call, day, where }: AbsentOn, first?: string) {
  const { lang } = asked
  return html`<form class="filters date" action="/${call.id}/not-on-the-list" aria-label="${say(lang, 'absent.form', { where })}" novalidate>
    <div>
      <label for="at">${say(lang, 'absent.form', { where })}</label>
      <input id="at" name="at" type="date" value="${day}"${attributes({ min: first })}>
    </div>
    ${languageKept(asked)}
    <button class="btn second">${say(lang, 'absent.show')}</button>
  </form>`
}

/** With the entry to cite. */
export function rowLink(asked: Asked, { party, entry }: RollItem, words: Markup | string): Markup {
  const cited = html`<a class="cite" href="${linkIn(asked, `/entries/${entry}`)}">
    <span class="vh">${say(asked.lang, 'entry.linked', { index: entry })}</span>
    <span aria-hidden="true">${formatNumber(entry, asked.lang)}</span>
  </a>`
  return html`${linkTo(asked, `/parties/${party}`, words)} ${cited}`
}

/** To the roll of that day. */
export function rollLink(asked: Asked, { call, at, where }: AbsentOn): Markup {
  return linkTo(asked, `/${call.id}/roll${queryOf(at)}`, say(asked.lang, 'absent.seeAll', { where }))
}

export function dataLinks({ lang }: Asked, { call, at }: AbsentOn): Markup {
  const links = (['json', 'csv'] as const).map(
    form =>
      html` <a href="/${call.id}/not-on-the-list.${form}${queryOf(at)}">${say(lang, 'absent.data')} (${form.toUpperCase()})</a>`,
  )
  return remark(html`${links}`)
}

function queryOf(at: string | undefined): string {
  return at === undefined ? '' : `?at=${at}`
}
