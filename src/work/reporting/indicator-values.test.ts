import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { smallFigures } from '../../../test/figures.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { reportedHarbour } from '../../../test/reported.ts'
import { CallFigures, toldBy } from './call-figures.ts'
import { IndicatorValues } from './indicator-values.ts'

describe('values of an indicator that are kept at hand', () => {
  it('count once, however many readers ask for them at once', async () => {
    const h = await reportedHarbour({ tidewater: {}, caldera: {} })
    try {
      await h.publish()
      h.it.now = '2026-07-01T00:00:00Z'
      await h.file(smallFigures())
      await h.file(smallFigures({ party: 'caldera' }))
      const { byParty } = await new CallFigures(h.it.log).of(ACCORD)
      const told = [...byParty.values()].flatMap(one => [
        ...(toldBy(one, 'year', '2026-12-31').get('notices')?.values() ?? []),
      ])
      // Room for two files, and not for two more.
      const values = new IndicatorValues(h.it.log, 12)
      assert.equal(values.lacking('notices', told), 2)
      await Promise.all(Array.from({ length: 8 }, () => values.of('notices', told)))
      assert.equal(values.lacking('notices', told), 0)
      const other = told.slice(0, 1)
      await values.of('policy', other)
      await values.of('notices', told)
      assert.equal(values.lacking('notices', told), 0)
    } finally {
      await h.it.close()
    }
  })
})
