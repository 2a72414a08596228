import type { Audited, AuditFact, ProvenByAudit, UnprovenByAudit } from '../register/audit-findings.ts'
import { counted, inPlace, joined, type Pieces, type Values, type Words } from './verify-words.ts'

/** The facts of an audit in the words of the page, a clause for each. */
export function factsOfAudit(facts: readonly AuditFact[], audited: Audited, words: Words): Pieces[] {
  return inPlace(facts).map(({ fact, nth }) => words.say(`clause.${fact}`, VALUES[fact](audited, words, nth)))
}

/** The clauses as one sentence; `more` are the page's own, which come first. */
export function sentenceOfAudit(
  facts: readonly AuditFact[],
  audited: Audited,
  words: Words,
  more: readonly Pieces[],
): Pieces {
  const clauses = [...more, ...factsOfAudit(facts, audited, words)]
  return [...joined(clauses, words.text('join')), words.text('end')]
}

const none = () => ({})
const registerValues = ({ register }: Audited) => ({
  ...counted(register.rows),
  digest: { code: register.digest },
})

/** One that is missing does not compile. */
const VALUES: Record<
  ProvenByAudit | UnprovenByAudit,
  (audited: Audited, words: Words, nth: number) => Values
> = {
  signatures: ({ signatures }) => counted(signatures),
  law: ({ rules }) => ({ rules }),
  root: ({ root, tiles }) => ({ root: { code: root }, ...counted(tiles) }),
  register: registerValues,
  'register-alone': registerValues,
  before: ({ before }) => counted(before?.size ?? 0),
  first: none,
  cosigned: ({ cosigners }, words, nth) => {
    const { name, time } = cosigners[nth]!
    return { name: { code: name }, time: words.time(time) }
  },
  'shown-to-all': none,
  'key-named': ({ vkey }) => ({ vkey: { code: vkey } }),
  door: none,
  holders: none,
  true: none,
}
