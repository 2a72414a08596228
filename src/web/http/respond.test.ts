import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { addressesOf } from '../../../test/browser/addresses.ts'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { ROUTES } from '../routes.ts'
import { respond } from './respond.ts'

/** Whatever a name in a route stands for: what is not there is answered too, and its answer is no less careful. */
const ANY: Readonly<Record<string, readonly string[]>> = new Proxy(
  { call: [ACCORD], index: ['0'], id: ['northhaven'], code: ['not_found'], size: ['4'] },
  { get: (known, name) => known[name as 'call'] ?? ['a'] },
)

describe('every answer', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  after(() => it_.close())

  const asked = Object.values(ROUTES).flatMap(([method, pattern]) =>
    addressesOf(pattern, ANY).map(path => ({ method, path })),
  )
  const elsewhere = [
    { method: 'GET', path: '/no/such/thing' },
    { method: 'DELETE', path: '/' },
    { method: 'GET', path: `/entries/0.json` },
    { method: 'GET', path: `/parties/northhaven.json` },
    { method: 'GET', path: '/log/tile/0/000' },
    { method: 'GET', path: `/${ACCORD}.json` },
    { method: 'HEAD', path: '/' },
  ]

  it('is read as what it is, tells no other site where its reader was, and is framed by none but the counter', async () => {
    assert.ok(asked.length >= 20)
    for (const { method, path } of [...asked, ...elsewhere])
      for (const accept of ['text/html', 'application/json']) {
        const response = await it_.app.request(path, { method, headers: { accept } })
        const of = (name: string) => response.headers.get(name) ?? ''
        const where = `${method} ${path} (${accept}) ${response.status}`
        assert.equal(of('x-content-type-options'), 'nosniff', where)
        assert.equal(of('referrer-policy'), 'same-origin', where)
        const isFramed = path === `/${ACCORD}/embed`
        const policy = of('content-security-policy')
        // Others may show the counter in their pages, which has nothing to press, and nothing else of ours.
        const frames = isFramed
          ? /form-action 'none';.*frame-ancestors \*$/
          : /frame-ancestors 'none'(?:; frame-src 'self')?$/
        assert.match(policy, /^default-src 'none'; /, where)
        assert.match(policy, frames, where)
        assert.doesNotMatch(isFramed ? policy.replace(/\*$/, '') : policy, /unsafe|https?:|\*/, where)
        assert.notEqual(of('cache-control'), '', where)
        if (of('content-type').startsWith('text/html')) {
          assert.match(of('permissions-policy'), /^publickey-credentials-create=\(self\), /, where)
          assert.equal(of('cross-origin-opener-policy'), 'same-origin', where)
          assert.equal(of('cross-origin-resource-policy'), isFramed ? 'cross-origin' : 'same-origin', where)
          assert.equal(of('access-control-allow-origin'), '', where)
          assert.match(of('vary'), /Accept-Language/, where)
        } else if (response.status !== 304) {
          assert.match(of('content-security-policy'), /sandbox/, where)
          assert.equal(of('cross-origin-resource-policy'), 'cross-origin', where)
          assert.equal(of('access-control-allow-origin'), '*', where)
        }
      }
  })

  it('is compressed where many get the same, and never where a secret could stand beside what somebody chose', async () => {
    const packed = (path: string) => it_.get(path, { accept: 'text/html', 'accept-encoding': 'gzip, br' })
    const files = [`/${ACCORD}/roll.csv`, '/export/4/register.ndjson', '/export/4/words.ndjson']
    for (const path of ['/', `/${ACCORD}`, `/${ACCORD}/roll?q=north`, '/entries/0', ...files])
      assert.equal((await packed(path)).headers.get('content-encoding'), 'gzip', path)
    for (const { method, path } of asked) {
      if (method !== 'GET') continue
      const response = await packed(path)
      const isPrivate = response.headers.get('cache-control') === 'no-store'
      if (isPrivate) assert.equal(response.headers.get('content-encoding'), null, path)
    }
  })

  it('holds nothing open where its head alone is asked for: files come small to whoever asks after many', async () => {
    const path = `/${ACCORD}/roll.csv`
    const headers = { 'accept-encoding': 'gzip' }
    for (let i = 0; i < 70; i++) {
      const head = await it_.app.request(path, { method: 'HEAD', headers })
      assert.deepEqual([head.status, head.body], [200, null])
    }
    await sleep(0)
    const file = await it_.get(path, headers)
    assert.equal(file.headers.get('content-encoding'), 'gzip')
    await file.body!.cancel()
  })

  it('is never compressed where it has a length of its own, as a table that somebody filed has', async () => {
    const body = new Response('berth;notices\n').body!
    const answer = { type: 'text/csv', body, caching: 'ask', headers: { 'Content-Length': '14' } } as const
    const request = new Request('http://localhost/', { headers: { 'accept-encoding': 'gzip' } })
    const response = respond(answer, request, { publicUrl: 'http://localhost' })
    assert.equal(response.headers.get('content-encoding'), null)
    assert.equal(await response.text(), 'berth;notices\n')
  })

  it('has one name for its bytes, compressed or not', async () => {
    const tags = await Promise.all(
      ['gzip', 'identity'].map(async encoding => {
        const response = await it_.get('/', { 'accept-encoding': encoding })
        assert.match(response.headers.get('vary')!, /Accept-Encoding/)
        return response.headers.get('etag')
      }),
    )
    assert.match(tags[0]!, /^W\//)
    assert.equal(tags[0], tags[1])
    const again = await it_.get('/', { 'if-none-match': tags[0]!, 'accept-encoding': 'gzip' })
    assert.equal(again.status, 304)
    assert.match(again.headers.get('vary')!, /Accept-Encoding/)
  })

  it('keeps whoever came over TLS there, and says nothing of it where the site is reached without', () => {
    const answer = { type: 'text/plain', body: '', caching: 'never' } as const
    const said = (publicUrl: string, hsts?: number) =>
      respond(answer, new Request('http://localhost/'), { publicUrl, hsts: hsts ?? null }).headers.get(
        'strict-transport-security',
      )
    assert.equal(said('https://harbour.example'), 'max-age=63072000')
    // The way out: a browser that hears 0 forgets it (RFC 6797 section 6.1.1).
    assert.equal(said('https://harbour.example', 0), 'max-age=0')
    assert.equal(said('http://localhost:8080'), null)
    assert.equal(said('http://localhost:8080', 86_400), null)
  })
})
