import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeAllYoung } from '../src/cli/nursery.ts'
import { utf8 } from '../src/core/bytes.ts'
import { openLog } from '../src/log/open.ts'
import { makeStateNames } from '../src/register/state-names.ts'
import { openStore } from '../src/store/open.ts'
import { ownTurn } from '../src/store/own-turn.ts'
import { createApp } from '../src/web/app.ts'
import { newServer } from '../src/web/server.ts'
import { type Delay, MOST_FOLDED } from './served.ts'
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
const [task = '', dataDir = '', parties = '0', databaseUrl = '', warming = '0'] = process.argv.slice(2)
makeAllYoung()
const store = await openStore(databaseUrl === '' ? { dataDir } : { databaseUrl })
const log = await openLog({ store, drawerKey: new Uint8Array(32), signer: logSigner, now, folded: true })
if (task === 'prepare') await prepare()
else {
  console.log('opened now')
  // As a server that has run for a while: what it starts with, it has folded, if that does not take an hour.
  const { size } = log.head()!
  while (size <= MOST_FOLDED && log.folded()! < size) await sleep(20)
  listen()
}

async function prepare(): Promise<void> {
  await openCall(log)
  const passkeys = Array.from({ length: Number(parties) }, newPasskey)
  await admitParties(log, passkeys)
  const seen = seenBy(log)
  const posts = passkeys.map((passkey, i) => request('POST', '/statements', signatureBy(i, passkey, seen)))
  writeFileSync(join(dataDir, 'warming'), framed(posts.slice(0, Number(warming))))
  writeFileSync(join(dataDir, 'requests'), framed(posts.slice(Number(warming))))
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
  void makeStateNames(ownTurn)
  // Each line asks for the worst delay of the event loop since the line before. To watch costs a hundredth of the
  // thread: it begins with the first.
  let watch: ReturnType<typeof watchLoop> | undefined
  const asked = createInterface({ input: process.stdin })
  asked.on('line', () => {
    watch ??= watchLoop()
    console.log(`delay ${JSON.stringify(watch.take())}`)
  })
  asked.on('close', async () => {
    watch?.stop()
    server.close()
    server.closeAllConnections()
    await close()
  })
}

/**
 * By a timer of a millisecond: how long it was held up, and how long this thread ran in that time. The second is less
 * where the thread waited for the disk, or for a processor that others had.
 */
function watchLoop() {
  let worst: Delay = { wall: 0, processor: 0 }
  let before = performance.now()
  let ranBefore = process.threadCpuUsage()
  const timer = setInterval(() => {
    const wall = performance.now() - before - 1
    const { user, system } = process.threadCpuUsage(ranBefore)
    const processor = (user + system) / 1000
    worst = { wall: Math.max(worst.wall, wall), processor: Math.max(worst.processor, processor) }
    before = performance.now()
    ranBefore = process.threadCpuUsage()
  }, 1)
  return {
    take() {
      const taken = worst
      worst = { wall: 0, processor: 0 }
      return taken
    },
    stop: () => clearInterval(timer),
  }
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
