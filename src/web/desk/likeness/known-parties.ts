import { parseEntry } from '../../../core/entry.ts'
import { parseStatement } from '../../../core/statement.ts'
import { type PartyRow, ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { RunningSite } from '../../asked.ts'
import { type Likeness, type Named, type Traits, told, traitsOf } from './traits.ts'

/** Parties that are compared; of a register beyond that, those that come last in it are not. */
const MOST_COMPARED = 200_000

/**
 * Every party of the register by what may be found again of it. Made at the first question and kept up with the log, so
 * that the desk asks about a thousand applicants without a search for each.
 */
export class KnownParties {
  /** Most traits are held by one party alone, for which a set would be dear. */
  readonly #byTrait = new Map<string, string | Set<string>>()
  readonly #held = new Map<string, Named>()

  size = 0

  put(id: string, row: PartyRow): void {
    const before = this.#held.get(id)
    if (before === undefined && this.#held.size >= MOST_COMPARED) return
    if (before !== undefined) for (const key of traitsOf(before).holds) this.#drop(key, id)
    const named = namedIn(row)
    this.#held.set(id, named)
    for (const key of traitsOf(named).holds) this.#add(key, id)
  }

  #add(key: string, id: string): void {
    const ids = this.#byTrait.get(key)
    if (ids === undefined) this.#byTrait.set(key, id)
    else if (typeof ids === 'string') this.#byTrait.set(key, new Set([ids, id]))
    else ids.add(id)
  }

  #drop(key: string, id: string): void {
    const ids = this.#byTrait.get(key)
    if (ids === id) this.#byTrait.delete(key)
    else if (ids instanceof Set) ids.delete(id)
  }

  /** The parties that are like this one, and how. */
  like({ asks }: Traits): ReadonlyMap<string, readonly Likeness[]> {
    const found = new Map<string, Set<Likeness>>()
    for (const [key, likeness] of asks) {
      const ids = this.#byTrait.get(key) ?? []
      for (const id of typeof ids === 'string' ? [ids] : ids) {
        const likenesses = found.get(id) ?? new Set()
        found.set(id, likenesses.add(likeness))
      }
    }
    return new Map([...found].map(([id, likenesses]) => [id, told(likenesses)]))
  }
}

/** What it is called now, and was called before: an applicant may come with an old letterhead. */
function namedIn({ names, versions, kind }: PartyRow): Named {
  const newest = versions.at(-1)
  const all = [names, ...versions.map(one => one.names)].flat().map(({ text }) => text)
  return {
    names: [...new Set(all)],
    domain: newest?.domain ?? null,
    identifiers: newest?.identifiers ?? {},
    kind,
  }
}

const indexes = new WeakMap<RunningSite, Promise<KnownParties>>()

/** The parties as of now. Asked by several at once, the log is read by one after the other. */
export function knownParties(site: RunningSite): Promise<KnownParties> {
  const before = indexes.get(site)
  const after = (before?.catch(() => undefined) ?? Promise.resolve(undefined)).then(index =>
    index === undefined ? made(site) : caughtUp(site, index),
  )
  indexes.set(site, after)
  return after
}

async function made(site: RunningSite): Promise<KnownParties> {
  const index = new KnownParties()
  // Before the rows: what comes in meanwhile is read once more.
  index.size = site.log.head()?.size ?? 0
  for await (const { key, row } of eachRow(site.log.store, 'parties')) index.put(key, row)
  return index
}

const AT_ONCE = 500

async function caughtUp(site: RunningSite, index: KnownParties): Promise<KnownParties> {
  const { store } = site.log
  const size = site.log.head()?.size ?? 0
  while (index.size < size) {
    const entries = await store.entries(index.size, Math.min(size, index.size + AT_ONCE))
    if (entries.length === 0) break
    const ids = new Set(entries.flatMap(partyIn))
    const rows = await store.rows([...ids].map(id => ref('parties', id)))
    for (const [i, id] of [...ids].entries()) if (rows[i] !== undefined) index.put(id, rows[i])
    index.size += entries.length
  }
  return index
}

/** Whom an entry concerns as what they are called. */
function partyIn(entry: Uint8Array): string[] {
  const { type, body } = parseStatement(parseEntry(entry).envelope.payload)
  return type.startsWith('party/') && typeof body.party === 'string' ? [body.party] : []
}
