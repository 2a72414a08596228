import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { LARGE, MOST_LARGE, MOST_REQUEST, readBody } from './body.ts'

const refusedAs = (code: string, act: Promise<unknown>) =>
  assert.rejects(act, error => error instanceof Refusal && error.code === code)

/** One for all: they are counted, and need not be there. */
const BYTES = new Uint8Array(MOST_REQUEST)

/** A request that has sent so many bytes and goes on when it is told. */
function sending(bytes: number, { said = true } = {}) {
  const { promise: end, resolve: finish } = Promise.withResolvers<void>()
  const sent = Promise.withResolvers<void>()
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(BYTES.subarray(0, bytes)),
    async pull(controller) {
      // Asked for more, it has been read as far as it is sent.
      sent.resolve()
      await end
      controller.close()
    },
  })
  const headers: Record<string, string> = said ? { 'content-length': String(bytes) } : {}
  const init = { method: 'POST', body, headers, duplex: 'half' }
  const request = new Request('https://avow.example/', init)
  return { request, sent: sent.promise, finish }
}

describe('the bodies of requests', () => {
  // Where nothing is refused, nothing ends.
  const NEVER_ENDS = { timeout: 60_000 }
  it('hold so much memory together, and small ones are always taken', NEVER_ENDS, async () => {
    const many = Array.from({ length: MOST_LARGE / MOST_REQUEST }, (_, i) =>
      sending(MOST_REQUEST, { said: i % 2 === 0 }),
    )
    const reading = many.map(({ request }) => readBody(request, MOST_REQUEST))
    await Promise.all(many.map(({ sent }) => sent))
    await refusedAs('rate_limited', readBody(sending(LARGE + 1).request, MOST_REQUEST))
    const small = sending(LARGE)
    small.finish()
    assert.equal((await readBody(small.request, MOST_REQUEST)).length, LARGE)
    for (const { finish } of many) {
      finish()
      assert.equal((await reading.shift())?.length, MOST_REQUEST)
    }
    const next = sending(LARGE + 1)
    next.finish()
    assert.equal((await readBody(next.request, MOST_REQUEST)).length, LARGE + 1)
  })

  it('are given back where a request breaks off, or is too large', async () => {
    for (let i = 0; i < MOST_LARGE / MOST_REQUEST + 1; i++) {
      const broken = new ReadableStream<Uint8Array>({
        start: controller => controller.enqueue(BYTES),
        pull: controller => controller.error(new Error('the line broke')),
      })
      const init = { method: 'POST', body: broken, duplex: 'half' }
      const request = new Request('https://avow.example/', init)
      await refusedAs('request_malformed', readBody(request, MOST_REQUEST))
      await refusedAs('request_oversize', readBody(sending(2 * LARGE, { said: false }).request, LARGE))
    }
  })
})
