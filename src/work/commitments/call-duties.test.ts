import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Committed, committedHarbour } from '../../../test/committed.ts'
import { pledgeOf } from '../../../test/committing.ts'
import { growing } from '../../../test/growing.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
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
