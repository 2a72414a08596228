import type { Statement } from '../../core/statement.ts'
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
import { inEffect, sealedKey } from '../../register/types/sealed.ts'
import { actAnnounced, type BodyOf, bodyIn, type StatementType } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { inLang } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { nameIn } from '../wording.ts'

/** What the register knows of those whom entries speak of: fetched for many entries at once, then looked up. */

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
export interface Placed {
  readonly index: number
  readonly statement: Statement
}

/** Versions of one call that are looked through. */
const MOST_VERSIONS = 1_000

export class Known {
  readonly #rows: ReadonlyMap<string, Tables[Table]>
  /** By call. */
  readonly #versions: ReadonlyMap<string, Versions>

  private constructor(rows: ReadonlyMap<string, Tables[Table]>, versions: ReadonlyMap<string, Versions>) {
    this.#rows = rows
    this.#versions = versions
  }

  static async of(asked: Asked, told: readonly Placed[]): Promise<Known> {
    // What is announced is told in words too.
    const entries = told.flatMap(one => [
      one,
      ...(one.statement.type === actAnnounced.type ? [announcedIn(one)] : []),
    ])
    const { store } = asked.site.log
    const rows = new Map<string, Tables[Table]>()
    const fetch = async (refs: readonly Ref[]) => {
      const found = await store.rows(refs)
      for (const [i, row] of found.entries()) if (row !== undefined) rows.set(nameOf(refs[i]!), row)
    }
    await fetch(distinct([ref('log', 'log'), ...entries.flatMap(({ statement }) => subjectsOf(statement))]))
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
    return new Known(rows, new Map(versions))
  }

  row<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.#rows.get(nameOf({ table, key })) as Tables[T] | undefined
  }

  get log(): LogRow | undefined {
    return this.row('log', 'log')
  }

  /** Which version of the call's text this manifest is, from 1, with the entry that published it. */
  text(call: string, manifest: string): Version<'texts'> | undefined {
    return this.#versions.get(call)?.texts.find(({ digest }) => digest === manifest)
  }

  policy(call: string, policy: string): Version<'policies'> | undefined {
    return this.#versions.get(call)?.policies.find(({ digest }) => digest === policy)
  }
}

/** What was published of a call, oldest first. */
interface Versions {
  readonly texts: readonly Version<'texts'>[]
  readonly policies: readonly Version<'policies'>[]
}

export interface Version<T extends 'texts' | 'policies'> {
  readonly digest: string
  readonly number: number
  readonly entry: number
  readonly row: Tables[T]
}

/** Texts or policies of a call, numbered in the order in which they came into the log. */
export async function versionsIn<T extends 'texts' | 'policies'>(
  asked: Asked,
  table: T,
  call: string,
): Promise<Version<T>[]> {
  const prefix = `${call}/`
  const found = await asked.site.log.store.rowsOf(table, prefix, MOST_VERSIONS)
  return found
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, row }) => ({ digest: key.slice(prefix.length), row }))
    .sort((a, b) => a.row.entry - b.row.entry)
    .map((one, i) => ({ ...one, number: i + 1, entry: one.row.entry }))
}

/** The act that an entry announces, as if it stood in its place. */
export function announcedIn({ index, statement }: Placed): Placed {
  const { type, call, body } = actAnnounced.read(statement)
  return { index, statement: { ...statement, type, call, body } }
}

/** Whom or what a statement names that the register has a row of. */
function subjectsOf(statement: Statement): Ref[] {
  const { by, call, body, type } = statement
  const refs: Ref[] = []
  if (call !== null) refs.push(ref('calls', call))
  for (const id of [by, body.party, body.holder, body.into, body.successor])
    if (typeof id === 'string') refs.push(ref('parties', id))
  const { against } = body as { against?: { party?: unknown } }
  if (typeof against?.party === 'string') refs.push(ref('parties', against.party))
  if (Array.isArray(body.calls)) refs.push(...body.calls.map(id => ref('calls', String(id))))
  if (typeof body.keyid === 'string') refs.push(ref('keys', body.keyid))
  if (typeof body.commitment === 'string') refs.push(ref('persons', body.commitment))
  if (type === actAnnounced.type) refs.push(ref('announced', actDigest(body as never)))
  if (type === 'words/withheld') refs.push(ref('words', String(body.digest)))
  if (type === 'statement/sealed' || type === 'statement/opened')
    refs.push(ref('sealed', sealedKey(call!, String(body.commitment))))
  if (type === 'statement/opened') refs.push(...subjectsOf(inEffect(statement)))
  if (type === 'role/ended') refs.push(ref('roles', String(body.id)))
  return refs
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

/** The entry with its body read by its rule. */
export function toldOf<T extends StatementType>(
  asked: Asked,
  { index, statement }: Placed,
  known: Known,
): Told<T> {
  return { asked, index, statement, body: bodyIn(statement.type as T, statement), known }
}

/** What a party was called when the entry was made: a later name is not what its author wrote of. */
export function partyName({ asked, index, known }: Setting, id: string): Markup {
  const row = known.row('parties', id)
  if (row === undefined) return html`<code>${id}</code>`
  return inLang(nameIn(namesAt(row, index), asked.lang))
}

function namesAt(row: PartyRow, index: number): PartyRow['names'] {
  const version = row.versions.findLast(({ entry }) => entry <= index) ?? row.versions[0]
  return version?.names ?? row.names
}

export function callTitle({ asked, known }: Setting, id: string): Markup {
  const row = known.row('calls', id)
  return row === undefined ? html`<code>${id}</code>` : inLang(nameIn(row.titles, asked.lang))
}

/** What the call names those who stand on its roll. */
export function nounOf({ asked, known }: Setting, id: string): Markup {
  const row: CallRow | undefined = known.row('calls', id)
  return row === undefined ? html`<code>${id}</code>` : inLang(nameIn(row.noun, asked.lang))
}
