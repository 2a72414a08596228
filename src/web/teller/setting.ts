import { parseStatement, type Statement } from '../../core/statement.ts'
import type { Part } from '../../log/attachments.ts'
import type { Bound, Declaration } from '../../register/declaration.ts'
import { isKeptByIssuer } from '../../register/kept-by-issuer.ts'
import type { KindName, Localised } from '../../register/kinds.ts'
import { type Laws, rulesAt } from '../../register/laws.ts'
import { namedIn } from '../../register/members.ts'
import { type CallRow, type PartyRow, type Ref, ref, type Table, type Tables } from '../../register/rows.ts'
import { actDigest } from '../../register/second-approval.ts'
import { callOpened } from '../../register/types/calls.ts'
import { isEntering, partyJoined } from '../../register/types/invitations.ts'
import { partyAdmitted, partyUpdated } from '../../register/types/parties.ts'
import { sealedKey } from '../../register/types/sealed.ts'
import { wordsWithheld } from '../../register/types/words.ts'
import type { BodyOf, StatementType } from '../../register/types.ts'
import {
  type Asked,
  entryShown,
  html,
  isSigning,
  type Markup,
  named,
  phrase,
  say,
  stateBeside,
} from '../kit/kit.ts'
import { type Published, versionsIn } from '../text/versions.ts'

/**
 * What the register knows of those whom statements name: fetched for many entries at once, then looked up. An unsigned
 * statement is told as the entry that it would become.
 */

/** A statement with its place. */
export interface Placed {
  readonly index: number
  readonly statement: Statement
  /** Where it was judged, if not at its place: at its seal. */
  readonly judgedAt?: number
}

/** What all functions that tell of an entry need. */
export interface Setting extends Placed {
  readonly asked: Asked
  readonly known: Known
  /** The call on whose page it is told, and need not be named. */
  readonly within?: string | undefined
}

export interface Told<T extends StatementType = StatementType> extends Setting {
  readonly declared: Declaration
  readonly body: BodyOf<T>
}

/** By the law that held where it was judged. */
interface Read {
  readonly declared: Declaration
  readonly body: object
  readonly bound: Bound
}

export class Known {
  readonly #laws: Laws
  readonly #rows = new Map<string, Tables[Table]>()
  readonly #read = new WeakMap<Statement, Read>()
  /** By entry. */
  readonly #binding = new Map<number, Placed>()
  /** By call. */
  readonly #versions = new Map<string, Versions>()

  /** Words beside a statement that is not signed yet; null if all stands in the log. */
  readonly beside: readonly Part[] | null

  private constructor(laws: Laws, beside: readonly Part[] | null) {
    this.#laws = laws
    this.beside = beside
  }

