import { daysFrom } from '../../core/time.ts'
import { OUTLOOKS } from '../../register/commitment-kinds.ts'
import { STATUSES, type Status } from '../../register/commitment-status.ts'
import type { Outlook, Undertaken } from '../../work/commitments/signatories.ts'
import {
  type Asked,
  classes,
  comma,
  entryLink,
  html,
  type Lang,
  longDay,
  type Markup,
  OUTLOOK_MARKS,
  type Piece,
  phrase,
  remark,
  STATUS_MARKS,
  say,
} from '../kit/kit.ts'

/** Where a commitment stands, by dates alone: a square, which says when, and its word. Dates praise nobody. */

/** What dates say of a commitment. */
export type Standing = Pick<Undertaken, 'status' | 'closed' | 'due' | 'moved' | 'last' | 'movedBy' | 'report'>

/** Once on a page that shows a square. */
export const statusSymbols = html`${STATUS_MARKS}${OUTLOOK_MARKS}`

const CLOSED = { reported: 'ended', withdrawn: 'withdrawn', left: 'closed' } as const

export type Marked = Pick<Undertaken, 'status' | 'closed'> & Partial<Pick<Undertaken, 'outlook'>>

/** Each way to close has a square of its own. */
export function square({ status, closed }: Marked): Markup {
  const name = closed === null ? status : CLOSED[closed]
  return html`<svg class="i" aria-hidden="true"><use href="#st-${name}"/></svg>`
}

/** What its own report says of it, by a round: a date has no verdict, and nobody else has given one. */
export const outlookRound = (outlook: NonNullable<Outlook>): Markup =>
  html`<svg class="${classes('i own', outlook)}" aria-hidden="true"><use href="#o-${outlook}"/></svg>`

export const outlookSaid = (lang: Lang, outlook: NonNullable<Outlook>): string =>
  say(lang, 'status.own', { outlook: say(lang, `commitment.outlook.${outlook}`) })

export function statusMark(lang: Lang, { outlook = null, ...one }: Marked, more = ''): Markup {
  const status = html`<span class="${classes('status', more)}">${square(one)}${say(lang, `status.${one.status}`)}</span>`
  if (outlook === null) return status
  return html`${status} <span class="${classes('status', more)}">${outlookRound(outlook)}${outlookSaid(lang, outlook)}</span>`
}

/** Of tallies, which put all that is closed together. */
export function statusWord(lang: Lang, status: Status): Markup {
  const says = say(lang, `status.${status}`)
  return status === 'closed' ? html`${says}` : statusMark(lang, { status, closed: null }, 'calm')
}

const WAYS = ['reported', 'withdrawn', 'left'] as const

/** Beneath a list: what each square means. */
export function statusLegend({ lang }: Asked, hasOthers = false): Markup {
  const line = (one: Marked, means: string) =>
    html`<li>${statusMark(lang, one, 'calm')} <span class="muted">${means}</span></li>`
  const lines = STATUSES.flatMap(status =>
    status === 'closed'
      ? WAYS.map(closed => line({ status, closed }, say(lang, `status.closed.${closed}`)))
      : [line({ status, closed: null }, say(lang, `status.means.${status}`))],
  )
  const others = hasOthers
    ? html`<li>– <span class="muted">${say(lang, 'status.otherKinds')}</span></li>`
    : null
  const own = OUTLOOKS.map(
    one =>
      html`<li><span class="status calm">${outlookRound(one)}${say(lang, `commitment.outlook.${one}`)}</span></li>`,
  )
  return html`<div class="squares" id="signs">
    <p class="side-h">${say(lang, 'status.legend')}</p>
    <ul class="legend">${lines}${others}</ul>
    <p class="side-h mt-s">${say(lang, 'status.ownLegend')}</p>
    <ul class="legend">${own}</ul>
    ${remark(say(lang, 'step.legend'), 'mt-s')}
    ${remark(say(lang, 'status.squares'))}
  </div>`
}

/** In a sentence, without markup: also what a square is called for who listens. */
export function standingSaid(lang: Lang, one: Standing): string {
  const { status, closed, due, moved, report } = one
  const on = (text: string) => longDay(text, lang)
  if (status === 'closed') return say(lang, `status.closed.${closed!}`)
  if (due === null) return say(lang, status === 'open' ? 'status.openNone' : 'status.reportedOnce')
  if (status === 'reported') {
    if (report === 'over') return say(lang, 'status.reportedOnce')
    // A report names the day that its party set; what is to come is due on the day that binds.
    if (report === 'waits') return say(lang, 'status.reportedNext', { day: on(moved!) })
    return say(lang, 'status.reportedFor', { day: on(due) })
  }
  return say(lang, `status.says.${status}`, { day: on(moved!) })
}

/** Why what is due for a year is not overdue, as another's is after a month: no rule of its own names a last day. */
export const graceSaid = (lang: Lang, { status, last }: Pick<Standing, 'status' | 'last'>): Piece =>
  status === 'due' && last === null ? say(lang, 'status.noGrace') : null

/** That its day moved for all, and by which entries; null where it did not. */
export function movedSaid(
  asked: Asked,
  { due, moved, last, movedBy }: Pick<Standing, 'due' | 'moved' | 'last' | 'movedBy'>,
): Piece {
  const { lang } = asked
  if (movedBy.length === 0 || due === null) return null
  const entries = html`${movedBy.map((entry, i) => html`${i === 0 ? '' : comma(lang)}${entryLink(asked, entry)}`)}`
  const day = longDay(due, lang)
  if (moved !== due)
    return phrase(lang, 'status.moved', {
      day,
      moved: longDay(moved!, lang),
      days: daysFrom(due, moved!),
      entries,
    })
  return last === null ? null : phrase(lang, 'status.movedLast', { last: longDay(last, lang), entries })
}
