import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Answer } from 'dns-packet'
import { digestOf } from '../../src/core/digest.ts'
import { Resolver } from '../../src/outbound/resolver.ts'
import { openLink } from '../../src/work/reporting/links.ts'
import { without } from '../ground.ts'
import { pdfSaying } from '../pdf.ts'
import { type LyingResolver, startLyingResolver } from './lying-resolver.ts'
import { startWebLab, type WebLab } from './web-lab.ts'

/** Links by which a party shows what it reports, in a small Internet of the test's own. */

const HOST = 'tidewater.example'
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  [HOST]: ['127.0.0.1'],
  'inside.example': ['10.0.0.7'],
  'cloud.example': ['169.254.169.254'],
  'shut.example': ['127.0.0.2'],
}
const PRINTED = Buffer.from(pdfSaying('x'.repeat(11_000_000)))

const PAGES: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/year.pdf': response => void response.setHeader('content-type', 'application/pdf').end(PRINTED),
  '/empty': response => void response.end(),
  '/moved': response => void response.writeHead(301, { location: '/year.pdf' }).end(),
  '/unsafe': response => void response.writeHead(301, { location: `http://${HOST}/year.pdf` }).end(),
  '/inside': response => void response.writeHead(302, { location: 'https://inside.example/' }).end(),
  '/cloud': response => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/broken': response => void response.writeHead(500).end('an error'),
  '/endless': response => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', more)
    more()
  },
  '/slow': (response, request) => {
    response.writeHead(200).write('one')
    const drops = setInterval(() => response.write('.'), 500)
    request.on('close', () => clearInterval(drops))
  },
}

describe('a link of a report', { skip: without('dns') }, () => {
  let web: WebLab
  let dns: LyingResolver
  let site: Parameters<typeof openLink>[0]
  before(async () => {
    web = await startWebLab([HOST], (request, response) => {
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
    const outbound = { resolver: new Resolver({ server: dns.server }), lab: web.lab }
    site = {
      outbound,
      publicUrl: 'https://avow.example',
      now: () => Date.parse('2027-02-01T12:00:00Z') / 1000,
    }
  })
  after(async () => {
    await web?.stop()
    await dns?.stop()
  })
  const opened = (path: string, host = HOST, party = 'tidewater') =>
    openLink(site, { party, url: `https://${host}${path}` })
  const day = '2027-02-01'

  it('is known by the digest of what stood there on a day, as large as a printed report', async () => {
    const found = { day, digest: digestOf(PRINTED), length: PRINTED.length }
    assert.deepEqual(await opened('/year.pdf'), found)
    assert.deepEqual(await opened('/moved'), found)
    assert.deepEqual(await opened('/empty'), { day, digest: digestOf(new Uint8Array()), length: 0 })
  })

  it('is said to be dead, and hinders nothing', async () => {
    assert.deepEqual(await opened('/gone'), { day, unread: 'error' })
    assert.deepEqual(await opened('/broken'), { day, unread: 'error' })
    assert.deepEqual(await opened('/unsafe'), { day, unread: 'error' })
    assert.deepEqual(await opened('/', 'nobody.example'), { day, unread: 'no-answer' })
    // There is nothing of the lab at this address, and no certificate for its name.
    assert.deepEqual(await opened('/', 'shut.example'), { day, unread: 'no-answer' })
  })

  it('leads nowhere that the public cannot reach', async () => {
    const shut = { day, unread: 'not-public' }
    assert.deepEqual(await opened('/', 'inside.example'), shut)
    assert.deepEqual(await opened('/', 'cloud.example'), shut)
    assert.deepEqual(await opened('/', '10.0.0.7'), shut)
    assert.deepEqual(await opened('/', '[::ffff:a00:7]'), shut)
    assert.deepEqual(await opened('/inside'), shut)
    assert.deepEqual(await opened(':22/'), shut)
    // Led out of encryption it is not followed at all.
    assert.deepEqual(await opened('/cloud'), { day, unread: 'error' })
  })

  it('is read no further than a printed report goes, and for no longer than somebody waits', async () => {
    assert.deepEqual(await opened('/endless'), { day, unread: 'too-large' })
    const began = Date.now()
    const slow = opened('/slow')
    // One at a time for a party; others are not held up by it.
    await assert.rejects(opened('/empty'), { code: 'rate_limited' })
    assert.deepEqual((await opened('/empty', HOST, 'eastport'))?.day, day)
    assert.deepEqual(await slow, { day, unread: 'no-answer' })
    assert.ok(Date.now() - began < 40_000)
    assert.ok('digest' in (await opened('/empty'))!)
  })
})