  static async of(
    asked: Asked,
    told: readonly Placed[],
    beside: readonly Part[] | null = null,
  ): Promise<Known> {
    const { laws, store } = asked.site.log
    const known = new Known(laws, beside)
    const fetch = async (refs: readonly Ref[]) => {
      const once = [...new Map(refs.map(one => [nameOf(one), one]))]
      const found = once.length === 0 ? [] : await store.rows(once.map(([, one]) => one))
      for (const [i, row] of found.entries()) if (row !== undefined) known.#rows.set(once[i]![0], row)
    }
    // The log says by which rules a statement is read; the statement, which seal it opens.
    await fetch([ref('log', 'log')])
    await fetch(told.flatMap(one => known.#refsIn(one)))
    const entries = [...told, ...told.flatMap(one => known.inner(one) ?? [])]
    await fetch(entries.slice(told.length).flatMap(one => known.#refsIn(one)))
    // What is withheld is told by the statement that bound it, which may come out of a seal.
    const binding = await Promise.all(known.#bindingIn(entries).map(index => entryShown(asked, index)))
    for (const one of binding) known.#binding.set(one.index, one)
    await fetch(binding.flatMap(one => known.#refsIn(one)))
    await fetch(binding.flatMap(one => known.opened(one) ?? []).flatMap(one => known.#refsIn(one)))
    // A key is told by its holder.
    await fetch(
      [...known.#rows.values()].flatMap(row => ('holder' in row ? [ref('parties', row.holder)] : [])),
    )
    const calls = new Set(entries.flatMap(({ statement: { call } }) => call ?? []))
    await Promise.all(
      [...calls].map(async call => {
        const [texts, policies] = await Promise.all([
          versionsIn(asked, 'texts', call),
          versionsIn(asked, 'policies', call),
        ])
        known.#versions.set(call, { texts, policies })
      }),
    )
    return known
  }

  row<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.#rows.get(nameOf({ table, key })) as Tables[T] | undefined
  }

  read({ index, judgedAt = index, statement }: Placed): Read {
    return this.#read.getOrInsertComputed(statement, () => {
      const log = this.row('log', 'log')
      const rules = log === undefined ? this.#laws.known : rulesAt(log, judgedAt)
      const declared = this.#laws.of(statement.type, rules)
      return { declared, body: declared.read(statement) as object, bound: declared.bind(statement) }
    })
  }

  /** What it announces or takes out of a seal, in its place. */
  inner<P extends Placed>(one: P): P | null {
    const { announces } = this.read(one).bound
    return announces === null ? this.opened(one) : { ...one, statement: { ...one.statement, ...announces } }
  }

  /** What it takes out of a seal, in its place. */
  opened<P extends Placed>(one: P): P | null {
    const { encloses } = this.read(one).bound
    if (encloses === null) return null
    const seal = this.row('sealed', encloses.seal.key)
    const statement = parseStatement(encloses.envelope.payload)
    return { ...one, statement, ...(seal && { judgedAt: seal.entry }) }
  }

  /** The statement by which these words came, of those that are withheld; what it takes out of a seal in its place. */
  binds(digest: string): Placed | undefined {
    const entry = this.row('words', digest)?.entry
    const found = entry === undefined ? undefined : this.#binding.get(entry)
    return found && (this.opened(found) ?? found)
  }

  #bindingIn(entries: readonly Placed[]): number[] {
    const found = entries.flatMap(one =>
      one.statement.type === wordsWithheld.type
        ? (this.row('words', (this.read(one).body as BodyOf<'words/withheld'>).digest)?.entry ?? [])
        : [],
    )
    return [...new Set(found)]
  }

  /** A version of the call's text or rules, with the entry that published it. */
  version<T extends Versioned>(table: T, call: string, digest: string): Published<T> | undefined {
    return this.#versions.get(call)?.[table].find(one => one.digest === digest)
  }

  /** From 1. What is about to be published follows all others. */
  number(table: Versioned, call: string, digest: string): number {
    const known = this.#versions.get(call)?.[table].at(-1)?.number ?? 0
    return this.version(table, call, digest)?.number ?? known + 1
  }

  /** Rows that a statement names, by the kinds of its members. */
  #refsIn(one: Placed): Ref[] {
    const { by, call } = one.statement
    const { declared, body, bound } = this.read(one)
    return [
      ref('parties', by),
      ...(call === null ? [] : [ref('calls', call)]),
      ...(bound.announces === null ? [] : [ref('announced', actDigest(bound.announces))]),
      ...namedIn(declared, body).flatMap(({ kind, value }) => REFS[kind]?.(String(value), call) ?? []),
    ]
  }
}

type Versioned = 'texts' | 'policies'
/** Oldest first. */
type Versions = { readonly [T in Versioned]: readonly Published<T>[] }

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

function nameOf({ table, key }: Ref): string {
  return `${table} ${key}`
}

export function toldOf<T extends StatementType>(it: Setting): Told<T> {
  const { declared, body } = it.known.read(it)
  return { ...it, declared, body: body as BodyOf<T> }
}

/** What was sealed, if it opens a seal; else itself. */
export function inEffect(it: Setting): Setting {
  return it.known.opened(it) ?? it
}

/** The call of a statement of call scope; its rule has checked that it is there. */
export function callIn({ call }: Statement): string {
  return call!
}

/** A party's name at the time of the entry: the author did not write of a later one. */
export function partyName(it: Setting, id: string): Markup {
  return namedOrId(it.asked, namesThen(it, id), id)
}

/** The same, with what the reader calls a state whose name is in another language. */
export function partyNameHere(it: Setting, id: string): Markup {
  const names = namesThen(it, id)
  const row = it.known.row('parties', id)
  const beside =
    row === undefined || names === undefined ? null : stateBeside({ ...row, names }, it.asked.lang)
  return html`${namedOrId(it.asked, names, id)}${beside}`
}

function namesThen(it: Setting, id: string): Localised | undefined {
  const row = it.known.row('parties', id)
  return namesGiven(it, id) ?? (row === undefined ? undefined : namesAt(row, it.index))
}

function namedOrId({ lang }: Asked, names: Localised | undefined, id: string): Markup {
  return names === undefined ? html`<code>${id}</code>` : named(names, lang)
}

/** The names that the statement itself gives a party that joins, is admitted or changed, also before it is recorded. */
function namesGiven(it: Setting, id: string): Localised | undefined {
  const { type, by, body } = it.statement
  if (type === partyJoined.type) {
    const { leaf } = toldOf<typeof type>(it).body
    return by === id && isEntering(leaf) ? leaf.names : undefined
  }
  if ((type !== partyAdmitted.type && type !== partyUpdated.type) || body.party !== id) return undefined
  return toldOf<typeof type>(it).body.names
}

function namesAt(row: PartyRow, index: number): Localised {
  const version = row.versions.findLast(({ entry }) => entry <= index) ?? row.versions[0]
  return version?.names ?? row.names
}

export function callTitle(it: Setting, id: string): Markup {
  const opens = it.statement.type === callOpened.type && it.statement.call === id
  const titles = it.known.row('calls', id)?.titles ?? (opens ? openingIn(it).titles : undefined)
  return namedOrId(it.asked, titles, id)
}

/** In a sentence. On its own page nobody needs its name. */
export function callNamed(it: Setting, id: string): Markup {
  const { lang } = it.asked
  if (it.within === id) return html`${say(lang, 'lately.thisCall')}`
  return phrase(lang, 'lately.callNamed', { title: callTitle(it, id) })
}

function openingIn(it: Setting): BodyOf<typeof callOpened.type> {
  return toldOf<typeof callOpened.type>(it).body
}

/** What the call calls those on its roll. */
export function nounOf({ asked, known }: Setting, id: string): Markup {
  return namedOrId(asked, known.row('calls', id)?.noun, id)
}

/** Whether those on its roll sign, in the call's own word; others support it, or endorse it. */
export function isSigningOn({ asked, known }: Setting, id: string): boolean {
  const row = known.row('calls', id)
  return row !== undefined && isSigning(row, asked.lang)
}

/** Whether the convener keeps the register itself, by what the statement says of them or the call did. */
export function isOwnIn({ known, statement: { body, call } }: Setting): boolean {
  const row = call === null ? undefined : known.row('calls', call)
  const said = { ...row, ...body } as Partial<Pick<CallRow, 'authority' | 'convener'>>
  const { authority, convener } = said
  if (authority === undefined || convener === undefined) return false
  return isKeptByIssuer({ authority, convener }, known.row('log', 'log')?.names)
}

/** Whether the call was an independent record at the time of the entry. */
export function isRecordIn(it: Setting): boolean {
  const { known, statement, index } = it
  if (statement.type === callOpened.type) return openingIn(it).authority.level === 'independent'
  const row = known.row('calls', callIn(statement))
  return row?.authority.level === 'independent' || (row?.claimed !== undefined && index < row.claimed.entry)
}
