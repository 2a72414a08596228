import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { committedHarbour } from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { noCounts } from '../../register/status-over-time.ts'
import { StatusHistory } from './status-history.ts'

const company = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })

describe('how many commitments stood how on days that are over', () => {
  it('is read once, and follows nothing that came later', async () => {
    const h = await committedHarbour({
      northhaven: company('Port of Northhaven'),
      eastmark: company('Eastmark'),
    })
    await h.commit('northhaven', [pledgeOf('berths'), pledgeOf('line', { due: null, target: null })])
    await h.commit('eastmark', [pledgeOf('crews')])
    h.it.now = '2026-07-10T00:00:00Z'
    await h.report('northhaven', { answers: [accountOf('northhaven', 'berths', '2026-06-30')] })
    await h.withdraw('northhaven', 'line')
    let readings = 0
    const { store } = h.it.log
    const watched = new Proxy(store, {
      get(of, name) {
        const value = Reflect.get(of, name, of)
        if (typeof value !== 'function') return value
        if (name === 'rowsOf') readings++
        return value.bind(of)
      },
    })
    const history = new StatusHistory({ store: watched })
    const days = ['2025-12-31', '2026-05-31', '2026-07-31', '2026-08-31']
    const counts = await history.on(ACCORD, days)
    assert.deepEqual(counts, [
      noCounts(),
      { ...noCounts(), open: 3 },
      { ...noCounts(), reported: 1, overdue: 1, 'closed-withdrawn': 1 },
      { ...noCounts(), reported: 1, overdue: 1, 'closed-withdrawn': 1 },
    ])
    const before = readings
    h.it.now = '2026-09-10T00:00:00Z'
    await h.report('eastmark', { answers: [accountOf('eastmark', 'crews', '2026-06-30')] })
    const [again, meanwhile] = await Promise.all([
      history.on(ACCORD, days),
      history.on(ACCORD, days.slice(1)),
    ])
    assert.deepEqual(again, counts)
    assert.deepEqual(meanwhile, counts.slice(1))
    assert.ok(before > 0)
    assert.equal(readings, before)
    await h.it.close()
  })
})
