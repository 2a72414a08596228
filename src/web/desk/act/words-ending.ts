import type { Said } from '../../../register/kinds.ts'
import { bodyIn } from '../../../register/types.ts'
import type { Asked } from '../../asked.ts'
import { html } from '../../markup.ts'
import type { Fact } from '../../private.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { callName, fact, partyName, said } from '../../statement/facts.ts'
import type { Teller } from './in-words.ts'

/** The end of a party in words, before it is signed: by an officer, and by the party that takes its signatures over. */
export const ENDING_TELLERS: Partial<Record<Composed['type'], Teller>> = {
  'party/merged': async (asked, { parts }, statement) => {
    const { party, into, calls, reason } = bodyIn('party/merged', statement)
    const values = { name: await partyName(asked, party), other: await partyName(asked, into) }
    const facts = await factsOf(asked, { party, other: into, calls, reason }, parts)
    return { sentence: say(asked.lang, 'desk.words.merge', values), facts, matter: null }
  },
  'party/succeeded': async (asked, { parts }, statement) => {
    const { party, successor, calls, reason } = bodyIn('party/succeeded', statement)
    const values = { name: await partyName(asked, party), other: await partyName(asked, successor) }
    const facts = await factsOf(asked, { party, other: successor, calls, reason }, parts)
    return { sentence: say(asked.lang, 'desk.words.succeed', values), facts, matter: null }
  },
  'party/ended': async (asked, { parts }, statement) => {
    const { party, reason } = bodyIn('party/ended', statement)
    const values = { name: await partyName(asked, party) }
    const facts = [id(asked, party), fact(asked, 'desk.fact.reason', said(reason, parts))]
    return { sentence: say(asked.lang, 'desk.words.end', values), facts, matter: null }
  },
}

interface Going {
  readonly party: string
  readonly other: string
  readonly calls: readonly string[]
  readonly reason: Said
}

async function factsOf(
  asked: Asked,
  { party, other, calls, reason }: Going,
  parts: Composed['parts'],
): Promise<Fact[]> {
  const titles = await Promise.all(calls.map(call => callName(asked, call)))
  const carried = titles.length === 0 ? say(asked.lang, 'ending.carriedNone') : titles.join(', ')
  return [
    id(asked, party),
    fact(asked, 'desk.fact.into', html`<code>${other}</code>`),
    fact(asked, 'desk.fact.carried', carried),
    fact(asked, 'desk.fact.reason', said(reason, parts)),
  ]
}

function id(asked: Asked, party: string): Fact {
  return fact(asked, 'desk.fact.id', html`<code>${party}</code>`)
}
