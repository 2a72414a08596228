import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { committedHarbour } from '../../../test/committed.ts'
import { pledgeOf } from '../../../test/committing.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { CallDuties } from './call-duties.ts'

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
