import assert from 'node:assert/strict'
import { fromBase64, fromHex, toHex } from '../../src/core/bytes.ts'
import { checkConsistency } from '../../src/core/merkle.ts'
import { newNoteSigner } from '../../src/core/note.ts'
import { fsck } from '../../src/log/fsck.ts'
import { consistencyOf } from '../../src/log/tree.ts'
import { readEntry } from '../../src/register/fold.ts'
import { openStore } from '../../src/store/open.ts'

/** What people outside have learned from a log, over all its crashes. The log must stand by each word of it. */
export class Outside {
  /** Identity by index. */
  readonly acknowledged = new Map<number, string>()
  /** Root by size. */
  readonly seen = new Map<number, string>()

  /** Takes the lines of one child. An index or a size that is given twice must be given alike. */
  hear(output: string): { acks: number; refusals: string[]; done: boolean } {
    let acks = 0
    // The last line may have been cut by the kill: nobody heard it whole.
    for (const line of output.slice(0, output.lastIndexOf('\n') + 1).split('\n')) {
      const [what, place, value] = line.split(' ')
      if (what === 'ack') {
        acks += 1
        this.#learn(this.acknowledged, Number(place), value!)
      }
      if (what === 'seen') this.#learn(this.seen, Number(place), value!)
      assert.notEqual(what, 'broken', line)
    }
    const refusals = [...output.matchAll(/^no (.*)$/gm)].map(([, words]) => words!)
    return { acks, refusals, done: /^done$/m.test(output) }
  }

  #learn(known: Map<number, string>, place: number, value: string): void {
    assert.equal(known.get(place) ?? value, value, `two different things were shown for ${place}`)
    known.set(place, value)
  }

  /** Reads the log as it lies on the disk now. */
  async check(dataDir: string): Promise<number> {
    const store = await openStore({ dataDir })
    try {
      const log = newNoteSigner('crash.example/log', new Uint8Array(32).fill(7)).vkey
      assert.deepEqual(await fsck(store, log), [], 'fsck finds the log clean')
      const head = await store.head()
      const size = head?.size ?? 0
      for (const [index, identity] of this.acknowledged) {
        assert.ok(index < size, `entry ${index} was acknowledged; the log has ${size} entries`)
        const bytes = await store.entry(index)
        assert.equal(
          toHex(readEntry(bytes!, index === 0 ? null : 1).prepared.identity),
          identity,
          `entry ${index} is what was acknowledged`,
        )
      }
      const found = await store.indexesOf([...this.acknowledged.values()].map(fromHex))
      assert.deepEqual(found, [...this.acknowledged.keys()], 'each acknowledged statement is found once')
      for (const [old, root] of this.seen) {
        assert.ok(old <= size, `a checkpoint of size ${old} was shown; the log has ${size} entries`)
        checkConsistency(await consistencyOf(store, old, size), old, fromBase64(root), size, head!.root)
      }
      return size
    } finally {
      await store.close()
    }
  }
}
