import { daysFrom } from '../../core/time.ts'
import { STATUSES, type Status } from '../../register/commitment-status.ts'
import type { Undertaken } from '../../work/commitments/signatories.ts'
import {
  type Asked,
  classes,
  entryLink,
  html,
  type Lang,
  longDay,
  type Markup,
  type Piece,
  phrase,
  remark,
  STATUS_MARKS,
  say,
} from '../kit/kit.ts'

/** Where a commitment stands, by dates alone: a square, which says when, and its word. Dates praise nobody. */

/** What dates say of a commitment. */
export type Standing = Pick<Undertaken, 'status' | 'closed' | 'due' | 'moved' | 'last' | 'movedBy'>

/** Once on a page that shows a square. */
export const statusSymbols = STATUS_MARKS

export function square(status: Status): Markup {
  return html`<svg class="i" aria-hidden="true"><use href="#st-${status}"/></svg>`
}

export function statusMark(lang: Lang, status: Status, more = ''): Markup {
  return html`<span class="${classes('status', more)}">${square(status)}${say(lang, `status.${status}`)}</span>`
}

/** Beneath a list: what each square means. */
export function statusLegend({ lang }: Asked, hasOthers = false): Markup {
  const line = (status: Status) =>
    html`<li>${statusMark(lang, status, 'calm')} <span class="muted">${say(lang, `status.means.${status}`)}</span></li>`
  const others = hasOthers
    ? html`<li>– <span class="muted">${say(lang, 'status.otherKinds')}</span></li>`
    : null
  return html`<div class="squares">
    <p class="side-h">${say(lang, 'status.legend')}</p>
    <ul class="legend">${STATUSES.map(line)}${others}</ul>
    ${remark(say(lang, 'status.squares'))}
  </div>`
}

/** In a sentence, without markup: also what a square is called for who listens. `day` is the one that is spoken of. */
export function standingSaid(lang: Lang, one: Standing, day: string): string {
  const { status, closed, due, moved } = one
  const on = (text: string) => longDay(text, lang)
  if (status === 'closed') return say(lang, `status.closed.${closed!}`)
  if (due === null) return say(lang, status === 'open' ? 'status.openNone' : 'status.reportedOnce')
  if (status === 'reported')
    return due > day
      ? say(lang, 'status.reportedNext', { day: on(due) })
      : say(lang, 'status.reportedFor', { day: on(due) })
  return say(lang, `status.says.${status}`, { day: on(moved!) })
}

/** That its day moved for all, and by which entries; null where it did not. */
export function movedSaid(asked: Asked, { due, moved, last, movedBy }: Standing): Piece {
  const { lang } = asked
  if (movedBy.length === 0 || due === null) return null
  const entries = html`${movedBy.map((entry, i) => html`${i === 0 ? '' : ', '}${entryLink(asked, entry)}`)}`
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
