import type { StatementType } from '../../register/types.ts'
import type { Markup } from '../markup.ts'
import type { Facts } from './kinds.ts'
import type { MemberOf } from './labels.ts'
import type { Told } from './setting.ts'

/**
 * What types tell in a way of their own, beside what their members say by their kinds: effects, the state of what was
 * announced, members that are told together. A type that needs none of this has no line here.
 */
export interface OwnTelling<T extends StatementType, M extends string = MemberOf<T>> {
  /** Before the first member. */
  readonly above?: Tells<T>
  /** In place of what its kind says; null where another fact tells this member too. */
  readonly members?: { readonly [N in M]?: TellsMember<T> | null }
  /** After the facts of a member: what follows from it. */
  readonly after?: { readonly [N in M]?: Tells<T> }
}
type Fact = Markup | null
type Tells<T extends StatementType> = (it: Told<T>) => Facts | Promise<Facts>
type TellsMember<T extends StatementType> = (
  it: Told<T>,
  label: string,
) => Fact | Facts | Promise<Fact> | Promise<Facts>

export type Own = { readonly [T in StatementType]?: OwnTelling<T> }
