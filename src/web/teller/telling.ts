import type { StatementType } from '../../register/types.ts'
import type { Choice, Markup, Piece } from '../kit/kit.ts'
import type { MemberOf } from './labels.ts'
import type { Told } from './setting.ts'

/** What a type tells by hand: what its members do not say by their kinds, such as the state of what was announced. */
export interface Telling<T extends StatementType, M extends string = MemberOf<T>> {
  /** Values of its sentence that no member says. */
  readonly values?: (it: Told<T>) => Values
  /** Before the first member. */
  readonly above?: Tells<T>
  /** In place of what its kind says; null where another fact tells this member too. */
  readonly members?: { readonly [N in M]?: ((it: Told<T>) => Piece | Promise<Piece>) | null }
  /** After the fact of a member: what follows from it. */
  readonly after?: { readonly [N in M]?: Tells<T> }
  /** What it does, where its message says less than all, or nothing yet: then null. */
  readonly effect?: (it: Told<T>, says: Markup) => Markup | null
}

export type Tellings = { readonly [T in StatementType]?: Telling<T> }

export type Values = Readonly<Record<string, Piece | Choice>>
export type Facts = readonly (Markup | null)[]
type Tells<T extends StatementType> = (it: Told<T>) => Facts | Promise<Facts>
