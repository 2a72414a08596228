import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { readMessage } from '../mail/message.ts'
import { type Running, startRelay } from '../mail/relay.ts'
import { type Desk, newDesk } from './command-line.ts'

describe('a server with a relay', () => {
  let relay: Running
  let desk: Desk
  before(async () => {
    relay = await startRelay({ login: { user: 'avow', pass: 'p@ss' } })
    desk = newDesk({
      AVOW_SMTP: `smtp://avow:p%40ss@localhost:${relay.port}`,
      AVOW_MAIL_FROM: 'Harbour Registry <registry@harbour.example>',
    })
    await desk.fill()
  })
  after(async () => {
    await desk.close()
    await relay.close()
  })

  it('sends nothing where another serves already, and ends', async () => {
    const server = await desk.serve()
    const second = await desk.avow('serve', '--port', new URL(server.url).port, '--data', 'second')
    assert.deepEqual([second.exit, /cannot listen/.test(second.err)], [1, true])
    assert.equal(await server.stop(), 0)
  })

  it('sends letters by itself, at once', async () => {
    const server = await desk.serve()
    const typed = {
      name: 'Larkspur Ferries',
      nameLang: 'en',
      kind: 'company',
      country: 'DE',
      person: 'Ada Okafor',
      role: 'Secretary',
      email: 'ada@larkspur.example',
    }
    const arrived = once(relay.arrivals, 'letter')
    const answer = await fetch(`${server.url}/harbour-accord/apply`, {
      method: 'POST',
      body: new URLSearchParams(typed),
      redirect: 'manual',
    })
    assert.equal(answer.status, 303)
    await arrived
    const { headers } = readMessage(relay.received[0]!.message)
    assert.equal(headers.from, 'Harbour Registry <registry@harbour.example>')
    assert.equal(headers.to, 'ada@larkspur.example')
    assert.match(headers['message-id']!, /^<[a-z0-9-]+@harbour\.example>$/)
    assert.equal(await server.stop(), 0)
    assert.equal(relay.received.length, 1)
  })
})
