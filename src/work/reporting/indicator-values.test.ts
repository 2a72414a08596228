import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { smallFigures } from '../../../test/figures.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { reportedHarbour } from '../../../test/reported.ts'
import { CallFigures, toldBy } from './call-figures.ts'
import { type Answered, IndicatorValues } from './indicator-values.ts'

describe('values of an indicator that are kept at hand', () => {
  it('count once, however many readers ask for them at once', async () => {
    const h = await reportedHarbour({ tidewater: {}, caldera: {} })
    try {
      await h.publish()
      h.it.now = '2026-07-01T00:00:00Z'
      await h.file(smallFigures())
      await h.file(smallFigures({ party: 'caldera' }))
      const byParty = await new CallFigures(h.it.log).of(ACCORD)
      const told = [...byParty.values()].flatMap(one => [
        ...(toldBy(one, 'year', '2026-12-31').get('notices')?.values() ?? []),
      ])
      const { length } = told[0]!.saying.data
      // Room for the answers of two files to one indicator, and not for two more; for the text of one file.
      const values = new IndicatorValues(h.it.log, { cells: 12, text: length })
      assert.equal(values.lacking('notices', told), 2)
      await Promise.all(Array.from({ length: 8 }, () => values.of('notices', told)))
      assert.equal(values.lacking('notices', told), 0)
      // Whoever reads the next indicator waits for what is not at hand.
      assert.equal(values.lacking('policy', told), 1)
      const other = told.slice(1)
      await values.of('policy', other)
      await values.of('notices', told)
      assert.equal(values.lacking('notices', told), 0)
      const roomy = new IndicatorValues(h.it.log)
      const first = await roomy.of('notices', told)
      assert.equal(roomy.lacking('policy', told), 0)
      const next = await roomy.of('policy', told)
      assert.deepEqual(
        told.map(one =>
          [first, next].map(all => (all.get(one) as Answered).cells.map(it => 'value' in it && it.value)),
        ),
        told.map(() => [['412'], [true]]),
      )
    } finally {
      await h.it.close()
    }
  })
})
