import { z } from 'zod'
import { brief } from '../core/bytes.ts'
import type { Digest } from '../core/digest.ts'
import type { UnverifiedEnvelope } from '../core/envelope.ts'
import type { Key } from '../core/keys.ts'
import { type LawCode, Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { amiss, standsAt } from './amiss.ts'
import { Cell, type CellsOf, cellsOf, needsIn, type Reads } from './cells.ts'
import {
  type KeyRow,
  type Range,
  type Ref,
  type Row,
  type Rows,
  ref,
  type Table,
  type Tables,
} from './rows.ts'

/**
 * A type of statement is declared once, as a value that says all that is law about it. Forms, words, schemas and
 * indexes follow from the list of these values (types.ts).
 *
 *   export const objectionAnswered = statement('objection/answered', {
 *     scope: 'call',
 *     author: 'party',
 *     afterClosing: true,
 *     body: { objection: entryRef, words: said },
 *     reads: ({ by, call }) => ({ objections: ref('objections', call, by) }),
 *     refuses: { objection_unknown: 'objection', objection_exists: 'objection', seen_stale: null },
 *     admit({ body, index, rows }) { … },
 *   })
 *
 * `admit` throws a refusal before it changes anything, or puts rows.
 */

/** A statement about to become an entry: where and when it would stand. */
export type Act = Readonly<{
  index: number
  /** The day of admission, UTC, YYYY-MM-DD. */
  day: string
  /** The same to the second, Unix seconds. */
  admitted: number
  statement: Statement
  /** The newest version of the rules that the judging software knows. */
  known: number
  /**
   * The root of the first `size` entries, for the sizes that the declaration names (`roots`). Null in a preview, which
   * does not ask for it.
   */
  rootAt: (size: number) => Digest | undefined | null
  /** Keys that signed, by keyid; all are verified. */
  signers: readonly string[]
}>

/**
 * A row that an earlier entry brought in; of a text, perhaps one language; of the log, perhaps the rules since then, or
 * a recovery key.
 */
export type Rest = Ref & Readonly<{ lang?: string; rules?: number; recovery?: string }>

/** The members of a body, each of a kind. */
type Members = Readonly<Record<string, z.ZodType>>
type BodyIn<M extends Members> = z.infer<z.ZodObject<M, z.core.$strict>>

type Scope = 'log' | 'call'
/** The call that a statement of this scope names. */
type CallIn<S extends Scope> = S extends 'call' ? string : null

/** What the functions of a declaration learn of the statement. */
type Stated<B, S extends Scope> = Readonly<{
  body: B
  by: string
  call: CallIn<S>
  statement: Statement
}>

/** Whose key this is, by its row. Undefined before the row is fetched: then what depends on it is asked for again. */
type HolderOf = (keyid: string) => Pick<KeyRow, 'holder' | 'key'> | undefined

/** What `admit` judges, and the rows that it has declared. */
interface Judged<B, S extends Scope, R> extends Act, Stated<B, S> {
  readonly rows: CellsOf<R>
  /** Of the call that it names, which the law has found open. */
  readonly callRow: S extends 'call' ? Cell<'calls'> : null
  readonly log: Cell<'log'>
  /** The rows of the keys that signed, without keys that the statement brings. */
  readonly keys: readonly KeyRow[]
}

/** What the signatories of a call are told of: what binds them changes, or what another says or stands for. */
export type Notice =
  | 'amended'
  | 'closed'
  | 'correction'
  | 'correctionEnded'
  | 'declared'
  | 'extended'
  | 'indicators'
  | 'measures'
  | 'objection'
  | 'removed'
  | 'reservation'
  | 'restored'
  | 'rules'
  | 'version'

/** What is law about a type as a whole. A flag that is left out has the first of its values here. */
type Flags<S extends Scope> = Readonly<{
  /** Whether the header names a call. */
  scope: S
  author: 'depositary' | 'party' | 'either'
  /**
   * What begins with it: nothing; the log, of which it alone is entry 0; the call that it names; or the party that is
   * its author, with the key that it brings, unless it was admitted before.
   */
  founds?: 'nothing' | 'party' | S
  /** The version of the rules from which on it holds: 1. */
  from?: number
  /** Who may sign for the depositary: an officer, or only a key of use `depositary`. */
  office?: 'officer' | 'owner'
  /** Whether one officer alone must announce it and wait (types/announcements.ts). */
  secondHand?: boolean
  /** Whether two officers sign it, whoever else may, and nothing takes their place (officers.ts). */
  twoOfficers?: boolean
  /** Whether a drafter's key may sign for a party. */
  drafters?: boolean
  /** Whether it is still taken once the call is closed. */
  afterClosing?: boolean
  /**
   * Whether a kill switch covers it: yes. No switch covers how others speak about a signatory or the depositary, nor
   * the ways out (promise 8 of the design, and the right to leave).
   */
  switchable?: boolean
  /** Whether keys of a party that are suspended sign it all the same: it binds nobody, and its days run out. */
  whileSuspended?: boolean
  /** Whether it can be sealed until an hour. Then rows-at-seal.ts must rewind its rows. */
  sealable?: boolean
  /** Whether it is one of very many, which are counted and not listed under the call. */
  counted?: boolean
  /** Whether it says all of something anew: signed late, it would undo what was recorded meanwhile. */
  saysAll?: boolean
  /** What it changes for the signatories of its call: then it is one of the call's numbered notices. */
  notice?: Notice | null
}>

interface Misfit<Member extends string> {
  readonly member: Member
  readonly why: string
}

/** Each code by which `admit` can refuse, with the member that mends it: of the body, or `call`; null if none does. */
type Refuses = { readonly [C in LawCode]?: string | null }

interface Spec<M extends Members, S extends Scope, R extends Reads> extends Flags<S> {
  readonly body: M
  /** Why well-formed members do not fit together, and which of them mends it; null if they fit. */
  fits?(body: BodyIn<M>): Misfit<Extract<keyof M, string>> | null
  /** Keys that it brings in; each must sign it too. */
  newKeys?(body: BodyIn<M>): readonly Key[]
  /** The recovery key that it shows, which then signs for the depositary and enters nothing. */
  recoveredBy?(body: BodyIn<M>): Key | undefined
  /** Parties whose keys may sign beside the author. */
  cosigners?(body: BodyIn<M>): readonly string[]
  /** Texts whose bytes travel beside the statement, unsalted since they are public. */
  texts?(body: BodyIn<M>): Bound['texts']
  /** Sizes of the log, beside the one seen, of which `admit` asks the root. */
  roots?(body: BodyIn<M>): readonly number[]
  /** Digests of words whose bytes go with it. */
  withholds?(body: BodyIn<M>): readonly string[]
  /** The statement that it brings into effect, made earlier and signed by its own author. */
  encloses?(stated: Stated<BodyIn<M>, S>): Enclosed
  /** What an officer signed to let its author join: an `invitation/made` that stands in no entry of its own. */
  invites?(stated: Stated<BodyIn<M>, S>): UnverifiedEnvelope
  /** The act that it announces, as another statement would say it. */
  announces?(body: BodyIn<M>): Announced
  /** What a receipt for it shows beside the author, the call and the keys that signed. */
  rests?(stated: Stated<BodyIn<M>, S>): readonly Rest[]
  /** What others may rest on because of it, beside the keys. */
  brings?(stated: Stated<BodyIn<M>, S>): readonly Rest[]
  /** Parties beside its author that it concerns and that must be told, by id. */
  tells?(stated: Stated<BodyIn<M>, S> & { readonly holderOf: HolderOf }): readonly string[]
  /** Every row that `admit` reads or puts, beside those that the law reads of each statement. */
  reads(stated: Stated<BodyIn<M>, S> & { readonly holderOf: HolderOf }): R
  readonly refuses: Refuses
  /** For a type that asks for a second hand: whether one is enough, as things stood before this statement. */
  oneHand?(rows: CellsOf<R>, body: BodyIn<M>): boolean
  /** For such a type: the entry that an announcement has to follow, since before it there was nothing to contest. */
  announcedAfter?(rows: CellsOf<R>): number
  admit(it: Judged<BodyIn<M>, S, R>): void
}

/** A sealed statement, and the row of its seal. */
interface Enclosed {
  readonly envelope: UnverifiedEnvelope
  readonly seal: Ref<'sealed'>
}

/** A whole act, without its time and its author, who is the depositary. */
export type Announced = Pick<Statement, 'type' | 'call' | 'body'>

/** A declaration bound to one statement whose body fits its members. */
export interface Bound {
  readonly newKeys: readonly Key[]
  readonly recoveredBy: Key | null
  readonly cosigners: readonly string[]
  readonly texts: readonly Readonly<{ digest: string; length: number }>[]
  readonly roots: readonly number[]
  readonly withholds: readonly string[]
  readonly encloses: Enclosed | null
  readonly invitation: UnverifiedEnvelope | null
  readonly announces: Announced | null
  readonly rests: readonly Rest[]
  readonly brings: readonly Rest[]
  /** All of them if `holderOf` knows the keys that the body names. */
  tells(holderOf: HolderOf): readonly string[]
  /** Rows that `admit` reads: all of them if `holderOf` knows the keys that the body names. */
  needs(holderOf: HolderOf): readonly Ref[]
  /** Ranges of which `admit` asks whether they hold any row. */
  readonly ranges: readonly Range[]
  /** Whether one hand is enough here, though the type asks for a second. */
  oneHand(rows: Rows): boolean
  /** The entry that an announcement of it has to follow; -1 for any. */
  announcedAfter(rows: Rows): number
  /** Throws a refusal before it changes anything, or changes rows. */
  admit(act: Act, rows: Rows): void
}

/** A type of statement, whatever it says. */
export interface Declaration extends Required<Flags<Scope>> {
  readonly type: string
  /** As declared, without defaults. */
  readonly flags: object
  /** The members of its body by name, in the order in which people read them. */
  readonly members: Members
  readonly schema: z.ZodType
  /** Whether members that are each well-formed may still not fit together. */
  readonly mayMisfit: boolean
  readonly refuses: Refuses
  bind(statement: Statement): Bound
  /** The body, by its schema; refuses `body_malformed`. */
  read(statement: Statement): unknown
}

/** A type that knows its own name, its flags and what its bodies hold. */
interface DeclarationOf<T extends string, B, S extends Scope, F extends object> extends Declaration {
  readonly type: T
  readonly scope: S
  /** As declared: types are picked by their flags. */
  readonly flags: F
  read(statement: Statement): B
}

export function statement<
  const T extends string,
  M extends Members,
  const S extends Scope,
  R extends Reads,
  const F extends { readonly secondHand?: boolean },
>(type: T, spec: F & Spec<M, S, R>): DeclarationOf<T, BodyIn<M>, S, F> {
  const schema = z.strictObject(spec.body)
  const read = (statement: Statement): BodyIn<M> => {
    const found = schema.safeParse(statement.body)
    if (!found.success) throw bodyRefusal(type, toldOf(found.error.issues[0]!, statement.body))
    const body = found.data as BodyIn<M>
    const misfit = spec.fits?.(body) ?? null
    if (misfit !== null) throw bodyRefusal(type, { path: [], message: misfit.why }).at(misfit.member)
    return body
  }
  return {
    type,
    scope: spec.scope,
    author: spec.author,
    founds: spec.founds ?? 'nothing',
    from: spec.from ?? 1,
    office: spec.office ?? 'officer',
    secondHand: spec.secondHand ?? false,
    twoOfficers: spec.twoOfficers ?? false,
    drafters: spec.drafters ?? false,
    afterClosing: spec.afterClosing ?? false,
    switchable: spec.switchable ?? true,
    whileSuspended: spec.whileSuspended ?? false,
    sealable: spec.sealable ?? false,
    counted: spec.counted ?? false,
    saysAll: spec.saysAll ?? false,
    notice: spec.notice ?? null,
    flags: spec,
    members: spec.body,
    schema,
    mayMisfit: spec.fits !== undefined,
    refuses: spec.refuses,
    read,
    bind(statement) {
      const body = read(statement)
      const stated = { body, by: statement.by, call: statement.call as CallIn<S>, statement }
      const reads = readOnce((holderOf: HolderOf) => spec.reads({ ...stated, holderOf }))
      return {
        newKeys: spec.newKeys?.(body) ?? [],
        recoveredBy: spec.recoveredBy?.(body) ?? null,
        cosigners: spec.cosigners?.(body) ?? [],
        texts: spec.texts?.(body) ?? [],
        roots: spec.roots?.(body) ?? [],
        withholds: spec.withholds?.(body) ?? [],
        encloses: spec.encloses?.(stated) ?? null,
        invitation: spec.invites?.(stated) ?? null,
        announces: spec.announces?.(body) ?? null,
        rests: spec.rests?.(stated) ?? [],
        brings: spec.brings?.(stated) ?? [],
        tells: holderOf => spec.tells?.({ ...stated, holderOf }) ?? [],
        needs: holderOf => reads(holderOf).refs,
        get ranges() {
          return reads(nobody).ranges
        },
        oneHand: rows => spec.oneHand?.(cellsOf(reads(nobody).tree, rows), body) ?? false,
        announcedAfter: rows => spec.announcedAfter?.(cellsOf(reads(nobody).tree, rows)) ?? -1,
        admit(act, rows) {
          const judged: Omit<Judged<BodyIn<M>, S, R>, 'rows' | 'callRow'> = {
            ...act,
            ...stated,
            log: new Cell(rows, ref('log', 'log')),
            keys: act.signers.flatMap(keyid => rows.get('keys', keyid) ?? []),
          }
          // What the compiler cannot follow: each row has the cell of its own table, and a call its row.
          const cells: unknown = {
            rows: cellsOf(reads(keyid => rows.get('keys', keyid)).tree, rows),
            callRow: statement.call === null ? null : new Cell(rows, ref('calls', statement.call)),
          }
          try {
            spec.admit({ ...judged, ...(cells as Pick<Judged<BodyIn<M>, S, R>, 'rows' | 'callRow'>) })
          } catch (error) {
            throw error instanceof Refusal ? error.at(spec.refuses[error.code as LawCode]) : error
          }
        },
      }
    },
  }
}

const nobody: HolderOf = () => undefined

/** What a statement reads. Its declaration is asked again only if that depends on the holders of keys in the body. */
function readOnce<R extends Reads>(readsOf: (holderOf: HolderOf) => R) {
  const told = (tree: R) => ({ tree, ...needsIn(tree) })
  let hangs = false
  let bare: ReturnType<typeof told> | undefined
  return (holderOf: HolderOf) => {
    bare ??= told(
      readsOf(() => {
        hangs = true
        return undefined
      }),
    )
    return hangs ? told(readsOf(holderOf)) : bare
  }
}

const toldOf = (issue: z.core.$ZodIssue, body: unknown) => ({
  path: issue.path,
  message: amiss(issue, standsAt(body, issue.path)),
})

function bodyRefusal(
  type: string,
  { path, message }: Readonly<{ path: readonly PropertyKey[]; message: string }>,
): Refusal {
  const member = path.length === 0 ? undefined : path.join('.')
  const where = member === undefined ? 'The body' : `The field ${brief(member)}`
  const says = `${where} of ${type} does not fit: ${brief(message)}.`
  return new Refusal('body_malformed', says, undefined, member)
}

/** Refuses `seen_stale` if the row changed after what the author saw: nobody is bound by what they cannot have read. */
export function rely<R extends Row | undefined>(row: R, statement: Statement, what: string): R {
  if (row !== undefined && row.since >= statement.seen.size)
    throw new Refusal(
      'seen_stale',
      `${what} changed with entry ${row.since}; the author had seen the log up to entry ${statement.seen.size - 1}.`,
    )
  return row
}

/** The row, or the refusal that says what is not there. */
export function must<T extends Table>({ row }: Cell<T>, code: LawCode, sentence: string): Tables[T] {
  if (row === undefined) throw new Refusal(code, sentence)
  return row
}
