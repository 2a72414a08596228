import type { Part } from '../../log/attachments.ts'
import type { Leaf } from '../../register/types/invitations.ts'
import { type Asked, facts, html, type Markup, named, SCHEME_NAMES, say } from '../kit/kit.ts'
import { mandateShown, notChecked } from '../teller/pieces.ts'
import { kindFacts } from './applicant.ts'

/** What an officer says of one that is invited, to the officer before they sign and to whoever got the link. */
export async function leafFacts(
  asked: Asked,
  leaf: Leaf,
  parts: readonly Part[],
  more: Parameters<typeof facts>[1] = {},
): Promise<Markup> {
  const { lang } = asked
  const { party, names, domain, identifiers, mandate } = leaf
  const none = say(lang, 'desk.none')
  const known = Object.entries(identifiers).map(
    ([scheme, value]) => `${SCHEME_NAMES[scheme as keyof typeof SCHEME_NAMES]} ${value}`,
  )
  const held =
    mandate === null
      ? notChecked(asked)
      : mandate.level === 'email'
        ? say(lang, 'inviting.byLink')
        : await mandateShown(asked, mandate, parts)
  return facts(
    lang,
    {
      'ask.names': named(names, lang),
      'ask.party/admitted.party': html`<code>${party}</code>`,
      ...kindFacts(lang, leaf),
      'apply.domain': domain ?? none,
      'apply.identifiers': known.join(', ') || none,
      'sign.mandateTerm': held,
      ...more,
    },
    'wide mt',
  )
}
