import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { median, type Row, ratioRow, report } from './row.ts'
import { load, serve } from './served.ts'

/**
 * The call's page while statements are admitted: 33 a second are the known worst load on such a site (2,000 a minute).
 * Beside it, before and after, Hono's bare hello from a server of its own on the same machine, asked by the same
 * generator. The server has admitted statements and sent pages before, as one that has run for a while.
 */
const CONNECTIONS = 64
/** Of 40,000 pages each. */
const RUNS = 5

if (process.argv[2] === 'hello') await hello()
else report([await pagesAt(33, 3_000, 0.7), await pagesAt(300, 12_000, 0.6)])

async function pagesAt(statementsPerSecond: number, parties: number, goal: number): Promise<Row> {
  const served = await serve(parties)
  const { pages, warming } = served
  await load(served, { connections: CONNECTIONS, requests: warming })
  await load(served, { connections: CONNECTIONS, requests: pages })
  const before = await helloLimit(pages)
  const admitted = load(served, { connections: 8, rate: statementsPerSecond })
  let isOver = false
  void admitted.then(() => (isOver = true))
  const runs: number[] = []
  for (let i = 0; i < RUNS && !isOver; i++) {
    const { perSecond, statuses } = await load(served, { connections: CONNECTIONS, requests: pages })
    if (Object.keys(statuses).join() !== '200') throw new Error(`pages failed: ${JSON.stringify(statuses)}`)
    if (!isOver) runs.push(perSecond)
  }
  if (runs.length === 0) throw new Error('all statements were admitted before the first run had ended')
  const { statuses } = await admitted
  if (Object.keys(statuses).join() !== '201')
    throw new Error(`statements failed: ${JSON.stringify(statuses)}`)
  const after = await helloLimit(pages)
  await served.stop()
  return ratioRow(
    `page while ${statementsPerSecond} statements/s are admitted`,
    median(runs),
    'requests/s',
    (before + after) / 2,
    'Hono’s bare hello',
    goal,
  )
}

async function helloLimit(pages: string): Promise<number> {
  const child = spawn(process.execPath, [import.meta.filename, 'hello'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>(resolve => child.stdout.once('data', data => resolve(Number(data))))
  const requests = pages.replace(/pages$/, 'hellos')
  writeFileSync(requests, hellos())
  const bare = { port, requests }
  await load(bare, { connections: CONNECTIONS })
  const { perSecond } = await load(bare, { connections: CONNECTIONS })
  child.stdin.end()
  return perSecond
}

function hellos(): Buffer {
  const bytes = Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat(Array.from({ length: 40_000 }, () => [length, bytes]).flat())
}

async function hello(): Promise<void> {
  const app = new Hono().get('/', c => c.text('hello'))
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
  process.stdin.resume().on('end', () => {
    server.close()
    server.closeAllConnections()
  })
}
