import assert from 'node:assert/strict'
import { Agent, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../test/depositary.ts'
import { said } from '../../test/harbour.ts'
import { SWITCHES } from '../register/types/switches.ts'
import { ROUTES } from './routes.ts'
import { newServer } from './server.ts'

interface Answered {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

describe('the site at a socket', () => {
  let it_: Depositary
  let server: Server
  /** What was not ready, and came to the app. */
  const asked: string[] = []
  /** Milliseconds that have passed for what may be behind. */
  let ticks = 0
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'], ticks: () => ticks })
    const { fetch } = it_.app
    it_.app.fetch = (request, ...rest) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`)
      return fetch(request, ...rest)
    }
    server = newServer(it_.app)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  after(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await it_.close()
  })

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET', at = server) =>
    new Promise<Answered>((resolve, reject) => {
      const { port } = at.address() as AddressInfo
      const options = { host: '127.0.0.1', port, path, method, agent: false, headers }
      const sent = request({ ...options, headers: { host: 'harbour.example', ...headers } }, async answer =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }),
      )
      sent.on('error', reject).end()
    })
  /** How often the app was asked meanwhile. */
  const askedBy = async <T>(act: () => Promise<T>): Promise<[number, T]> => {
    const before = asked.length
    const found = await act()
    return [asked.length - before, found]
  }
  const undated = ({ status, headers: { date: _, ...headers }, body }: Answered) => ({
    status,
    headers,
    body,
  })

  for (const path of ['/harbour-accord', '/harbour-accord/roll.json'])
    it(`answers ${path} a second time with the bytes of the first, and does not ask the app again`, async () => {
      for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-language': 'fr' }]) {
        const [first, made] = await askedBy(() => get(path, headers))
        const [again, ready] = await askedBy(() => get(path, headers))
        assert.deepEqual([first, again, made.status], [1, 0, 200])
        assert.deepEqual(undated(ready), undated(made))
      }
    })

  it('answers no page that calls this machine by a name of its own, and everybody who asks for us', async () => {
    const status = async (host: string, path = '/harbour-accord') => (await get(path, { host })).status
    for (const rebound of ['attacker.example', 'attacker.example:80', 'localhost.attacker.example', 'a b'])
      for (const path of ['/harbour-accord', '/metrics', '/log/checkpoint'])
        assert.equal(await status(rebound, path), 400, `${rebound} ${path}`)
    for (const own of [
      'harbour.example',
      'HARBOUR.example:443',
      'localhost:8080',
      '127.0.0.1:1',
      '[::1]:8080',
      '10.0.0.7',
      'localhost.',
    ])
      assert.equal(await status(own), 200, own)
    for (const probe of ['/healthz', '/readyz']) assert.equal(await status('avow_backend', probe), 200)
    // What was made ready for the one is not handed to the other.
    assert.equal(await status('attacker.example'), 400)
    assert.match((await get('/', { host: 'attacker.example' })).body.toString(), /harbour\.example/)
  })

  it('answers an address without parameters, which no router finds, as the router would', async () => {
    const fixed = Object.values(ROUTES).filter(([, path]) => !path.includes('{'))
    assert.ok(fixed.length > 50)
    const told = (status: number | undefined, headers: Headers) => [
      status,
      ...['content-type', 'cache-control', 'location', 'allow'].map(name => headers.get(name)),
    ]
    for (const [method, path] of fixed)
      for (const asked of [method, method === 'GET' ? 'HEAD' : 'GET', 'PUT']) {
        const found = await get(path, {}, asked)
        const routed = await it_.app.request(path, { method: asked, headers: { host: 'harbour.example' } })
        const headers = new Headers(found.headers as Record<string, string>)
        assert.deepEqual(told(found.status, headers), told(routed.status, routed.headers), `${asked} ${path}`)
      }
  })

  it('ends a connection that sends many requests at once, whose answers would lie here', async () => {
    const { port } = server.address() as AddressInfo
    const flooding = connect(port, '127.0.0.1')
    const ended = new Promise(resolve => flooding.once('close', resolve))
    flooding.on('error', () => undefined).resume()
    const [times] = await askedBy(async () => {
      flooding.write('GET /nothing-here HTTP/1.1\r\nHost: harbour.example\r\n\r\n'.repeat(1_000))
      await ended
    })
    assert.ok(times <= 8, `${times} were asked`)
    assert.equal((await get('/harbour-accord')).status, 200)
  })

  it('tells whoever has a page already what the app would, without its bytes', async () => {
    const etag = (await get('/harbour-accord')).headers.etag!
    const [ready, unchanged] = await askedBy(() =>
      get('/harbour-accord', { 'if-none-match': `"other", ${etag}` }),
    )
    assert.deepEqual([ready, unchanged.status, unchanged.body.length], [0, 304, 0])
    const fromApp = await it_.get('/harbour-accord', { 'if-none-match': etag })
    const { connection: _, ...headers } = undated(unchanged).headers
    assert.deepEqual(headers, Object.fromEntries(fromApp.headers))
    const [, another] = await askedBy(() => get('/harbour-accord', { 'if-none-match': '"other"' }))
    assert.equal(another.status, 200)
  })

  const PAGE = '/harbour-accord'
  const DATA = '/harbour-accord/roll.json'
  const etagOf = async (path: string, headers = {}) => (await get(path, headers)).headers.etag
  const newerFlag = async (closed: boolean) => {
    const reason = said('A trial.')
    const answer = await it_.send(it_.envelope('switch/set', { covers: SWITCHES.signing, closed, reason }))
    assert.equal(answer.status, 201)
    return answer.headers.get('set-cookie')!.split(';')[0]!
  }

  it('shows readers a page of before for half a second, and never to whoever has just posted', async () => {
    const before = await etagOf(PAGE)
    const cookie = await newerFlag(true)
    assert.deepEqual(await askedBy(() => etagOf(PAGE)), [0, before])
    for (const own of [cookie, `other=1; ${cookie}`, '__Host-avow-party=x'])
      assert.notEqual(await etagOf(PAGE, { cookie: own }), before, own)
  })

  it('shows no page that is more than half a second behind, however often it is asked for', async () => {
    const before = await etagOf(PAGE)
    await newerFlag(false)
    for (let passed = 0; passed < 500; passed += 100) {
      ticks += 100
      // The one that asked after three tenths is answered by the app, and from then on all get the newer one.
      const [times, now] = await askedBy(() => etagOf(PAGE))
      assert.deepEqual([times, now === before], [passed === 300 ? 1 : 0, passed < 300], `${passed + 100} ms`)
    }
    const newer = await etagOf(PAGE)
    await newerFlag(true)
    ticks += 501
    assert.notEqual(await etagOf(PAGE), newer)
  })

  it('shows programs, which have no cookie, no data that are behind', async () => {
    const before = await etagOf(DATA)
    await newerFlag(false)
    const [times, after] = await askedBy(() => etagOf(DATA))
    assert.equal(times, 1)
    assert.notEqual(after, before)
  })

  it('keeps a page that the log left behind while it was made, for as long as it may be shown', async () => {
    await newerFlag(true)
    ticks += 501
    const { pages } = it_.running
    const make = pages.answer.bind(pages)
    let moves = 0
    pages.answer = (name, version, made) =>
      make(name, version, async () => {
        const page = await made()
        await newerFlag(moves++ % 2 === 1)
        return page
      })
    const behind = await etagOf(PAGE)
    pages.answer = make
    assert.ok(moves > 1, 'it was made again and again')
    assert.deepEqual(await askedBy(() => etagOf(PAGE)), [0, behind])
    ticks += 501
    assert.notEqual(await etagOf(PAGE), behind)
  })

  it('has a page ready again where something moved that it does not show', async () => {
    const before = await etagOf(PAGE)
    const { head } = it_.log
    const same = { ...head()! }
    it_.log.head = () => same
    assert.equal(await etagOf(PAGE), before)
    ticks += 501
    const asked = [await askedBy(() => etagOf(PAGE)), await askedBy(() => etagOf(PAGE))]
    it_.log.head = head
    assert.deepEqual(asked, [
      [1, before],
      [0, before],
    ])
  })

  it('makes a page anew with the clock', async () => {
    await get('/harbour-accord')
    it_.now = '2026-01-01T00:01:00Z'
    assert.equal((await askedBy(() => get('/harbour-accord')))[0], 1)
  })

  it('keeps apart what was asked by another method, or under another name', async () => {
    await get('/harbour-accord')
    for (const [headers, method] of [
      [{}, 'HEAD'],
      [{ host: 'localhost' }, 'GET'],
    ] as const)
      assert.equal((await askedBy(() => get('/harbour-accord', headers, method)))[0], 1)
  })

  it('keeps a connection for longer than a proxy does, so that no request meets its end', async () => {
    const { headers } = await get('/healthz', { connection: 'keep-alive' })
    assert.equal(headers['keep-alive'], 'timeout=150')
  })

  it('stops without cutting a statement off: it answers what is under way, and turns the next ones away', async () => {
    const stopping = newServer(it_.app)
    await new Promise<void>(resolve => stopping.listen(0, '127.0.0.1', resolve))
    const { port } = stopping.address() as AddressInfo
    const agents = [
      new Agent({ keepAlive: true }),
      new Agent({ keepAlive: true }),
      new Agent({ keepAlive: true }),
    ]
    const ask = (agent: Agent | undefined, sent?: { head: Uint8Array; rest: Promise<Uint8Array> }) =>
      new Promise<Answered>((resolve, reject) => {
        const headers = { host: 'harbour.example', 'content-type': 'application/json' }
        const options = { host: '127.0.0.1', port, agent, headers }
        const path = sent === undefined ? '/healthz' : '/statements'
        const method = sent === undefined ? 'GET' : 'POST'
        const asking = request({ ...options, path, method }, async answer =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }),
        ).on('error', reject)
        if (sent === undefined) return void asking.end()
        asking.write(sent.head)
        sent.rest.then(rest => asking.end(rest))
      })
    const switching = { covers: ['signature/given'], closed: false, reason: said('Nothing is wrong.') }
    const envelope = it_.envelope('switch/set', switching)
    const half = Math.floor(envelope.length / 2)
    const rest = Promise.withResolvers<Uint8Array>()
    const idle = await ask(agents[0])
    assert.equal(idle.headers.connection, 'keep-alive')
    const arrived = new Promise(resolve => stopping.once('request', resolve))
    const posting = ask(agents[1], { head: envelope.slice(0, half), rest: rest.promise })
    await arrived
    const drained = stopping.drain()
    for (const agent of [agents[0], agents[2], undefined]) {
      const away = await ask(agent)
      assert.deepEqual(
        [away.status, away.headers.connection, away.headers['retry-after'], JSON.parse(`${away.body}`).code],
        [503, 'close', '10', 'read_only'],
      )
    }
    const turnedAway = await ask(undefined, {
      head: envelope.slice(0, half),
      rest: Promise.resolve(envelope.slice(half)),
    })
    assert.equal(turnedAway.status, 503)
    rest.resolve(envelope.slice(half))
    const answered = await posting
    assert.equal(answered.status, 201)
    assert.equal(answered.headers.connection, 'close')
    await drained
    await assert.rejects(ask(undefined), { code: 'ECONNREFUSED' })
  })

  it('takes it for no fault of its own when somebody hangs up within what they send', async () => {
    const { port } = server.address() as AddressInfo
    const told = await it_.figures()
    const before = Number(/code="request_malformed"\} (\d+)/.exec(told)?.[1] ?? 0)
    const broken = async (head: string) => {
      const socket = connect(port, '127.0.0.1')
      socket.write(`POST /statements HTTP/1.1\r\nHost: harbour.example\r\nContent-Type: ${head}`)
      await new Promise(resolve => server.once('request', resolve))
      socket.destroy()
    }
    await broken('application/json\r\nContent-Length: 1000\r\n\r\n{"a')
    await broken('multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n{"a')
    await broken('application/json\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n')
    let figures = ''
    while (!figures.includes(`avow_refusals_total{code="request_malformed"} ${before + 3}`)) {
      await new Promise(setImmediate)
      figures = await it_.figures()
    }
    assert.doesNotMatch(figures, /server_broken/)
    assert.deepEqual(
      it_.told.filter(({ level }) => level === 'error'),
      [],
    )
  })

  it('does not wait for connections that nobody uses', async () => {
    const stopping = newServer(it_.app)
    await new Promise<void>(resolve => stopping.listen(0, '127.0.0.1', resolve))
    const { port } = stopping.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    await new Promise(resolve => socket.once('connect', resolve))
    const ended = new Promise(resolve => socket.once('close', resolve))
    await stopping.drain()
    await ended
  })

  it('lets whoever asks while the app is starting wait for it', async () => {
    const app = Promise.withResolvers<Depositary['app']>()
    const starting = newServer(app.promise)
    await new Promise<void>(resolve => starting.listen(0, '127.0.0.1', resolve))
    const waits = get('/harbour-accord', {}, 'GET', starting)
    await new Promise(resolve => starting.once('request', resolve))
    app.resolve(it_.app)
    assert.equal((await waits).status, 200)
    await new Promise(resolve => starting.close(resolve))
  })
})
