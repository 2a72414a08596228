import { hiddenIn, withoutHidden } from '../../core/hidden.ts'
import { dayOf } from '../../core/time.ts'
import { date, domain } from '../../register/kinds.ts'
import type { Asked } from './request.ts'

/** What a person typed, looked at before it is kept or signed. */

/** As the law and the door will ask. `text` stands on one line; in words of several, line feeds and tabs are seen. */
export function hasHidden(text: string, { lines = false } = {}): boolean {
  if (!text.isWellFormed()) return true
  return lines
    ? hiddenIn(text.replaceAll('\t', ' ')) !== undefined
    : /\n/.test(text) || hiddenIn(text) !== undefined
}

/** The same without what nobody sees: whoever is told that it is there could not find it. */
export function cleared(text: string): string {
  return withoutHidden(text.replaceAll('\t', ' ')).toWellFormed()
}

/** Whether somebody typed a day that has come: nothing was checked, written or signed on one that has not. */
export function isPastDay({ site }: Asked, typed: string): boolean {
  return date.safeParse(typed).success && typed <= dayOf(site.now())
}

/** A domain, also out of an address that was copied whole, in A-labels; '' for none, undefined for no domain at all. */
export function hostIn(typed: string): string | undefined {
  if (typed === '') return ''
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return undefined
  // Who keeps a zone writes its name with the dot of the root.
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return domain.safeParse(host).success ? host : undefined
}
