import { clip } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { Known, KnownSource } from '../register/lists/earlier-lists.ts'
import { MemoryRows } from '../register/memory.ts'
import type { CallRow, Table } from '../register/rows.ts'
import type { Server } from './server-client.ts'

/**
 * The register as a server exports it (`/export/latest`), those tables of it that are asked for: what a signer reads
 * before signing. Auditors fold the log instead.
 */
export async function readRegister(server: Server, tables: readonly Table[]): Promise<MemoryRows> {
  const rows = new MemoryRows()
  if (tables.length === 0) return rows
  let lines = 0
  for await (const line of server.lines('/export/latest')) {
    if (lines++ === 0 || !tables.includes(tableOf(line))) continue
    const { key, row } = JSON.parse(line) as { key: string; row: never }
    rows.put(tableOf(line), key, row)
  }
  if (lines === 0) throw new Refusal('server_confused', `${server.url} exports an empty register.`)
  return rows
}

/** The table stands last in the canonical line, so that the row need not be parsed to pass it over. */
function tableOf(line: string): Table {
  return line.slice(line.lastIndexOf('"table":"') + 9, -2) as Table
}

export function callIn(registered: MemoryRows, call: string, { url }: Server): CallRow {
  const row = registered.get('calls', call)
  if (row === undefined) throw new Refusal('call_unknown', `${url} keeps no call ${clip(call)}.`)
  return row
}

/** What the register knows of the lists of one call. */
export function knownOf(call: string, registered: MemoryRows): Known {
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
