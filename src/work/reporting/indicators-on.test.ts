import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { smallFigures } from '../../../test/figures.ts'
import { growing } from '../../../test/growing.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../../../test/reported.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { CallDuties } from '../commitments/call-duties.ts'
import { CallFigures } from './call-figures.ts'
import { FiledFiles } from './filed.ts'
import { indicatorsOn, type Sources } from './indicators-on.ts'

const YEARLY = { clause: 'yearly-report', due: '2027-03-31' }

describe('the log by which figures are cited', () => {
  let h: Reported
  /** The root of every size that was published, as its checkpoint has it. */
  const roots = new Map<number, string>()
  const note = () => {
    const { size, checkpoint } = h.it.log.head()!
    roots.set(size, checkpoint.split('\n')[2]!)
    return size
  }
  /** Whose reports there were at every size that a report has made. */
  const filed = new Map<number, readonly string[]>()
  const reports: string[] = []
  /** One after the other, since each may file five a day. */
  const parties = Array.from({ length: 12 }, (_, i) => `party-${i}`)
  const another = async () => {
    const party = parties[reports.length % parties.length]!
    const title = `Report ${reports.length}`
    // The first of each meets what the rules ask of it.
    const answers = reports.includes(party) ? {} : { asked: [YEARLY], policy: policyDigest(REPORT_RULES) }
    const figures = smallFigures({ party, sources: [{ title, url: null, file: null }] })
    const { entry } = await h.file(figures, answers)
    reports.push(party)
    filed.set(entry + 1, [...reports])
    note()
  }
  before(async () => {
    h = await reportedHarbour(Object.fromEntries(parties.map(party => [party, {}])))
    await h.publish()
    h.it.now = '2027-02-01T10:00:00Z'
    await another()
  })
  after(() => h.it.close())

  /** Of a log that grows while it is read, or one that does not. */
  function sourcesOf(log: Sources['log']): Sources {
    return { log, duties: new CallDuties(log), callFigures: new CallFigures(log), filed: new FiledFiles(log) }
  }

  it('is of one size, whose root and reports these are, though it grows while it is read', async () => {
    const busy = sourcesOf(growing(h.it.log, 4, another))
    // The first is read whole, the others are brought up to the log.
    for (let n = 0; n < 4; n++) {
      const on = await indicatorsOn(busy, ACCORD, '2027-02-01')
      assert.equal(on.root, roots.get(on.size))
      assert.ok(on.size < h.it.log.head()!.size)
      const told = [...on.reports].flatMap(([party, its]) => its.map(() => party))
      assert.deepEqual(told.sort(), filed.get(on.size)!.toSorted())
      const met = on.reporters.filter(({ asked }) => asked.some(one => one.met !== null))
      assert.deepEqual(met.map(({ party }) => party).sort(), [...new Set(told)].sort())
    }
    const quiet = await indicatorsOn(sourcesOf(h.it.log), ACCORD, '2027-02-01')
    assert.equal(quiet.size, note())
    assert.equal([...quiet.reports.values()].flat().length, reports.length)
  })

  it('is for a day that is over what it was at its end, for ever', async () => {
    h.it.now = '2027-02-02T10:00:00Z'
    await another()
    h.it.now = '2027-02-10T10:00:00Z'
    const end = note()
    const before = await indicatorsOn(sourcesOf(h.it.log), ACCORD, '2027-02-09')
    assert.deepEqual([before.size, before.root], [end, roots.get(end)])
    h.it.now = '2027-02-11T10:00:00Z'
    const after = await indicatorsOn(sourcesOf(growing(h.it.log, 4, another)), ACCORD, '2027-02-09')
    assert.deepEqual([after.size, after.root], [before.size, before.root])
    const first = await indicatorsOn(sourcesOf(h.it.log), ACCORD, '2027-02-01')
    assert.ok(first.size < end)
    assert.equal(first.root, roots.get(first.size))
    // Before the first entry of all there was nothing.
    const none = await indicatorsOn(sourcesOf(h.it.log), ACCORD, '2020-01-01')
    assert.deepEqual([none.size, none.reports.size], [0, 0])
  })
})
