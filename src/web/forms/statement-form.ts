import type { JsonObject } from '../../core/json.ts'
import type { Part } from '../../log/attachments.ts'
import type { Declaration } from '../../register/declaration.ts'
import { callRef, type Localised } from '../../register/kinds.ts'
import type { Row } from '../../register/rows.ts'
import type { BodyOf, StatementType } from '../../register/types.ts'
import { wordsBeside } from '../../work/compose.ts'
import {
  type Asked,
  attributes,
  html,
  inLang,
  type Markup,
  nameIn,
  type Piece,
  type PlainKey,
  say,
} from '../kit/kit.ts'
import type { MemberOf } from '../teller/labels.ts'
import { misfitWords } from './field-messages.ts'
import {
  type Asking,
  type Drawing,
  drawn,
  type Field,
  filledIn,
  type Pairs,
  type Reading,
  readAll,
} from './form-input.ts'
import { askingFor } from './kind-fields.ts'
import { languagesPart } from './languages.ts'
import { callNamed } from './subjects.ts'

/**
 * The statement that a form was read into, and what follows once it is recorded; `next` fills the form in for what is
 * left. Or the form again, begun with what that names.
 */
export type Prepared<A> =
  | {
      readonly type: StatementType
      readonly call: string | null
      readonly body: object
      /** What travels beside it, except what was said: that is in the reading. */
      readonly parts?: readonly Part[]
      readonly after?: A
      readonly next?: URLSearchParams
    }
  | { readonly begin: URLSearchParams }

/** Fields in, a statement out. `W` fills it in, `A` may follow. */
export interface StatementForm<W, A> {
  readonly types: readonly StatementType[]
  /** What is said in its place where there is nothing to fill in; null where there is. */
  nothing?(asked: Asked): Promise<PlainKey | null>
  /** What fills the form in before anything is typed; without it, the address does. */
  start?(asked: Asked): Promise<URLSearchParams>
  /** Whether these values still ask for nothing but what the form is about. */
  beginsWith?(values: URLSearchParams): boolean
  /** What the page says of it, where that hangs on what is filled in. */
  note?(values: URLSearchParams): PlainKey
  fields(on: Drawing<W>): Promise<Piece>
  /** What a button that brings the form again makes of what was typed. */
  again?(on: Pick<Drawing, 'asked' | 'values'>): void
  /** Undefined where the reading has noted what is wrong. */
  compose(typed: Reading<W>): Promise<Prepared<A> | undefined>
}

interface Spec<T extends StatementType, W, A> {
  /** How the call is named; by default, chosen from those that take signatures. */
  readonly call?: Field<W>
  readonly fields?: { readonly [M in MemberOf<T>]?: Field<W> }
  /** Members asked for before the others, and after them. */
  readonly first?: readonly MemberOf<T>[]
  readonly last?: readonly MemberOf<T>[]
  readonly pairs?: Pairs
  /** After which member the rest is folded, under these words: it is filled in, and rarely changed. */
  readonly folds?: { readonly after: MemberOf<T>; readonly says: (on: Drawing<W>) => Piece }
  readonly changes?: Changes
  readonly again?: StatementForm<W, A>['again']
  readonly note?: StatementForm<W, A>['note']
  readonly after?: (typed: Reading<W>, body: BodyOf<T>) => Promise<A>
}

/**
 * A form that says anew all that stands of a call or a party: that is named first, and then the form comes filled in.
 */
export interface Changes {
  readonly named: 'call' | 'party'
  /** The member at which it is told that something else stands by now; the reason by default. */
  readonly mends?: string
  /** Undefined for what nothing can be said of. */
  current(asked: Asked, id: string): Promise<Current | undefined>
}

interface Current {
  readonly row: Row
  readonly names: Localised
  /** What a statement that changes nothing would say. */
  readonly said: object
  /** What changes whenever that does; the `since` of the row by default. */
  readonly stands?: string
}

const standing = ({ row, stands }: Current) => stands ?? String(row.since)

interface FormOf<W, A> extends StatementForm<W, A> {
  typedFor(asked: Asked, said: object): Promise<URLSearchParams>
}

