import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../../test/depositary.ts'
import { ACCEPTS, ACCORD, said } from '../../test/harbour.ts'
import { partyKey } from '../../test/memory-log.ts'
import { utf8 } from '../core/bytes.ts'
import { leafHash } from '../core/merkle.ts'
import { parseVkey } from '../core/note.ts'
import { checkProof, parseProof } from '../core/proof.ts'
import { MOST_REQUEST } from './http/body.ts'

describe('the door over HTTP', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  after(() => it_.close())

  const envelopeOf = (party: string) =>
    it_.envelope('signature/given', ACCEPTS, { by: party, call: ACCORD, signers: [partyKey(party)] })
  const post = (body: Uint8Array<ArrayBuffer> | string, type: string) =>
    it_.app.request('/statements', { method: 'POST', headers: { 'content-type': type }, body })

  it('answers 201 with the index and a proof, then 200 for the same bytes', async () => {
    const envelope = envelopeOf('northhaven')
    const first = await it_.send(envelope)
    assert.equal(first.status, 201)
    const recorded = (await first.json()) as { index: number; receipt: string }
    assert.equal(first.headers.get('location'), `/entries/${recorded.index}`)
    assert.deepEqual(Object.keys(recorded), ['index', 'receipt'])
    const again = await it_.send(envelope)
    assert.equal(again.status, 200)
    assert.equal(((await again.json()) as { index: number }).index, recorded.index)
    const entry = new Uint8Array(await (await it_.get(`/entries/${recorded.index}.bin`)).arrayBuffer())
    checkProof(parseProof(recorded.receipt), leafHash(entry), parseVkey(it_.vkey))
  })

  it('tells a refusal as problem details, with what would mend it', async () => {
    const response = await it_.send(envelopeOf('nobody'))
    assert.equal(response.status, 403)
    assert.equal(response.headers.get('content-type'), 'application/problem+json')
    const problem = (await response.json()) as Record<string, unknown>
    assert.equal(problem.code, 'key_unknown')
    assert.equal(problem.status, 403)
    assert.equal(problem.type, '/problems/key_unknown')
    assert.match(String(problem.detail), /is not in the register/)
    assert.match(String(problem.mend), /key/)
  })

  it('says what mends this refusal, where the words of its code speak to somebody else', async () => {
    // Whoever cut a key of the log in copying has no key to make.
    const body = { vkey: it_.vkey.slice(0, -1), checkpoint: 'none', reason: said('It was lost.') }
    const response = await it_.send(it_.envelope('log/key-changed', body))
    const { code, mend } = (await response.json()) as Record<string, string>
    assert.equal(code, 'key_malformed')
    assert.match(mend!, /^Copy the key whole from where you trust it/)
  })

  it('takes words beside the statement, each named by its digest', async () => {
    await admit(it_, 'tessaly')
    const { reference, part } = it_.words(
      'We cannot keep the second promise before 2028, and say so here. '.repeat(5),
    )
    const { index } = await it_.as('tessaly').sign(ACCORD, { reservation: reference }, [part])
    const page = await it_.text('/parties/tessaly')
    assert.match(page, /before 2028, and say so here/)
    const shown = await it_.get(`/words/${reference.digest}`)
    assert.equal(shown.headers.get('content-type'), 'text/plain; charset=utf-8')
    assert.equal(utf8(await shown.text()).length, reference.length)
    assert.match(shown.headers.get('content-security-policy')!, /sandbox/)
    assert.match(await it_.text(`/export/${index + 1}/words.ndjson`), new RegExp(reference.digest.slice(7)))
    await it_.post('words/withheld', {
      digest: reference.digest,
      ground: { lang: 'en', text: 'A court ordered it.' },
      authority: { lang: 'en', text: 'Court of Eastmark' },
    })
    assert.match(await it_.text('/parties/tessaly'), /Withheld by law since <a [^>]*>log entry 7</)
    const gone = await it_.get(`/words/${reference.digest}`)
    assert.equal(gone.status, 451)
    assert.match(await gone.text(), /"code":"words_withheld"/)
    assert.doesNotMatch(
      await it_.text(`/export/${index + 2}/words.ndjson`),
      new RegExp(reference.digest.slice(7)),
    )
  })

  it('is strict about media types and forgiving about charset', async () => {
    const bytes = envelopeOf('northhaven') as Uint8Array<ArrayBuffer>
    const code = async (type: string) => {
      const response = await post(bytes, type)
      return [response.status, ((await response.json()) as { code: string }).code]
    }
    assert.deepEqual(await code('text/plain'), [415, 'media_type_wrong'])
    assert.deepEqual(await code('application/jsonp'), [415, 'media_type_wrong'])
    assert.deepEqual(await code('application/json; charset=utf-8'), [409, 'signature_exists'])
    assert.deepEqual(await code('application/vnd.dsse+json'), [409, 'signature_exists'])
  })

  it('reads no body past its limit, whether or not its length was told', async () => {
    const told = await it_.app.request('/statements', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '131073' },
      body: 'x',
    })
    assert.equal(told.status, 413)
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(16 * 1024))
      },
    })
    const untold = await it_.app.request(
      new Request('http://harbour.example/statements', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: endless,
        duplex: 'half',
      } as RequestInit),
    )
    assert.equal(untold.status, 413)
    assert.match(await untold.text(), /request_oversize/)
    assert.ok(pulled < 20, `${pulled} chunks of 16 KiB were read`)
  })

  it('refuses multipart that is not in order', async () => {
    const code = async (form: FormData) => {
      const response = await it_.app.request('/statements', { method: 'POST', body: form })
      return ((await response.json()) as { code: string }).code
    }
    const none = new FormData()
    none.set('text', 'x')
    assert.equal(await code(none), 'request_malformed')
    const misnamed = new FormData()
    misnamed.set('envelope', 'x')
    misnamed.set('not-a-digest', 'x')
    assert.equal(await code(misnamed), 'request_malformed')
    const many = new FormData()
    for (let i = 0; i < 80; i++) many.append('envelope', 'x')
    assert.equal(await code(many), 'request_oversize')
    const broken = await post('no boundary here', 'multipart/form-data; boundary=x')
    assert.match(await broken.text(), /request_malformed/)
  })

  it('limits whom a proxy on the same machine forwards, though nobody has said that there is one', async () => {
    const limits = { statements: { perMinute: 60, burst: 2 }, proxied: false }
    const busy = await startDepositary({ upTo: 'established', limits })
    const knock = async (from: string, forwarded?: string) => {
      const headers = {
        host: 'harbour.example',
        'content-type': 'application/json',
        ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      }
      const env = { incoming: { socket: { remoteAddress: from } } }
      const init = { method: 'POST', headers, body: '{}' }
      return (await busy.app.request('/statements', init, env)).status
    }
    const thrice = async (from: string, forwarded?: string) => [
      await knock(from, forwarded),
      await knock(from, forwarded),
      await knock(from, forwarded),
    ]
    assert.deepEqual(await thrice('127.0.0.1'), [400, 400, 400], 'tools of this machine')
    assert.deepEqual(await thrice('::ffff:127.0.0.1', '192.0.2.7'), [400, 400, 429])
    // Who calls from elsewhere may claim what they like.
    assert.deepEqual(await thrice('198.51.100.1', '192.0.2.8'), [400, 400, 429])
    assert.equal(await knock('198.51.100.1', '192.0.2.9'), 429)
    // Whoever comes to the proxy by a tunnel, or by a proxy that names nobody, is not the machine itself.
    assert.deepEqual(await thrice('127.0.0.1', '127.0.0.1'), [400, 400, 429])
    for (const forwarded of ['192.0.2.44, ::1', '192.0.2.44,', '::ffff:127.9.9.9'])
      assert.equal(await knock('127.0.0.1', forwarded), 429, forwarded)
    assert.deepEqual(await thrice('127.0.0.1'), [400, 400, 400], 'its tools go on')
    await busy.close()
  })

  it('counts what is large for as many statements as its bytes keep the server from reading', async () => {
    const limits = { statements: { perMinute: 60, burst: 30 }, proxied: true }
    const busy = await startDepositary({ upTo: 'established', limits })
    const knock = async (address: string, said: Record<string, string>) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': address, ...said }
      return (await busy.app.request('/statements', { method: 'POST', headers, body: '{}' })).status
    }
    const report = { 'content-length': String(MOST_REQUEST) }
    assert.equal(await knock('192.0.2.7', report), 413)
    assert.equal(await knock('192.0.2.7', report), 429, 'nine are left of thirty')
    for (let i = 0; i < 9; i++) assert.equal(await knock('192.0.2.7', { 'content-length': '2' }), 400)
    assert.equal(await knock('192.0.2.7', { 'content-length': '2' }), 429)
    // Who does not say how much there is to come may send as much as anybody.
    assert.equal(await knock('198.51.100.1', { 'transfer-encoding': 'chunked' }), 400)
    assert.equal(await knock('198.51.100.1', { 'transfer-encoding': 'chunked' }), 429)
    await busy.close()
  })

  it('names the methods that an address takes', async () => {
    const get = await it_.get('/statements')
    assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST'])
    assert.equal(((await get.json()) as { code: string }).code, 'method_wrong')
    const put = await it_.app.request(`/${ACCORD}`, { method: 'PUT' })
    assert.deepEqual([put.status, put.headers.get('allow')], [405, 'GET, HEAD'])
  })

  it('limits what one address may post', async () => {
    const limits = { statements: { perMinute: 60, burst: 3 }, proxied: true }
    const busy = await startDepositary({ upTo: 'established', limits })
    const knock = async (address: string) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.1, ${address}` }
      return (await busy.app.request('/statements', { method: 'POST', headers, body: '{}' })).status
    }
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push(await knock('192.0.2.7'))
    assert.deepEqual(statuses, [400, 400, 400, 429, 429])
    assert.equal(await knock('192.0.2.7:50123'), 429, 'another port is no other address')
    assert.equal(await knock('198.51.100.1'), 400)
    assert.equal(await knock('2001:db8::1'), 400)
    busy.now = '2026-01-01T00:00:02Z'
    assert.deepEqual(
      [await knock('192.0.2.7'), await knock('192.0.2.7'), await knock('192.0.2.7')],
      [400, 400, 429],
    )
    assert.deepEqual(
      [
        await knock('127.0.0.1'),
        await knock('127.0.0.1'),
        await knock('127.0.0.1'),
        await knock('127.0.0.1'),
      ],
      [400, 400, 400, 429],
      'whoever is forwarded is not the machine itself',
    )
    const refused = await busy.app.request('/statements', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7' },
      body: '{}',
    })
    assert.equal(((await refused.json()) as { code: string }).code, 'rate_limited')
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    await busy.close()
  })
})
