import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { harbour } from '../../test/harbour.ts'
import { refusedAs } from '../../test/refused.ts'
import { fromUtf8 } from '../core/bytes.ts'
import { Server } from './server-client.ts'

/** The client of a server that answers so, for as long as a story is told. */
function served(http: HttpServer): () => Server {
  let server: Server
  before(async () => {
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    server = await Server.connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  })
  after(() => http.close().closeAllConnections())
  return () => server
}

describe('exports that a server makes when it can', () => {
  const { checkpoint } = harbour().head()
  let busy = 0
  const http = createServer((request, response) => {
    if (request.url === '/log/checkpoint') response.end(checkpoint)
    else if (request.url === '/broken') response.writeHead(500).end()
    else if (request.url === '/closing') response.writeHead(503).end()
    else if (request.url !== '/there') response.writeHead(404).end()
    else if (busy-- > 0) response.writeHead(503, { 'Retry-After': '0' }).end()
    else response.end('one\ntwo\u2028three\r\nfour')
  })
  const server = served(http)

  it('are waited for where it says when to ask again', async () => {
    busy = 1
    const lines = await Array.fromAsync((await server().linesIfThere('/there'))!)
    assert.deepEqual([lines, busy], [['one\n', 'two\u2028three\r\n', 'four'], -1])
  })

  it('are not there where it has none, or says no time; any other answer is refused', async () => {
    assert.equal(await server().linesIfThere('/nowhere'), undefined)
    assert.equal(await server().linesIfThere('/closing'), undefined)
    await assert.rejects(server().linesIfThere('/broken'), refusedAs('server_confused'))
    await assert.rejects(Array.fromAsync(server().lines('/closing')), refusedAs('server_confused'))
  })
})

describe('a line that breaks', () => {
  const { checkpoint } = harbour().head()
  const lines = ['one\n', 'two\n', 'three\n', 'four']
  const refused = JSON.stringify({ code: 'register_moved', detail: 'It went to another database.' })
  const asked: string[] = []
  const http = createServer((request, response) => {
    const path = request.url!
    asked.push(path)
    const time = asked.filter(one => one === path).length
    if (path === '/log/checkpoint') response.end(checkpoint)
    else if (path === '/never') response.destroy()
    else if (path === '/starting' && time < 3) response.writeHead(time === 1 ? 502 : 503).end()
    else if (path === '/export' && time === 1)
      // In the middle of the third line.
      response.writeHead(200).write('one\ntwo\nthr', () => response.destroy())
    else if (path === '/export') response.end(lines.join(''))
    else if (path === '/moved' || path === '/shorter') {
      if (time === 1) response.writeHead(200).write('one\ntwo\n', () => response.destroy())
      else response.end(path === '/moved' ? 'one\nthree\nfour' : 'one')
    } else if (path === '/refused')
      response.writeHead(503, { 'Content-Type': 'application/problem+json' }).end(refused)
    else if (path === '/words/withheld') {
      if (time === 1) response.writeHead(502).end()
      else response.writeHead(451).end()
    } else if (path === '/tile' && time === 1) response.destroy()
    else response.end('there')
  })
  const server = served(http)
  const told: string[] = []

  it('ends what is read at once', async () => {
    await assert.rejects(server().bytes('/never'), refusedAs('server_unreachable'))
    assert.equal(asked.filter(path => path === '/never').length, 1)
  })

  it('is waited for by whoever reads for hours, who goes on behind what there is, and hears of it once', async () => {
    const lasting = server().lasting(why => told.push(why))
    const [tile, starting, exported, isWithheld] = await Promise.all([
      lasting.bytes('/tile'),
      lasting.bytes('/starting'),
      Array.fromAsync(lasting.lines('/export')),
      lasting.withholds('withheld'),
    ])
    assert.deepEqual([tile, starting].map(fromUtf8), ['there', 'there'])
    assert.deepEqual([exported, isWithheld], [lines, true])
    const waits = told.map(why => /(?:answers \d+|broke off|does not answer).* in (\d) s\.$/.exec(why)?.[1])
    assert.deepEqual([new Set(waits), told.length < 5], [new Set(['1', '2']), true])
  })

  it('is no reason to wait where the server itself says why it refuses', async () => {
    const lasting = server().lasting(() => {})
    await assert.rejects(lasting.bytes('/refused'), { code: 'register_moved', message: /another database/ })
  })

  it('joins no two exports that differ', async () => {
    const lasting = server().lasting(() => {})
    const read = (path: string) => Array.fromAsync(lasting.lines(path))
    await Promise.all(
      ['/moved', '/shorter'].map(path =>
        assert.rejects(read(path), {
          code: 'server_confused',
          message: /is another than before it broke off/,
        }),
      ),
    )
  })

  it('is waited for by nobody who has ended', async () => {
    const lasting = server().lasting(() => {})
    const reading = lasting.bytes('/never')
    await once(http, 'request')
    lasting.close()
    await assert.rejects(reading)
    assert.ok(asked.filter(path => path === '/never').length < 4)
  })
})
