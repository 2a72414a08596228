import type { SecondHandType, StatementType } from '../../register/types.ts'
import type { Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import type { Key } from '../say.ts'
import type { Facts } from './kinds.ts'
import type { MemberOf } from './labels.ts'
import type { Setting, Told } from './setting.ts'

/**
 * What a type tells by hand: its sentence, and what its members do not say by their kinds: effects, the state of what was
 * announced, members that are told together.
 */
export interface Telling<T extends StatementType, M extends string = MemberOf<T>> {
  /** The entry in one sentence. `announced` says the act that an entry announces. */
  readonly headline: (it: Told<T>, announced: (it: Setting) => Markup) => Markup
  /** Before the first member. */
  readonly above?: Tells<T>
  /** In place of what its kind says; null where another fact tells this member too. */
  readonly members?: { readonly [N in M]?: TellsMember<T> | null }
  /** After the facts of a member: what follows from it. */
  readonly after?: { readonly [N in M]?: Tells<T> }
}

/** What is announced, as what goes on an announcement: no act yet. */
export interface Announced<T extends SecondHandType> {
  readonly announced: (it: Told<T>) => Markup
}

/** A type without its headline does not compile, nor one that asks for a second hand and cannot be announced. */
export type Tellings = {
  readonly [T in StatementType]?: Telling<T> & (T extends SecondHandType ? Announced<T> : unknown)
}

type Fact = Markup | null
type Tells<T extends StatementType> = (it: Told<T>) => Facts | Promise<Facts>
type TellsMember<T extends StatementType> = (
  it: Told<T>,
  label: string,
) => Fact | Facts | Promise<Fact> | Promise<Facts>

/** Always the same message, with values of the statement. */
export function sentence<K extends Key, It extends Setting>(
  key: K,
  valuesOf: (it: It) => Parameters<typeof phrase<K>>[2],
): (it: It) => Markup {
  return it => phrase(it.asked.lang, key, valuesOf(it))
}
