import { policyDigest } from '../../register/types/calls.ts'
import type { BodyOf } from '../../register/types.ts'
import { html, type Markup } from '../markup.ts'
import { callIn } from '../teller/headlines.ts'
import type { Own } from '../teller/own-telling.ts'
import { external, fact, namesList, policyFacts, policyName } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'

/** Who issued a call, and its rules. */
export const calls: Own = {
  'call/opened': {
    members: { convener: (it, label) => fact(label, convenerShown(it, it.body.convener)) },
  },
  'call/policy-changed': {
    members: {
      policy({ asked, body, known, statement }, label) {
        const number = known.policyNumber(callIn(statement), policyDigest(body.policy))
        return fact(label, policyName(number, body.policy, asked))
      },
    },
    // Why it changed is read before all that it says.
    after: { reason: ({ asked, body, known }) => policyFacts(asked, body.policy, known.beside) },
  },
}

export function convenerShown(
  { asked }: Pick<Setting, 'asked'>,
  { names, url }: BodyOf<'call/opened'>['convener'],
): Markup {
  return html`${namesList(asked, names)}${url === null ? null : html` ${external(url)}`}`
}
