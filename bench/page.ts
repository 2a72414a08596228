import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { ratioRow, report } from './row.ts'
import { load, serve } from './served.ts'

/**
 * The call's page while 33 statements a second are admitted (the known worst load on such a site: 2,000 a minute), beside
 * Hono's bare hello from a server of its own on the same machine. Both are asked by the same generator.
 */
const CONNECTIONS = 64
const STATEMENTS_PER_SECOND = 33

if (process.argv[2] === 'hello') await hello()
else await measure()

async function measure(): Promise<void> {
  const served = await serve(1_222)
  const { pages } = served
  await load(served, { connections: CONNECTIONS, requests: pages })
  const limit = await helloLimit(pages)
  const admitted = load(served, { connections: 8, rate: STATEMENTS_PER_SECOND })
  const { perSecond, statuses } = await load(served, { connections: CONNECTIONS, requests: pages })
  if (Object.keys(statuses).join() !== '200') throw new Error(`pages failed: ${JSON.stringify(statuses)}`)
  report([
    ratioRow(
      'page while 33 statements/s are admitted',
      perSecond,
      'requests/s',
      limit,
      'Hono’s bare hello',
      0.6,
    ),
  ])
  await admitted
  await served.stop()
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
