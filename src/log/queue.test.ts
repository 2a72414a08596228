import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
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

  it('lets few that come one after the other share a turn of the disk, after a turn that several shared', async () => {
    const batches: number[] = []
    const queue = new Queue({ coming: () => 0, pooling: 10_000 }, async taken => {
      await sleep(100)
      batches.push(taken.length)
      for (const { answer } of taken) answer({ index: 0, proof: '', known: false })
    })
    const one = { verified: { envelope: { bytes: { length: 1 } } } } as unknown as Waiting['candidate']
    await queue.submit(one)
    await Promise.all([queue.submit(one), queue.submit(one)])
    const third = queue.submit(one)
    await sleep(20)
    await Promise.all([third, queue.submit(one)])
    assert.deepEqual(batches, [1, 2, 2])
  })
})
