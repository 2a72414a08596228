import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { ROUTES } from '../../src/web/routes.ts'
import { newServer } from '../../src/web/server.ts'
import { type Depositary, startDepositary } from '../depositary.ts'

/**
 * What a client can put on the wire that two servers in a row might read apart (RFC 9112 section 11.2), or that none
 * should read to its end. Sent as bytes: a client library would mend it.
 */
describe('the wire', () => {
  let it_: Depositary
  let server: Server
  before(async () => {
    it_ = await startDepositary()
    server = newServer(it_.app)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  after(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await it_.close()
  })

  /** All that comes back until the server closes. The last request asks it to. */
  const send = (...pieces: string[]) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      let answer = ''
      socket.setEncoding('latin1')
      socket.on('data', data => {
        answer += data
      })
      socket.on('error', error =>
        'code' in error && error.code === 'EPIPE' ? resolve(answer) : reject(error),
      )
      socket.on('close', () => resolve(answer))
      for (const piece of pieces) socket.write(piece)
    })
  const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)

  const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'
  const AMBIGUOUS: Readonly<Record<string, string>> = {
    'two lengths': `Content-Length: 0\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    'a list of lengths': `Content-Length: 0, ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    'a length and chunks': `Content-Length: ${HIDDEN.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    'chunks under another name': `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    'chunks, and then something else': `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`,
    'a space before the colon': `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
    'a folded line': `X-Long: a\r\n b\r\nContent-Length: 0\r\nContent-Length : 5\r\n\r\n${HIDDEN}`,
    'a length that is no number': `Content-Length: +0\r\n\r\n${HIDDEN}`,
    'a length in hexadecimal': `Content-Length: 0x0\r\n\r\n${HIDDEN}`,
    'a chunk with a minus': `Transfer-Encoding: chunked\r\n\r\n-1\r\n${HIDDEN}`,
    'a bare carriage return in a header': `X-Odd: a\rContent-Length: 0\r\n\r\n${HIDDEN}`,
    'a NUL in a header': `X-Odd: a\0b\r\nContent-Length: 0\r\n\r\n${HIDDEN}`,
  }
  for (const [what, rest] of Object.entries(AMBIGUOUS))
    it(`refuses ${what}, and answers nothing that hides behind it`, async () => {
      const answer = await send(
        `POST /statements HTTP/1.1\r\nHost: harbour.example\r\nConnection: close\r\n${rest}`,
      )
      assert.deepEqual(statuses(answer), ['400'], answer)
    })

  // A second one plays no part, and neither does the first: see `redirects.test.ts`.
  it('takes no request without a host', async () => {
    const answer = await send('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')
    assert.deepEqual(statuses(answer), ['400'])
  })

  it('looks up nothing by an address that holds no text: PostgreSQL fails over it', async () => {
    const all = Object.values(ROUTES).filter(([method, path]) => method === 'GET' && !path.includes('{'))
    for (const [, path] of all) assert.equal((await it_.get(`${path}?q=%00`)).status, 400, path)
    assert.equal((await it_.get('/harbour-accord/persons?q=%00')).status, 400)
    for (const path of ['/parties/a%00b', '/a%00b', '/a%00b/roll'])
      assert.ok([400, 404].includes((await it_.get(path)).status), path)
  })

  it('answers requests in a row each once, and reads of a body no more than is said', async () => {
    const body = '{}'
    const answer = await send(
      `POST /statements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    assert.deepEqual(statuses(answer), ['400', '200'])
  })

  it('reads no header that is longer than anybody needs, and no address', async () => {
    const long = 'a'.repeat(20_000)
    for (const request of [
      `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${long}\r\nConnection: close\r\n\r\n`,
      `GET /?q=${long} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    ])
      assert.deepEqual(statuses(await send(request)), ['431'])
  })

  // Whoever reads on waits for ever.
  const NEVER_ENDS = { timeout: 60_000 }
  it('stops reading a body that is too large, whether or not it said so beforehand', NEVER_ENDS, async () => {
    const type = 'Host: localhost\r\nContent-Type: application/json\r\n'
    const said = await send(
      `POST /statements HTTP/1.1\r\n${type}Content-Length: 99999999999\r\nConnection: close\r\n\r\n`,
    )
    assert.equal(statuses(said)[0], '413')
    const megabyte = 'a'.repeat(1024 * 1024)
    const chunk = `100000\r\n${megabyte}\r\n`
    const unsaid = await send(
      `POST /statements HTTP/1.1\r\n${type}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`,
      chunk,
    ).catch(error => String(error.code))
    assert.match(unsaid, /^HTTP\/1\.1 413|ECONNRESET/)
  })

  it('knows no method but those that it says', async () => {
    for (const method of ['TRACE', 'CONNECT', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const target = method === 'CONNECT' ? 'evil.example:80' : '/'
      const answer = await send(
        `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      )
      const [status] = statuses(answer)
      assert.ok(
        status === undefined || status === '405' || status === '501' || status === '400',
        `${method}: ${status}`,
      )
    }
  })
})
