import type { Statement } from '../../core/statement.ts'
import type { Part } from '../../log/beside.ts'
import type { KindName, Localised } from '../../register/kinds.ts'
import { namedIn } from '../../register/members.ts'
import {
  type CallRow,
  type KeyRow,
  type LogRow,
  type PartyRow,
  type Ref,
  ref,
  type Table,
  type Tables,
} from '../../register/rows.ts'
import { actDigest } from '../../register/second-hand.ts'
import { callOpened } from '../../register/types/calls.ts'
import { partyAdmitted, partyUpdated } from '../../register/types/parties.ts'
import { inEffect, sealedKey } from '../../register/types/sealed.ts'
import { actAnnounced, type BodyOf, bodyIn, declarationOf, type StatementType } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { inLang } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { type Published, versionsIn } from '../text/published.ts'
import { nameIn } from '../wording.ts'

/**
 * What the register knows of those whom statements speak of: fetched for many entries at once, then looked up. A statement
 * that nobody has signed yet is told as the entry that it would become next.
 */

/** Whatever tells of an entry needs this of it. */
export interface Setting {
  readonly asked: Asked
  readonly index: number
  readonly statement: Statement
  readonly known: Known
}

/** An entry about to be told in words. */
export interface Told<T extends StatementType = StatementType> extends Setting {
  readonly body: BodyOf<T>
}

/** A statement with its place. */
interface Placed {
  readonly index: number
  readonly statement: Statement
}

export class Known {
  readonly #rows: ReadonlyMap<string, Tables[Table]>
  /** By call. */
  readonly #versions: ReadonlyMap<string, Versions>

  /** Words that travel beside a statement that nobody has signed yet; null where all that is told stands in the log. */
  readonly beside: readonly Part[] | null

  private constructor(
    rows: ReadonlyMap<string, Tables[Table]>,
    versions: ReadonlyMap<string, Versions>,
    beside: readonly Part[] | null,
  ) {
    this.#rows = rows
    this.#versions = versions
    this.beside = beside
  }

  static async of(
    asked: Asked,
    told: readonly Placed[],
    beside: readonly Part[] | null = null,
  ): Promise<Known> {
    const entries = told.flatMap(withInner)
    const { store } = asked.site.log
    const rows = new Map<string, Tables[Table]>()
    const fetch = async (refs: readonly Ref[]) => {
      const found = await store.rows(refs)
      for (const [i, row] of found.entries()) if (row !== undefined) rows.set(nameOf(refs[i]!), row)
    }
    const announced = told
      .filter(({ statement }) => statement.type === actAnnounced.type)
      .map(({ statement }) => ref('announced', actDigest(actAnnounced.read(statement))))
    await fetch(distinct([ref('log', 'log'), ...announced, ...entries.flatMap(refsIn)]))
    // A key is told by whom it belongs to.
    await fetch(distinct([...rows.values()].flatMap(row => ('holder' in row ? holderRefs(row) : []))))
    const calls = new Set(entries.flatMap(({ statement: { call } }) => (call === null ? [] : [call])))
    const versions = await Promise.all(
      [...calls].map(async call => {
        const [texts, policies] = await Promise.all([
          versionsIn(asked, 'texts', call),
          versionsIn(asked, 'policies', call),
        ])
        return [call, { texts, policies }] as const
      }),
    )
    return new Known(rows, new Map(versions), beside)
  }

