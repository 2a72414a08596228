import { askedSince, type Known, type Terms } from './asked.ts'
import { type Binding, bindingOn } from './binding-policy.ts'
import { type Clause, classDigest } from './clauses.ts'
import type { CallRow } from './rows.ts'

/** Why a clause asks a party on a day: the entries from which it follows, and never one that came after the fact. */
export interface BoundBy {
  /** Since when, and by which yes or notice, the first policy of those has bound it that repeat the clause without a break. */
  readonly binding: Binding
  /** Where it is meant for a class: which one the party is of, since which day and by which entry. */
  readonly held: Readonly<{ class: string; day: string; entry: number }> | null
}

/** Null where it does not ask. */
export function boundBy(
  known: Known,
  call: Pick<CallRow, 'policies'>,
  clause: Clause,
  terms: Terms,
  day: string,
): BoundBy | null {
  const since = askedSince(known, call, clause, terms, day)
  const binding = since === null ? null : bindingOn(known.signature!, call, since)
  if (binding === null) return null
  const words = (terms.classes ?? []).filter(({ id }) => clause.of.classes?.includes(id)).map(classDigest)
  const held = known.classes?.classes.find(
    one => words.includes(one.words) && one.day < day && (one.ended === null || one.ended.day > day),
  )
  return { binding, held: held ?? null }
}
