import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { equalBytes, fromUtf8 } from '../core/bytes.ts'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { MOST_REQUEST, type SeenTree, WitnessKeeper, type WitnessMemory } from '../log/witness-keeper.ts'
import { gather, newCommand } from './command.ts'
import { readText, reasonOf } from './files.ts'
import { parseWitnessKey, vkeyOf } from './note-key-file.ts'
import { portOf, type Surroundings } from './surroundings.ts'
import { untilStopped } from './until-stopped.ts'

interface Options {
  readonly key: string
  readonly log: string[]
  readonly state: string
  readonly port: string
  readonly host: string
}

/** `avow witness --key … --log …`: cosigns checkpoints of logs that never show two histories. */
export function witnessCommand(around: Surroundings) {
  return newCommand<[], Options>(
    'witness',
    'run a witness: cosign the checkpoints of logs, each consistent with all before',
    async options => {
      const cosigner = parseWitnessKey(readText(options.key))
      const memory = new DurableMemory(options.state)
      const now = () => Math.floor(Date.now() / 1000)
      const keeper = new WitnessKeeper(cosigner, options.log.map(parseVkey), memory, now)
      const server = createServer(async (request, response) => {
        if (request.method !== 'POST' || request.url !== '/add-checkpoint') {
          response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
          response.end(`Witness ${vkeyOf(cosigner)}\nPOST /add-checkpoint (c2sp.org/tlog-witness)\n`)
          return
        }
        try {
          const { status, body, type } = keeper.addCheckpoint(await read(request))
          response.writeHead(status, { 'content-type': type }).end(body)
        } catch (error) {
          // Nothing was cosigned: what could not be remembered must not be.
          process.stderr.write(`${reasonOf(error)}\n`)
          const status = error instanceof Refusal ? 400 : 500
          response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end('not cosigned\n')
        }
      })
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(portOf(options.port, '--port'), options.host, resolve)
      })
      const { port } = server.address() as AddressInfo
      process.stdout.write(`Witness ${vkeyOf(cosigner)}\nlistens at http://${options.host}:${port}\n`)
      await untilStopped()
      server.close()
      server.closeAllConnections()
      memory.close()
      return undefined
    },
  )
    .requiredOption('--key <file>', 'the key of the witness: avow key new --use witness --name <name> <file>')
    .requiredOption('--log <vkey>', 'a log to witness, by its verifier key', gather)
    .requiredOption(
      '--state <file>',
      'where it remembers what it has seen; never go back to an older copy of it',
    )
    .option('--port <port>', 'the port to listen at; 0 takes a free one', '8081')
    .option('--host <address>', 'the address to listen at', around.host)
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > MOST_REQUEST) throw new Refusal('request_oversize', `More than ${MOST_REQUEST} bytes came.`)
    chunks.push(chunk)
  }
  return fromUtf8(new Uint8Array(Buffer.concat(chunks)))
}

/** In SQLite with full synchronisation: compared and written in one transaction, even beside another process. */
class DurableMemory implements WitnessMemory {
  readonly #db: DatabaseSync

  constructor(path: string) {
    try {
      this.#db = new DatabaseSync(path, { timeout: 5_000 })
      this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS seen (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL) STRICT`)
    } catch (error) {
      throw new Refusal('file_unreadable', `${path} cannot be used: ${reasonOf(error)}.`)
    }
  }

  seen(origin: string): SeenTree | undefined {
    const row = this.#db.prepare('SELECT size, root FROM seen WHERE origin = ?').get(origin)
    return row && { size: row.size as number, root: row.root as Uint8Array }
  }

  advance(origin: string, from: SeenTree | undefined, to: SeenTree): boolean {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const now = this.seen(origin)
      const same = now?.size === from?.size && (now === undefined || equalBytes(now.root, from!.root))
      if (same)
        this.#db
          .prepare(
            `INSERT INTO seen (origin, size, root) VALUES (?, ?, ?)
            ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root`,
          )
          .run(origin, to.size, to.root)
      this.#db.exec('COMMIT')
      return same
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }
}
