import type { Statement } from '../../core/statement.ts'
import { ref } from '../../register/rows.ts'
import { bodyIn, type StatementType } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { entryLink } from '../links.ts'
import { html } from '../markup.ts'
import { keyidOf } from '../passkey/returned.ts'
import type { Fact } from '../private.ts'
import { say } from '../say.ts'
import type { Composed } from '../statement/compose.ts'
import { callName, hash, keysInForce, partyName, said } from '../statement/facts.ts'
import type { Representative } from './who.ts'

/** What a representative is about to sign, in words: nothing that the statement says is left out of the facts. */
export interface InWords {
  readonly sentence: string
  readonly facts: readonly Fact[]
}

export async function actInWords(
  asked: Asked,
  { party }: Representative,
  composed: Composed,
): Promise<InWords> {
  const statement = { ...composed, by: party } as never as Statement
  const name = await partyName(asked, party)
  const teller = TELLERS[composed.type]
  if (teller === undefined) throw new TypeError(`Nobody tells ${composed.type} in words.`)
  return teller(asked, { name, composed, statement })
}

interface Told {
  /** Of the party that says it. */
  readonly name: string
  readonly composed: Composed
  readonly statement: Statement
}
type Teller = (asked: Asked, told: Told) => Promise<InWords>

const TELLERS: Partial<Record<StatementType, Teller>> = {
  'key/added': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('key/added', statement)
    const role = body.role ?? 'signatory'
    const facts: Fact[] = [
      [say(lang, 'rep.fact.key'), hash(keyidOf(body.key))],
      [
        say(lang, 'rep.fact.role'),
        html`${say(lang, `rep.role.${role}`)}<span class="sub">${say(lang, `rep.roleMeans.${role}`)}</span>`,
      ],
      [say(lang, 'rep.fact.reason'), said(body.reason, composed.parts)],
    ]
    return { sentence: say(lang, 'rep.words.letIn', { name, role: say(lang, `rep.role.${role}`) }), facts }
  },
  'key/revoked': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('key/revoked', statement)
    const [row] = await asked.site.log.store.rows([ref('keys', body.keyid)])
    const others = row === undefined ? 0 : (await keysInForce(asked, row.holder)) - 1
    const facts: Fact[] = [
      [say(lang, 'rep.fact.key'), hash(body.keyid)],
      [say(lang, 'rep.fact.reason'), said(body.reason, composed.parts)],
      [say(lang, 'rep.fact.keysLeft'), say(lang, 'rep.keysLeft', { count: Math.max(others, 0) })],
    ]
    return { sentence: say(lang, 'rep.words.revoke', { name }), facts }
  },
  'mandate/vouched': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('mandate/vouched', statement)
    const other = await partyName(asked, body.party)
    const facts: Fact[] = [
      [say(lang, 'rep.fact.for'), html`${other} <code>${body.party}</code>`],
      [say(lang, 'rep.fact.vouchNote'), said(body.note, composed.parts)],
    ]
    const sentence = say(lang, body.stands ? 'rep.words.vouch' : 'rep.words.unvouch', { name, other })
    return { sentence, facts }
  },
  'objection/raised': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('objection/raised', statement)
    const { party, entry } = body.against
    const call = await callName(asked, statement.call!)
    const other = await partyName(asked, party)
    const facts: Fact[] = [
      [say(lang, 'rep.fact.against'), html`${other} <code>${party}</code>, ${entryLink(asked, entry)}`],
      [say(lang, 'rep.fact.objection'), said(body.words, composed.parts)],
    ]
    return { sentence: say(lang, 'rep.words.object', { name, other, call }), facts }
  },
  'objection/answered': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('objection/answered', statement)
    const call = await callName(asked, statement.call!)
    const facts: Fact[] = [
      [say(lang, 'rep.fact.objection'), entryLink(asked, body.objection)],
      [say(lang, 'rep.fact.answer'), said(body.words, composed.parts)],
    ]
    return { sentence: say(lang, 'rep.words.answer', { name, call }), facts }
  },
  'objection/withdrawn': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('objection/withdrawn', statement)
    const call = await callName(asked, statement.call!)
    const other = await partyName(asked, body.party)
    const facts: Fact[] = [
      [say(lang, 'rep.fact.objection'), entryLink(asked, body.objection)],
      [say(lang, 'rep.fact.reason'), said(body.reason, composed.parts)],
    ]
    return { sentence: say(lang, 'rep.words.retract', { name, other, call }), facts }
  },
  'signature/withdrawn': async (asked, { name, composed, statement }) => {
    const { lang } = asked
    const body = bodyIn('signature/withdrawn', statement)
    const call = await callName(asked, statement.call!)
    const facts: Fact[] = [
      [say(lang, 'rep.fact.call'), call],
      [say(lang, 'rep.fact.reason'), said(body.reason, composed.parts)],
    ]
    return { sentence: say(lang, 'rep.words.withdraw', { name, call }), facts }
  },
}
