import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as aTurn, setTimeout as wait } from 'node:timers/promises'
import { answerOf, smallFigures } from '../../../test/figures.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { reportedHarbour } from '../../../test/reported.ts'
import { CallFigures, type ToldBy, toldBy } from './call-figures.ts'
import type { Kept } from './filed.ts'
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
      const files = (indicator: string, of = values) => of.lacking(indicator, told).files
      const bytes = told.reduce((sum, { saying }) => sum + saying.data.length, 0)
      assert.deepEqual(values.lacking('notices', told), { files: 2, bytes })
      await Promise.all(Array.from({ length: 8 }, () => values.of('notices', told)))
      assert.equal(files('notices'), 0)
      // Whoever reads the next indicator waits for what is not at hand.
      assert.equal(files('policy'), 1)
      const other = told.slice(1)
      await values.of('policy', other)
      await values.of('notices', told)
      assert.deepEqual(values.lacking('notices', told), { files: 0, bytes: 0 })
      const roomy = new IndicatorValues(h.it.log)
      const first = await roomy.of('notices', told)
      assert.equal(files('policy', roomy), 0)
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

  it('are read one long reading after another, and none holds up the rest for ever', async () => {
    // Each reading asks the store for its rows first, and here for nothing else.
    const WITHHELD = [{ withheld: { entry: 1 } }]
    const open: ReturnType<typeof Promise.withResolvers<typeof WITHHELD>>[] = []
    const store = {
      rows: () => open[open.push(Promise.withResolvers<typeof WITHHELD>()) - 1]!.promise,
      words: async () => undefined,
    }
    const told = (digest: string, length = 2_000_000) =>
      [{ saying: { data: { digest, length } }, from: '', until: '' }] as unknown as ToldBy[]
    const asking = (values: IndicatorValues, names: string) =>
      [...names].map(name => values.of('notices', told(name)))
    const patient = new IndicatorValues({ store } as unknown as Kept)
    const all = asking(patient, 'abc')
    for (const begun of [1, 2, 3]) {
      await aTurn()
      assert.equal(open.length, begun, 'the next once this one has ended')
      open[begun - 1]!.resolve(WITHHELD)
    }
    await Promise.all(all)
    // A short one waits for none of them, and one whose store hangs is left to itself.
    open.length = 0
    const hasty = new IndicatorValues({ store } as unknown as Kept, { turn: 20 })
    const [, second] = asking(hasty, 'ab')
    const short = hasty.of('notices', told('c', 1))
    await aTurn()
    assert.equal(open.length, 2)
    open[0]!.resolve(WITHHELD)
    await short
    while (open.length < 3) await wait(5)
    open[2]!.resolve(WITHHELD)
    await second
  })

  it('let others have a turn after each answer, of which a lawful report has many and long ones', async () => {
    const h = await reportedHarbour()
    try {
      await h.publish()
      h.it.now = '2027-01-10T00:00:00Z'
      const years = Array.from({ length: 20 }, (_, i) => 2000 + i)
      const answers = years.map(year => {
        const period = { from: `${year}-01-01`, until: `${year}-12-31` }
        return answerOf('notices', [{ by: [], value: '1' }], { period })
      })
      await h.file(smallFigures({ answers }))
      const byParty = await new CallFigures(h.it.log).of(ACCORD)
      const told = [...byParty.values()].flatMap(one => [
        ...(toldBy(one, 'year', '2027-12-31').get('notices')?.values() ?? []),
      ])
      let turns = 0
      let isRead = false
      const count = () => {
        turns += 1
        if (!isRead) setImmediate(count)
      }
      setImmediate(count)
      const found = await new IndicatorValues(h.it.log).of('notices', told)
      isRead = true
      assert.equal(found.size, years.length)
      assert.ok(turns >= years.length, `${turns} turns`)
    } finally {
      await h.it.close()
    }
  })
})
