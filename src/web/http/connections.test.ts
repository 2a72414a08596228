import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, it } from 'node:test'
import { Connections } from './connections.ts'

const MIB = 1024 * 1024

describe('the connections of a server', () => {
  let server: Server
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const listen = async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  it('end one that was reset before it was taken, which has no address to count it under', async () => {
    server = createServer((_, outgoing) => outgoing.end())
    const connections = new Connections(server, 10)
    const port = await listen()
    const taken = once(server, 'connection') as Promise<[Socket]>
    // This thread takes nothing while it waits for the other process.
    const resets = `const socket = require('node:net').connect(${port}, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\\r\\nHost: here\\r\\n\\r\\n', () => socket.resetAndDestroy()))`
    assert.equal(spawnSync(process.execPath, ['--input-type=commonjs', '--eval', resets]).status, 0)
    const [socket] = await taken
    assert.deepEqual([socket.remoteAddress, socket.destroyed, connections.open], [undefined, true, 0])
  })

  it('count what nobody reads for whoever asked, and end those of whoever lets most lie', async () => {
    const sizes: Readonly<Record<string, number>> = { greedy: 10 * MIB, honest: 20 * MIB, other: 1 }
    const bytes = Buffer.alloc(20 * MIB)
    const brokenOff: string[] = []
    server = createServer((incoming, outgoing) => {
      const [who, address] = incoming.headers.from!.split(' ') as [string, string]
      outgoing.once('close', () => outgoing.writableFinished || brokenOff.push(who))
      if (connections.begin(incoming, outgoing, address)) outgoing.end(bytes.subarray(0, sizes[who]))
    })
    const connections = new Connections(server, 100)
    const port = await listen()
    /** All come by one proxy, each over a connection of their own; whoever does not read the answer lets it lie. */
    const asks = (who: string, address: string) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const options = { port, agent: false, headers: { from: `${who} ${address}` } }
        get(options, resolve).on('error', reject)
      })
    const honest = await asks('honest', '198.51.100.1')
    const greedy = await Promise.all(Array.from({ length: 16 }, (_, i) => asks('greedy', `192.0.2.${i}`)))
    for (const answer of greedy) answer.on('error', () => undefined)
    for (let i = 0; i < 32; i++) await buffer(await asks('other', '203.0.113.1'))
    // Theirs is the largest that lies here, and they have little all together.
    assert.deepEqual([...new Set(brokenOff)], ['greedy'])
    assert.equal((await buffer(honest)).length, 20 * MIB)
  })
})
