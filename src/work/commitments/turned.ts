import { laterBy } from '../../core/time.ts'
import type { Known } from '../../register/asked.ts'
import { bindingOn } from '../../register/binding-policy.ts'
import type { Clause } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import type { CallRules } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import { type ToCome, toCome } from '../../register/to-come.ts'

/** What changes for a party by an entry about its kind or its classes: from the day after on it is asked by other clauses. */
export interface Turned {
  readonly policy: Policy
  readonly day: string
  readonly asks: readonly ToCome[]
  readonly ends: readonly Clause[]
}

/** Null where no rules bind it on the day after. */
export function turnedBy(known: Known, rules: CallRules, entry: number, recorded: string): Turned | null {
  const day = laterBy(recorded, 1)
  const binding = known.signature === undefined ? null : bindingOn(known.signature, rules.call, day)
  const policy = binding === null ? undefined : rules.policies.get(binding.policy)
  if (policy === undefined) return null
  const moves = movesOn(rules.extensions, rules.interruptions, day)
  const [before, after] = [entry - 1, entry].map(last =>
    toCome(upTo(known, last), rules.call, policy, moves, day),
  ) as [ToCome[], ToCome[]]
  const lacks = (all: readonly ToCome[]) => (one: ToCome) => !all.some(({ clause }) => clause === one.clause)
  return {
    policy,
    day,
    asks: after.filter(lacks(before)),
    ends: before.filter(lacks(after)).map(({ clause }) => clause),
  }
}

/** As its kind and classes stood by the entries until this one. */
function upTo({ party, classes, ...known }: Known, last: number): Known {
  const held = (classes?.classes ?? [])
    .filter(one => one.entry <= last)
    .map(one => (one.ended !== null && one.ended.entry > last ? { ...one, ended: null } : one))
  return {
    ...known,
    party: { ...party, versions: party.versions.filter(one => one.entry <= last) },
    classes: classes && { ...classes, classes: held },
  }
}
