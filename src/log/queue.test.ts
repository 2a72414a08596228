import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MOST_BYTES_IN_BATCH, Queue, type Waiting } from './queue.ts'

describe('the queue before the log', () => {
  it('enters no more bytes at once than may lie in memory, all of them in order, and what is larger alone', async () => {
    const batches: number[][] = []
    const queue = new Queue({ coming: () => 0 }, async taken => {
      batches.push(taken.map(({ candidate }) => candidate.verified.envelope.bytes.length))
      for (const { answer } of taken) answer({ index: 0, proof: '', known: false })
    })
    const half = MOST_BYTES_IN_BATCH / 2
    const sizes = [half, half, 1, MOST_BYTES_IN_BATCH + 1, 1, 1]
    const candidate = (length: number) =>
      ({ verified: { envelope: { bytes: { length } } } }) as unknown as Waiting['candidate']
    await Promise.all(sizes.map(length => queue.submit(candidate(length))))
    assert.deepEqual(batches, [[half, half], [1], [MOST_BYTES_IN_BATCH + 1], [1, 1]])
  })
})
