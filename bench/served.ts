import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Served {
  readonly port: number
  /** Files of requests for `load.ts`: signatures to warm up, the others, and the call's page over and over. */
  readonly warming: string
  readonly requests: string
  readonly pages: string
  readonly pid: number
  stop(): Promise<void>
}

/** A depositary in a process of its own, with `parties` admitted; a signature of each is prepared, half of them to warm up. */
export async function serve(parties: number, databaseUrl = ''): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-bench-'))
  const words = [join(import.meta.dirname, 'server.ts'), 'prepare', dataDir, String(parties), databaseUrl]
  execFileSync(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] })
  const { port, pid, stop } = await serveFolder(dataDir, databaseUrl)
  return {
    port,
    warming: join(dataDir, 'warming'),
    requests: join(dataDir, 'requests'),
    pages: join(dataDir, 'pages'),
    pid,
    async stop() {
      await stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}

/** A server over what a folder or a database holds. */
export async function serveFolder(
  dataDir: string,
  databaseUrl = '',
): Promise<Pick<Served, 'port' | 'pid' | 'stop'>> {
  const words = [join(import.meta.dirname, 'server.ts'), 'serve', dataDir, '0', databaseUrl]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const port = await portOf(child)
  return {
    port,
    pid: child.pid!,
    async stop() {
      const closed = new Promise(resolve => child.once('close', resolve))
      child.stdin!.end()
      await closed
    },
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const port = /^port (\d+)$/.exec(line)?.[1]
    if (port) return Number(port)
  }
  throw new Error('the server of the bench ended before it listened')
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
