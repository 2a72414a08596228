import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { letGo, MOST_HELD, MOST_REQUEST, readBody } from './body.ts'

const refusedAs = (code: string, act: Promise<unknown>) =>
  assert.rejects(act, error => error instanceof Refusal && error.code === code)

/** One for all: they are counted, and need not be there. */
const BYTES = new Uint8Array(MOST_REQUEST)
const MiB = 1024 * 1024
/** By which the sums below are reached. */
const LARGE = 8 * MiB

/** A request from `address` that has sent so many bytes and goes on when it is told. */
function sending(address: string, bytes: number, { said = true, piece = bytes } = {}) {
  const { promise: end, resolve: finish } = Promise.withResolvers<void>()
  const sent = Promise.withResolvers<void>()
  let left = bytes
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (left > 0) {
        controller.enqueue(BYTES.subarray(0, Math.min(piece, left)))
        left -= piece
        return
      }
      // Asked for more, it has been read as far as it is sent.
      sent.resolve()
      await end
      controller.close()
    },
  })
  const headers: Record<string, string> = said ? { 'content-length': String(bytes) } : {}
  const init = { method: 'POST', body, headers, duplex: 'half' }
  const request = new Request('https://avow.example/', init)
  return { address, request, sent: sent.promise, finish }
}

/** Read as far as it came. */
async function begun(address: string, bytes: number) {
  const one = sending(address, bytes)
  const reading = readBody(one, MOST_REQUEST)
  reading.catch(() => undefined)
  await one.sent
  return { ...one, reading }
}

async function whole(address: string, bytes: number): Promise<number> {
  const one = sending(address, bytes)
  one.finish()
  const { length } = await readBody(one, MOST_REQUEST)
  letGo(one.request)
  return length
}

describe('the bodies of requests', () => {
  // Where nothing is refused, nothing ends.
  const NEVER_ENDS = { timeout: 60_000 }

  it('count for the address and network that send them, and shut nobody out', NEVER_ENDS, async () => {
    const held = []
    for (let sum = 8; sum <= MOST_HELD.subscriber; sum += 8) held.push(await begun('2001:db8:1:2::1', LARGE))
    await refusedAs('rate_limited', whole('2001:db8:1:2::ffff', 1))
    // The same customer's other networks.
    for (let sum = MOST_HELD.subscriber + 8; sum <= MOST_HELD.network; sum += 8)
      held.push(await begun('2001:db8:1:3::1', LARGE))
    await refusedAs('rate_limited', whole('2001:db8:1:4::1', 1))
    assert.equal(await whole('192.0.2.7', MOST_REQUEST), MOST_REQUEST)
    for (const { finish, reading, request } of held) {
      finish()
      assert.equal((await reading).length, LARGE)
      letGo(request)
    }
    assert.equal(await whole('2001:db8:1:4::1', LARGE), LARGE)
  })

  it('cut off whoever holds most, and nobody who sends little', NEVER_ENDS, async () => {
    const honest = await begun('198.51.100.1', 1)
    const held = []
    for (let sum = 8; sum <= MOST_HELD.altogether; sum += 8)
      held.push(await begun(`203.0.${sum}.1`, LARGE - 64 * 1024))
    const more = await begun('198.51.101.1', LARGE)
    await refusedAs('rate_limited', held[0]!.reading)
    for (const { finish } of [honest, more, ...held]) finish()
    assert.equal((await honest.reading).length, 1)
    assert.equal((await more.reading).length, LARGE)
    for (const { request } of [honest, more, ...held]) letGo(request)
  })

  it('count for about what they hold: a network sends two of the largest at once', NEVER_ENDS, async () => {
    const read = []
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      const one = sending(address, MOST_REQUEST)
      one.finish()
      assert.equal((await readBody(one, MOST_REQUEST)).length, MOST_REQUEST)
      read.push(one)
    }
    assert.equal(await whole('192.0.2.1', LARGE), LARGE)
    for (const { request } of read) letGo(request)
  })

  it('are held until the request is answered', NEVER_ENDS, async () => {
    const read = []
    for (let sum = 8; sum <= MOST_HELD.subscriber; sum += 8) {
      const one = sending('192.0.2.9', LARGE)
      one.finish()
      await readBody(one, MOST_REQUEST)
      read.push(one)
    }
    await refusedAs('rate_limited', whole('192.0.2.9', 1))
    for (const { request } of read) letGo(request)
    assert.equal(await whole('192.0.2.9', 1), 1)
  })

  it('come in pieces of any sort, but not in crumbs', NEVER_ENDS, async () => {
    const slow = sending('192.0.2.7', 100_000, { said: false, piece: 40 })
    slow.finish()
    assert.equal((await readBody(slow, MOST_REQUEST)).length, 100_000)
    letGo(slow.request)
    await refusedAs('request_malformed', readBody(sending('192.0.2.7', 6_000, { piece: 1 }), MOST_REQUEST))
  })

  it('are given back where a request breaks off, or is too large', async () => {
    for (let i = 0; i < MOST_HELD.subscriber / 8 + 1; i++) {
      const broken = new ReadableStream<Uint8Array>({
        start: controller => controller.enqueue(BYTES.subarray(0, LARGE)),
        pull: controller => controller.error(new Error('the line broke')),
      })
      const init = { method: 'POST', body: broken, duplex: 'half' }
      const request = new Request('https://avow.example/', init)
      await refusedAs('request_malformed', readBody({ request, address: '192.0.2.7' }, MOST_REQUEST))
      await refusedAs('request_oversize', readBody(sending('192.0.2.7', MiB, { said: false }), MiB / 2))
    }
    assert.equal(await whole('192.0.2.7', MOST_REQUEST), MOST_REQUEST)
  })
})
