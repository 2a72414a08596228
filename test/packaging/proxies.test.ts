import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as plain } from 'node:http'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { newAuthority } from '../certificate.ts'
import { type Desk, newDesk, type Running } from '../cli/command-line.ts'
import { freePort } from '../free-port.ts'
import { without } from '../ground.ts'
import { firstPart, type Place, type RunningProxy, SAMPLES } from './proxy.ts'

/** The samples of packaging/, each before a real server, over TLS with a certificate of an authority of our own. */

const MIB = 1024 * 1024
/** As a link has one. */
const TOKEN = 'A-z_'.repeat(11).slice(0, 43)
const OTHER = 'Q9'.repeat(22).slice(0, 43)

interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

for (const sample of SAMPLES)
  describe(`Avow behind ${sample.name}, by its sample`, { skip: without(sample.name) }, () => {
    let folder: string
    let desk: Desk
    let server: Running
    let place: Place
    let proxy: RunningProxy
    let agent: Agent

    const ask = async (path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Told> => {
      const method = body === undefined ? 'GET' : 'POST'
      const asked = request(`https://localhost:${place.https}${path}`, { agent, method, headers })
      // One that takes no more closes while we send; its answer has come by then.
      asked.on('error', () => undefined)
      asked.end(body)
      const [answer] = await once(asked, 'response')
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part as Buffer)
      return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }
    }

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'avow-certificates-'))
      const authority = newAuthority()
      const { cert, key } = authority.issue(['localhost'])
      const keep = (name: string, text: string) => {
        writeFileSync(join(folder, name), text)
        return join(folder, name)
      }
      agent = new Agent({ ca: authority.cert, keepAlive: true, maxSockets: 4 })
      const ports = { http: await freePort(), https: await freePort() }
      desk = newDesk({ NODE_EXTRA_CA_CERTS: keep('authority.pem', authority.cert) })
      await desk.avow('init', '--url', `https://localhost:${ports.https}`, '--name', 'en=Harbour Registry')
      server = await desk.serve()
      const behind = Number(new URL(server.url).port)
      place = { ...ports, behind, cert: keep('cert.pem', cert), key: keep('key.pem', key) }
      proxy = await sample.start(place)
    })
    after(async () => {
      agent?.destroy()
      await proxy?.stop()
      await desk?.close()
      rmSync(folder, { recursive: true })
    })

    if (sample.name === 'nginx')
      it('answers certbot before there is a certificate, by the part that the guide cuts off', () => {
        const { status, err } = firstPart()
        assert.equal(status, 0, err)
      })

    it('shows pages over TLS, with the headers that the server gives them', async () => {
      const page = await ask('/')
      assert.equal(page.status, 200)
      assert.match(page.body, /Harbour Registry/)
      assert.match(String(page.headers['strict-transport-security']), /max-age=63072000/)
      assert.match(String(page.headers['content-security-policy']), /default-src 'none'/)
    })

    it('sends whoever comes without TLS to it', async () => {
      const asked = plain(`http://localhost:${place.http}/verify?entry=1`).end()
      const [{ statusCode, headers }] = await once(asked, 'response')
      assert.equal(statusCode, 308)
      assert.match(headers.location, /^https:\/\/localhost(?::\d+)?\/verify\?entry=1$/)
    })

    it('takes a statement that is posted over TLS', async () => {
      const admitted = await desk.avow(
        ...['party', 'admit', 'northhaven', '--name', 'en=Northhaven', '--kind', 'company'],
        ...['--mandate', 'email', '--url', `https://localhost:${place.https}`],
      )
      assert.equal(admitted.exit, 0, admitted.err)
      assert.equal((await ask('/parties/northhaven')).status, 200)
    })

    it('lets a body of 19 MiB through to the server, and none of 21', async () => {
      const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
      const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="paper"; filename="a"\r\n\r\n')
      const sent = (bytes: number) =>
        ask(
          '/statements',
          headers,
          Buffer.concat([head, Buffer.alloc(bytes, 'x'), Buffer.from('\r\n--b--\r\n')]),
        )
      const passed = await sent(19 * MIB)
      assert.equal(passed.status, 400)
      assert.match(passed.body, /0 parts named envelope.*"code":"request_malformed"/)
      // nginx by itself; Caddy passes on what comes until it is too much, so it or the server behind it.
      assert.equal((await sent(21 * MIB)).status, 413)
    })

    it('counts whoever asks by where they ask from, whatever they claim to forward', async () => {
      const statuses = new Set<number>()
      for (let i = 0; i < 70; i++)
        statuses.add((await ask('/desk/sign-in', { 'X-Forwarded-For': `198.51.100.${i}` })).status)
      assert.deepEqual([...statuses], [200, 429])
      assert.doesNotMatch(proxy.accessLog(), /198\.51\.100/)
      assert.match(proxy.accessLog(), /127\.0\.0\.1/)
    })

    it('keeps no token in its log, in no place and not when something fails', async () => {
      const headers = { Referer: `https://localhost:${place.https}/letters/${TOKEN}` }
      const typed = TOKEN.replaceAll('A', '%41')
      const paths = [
        `/letters/${TOKEN}`,
        `/letters/${TOKEN}/stop?to=${OTHER}`,
        `/invitations/${typed}/?asked=${OTHER}`,
        `/persons/${TOKEN}/of/${OTHER}`,
        `/letters/${TOKEN}/${OTHER}/${TOKEN}`,
      ]
      for (const path of paths) await ask(path, headers)
      await ask(`/letters/${TOKEN}`, headers, Buffer.alloc(21 * MIB, 'x'))
      await server.stop()
      assert.equal((await ask(`/letters/${TOKEN}/stop`, headers)).status, 502)
      server = await desk.serve('--port', String(place.behind))
      const kept = [proxy.accessLog(), proxy.otherLogs()]
      for (const log of kept)
        for (const secret of [TOKEN, OTHER, typed]) assert.ok(!log.includes(secret), `${secret} in ${log}`)
      assert.match(kept[0]!, /\/letters\/\(token\)/)
      assert.match(kept[0]!, /\(token\)\/stop/)
      assert.match(kept[0]!, /\/verify|\/parties\/northhaven/, 'what is public is kept')
    })
  })
