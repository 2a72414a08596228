import { hiddenIn, withoutHidden } from '../../core/hidden.ts'
import { dayOf } from '../../core/time.ts'
import { date, domain } from '../../register/kinds.ts'
import type { Asked } from './request.ts'

/** Checks of what a person typed, before it is kept or signed. */

/** As the law and the door will ask. Several `lines` may have line feeds and tabs. */
export function hasHidden(text: string, { lines = false } = {}): boolean {
  if (!text.isWellFormed()) return true
  return lines
    ? hiddenIn(text.replaceAll('\t', ' ')) !== undefined
    : /\n/.test(text) || hiddenIn(text) !== undefined
}

/** Without invisible characters, which nobody could find. */
export function cleared(text: string): string {
  return withoutHidden(text.replaceAll('\t', ' ')).toWellFormed()
}

/** Whether this day has come: nothing was checked, written or signed on a later one. */
export function isPastDay({ site }: Asked, typed: string): boolean {
  return date.safeParse(typed).success && typed <= dayOf(site.now())
}

/** A domain in A-labels, also from a whole address; '' for none, undefined for no domain. */
export function hostIn(typed: string): string | undefined {
  if (typed === '') return ''
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return undefined
  // Zone files end a name with the root's dot.
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return domain.safeParse(host).success ? host : undefined
}
