import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { utf8 } from '../src/core/bytes.ts'
import { openLog } from '../src/log/open.ts'
import { openStore } from '../src/store/open.ts'
import { createApp } from '../src/web/app.ts'
import { newServer } from '../src/web/server.ts'
import {
  admitParties,
  CALL,
  logSigner,
  newPasskey,
  now,
  openCall,
  seenBy,
  signatureBy,
} from './signatories.ts'

/**
 * The server under measurement: what `avow serve` wires. `prepare` makes its register and the requests in a process of
 * its own, so that nothing of the bench lives in the server that is measured.
 */
const [task = '', dataDir = '', parties = '0', databaseUrl = ''] = process.argv.slice(2)
const store = await openStore(databaseUrl === '' ? { dataDir } : { databaseUrl })
const log = await openLog({ store, drawerKey: new Uint8Array(32), signer: logSigner, now })
if (task === 'prepare') await prepare()
else listen()

async function prepare(): Promise<void> {
  await openCall(log)
  const passkeys = Array.from({ length: Number(parties) }, newPasskey)
  await admitParties(log, passkeys)
  const seen = seenBy(log)
  const posts = passkeys.map((passkey, i) => request('POST', '/statements', signatureBy(i, passkey, seen)))
  const warming = Math.floor(posts.length / 2)
  writeFileSync(join(dataDir, 'warming'), framed(posts.slice(0, warming)))
  writeFileSync(join(dataDir, 'requests'), framed(posts.slice(warming)))
  writeFileSync(
    join(dataDir, 'pages'),
    framed(Array.from({ length: 40_000 }, () => request('GET', `/${CALL}`))),
  )
  await close()
}

function listen(): void {
  const quiet = { info() {}, warn() {}, error: console.error }
  const limits = { statements: null, proxied: false }
  const app = createApp({ log, logger: quiet, now, publicUrl: 'http://localhost', limits })
  const server = newServer(app)
  server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`))
  process.stdin.resume().on('end', async () => {
    server.close()
    server.closeAllConnections()
    await close()
  })
}

async function close(): Promise<void> {
  await log.close()
  await store.close()
}

function request(method: string, path: string, body: Uint8Array = new Uint8Array()): Buffer {
  // As every browser asks, and every cache before us.
  const takes = method === 'GET' ? 'Accept-Encoding: gzip, deflate, br\r\n' : ''
  const type = body.length > 0 ? `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n` : ''
  return Buffer.concat([utf8(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${takes}${type}\r\n`), body])
}

function framed(requests: readonly Buffer[]): Buffer {
  return Buffer.concat(
    requests.flatMap(bytes => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}
