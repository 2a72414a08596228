import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Answer } from 'dns-packet'
import { type Asking, fetchPage } from '../../src/outbound/fetch.ts'
import { Resolver } from '../../src/outbound/resolver.ts'
import { without } from '../ground.ts'
import { type LyingResolver, startLyingResolver } from './lying-resolver.ts'
import { startWebLab, type WebLab } from './web-lab.ts'

const HOST = 'larkspur.example'
const MEGABYTE = 1_000_000
/** What each name of this small Internet leads to. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  [HOST]: ['127.0.0.1'],
  'www.larkspur.example': ['127.0.0.1'],
  'other.example': ['127.0.0.1'],
  'inside.example': ['10.0.0.7'],
  'mixed.example': ['127.0.0.1', '169.254.169.254'],
}

const PAGES: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/plain': response => void response.end('as it is'),
  '/gzip': response => void response.setHeader('content-encoding', 'gzip').end(gzipSync('packed')),
  '/br': response => void response.setHeader('content-encoding', 'br').end(brotliCompressSync('packed')),
  '/compress': response => void response.setHeader('content-encoding', 'compress').end('x'),
  '/full': response => void response.end(Buffer.alloc(MEGABYTE, 'x')),
  '/large': response => void response.end(Buffer.alloc(MEGABYTE + 1, 'x')),
  '/bomb': response =>
    void response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50 * MEGABYTE))),
  '/endless': response => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', more)
    more()
  },
  '/cut': response => {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    response.destroy()
  },
  '/seen': (response, { headers }) =>
    void response.setHeader('set-cookie', 'a=b').end(JSON.stringify(headers)),
  '/to-plain': response => void response.writeHead(302, { location: '/plain' }).end(),
  '/to-seen': response =>
    void response.writeHead(302, { location: '/seen', 'set-cookie': 'a=b; Secure' }).end(),
  '/round': response => void response.writeHead(302, { location: '/round' }).end(),
  '/to-http': response => void response.writeHead(301, { location: `http://${HOST}/plain` }).end(),
  '/to-inside': response => void response.writeHead(302, { location: 'https://inside.example/' }).end(),
  '/to-literal': response => void response.writeHead(302, { location: 'https://169.254.169.254/' }).end(),
  '/to-octal': response => void response.writeHead(302, { location: 'https://0251.0376.0251.0376/' }).end(),
  '/to-port': response => void response.writeHead(302, { location: `https://${HOST}:22/` }).end(),
  '/to-file': response => void response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
  '/nowhere': response => void response.writeHead(302).end('no address'),
}

describe('a page that is fetched', { skip: without('dns') }, () => {
  let web: WebLab
  let dns: LyingResolver
  let asking: Asking
  before(async () => {
    web = await startWebLab([HOST, 'www.larkspur.example'], (request, response) => {
      const page = PAGES[request.url ?? '']
      if (page === undefined) response.writeHead(404).end('nothing')
      else page(response, request)
    })
    dns = await startLyingResolver({
      datagrams: query => {
        const host = query.name.toLowerCase()
        const found = query.type === 'A' ? (ADDRESSES[host] ?? []) : []
        return [query.reply(found.map((data): Answer => ({ type: 'A', name: host, ttl: 60, data })))]
      },
    })
    asking = { resolver: new Resolver({ server: dns.server }), agent: 'Avow (a test)', lab: web.lab }
  })
  after(async () => {
    await web?.stop()
    await dns?.stop()
  })
  const fetched = async (path: string, host = HOST) => {
    const { body, ...page } = await fetchPage(`https://${host}${path}`, asking)
    return { ...page, text: new TextDecoder().decode(body) }
  }
  const refused = (path: string, code: string, host = HOST) =>
    assert.rejects(fetched(path, host), { code }, `${host}${path}`)

  it('is read as it is, and unpacked', async () => {
    assert.equal((await fetched('/plain')).text, 'as it is')
    assert.equal((await fetched('/gzip')).text, 'packed')
    assert.equal((await fetched('/br')).text, 'packed')
    assert.equal((await fetched('/nothing')).status, 404)
    await refused('/compress', 'fetch_failed')
    await refused('/cut', 'fetch_failed')
  })

  it('is read to a million bytes, packed or not, and no further', async () => {
    assert.equal((await fetched('/full')).text.length, MEGABYTE)
    for (const path of ['/large', '/bomb', '/endless']) await refused(path, 'fetch_oversize')
  })

  it('is asked in our own name, and remembers no cookie', async () => {
    const seen = JSON.parse((await fetched('/to-seen')).text) as Record<string, string>
    assert.equal(seen['user-agent'], 'Avow (a test)')
    assert.equal(seen.cookie, undefined)
  })

  it('is followed from address to address, each noted', async () => {
    const { hops, text } = await fetched('/to-plain')
    assert.deepEqual(hops, [
      { url: `https://${HOST}/to-plain`, status: 302 },
      { url: `https://${HOST}/plain`, status: 200 },
    ])
    assert.equal(text, 'as it is')
    await refused('/round', 'fetch_failed')
    assert.equal((await fetched('/nowhere')).status, 302)
  })

  it('is not followed out of encryption, and it is told where it would have gone', async () => {
    const { status, untrodden } = await fetched('/to-http')
    assert.deepEqual({ status, untrodden }, { status: 301, untrodden: `http://${HOST}/plain` })
  })

  it('leads to nothing that the public cannot reach, at any step', async () => {
    for (const path of ['/to-inside', '/to-literal', '/to-octal', '/to-port', '/to-file'])
      await refused(path, 'outbound_forbidden')
    await refused('/', 'outbound_forbidden', 'inside.example')
    await refused('/', 'outbound_forbidden', 'mixed.example')
    for (const host of ['10.0.0.7', '0x0a000007', '[::ffff:a00:7]', '[fd00::1]'])
      await refused('/', 'outbound_forbidden', host)
  })

  it('comes from nobody whose certificate is for another name, or of an unknown authority', async () => {
    await refused('/plain', 'fetch_failed', 'other.example')
    const stranger = await startWebLab([HOST], (_request, response) => void response.end())
    try {
      const lab = { ...stranger.lab, ca: web.lab.ca }
      await assert.rejects(fetchPage(`https://${HOST}/plain`, { ...asking, lab }), { code: 'fetch_failed' })
    } finally {
      await stranger.stop()
    }
  })

  it('comes from nobody without an address', () => refused('/', 'fetch_failed', 'nobody.example'))

  it('reaches this machine for nobody but a lab', async () => {
    const { lab: _, ...alone } = asking
    await assert.rejects(fetchPage(`https://${HOST}/plain`, alone), { code: 'outbound_forbidden' })
    await assert.rejects(fetchPage('https://127.0.0.1/', alone), { code: 'outbound_forbidden' })
    await assert.rejects(fetchPage('https://localhost/', alone), { code: 'fetch_failed' })
  })

  it('asks for the address of a name once, and connects to what was checked', async () => {
    const before = dns.asked.length
    await fetched('/plain')
    assert.deepEqual(
      dns.asked
        .slice(before)
        .map(({ type }) => type)
        .sort(),
      ['A', 'AAAA'],
    )
  })
})
