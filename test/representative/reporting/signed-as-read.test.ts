import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { formatJson } from '../../../src/core/json.ts'
import type { Figures } from '../../../src/register/figures/figures.ts'
import { reportsOf } from '../../../src/work/reporting/filed.ts'
import { formsIn, Visitor, wordsOn } from '../../desk/visitor.ts'
import { smallCatalogue, smallFigures } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const REPORT = `${HOME}/report`
const PART = `${REPORT}/parts/one`
const PREVIEW = `${REPORT}/preview`

/** Of the small catalogue: tonnes by one of three countries, and a policy; four indicators are left empty. */
const SOME = { 'c-0-0-0': '26.5', 'c-2-0-0': 'true', go: 'save' }
/** More than stands in a statement: its salt is drawn anew each time it is composed. */
const LONG = 'We counted every berth of the harbour twice, by day and by night. '.repeat(5).trim()

describe('a report is signed as its preview showed it', () => {
  let h: Reported
  let ada: Person
  const start = async (now: string, days: Record<string, string>) => {
    h.it.now = now
    ada = await representative(h.it, SHIP)
    await ada.visitor.goto(REPORT)
    await ada.visitor.send('begin', { ...days, by: 'whole', early: 'yes' })
    if (formsIn(ada.visitor.shown.html).some(({ fields }) => fields.sitting === 'begin'))
      await ada.visitor.send('begin', { ...days, by: 'whole', early: 'yes' })
    await ada.visitor.goto(PART)
    assert.equal((await ada.visitor.send(PART, SOME)).status, 200)
    const account = `${REPORT}/commitments`
    await ada.visitor.goto(account)
    await ada.visitor.send(account, { words: LONG, go: 'leave' })
  }
  beforeEach(async () => {
    h = await reportedHarbour()
    await h.publish()
  })
  afterEach(() => h.it.close())

  const size = () => h.it.log.head()!.size
  const filed = async (): Promise<Figures> => {
    const { row } = (await reportsOf(h.it.log.store, ACCORD, SHIP)).at(-1)!
    return JSON.parse(new TextDecoder().decode((await h.it.log.store.words(row.data.digest))!.bytes))
  }
  const saysOf = ({ answers }: Figures) =>
    formatJson(answers.map(({ cells, indicator }) => ({ indicator, says: cells })))
  const preview = () => ada.visitor.goto(PREVIEW)
  const goOn = () => ada.visitor.send(PREVIEW)
  const touch = () => ada.visitor.use(ada.device, 'party')
  const hasKey = () => formsIn(ada.visitor.shown.html).some(({ data }) => data.passkey !== undefined)

  /** Both times that something can come between: before the button of the preview, and before the passkey. */
  const isTold = async (change: () => Promise<unknown>, why: RegExp) => {
    await preview()
    await change()
    const early = await goOn()
    assert.equal(early.status, 409)
    assert.match(wordsOn(early), inOrder(wording('filing.changedSince'), why))
    assert.match((await goOn()).path, /acts/, 'what has been read once more goes on')
    return early
  }

  it('where the days of a period come to be asked about at midnight', async () => {
    const half = { from: '2026-07-01', until: '2026-12-31' }
    await start('2026-12-31T23:50:00Z', half)
    const change = async () => {
      h.it.now = '2027-01-01T00:03:00Z'
    }
    const told = await isTold(change, wording('filing.changedAsked'))
    assert.match(
      wordsOn(told),
      inOrder(wording('filing.changedAsked'), wording('filing.openSays', { count: 6 })),
    )
    await touch()
    assert.equal((await filed()).answers.length, 6)
  })

  it('where that is so between the button and the passkey, and nothing is signed by a second touch', async () => {
    await start('2026-12-31T23:50:00Z', { from: '2026-07-01', until: '2026-12-31' })
    await preview()
    const act = (await goOn()).path
    h.it.now = '2027-01-01T00:03:00Z'
    const [before, form] = [size(), ada.visitor.shown]
    assert.equal(hasKey(), true)
    const stale = await touch()
    assert.deepEqual([stale.status, hasKey()], [409, false])
    assert.match(wordsOn(stale), inOrder(wording('filing.changedSince'), wording('filing.changedAsked')))
    ada.visitor.shown = form
    await touch()
    assert.equal(size(), before)
    assert.equal(hasKey(), false)
    assert.match(wordsOn(await ada.visitor.goto(act)), wording('filing.changedAsked'))
    await ada.visitor.follow(/report\/preview$/)
    await goOn()
    await touch()
    assert.equal((await filed()).answers.length, 6)
  })

  const YEAR = { from: '2026-01-01', until: '2026-12-31' }

  it('where a new edition asks for less', async () => {
    await start('2027-01-10T09:00:00Z', YEAR)
    const whole = smallCatalogue()
    const indicators = whole.indicators.filter(({ id }) => id !== 'tonnes' && id !== 'notices')
    await isTold(() => h.publish({ ...whole, indicators }, { edition: 2 }), wording('filing.changedAsked'))
    await touch()
    assert.equal(
      (await filed()).answers.some(({ indicator }) => indicator === 'notices'),
      false,
    )
  })

  const other = () => {
    const figures = smallFigures()
    const answers = figures.answers.map(one => ({
      ...{ ...one, period: YEAR },
      ...(one.indicator === 'tonnes' && { cells: one.cells.with(0, { by: ['aa'], value: '999' }) }),
    }))
    return { ...figures, answers }
  }

  it('where a program files a report of the same days, with what differs', async () => {
    await start('2027-01-10T09:00:00Z', YEAR)
    const why = wording('filing.changedReports')
    const told = await isTold(() => h.file(other()), why)
    assert.match(wordsOn(told), inOrder(why, '999'))
    const before = size()
    const form = ada.visitor.shown
    await h.correct((await reportsOf(h.it.log.store, ACCORD, SHIP))[0]!.report, {
      ...other(),
      answers: other().answers.map(one =>
        one.indicator === 'notices' ? { ...one, cells: [{ by: [], value: '1' }] } : one,
      ),
    })
    const stale = await touch()
    assert.deepEqual([stale.status, hasKey(), size()], [409, false, before + 1])
    assert.match(wordsOn(stale), why)
    ada.visitor.shown = form
    await touch()
    assert.equal(size(), before + 1, 'the page from before signs nothing either')
  })

  it('unless the day takes no more: that is said before anybody begins, and before the button', async () => {
    await start('2027-01-10T09:00:00Z', YEAR)
    const full = wording('ours.fullDay', { count: 5 })
    const { report } = await h.file()
    for (let times = 1; times < 5; times++) {
      assert.doesNotMatch(wordsOn(await preview()), full)
      const answers = smallFigures().answers.map(one =>
        one.indicator === 'notices' ? { ...one, cells: [{ by: [], value: String(times) }] } : one,
      )
      await h.correct(report, { ...smallFigures(), answers })
    }
    assert.match(wordsOn(await preview()), full)
    const refused = await goOn()
    assert.equal(refused.status, 422)
    assert.match(wordsOn(refused), /one day takes no more.*after midnight/)
    assert.doesNotMatch(wordsOn(refused), /taken back/)
    const { entry } = (await reportsOf(h.it.log.store, ACCORD, SHIP))[0]!.row
    assert.match(wordsOn(await ada.visitor.goto(`${HOME}/reports/${entry}/correct`)), full)
    assert.match(wordsOn(await ada.visitor.goto(`${REPORT}?alone=1`)), full)
    await ada.visitor.goto(REPORT)
    await ada.visitor.send('drop')
    await ada.visitor.send('drop')
    assert.match(wordsOn(await ada.visitor.goto(REPORT)), full)
  })

  it('and is no other report where only its reader or their language changes', async () => {
    await start('2027-01-10T09:00:00Z', YEAR)
    await preview()
    const act = (await goOn()).path
    assert.match(act, /acts/)
    const french = new Visitor(h.it, { lang: 'fr' })
    await signIn(french, ada.device)
    const shown = await french.goto(act)
    assert.equal(shown.status, 200)
    const before = size()
    await french.use(ada.device, 'party')
    assert.equal(size(), before + 1)
    assert.match(saysOf(await filed()), /26\.5/)
  })
})
