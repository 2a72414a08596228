import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { formatJson } from '../../../src/core/json.ts'
import { countsOf } from '../../../src/register/figures/figures.ts'
import { ref } from '../../../src/register/rows.ts'
import { reportsOf } from '../../../src/work/reporting/filed.ts'
import { countOf, faultsIn, fieldIn, linksIn, rowOf, wordsOn } from '../../desk/visitor.ts'
import { codeOfPractice, smallCatalogue, smallFigures } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const REPORT = `${HOME}/report`
const PART = (id: string) => `${REPORT}/parts/${id}`
const PREVIEW = `${REPORT}/preview`

/** The small catalogue: tonnes (0) by three countries, notices (1) and a policy (2) in its first part; since (3), steps (4) and how (5) at the quays. */
const AIR = {
  ...{ 'c.0.0.0': '26.5', 'c.0.0.1': '', 'r.0.1': 'withheld-by-law', 'c.0.0.2': '0' },
  ...{ 'c.1.0.0': '412', 'c.2.0.0': 'true', go: 'save' },
}
const QUAYS = {
  ...{ 'c.3.0.0': '2024-03-01', 'c.4.0.0': 'done', 'c.5.0.0': 'By a line to each berth.', go: 'save' },
}

describe('a report in figures', () => {
  let h: Reported
  let ada: Person
  beforeEach(async () => {
    h = await reportedHarbour()
    await h.publish()
    h.it.now = '2027-01-10T09:00:00Z'
    ada = await representative(h.it, SHIP)
  })
  afterEach(() => h.it.close())

  const see = async (path: string, who = ada) => wordsOn(await who.visitor.goto(path))
  const begin = async (typed: Record<string, string> = {}, who = ada) => {
    await who.visitor.goto(REPORT)
    return who.visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by: 'whole', ...typed })
  }
  const answer = async (part: string, typed: Record<string, string>, who = ada) => {
    await who.visitor.goto(PART(part))
    return who.visitor.send(PART(part), typed)
  }
  const filed = async () => {
    const all = await reportsOf(h.it.log.store, ACCORD, SHIP)
    return Promise.all(
      all.map(async ({ row }) => {
        const words = await h.it.log.store.words(row.data.digest)
        return JSON.parse(new TextDecoder().decode(words!.bytes))
      }),
    )
  }
  const sign = async (who = ada) => {
    await who.visitor.goto(PREVIEW)
    await who.visitor.send(PREVIEW)
    const shown = wordsOn(who.visitor.shown)
    await who.visitor.use(who.device, 'party')
    return shown
  }
  /** Lets another time pass; a session ends after hours. */
  const later = async (now: string, ...people: Person[]) => {
    h.it.now = now
    for (const { visitor, device } of people) await signIn(visitor, device)
  }
  const colleague = async (role = 'signatory', name = 'Ben Osei') => {
    const ben = await madeBy(h.it, await linkFor(ada, name, role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    return ben
  }

  it('is answered part by part, previewed as it will stand, and filed by one signature', async () => {
    assert.match(await see(REPORT), wording('filing.startHead'))
    assert.equal(fieldIn(ada.visitor.shown.html, 'from'), '2026-01-01', 'the year that is over')
    const parts = await begin()
    assert.match(
      wordsOn(parts),
      inOrder('0 of 8 answers', '1 Air', '0 of 5', 'Nobody yet', '1.1 At the quays', '0 of 3'),
    )
    const air = await answer('one', AIR)
    assert.equal(air.status, 200, JSON.stringify(faultsIn(air.html)))
    assert.match(wordsOn(air), inOrder(wording('filing.saved'), '2 values, 1 with a reason, 0 open'))
    await answer('quays', QUAYS)
    assert.match(await see(REPORT), inOrder('8 of 8 answers', '1 Air', '5 of 5', 'complete', 'You, 10 Jan 2027'))
    assert.match(await see(PREVIEW), wording('filing.openNone'))
    const shown = await sign()
    assert.match(shown, wording('toSign.report/filed', { by: SHIP, call: 'The Harbour Accord' }))
    const [figures] = await filed()
    assert.equal(
      formatJson(figures.answers.map((one: { cells: unknown }) => one.cells)),
      formatJson(smallFigures().answers.map(({ cells }) => cells)),
    )
    assert.equal(figures.answers.at(-1).lang, 'en')
    assert.match(await see(REPORT), wording('filing.startHead'), 'the draft has ended')
  })
})
