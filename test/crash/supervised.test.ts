import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { signPosting } from '../../src/cli/compose.ts'
import { Server } from '../../src/cli/server-client.ts'
import { parseKeyFile } from '../../src/core/key-file.ts'
import { type Desk, newDesk, type Running } from '../cli/command-line.ts'
import { effort } from '../effort.ts'
import { freePort } from '../free-port.ts'
import { facts } from '../harbour.ts'

/** Posters at the same time, each on a connection that it keeps. */
const POSTERS = 8

describe('a supervisor that stops and starts a server under load', () => {
  let desk: Desk
  let port: number
  let running: Running
  const start = async () => {
    running = await desk.start('serve', '--port', String(port))
  }
  before(async () => {
    desk = newDesk()
    port = await freePort()
    await desk.avow('init', '--url', `http://localhost:${port}`)
    await start()
  })
  after(() => desk.close())

  it('cuts nobody off within a statement, and loses and repeats none', async () => {
    const server = await Server.connect(running.url)
    const key = parseKeyFile(readFileSync(desk.at('data/keys/depositary.key'), 'utf8'))
    const seen = await server.seen()
    const recorded = new Map<number, string>()
    const tally = { away: 0, closed: 0 }
    let isOver = false

    /** The same bytes until they are recorded, as whoever loses an answer does. */
    const post = async (party: string): Promise<void> => {
      const body = { party, ...facts(party), keys: [], claims: false }
      const unsigned = { type: 'party/admitted', by: 'depositary', call: null, body: body as never }
      const { envelope } = await signPosting(server, { ...unsigned, signers: [key], seen })
      let isCut = false
      for (;;) {
        const answer = await fetch(`${running.url}/statements`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: envelope as Uint8Array<ArrayBuffer>,
        }).catch((error: { cause?: { code?: string } }) => {
          // Nobody listens between two starts, and the system resets or closes on who came just when that ended.
          assert.match(error.cause?.code ?? '', /^(?:ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/)
          isCut ||= error.cause?.code !== 'ECONNREFUSED'
          return undefined
        })
        if (answer?.status === 201 || answer?.status === 200) {
          const { index } = (await answer.json()) as { index: number }
          assert.equal(recorded.get(index) ?? party, party)
          recorded.set(index, party)
          assert.ok(answer.status === 201 || !isCut, 'whoever was cut off had not been heard')
          return
        }
        if (answer === undefined) tally.closed += 1
        else {
          assert.equal(answer.status, 503, await answer.text())
          tally.away += 1
        }
        await sleep(20)
      }
    }
    const poster = async (nth: number) => {
      for (let i = 0; !isOver; i++) await post(`port-${nth}-${i}`)
    }
    const posters = Array.from({ length: POSTERS }, (_, nth) => poster(nth))
    for (let stops = 0; stops < effort('supervisedStops'); stops++) {
      const before = recorded.size
      while (recorded.size < before + 3 * POSTERS) await sleep(5)
      assert.equal(await running.stop(), 0)
      await start()
    }
    isOver = true
    await Promise.all(posters)
    assert.ok(tally.closed > 0)
    await running.stop()
    const audited = await desk.json<{ size: number }>('audit', 'data')
    assert.ok(audited.size > recorded.size)
    assert.equal(recorded.size, new Set(recorded.values()).size)
    assert.match((await desk.avow('fsck')).out, /agrees with itself/)
  })
})
