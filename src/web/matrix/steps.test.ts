import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Committed, committedHarbour, RULES, shorePower } from '../../../test/committed.ts'
import { accountOf } from '../../../test/committing.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import type { Policy } from '../../register/policy.ts'

/** Dates of steps towards a commitment that says more today than it did then. */

const STEP = '2026-06-30'
const fifteen = { day: STEP, says: said('Fifteen berths.') }
const berths = (count: number, more: object) =>
  shorePower({ what: said(`Shore power at ${count} berths.`), ...more })

describe('a date under rules that name no days of grace', () => {
  it('stays due, and the page says that these rules have no other day', async () => {
    const { commitments, ...rest } = RULES
    assert.ok(commitments !== undefined)
    const named = { names: inEnglish('Kingdom of Valdria'), kind: 'state', country: 'FR' }
    const h = await committedHarbour({ valdria: named }, rest as Policy)
    try {
      await h.commit('valdria', [berths(3, { due: STEP })])
      const text = async (path: string) => load(await h.it.text(path, { accept: 'text/html' }))('main').text()
      const pages = ['/parties/valdria', `/${ACCORD}/commitments/valdria/berths`, `/${ACCORD}/principles/two`]
      for (const path of pages) assert.doesNotMatch(await text(path), wording('status.noGrace'), path)
      h.it.now = '2027-07-30T00:00:00Z'
      for (const path of pages) assert.match(await text(path), wording('status.noGrace'), path)
    } finally {
      await h.it.close()
    }
  })
})

describe('a date that the keeper moved to later', () => {
  it('is no longer to come once what was promised by it is withdrawn', async () => {
    const named = { names: inEnglish('Port of Northhaven'), kind: 'company', country: 'FR' }
    const h = await committedHarbour({ northhaven: named })
    try {
      await h.commit('northhaven', [berths(3, { due: STEP })])
      const storm = { clause: null, from: STEP, until: STEP, days: 30, reason: said('A storm.') }
      await h.say('cycle/extended', storm)
      const due = async () => load(await h.it.text(`/${ACCORD}/due?in=2026`, { accept: 'text/html' }))
      h.it.now = '2026-07-10T00:00:00Z'
      assert.equal((await due())('.takers').length, 1)
      await h.withdraw('northhaven', 'berths')
      assert.equal((await due())('.takers').length, 0)
    } finally {
      await h.it.close()
    }
  })
})

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
