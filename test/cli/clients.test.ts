import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { parseKeyFile } from '../../src/core/key-file.ts'
import { PYTHON, without } from '../ground.ts'
import { root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

/** The two programs of `examples/clients`, as whoever copies one starts it, against a server as `npm start` leaves it. */

interface Entry {
  readonly statement: { readonly type: string; readonly by: string; readonly call: string | null }
  readonly signatures: readonly { readonly keyid: string }[]
}

describe('a client of examples/clients', () => {
  let desk: Desk
  let server: Running
  before(async () => {
    desk = newDesk()
    await desk.fill()
    server = await desk.serve()
  })
  after(() => desk.close())

  const run = (program: readonly string[], ...words: string[]) => {
    const [command, ...rest] = [...program, ...words] as [string, ...string[]]
    return spawnSync(command, rest, { cwd: desk.folder, encoding: 'utf8' })
  }
  const first = (party: string) => desk.at(`data/keys/parties/${party}.key`)
  const entry = async (index: number) =>
    (await (await fetch(`${server.url}/entries/${index}.json`)).json()) as Entry

  /** Signs for a party that has not signed, and lets the command go on with the key that the client has made. */
  async function signs(program: readonly string[], party: string): Promise<void> {
    const own = desk.at(`${party}.key`)
    const words = [server.url, 'harbour-accord', party, first(party), own]
    const ran = run(program, ...words)
    assert.equal(ran.status, 0, ran.stderr)
    const [, index] = /^Text: .*, http\S+\/words\/sha256:\S+\nSigned: http\S+\/entries\/(\d+)\n$/.exec(
      ran.stdout,
    )!

    const { keyid } = parseKeyFile(readFileSync(own, 'utf8'))
    assert.equal(statSync(own).mode & 0o777, 0o600)
    const { statement, signatures } = await entry(Number(index))
    assert.deepEqual(
      [statement.type, statement.by, statement.call],
      ['signature/given', party, 'harbour-accord'],
    )
    assert.deepEqual(
      signatures.map(one => one.keyid),
      [keyid],
    )
    const added = await entry(Number(index) - 1)
    assert.equal(added.statement.type, 'key/added')
    const both = [keyid, parseKeyFile(readFileSync(first(party), 'utf8')).keyid]
    assert.deepEqual(
      added.signatures.map(one => one.keyid),
      both.toSorted((a, b) => (a < b ? -1 : 1)),
    )

    const again = run(program, ...words)
    assert.notEqual(again.status, 0)
    assert.match(again.stderr, /^Refused \(409 signature_exists\): .*\.\n$/)
    assert.equal(parseKeyFile(readFileSync(own, 'utf8')).keyid, keyid)
    // With another file, as a second guide has it, no key is left behind.
    const other = desk.at(`${party}.other.key`)
    const refused = run(program, ...words.slice(0, -1), other)
    assert.match(refused.stderr, /^Refused \(409 signature_exists\): .* already, .*No key was added\.\n$/)
    assert.ok(!existsSync(other))
    assert.equal((await entry(Number(index))).statement.type, 'signature/given')
    assert.equal((await fetch(`${server.url}/entries/${Number(index) + 1}.json`)).status, 404)
    const left = await desk.json<{ index: number }>(
      ...['withdraw', 'harbour-accord', '--url', server.url, '--key', own],
    )
    assert.equal((await entry(left.index)).statement.type, 'signature/withdrawn')
  }

  it('signs in TypeScript', () =>
    signs([process.execPath, join(root, 'examples/clients/client.ts')], 'free-port-of-tessaly'))

  it('signs in Python', { skip: without('cryptography') }, () =>
    signs([PYTHON, join(root, 'examples/clients/client.py')], 'evenlight-lamps'),
  )

  /** Loses the answer to each statement that it sees for the first time, and the second time is too busy for it. */
  async function losing(): Promise<{ url: string; posted: string[]; close(): void }> {
    const posted: string[] = []
    const proxy = createServer(async (request, answer) => {
      const body = Buffer.concat(await request.toArray())
      const isPost = request.method === 'POST'
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const passed = await fetch(server.url + request.url, isPost ? { method: 'POST', body, headers } : {})
      const envelope = /\{"payload":"[^"]+"/.exec(body.toString('latin1'))?.[0] ?? ''
      const nth = posted.filter(one => one === envelope).length
      if (isPost) posted.push(envelope)
      if (isPost && nth === 0) return request.socket.destroy()
      if (isPost && nth === 1) return void answer.writeHead(429, { 'Retry-After': '1' }).end()
      answer.writeHead(passed.status).end(await passed.text())
    }).listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const { port } = proxy.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}`, posted, close: () => proxy.close() }
  }

  for (const [program, party, needs] of [
    [[process.execPath, 'client.ts'], 'free-port-of-tessaly', null],
    [[PYTHON, 'client.py'], 'evenlight-lamps', 'cryptography'],
  ] as const)
    it(`posts the same bytes again where the answer is lost, or it has to wait: ${program[1]}`, {
      skip: needs === null ? false : without(needs),
    }, async () => {
      const { url, posted, close } = await losing()
      const words = [url, 'harbour-accord', party, first(party), desk.at(`${party}.key`)]
      const child = spawn(program[0], [join(root, 'examples/clients', program[1]), ...words])
      const [status] = await once(child, 'close')
      assert.equal(status, 0)
      assert.equal(posted.length, 3 * new Set(posted).size)
      close()
    })

  it('makes no key in the place of one that it was told to read', () => {
    const lost = desk.at('lost.key')
    const ran = run(
      [process.execPath, join(root, 'examples/clients/client.ts')],
      ...[server.url, 'paris-call', 'city-of-marrow-bay', lost, desk.at('new.key')],
    )
    assert.notEqual(ran.status, 0)
    assert.match(ran.stderr, /ENOENT.*lost\.key/)
  })
})
