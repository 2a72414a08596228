import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { packed, streamLines } from './stream.ts'

describe('lines as a stream', () => {
  const source = (line = () => 'x'.repeat(1023)) => {
    const seen = { made: 0, closed: false }
    async function* lines() {
      try {
        for (;;) {
          seen.made += 1
          yield `${line()}\n`
        }
      } finally {
        seen.closed = true
      }
    }
    return { seen, lines: lines() }
  }

  it('are made no faster than they are read, and none before', async () => {
    const { seen, lines } = source()
    const reader = streamLines(lines).getReader()
    await new Promise(resolve => setImmediate(resolve))
    assert.equal(seen.made, 0)
    const { value } = await reader.read()
    assert.equal(value!.length, 32 * 1024)
    await new Promise(resolve => setImmediate(resolve))
    assert.equal(seen.made, 32)
    await reader.cancel()
  })

  it('let everybody else have a turn between two chunks, however many read, though their source never waits', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    const chunksInTurn = new Map<number, number>()
    async function* lines() {
      for (let i = 0; i < 320; i++) {
        if (i % 32 === 0) chunksInTurn.set(turns, (chunksInTurn.get(turns) ?? 0) + 1)
        yield `${'x'.repeat(1023)}\n`
      }
    }
    const files = await Promise.all(
      Array.from({ length: 10 }, () => new Response(streamLines(lines())).text()),
    )
    clearImmediate(next)
    assert.deepEqual(new Set(files.map(file => file.length)), new Set([320 * 1024]))
    assert.deepEqual(new Set(chunksInTurn.values()), new Set([1]))
  })

  it('close their source when the reader goes away', async () => {
    const { seen, lines } = source()
    const reader = streamLines(lines).getReader()
    await reader.read()
    await reader.cancel()
    assert.equal(seen.closed, true)
  })

  async function* broken() {
    yield 'one\n'
    throw new Error('the disk is gone')
  }

  it('break off where their source does, rather than end', async () => {
    await assert.rejects(new Response(streamLines(broken())).text(), /the disk is gone/)
  })

  it('are the same where they are compressed, and end as they would', async () => {
    async function* lines() {
      for (let i = 0; i < 20_000; i++) yield `line ${i}\n`
    }
    const plain = await new Response(streamLines(lines())).bytes()
    const small = await new Response(packed(streamLines(lines()))!).bytes()
    assert.ok(small.length < plain.length / 2)
    assert.deepEqual(gunzipSync(small), Buffer.from(plain))
    await assert.rejects(new Response(packed(streamLines(broken()))!).bytes(), /the disk is gone/)
  })

  it('wait for whoever takes them compressed, and end when they go away', async () => {
    const { seen, lines } = source(() => randomBytes(768).toString('base64'))
    const reader = packed(streamLines(lines))!.getReader()
    await reader.read()
    for (let before = -1; before !== seen.made; ) {
      before = seen.made
      await sleep(100)
    }
    await reader.cancel()
    await sleep(0)
    assert.equal(seen.closed, true)
  })

  it('come plain once many are compressed, whose readers may take nothing, and small again when these have gone', async () => {
    const begun = Array.from({ length: 100 }, () => packed(streamLines(source().lines)))
    const held = begun.filter(one => one !== undefined)
    assert.equal(held.length, 64)
    await Promise.all(held.map(one => one.cancel()))
    await sleep(0)
    const again = packed(streamLines(source().lines))
    assert.ok(again)
    await again.cancel()
  })
})
