import { type Asked, askedOn, backSince, type Known, type Reached, stepOn } from './asked.ts'
import { type Binding, bindingOn } from './binding-policy.ts'
import type { ExtensionsRow, InterruptionsRow, Scheduled } from './commitment-rows.ts'
import { type CommitmentStatus, commitmentStatus, newRulesOn, type Policies } from './commitment-status.ts'
import { type Moves, movesOn } from './cycles.ts'
import type { CallRow } from './rows.ts'

/** All that follows for one party on one day from clauses and commitments: what its page, its letters and the desk say. */

/** What is known of a call for this, whoever is asked. */
export interface CallRules {
  readonly call: Pick<CallRow, 'policies'>
  readonly policies: Policies
  readonly extensions: ExtensionsRow | undefined
  readonly interruptions: InterruptionsRow | undefined
}

export interface Duties {
  /** The policy that binds it; null where its signature does not stand. */
  readonly binding: Binding | null
  readonly asked: readonly Asked[]
  /** The gravest step that it has come to by what is still undone; null while it communicates, or nothing is asked. */
  readonly step: Reached | null
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
  const hasEnded = party.ended !== undefined && party.ended.day <= day
  const binding = signature === undefined || hasEnded ? null : bindingOn(signature, rules.call, day)
  const clauses = binding === null ? [] : (rules.policies.get(binding.policy)?.clauses ?? [])
  const asked = askedOn(known, rules.call, clauses, moves, day)
  const rulesOn = newRulesOn(signature, rules.call, rules.policies)
  const commitments = (schedule?.commitments ?? []).flatMap(commitment => {
    const status = commitmentStatus(commitment, party, rulesOn, moves, day)
    return status === null ? [] : [{ commitment, status }]
  })
  return { binding, asked, step: stepOn(asked), back: backSince(asked), commitments }
}
