import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Entries up to which a server is measured once it has folded what it starts with: two million take most of an hour. */
export const MOST_FOLDED = 500_000

/** Milliseconds: how long the loop was held up, and how long its thread ran in the meantime, at worst. */
export interface Delay {
  readonly wall: number
  readonly processor: number
}

export interface Served {
  readonly port: number
  /** Files of requests for `load.ts`: signatures to warm up, the others, and the call's page over and over. */
  readonly warming: string
  readonly requests: string
  readonly pages: string
  readonly pid: number
  /** Seconds from its start until it could have answered. */
  readonly opening: number
  /** The longest for which the server's event loop was held up since the last call. */
  worstDelay(): Promise<Delay>
  stop(): Promise<void>
}

/**
 * A depositary in a process of its own, with `parties` admitted; a signature of each is prepared, `warming` of them to
 * warm up.
 */
export async function serve(
  parties: number,
  databaseUrl = '',
  warming = Math.floor(parties / 2),
): Promise<Served> {
  return serveOnce(prepare(parties, warming, databaseUrl), databaseUrl)
}

/** The folder, with the register where no database is named, and the requests of `serve`. */
export function prepare(parties: number, warming: number, databaseUrl = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'avow-bench-'))
  const file = join(import.meta.dirname, 'server.ts')
  const words = [file, 'prepare', folder, String(parties), databaseUrl, String(warming)]
  execFileSync(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] })
  return folder
}

/** Serves a copy of what was prepared; `databaseUrl` is one of the register. */
export async function serveCopy(prepared: string, databaseUrl = ''): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'avow-bench-'))
  cpSync(prepared, folder, { recursive: true })
  return serveOnce(folder, databaseUrl)
}

/** The folder goes with the server. */
async function serveOnce(folder: string, databaseUrl: string): Promise<Served> {
  const { port, pid, opening, worstDelay, stop } = await serveFolder(folder, databaseUrl)
  return {
    port,
    warming: join(folder, 'warming'),
    requests: join(folder, 'requests'),
    pages: join(folder, 'pages'),
    pid,
    opening,
    worstDelay,
    async stop() {
      await stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A server over what a folder or a database holds. */
export async function serveFolder(
  dataDir: string,
  databaseUrl = '',
): Promise<Pick<Served, 'port' | 'pid' | 'opening' | 'worstDelay' | 'stop'>> {
  const began = performance.now()
  const words = [join(import.meta.dirname, 'server.ts'), 'serve', dataDir, '0', databaseUrl]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  await toldBy(said, 'opened')
  const opening = (performance.now() - began) / 1000
  const port = Number(await toldBy(said, 'port'))
  return {
    port,
    pid: child.pid!,
    opening,
    async worstDelay() {
      child.stdin!.write('\n')
      return JSON.parse(await toldBy(said, 'delay')) as Delay
    },
    async stop() {
      const closed = new Promise(resolve => child.once('close', resolve))
      child.stdin!.end()
      await closed
    },
  }
}

/** What stands behind this word, in the next line that begins with it. */
async function toldBy(said: AsyncIterator<string>, word: string): Promise<string> {
  for (let next = await said.next(); !next.done; next = await said.next())
    if (next.value.startsWith(`${word} `)) return next.value.slice(word.length + 1)
  throw new Error(`the server of the bench ended before it said its ${word}`)
}

export interface Load {
  readonly count: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly statuses: Record<string, number>
}

export function load(
  served: Pick<Served, 'port' | 'requests'>,
  options: { connections: number; requests?: string; rate?: number },
): Promise<Load> {
  const { connections, requests = served.requests, rate = 0 } = options
  return new Promise((resolve, reject) => {
    const file = join(import.meta.dirname, 'load.ts')
    const words = [file, String(served.port), String(connections), requests, String(rate)]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', chunk => {
      output += chunk
    })
    child.once('close', status =>
      status === 0 ? resolve(JSON.parse(output) as Load) : reject(new Error(`the load ended with ${status}`)),
    )
  })
}
