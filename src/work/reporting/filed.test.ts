import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerOf, smallCatalogue, smallFigures } from '../../../test/figures.ts'
import { ACCORD, said } from '../../../test/harbour.ts'
import { reportedHarbour } from '../../../test/reported.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import { FiledFiles, isThere, onDay, reportFiled, reportsOf, reportsUnder } from './filed.ts'

const SHIP = 'tidewater'

/** The small figures with another value of notices. */
const noticing = (value: string, party = SHIP) => {
  const answers = smallFigures().answers.map(one =>
    one.indicator === 'notices' ? answerOf('notices', [{ by: [], value }], { found: one.found }) : one,
  )
  return smallFigures({ answers, party })
}

describe('reports with figures', () => {
  it('are read of one party, oldest first, and of each as it stood on a day', async () => {
    const h = await reportedHarbour({ tidewater: {}, caldera: {}, tide: {} })
    const { it } = h
    const { store } = it.log
    await h.publish()
    it.now = '2026-07-01T00:00:00Z'
    const first = await h.file(noticing('1'))
    await h.file(noticing('2', 'caldera'))
    it.now = '2026-07-02T00:00:00Z'
    const second = await h.file(noticing('3'))
    it.now = '2026-07-05T00:00:00Z'
    const corrected = await h.correct(first.report, noticing('4'))

    const own = await reportsOf(store, ACCORD, SHIP)
    assert.deepEqual(
      own.map(({ row }) => row.entry),
      [first.entry, second.entry],
    )
    // Of whose id another's begins with, nothing is read.
    assert.deepEqual(await reportsOf(store, ACCORD, 'tide'), [])
    const all = await Array.fromAsync(reportsUnder(store, ACCORD))
    assert.deepEqual(all.map(({ party }) => party).sort(), ['caldera', SHIP, SHIP])

    const found = (await reportFiled(store, ACCORD, SHIP, first.report))!
    assert.equal(onDay(found, '2026-06-30'), undefined)
    const before = onDay(found, '2026-07-04')!
    assert.deepEqual([before.said.entry, before.sayings.length], [first.entry, 1])
    const after = onDay(found, '2026-07-05')!
    assert.deepEqual(
      [after.said.entry, after.said.reason, after.sayings.length],
      [corrected, said('Two columns were swapped.'), 2],
    )

    const files = new FiledFiles({ store })
    const catalogue = (await files.catalogue(ACCORD, after)) as Catalogue
    assert.deepEqual(catalogue, smallCatalogue())
    assert.deepEqual(await files.figures(before.said, catalogue), noticing('1'))
    assert.deepEqual(await files.figures(after.said, catalogue), noticing('4'))
    await it.close()
  })
})

describe('their files', () => {
  it('are read once, and forgotten by their size, the longest unasked first', async () => {
    const h = await reportedHarbour()
    await h.publish()
    const filed = []
    for (const value of ['1', '2', '3']) filed.push(await h.file(noticing(value)))
    const reads: string[] = []
    const { store } = h.it.log
    const counted = {
      rows: store.rows.bind(store),
      words: (digest: string) => {
        reads.push(digest)
        return store.words(digest)
      },
    } as typeof store
    const all = (await reportsOf(store, ACCORD, SHIP)).map(one => onDay(one, '2026-01-01')!)
    const size = all[0]!.said.data.length
    const catalogue = smallCatalogue()
    const files = new FiledFiles({ store: counted }, 2 * size)
    const read = (i: number) => files.figures(all[i]!.said, catalogue)
    await Promise.all([read(0), read(0)])
    assert.equal(reads.length, 1)
    await read(1)
    await read(0)
    await read(2)
    assert.equal(files.bytes, 2 * size)
    await read(0)
    assert.equal(reads.length, 3)
    await read(1)
    assert.equal(reads.length, 4)
    await h.it.close()
  })

  it('that are withheld are said to be, also where they lay at hand', async () => {
    const h = await reportedHarbour()
    await h.publish()
    const { report } = await h.file()
    const { store } = h.it.log
    const files = new FiledFiles({ store })
    const stood = onDay((await reportFiled(store, ACCORD, SHIP, report))!, '2026-01-01')!
    const catalogue = (await files.catalogue(ACCORD, stood)) as Catalogue
    assert.ok(isThere(await files.figures(stood.said, catalogue)))
    const held = await h.it.post('words/withheld', {
      digest: report,
      ground: said('By order.'),
      authority: said('A court.'),
    })
    assert.deepEqual(await files.figures(stood.said, catalogue), { gone: 'withheld', entry: held.index })
    await h.it.close()
  })

  it('that another door took and that do not fit are said to be wrong', async () => {
    const h = await reportedHarbour()
    await h.publish()
    const { report } = await h.file()
    const { store } = h.it.log
    const stood = onDay((await reportFiled(store, ACCORD, SHIP, report))!, '2026-01-01')!
    const other = smallCatalogue({ indicators: smallCatalogue().indicators.slice(1) })
    const found = await new FiledFiles({ store }).figures(stood.said, other)
    assert.ok(!isThere(found) && found.gone === 'wrong')
    assert.match(found.says, /no indicator tonnes/)
    await h.it.close()
  })
})
