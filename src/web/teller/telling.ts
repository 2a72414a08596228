import type { BodyOf, StatementType } from '../../register/types.ts'
import type { Choice, Markup, Piece } from '../kit/kit.ts'
import type { MemberOf } from './labels.ts'
import type { Told } from './setting.ts'

/** What a type tells by hand: what the kinds of its members do not say, such as what became of an announced act. */
export interface Telling<T extends StatementType, M extends string = MemberOf<T>> {
  /** Values of its sentence beyond its members. */
  readonly values?: (it: Told<T>) => Values
  /** Before the first member. */
  readonly above?: Tells<T>
  /** Instead of what its kind says; null if another fact tells this member too. */
  readonly members?: { readonly [N in M]?: ((it: Told<T>) => Piece | Promise<Piece>) | null }
  /** What follows from a member, after its fact. */
  readonly after?: { readonly [N in M]?: Tells<T> }
  /** What it says as statements of other types would, told as these are. */
  readonly as?: (it: Told<T>) => readonly As[]
  /** Its effect, if its message says less than all; null if it has none yet. */
  readonly effect?: (it: Told<T>, says: Markup) => Markup | null
}

export type As = {
  readonly [T in StatementType]: Readonly<{ type: T; body: Partial<BodyOf<T>> }>
}[StatementType]

export type Tellings = { readonly [T in StatementType]?: Telling<T> }

export type Values = Readonly<Record<string, Piece | Choice>>
export type Facts = readonly (Markup | null)[]
type Tells<T extends StatementType> = (it: Told<T>) => Facts | Promise<Facts>
