import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Committed, committedHarbour, shorePower } from '../../../test/committed.ts'
import { accountOf } from '../../../test/committing.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'

/** Dates of steps towards a commitment that says more today than it did then. */

const STEP = '2026-06-30'
const fifteen = { day: STEP, says: said('Fifteen berths.') }
const berths = (count: number, more: object) =>
  shorePower({ what: said(`Shore power at ${count} berths.`), ...more })

describe('the date of a step', () => {
  let h: Committed
  before(async () => {
    h = await committedHarbour({
      northhaven: { names: inEnglish('Port of Northhaven'), kind: 'company', country: 'FR' },
    })
    await h.commit('northhaven', [berths(40, { milestones: [fifteen], due: '2027-12-31' })])
    h.it.now = '2026-07-10T00:00:00Z'
    await h.report('northhaven', { answers: [accountOf('northhaven', 'berths', STEP)] })
    h.it.now = '2026-09-01T00:00:00Z'
    const later = { ...fifteen, says: said('Ten berths.') }
    await h.amend('northhaven', [berths(28, { milestones: [later], due: '2027-12-31' })])
  })
  after(() => h.it.close())
  const linesOf = async (period: string) => {
    const $ = load(await h.it.text(`/${ACCORD}/due?in=${period}`, { accept: 'text/html' }))
    return $('.takers li')
      .toArray()
      .map(one => $(one).text().replaceAll(/\s+/g, ' ').trim())
  }

  it('says what was to be done by then and of which promise, as both stood on that day', async () => {
    const [line, ...others] = await linesOf('2026')
    assert.equal(others.length, 0)
    assert.match(line!, /Fifteen berths\./)
    assert.match(line!, wording('due.stepOf', { commitment: 'Shore power at 40 berths.' }))
    assert.doesNotMatch(line!, /28|Ten/)
  })

  it('leaves the day of the whole with the words that hold now', async () => {
    const [line] = await linesOf('2027')
    assert.match(line!, /Shore power at 28 berths\./)
    assert.doesNotMatch(line!, /40|Fifteen/)
  })
})
