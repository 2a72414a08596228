import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { type Row, ratioRow, report } from './row.ts'
import { load, serve } from './served.ts'

/**
 * The call's page while statements are admitted: 33 a second are the known worst load on such a site (2,000 a minute).
 * Beside it, before and after, Hono's bare hello from a server of its own on the same machine, asked by the same
 * generator.
 */
const CONNECTIONS = 64

if (process.argv[2] === 'hello') await hello()
else report([await pagesAt(33, 1_222, 0.7), await pagesAt(300, 6_000, 0.6)])

async function pagesAt(statementsPerSecond: number, parties: number, goal: number): Promise<Row> {
  const served = await serve(parties)
  const { pages } = served
  await load(served, { connections: CONNECTIONS, requests: pages })
  const before = await helloLimit(pages)
  const admitted = load(served, { connections: 8, rate: statementsPerSecond })
  const { perSecond, statuses } = await load(served, { connections: CONNECTIONS, requests: pages })
  if (Object.keys(statuses).join() !== '200') throw new Error(`pages failed: ${JSON.stringify(statuses)}`)
  await admitted
  const after = await helloLimit(pages)
  await served.stop()
  return ratioRow(
    `page while ${statementsPerSecond} statements/s are admitted`,
    perSecond,
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
