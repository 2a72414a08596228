import { dayOf, formatTime } from '../../core/time.ts'
import type { Lang } from '../messages/languages.ts'
import { html, type Markup } from './markup.ts'
import { longDay, longTime, shortDay, shortMinute } from './wording.ts'

/** Moments in Unix seconds, as what is kept beside the log has them, in words. */

export function minuteMark(at: number, lang: Lang): Markup {
  const time = formatTime(at)
  return html`<time datetime="${time}">${shortMinute(time, lang)}</time>`
}

export function dayMark(at: number, lang: Lang): Markup {
  const day = dayOf(at)
  return html`<time datetime="${day}">${shortDay(day, lang)}</time>`
}

export function timeIn(at: number, lang: Lang): string {
  return longTime(formatTime(at), lang)
}

export function dayIn(at: number, lang: Lang): string {
  return longDay(dayOf(at), lang)
}
