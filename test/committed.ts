import { utf8 } from '../src/core/bytes.ts'
import type { Part } from '../src/log/attachments.ts'
import type { Pledge } from '../src/register/commitment-kinds.ts'
import type { Policy } from '../src/register/policy.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import { manifestDigest } from '../src/register/types/texts.ts'
import { CLAUSES, MEASURES, pledgeOf, YEARLY } from './committing.ts'
import { admit, type Depositary, type Story, startDepositary } from './depositary.ts'
import { ACCEPTS, ACCORD, inEnglish, OPENED, said, textOf } from './harbour.ts'
import { partyKey, type Saying } from './memory-log.ts'

/** A harbour whose signatories take things on, through the front door: for stories over pages. */

export const TEXT =
  '# The Harbour Accord\n\n1. **Keep the harbour open.** To all who come in peace.\n\n2. **Clear the air.** Measure emissions at berth, publish the measurements, and reduce them year on year.\n'

const principle = (id: string, title: string, kinds: readonly string[] | null = null) => ({
  id,
  titles: inEnglish(title),
  kinds,
})
const WORKS = {
  texts: [textOf('en', TEXT, true)],
  principles: [
    principle('one', 'Keep the harbour open'),
    principle('two', 'Clear the air', ['company', 'state']),
  ],
}
export const WORKS_DIGEST = manifestDigest(WORKS as never)
export const RULES: Policy = { ...CLAUSES, clauses: [{ ...YEARLY, of: {} }, ...CLAUSES.clauses!.slice(1)] }
export const RULES_DIGEST = policyDigest(RULES)

export interface Committed {
  readonly it: Depositary
  commit(by: string, commitments: readonly Pledge[], parts?: readonly Part[]): Promise<number>
  amend(by: string, commitments: readonly Pledge[]): Promise<number>
  withdraw(by: string, ...ids: readonly string[]): Promise<number>
  report(by: string, body: object): Promise<number>
  say(type: string, body: object, saying?: Saying): Promise<number>
}

/** Signed on 1 January 2026 by each of these, a company but for what is said of it. */
export async function committedHarbour(
  parties: Readonly<Record<string, object>>,
  rules: Policy = RULES,
  story: Story = {},
): Promise<Committed> {
  const it = await startDepositary({ ...story, upTo: 'established' })
  await openWorks(it, ACCORD, rules)
  for (const [party, more] of Object.entries(parties)) {
    await admit(it, party, more)
    await it.as(party).sign(ACCORD, { ...ACCEPTS, manifest: WORKS_DIGEST, policy: policyDigest(rules) })
  }
  const post = async (by: string, type: string, body: object, parts: readonly Part[] = []) =>
    (await it.post(type, body, { by, call: ACCORD, signers: [partyKey(by)] }, parts)).index
  return {
    it,
    commit: (by, commitments, parts) =>
      post(by, 'commitment/made', { manifest: WORKS_DIGEST, commitments }, parts),
    amend: (by, commitments) =>
      post(by, 'commitment/amended', {
        manifest: WORKS_DIGEST,
        commitments,
        reason: said('The works take longer.'),
      }),
    withdraw: (by, ...ids) =>
      post(by, 'commitment/withdrawn', {
        commitments: ids.map(id => ({ party: by, id })),
        reason: said('The quay was sold.'),
      }),
    report: (by, body) =>
      post(by, 'report/filed', { answers: [], asked: [], policy: null, words: null, ...body }),
    say: async (type, body, saying = {}) => (await it.post(type, body, { call: ACCORD, ...saying })).index,
  }
}

/** Opens a call with these rules, and publishes its text. */
export async function openWorks(it: Depositary, call: string, rules: Policy = RULES): Promise<void> {
  await it.post('call/opened', { ...OPENED, policy: rules }, { call })
  const text = { name: textOf('en', TEXT, true).digest, bytes: utf8(TEXT) }
  await it.post('text/published', { manifest: WORKS, supersedes: null }, { call }, [text])
}

/** Measures under the second principle. */
export const CLEAN_AIR = {
  ...MEASURES,
  manifest: WORKS_DIGEST,
  commitments: MEASURES.commitments.map(one => ({ ...one, principle: 'two' })),
}

export const shorePower = (more: Partial<Pledge> = {}): Pledge =>
  pledgeOf('berths', { principle: 'two', ...more })
