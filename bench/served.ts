import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Served {
  readonly port: number
  /** A file of requests for `load.ts`: a signature by each party that was admitted. */
  readonly requests: string
  readonly pid: number
  stop(): Promise<void>
}

/** A depositary in a process of its own, with `parties` admitted and a signature of each prepared. */
export async function serve(parties: number, databaseUrl?: string): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-bench-'))
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'server.ts'), dataDir, String(parties), databaseUrl ?? ''],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const port = await portOf(child)
  return {
    port,
    requests: join(dataDir, 'requests'),
    pid: child.pid!,
    async stop() {
      const closed = new Promise(resolve => child.once('close', resolve))
      child.stdin!.end()
      await closed
      rmSync(dataDir, { recursive: true })
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
  served: Served,
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
