import type { Part } from '../../log/attachments.ts'
import { isEntering, type Leaf } from '../../register/types/invitations.ts'
import { inviteeOf } from '../../work/invitations.ts'
import {
  type Asked,
  comma,
  facts,
  html,
  type Markup,
  named,
  partyLink,
  SCHEME_NAMES,
  say,
} from '../kit/kit.ts'
import { mandateShown, notChecked } from '../teller/pieces.ts'
import { kindFacts } from './applicant.ts'

/**
 * What an officer says of one that is invited, or the register of one that was admitted before: to the officer before
 * they sign and to whoever got the link.
 */
export async function leafFacts(
  asked: Asked,
  leaf: Leaf,
  parts: readonly Part[],
  more: Parameters<typeof facts>[1] = {},
): Promise<Markup> {
  const { lang } = asked
  const enters = isEntering(leaf)
  const invitee = await inviteeOf(asked.site, leaf)
  const { party, names, domain, identifiers, mandate } = invitee
  const none = say(lang, 'desk.none')
  const known = Object.entries(identifiers).map(
    ([scheme, value]) => `${SCHEME_NAMES[scheme as keyof typeof SCHEME_NAMES]} ${value}`,
  )
  const held =
    mandate === null
      ? notChecked(asked)
      : enters && mandate.level === 'email'
        ? say(lang, 'inviting.byLink')
        : await mandateShown(asked, mandate, enters ? parts : null)
  return facts(
    lang,
    {
      'ask.names': enters ? named(names, lang) : partyLink(asked, party, names),
      'ask.party/admitted.party': html`<code>${party}</code>`,
      ...kindFacts(lang, invitee),
      'apply.domain': domain ?? none,
      'apply.identifiers': known.join(comma(lang)) || none,
      'sign.mandateTerm': held,
      ...more,
    },
    'wide mt',
  )
}
