import type { Digest } from '../../core/digest.ts'
import { type Asked, askedOn, askedSince, type Known } from '../../register/asked.ts'
import { bindingOn, lastYes } from '../../register/binding-policy.ts'
import type { Clause } from '../../register/clauses.ts'
import type { Moves } from '../../register/cycles.ts'
import type { Policy } from '../../register/policy.ts'
import type { CallRow } from '../../register/rows.ts'
import { asIfSigned, type ToCome, toCome } from '../../register/to-come.ts'

/**
 * What the clauses of other rules mean for one party: the same for the officer who is about to publish them, for the
 * letter that tells of them, and for the page on which the party says yes. A clause that they repeat to the letter goes
 * on for whomever it asks today, with all that is open or late by it.
 */

export interface ClauseMeans {
  readonly clause: Clause
  /**
   * `same`: it is bound by this very clause already. `met`: it has done what is asked. `asked`: it will be asked, by
   * `due`. `none`: it is not meant for it, or its only window is over.
   */
  readonly is: 'same' | 'met' | 'asked' | 'none'
  readonly due: string | null
  /** Whether it is meant for it, also where its only window is over. */
  readonly isMeant: boolean
  /** The first window that is not over, and has not opened yet where it goes on. */
  readonly next: ToCome['next']
  /** Where it goes on: what waits today, or is late. */
  readonly now: readonly Asked[]
}

/** A call, without other rules and with them. */
interface OtherRules {
  readonly before: Pick<CallRow, 'policies'>
  readonly after: Pick<CallRow, 'policies'>
  readonly policy: Policy
  readonly digest: Digest
  readonly moves: Moves
  readonly today: string
}

export interface ClausesMean {
  /** From which day the other rules bind it by notice; null where it is bound only once it accepts them. */
  readonly from: string | null
  /** From which day their clauses can ask it for something; null where they do so only once it accepts them. */
  readonly asks: string | null
  /** On that day, or as if it accepted them today. */
  readonly clauses: readonly ClauseMeans[]
}

/** Of one who has signed. By notice clauses ask only of those who had said yes to rules with clauses. */
export function clausesMean(
  known: Known & { readonly signature: NonNullable<Known['signature']> },
  rules: OtherRules,
): ClausesMean {
  const { before, digest, today } = rules
  const from = startsOn(known.signature, rules)
  const yes = lastYes(known.signature.events)!.policy
  const knows = before.policies.find(({ policy }) => policy === yes)?.clauses !== undefined
  const asks = knows ? from : null
  const [day, then] =
    asks === null
      ? [today, { ...known, signature: asIfSigned(known.signature, digest, today) }]
      : [asks, known]
  return { from, asks, clauses: eachMeans(known, then, rules, day) }
}

/** As if it said yes today, whether or not it has signed. */
export function yesMeans(known: Known, rules: OtherRules): ClauseMeans[] {
  const { digest, today } = rules
  return eachMeans(known, { ...known, signature: asIfSigned(known.signature, digest, today) }, rules, today)
}

/** `then` is what will be known on `day`. */
function eachMeans(known: Known, then: Known, rules: OtherRules, day: string): ClauseMeans[] {
  const { before, after, policy, moves, today } = rules
  return (policy.clauses ?? []).map(clause => {
    const terms = { ...policy, clauses: [clause] }
    const since = askedSince(known, before, clause, policy, today)
    if (since !== null && since === askedSince(then, after, clause, policy, day)) {
      const asked = askedOn(known, before, terms, moves, today)
      const [coming] = toCome(known, before, terms, moves, today)
      const next = coming?.next ?? null
      const hasOpened = asked.some(({ opens }) => opens === next?.opens)
      const now = asked.filter(({ state }) => state !== 'met')
      return { clause, is: 'same', due: null, isMeant: true, next: hasOpened ? null : next, now }
    }
    const [coming] = toCome(then, after, terms, moves, day)
    const isMet = askedOn(then, after, terms, moves, day).at(-1)?.state === 'met'
    const next = isMet ? null : (coming?.next ?? null)
    const is = isMet ? 'met' : next === null ? 'none' : 'asked'
    return { clause, is, due: next?.due ?? null, isMeant: coming !== undefined, next, now: [] }
  })
}

function startsOn(
  signature: Parameters<typeof bindingOn>[0],
  { after, digest, today }: OtherRules,
): string | null {
  const binding = bindingOn(signature, after, today)
  if (binding?.policy === digest) return today
  return binding?.next?.policy === digest ? binding.next.from : null
}
