import { laterBy } from '../../core/time.ts'
import {
  type Asked,
  askedOn,
  followsStep,
  type Known,
  removableFrom,
  removalSince,
} from '../../register/asked.ts'
import { bindingOn } from '../../register/binding-policy.ts'
import { type Clause, clauseDigest, type Step } from '../../register/clauses.ts'
import type { Moves } from '../../register/cycles.ts'
import type { CallRules } from '../../register/duties.ts'

/**
 * For whoever is late today: whether other rules would let the depositary remove it on an earlier day than those that hold,
 * if nothing is done. Rules that come by notice can do so, and a clause that stays to the letter does not tell it.
 */
export interface SoonerRemoval {
  readonly clause: Clause
  readonly due: string
  /** The rule of the new ones that allows it first, the step that it follows, and the first day on which it does. */
  readonly rule: string
  readonly step: Step
  readonly since: string
  readonly from: string
  /** The first day on which rules of today would; null where none of them ever would. */
  readonly before: string | null
}

/** Longer than all days of a clause and of a rule that follows it. */
const FAR = 2000

/** `after` are the rules as they would be, `today` the day on which they are published. */
export function soonerRemovals(
  known: Known,
  { before, after }: { readonly before: CallRules; readonly after: CallRules },
  moves: Moves,
  today: string,
): SoonerRemoval[] {
  const binding = bindingOn(known.signature!, before.call, today)
  const terms = binding === null ? undefined : before.policies.get(binding.policy)
  const late = askedOn(known, before.call, terms ?? {}, moves, today)
    .filter(({ state }) => state === 'due' || state === 'overdue')
    .map(nameOf)
  if (late.length === 0) return []
  const day = laterBy(today, FAR)
  const was = new Map(removalsBy(known, before, moves, day).map(one => [one.name, one]))
  return removalsBy(known, after, moves, day).flatMap(({ name, ...one }) => {
    const old = was.get(name)?.from ?? null
    return late.includes(name) && (old === null || one.from < old) ? [{ ...one, before: old }] : []
  })
}

const nameOf = ({ clause, due }: Pick<Asked, 'clause' | 'due'>) => `${clauseDigest(clause)} ${due}`

/** Of each window the first day on which a rule allows it, as the rules will bind on a day that is far. */
function removalsBy(known: Known, { call, policies }: CallRules, moves: Moves, day: string) {
  const signature = known.signature!
  const binding = bindingOn(signature, call, day)
  const policy = binding === null ? undefined : policies.get(binding.policy)
  const asked = askedOn(known, call, policy ?? {}, moves, day)
  if (policy === undefined || asked.length === 0) return []
  const rules = policy.delisting
    .filter(followsStep)
    .map(rule => ({ rule, bound: removalSince(signature, call, rule, day) }))
  return asked.flatMap(one => {
    const all = rules.flatMap(({ rule, bound }) => {
      const from = removableFrom(one, rule, bound, moves)
      const { step } = rule.after
      const since = one.steps.find(({ name }) => name === step)?.since
      return from === null || since === undefined ? [] : [{ rule: rule.id, step, since, from }]
    })
    const [first] = all.sort((a, b) => (a.from < b.from ? -1 : 1))
    return first === undefined ? [] : [{ name: nameOf(one), clause: one.clause, due: one.moved, ...first }]
  })
}
