import { TraitIndex } from '../../../comparison/trait-index.ts'
import type { Named } from '../../../comparison/traits.ts'
import { parseEntry } from '../../../core/entry.ts'
import { parseStatement } from '../../../core/statement.ts'
import { type PartyRow, ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { RunningSite } from '../../asked.ts'

const AT_ONCE = 500

interface Known {
  readonly index: TraitIndex
  /** Entries that it has read. */
  size: number
}

const known = new WeakMap<RunningSite, Promise<Known>>()

/**
 * Every party of the register as of now, by what may be found again of it: made at the first question and kept up with
 * the log. Asked by several at once, the log is read by one after the other.
 */
export async function knownParties(site: RunningSite): Promise<TraitIndex> {
  const make = () => made(site)
  const after = known.get(site)?.then(before => caughtUp(site, before), make) ?? make()
  known.set(site, after)
  return (await after).index
}

async function made({ log }: RunningSite): Promise<Known> {
  // Before the rows: what comes in meanwhile is read once more.
  const size = log.head()?.size ?? 0
  const index = new TraitIndex()
  for await (const { key, row } of eachRow(log.store, 'parties')) index.put(key, namedIn(row))
  return { index, size }
}

async function caughtUp({ log }: RunningSite, before: Known): Promise<Known> {
  const { store } = log
  const size = log.head()?.size ?? 0
  while (before.size < size) {
    const entries = await store.entries(before.size, Math.min(size, before.size + AT_ONCE))
    if (entries.length === 0) break
    const ids = new Set(entries.flatMap(partyIn))
    const rows = await store.rows([...ids].map(id => ref('parties', id)))
    for (const [i, id] of [...ids].entries())
      if (rows[i] !== undefined) before.index.put(id, namedIn(rows[i]))
    before.size += entries.length
  }
  return before
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

/** Whom an entry concerns as what they are called. */
function partyIn(entry: Uint8Array): string[] {
  const { type, body } = parseStatement(parseEntry(entry).envelope.payload)
  return type.startsWith('party/') && typeof body.party === 'string' ? [body.party] : []
}
