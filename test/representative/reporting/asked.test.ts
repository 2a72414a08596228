import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type Filed, reportsOf } from '../../../src/work/reporting/filed.ts'
import { RULES } from '../../committed.ts'
import { countOf, formIn, linksIn, wordsOn } from '../../desk/visitor.ts'
import { indicatorOf, smallCatalogue } from '../../figures.ts'
import { ACCORD, facts, inEnglish, said } from '../../harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const REPORT = `/representative/commitments/${ACCORD}/report`
const PREVIEW = `${REPORT}/preview`

/**
 * What the form asks is what is counted as missing. The window of 2026 opens on 1 January 2027, and is over on 30
 * April.
 */
describe('what a party is asked for', () => {
  let h: Reported
  afterEach(() => h.it.close())

  const begin = async (ada: Person, until = '2026-12-31', by = 'whole') => {
    await ada.visitor.goto(REPORT)
    await ada.visitor.send('begin', { from: '2026-01-01', until, by, early: 'yes' })
  }
  const answer = async ({ visitor }: Person, part: string, typed: Record<string, string>) => {
    const path = `${REPORT}/parts/${part}`
    await visitor.goto(path)
    assert.equal((await visitor.send(path, { ...typed, go: 'save' })).status, 200)
  }
  const preview = async ({ visitor }: Person) => wordsOn(await visitor.goto(PREVIEW))
  const sign = async ({ visitor, device }: Person) => {
    await visitor.goto(PREVIEW)
    await visitor.send(PREVIEW)
    await visitor.use(device, 'party')
  }
  /** How it stands with each indicator for 2026, to whoever downloads the answers after the window. */
  const counted = async () => {
    h.it.now = '2027-06-01T09:00:00Z'
    const rows = parse(await h.it.text(`/${ACCORD}/indicators/answers.csv`), { columns: true })
    const its = (rows as Record<string, string>[]).filter(
      one => one.party === SHIP && one.until === '2026-12-31',
    )
    return Object.fromEntries(its.map(({ indicator, standing }) => [indicator, standing]))
  }

  it('is not what the keeper dropped before it reported, be its draft of the older edition or of the newer', async () => {
    for (const isBegun of [true, false]) {
      h = await reportedHarbour()
      await h.publish()
      h.it.now = '2027-01-10T09:00:00Z'
      const ada = await representative(h.it, SHIP)
      if (isBegun) await begin(ada)
      const { indicators } = smallCatalogue()
      const fewer = indicators.filter(({ id }) => id !== 'policy' && id !== 'how')
      const changed = [fewer[0]!, indicatorOf('crews'), ...fewer.slice(1)]
      await h.publish(smallCatalogue({ indicators: changed }), { edition: 2 })
      if (!isBegun) await begin(ada)
      // In the newer form `crews` stands before them; asked of nobody in this window, as it was open already.
      const notices = isBegun ? 'c-1-0-0' : 'c-2-0-0'
      await answer(ada, 'one', { 'c-0-0-0': '26.5', 'c-0-0-1': '1', 'c-0-0-2': '0', [notices]: '412' })
      await answer(ada, 'quays', { 'c-3-0-0': '2024-03-01', 'c-4-0-0': 'done' })
      assert.match(wordsOn(await ada.visitor.goto(REPORT)), /6 of 6 answers/)
      assert.match(await preview(ada), wording('filing.openNone'))
      await sign(ada)
      const standings = await counted()
      assert.equal(standings.notices, 'given')
      for (const id of ['policy', 'how', 'crews']) assert.notEqual(standings[id], 'not-reported', id)
      if (isBegun) await h.it.close()
    }
  })

  it('is proposed the days that its rules ask about, and told what everybody will read if it reports others', async () => {
    // Due so many days after the signature of 1 January 2026: no period that was over then is asked.
    const cycle = { by: 'signature', opens: 0, due: 30, months: 12 } as const
    const clauses = REPORT_RULES.clauses!.map(one => ('report' in one.asks ? { ...one, cycle } : one))
    h = await reportedHarbour({ [SHIP]: {} }, {}, { ...REPORT_RULES, clauses })
    await h.publish()
    h.it.now = '2026-01-05T09:00:00Z'
    const ada = await representative(h.it, SHIP)
    const start = wordsOn(await ada.visitor.goto(REPORT))
    assert.match(start, wording('filing.startNote', { why: 'asked' }))
    const { fields } = formIn(ada.visitor.shown.html, 'begin')
    assert.deepEqual([fields.from, fields.until], ['2026-01-01', '2026-01-30'])
    // It takes the last year instead, of which its rules will never ask.
    await ada.visitor.send('begin', { from: '2025-01-01', until: '2025-12-31', by: 'whole' })
    const days = { from: '1 January 2026', until: '30 January 2026' }
    assert.match(
      wordsOn(await ada.visitor.goto(REPORT)),
      inOrder(wording('filing.startEnds', days), wording('filing.unasked', { rules: 'these' })),
    )
    await answer(ada, 'one', { 'c-1-0-0': '412' })
    assert.match(
      await preview(ada),
      inOrder(
        wording('filing.startEnds', days),
        wording('filing.openUnasked', { rules: 'these' }),
        wording('filing.signHead'),
        wording('filing.startEnds', days),
      ),
    )
    const rules = wordsOn(await ada.visitor.goto(`/${ACCORD}/policy`))
    assert.match(rules, wording('clause.figuresOf', { by: 'signature', again: 'yes' }))
    await sign(ada)
    const due = wordsOn({ html: await h.it.text(`/${ACCORD}/due?in=2026-01`, { accept: 'text/html' }) })
    assert.match(due, wording('due.states.met', { count: 1, bare: 1 }))
    const home = wordsOn(await ada.visitor.goto(`/representative/commitments/${ACCORD}`))
    const by = { mend: 'yes' as const, ...days, by: '2 March 2026' }
    assert.match(home, wording('ours.bare', by))
  })

  it('is told before it signs that no rule which it accepted asks it for figures, and lacks none', async () => {
    h = await reportedHarbour({ [SHIP]: {} }, {}, RULES)
    await h.publish()
    h.it.now = '2027-01-10T09:00:00Z'
    const ada = await representative(h.it, SHIP)
    await begin(ada)
    assert.match(
      wordsOn(await ada.visitor.goto(REPORT)),
      inOrder(wording('filing.unasked', { rules: 'none' }), '0 of 8 answers'),
    )
    await answer(ada, 'one', { 'c-1-0-0': '412' })
    assert.match(
      await preview(ada),
      inOrder(wording('filing.openUnasked', { rules: 'none' }), wording('filing.sign')),
    )
    await sign(ada)
    assert.deepEqual(await counted(), { notices: 'given' })
    const page = await h.it.text(`/${ACCORD}/indicators`, { accept: 'text/html' })
    assert.match(wordsOn({ html: page }), wording('indicators.unaskedGiven', { count: 1 }))
  })

  it('is nothing before its window opens, and what it leaves empty then is still to come', async () => {
    h = await reportedHarbour()
    await h.publish()
    h.it.now = '2026-07-02T09:00:00Z'
    const ada = await representative(h.it, SHIP)
    const home = wordsOn(await ada.visitor.goto(`/representative/commitments/${ACCORD}`))
    assert.match(home, wording('clause.asksFigures', { indicators: 'The year in figures' }))
    const to = linksIn(ada.visitor.shown.html, /indicators\?catalogue=year/)
    assert.equal(to.length > 0, true, 'and leads to them')
    await begin(ada, '2026-06-30')
    assert.match(wordsOn(await ada.visitor.goto(REPORT)), wording('filing.unasked', { rules: 'later' }))
    await answer(ada, 'one', { 'c-1-0-0': '412' })
    assert.match(await preview(ada), wording('filing.openUnasked', { rules: 'later' }))
    await sign(ada)
    const page = await h.it.text(`/${ACCORD}/indicators/answers.csv`)
    assert.doesNotMatch(page, /not-reported/)
  })

  it('is asked for the days of the window alone, though a report tells of others too', async () => {
    h = await reportedHarbour()
    await h.publish()
    h.it.now = '2027-01-10T09:00:00Z'
    const ada = await representative(h.it, SHIP)
    await begin(ada, '2027-06-30', 'half')
    await answer(ada, 'one', { 'c-1-0-0': '412' })
    assert.match(wordsOn(await ada.visitor.goto(REPORT)), inOrder('1 of 16 answers', '1 of 10', '0 of 6'))
    const { html } = await ada.visitor.goto(`${REPORT}/parts/quays`)
    assert.match(wordsOn({ html }), wording('filing.count', { values: 0, reasons: 0, open: 2 }))
    assert.match(await preview(ada), wording('filing.openSays', { count: 15 }), 'of the two halves of 2026')
    await sign(ada)
    const [{ row }] = (await reportsOf(h.it.log.store, ACCORD, SHIP)) as [Filed]
    assert.deepEqual(
      row.periods.map(({ from }) => from),
      ['2026-01-01', '2026-07-01'],
    )
  })

  it('follows its kind, which may change while it reports', async () => {
    h = await reportedHarbour()
    const { indicators } = smallCatalogue()
    const asks = indicators.map(one => (one.id === 'how' ? { ...one, kinds: ['company' as const] } : one))
    await h.publish(smallCatalogue({ indicators: asks }))
    h.it.now = '2027-01-10T09:00:00Z'
    const ada = await representative(h.it, SHIP)
    await begin(ada)
    assert.match(wordsOn(await ada.visitor.goto(REPORT)), /0 of 8 answers/)
    const kept = { party: SHIP, ...facts(SHIP), names: inEnglish('Tidewater Lines'), kind: 'state' }
    await h.it.post('party/updated', { ...kept, reason: said('It was nationalised.') })
    // A change of kind counts from the day after its entry, for the rules as for what is asked.
    h.it.now = '2027-01-11T09:00:00Z'
    await signIn(ada.visitor, ada.device)
    assert.match(wordsOn(await ada.visitor.goto(REPORT)), /0 of 7 answers/)
    const { html } = await ada.visitor.goto(`${REPORT}/parts/quays`)
    assert.equal(countOf(html, 'details.fold [name="c-5-0-0"]'), 1, 'it can be answered all the same')
    await sign(ada)
    assert.notEqual((await counted()).how, 'not-reported')
  })
})
