import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { type Binding, bindingOn } from '../../register/binding-policy.ts'
import type { CallRow, PartyRow, SignatureRow } from '../../register/rows.ts'
import { boundTextOn, versionOf, wordsOn } from '../../register/text-in-force.ts'
import {
  type Asked,
  Choice,
  comma,
  entryLink,
  html,
  linkTo,
  longDay,
  type Markup,
  phrase,
  say,
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
 * Whether a correction of the text that it signed binds it, in a sentence, also once a newer version is in force; null
 * where that text was not corrected.
 */
export function correctedWords(
  asked: Asked,
  id: string,
  signature: SignatureRow,
  call: CallRow,
): Markup | null {
  const today = dayOf(asked.site.now())
  const { manifest: signed } = signature
  const bound = signature.state === 'standing' ? boundTextOn(signature, call, today) : null
  if (bound === null) return null
  const isBound = bound !== signed
  const words = isBound ? bound : wordsOn(versionOf(signed, call), call, today)
  if (words === signed) return null
  const { effective } = call.corrections!.find(one => one.manifest === words && one.ended === null)!
  return phrase(asked.lang, 'binding.corrected', {
    binds: new Choice(isBound ? 'yes' : 'no'),
    day: longDay(effective, asked.lang),
    see: linkTo(asked, `/${id}/text/${words}/changes`, say(asked.lang, 'correction.seeSince')),
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
  return {
    now: boundWords(asked, call, policies, { by, entry, from, policy }),
    next:
      next &&
      html`${phrase(lang, 'binding.next', {
        when: new Choice(next.from === null ? 'yes' : 'notice'),
        rules: rules(next.policy),
        day: next.from === null ? '' : longDay(next.from, lang),
      })}${comma(lang)}${entryLink(asked, next.entry)}`,
  }
}

/** What binds today, for lists of many. */
export function boundWords(
  asked: Asked,
  call: string,
  policies: readonly Published<'policies'>[],
  { by, entry, from, policy }: Pick<Binding, 'by' | 'entry' | 'from' | 'policy'>,
): Markup {
  const rules = rulesLink(asked, call, policies, policy)
  const values = { by: new Choice(by), rules, day: longDay(from, asked.lang) }
  return html`${phrase(asked.lang, 'binding.now', values)}${comma(asked.lang)}${entryLink(asked, entry)}`
}

export function rulesLink(
  asked: Asked,
  call: string,
  policies: readonly Published<'policies'>[],
  digest: string,
): Markup {
  const number = policies.find(one => one.digest === digest)?.number ?? 1
  return linkTo(asked, `/${call}/policy#${digest}`, say(asked.lang, 'binding.rules', { number }))
}
