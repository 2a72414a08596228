import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import {
  type Committed,
  committedHarbour,
  openWorks,
  RULES_DIGEST,
  WORKS_DIGEST,
} from '../../../test/committed.ts'
import { pledgeOf } from '../../../test/committing.ts'
import { growing } from '../../../test/growing.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Store } from '../../store/store.ts'
import { CallDuties, type CallOnDay } from './call-duties.ts'

describe('many days of a call that are asked for at once', () => {
  it('are made one after the other, the latest first, so that nobody fills the memory with them', async () => {
    const h = await committedHarbour({
      northhaven: { names: inEnglish('Port of Northhaven'), kind: 'company', country: 'FR' },
    })
    await h.commit('northhaven', [pledgeOf('berths')])
    const { store } = h.it.log
    let reading = 0
    let most = 0
    const watched = new Proxy(store, {
      get(of, name) {
        const value = Reflect.get(of, name, of)
        if (typeof value !== 'function') return value
        if (name !== 'rows') return value.bind(of)
        return async (refs: readonly { readonly table: string }[]) => {
          const isParties = refs[0]?.table === 'parties'
          if (isParties) most = Math.max(most, ++reading)
          try {
            return await value.call(of, refs)
          } finally {
            if (isParties) reading--
          }
        }
      },
    })
    const kept = new CallDuties({ store: watched, head: () => h.it.log.head() })
    const made: string[] = []
    const days = Array.from({ length: 30 }, (_, i) => `2026-01-${String(i + 1).padStart(2, '0')}`)
    await Promise.all(days.map(day => kept.on(ACCORD, day).then(() => made.push(day))))
    assert.equal(most, 1)
    assert.deepEqual(made.slice(1), days.slice(1).toReversed())
    await h.it.close()
  })
})

