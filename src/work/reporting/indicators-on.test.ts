import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { smallFigures } from '../../../test/figures.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { CallDuties } from '../commitments/call-duties.ts'
import { CallFigures } from './call-figures.ts'
import { FiledFiles } from './filed.ts'
import { indicatorsOn, type Sources } from './indicators-on.ts'

describe('the log by which figures are cited', () => {
  let h: Reported
  /** The root of every size that was published, as its checkpoint has it. */
  const roots = new Map<number, string>()
  const note = () => {
    const { size, checkpoint } = h.it.log.head()!
    roots.set(size, checkpoint.split('\n')[2]!)
    return size
  }
  let reports = 0
  /** One after the other, since each may file five a day. */
  const parties = Array.from({ length: 12 }, (_, i) => `party-${i}`)
  const another = async () => {
    const party = parties[reports++ % parties.length]!
    await h.file(smallFigures({ party, sources: [{ title: `Report ${reports}`, url: null, file: null }] }))
    note()
  }
  before(async () => {
    h = await reportedHarbour(Object.fromEntries(parties.map(party => [party, {}])))
    await h.publish()
    h.it.now = '2027-02-01T10:00:00Z'
    await another()
  })
  after(() => h.it.close())

  /** Where an entry comes in each time that duties were read, so often. */
  function growing(times: number): Sources {
    const { log } = h.it
    const duties = new CallDuties(log)
    const on = async (call: string, day: string) => {
      const found = await duties.on(call, day)
      if (times-- > 0) await another()
      return found
    }
    return {
      log,
      duties: { on } as CallDuties,
      callFigures: new CallFigures(log),
      filed: new FiledFiles(log),
    }
  }

  it('has one size and its own root, though it grows while it is read', async () => {
    for (const times of [0, 1, 2]) {
      const on = await indicatorsOn(growing(times), ACCORD, '2027-02-01')
      assert.deepEqual([on.size, on.root], [note(), roots.get(on.size)])
      assert.equal([...on.reports.values()].flat().length, reports)
    }
  })

  it('is not told of a day in which it grows without an end', async () => {
    h.it.now = '2027-02-02T10:00:00Z'
    const endless = indicatorsOn(growing(Number.POSITIVE_INFINITY), ACCORD, '2027-02-02')
    await assert.rejects(endless, { code: 'rate_limited' })
  })

  it('is for a day that is over what it was at its end, for ever', async () => {
    h.it.now = '2027-02-10T10:00:00Z'
    const end = note()
    const before = await indicatorsOn(growing(0), ACCORD, '2027-02-09')
    assert.deepEqual([before.size, before.root], [end, roots.get(end)])
    h.it.now = '2027-02-11T10:00:00Z'
    const after = await indicatorsOn(growing(2), ACCORD, '2027-02-09')
    assert.deepEqual([after.size, after.root], [before.size, before.root])
    const first = await indicatorsOn(growing(0), ACCORD, '2027-02-01')
    assert.ok(first.size < end)
    assert.equal(first.root, roots.get(first.size))
    // Before the first entry of all there was nothing.
    const none = await indicatorsOn(growing(0), ACCORD, '2020-01-01')
    assert.deepEqual([none.size, none.reports.size], [0, 0])
  })
})
