import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { type CallShown, takesSignatures, verbOf } from '../record.ts'
import { say } from '../say.ts'

/**
 * The act that a call asks for, in its own verb; null where it takes no signatures: an independent record, a call that
 * is closed, and one without a text.
 */
export function signAction(asked: Asked, call: CallShown): Markup | null {
  if (!takesSignatures(call)) return null
  return html`<a class="btn" href="${linkIn(asked, `/${call.id}/sign`)}">${say(asked.lang, 'sign.action', { verb: verbOf(call, asked.lang) })}</a>`
}

/** For whoever is not admitted yet; null where nobody could sign then either. */
export function applyAction(asked: Asked, call: CallShown): Markup | null {
  if (!takesSignatures(call)) return null
  return html`<a class="btn second" href="${linkIn(asked, `/${call.id}/apply`)}">${say(asked.lang, 'sign.apply')}</a>`
}
