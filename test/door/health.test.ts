import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { Refusal } from '../../src/core/refusal.ts'
import { OutcomeUnknown, type Store } from '../../src/store/store.ts'
import { openHarbour } from './real-log.ts'

/** Every write of this store fails while it says so, as on a full disk. */
interface Disk {
  isFull: boolean
  isAway: boolean
  fails: Error
  /** What was asked of it. */
  readonly asked: Promise<unknown>[]
}

function filling(store: Store, disk: Disk): Store {
  const failing = (name: string | symbol) =>
    disk.isAway || (disk.isFull && ['commit', 'touch', 'requireRoom'].includes(String(name)))
  return new Proxy(store, {
    get(_, name) {
      const found: unknown = store[name as keyof Store]
      if (typeof found !== 'function') return found
      return (...asked: unknown[]) => {
        if (failing(name) && name !== 'close') return Promise.reject(disk.fails)
        const answer: unknown = found.apply(store, asked)
        if (name === 'touch' || name === 'requireRoom') disk.asked.push(answer as Promise<unknown>)
        return answer
      }
    },
  })
}

async function onDisk(test: TestContext) {
  test.mock.timers.enable({ apis: ['setInterval'] })
  const disk: Disk = {
    asked: [],
    isFull: false,
    isAway: false,
    fails: new Refusal('store_failing', 'The disk is full.'),
  }
  const real = await openHarbour(test, store => filling(store, disk))
  const look = async () => {
    test.mock.timers.tick(5_000)
    const turns = async () => {
      for (let i = 0; i < 20; i++) await new Promise(setImmediate)
    }
    await turns()
    await Promise.allSettled(disk.asked.splice(0))
    await turns()
  }
  return { real, disk, look }
}

describe('a server that looks after itself', () => {
  it('is not ready from the first statement that a full disk refused, and ready again before the next one comes', async t => {
    const { real, disk, look } = await onDisk(t)
    disk.isFull = true
    await assert.rejects(real.admit('northhaven'), { code: 'store_failing' })
    assert.equal(real.log.ready()?.code, 'store_failing')
    await look()
    assert.equal(real.log.conditions().store?.message, 'The disk is full.')
    assert.ok(real.log.failures().get('store_failing')! >= 2)
    disk.isFull = false
    await look()
    assert.equal(real.log.ready(), null)
    await real.admit('northhaven')
  })

  it('finds a full disk though nobody sends anything, and is ready once it can be written again and not before', async t => {
    const { real, disk, look } = await onDisk(t)
    disk.isFull = true
    await look()
    assert.equal(real.log.ready()?.code, 'store_failing')
    // What is read meanwhile says nothing of the room.
    await real.log.store.head()
    await look()
    assert.equal(real.log.ready()?.code, 'store_failing')
    disk.isFull = false
    await look()
    assert.equal(real.log.ready(), null)
  })

  it('is not ready while its database is away, though nobody asks for anything', async t => {
    const { real, disk, look } = await onDisk(t)
    disk.isAway = true
    await look()
    assert.equal(real.log.ready()?.code, 'store_failing')
    disk.isAway = false
    await look()
    assert.equal(real.log.ready(), null)
  })

  it('outlives an error of its database that nobody foresaw, and a commit of which nobody knows', async t => {
    const { real, disk, look } = await onDisk(t)
    for (const [error, code] of [
      [new Error('XX000'), 'store_failing'],
      [new OutcomeUnknown('The line went dead.'), 'outcome_unknown'],
    ] as const) {
      disk.fails = error
      disk.isFull = true
      await assert.rejects(real.log.store.touch())
      await look()
      assert.equal(real.log.conditions().store?.code, code)
      disk.isFull = false
      await look()
      assert.equal(real.log.ready(), null)
    }
  })

  it('learns that another server has taken over before that costs anybody a statement', async t => {
    const { real, look } = await onDisk(t)
    const newer = await real.another()
    t.after(() => newer.close())
    await look()
    assert.match(real.log.conditions().ended!.message, /Another server has taken over/)
    assert.equal(newer.ready(), null)
  })

  it('tells how long each batch took on disk, and how much of it the mark', async t => {
    const { real } = await onDisk(t)
    const heard: number[] = []
    real.log.listen(({ statements, commitSeconds, markSeconds }) => {
      heard.push(statements)
      assert.ok(commitSeconds > 0 && markSeconds >= 0)
    })
    await Promise.all(['one', 'two', 'three'].map(id => real.admit(id)))
    assert.equal(
      heard.reduce((sum, one) => sum + one, 0),
      3,
    )
  })
})
