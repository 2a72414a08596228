import { type Asked, askedOn, stepOn } from '../../register/asked.ts'
import { type Binding, bindingOn } from '../../register/binding-policy.ts'
import { type Clause, clauseDigest, type Step } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import type { Policy } from '../../register/policy.ts'
import type { PartyRow } from '../../register/rows.ts'
import { asIfPublished } from '../../register/to-come.ts'
import { policyDigest } from '../../register/types/calls.ts'
import type { Store } from '../../store/store.ts'
import { type ClausesMean, clausesMean } from './clauses-mean.ts'
import { readRules } from './duties.ts'
import { signatoriesOf } from './rows-of-all.ts'
import { type SoonerRemoval, soonerRemovals } from './sooner-removal.ts'

/**
 * What other rules would mean for those who stand today, if they were published today: by which rules each is bound, from
 * which day the new ones bind it and how, and what each clause then asks of it. By notice clauses ask only of those who
 * had said yes to rules with clauses. Whoever is late by a clause that is not carried over to the letter starts anew.
 */

export interface RulesMean extends ClausesMean {
  readonly id: string
  readonly party: PartyRow
  readonly bound: Binding
  /** What it is late with today and would not be any more. */
  readonly anew: readonly Anew[]
  /** By what of them it could be removed sooner, once they bind it by notice. */
  readonly sooner: readonly SoonerRemoval[]
}

export interface Anew {
  /** As it binds today. */
  readonly clause: Clause
  /** By how little it is another clause: a letter is enough. */
  readonly is: 'changed' | 'gone'
  readonly state: 'overdue' | Step
}

export async function newRulesMean(
  store: Store,
  call: string,
  policy: Policy,
  today: string,
): Promise<RulesMean[]> {
  const rules = (await readRules(store, call))!
  const digest = policyDigest(policy)
  const supposed = asIfPublished(rules.call, policy, today)
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  const after = { ...rules, call: supposed, policies: new Map([...rules.policies, [digest, policy]]) }
  const other = { before: rules.call, after: supposed, policy, digest, moves, today }
  const all: RulesMean[] = []
  for await (const known of signatoriesOf(store, call)) {
    const { id, party } = known
    if (party.ended !== undefined) continue
    const bound = bindingOn(known.signature, rules.call, today)
    if (bound === null) continue
    const terms = rules.policies.get(bound.policy)!
    const anew = startsAnew(askedOn(known, rules.call, terms, moves, today), policy)
    const means = clausesMean(known, other)
    const sooner = means.from === null ? [] : soonerRemovals(known, { before: rules, after }, moves, today)
    all.push({ id, party, bound, ...means, anew, sooner })
  }
  return all
}

/** Each clause once, by the gravest that a window of it has come to. */
function startsAnew(asked: readonly Asked[], { clauses = [] }: Policy): Anew[] {
  const late = Map.groupBy(
    asked.filter(({ state }) => state === 'overdue'),
    ({ clause }) => clause,
  )
  return [...late].flatMap(([clause, some]) => {
    if (clauses.some(one => clauseDigest(one) === clauseDigest(clause))) return []
    const is = clauses.some(({ id }) => id === clause.id) ? 'changed' : 'gone'
    return [{ clause, is, state: stepOn(some)?.name ?? 'overdue' } as const]
  })
}
