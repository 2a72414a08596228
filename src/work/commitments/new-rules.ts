import type { Digest } from '../../core/digest.ts'
import { askedOn, askedSince } from '../../register/asked.ts'
import { type Binding, bindingOn } from '../../register/binding-policy.ts'
import { type Clause, clauseDigest } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import type { Policy } from '../../register/policy.ts'
import type { PartyRow } from '../../register/rows.ts'
import { asIfPublished, asIfSigned, type ToCome, toCome } from '../../register/to-come.ts'
import { policyDigest } from '../../register/types/calls.ts'
import type { Store } from '../../store/store.ts'
import { readRules } from './duties.ts'
import { signatoriesOf } from './every-signatory.ts'

/**
 * What other rules would mean for those who stand today, if they were published today: by which rules each is bound, from
 * which day the new ones bind it and how, and what each clause then asks of it. Nothing is asked of anybody by a clause
 * that it has not accepted, or that its notice has not brought.
 */

/** What a clause would mean for one party. */
export interface ClauseMeans {
  readonly clause: Clause
  /**
   * `same`: it is bound by this very clause already. `met`: it has done what is asked. `asked`: it will be asked, by
   * `due`. `none`: it is not meant for it, or its only window is over.
   */
  readonly is: 'same' | 'met' | 'asked' | 'none'
  readonly due: string | null
}

export interface RulesMean {
  readonly id: string
  readonly party: PartyRow
  readonly bound: Binding
  /** From which day the new rules bind it by notice; null where it is bound only once it accepts them. */
  readonly from: string | null
  /** On that day, or as if it accepted them today. */
  readonly clauses: readonly ClauseMeans[]
}

export async function newRulesMean(
  store: Store,
  call: string,
  policy: Policy,
  today: string,
): Promise<RulesMean[]> {
  const rules = (await readRules(store, call))!
  const digest = policyDigest(policy)
  const supposed = asIfPublished(rules.call, digest, policy, today)
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  const all: RulesMean[] = []
  for await (const { id, party, known } of signatoriesOf(store, call)) {
    if (party.ended !== undefined) continue
    const bound = bindingOn(known.signature, rules.call, today)
    if (bound === null) continue
    const from = startsOn(known.signature, supposed, digest, today)
    const [day, then] =
      from === null
        ? [today, { ...known, signature: asIfSigned(known.signature, digest, today) }]
        : [from, known]
    const old = rules.policies.get(bound.policy)?.clauses ?? []
    const coming = toCome(then, supposed, policy.clauses ?? [], moves, day)
    const clauses = (policy.clauses ?? []).map(clause => {
      const carried = old.some(one => clauseDigest(one) === clauseDigest(clause))
      if (carried && askedSince(known, rules.call, clause, today) !== null)
        return { clause, is: 'same', due: null } as const
      const next = coming.find(one => one.clause === clause)
      return means(clause, next, askedOn(then, supposed, [clause], moves, day).at(-1)?.state === 'met')
    })
    all.push({ id, party, bound, from, clauses })
  }
  return all
}

function means(clause: Clause, next: ToCome | undefined, isMet: boolean): ClauseMeans {
  if (isMet) return { clause, is: 'met', due: null }
  const due = next?.next?.due ?? null
  return { clause, is: due === null ? 'none' : 'asked', due }
}

function startsOn(
  signature: Parameters<typeof bindingOn>[0],
  supposed: Parameters<typeof bindingOn>[1],
  digest: Digest,
  today: string,
): string | null {
  const binding = bindingOn(signature, supposed, today)
  if (binding?.policy === digest) return today
  return binding?.next?.policy === digest ? binding.next.from : null
}
