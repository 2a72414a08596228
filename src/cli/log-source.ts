import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath } from '../core/tile.ts'
import { tileAt } from '../log/tree.ts'
import type { LogSource } from '../register/audit-log.ts'
import { ref } from '../register/rows.ts'
import type { Store } from '../store/store.ts'
import { databasePath } from './data-folder.ts'
import { readBytes, readText, reasonOf } from './files.ts'
import { Server } from './server.ts'
import { openToRead, storedLines } from './stored.ts'
import type { Surroundings } from './surroundings.ts'

/** Where an auditor finds a log: on a server, in a data folder, or in a static copy with the same paths. */
export interface OpenSource extends LogSource {
  readonly name: string
  close(): Promise<void>
}

export async function openSource(
  place: string | undefined,
  around: Surroundings,
  vkey: string | undefined,
): Promise<OpenSource> {
  if (place !== undefined && /^https?:\/\//.test(place)) return ofServer(await Server.connect(place, vkey))
  if (place === undefined && around.databaseUrl !== undefined)
    return ofStore('the database', await openToRead(around))
  const folder = place ?? around.dataDir
  if (existsSync(databasePath(folder))) return ofStore(folder, await openToRead(around, folder))
  const log = [join(folder, 'log'), folder].find(one => existsSync(join(one, 'checkpoint')))
  if (log !== undefined) return ofFiles(folder, log)
  throw new Refusal(
    'file_unreadable',
    `${folder} is neither a data folder (avow.sqlite) nor a copy of a log (log/checkpoint).`,
  )
}

function ofServer(server: Server): OpenSource {
  return {
    name: server.url,
    checkpoint: async () => (await server.checkpoint()).note,
    tile: tile => server.bytes(`/log/${formatTilePath(tile)}`),
    register: async size => server.lines(`/export/${size}/register.ndjson`),
    close: async () => {},
  }
}

/** A copy made by any tool that copies files. A mirror may keep only full tiles beside the newest partial ones. */
function ofFiles(folder: string, log: string): OpenSource {
  return {
    name: folder,
    checkpoint: async () => readText(join(log, 'checkpoint')),
    tile: async tile => readBytes(join(log, formatTilePath(tile))),
    async register(size) {
      const path = join(folder, 'export', String(size), 'register.ndjson')
      return existsSync(path) && statSync(path).isFile() ? linesIn(path) : undefined
    },
    close: async () => {},
  }
}

async function* linesIn(path: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    throw new Refusal('file_unreadable', `${path} cannot be read: ${reasonOf(error)}.`)
  }
}

/** The database of a server, which may be running on it. Tiles come as it would serve them. */
function ofStore(name: string, store: Store): OpenSource {
  let taken = 0
  return {
    name,
    async checkpoint() {
      const head = await store.head()
      if (head === undefined) throw new Refusal('log_unestablished', `${name} holds no log yet.`)
      taken = head.size
      return head.checkpoint
    },
    tile: tile => tileAt(store, formatTilePath(tile), taken),
    /** Undefined where a server has written more meanwhile: the rows are those of its newest size alone. */
    async register(size) {
      const head = await store.head()
      const [log] = await store.rows([ref('log', 'log')])
      if (head?.size !== size) return undefined
      const lines: string[] = []
      for await (const line of storedLines(store, { size, root: head.root, rules: log?.rules ?? 0 }))
        lines.push(line.slice(0, -1))
      return (await store.head())?.size === size ? asIterable(lines) : undefined
    },
    close: () => store.close(),
  }
}

async function* asIterable(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
