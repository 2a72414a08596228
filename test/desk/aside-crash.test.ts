import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { letters } from '../../src/people/letters.ts'
import { everyPile } from '../../src/people/quarantine.ts'
import type { Drawer } from '../../src/store/drawer.ts'
import { startDepositary } from '../depositary.ts'
import { inOrder, wording } from '../wording.ts'
import { flooded, hasConfirmed, lettersSent, named } from './flood.ts'
import { enrolled, pileDone } from './people.ts'
import { wordsOn } from './visitor.ts'

describe('what is set aside', () => {
  it('goes on after every loss of power where it stopped: each once, each letter once, none lost', async () => {
    const it_ = await startDepositary()
    const { visitor } = await enrolled(it_)
    const { drawer } = it_.log
    const now = () => parseTime(it_.now)
    await flooded(it_, 2)
    await hasConfirmed(it_, 'Junk 0000', 'clerk@junk-0.example')
    const { id: told_ } = await named(it_, 'Junk 0000')
    it_.now = formatTime(now() + 60)
    let crash = 0
    for (let isCut = true; isCut; crash++) {
      await visitor.goto('/desk/aside/new')
      let power = cut(drawer, crash)
      await visitor.send('/desk/aside/new', { reason: 'A machine made it up.', count: '2', living: 'yes' })
      await it_.running.worker.workOff()
      isCut = await power.back()
      // The worker leaves a database alone for a moment that takes nothing.
      it_.now = formatTime(now() + 5)
      // Written down before all else: whoever saw the page of an error finds it on the desk.
      const [{ id } = { id: '' }] = await everyPile(drawer, now())
      await pileDone(visitor, `/desk/aside/${id}`)
      assert.match(
        wordsOn(visitor.shown),
        inOrder(wording('aside.progress', { count: 2, total: 2 }), wording('aside.letters'), '1'),
      )
      const about = `aside/${id}/${told_}`
      const told = (await letters.all(drawer, now())).filter(({ value }) => value.about === about)
      assert.equal(told.length, 1, `after a crash at write ${crash}`)

      power = cut(drawer, crash)
      await visitor.send('return')
      await it_.running.worker.workOff()
      isCut = (await power.back()) || isCut
      it_.now = formatTime(now() + 5)
      await pileDone(visitor, `/desk/aside/${id}`)
      assert.match(wordsOn(visitor.shown), wording('aside.progress', { count: 0, total: 2 }))
      assert.deepEqual(await lettersSent(it_, 'clerk@junk-0.example'), [])
      it_.now = formatTime(now() + 1)
    }
    // To take it up, each of the two applications with its letter, and that all of it is done.
    assert.equal(crash, 5, 'it was cut at each of its four writes')
    await it_.close()
  })
})

/** A drawer whose power goes so many writes after a pile was first written, and comes back. */
function cut(drawer: Drawer, writes: number) {
  const { apply } = drawer
  let left = Infinity
  let isCut = false
  Object.assign(drawer, {
    apply: async (...all: Parameters<typeof apply>) => {
      if (left <= 0) {
        isCut = true
        throw new Error('the power is off')
      }
      left = left === Infinity && all[0].some(({ kind }) => kind === 'pile') ? writes : left - 1
      return apply(...all)
    },
  })
  return {
    /** The next server takes from this one what it held. */
    back: async (): Promise<boolean> => {
      Object.assign(drawer, { apply })
      await drawer.release()
      return isCut
    },
  }
}
