import { say } from '../messages/say.ts'
import { type CallShown, takesSignatures, verbOf } from './call-shown.ts'
import type { Markup } from './markup.ts'
import { linkButton } from './posted-form.ts'
import type { Asked } from './request.ts'

/**
 * The act that a call asks for, in its own verb; null where it takes no signatures: an independent record, a call that
 * is closed, and one without a text.
 */
export function signAction(asked: Asked, call: CallShown): Markup | null {
  if (!takesSignatures(call)) return null
  const says = say(asked.lang, 'sign.action', { verb: verbOf(call, asked.lang) })
  return linkButton(asked, `/${call.id}/sign`, says, '')
}

/** For whoever is not admitted yet; null where nobody could sign then either. */
export function applyAction(asked: Asked, call: CallShown): Markup | null {
  return takesSignatures(call) ? linkButton(asked, `/${call.id}/apply`, say(asked.lang, 'sign.apply')) : null
}

/** The way to sign for a citizen; null where none can: not invited, or nobody here to count them. */
export function personAction(asked: Asked, call: CallShown): Markup | null {
  if (!takesSignatures(call) || !call.invitesPersons || asked.site.signer === null) return null
  return linkButton(asked, `/${call.id}/persons/sign`, say(asked.lang, 'persons.signAction'))
}
