import { TraitIndex } from '../comparison/trait-index.ts'
import { parseEntry } from '../core/entry.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes, type JsonObject } from '../core/json.ts'
import { parseStatement } from '../core/statement.ts'
import type { Log } from '../log/open.ts'
import { type PartyRow, ref } from '../register/rows.ts'
import { partyJoined } from '../register/types/invitations.ts'
import { statementOpened } from '../register/types/sealed.ts'
import { eachRow } from '../store/each-row.ts'
import { ownTurn } from '../store/own-turn.ts'

/** Entries that are read in one turn of the event loop. */
const AT_ONCE = 100

/** Every party of the register by its traits. Made at the first question, then kept up with the log. */
export class KnownParties {
  readonly #log: Log
  #index: Promise<TraitIndex> | undefined
  /** Entries that it knows. */
  #size = 0

  constructor(log: Log) {
    this.#log = log
  }

  /** The parties as of now. Questions at the same time read the log one after the other. */
  now(): Promise<TraitIndex> {
    const make = () => this.#made()
    this.#index = this.#index?.then(index => this.#caughtUp(index), make) ?? make()
    return this.#index
  }

  async #made() {
    const index = new TraitIndex()
    // Before the rows: what comes in meanwhile is read again.
    this.#size = this.#log.head()?.size ?? 0
    for await (const { key, row } of eachRow(this.#log.store, 'parties')) index.put(key, namedIn(row))
    return index
  }

  async #caughtUp(index: TraitIndex) {
    const { store } = this.#log
    const size = this.#log.head()?.size ?? 0
    while (this.#size < size) {
      await ownTurn()
      const entries = await store.entries(this.#size, Math.min(size, this.#size + AT_ONCE))
      if (entries.length === 0) break
      const ids = new Set(entries.flatMap(partyIn))
      const rows = await store.rows([...ids].map(id => ref('parties', id)))
      for (const [i, id] of [...ids].entries()) if (rows[i] !== undefined) index.put(id, namedIn(rows[i]))
      this.#size += entries.length
    }
    return index
  }
}

export function knownParties({ parties }: { readonly parties: KnownParties }): Promise<TraitIndex> {
  return parties.now()
}

/** Its names now and before: an applicant may come with an old letterhead. */
function namedIn({ names, versions, kind }: PartyRow) {
  const newest = versions.at(-1)
  const all = [names, ...versions.map(one => one.names)].flat().map(({ text }) => text)
  return {
    names: [...new Set(all)],
    domain: newest?.domain ?? null,
    identifiers: newest?.identifiers ?? {},
    kind,
  }
}

/** Whose names an entry may change. */
export function partyIn(entry: Uint8Array): string[] {
  const { type, by, body } = parseStatement(parseEntry(entry).envelope.payload)
  if (type === partyJoined.type) return [by]
  if (type === statementOpened.type)
    return [parseStatement(parseEnvelope(formatJsonBytes(body.envelope as JsonObject)).payload).by]
  return type.startsWith('party/') && typeof body.party === 'string' ? [body.party] : []
}
