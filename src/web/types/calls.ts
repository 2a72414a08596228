import { policyDigest } from '../../register/types/calls.ts'
import { phrase } from '../phrase.ts'
import { callIn, callOf, isRecordIn } from '../teller/call.ts'
import { fact, policyFacts, policyName } from '../teller/pieces.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

/** Who issued a call, and its rules. */
export const calls = {
  'call/opened': {
    headline: it =>
      phrase(it.asked.lang, isRecordIn(it) ? 'entry.head.recordOpened' : 'entry.head.callOpened', callOf(it)),
  },
  'call/amended': {
    headline: sentence('entry.head.amended', callOf),
    announced: sentence('entry.announced.amended', callOf),
  },
  'call/policy-changed': {
    headline: sentence('entry.head.policyChanged', callOf),
    announced: sentence('entry.announced.policyChanged', callOf),
    members: {
      policy({ asked, body, known, statement }, label) {
        const number = known.policyNumber(callIn(statement), policyDigest(body.policy))
        return fact(label, policyName(number, body.policy, asked))
      },
    },
    // Why it changed is read before all that it says.
    after: { reason: ({ asked, body, known }) => policyFacts(asked, body.policy, known.beside) },
  },
  'call/closed': {
    headline: sentence('entry.head.callClosed', callOf),
    announced: sentence('entry.announced.closed', callOf),
  },
} satisfies Tellings
