import { sayAny } from '../forms/field-messages.ts'
import {
  type Asked,
  doneNotice,
  entryNumber,
  html,
  type Lang,
  linkTo,
  type Page,
  type Piece,
  type PlainKey,
  privatePage,
  recordedNotice,
  refusalWords,
  say,
  table,
} from '../kit/kit.ts'
import { signedInOpening } from '../passkey/sign-in.ts'
import type { Officer } from './officer/officer.ts'

export function opening(asked: Asked, officer: Officer, title: Piece, note: Piece = null) {
  const { lang } = asked
  const { id, office } = officer
  const as = office === 'decider' ? null : html`, ${say(lang, `office.is.${office}`)}`
  const who = html`${say(lang, 'desk.signedInAs', { officer: id })}${as}`
  return signedInOpening(asked, { root: '/desk', words: 'desk' }, who, title, note)
}

interface DeskPage {
  readonly title: string
  readonly heading?: Piece
  readonly note?: Piece
  readonly call?: Page['call']
  readonly script?: Page['script']
  readonly status?: number
}

export function deskPage(
  asked: Asked,
  officer: Officer,
  { title, heading = title, note, call, script = [], status }: DeskPage,
  parts: Piece,
) {
  const main = html`${opening(asked, officer, heading, note)}${readsOnlyNotice(asked)}${parts}`
  return privatePage(asked, { title, main, call, script }, status)
}

/** Before an officer has typed and signed what would be refused; null while the server records. */
function readsOnlyNotice({ lang, site }: Asked) {
  const obstacle = site.log.ready()
  if (obstacle === null) return null
  const [why, mend] = refusalWords(lang, obstacle)
  return html`<div class="notice warn" role="status">
    <p><b>${say(lang, 'desk.readsOnly')}</b></p>
    <p>${why}</p>
    <p>${mend} <code>${obstacle.code}</code></p>
  </div>`
}

/** What has just been done. It takes the focus, so that the keyboard goes on from there. */
export function recorded(asked: Asked) {
  const { lang, query } = asked
  if (query.has('welcome')) return doneNotice(say(lang, 'desk.welcome'))
  if (query.has('asked')) return doneNotice(say(lang, 'talk.sent'))
  if (query.has('dropped')) return doneNotice(say(lang, 'second.dropped'))
  if (query.has('back')) return doneNotice(say(lang, 'aside.isBack'))
  if (query.has('refused'))
    return doneNotice(
      html`${say(lang, 'desk.refusedDone')} ${linkTo(asked, '/desk/outbox', say(lang, 'outbox.open'))}`,
    )
  return recordedNotice(asked, '/desk/new/', entryNumber)
}

export function paragraph(lang: Lang, key: PlainKey, style = '') {
  return html`<p${style === '' ? null : html` class="${style}"`}>${sayAny(lang, key)}</p>`
}

/** Lines of a list, or the message that there is none. */
export function listOr(lang: Lang, none: PlainKey, lines: readonly Piece[], style = 'switches desk-acts') {
  return lines.length === 0 ? paragraph(lang, none) : html`<ul class="${style}">${lines}</ul>`
}

/** What something is and means, and what can be done about it. */
export function actLine(title: Piece, note: Piece, act: Piece = null) {
  return html`<li><div><h3>${title}</h3><p>${note}</p></div>${act}</li>`
}

type Head = PlainKey | readonly [says: PlainKey, style: string] | null

/** A table, or the message `none` where it has no rows. A head may have a class. */
export function deskTable(
  lang: Lang,
  caption: PlainKey,
  heads: readonly Head[],
  rows: readonly Piece[],
  { none, style }: { readonly none?: PlainKey; readonly style?: string } = {},
) {
  if (rows.length === 0 && none !== undefined) return paragraph(lang, none)
  const words = heads.map(head => {
    if (head === null) return null
    return typeof head === 'string' ? sayAny(lang, head) : ([sayAny(lang, head[0]), head[1]] as const)
  })
  return table(sayAny(lang, caption), words, rows, style)
}
