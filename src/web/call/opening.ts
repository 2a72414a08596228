import type { Launch } from '../../people/launches.ts'
import type { CallRow } from '../../register/rows.ts'
import { sealedBeyond } from '../../work/launch/embargo.ts'
import {
  type Asked,
  announcedHour,
  type CallShown,
  entryDay,
  entryLink,
  html,
  inLang,
  isSwitchedOn,
  linkButton,
  linkTo,
  longDate,
  longDay,
  type Markup,
  named,
  nameIn,
  type Piece,
  pendingToday,
  personsCannot,
  personsWay,
  phrase,
  remark,
  say,
  signAction,
} from '../kit/kit.ts'
import { external, quoted } from '../teller/pieces.ts'
import { pendingNotice } from '../text/corrections.ts'
import type { CallState } from './state.ts'

/** The first screen of a call: who issued it and when, what it asks, and the one thing to do. */

interface Opening {
  readonly asks: { readonly lang: string; readonly text: string } | null
  readonly state: CallState
  /** How many have signed; null where nobody counts. */
  readonly standing: Markup | null
}

export async function openingOf(
  asked: Asked,
  call: CallShown,
  { asks, state, standing }: Opening,
): Promise<Markup> {
  const { row } = call
  const lede = asks === null ? null : html`<p class="lede">${inLang(asks)}</p>`
  const act = row.voided ? null : html`<div class="actions">${await actions(asked, call, state)}</div>`
  return html`<section class="asks-first">
    <div>
      ${headOf(asked, row)}
      ${row.voided ? await voidedNotice(asked, row) : lede}${act}${correctionWaits(asked, call)}
    </div>
    ${standing}
  </section>`
}

/** Who issued it and when, and its title. */
export function headOf(
  { lang }: Pick<Asked, 'lang'>,
  row: Pick<CallRow, 'titles' | 'issued' | 'convener'>,
): Markup {
  const title = nameIn(row.titles, lang)
  const issued =
    row.issued === null
      ? null
      : html` <span class="dot" aria-hidden="true">·</span> ${longDate(row.issued, lang)}`
  return html`
    <p class="sc kicker">${named(row.convener.names, lang)}${issued}</p>
    <h1 lang="${title.lang}" dir="auto">${title.text}</h1>
  `
}

/** Before all that the call says of itself: nobody is asked to believe a mistake first. */
async function voidedNotice(asked: Asked, { closed }: CallRow) {
  const { entry, reason } = closed!
  const day = longDay(await entryDay(asked, entry), asked.lang)
  return html`
    <p class="lede">${say(asked.lang, 'call.voidedLede')}</p>
    <div class="notice mt">
      <p>${phrase(asked.lang, 'call.voided', { day, entry: entryLink(asked, entry) })}</p>
      ${await quoted(asked, reason)}
    </div>
  `
}

function correctionWaits(asked: Asked, { id, row }: CallShown) {
  const pending = pendingToday(asked, row)
  return pending === undefined ? null : pendingNotice(asked, id, pending, 'mt')
}

/** One button, or the sentence that stands in its place. */
async function actions(asked: Asked, call: CallShown, state: CallState): Promise<Piece> {
  const { lang } = asked
  switch (state.is) {
    case 'open':
      return html`${signAction(asked, call)}${remark(timeOf(asked, call))}`
    case 'later':
      return opensLater(asked, call, state.launch)
    case 'paused':
      return html`${said(say(lang, 'call.paused'))}${seeNames(asked, call, 'second')}`
    case 'unready':
      return said(say(lang, 'call.unready'))
    case 'closed':
      return closedNotice(asked, call)
    case 'record':
      return recordNotice(asked, call)
  }
}

/** Before the hour no button asks everybody to sign: whoever may do so already finds the way. */
async function opensLater(asked: Asked, call: CallShown, launch: Launch): Promise<Piece> {
  const { lang, site } = asked
  const { id } = call
  const later = sealedBeyond(await site.seals.of(id), launch)
  const sign = linkTo(asked, `/${id}/sign`, say(lang, 'call.sealNow'))
  const apply = isSwitchedOn(asked, 'applications')
    ? html` ${phrase(lang, 'call.applyNow', { apply: linkTo(asked, `/${id}/apply`, say(lang, 'call.applyWord')) })}`
    : null
  const self =
    personsWay(asked, call) === 'open'
      ? html` ${linkTo(asked, `/${id}/persons/sign`, say(lang, 'call.selfNow'))}`
      : null
  return html`
    ${said(say(lang, 'call.opensOn', { hour: announcedHour(launch, lang) }))}
    ${remark(html`${phrase(lang, 'call.underSeal', { sign, later })}${apply}${self}`)}
  `
}

/** No minutes are promised to those who cannot sign. */
function timeOf(asked: Asked, call: CallShown): Piece {
  const cannot = personsCannot(asked, call)
  const time = say(asked.lang, personsWay(asked, call) === 'open' ? 'call.timeBoth' : 'call.time')
  return cannot === null ? time : html`${time} ${cannot}`
}

const said = (words: Piece) => html`<p class="plain">${words}</p>`

function seeNames(asked: Asked, { id, isRecord, namesNobody, source }: CallShown, style?: 'second') {
  if (namesNobody) return null
  const { lang } = asked
  const list = source === undefined ? 'none' : 'some'
  const says = isRecord ? say(lang, 'call.seeList', { list }) : say(lang, 'call.seeRoll')
  return linkButton(asked, `/${id}/roll`, says, style ?? '')
}

/** With the reason, to which whoever cannot sign is led. */
async function closedNotice(asked: Asked, call: CallShown) {
  const { entry, reason } = call.row.closed!
  const day = longDate(await entryDay(asked, entry), asked.lang)
  return html`
    ${said(phrase(asked.lang, 'call.closedOn', { day }))}${seeNames(asked, call)}
    <div class="note why">${await quoted(asked, reason)}${entryLink(asked, entry)}</div>
  `
}

/** A record is never signed here: the call itself stands elsewhere. */
function recordNotice(asked: Asked, call: CallShown) {
  const { lang } = asked
  const { id, row, namesNobody } = call
  const source = officialOf(row)
  const says =
    source === null
      ? say(lang, row.closed === null ? 'call.takesNone' : 'record.closed')
      : phrase(lang, 'call.takesNoneAt', { source: officialLink(source) })
  const first =
    namesNobody && row.text !== null
      ? linkButton(asked, `/${id}/text`, say(lang, 'call.readText', { record: 'yes' }), '')
      : seeNames(asked, call)
  return html`${first}${remark(says)}`
}

/** Where the call itself stands, as far as we know: our source for it, before the home of whoever issued it. */
export function officialOf({ authority, convener }: CallRow): string | null {
  return authority.source ?? convener.url
}

export function officialLink(url: string): Markup {
  return external(url, url.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''))
}
