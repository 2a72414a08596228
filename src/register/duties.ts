import type { Digest } from '../core/digest.ts'
import { dayBefore, laterBy } from '../core/time.ts'
import {
  type Asked,
  askedOn,
  backSince,
  followsStep,
  type Known,
  kindsSince,
  type Reached,
  type Removing,
  removalSince,
  stepOn,
} from './asked.ts'
import { type Binding, bindingOn } from './binding-policy.ts'
import { clauseDigest } from './clauses.ts'
import type { ExtensionsRow, InterruptionsRow, Scheduled } from './commitment-rows.ts'
import { type CommitmentStatus, commitmentStatus, newRulesOn, type Policies } from './commitment-status.ts'
import { type Moves, movesOn } from './cycles.ts'
import type { Policy } from './policy.ts'
import type { CallRow } from './rows.ts'

/** All that follows for one party on one day from clauses and commitments: what its page, its letters and the desk say. */

/** What is known of a call for this, whoever is asked. */
export interface CallRules {
  readonly call: Pick<CallRow, 'policies'>
  readonly policies: Policies
  readonly extensions: ExtensionsRow | undefined
  readonly interruptions: InterruptionsRow | undefined
}

/** What rules asked that bind no more, or no more this party: as it stood on the last day on which they did. */
export interface Earlier extends Asked {
  readonly policy: Digest
  readonly until: string
}

export interface Duties {
  /** The policy that binds it; null where its signature does not stand. */
  readonly binding: Binding | null
  readonly asked: readonly Asked[]
  /** What was asked before and is not any more: history that no later rule takes away. Newest last day first. */
  readonly earlier: readonly Earlier[]
  /** The gravest step that it has come to by what is still undone; null while it communicates, or nothing is asked. */
  readonly step: Reached | null
  /** Rules by which its signature may be removed for being late, each with the day since which it binds; empty before. */
  readonly removing: readonly Readonly<{ rule: Removing; bound: string }>[]
  /** Since when it communicates again, if it had been silent. */
  readonly back: string | null
  /** In the order in which it took them on. */
  readonly commitments: readonly Readonly<{ commitment: Scheduled; status: CommitmentStatus }>[]
}

/** `moves` are those of the day; whoever asks of many parties makes them once. */
export function dutiesOn(
  known: Known,
  rules: CallRules,
  day: string,
  moves: Moves = movesOn(rules.extensions, rules.interruptions, day),
): Duties {
  const { party, signature, schedule } = known
  const binding = bindingFor(known, rules, day)
  const terms = termsOf(rules, binding)
  const asked = askedOn(known, rules.call, terms, moves, day)
  const late = asked.some(({ state }) => state === 'overdue') ? (terms.delisting ?? []) : []
  const removing = late
    .filter(followsStep)
    .map(rule => ({ rule, bound: removalSince(signature!, rules.call, rule, day) }))
  const rulesOn = newRulesOn(signature, rules.call, rules.policies)
  const commitments = (schedule?.commitments ?? []).flatMap(commitment => {
    const status = commitmentStatus(commitment, party, rulesOn, moves, day)
    return status === null ? [] : [{ commitment, status }]
  })
  const earlier = earlierThan(asked, known, rules, day)
  return { binding, asked, earlier, removing, step: stepOn(asked), back: backSince(asked), commitments }
}

function bindingFor({ party, signature }: Known, { call }: CallRules, day: string): Binding | null {
  const hasEnded = party.ended !== undefined && party.ended.day <= day
  return signature === undefined || hasEnded ? null : bindingOn(signature, call, day)
}

function termsOf({ policies }: CallRules, binding: Binding | null): Partial<Policy> {
  return (binding === null ? undefined : policies.get(binding.policy)) ?? {}
}

/**
 * Windows close to a party only on days on which something about it changed: its signature, the rules that bind it, its
 * kind, a class. So each that it was asked by stands in what was asked on the day before one of these.
 */
function earlierThan(asked: readonly Asked[], known: Known, rules: CallRules, day: string): Earlier[] {
  const signed = known.signature?.events[0]?.day
  if (signed === undefined) return []
  const turns = turningDays(known)
  const nameOf = ({ clause, due }: Asked) => `${clauseDigest(clause)} ${due}`
  const told = new Set(asked.map(nameOf))
  const found: Earlier[] = []
  for (let on = day; on > signed; ) {
    const since = bindingFor(known, rules, on)?.from ?? ''
    const turned = turns.findLast(one => one <= on) ?? ''
    on = dayBefore([since, turned].sort()[1]!)
    const binding = on < signed ? null : bindingFor(known, rules, on)
    const terms = termsOf(rules, binding)
    if (terms.clauses === undefined) continue
    const moves = movesOn(rules.extensions, rules.interruptions, on)
    for (const one of askedOn(known, rules.call, terms, moves, on)) {
      if (told.has(nameOf(one))) continue
      told.add(nameOf(one))
      found.push({ ...one, policy: binding!.policy, until: on })
    }
  }
  return found
}

/** In their order. */
function turningDays({ party, signature, classes }: Known): string[] {
  const ended = party.ended === undefined ? [] : [party.ended.day]
  const held = (classes?.classes ?? []).flatMap(one => [
    laterBy(one.day, 1),
    ...(one.ended === null ? [] : [one.ended.day]),
  ])
  const all = [
    ...signature!.events.map(one => one.day),
    ...kindsSince(party.versions).map(({ from }) => from),
  ]
  return [...new Set([...all, ...held, ...ended])].sort()
}
