import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type Desk, newDesk, type Running } from './command-line.ts'

/** What the process may have, and a flood would take: half a gigabyte, and descriptors for itself and some 240 clients. */
const MOST_MEMORY = 512 * 1024
const DESCRIPTORS = 400
const TOKEN = 'x'.repeat(32)

const HEAD =
  'POST /statements HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n' +
  'Transfer-Encoding: chunked\r\n'

describe('a server of half a gigabyte and 400 descriptors', () => {
  let desk: Desk
  let server: Running
  const open: Socket[] = []
  before(async () => {
    const env = { NODE_OPTIONS: '--max-old-space-size=400', AVOW_METRICS_TOKEN: TOKEN }
    desk = newDesk(env, DESCRIPTORS)
    await desk.fill()
    server = await desk.serve()
  })
  after(async () => {
    for (const socket of open) socket.destroy()
    await desk.close()
  })

  /** A connection from an address of this machine, each of which stands for another client. */
  const client = async (localAddress: string) => {
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', localAddress })
    socket.on('error', () => undefined)
    open.push(socket)
    await once(socket, 'connect')
    return socket
  }
  const answerOf = (socket: Socket) =>
    new Promise<string>(resolve => {
      let answer = ''
      socket.setEncoding('latin1').on('data', data => {
        answer += data
      })
      socket.once('close', () => resolve(answer))
    })

  /** Reads a page and signs, from an address of one's own. */
  async function honest(act: 'sign' | 'withdraw') {
    const socket = await client('127.0.0.1')
    const answered = answerOf(socket)
    socket.write('GET /harbour-accord HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    assert.match(await answered, /^HTTP\/1\.1 200 /)
    const key = 'data/keys/parties/free-port-of-tessaly.key'
    const ran = await desk.avow(act, 'harbour-accord', '--key', key, '--url', server.url)
    assert.equal(ran.exit, 0, ran.err)
  }

  /** Kibibytes that it has held at most; 0 where the system does not tell. */
  function peak(): number {
    const path = `/proc/${server.process.pid}/status`
    return existsSync(path) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1]) : 0
  }

  it('refuses three megabytes in chunks of a byte, and holds none of them', async () => {
    const socket = await client('127.0.1.1')
    const closed = new Promise(resolve => socket.once('close', resolve))
    socket.write(`${HEAD}\r\n`)
    for (let i = 0; i < 100; i++) socket.write('1\r\na\r\n'.repeat(30_000))
    await closed
    const authorization = `Bearer ${TOKEN}`
    const figures = await (await fetch(`${server.url}/metrics`, { headers: { authorization } })).text()
    assert.match(figures, /avow_refusals_total\{code="request_malformed"\} 1/)
    assert.ok(peak() < MOST_MEMORY, `${peak()} KiB`)
  })

  it('serves others while one network keeps six hundred connections open', async () => {
    for (let i = 0; i < 600; i++) await client(`127.0.2.${1 + (i % 200)}`)
    await honest('sign')
  })

  it('serves others while a thousand clients send a little, slowly, and end nothing', async () => {
    for (let i = 0; i < 1_000; i++) {
      const socket = await client(`127.0.${3 + (i % 50)}.1`)
      socket.write(`${HEAD}X-Forwarded-For: 192.0.${i % 50}.1\r\n\r\n${'1\r\na\r\n'.repeat(1_000)}`)
    }
    await honest('withdraw')
    assert.ok(peak() < MOST_MEMORY, `${peak()} KiB`)
  })
})