/** The form of a type, from its declaration: a field for each member, in the order in which people read them. */
export function formOf<W, A, T extends StatementType>(
  { type, members, scope, founds }: Declaration & { readonly type: T },
  spec: Spec<T, W, A> = {},
): FormOf<W, A> {
  const {
    call = callNamed(),
    fields = {},
    first = [],
    last = [],
    pairs = [],
    folds,
    changes,
    again,
    note,
    after,
  } = spec
  const named = Object.keys(members).filter(name => !last.includes(name as MemberOf<T>))
  const order = new Set<string>([...first, ...named, ...last])
  const shape = Object.fromEntries([...order].map(name => [name, members[name]!]))
  const asking: Asking<W> = askingFor(
    type,
    scope === 'call' ? { call: callRef, ...shape } : shape,
    { call, ...fields } as Record<string, Field<W>>,
    founds === 'call' ? { call: 'id' } : {},
  )
  const about = asking.find(({ member }) => member === changes?.named)
  const current = (asked: Asked, id: unknown) =>
    typeof id === 'string' ? changes?.current(asked, id) : undefined
  const typedFor = async (asked: Asked, said: object) => {
    const filling = await filledIn(asking, said, asked)
    return new URLSearchParams(filling.map(([name, text]) => [name, text]))
  }
  return {
    types: [type],
    ...(again && { again }),
    ...(note && { note }),
    typedFor,
    async start(asked) {
      const id = about && asked.query.get(about.member)
      const found = await current(asked, id)
      if (about === undefined || found === undefined) return asked.query
      const typed = await typedFor(asked, { ...found.said, [about.member]: id })
      typed.set('stands', standing(found))
      return typed
    },
    beginsWith: values => about !== undefined && !values.has('stands'),
    async fields(on) {
      const languages = asking.some(({ field }) => field.inLanguages) ? languagesPart(on) : null
      if (about === undefined) {
        const from = 1 + asking.findIndex(({ member }) => member === folds?.after)
        // In the order in which people read them, which is that of what is told to be wrong.
        const open = await drawn(from === 0 ? asking : asking.slice(0, from), on, pairs)
        const rest = folds === undefined ? null : await folded(folds.says(on), asking.slice(from), on, pairs)
        return html`${languages}${open}${rest}`
      }
      const { asked, values } = on
      const [id, stands] = [values.get(about.member), values.get('stands')]
      const found = stands === null ? undefined : await current(asked, id)
      if (found === undefined) return about.field.show(about.it, on)
      const others = asking.filter(one => one !== about)
      return html`
        <input type="hidden" name="${about.member}" value="${id!}">
        <input type="hidden" name="stands" value="${stands!}">
        <p class="statement">${inLang(nameIn(found.names, asked.lang))}</p>
        ${languages}${await drawn(others, on, pairs)}
      `
    },
    async compose(typed) {
      const { asked, check, fields, saying } = typed
      const { call = null, ...body } = await readAll(about && !fields.has('stands') ? [about] : asking, typed)
      if (about !== undefined) {
        const id = about.member === 'call' ? call : body[about.member]
        const found = await current(asked, id)
        if (fields.has('stands')) requireStands(typed, found, changes?.mends)
        else if (found !== undefined) return { begin: new URLSearchParams({ [about.member]: String(id) }) }
        else if (check.isGood) check.errors.set(about.it.name, misfitWords(asked, about.it, id))
      }
      if (!check.isGood) return undefined
      const parts = await wordsBeside(asked.site.log.store, body as JsonObject, saying.parts)
      const follows = after === undefined ? {} : { after: await after(typed, body as BodyOf<T>) }
      return { type, call: call as string | null, body, parts, ...follows }
    },
  }
}

/** Open where something is wrong in it. */
async function folded<W>(says: Piece, asking: Asking<W>, on: Drawing<W>, pairs: Pairs): Promise<Markup> {
  const told = on.f.told.size
  const fields = await drawn(asking, on, pairs)
  const open = on.f.told.size > told
  return html`<details${attributes({ class: 'fold', open })}><summary>${says}</summary><div class="form">${fields}</div></details>`
}

/** A form that says all anew would undo what was recorded since it was opened: that is told first, and once. */
function requireStands({ asked, check, fields }: Reading, found: Current | undefined, mends = 'reason') {
  if (found === undefined || fields.get('stands') === standing(found)) return
  check.errors.set(mends, say(asked.lang, 'desk.changedMeanwhile', { entry: found.row.since }))
  fields.set('stands', standing(found))
}
