import type { Digest } from '../../core/digest.ts'
import { type Asked, askedOn, askedSince, stepOn } from '../../register/asked.ts'
import { type Binding, bindingOn, lastYes } from '../../register/binding-policy.ts'
import { type Clause, clauseDigest, type Step } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import type { Policy } from '../../register/policy.ts'
import type { PartyRow } from '../../register/rows.ts'
import { asIfPublished, asIfSigned, type ToCome, toCome } from '../../register/to-come.ts'
import { policyDigest } from '../../register/types/calls.ts'
import type { Store } from '../../store/store.ts'
import { readRules } from './duties.ts'
import { signatoriesOf } from './every-signatory.ts'
import { type SoonerRemoval, soonerRemovals } from './sooner-removal.ts'

/**
 * What other rules would mean for those who stand today, if they were published today: by which rules each is bound, from
 * which day the new ones bind it and how, and what each clause then asks of it. By notice clauses ask only of those who
 * had said yes to rules with clauses. Whoever is late by a clause that is not carried over to the letter starts anew.
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
  /** From which day their clauses can ask it for something; null where they do so only once it accepts them. */
  readonly asks: string | null
  /** On that day, or as if it accepted them today. */
  readonly clauses: readonly ClauseMeans[]
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
  const all: RulesMean[] = []
  for await (const { id, party, known } of signatoriesOf(store, call)) {
    if (party.ended !== undefined) continue
    const bound = bindingOn(known.signature, rules.call, today)
    if (bound === null) continue
    const from = startsOn(known.signature, supposed, digest, today)
    const knows = rules.policies.get(lastYes(known.signature.events)!.policy)?.clauses !== undefined
    const asks = knows ? from : null
    const [day, then] =
      asks === null
        ? [today, { ...known, signature: asIfSigned(known.signature, digest, today) }]
        : [asks, known]
    const terms = rules.policies.get(bound.policy)!
    const old = terms.clauses ?? []
    const coming = toCome(then, supposed, policy, moves, day)
    const clauses = (policy.clauses ?? []).map(clause => {
      const carried = old.some(one => clauseDigest(one) === clauseDigest(clause))
      if (carried && askedSince(known, rules.call, clause, policy, today) !== null)
        return { clause, is: 'same', due: null } as const
      const next = coming.find(one => one.clause === clause)
      const now = askedOn(then, supposed, { ...policy, clauses: [clause] }, moves, day)
      return means(clause, next, now.at(-1)?.state === 'met')
    })
    const anew = startsAnew(askedOn(known, rules.call, terms, moves, today), policy)
    const sooner = from === null ? [] : soonerRemovals(known, { before: rules, after }, moves, today)
    all.push({ id, party, bound, from, asks, clauses, anew, sooner })
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
