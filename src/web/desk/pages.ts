import { sayAny } from '../forms/field-messages.ts'
import {
  type Asked,
  doneNotice,
  headLine,
  html,
  type Lang,
  linkTo,
  type Page,
  type Piece,
  type PlainKey,
  privatePage,
  refusalWords,
  remark,
  say,
  table,
} from '../kit/kit.ts'
import { recordedAct } from './after.ts'
import type { Officer } from './officer/officer.ts'

export function opening(title: Piece, note: Piece = null) {
  return html`<section class="opening quiet">
    <h1>${title}</h1>
    ${note === null ? null : remark(note, 'mt-s')}
  </section>`
}

interface DeskPage {
  readonly title: string
  readonly heading?: Piece
  readonly note?: Piece
  /** The heading answers what was looked for, and rows follow at once. */
  readonly isAnswer?: boolean
  readonly call?: Page['call']
  readonly script?: Page['script']
  readonly status?: number
}

/** A page of the desk, with what has just been done before its parts. */
export async function deskPage(
  asked: Asked,
  officer: Officer,
  { title, heading = title, note = null, isAnswer = false, call, script = [], status }: DeskPage,
  parts: Piece,
) {
  const head = isAnswer
    ? headLine(heading, note && html`<p class="note">${note}</p>`)
    : heading && opening(heading, note)
  const main = html`${head}${readsOnlyNotice(asked)}${await recorded(asked, officer)}${parts}`
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
export async function recorded(asked: Asked, officer: Officer): Promise<Piece> {
  const { lang, query } = asked
  if (query.has('welcome')) return doneNotice(say(lang, 'desk.welcome'))
  if (query.has('asked')) return doneNotice(say(lang, 'talk.sent'))
  if (query.has('dropped')) return doneNotice(say(lang, 'second.dropped'))
  if (query.has('back')) return doneNotice(say(lang, 'aside.isBack'))
  if (query.has('refused'))
    return doneNotice(
      html`${say(lang, 'desk.refusedDone')} ${linkTo(asked, '/desk/outbox', say(lang, 'outbox.open'))}`,
    )
  return recordedAct(asked, officer)
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
