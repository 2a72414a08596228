import type { Invalidated } from '../../../register/types/invalidation.ts'
import { bodyIn } from '../../../register/types.ts'
import type { Asked } from '../../asked.ts'
import { html, type Piece } from '../../markup.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { callName, fact, hash, partyName, said } from '../../statement/facts.ts'
import type { Teller } from './in-words.ts'

/** Signatures that stand no more, and those that stand again, each by its own name. */
export const INVALIDATION_TELLERS: Partial<Record<Composed['type'], Teller>> = {
  'signature/invalidated': async (asked, { parts }, statement) => {
    const { lang } = asked
    const { subjects, ground } = bodyIn('signature/invalidated', statement)
    const list = await listed(asked, subjects)
    const facts = [
      fact(asked, 'desk.fact.signatures', list),
      fact(asked, 'desk.fact.reason', said(ground, parts)),
    ]
    const values = { count: subjects.length, call: await callName(asked, statement.call!) }
    return { sentence: say(lang, 'desk.words.invalidate', values), facts, matter: null }
  },
  'signature/reinstated': async (asked, { parts }, statement) => {
    const { lang } = asked
    const { subjects, invalidation, reason } = bodyIn('signature/reinstated', statement)
    const facts = [
      fact(asked, 'desk.fact.signatures', await listed(asked, subjects)),
      fact(asked, 'desk.fact.reason', said(reason, parts)),
    ]
    const call = await callName(asked, statement.call!)
    const values = { count: subjects.length, call, entry: invalidation }
    return { sentence: say(lang, 'desk.words.reinstate', values), facts, matter: null }
  },
  'signature/restored': async (asked, { parts }, statement) => {
    const { lang } = asked
    const { party, reason } = bodyIn('signature/restored', statement)
    const [name, call] = await Promise.all([partyName(asked, party), callName(asked, statement.call!)])
    const facts = [
      fact(asked, 'desk.fact.id', html`<code>${party}</code>`),
      fact(asked, 'desk.fact.reason', said(reason, parts)),
    ]
    return { sentence: say(lang, 'desk.words.restore', { name, call }), facts, matter: null }
  },
  'person/restored': async (asked, { parts }, statement) => {
    const { lang } = asked
    const { commitment, reason } = bodyIn('person/restored', statement)
    const call = await callName(asked, statement.call!)
    const facts = [
      fact(asked, 'desk.fact.signatures', hash(commitment)),
      fact(asked, 'desk.fact.reason', said(reason, parts)),
    ]
    return { sentence: say(lang, 'desk.words.restorePerson', { call }), facts, matter: null }
  },
}

async function listed(asked: Asked, subjects: readonly Invalidated[]): Promise<Piece> {
  const named = await Promise.all(
    subjects.map(async one =>
      'party' in one
        ? html`<bdi>${await partyName(asked, one.party)}</bdi> <code>${one.party}</code>`
        : hash(one.commitment),
    ),
  )
  return named.map((name, i) => html`${i === 0 ? null : html`<br>`}${name}`)
}
