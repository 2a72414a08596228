import type { Statement } from '../../../core/statement.ts'
import { LAPSE_DAYS, SECOND_HAND_DAYS } from '../../../register/second-hand.ts'
import { policyDigest } from '../../../register/types/calls.ts'
import { bodyIn, type StatementType } from '../../../register/types.ts'
import type { Asked } from '../../asked.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { callName, fact, hash, said } from '../../statement/facts.ts'
import { policyFacts } from './call-facts.ts'
import type { InWords, Teller } from './in-words.ts'

/** What takes two officers, in words: another policy, and the announcement of any such act. */
export const SECOND_TELLERS: Partial<Record<Composed['type'], Teller>> = {
  'call/policy-changed': async (asked, { parts }, statement) => {
    const body = bodyIn('call/policy-changed', statement)
    const values = { call: await callName(asked, statement.call!) }
    const facts = [
      fact(asked, 'desk.fact.reason', said(body.reason, parts)),
      fact(asked, 'desk.fact.policy', hash(policyDigest(body.policy))),
      ...policyFacts(asked, body.policy, parts),
    ]
    return { sentence: say(asked.lang, 'desk.words.changePolicy', values), facts, matter: null }
  },
}

/** The act itself in whole, and from when on one officer alone may do it. */
export async function announcedInWords(
  asked: Asked,
  { parts }: Composed,
  statement: Statement,
  actInWords: (asked: Asked, composed: Composed) => Promise<InWords>,
): Promise<InWords> {
  const { lang } = asked
  const { type, call, body } = bodyIn('act/announced', statement)
  const act = await actInWords(asked, { type: type as StatementType, call, body, parts })
  const delay = say(lang, 'second.delay', { days: SECOND_HAND_DAYS, lapse: LAPSE_DAYS })
  return {
    ...act,
    sentence: say(lang, 'desk.words.announce', { act: act.sentence }),
    facts: [fact(asked, 'desk.fact.delay', delay), ...act.facts],
  }
}
