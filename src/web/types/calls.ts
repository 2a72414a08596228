import { policyDigest } from '../../register/types/calls.ts'
import { callIn } from '../teller/headlines.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact, policyFacts, policyName } from '../teller/pieces.ts'

/** Who issued a call, and its rules. */
export const calls: Own = {
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
