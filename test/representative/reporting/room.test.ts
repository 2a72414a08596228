import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../../src/core/time.ts'
import { openHead } from '../../../src/people/report-drafts.ts'
import { partOf, saveEdits } from '../../../src/work/reporting/draft.ts'
import { groupOf } from '../../../src/work/reporting/left-out.ts'
import { countOf, faultsIn, linksIn, wordsOn } from '../../desk/visitor.ts'
import { codeOfPractice, HALVES, indicatorOf, listOf, smallCatalogue } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { type Person, representative } from '../people.ts'

const REPORT = `/representative/commitments/${ACCORD}/report`
const PREVIEW = `${REPORT}/preview`

describe('a report of many words', () => {
  let h: Reported
  let ada: Person
  beforeEach(async () => {
    h = await reportedHarbour()
    h.it.now = '2027-01-10T09:00:00Z'
    ada = await representative(h.it, 'tidewater')
  })
  afterEach(() => h.it.close())

  const see = async (path: string) => wordsOn(await ada.visitor.goto(path))
  const begin = async (by: string) => {
    await ada.visitor.goto(REPORT)
    return ada.visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by })
  }
  const code = codeOfPractice()
  const catalogue = { ...code, sections: code.sections.map(one => ({ ...one, measure: null })) }
  /** In each answer in words, and in the words beside it. */
  const write = async (text: string, slots: readonly string[]) => {
    const at = parseTime(h.it.now as string)
    const { value: head } = (await openHead(h.it.log.drawer, { party: 'tidewater', call: ACCORD }, at))!
    const edits = catalogue.indicators
      .filter(one => one.value.type === 'words')
      .flatMap(one =>
        HALVES.flatMap(period =>
          slots.map(slot => ({
            ...{ part: partOf(one), group: groupOf(period), slot, was: null },
            is: slot === 'words' ? { text } : { value: text },
          })),
        ),
      )
    await saveEdits(h.it.log.drawer, head, edits, ada.keyid, at)
  }

  it('is previewed and signed where each answer is as long as it may be', async () => {
    await h.publish(catalogue)
    await begin('half')
    await write('Мы '.repeat(6_666), ['c/'])
    await see(PREVIEW)
    await ada.visitor.send(PREVIEW)
    await ada.visitor.use(ada.device, 'party')
    assert.equal(ada.visitor.shown.status, 200, wordsOn(ada.visitor.shown).slice(0, 400))
    assert.equal((await ada.visitor.goto(`/${ACCORD}/reports/tidewater`)).status, 200)
  })

  it('tells on its pages by how much it is too large, and its longest answers, and keeps all', async () => {
    await h.publish(catalogue)
    await begin('half')
    await write('界'.repeat(19_000), ['c/', 'words'])
    const over = wording('filing.oversize', { most: '5.2 MB', over: '3.9 MB' })
    for (const path of [REPORT, `${REPORT}/parts/m1-1`])
      assert.match(
        await see(path),
        inOrder(over, wording('filing.oversizeLongest'), /QRE 10\.1\.1/, /114 kB/),
      )
    const preview = await ada.visitor.goto(PREVIEW)
    assert.equal(preview.status, 200)
    assert.match(wordsOn(preview), inOrder(wording('filing.change'), over))
    assert.ok(linksIn(preview.html, /\/parts\/m10-1$/).length > 0)
    assert.equal(countOf(preview.html, 'input[name=read]'), 0, 'there is nothing to sign with')
  })

  it('is told before it begins where its indicators have no room in any report', async () => {
    const ids = (many: number) => Array.from({ length: many }, (_, i) => `a${i}`)
    const lists = [listOf('a', ids(50)), listOf('b', ids(100))]
    const indicators = ids(200).map(id => indicatorOf(id, { by: ['a', 'b'] }))
    await h.publish(smallCatalogue({ lists, indicators }))
    const refused = await begin('whole')
    assert.equal(refused.status, 422)
    assert.match(faultsIn(refused.html).by!, wording('filing.tooLargeEver', { count: 200, by: 'none' }))
  })
})
