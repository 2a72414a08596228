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

  describe('after a batch that several shared', () => {
    const one = { verified: { envelope: { bytes: { length: 1 } } } } as unknown as Waiting['candidate']
    /** Each batch takes a tenth of a second, so that the next rests for four. */
    const slow = (pooling: number) => {
      const batches: number[] = []
      const queue = new Queue({ coming: () => 0, pooling }, async taken => {
        await sleep(100)
        batches.push(taken.length)
        for (const { answer } of taken) answer({ index: 0, proof: '', known: false })
      })
      const submit = (count: number) => Promise.all(Array.from({ length: count }, () => queue.submit(one)))
      return { batches, submit }
    }

    it('lets few that come one after the other share a turn of the disk', async () => {
      const { batches, submit } = slow(10_000)
      await submit(2)
      const waiting = [submit(1)]
      for (const milliseconds of [20, 200]) {
        await sleep(milliseconds)
        waiting.push(submit(1))
      }
      await Promise.all(waiting)
      assert.deepEqual(batches, [2, 3])
    })

    it('keeps many waiting for nobody, nor few for longer than the pooling period', async () => {
      const many = slow(10_000)
      await many.submit(2)
      const first = many.submit(64)
      await sleep(20)
      await Promise.all([first, many.submit(1)])
      assert.deepEqual(many.batches, [2, 64, 1])
      const few = slow(20)
      await few.submit(2)
      const alone = few.submit(1)
      await sleep(200)
      await Promise.all([alone, few.submit(1)])
      assert.deepEqual(few.batches, [2, 1, 1])
    })

    it('keeps nobody waiting after one that came alone', async () => {
      const { batches, submit } = slow(10_000)
      await submit(1)
      const second = submit(1)
      await sleep(50)
      await Promise.all([second, submit(1)])
      assert.deepEqual(batches, [1, 1, 1])
    })
  })
})
