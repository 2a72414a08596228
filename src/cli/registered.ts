import { Refusal } from '../core/refusal.ts'
import type { Known, KnownSource } from '../register/lists/known.ts'
import { MemoryRows } from '../register/memory.ts'
import type { Row, Rows, Table } from '../register/rows.ts'
import type { Server } from './server.ts'

/** The register as a server exports it: what a signer reads before signing. Auditors fold the log instead. */
export interface Registered extends Rows {
  all(): Iterable<{ readonly table: Table; readonly key: string; readonly row: Row }>
  /** The size of the log that it follows from. */
  readonly size: number
}

/** Reads `/export/latest`, keeping the tables that are asked for. */
export async function readRegister(server: Server, tables: readonly Table[]): Promise<Registered> {
  const rows = new MemoryRows()
  let size: number | undefined
  for await (const line of server.lines('/export/latest')) {
    if (size === undefined) {
      size = (JSON.parse(line) as { size: number }).size
      continue
    }
    const table = tableOf(line)
    if (!tables.includes(table)) continue
    const { key, row } = JSON.parse(line) as { key: string; row: never }
    rows.put(table, key, row)
  }
  if (size === undefined) throw new Refusal('server_confused', `${server.url} exports an empty register.`)
  const taken = size
  return Object.assign(rows, { size: taken })
}

/** The table stands last in the canonical line, so that the row need not be parsed to pass it over. */
function tableOf(line: string): Table {
  return line.slice(line.lastIndexOf('"table":"') + 9, -2) as Table
}

/** What the register knows of the lists of one call. */
export function knownOf(call: string, registered: Registered): Known {
  const listings: { party: string; listing: never }[] = []
  const sources: KnownSource[] = []
  for (const { table, key, row } of registered.all()) {
    if (!key.startsWith(`${call}/`)) continue
    const rest = key.slice(call.length + 1)
    if (table === 'listings') listings.push({ party: rest, listing: row as never })
    if (table === 'sources') sources.push({ ...(row as unknown as Omit<KnownSource, 'date'>), date: rest })
  }
  return {
    listings,
    sources,
    inUse: id => registered.get('parties', id) !== undefined || registered.get('roles', id) !== undefined,
  }
}
