import type { Part } from '../../log/beside.ts'
import type { Declaration } from '../../register/declaration.ts'
import type { StatementType } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { html, type Piece } from '../markup.ts'
import { labelOf } from '../teller/labels.ts'
import { fieldOf } from './kinds.ts'
import type { Drawing, Field, Reading } from './reading.ts'

/**
 * A statement that a form was read into, what follows once it is recorded, and what the form is filled in with then, as
 * where several were named and each is an entry of its own; or the form again at another address, filled in with what that
 * names.
 */
export type Prepared<A> =
  | {
      readonly type: StatementType
      readonly call: string | null
      readonly body: object
      /** What travels beside it, but for what was said: that is taken from the reading. */
      readonly parts?: readonly Part[]
      readonly after?: A
      readonly next?: URLSearchParams
    }
  | { readonly see: string }

/** Fields in, a statement out. `W` is who fills it in, `A` what may follow. */
export interface StatementForm<W, A> {
  /** What the form is filled in with before anything is typed; without it, what stands in the address. */
  start?(asked: Asked): Promise<URLSearchParams>
  fields(on: Drawing<W>): Promise<Piece>
  /** Undefined where the reading has noted what is wrong. */
  compose(typed: Reading<W>): Promise<Prepared<A> | undefined>
}

type Member<T extends StatementType> = Parameters<typeof labelOf<T>>[2]

interface Spec<T extends StatementType, W, A> {
  /** How the call is named, of a type that names one. */
  readonly call?: Field<W>
  /** Fields of its own, and what the draft fills in; every other member has the field of its kind. */
  readonly fields?: { readonly [M in Member<T>]?: Field<W> }
  /** Members that are asked for before the others. */
  readonly first?: readonly Member<T>[]
  readonly after?: (typed: Reading<W>) => Promise<A>
}

/** The form of a type, from its declaration: a field for each member, in the order in which people read them. */
export function formOf<W, A, T extends StatementType>(
  { type, members: declared }: Declaration & { readonly type: T },
  { call, fields = {}, first = [], after }: Spec<T, W, A>,
): StatementForm<W, A> {
  const own: Readonly<Record<string, Field<W>>> = fields as Record<string, Field<W>>
  const members = [...new Set([...first, ...Object.keys(declared)])].map(name => ({
    name,
    field: own[name] ?? fieldOf(name, declared[name]!),
    label: (asked: Asked) => labelOf(asked.lang, type, name as Member<T>),
  }))
  return {
    async fields(on) {
      const drawn: Piece[] = [(await call?.show('call', '', on)) ?? null]
      for (const { name, field, label } of members) drawn.push(await field.show(name, label(on.asked), on))
      return html`${drawn}`
    },
    async compose(typed) {
      const named = await call?.read('call', '', typed)
      const body: Record<string, unknown> = {}
      for (const { name, field, label } of members)
        body[name] = await field.read(name, label(typed.asked), typed)
      if (!typed.check.isGood) return undefined
      const follows = after === undefined ? {} : { after: await after(typed) }
      return { type, call: (named as string | undefined) ?? null, body, ...follows }
    },
  }
}