describe('a call of which more is to be told than is kept in memory', () => {
  const parties = ['northhaven', 'eastmark', 'westbank']
  let h: Committed
  let weight = 0
  before(async () => {
    h = await committedHarbour(Object.fromEntries(parties.map(party => [party, { names: inEnglish(party) }])))
    await h.commit('northhaven', [pledgeOf('berths')])
    const all = new CallDuties(h.it.log)
    await all.on(ACCORD, '2026-02-01')
    weight = all.weight(ACCORD)
    assert.ok(weight > 6)
  })
  after(() => h.it.close())

  /** Who signed weighs two; a commitment, and what is asked, one. */
  function beside(most: number, instead: Partial<Store> = {}) {
    const { log } = h.it
    let read = 0
    const store = new Proxy(log.store, {
      get(of, name) {
        if (name === 'rowsOf') read++
        const value = Reflect.get(instead, name) ?? Reflect.get(of, name, of)
        return typeof value === 'function' ? value.bind(of) : value
      },
    })
    return { kept: new CallDuties({ store, head: () => log.head() }, most), read: () => read }
  }

  it('is refused, at once where the roll says that so many have signed', async () => {
    const { kept, read } = beside(5)
    await kept.on('no-such-call', '2026-02-01')
    const before = read()
    for (const day of ['2026-02-01', '2026-02-02'])
      await assert.rejects(kept.on(ACCORD, day), { code: 'signatories_many' })
    // Those of its rules.
    assert.equal(read() - before, 2)
    assert.equal(kept.cost(ACCORD, '2026-02-01'), 0, 'nothing is read for it')
    assert.equal(kept.cost(ACCORD, '2025-12-31'), 6, 'though nobody had signed, all are read')
    assert.equal((await kept.on(ACCORD, '2025-12-31'))?.signatories.length, 0)
  })

  it('is refused by what its signatories have taken on, once that is read', async () => {
    const { kept, read } = beside(weight - 1)
    await assert.rejects(kept.on(ACCORD, '2026-02-01'), { code: 'signatories_many' })
    const before = read()
    await assert.rejects(kept.on(ACCORD, '2026-02-01'), { code: 'signatories_many' })
    assert.equal(read() - before, 1, 'and nobody reads it again')
    assert.equal(kept.cost(ACCORD, '2026-02-01'), 0)
    assert.equal((await beside(weight).kept.on(ACCORD, '2026-02-01'))?.signatories.length, 3)
  })

  it('is refused also where the roll cannot say how many have signed', async () => {
    const behind = () =>
      Promise.reject(new Refusal('roll_behind', 'About 60,000 changes are not in them yet.'))
    await assert.rejects(beside(5, { rollTally: behind }).kept.on(ACCORD, '2026-02-01'), {
      code: 'signatories_many',
    })
    let isNear = true
    const near = beside(5, {
      rollTally: call => (isNear ? h.it.log.store.rollTally(call) : behind()),
    })
    const refused = () => assert.rejects(near.kept.on(ACCORD, '2026-02-01'), { code: 'signatories_many' })
    await refused()
    isNear = false
    const before = near.read()
    await refused()
    assert.equal(near.read() - before, 1, 'what the roll said last is enough')
    const one = beside(5, { rollTally: behind })
    await assert.rejects(one.kept.on(ACCORD, '2026-02-02'), { code: 'signatories_many' })
    // Each day asks before it waits, and once it is its turn.
    let asked = 0
    const two = beside(5, { rollTally: call => (++asked < 4 ? behind() : h.it.log.store.rollTally(call)) })
    const both = ['2026-02-01', '2026-02-02'].map(day => two.kept.on(ACCORD, day))
    for (const day of both) await assert.rejects(day, { code: 'signatories_many' })
    assert.equal(two.read(), one.read() + 1, 'the second is not read: the roll has said it in the meantime')
    const failing = () => Promise.reject(new Error('a fault'))
    await assert.rejects(beside(5, { rollTally: failing }).kept.on(ACCORD, '2026-02-01'), /a fault/)
  })

  it('is told again once clearly fewer stand, whatever the roll could say when it was refused', async () => {
    const { store } = h.it.log
    let roll: 'one' | 'nothing' | 'all' = 'nothing'
    const tally = async (call: string) => {
      if (roll === 'nothing') throw new Refusal('roll_behind', 'About 60,000 changes are not in them yet.')
      const whole = await store.rollTally(call)
      return roll === 'all' ? whole : { ...whole, deeds: [{ ...whole.deeds[0]!, rows: 1 }] }
    }
    const [unknown, old] = [1, 2].map(() => beside(weight - 1, { rollTally: tally }).kept)
    roll = 'one'
    await old!.on(ACCORD, '2025-12-31')
    roll = 'nothing'
    const crowded = [beside(5).kept, beside(weight - 1).kept, unknown!, old!]
    for (const kept of crowded)
      await assert.rejects(kept.on(ACCORD, '2026-02-01'), { code: 'signatories_many' })
    roll = 'all'
    const subjects = ['eastmark', 'westbank'].map(party => ({ party }))
    await h.say('signature/invalidated', { subjects, ground: said('A flood.') })
    for (const kept of crowded) {
      const found = (await kept.on(ACCORD, '2026-02-01'))!
      assert.deepEqual(
        found.signatories.map(({ party }) => party),
        ['northhaven'],
      )
    }
  })
})

describe('today of a call', () => {
  it('stays, whatever past days are asked for that do not fit beside it, and is made ready if it fits', async () => {
    const h = await committedHarbour({ northhaven: { names: inEnglish('Northhaven') } })
    const { log } = h.it
    const weigh = new CallDuties(log)
    await weigh.on(ACCORD, '2026-03-01')
    const weight = weigh.weight(ACCORD)
    const kept = new CallDuties(log, 2 * weight - 1)
    await kept.on(ACCORD, '2026-03-01')
    for (const day of ['2026-02-01', '2026-02-02', '2026-02-01'])
      assert.equal((await kept.on(ACCORD, day))?.day, day)
    assert.equal(kept.cost(ACCORD, '2026-03-01'), 0, 'nobody reads it again')
    assert.ok(kept.cost(ACCORD, '2026-02-01') > 0)
    kept.prepare(ACCORD, '2026-03-02')
    for (let turns = 0; turns < 50; turns++) await setImmediate()
    assert.ok(kept.cost(ACCORD, '2026-03-02') > 0)
    const roomy = new CallDuties(log, 2 * weight)
    await roomy.on(ACCORD, '2026-03-01')
    roomy.prepare(ACCORD, '2026-03-02')
    for (let turns = 0; turns < 50; turns++) await setImmediate()
    assert.equal(roomy.cost(ACCORD, '2026-03-02'), 0)
    await roomy.on(ACCORD, '2026-02-01')
    assert.equal(roomy.cost(ACCORD, '2026-03-01'), 0, 'before midnight it is today still')
    await h.it.close()
  })

  it('stays, whatever past days of another call are asked for', async () => {
    const h = await committedHarbour({ northhaven: { names: inEnglish('Northhaven') } })
    const { log } = h.it
    const other = 'storm-pact'
    await openWorks(h.it, other)
    await h.it.as('northhaven').sign(other, { manifest: WORKS_DIGEST, policy: RULES_DIGEST })
    const weigh = new CallDuties(log)
    for (const call of [ACCORD, other]) await weigh.on(call, '2026-03-01')
    const kept = new CallDuties(log, weigh.weight(ACCORD) + weigh.weight(other) - 1)
    await kept.on(ACCORD, '2026-03-01')
    await kept.on(other, '2026-02-01')
    assert.equal(kept.cost(ACCORD, '2026-03-01'), 0)
    assert.ok(kept.cost(other, '2026-02-01') > 0)
    await h.it.close()
  })
})

