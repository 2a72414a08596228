import type { PolicyRow } from '../../register/rows.ts'
import { type Asked, type CallShown, entryLink, html, linkTo, type Markup, part, say } from '../kit/kit.ts'
import { factsShown } from '../text/policy-facts.ts'

/** What of a policy a reader of the call asks for first; the rest stands on the policy's own page. */
const FIRST = ['invited', 'mandate', 'persons', 'effect', 'entities', 'reporting', 'delisting'].map(
  one => `policy.${one}`,
)

/** The policy in force in plain words. */
export async function rulesEntry(
  asked: Asked,
  { id, isRecord }: CallShown,
  { policy, entry }: PolicyRow,
): Promise<Markup> {
  const { lang } = asked
  const facts = await factsShown(asked, policy, term => FIRST.includes(term))
  return part(
    say(lang, 'call.rules'),
    html`
      <dl class="facts wide">${facts}</dl>
      <p class="proof mt-s">${entryLink(asked, entry)}</p>
      <p class="ways mt-s">${linkTo(asked, `/${id}/policy`, say(lang, 'call.wholePolicy'))}</p>
    `,
    { note: say(lang, isRecord ? 'call.rulesNoteRecord' : 'call.rulesNote'), id: 'rules', inside: 'narrow' },
  )
}