  row<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.#rows.get(nameOf({ table, key })) as Tables[T] | undefined
  }

  get log(): LogRow | undefined {
    return this.row('log', 'log')
  }

  /** Which version of the call's text this manifest is, from 1, with the entry that published it. */
  text(call: string, manifest: string): Published<'texts'> | undefined {
    return this.#versions.get(call)?.texts.find(({ digest }) => digest === manifest)
  }

  policy(call: string, policy: string): Published<'policies'> | undefined {
    return this.#versions.get(call)?.policies.find(({ digest }) => digest === policy)
  }

  /** What is about to be published comes after all that was. */
  textNumber(call: string, manifest: string): number {
    return this.text(call, manifest)?.number ?? (this.#versions.get(call)?.texts.length ?? 0) + 1
  }

  policyNumber(call: string, policy: string): number {
    return this.policy(call, policy)?.number ?? (this.#versions.get(call)?.policies.length ?? 0) + 1
  }
}

/** What was published of a call, oldest first. */
interface Versions {
  readonly texts: readonly Published<'texts'>[]
  readonly policies: readonly Published<'policies'>[]
}

/** What is announced is told in words too, and so is what is taken out of a seal. */
function withInner(one: Placed): Placed[] {
  const { index, statement } = one
  if (statement.type === actAnnounced.type) return [one, announcedIn(one)]
  const enclosed = inEffect(statement)
  return enclosed === statement ? [one] : [one, { index, statement: enclosed }]
}

/** The act that an entry announces, as if it stood in its place. */
export function announcedIn({ index, statement }: Placed): Placed {
  const { type, call, body } = actAnnounced.read(statement)
  return { index, statement: { ...statement, type, call, body } }
}

/** Rows of whom and what a statement names, by the kinds of its members. */
function refsIn({ statement }: Placed): Ref[] {
  const { by, call, type } = statement
  const declared = declarationOf(type)
  const named = namedIn(declared, declared.read(statement) as object)
  return [
    ref('parties', by),
    ...(call === null ? [] : [ref('calls', call)]),
    ...named.flatMap(({ kind, value }) => REFS[kind]?.(String(value), call) ?? []),
  ]
}

const REFS: { readonly [K in KindName]?: (value: string, call: string | null) => Ref } = {
  call: id => ref('calls', id),
  holder: id => ref('parties', id),
  keyid: id => ref('keys', id),
  officer: id => ref('roles', id),
  party: id => ref('parties', id),
  person: commitment => ref('persons', commitment),
  seal: (commitment, call) => ref('sealed', sealedKey(call!, commitment)),
  words: digest => ref('words', digest),
}

function holderRefs({ holder }: KeyRow): Ref[] {
  return [ref('parties', holder)]
}

function nameOf({ table, key }: Ref): string {
  return `${table} ${key}`
}

function distinct(refs: readonly Ref[]): Ref[] {
  return [...new Map(refs.map(one => [nameOf(one), one])).values()]
}

/** The statement with its body read by its rule. */
export function toldOf<T extends StatementType>({ asked, index, statement, known }: Setting): Told<T> {
  return { asked, index, statement, body: bodyIn(statement.type as T, statement), known }
}

/** What a party was called when the entry was made: a later name is not what its author wrote of. */
export function partyName(it: Setting, id: string): Markup {
  const { asked, index, known, statement } = it
  const row = known.row('parties', id)
  const names = namesGiven(statement, id) ?? (row === undefined ? undefined : namesAt(row, index))
  return names === undefined ? html`<code>${id}</code>` : inLang(nameIn(names, asked.lang))
}

/** A party that is admitted or changed is told by the names that the statement gives it, also before it is recorded. */
function namesGiven(statement: Statement, id: string): Localised | undefined {
  const { type, body } = statement
  if ((type !== partyAdmitted.type && type !== partyUpdated.type) || body.party !== id) return undefined
  return bodyIn(type, statement).names
}

function namesAt(row: PartyRow, index: number): Localised {
  const version = row.versions.findLast(({ entry }) => entry <= index) ?? row.versions[0]
  return version?.names ?? row.names
}

/** For messages that name the party that a body names. */
export function partyOf(it: Setting & { readonly body: { readonly party: string } }): { party: Markup } {
  return { party: partyName(it, it.body.party) }
}

export function callTitle({ asked, known, statement }: Setting, id: string): Markup {
  const titles =
    known.row('calls', id)?.titles ??
    (statement.type === callOpened.type && statement.call === id
      ? callOpened.read(statement).titles
      : undefined)
  return titles === undefined ? html`<code>${id}</code>` : inLang(nameIn(titles, asked.lang))
}

/** What the call names those who stand on its roll. */
export function nounOf({ asked, known }: Setting, id: string): Markup {
  const row: CallRow | undefined = known.row('calls', id)
  return row === undefined ? html`<code>${id}</code>` : inLang(nameIn(row.noun, asked.lang))
}
