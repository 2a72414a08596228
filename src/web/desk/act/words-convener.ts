import { policyDigest } from '../../../register/types/calls.ts'
import { bodyIn } from '../../../register/types.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { callName, fact, hash, names, said } from '../../statement/facts.ts'
import { longDay, nameIn } from '../../wording.ts'
import { authorityFacts, convenerFacts, policyFacts } from './call-facts.ts'
import type { Teller } from './in-words.ts'

/** A convener's own mandate, as an officer is about to put it on record. */
export const CONVENER_TELLERS: Partial<Record<Composed['type'], Teller>> = {
  'call/claimed': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('call/claimed', statement)
    const values = {
      call: await callName(asked, statement.call!),
      convener: nameIn(body.convener.names, lang).text,
    }
    const facts = [
      ...convenerFacts(asked, body.convener),
      ...authorityFacts(asked, body.authority, parts),
      fact(asked, 'desk.fact.reason', said(body.reason, parts)),
      fact(asked, 'desk.fact.verb', names(body.verb)),
      fact(asked, 'desk.fact.noun', names(body.noun)),
      fact(asked, 'desk.fact.policy', hash(policyDigest(body.policy))),
      ...policyFacts(asked, body.policy, parts),
    ]
    return { sentence: say(lang, 'desk.words.claim', values), facts, matter: null }
  },
  'call/authority-checked': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('call/authority-checked', statement)
    const values = {
      call: await callName(asked, statement.call!),
      outcome: say(lang, `outcome.${body.outcome}`),
      level: say(lang, `desk.authority.${body.authority.level}`),
    }
    const facts = [
      ...authorityFacts(asked, body.authority, parts),
      fact(asked, 'desk.fact.checked', longDay(body.checked, lang)),
      fact(asked, 'desk.fact.domain', body.domain),
      fact(asked, 'desk.fact.dnssec', body.dnssec === null ? null : say(lang, `dnssec.${body.dnssec}`)),
    ]
    return { sentence: say(lang, 'desk.words.authority', values), facts, matter: null }
  },
}
