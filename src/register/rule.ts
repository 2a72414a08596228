import type { z } from 'zod'
import { brief } from '../core/bytes.ts'
import type { UnverifiedEnvelope } from '../core/envelope.ts'
import type { Key } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import type { Ref, Row, Rows, Table, Tables } from './rows.ts'

/** A statement about to become an entry: where and when it would stand. */
export interface Act {
  readonly index: number
  /** The day of admission, UTC, YYYY-MM-DD. */
  readonly day: string
  /** The same to the second, Unix seconds. */
  readonly admitted: number
  readonly statement: Statement
  /** Keys that signed, by keyid; all of them verified. */
  readonly signers: readonly string[]
}

/** What an earlier entry has brought in: a row of the register; of a text, perhaps one language alone. */
export type Rest = Ref & { readonly lang?: string }

/** A rule bound to one statement whose body fits its schema. */
export interface Bound {
  /** Keys that this statement would bring in; each must sign it too. */
  readonly newKeys: readonly Key[]
  /** Rows that `admit` may read. */
  readonly needs: readonly Ref[]
  /** Parties whose keys may sign beside the author. */
  readonly cosigners: readonly string[]
  /** Texts whose very bytes travel beside the statement, unsalted since they are public. */
  readonly texts: readonly { readonly digest: string; readonly length: number }[]
  /** The statement that it brings into effect, made earlier and signed by its own author. */
  readonly encloses: UnverifiedEnvelope | null
  /** What a receipt for it shows beside the author, the call and the keys that signed. */
  readonly rests: readonly Rest[]
  /** What others may rest on because of it, beside the keys. */
  readonly brings: readonly Rest[]
  /** Refuses by throwing before it changes anything; otherwise changes rows. */
  admit(act: Act, rows: Rows): void
}

export interface Rule {
  readonly type: string
  /** Whether the header names a call. */
  readonly scope: 'log' | 'call'
  readonly author: 'depositary' | 'party' | 'either'
  /** Who may sign for the depositary: `owner` asks for a key of use `depositary`. */
  readonly office: 'owner' | 'officer'
  /** Whether one officer alone may do it only after the delay of an announcement (second-hand.ts). */
  readonly secondHand: boolean
  /** Whether a drafter's key is enough where the author is a party. */
  readonly drafters: boolean
  /** Whether it is still taken once the call is closed. */
  readonly afterClosing: boolean
  bind(statement: Statement): Bound
}

/** A rule that knows its own name and the shape of its bodies. */
export interface RuleOf<B, T extends string = string> extends Rule {
  readonly type: T
  /** The body, by its schema; refuses `body_malformed`. */
  read(statement: Statement): B
}

interface Spec<B, T extends string> {
  readonly type: T
  readonly scope: Rule['scope']
  readonly author: Rule['author']
  readonly office?: Rule['office']
  readonly secondHand?: boolean
  readonly drafters?: boolean
  readonly afterClosing?: boolean
  readonly body: z.ZodType<B>
  newKeys?(body: B): readonly Key[]
  cosigners?(body: B): readonly string[]
  texts?(body: B): Bound['texts']
  encloses?(body: B): UnverifiedEnvelope
  rests?(body: B, statement: Statement): readonly Rest[]
  brings?(body: B, statement: Statement): readonly Rest[]
  needs(body: B, statement: Statement): readonly Ref[]
  admit(body: B, act: Act, rows: Rows): void
}

/** Makes a rule of its parts. The body is read by its schema once, in `bind`. */
export function defineRule<B, const T extends string>(spec: Spec<B, T>): RuleOf<B, T> {
  const read = (statement: Statement): B => {
    const body = spec.body.safeParse(statement.body)
    if (!body.success) throw bodyRefusal(spec.type, body.error)
    return body.data
  }
  return {
    type: spec.type,
    scope: spec.scope,
    author: spec.author,
    office: spec.office ?? 'officer',
    secondHand: spec.secondHand ?? false,
    drafters: spec.drafters ?? false,
    afterClosing: spec.afterClosing ?? false,
    read,
    bind(statement) {
      const body = read(statement)
      return {
        newKeys: spec.newKeys?.(body) ?? [],
        needs: spec.needs(body, statement),
        cosigners: spec.cosigners?.(body) ?? [],
        texts: spec.texts?.(body) ?? [],
        encloses: spec.encloses?.(body) ?? null,
        rests: spec.rests?.(body, statement) ?? [],
        brings: spec.brings?.(body, statement) ?? [],
        admit: (act, rows) => spec.admit(body, act, rows),
      }
    },
  }
}

function bodyRefusal(type: string, error: z.ZodError): Refusal {
  const first = error.issues[0]!
  const where = first.path.length === 0 ? 'The body' : `The field ${brief(first.path.join('.'))}`
  return new Refusal('body_malformed', `${where} of ${type} does not fit: ${brief(first.message)}.`)
}

export function ref<T extends Table>(table: T, key: string): Ref<T> {
  return { table, key }
}

/** The call that a call-scoped statement stands under; the law has checked that it is named. */
export function callOf(statement: Statement): string {
  return statement.call!
}

/**
 * Refuses a statement that relies on a row which changed at or after the checkpoint that its author saw:
 * nobody is bound by what they cannot have read.
 */
export function rely<R extends Row | undefined>(row: R, statement: Statement, what: string): R {
  if (row !== undefined && row.since >= statement.seen.size)
    throw new Refusal(
      'seen_stale',
      `${what} changed with entry ${row.since}; the author had seen the log up to entry ${statement.seen.size - 1}.`,
    )
  return row
}

/** The row, or the refusal that says what is not there. */
export function must<T extends Table>(
  rows: Rows,
  table: T,
  key: string,
  code: 'call_unknown' | 'party_unknown' | 'text_unknown' | 'role_unknown' | 'key_unknown' | 'policy_wrong',
  sentence: string,
): Tables[T] {
  const row = rows.get(table, key)
  if (row === undefined) throw new Refusal(code, sentence)
  return row
}