describe('a call that many have signed, and some have committed to', () => {
  it('is told of all of them, however many are read at once', async () => {
    const parties = Array.from({ length: 105 }, (_, i) => `port-${i}`)
    const h = await committedHarbour(
      Object.fromEntries(parties.map(party => [party, { names: inEnglish(party) }])),
    )
    const committed = parties.filter((_, i) => i % 2 === 1)
    for (const party of committed) await h.commit(party, [pledgeOf('berths')])
    const { signatories } = (await new CallDuties(h.it.log).on(ACCORD, '2026-02-01'))!
    const idsOf = (all: CallOnDay['signatories']) => all.map(({ party }) => party).sort()
    assert.deepEqual(idsOf(signatories), parties.toSorted())
    assert.deepEqual(idsOf(signatories.filter(one => one.commitments.length > 0)), committed.toSorted())
    await h.it.close()
  })
})

describe('a day of a call into which something comes while it is read', () => {
  const parties = Array.from({ length: 16 }, (_, i) => `port-${i}`)
  /** How many commitments each has at each size of the log. */
  const told: string[] = []
  let h: Committed
  let made = 0
  const commit = async (party: string) => {
    const size = 1 + (await h.commit(party, [pledgeOf(`pledge-${made++}`)]))
    counts[party]! += 1
    told[size] = JSON.stringify(counts)
  }
  const counts: Record<string, number> = Object.fromEntries(parties.map(party => [party, 0]))
  const countedIn = ({ signatories }: CallOnDay) =>
    JSON.stringify(
      Object.fromEntries(
        parties.map(id => [id, signatories.find(({ party }) => party === id)!.commitments.length]),
      ),
    )
  before(async () => {
    h = await committedHarbour(Object.fromEntries(parties.map(party => [party, { names: inEnglish(party) }])))
    await commit(parties[0]!)
  })
  after(() => h.it.close())

  it('is told at one size, whoever is read after somebody else has committed to more', async () => {
    const kept = new CallDuties(growing(h.it.log, 4, () => commit(parties[made % parties.length]!)))
    // The first is read whole, the others are brought up to the log.
    for (let n = 0; n < 4; n++) {
      const asked = h.it.log.head()!.size
      const found = (await kept.on(ACCORD, '2026-01-01'))!
      assert.ok(found.size >= asked)
      assert.ok(found.size < h.it.log.head()!.size)
      assert.equal(countedIn(found), told[found.size])
    }
  })

  it('is told as it was last, by that size, where one organisation is in each of all entries', async () => {
    let isBusy = false
    const kept = new CallDuties(growing(h.it.log, 2, async () => isBusy && commit(parties[0]!)))
    const before = (await kept.on(ACCORD, '2026-01-01'))!
    await commit(parties[0]!)
    isBusy = true
    const found = (await kept.on(ACCORD, '2026-01-01'))!
    assert.equal(found.size, before.size)
    assert.equal(countedIn(found), told[found.size])
    isBusy = false
    const later = (await kept.on(ACCORD, '2026-01-01'))!
    assert.equal(later.size, h.it.log.head()!.size)
    assert.equal(countedIn(later), told[later.size])
  })

  it('is not told for the first time then', async () => {
    const kept = new CallDuties(growing(h.it.log, 2, () => commit(parties[2]!)))
    await assert.rejects(kept.on(ACCORD, '2026-01-01'), { code: 'rate_limited' })
  })
})
