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

  describe('where one batch follows the other', () => {
    const one = { verified: { envelope: { bytes: { length: 1 } } } } as unknown as Waiting['candidate']

    /** After a batch, `count` come at once, and one more after a pause. Milliseconds; a batch takes a hundred. */
    async function entered(before: number, pooling: number, count: number, pause: number): Promise<number[]> {
      const batches: number[] = []
      const queue = new Queue({ coming: () => 0, pooling }, async taken => {
        await sleep(100)
        batches.push(taken.length)
        for (const { answer } of taken) answer({ index: 0, proof: '', known: false })
      })
      const submit = (many: number) => Promise.all(Array.from({ length: many }, () => queue.submit(one)))
      await submit(before)
      const first = submit(count)
      await sleep(pause)
      await Promise.all([first, submit(1)])
      return batches
    }

    it('lets few share a turn of the disk after a batch that several shared', async () => {
      assert.deepEqual(await entered(2, 10_000, 2, 200), [2, 3])
    })

    it('keeps many waiting for nobody, nor few for longer than the pooling period', async () => {
      assert.deepEqual(await entered(2, 10_000, 64, 20), [2, 64, 1])
      assert.deepEqual(await entered(2, 20, 1, 200), [2, 1, 1])
    })

    it('keeps nobody waiting after one that came alone', async () => {
      assert.deepEqual(await entered(1, 10_000, 1, 50), [1, 1, 1])
    })
  })
})
