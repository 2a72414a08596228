import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath, type Tile } from '../core/tile.ts'
import { tileAt } from '../log/tree.ts'
import type { LogSource } from '../register/audit-log.ts'
import { exportHead, exportLine } from '../register/export.ts'
import { ref } from '../register/rows.ts'
import type { Store } from '../store/store.ts'
import { databasePath } from './data-folder.ts'
import { readBytes, readText, reasonOf } from './files.ts'
import { Server } from './server.ts'
import { openToRead } from './stored.ts'
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
  if (place !== undefined && /^https?:\/\//.test(place))
    return new ServerSource(await Server.connect(place, vkey))
  const folder = place ?? around.dataDir
  if (place === undefined && around.databaseUrl !== undefined)
    return new StoreSource('the database', await openToRead(around))
  if (existsSync(databasePath(folder))) return new StoreSource(folder, await openToRead(around, folder))
  if (existsSync(join(folder, 'log', 'checkpoint'))) return new FolderSource(folder, 'log')
  if (existsSync(join(folder, 'checkpoint'))) return new FolderSource(folder, '')
  throw new Refusal(
    'file_unreadable',
    `${folder} is neither a data folder (avow.sqlite) nor a copy of a log (log/checkpoint).`,
  )
}

class ServerSource implements OpenSource {
  readonly name: string
  readonly #server: Server

  constructor(server: Server) {
    this.name = server.url
    this.#server = server
  }

  async checkpoint(): Promise<string> {
    return (await this.#server.checkpoint()).note
  }

  tile(tile: Tile): Promise<Uint8Array> {
    return this.#server.bytes(`/log/${formatTilePath(tile)}`)
  }

  async register(size: number): Promise<AsyncIterable<string>> {
    return this.#server.lines(`/export/${size}/register.ndjson`)
  }

  async close(): Promise<void> {}
}

/** A copy made by any tool that copies files. A mirror may keep only full tiles beside the newest partial ones. */
class FolderSource implements OpenSource {
  readonly name: string
  readonly #log: string

  constructor(folder: string, log: string) {
    this.name = folder
    this.#log = join(folder, log)
  }

  async checkpoint(): Promise<string> {
    return readText(join(this.#log, 'checkpoint'))
  }

  async tile(tile: Tile): Promise<Uint8Array> {
    return readBytes(join(this.#log, formatTilePath(tile)))
  }

  async register(size: number): Promise<AsyncIterable<string> | undefined> {
    const path = join(this.name, 'export', String(size), 'register.ndjson')
    if (!existsSync(path) || !statSync(path).isFile()) return undefined
    return linesIn(path)
  }

  async close(): Promise<void> {}
}

async function* linesIn(path: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    throw new Refusal('file_unreadable', `${path} cannot be read: ${reasonOf(error)}.`)
  }
}

/** The database of a server, which may be running on it. Tiles come as it would serve them. */
class StoreSource implements OpenSource {
  readonly name: string
  readonly #store: Store
  #size = 0

  constructor(name: string, store: Store) {
    this.name = name
    this.#store = store
  }

  async checkpoint(): Promise<string> {
    const head = await this.#store.head()
    if (head === undefined) throw new Refusal('log_unestablished', `${this.name} holds no log yet.`)
    this.#size = head.size
    return head.checkpoint
  }

  tile(tile: Tile): Promise<Uint8Array> {
    return tileAt(this.#store, formatTilePath(tile), this.#size)
  }

  /** Undefined where a server has written more meanwhile: the rows are those of its newest size alone. */
  async register(size: number): Promise<AsyncIterable<string> | undefined> {
    const head = await this.#store.head()
    const [log] = await this.#store.rows([ref('log', 'log')])
    if (head?.size !== size) return undefined
    const lines: string[] = [exportHead(size, head.root, log?.rules ?? 0)]
    for await (const { table, key, json } of this.#store.everyRow()) lines.push(exportLine(table, key, json))
    if ((await this.#store.head())?.size !== size) return undefined
    return asLines(lines)
  }

  async close(): Promise<void> {
    await this.#store.close()
  }
}

async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.slice(0, -1)
}
