import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newCosigner, openCosignatures } from '../core/cosignature.ts'
import { formatVkey, newNoteSigner, parseNote } from '../core/note.ts'
import { Quorum } from './quorum.ts'
import type { Published } from './sequence.ts'
import { SmallLog } from './witness.fixture.ts'

const log = new SmallLog(newNoteSigner('harbour.example/log', new Uint8Array(32).fill(1)))
const heads = Array.from({ length: 40 }, () => log.grow(1))
const [one, two] = ['one.example', 'two.example'].map((name, i) =>
  newCosigner(name, new Uint8Array(32).fill(5 + i)),
)
const alias = newCosigner('alias.example', new Uint8Array(32).fill(5))
const addresses = [one!, two!, alias].map(({ vkey }) => ({ url: 'http://localhost', vkey: formatVkey(vkey) }))
const line = (by: typeof alias, { checkpoint }: Published) =>
  by.cosign(parseNote(checkpoint).text, 1_780_000_000)

describe('who waits for a quorum of witnesses', () => {
  const newQuorum = (seconds = 30) => new Quorum({ quorum: 2, seconds }, addresses)
  const takes = (quorum: Quorum, by: typeof alias, head: Published) => quorum.take(head, line(by, head))

  it('is answered once a checkpoint that covers the entry has enough lines of different keys', async () => {
    const quorum = newQuorum()
    const [third, fifth] = [quorum.covering(2), quorum.covering(4)]
    takes(quorum, one!, heads[3]!)
    takes(quorum, alias, heads[3]!)
    takes(quorum, one!, heads[9]!)
    // The slow one still speaks of a checkpoint that is not the newest any more.
    takes(quorum, two!, heads[3]!)
    const found = (await third)!
    assert.equal(found.size, 4)
    assert.equal(openCosignatures(found.checkpoint, [one!.vkey, two!.vkey]).length, 2)
    takes(quorum, two!, heads[9]!)
    assert.equal((await fifth)?.size, 10)
    assert.equal((await quorum.covering(9))?.size, 10, 'at once')
    takes(quorum, two!, heads[3]!)
    takes(quorum, one!, heads[3]!)
    assert.equal((await quorum.covering(0))?.size, 10)
  })

  it('collects lines on the newest checkpoints alone, and goes on from what was cosigned before', async () => {
    const quorum = newQuorum()
    for (const head of heads) takes(quorum, one!, head)
    takes(quorum, two!, heads[0]!)
    const waiting = quorum.covering(0)
    takes(quorum, two!, heads[39]!)
    const newest = await waiting
    assert.equal(newest?.size, 40)
    assert.equal((await new Quorum({ quorum: 2, seconds: 30 }, addresses, newest).covering(39))?.size, 40)
  })

  it('is told that it takes too long, or that the log closes', async () => {
    assert.equal(await newQuorum(0.001).covering(0), undefined)
    const quorum = newQuorum()
    const waiting = quorum.covering(0)
    quorum.close()
    assert.equal(await waiting, undefined)
  })
})
