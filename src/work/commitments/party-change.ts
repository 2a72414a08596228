import { laterBy } from '../../core/time.ts'
import { type Asked, askedOn, askedSince, type Known, type Terms } from '../../register/asked.ts'
import { type Binding, bindingOn } from '../../register/binding-policy.ts'
import { type Clause, classDigest, clauseDigest } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import type { CallRules } from '../../register/duties.ts'
import type { Kind } from '../../register/kinds.ts'
import { NOT_YET, toCome } from '../../register/to-come.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Store } from '../../store/store.ts'
import { readKnown, readRules } from './duties.ts'

/**
 * What a word of the depositary about one party would mean for it, if it were recorded today: another kind, a class that
 * is granted or ends. By these alone clauses begin to ask of a party, or ask it no more.
 */
export type Change =
  | { readonly kind: Kind }
  | { readonly granted: BodyOf<'class/granted'> }
  | { readonly ended: BodyOf<'class/ended'> }

export interface Begins {
  readonly clause: Clause
  /** The first day on which it asks; periods that opened before ask for nothing. */
  readonly since: string
  /** When its first period opens and is due; null where its only one opened before, or is over. */
  readonly first: Readonly<{ opens: string; due: string }> | null
}

export interface PartyChange {
  /** The rules that bind it today; null where its signature does not stand. */
  readonly binding: Binding | null
  readonly begins: readonly Begins[]
  /** Each with the first day on which it asks nothing more. */
  readonly ends: readonly Readonly<{ clause: Clause; from: string }>[]
  /** What waits by these clauses today, late or not, and would be asked no more. */
  readonly dropped: readonly Asked[]
}

/** Undefined where the party has never signed this call. */
export async function partyChangeMeans(
  store: Store,
  call: string,
  party: string,
  change: Change,
  today: string,
): Promise<PartyChange | undefined> {
  const rules = await readRules(store, call)
  const known = await readKnown(store, call, party)
  if (rules === undefined || known?.signature === undefined) return undefined
  return changeMeans(known, supposing(known, rules, change, today), rules, today)
}

function changeMeans(before: Known, after: Known, rules: CallRules, today: string): PartyChange {
  const signature = before.signature!
  const binding = before.party.ended === undefined ? bindingOn(signature, rules.call, today) : null
  const begins = new Map<string, Begins>()
  const ends = new Map<string, PartyChange['ends'][number]>()
  // A class and a kind count from the day after their entry; rules that are announced may hold other clauses.
  const days = [laterBy(today, 1), ...(binding?.next?.from ? [binding.next.from] : [])]
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  for (const day of binding === null ? [] : days) {
    const terms = termsOn(before, rules, day)
    for (const clause of terms.clauses ?? []) {
      const is = (known: Known, on: string) => askedSince(known, rules.call, clause, terms, on) !== null
      const digest = clauseDigest(clause)
      if (is(before, day) && !is(after, day) && !ends.has(digest))
        ends.set(digest, { clause, from: is(before, today) && !is(after, today) ? today : day })
      if (is(before, day) || begins.has(digest)) continue
      for (const { since, next } of toCome(after, rules.call, { ...terms, clauses: [clause] }, moves, day))
        begins.set(digest, { clause, since, first: next && { opens: next.opens, due: next.due } })
    }
  }
  const waits = askedOn(before, rules.call, termsOn(before, rules, today), moves, today)
  const dropped = waits.filter(one => one.state !== 'met' && ends.has(clauseDigest(one.clause)))
  return { binding, begins: [...begins.values()], ends: [...ends.values()], dropped }
}

function termsOn({ signature }: Known, { call, policies }: CallRules, day: string): Terms {
  const binding = bindingOn(signature!, call, day)
  return (binding === null ? undefined : policies.get(binding.policy)) ?? {}
}

function supposing(known: Known, rules: CallRules, change: Change, today: string): Known {
  const moment = { entry: NOT_YET, day: today }
  if ('kind' in change) {
    const { versions } = known.party
    const version = { ...versions.at(-1)!, from: today, entry: NOT_YET, kind: change.kind }
    return { ...known, party: { ...known.party, versions: [...versions, version] } }
  }
  const held = known.classes?.classes ?? []
  const classes =
    'granted' in change
      ? [...held, ...granting(rules, change.granted, moment)]
      : held.map(one =>
          one.class === change.ended.class && one.ended === null ? { ...one, ended: moment } : one,
        )
  return { ...known, classes: { since: NOT_YET, classes } }
}

/** By the words of the policy that it names, as the law enters it. */
function granting(
  { policies }: CallRules,
  { policy, class: id }: BodyOf<'class/granted'>,
  moment: { readonly entry: number; readonly day: string },
) {
  const described = policies.get(policy)?.classes?.find(one => one.id === id)
  return described === undefined ? [] : [{ class: id, words: classDigest(described), ...moment, ended: null }]
}
