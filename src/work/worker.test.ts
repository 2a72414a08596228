import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { keptAs } from '../people/collection.ts'
import { newDrawer } from '../people/drawer.fixture.ts'
import type { Drawer } from '../store/drawer.ts'
import { type Duty, duty, HOLD_SECONDS, Worker } from './worker.ts'

const tasks = keptAs('task', z.strictObject({ says: z.string() }))
type Task = Duty<{ says: string }>

const drawer = newDrawer()

describe('a worker', () => {
  let now: number
  let done: string[]
  const told: string[] = []
  const logger = {
    info: () => undefined,
    warn: (_: object, message: string) => void told.push(message),
    error: () => undefined,
  }
  const doing = (act: Task['act'], more: Partial<Task> = {}) =>
    new Worker({ drawer, now: () => now, logger }, [
      duty({ kept: tasks, trouble: 'a task was not done', act, ...more }),
    ])
  const lay = (id: string, due: number | null) =>
    drawer.apply([tasks.laid(id, { says: id }, null, { due })], now)
  const dueOf = async (id: string) => {
    const found = await tasks.lying(drawer, id, now)
    return found && [found.due, found.held, found.tries]
  }
  beforeEach(async () => {
    now = 1_000
    await drawer.apply(
      (await tasks.all(drawer, now)).map(({ id }) => tasks.gone(id)),
      now,
    )
    done = []
    told.length = 0
  })

  it('does what is due, what has been so for longest first, and nothing else', async () => {
    await lay('later', 1_001)
    await lay('second', 1_000)
    await lay('first', 10)
    await lay('never', null)
    const worker = doing(async ({ id }) => {
      done.push(id)
      return null
    })
    await worker.workOff()
    assert.deepEqual(done, ['first', 'second'])
    assert.deepEqual(await dueOf('first'), [null, null, 0])
    now = 1_001
    await worker.workOff()
    assert.deepEqual(done, ['first', 'second', 'later'])
  })

  it('does it again when it is due again', async () => {
    await lay('daily', 1_000)
    const worker = doing(async ({ id }) => {
      done.push(id)
      return now + 100
    })
    await worker.workOff()
    await worker.workOff()
    assert.deepEqual([done.length, await dueOf('daily')], [1, [1_100, null, 0]])
    now = 1_100
    await worker.workOff()
    assert.equal(done.length, 2)
  })

  it('tries again what went wrong, each time after a longer pause, and tells it', async () => {
    await lay('stubborn', 1_000)
    const worker = doing(async () => {
      throw new Error('not today')
    })
    for (const pause of [5, 30, 120]) {
      await worker.workOff()
      const [due] = (await dueOf('stubborn'))!
      assert.equal(due, now + pause)
      now = due!
    }
    assert.deepEqual([...new Set(told)], ['a task was not done; it is tried again'])
    const other = doing(async () => null)
    await other.workOff()
    assert.deepEqual(await dueOf('stubborn'), [null, null, 0])
  })

  it('leaves alone what the act has changed or removed itself', async () => {
    await lay('gone', 1_000)
    await lay('moved', 1_000)
    const worker = doing(async found => {
      const change =
        found.id === 'gone'
          ? tasks.taken(found)
          : tasks.changed(found, { says: 'else' }, { due: 5_000, held: null })
      await drawer.apply([change], now)
      return undefined
    })
    await worker.workOff()
    assert.equal(await dueOf('gone'), undefined)
    assert.deepEqual(await dueOf('moved'), [5_000, null, 1])
  })

  it('is one of several: each thing is taken up by one of them', async () => {
    for (let i = 0; i < 20; i++) await lay(`task-${i}`, 1_000)
    const act: Task['act'] = async ({ id }) => {
      done.push(id)
      await setImmediate()
      return null
    }
    await Promise.all([doing(act).workOff(), doing(act).workOff(), doing(act).workOff()])
    assert.equal(done.length, 20)
    assert.equal(new Set(done).size, 20)
  })

  it('takes up what somebody else let fall, once the hold has run out; and who held it finishes nothing then', async () => {
    await lay('dropped', 1_000)
    const goes = Promise.withResolvers<void>()
    let isStopped: (() => boolean) | undefined
    const slow = doing(async (_, job) => {
      isStopped = job.isStopped
      await goes.promise
      return 9_000
    })
    const fallen = slow.workOff()
    while (isStopped === undefined) await setImmediate()
    const other = doing(async ({ id }) => {
      done.push(id)
      return 7_000
    })
    await other.workOff()
    assert.deepEqual(done, [])
    now += HOLD_SECONDS
    await other.workOff()
    assert.deepEqual(done, ['dropped'])
    goes.resolve()
    await fallen
    assert.deepEqual(await dueOf('dropped'), [7_000, null, 0])
  })

  it('holds nobody else up at its start: what a former server held is free', async () => {
    await lay('held', 1_000)
    const [found] = await tasks.all(drawer, now)
    await drawer.apply([tasks.changed(found!, { says: 'held' }, { held: 9_999 })], now)
    const worker = doing(async ({ id }) => {
      done.push(id)
      return null
    })
    await worker.workOff()
    assert.deepEqual(done, [])
    await worker.start()
    await worker.workOff()
    await worker.stop()
    assert.deepEqual(done, ['held'])
  })

  it('does not ask a database again and again that tells nothing', async () => {
    await lay('task', 1_000)
    let asked = 0
    const failing: Drawer = {
      ...drawer,
      due: async (...all) => {
        asked++
        if (now < 1_005) throw new Error('The database is away.')
        return drawer.due(...all)
      },
    }
    const worker = new Worker({ drawer: failing, now: () => now, logger }, [
      duty({
        kept: tasks,
        trouble: 'a task was not done',
        act: async ({ id }) => {
          done.push(id)
          return null
        },
      }),
    ])
    await worker.workOff()
    await worker.workOff()
    assert.deepEqual([asked, done, told.length], [1, [], 1])
    now += 5
    await worker.workOff()
    assert.deepEqual(done, ['task'])
  })

  it('does nothing more once another server does it, and keeps nobody waiting', async () => {
    await lay('task', 1_000)
    let hasEnded = false
    const worker = new Worker({ drawer, now: () => now, logger, rests: () => hasEnded }, [
      duty({
        kept: tasks,
        trouble: 'a task was not done',
        act: async ({ id }) => {
          done.push(id)
          hasEnded = true
          return now + 1
        },
      }),
    ])
    await worker.start()
    await worker.workOff()
    now += 10
    worker.wake()
    await worker.workOff()
    await new Promise(resolve => setTimeout(resolve, 5))
    await worker.stop()
    assert.deepEqual(done, ['task'])
  })

  it('rests as long as it is told, and begins nothing after it was stopped', async () => {
    for (const id of ['a', 'b']) await lay(id, 1_000)
    const worker = doing(async ({ id }, job) => {
      done.push(id)
      job.rest(now + 50)
      return null
    })
    await worker.workOff()
    assert.deepEqual(done, ['a'])
    now += 50
    await worker.workOff()
    assert.deepEqual(done, ['a', 'b'])
    await lay('c', now)
    now += 50
    await worker.stop()
    await worker.workOff()
    assert.deepEqual(done, ['a', 'b'])
  })
})
