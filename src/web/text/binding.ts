import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { type Binding, bindingOn } from '../../register/binding-policy.ts'
import type { CallRow, PartyRow, SignatureRow } from '../../register/rows.ts'
import { boundTextOn, versionOf } from '../../register/text-in-force.ts'
import {
  type Asked,
  Choice,
  entryLink,
  html,
  linkTo,
  longDay,
  type Markup,
  phrase,
  say,
  textToday,
} from '../kit/kit.ts'
import { type Published, versionsIn } from './versions.ts'

/** Which rules of a call bind a signatory today, and which will: computed, and the same wherever it is told. */

export function bindingToday(
  asked: Asked,
  signature: SignatureRow,
  call: CallRow,
  party: Pick<PartyRow, 'ended'>,
): Binding | null {
  return party.ended === undefined ? bindingOn(signature, call, dayOf(asked.site.now())) : null
}

/** The same with the text by whose words it is bound. */
export function boundToday(
  asked: Asked,
  signature: SignatureRow,
  call: CallRow,
  party: Pick<PartyRow, 'ended'>,
): (Binding & { readonly text: Digest }) | null {
  const binding = bindingToday(asked, signature, call, party)
  const text = boundTextOn(signature, call, dayOf(asked.site.now()))
  return binding && text && { ...binding, text }
}

/**
 * Whether a correction binds it of the text that it signed, in a sentence; null where that text is in force or of
 * another version.
 */
export function correctedWords(
  asked: Asked,
  id: string,
  signature: SignatureRow,
  call: CallRow,
): Markup | null {
  const now = call.text && textToday(asked, call)
  if (signature.state !== 'standing' || now === null || now === signature.manifest) return null
  if (versionOf(signature.manifest, call) !== call.text) return null
  const { effective } = call.corrections!.find(one => one.manifest === now)!
  const isBound = boundTextOn(signature, call, dayOf(asked.site.now())) === now
  return phrase(asked.lang, 'binding.corrected', {
    binds: new Choice(isBound ? 'yes' : 'no'),
    day: longDay(effective, asked.lang),
    see: linkTo(asked, `/${id}/text/${now}/changes`, say(asked.lang, 'correction.seeSince')),
  })
}

/** In sentences, one for what binds and one for what will; null where nothing does. */
export async function bindingWords(
  asked: Asked,
  call: string,
  { by, entry, from, next, policy }: Binding,
): Promise<{ readonly now: Markup; readonly next: Markup | null }> {
  const { lang } = asked
  const policies = await versionsIn(asked, 'policies', call)
  const rules = (digest: string) => rulesLink(asked, call, policies, digest)
  const cited = html`, ${entryLink(asked, entry)}`
  return {
    now: html`${phrase(lang, 'binding.now', { by: new Choice(by), rules: rules(policy), day: longDay(from, lang) })}${cited}`,
    next:
      next &&
      html`${phrase(lang, 'binding.next', {
        when: new Choice(next.from === null ? 'yes' : 'notice'),
        rules: rules(next.policy),
        day: next.from === null ? '' : longDay(next.from, lang),
      })}, ${entryLink(asked, next.entry)}`,
  }
}

function rulesLink(
  asked: Asked,
  call: string,
  policies: readonly Published<'policies'>[],
  digest: string,
): Markup {
  const number = policies.find(one => one.digest === digest)?.number ?? 1
  return linkTo(asked, `/${call}/policy#${digest}`, say(asked.lang, 'binding.rules', { number }))
}
