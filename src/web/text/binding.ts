import { dayOf } from '../../core/time.ts'
import { type Binding, bindingOn } from '../../register/binding-policy.ts'
import type { CallRow, PartyRow, SignatureRow } from '../../register/rows.ts'
import { type Asked, Choice, entryLink, html, linkTo, longDay, type Markup, phrase, say } from '../kit/kit.ts'
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
