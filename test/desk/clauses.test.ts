import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Policy } from '../../src/register/policy.ts'
import { say } from '../../src/web/messages/say.ts'
import { CLAUSES } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { publishing, smallCatalogue } from '../figures.ts'
import { ACCORD, POLICY } from '../harbour.ts'
import { filedData } from '../reported.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

const YEAR = { indicators: 'year' }

describe('clauses in the rules of a call', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'brightwater'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
  })
  afterEach(() => it_.close())

  const change = (policy: Policy) =>
    it_.post('call/policy-changed', { policy, reason: { lang: 'en', text: 'x' } }, { call: ACCORD })

  it('are written in plain fields, and recorded as they were typed', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    const typed = {
      'class1.en': 'Very large ports',
      classId1: 'very-large',
      'clause1.en': 'Each spring we report.',
      clauseId1: 'spring',
      clauseAsks1: 'report',
      'clauseKind1-company': 'yes',
      clauseOpens1: '2027-01-01',
      clauseDue1: '2027-03-31',
      clauseMonths1: '12',
      clauseGrace1: '30',
      clauseSilent1: '60',
      clauseInactive1: '180',
      commitGrace: '30',
      commitReview: '60',
      reason: 'We want to be measured.',
    }
    await one.visitor.send('new/policy', { ...typed, again: 'more' })
    // The class and the step that were typed can now be chosen.
    await one.visitor.send('new/policy', {
      'clause2.en': 'Very large ports take something on.',
      clauseAsks2: 'commitments',
      clauseCount2: '2',
      'clauseUnder2-one': 'yes',
      'clauseOf2-very-large': 'yes',
      clauseBy2: 'signature',
      clauseFrom2: '0',
      clauseWithin2: '180',
      'rule2.en': 'Nothing was heard for a year.',
      ruleId2: 'unheard',
      ruleAfter2: 'spring inactive',
      ruleDays2: '90',
    })
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('clause.silent', { count: 60 }))
    assert.match(look, wording('clause.removal', { step: 'inactive', count: 90, rule: 'unheard' }))
    await two.visitor.goto(await awaited(one))
    const { body } = await signed(it_, two)
    const { policy } = body as unknown as { policy: Policy }
    assert.deepEqual(policy.classes, [
      { id: 'very-large', titles: [{ lang: 'en', text: 'Very large ports' }] },
    ])
    assert.deepEqual(policy.clauses, [
      {
        id: 'spring',
        says: [{ lang: 'en', text: 'Each spring we report.' }],
        of: { kinds: ['company'] },
        asks: { report: true },
        cycle: { by: 'calendar', opens: '2027-01-01', due: '2027-03-31', months: 12 },
        grace: 30,
        silent: 60,
        inactive: 180,
      },
      {
        id: 'clause-2',
        says: [{ lang: 'en', text: 'Very large ports take something on.' }],
        of: { classes: ['very-large'] },
        asks: { commitments: 2, under: ['one'] },
        cycle: { by: 'signature', opens: 0, due: 180 },
        grace: 30,
      },
    ])
    assert.deepEqual(policy.commitments, { grace: 30, review: 60 })
    assert.deepEqual(policy.delisting.at(-1), {
      id: 'unheard',
      rule: [{ lang: 'en', text: 'Nothing was heard for a year.' }],
      after: { clause: 'spring', step: 'inactive', days: 90 },
    })
    const rules = wordsOn({ html: await it_.text(`/${ACCORD}/policy`) })
    assert.match(rules, /Each spring we report\./)
    assert.match(rules, wording('clause.calendar', { opens: '1 January 2027', due: '31 March 2027' }))
  })

  it('may name a principle that no text has, and whoever writes the rules is warned and not stopped', async () => {
    const [yearly, first] = CLAUSES.clauses!
    const under = (...ids: string[]): Policy => ({
      ...CLAUSES,
      clauses: [yearly!, { ...first!, asks: { commitments: 1, under: ids } }],
    })
    const warning = (ids: string) => wording('clause.underUnknown', { count: 1, ids })
    const path = `/desk/new/policy?call=${ACCORD}`
    await change(under('one'))
    assert.doesNotMatch(wordsOn(await one.visitor.goto(path)), wording('clause.underUnknown', { count: 1 }))
    await change(under('one', 'tow'))
    assert.match(wordsOn(await one.visitor.goto(path)), warning('tow'))
    await one.visitor.send('new/policy', { clauseGrace2: '5', reason: 'Days of grace.' })
    assert.match(wordsOn(one.visitor.shown), wording('mean.title'))
  })

  it('come filled in as they stand, and sent as they came they change nothing', async () => {
    await change({
      ...CLAUSES,
      clauses: CLAUSES.clauses!.map(one => ({ ...one, of: { kinds: ['state', 'company'] } })),
    })
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { reason: 'Nothing.' })
    assert.match(faultsIn(one.visitor.shown.html)['effect.en']!, /is in force already/)
  })

  it('ask for figures by the indicators that they name, be these published or still to come', async () => {
    const path = `/desk/new/policy?call=${ACCORD}`
    await change(CLAUSES)
    await one.visitor.goto(path)
    await one.visitor.send('new/policy', { clauseFigures1: 'year', reason: 'Figures too.' })
    // Nothing but this has changed, and it is another clause by that.
    assert.match(load(one.visitor.shown.html)('dl.diff ins').text(), wording('clause.asksFigures', YEAR))
    // Whoever signs is told that there are none of this name yet, the second officer too.
    const unknown = wording('clause.figuresUnknown', { id: 'year' })
    assert.match(wordsOn(one.visitor.shown), unknown)
    const waits = await awaited(one)
    assert.match(wordsOn(await two.visitor.goto(waits)), unknown)
    const { policy } = (await signed(it_, two)).body as unknown as { policy: Policy }
    assert.deepEqual(policy.clauses![0]!.asks, { report: true, indicators: 'year' })
    const rules = wordsOn({ html: await it_.text(`/${ACCORD}/policy`) })
    assert.match(rules, inOrder(wording('clause.asksFiguresYet', YEAR), wording('clause.figuresLate')))
    // They come filled in: whoever changes something else drops no figures without knowing it.
    const filled = await one.visitor.goto(path)
    assert.equal(formIn(filled.html, 'new/policy').fields.clauseFigures1, 'year')
    assert.match(wordsOn(filled), unknown)
    assert.doesNotMatch(wordsOn(filled), wording('clause.figuresKnown', { ids: 'year' }))
    const same = await one.visitor.send('new/policy', { reason: 'Nothing.' })
    assert.match(faultsIn(same.html)['effect.en']!, /is in force already/)
    const { data, parts } = filedData(smallCatalogue())
    await it_.post('indicators/published', publishing(smallCatalogue(), data), { call: ACCORD }, parts)
    assert.doesNotMatch(wordsOn(await one.visitor.goto(path)), unknown)
    // What can be named is told beside each field that names it.
    assert.match(wordsOn(one.visitor.shown), wording('clause.figuresKnown', { ids: 'year' }))
    const near = wording('clause.figuresNear', { ids: 'year' })
    for (const [typed, isNear] of [
      ['yaer', true],
      ['harbours', false],
    ] as const) {
      await one.visitor.goto(path)
      const review = wordsOn(await one.visitor.send('new/policy', { clauseFigures1: typed, reason: 'More.' }))
      assert.match(review, wording('clause.figuresUnknown', { id: typed }))
      assert.equal(near.test(review), isNear, typed)
    }
  })

  it('are left out by their box, with the rule that rests on them told', async () => {
    await change(CLAUSES)
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    const { html } = await one.visitor.send('new/policy', { clauseGone1: 'yes', reason: 'Too much.' })
    assert.equal(faultsIn(html).ruleAfter1, say('en', 'clause.ruleAfterBad'))
    await one.visitor.send('new/policy', { clauseGone1: 'yes', ruleAfter1: '', reason: 'Too much.' })
    const $ = load(one.visitor.shown.html)
    assert.match($('dl.diff del').text(), /Each year we say what became of our commitments\./)
    assert.match($('dl.diff').text(), wording('policy.clauseGone'))
  })

  it('say at each field what does not fit, and lose nothing that was typed', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    const typed = {
      'clause1.en': 'We take something on.',
      clauseAsks1: 'commitments',
      clauseCount1: 'many',
      clauseFigures1: 'year',
      clauseOpens1: '2027-03-31',
      clauseDue1: '2027-01-01',
      clauseMonths1: '12',
      clauseInactive1: '90',
      reason: 'More.',
    }
    const { html, status } = await one.visitor.send('new/policy', typed)
    assert.equal(status, 422)
    const faults = faultsIn(html)
    assert.equal(faults.clauseFigures1, say('en', 'clause.figuresReport'))
    assert.equal(faults.clauseMonths1, say('en', 'clause.once'))
    assert.equal(faults.clauseDue1, say('en', 'clause.dueFirst'))
    assert.equal(faults.clauseSilent1, say('en', 'clause.silentFirst'))
    assert.ok(faults.clauseCount1)
    const { fields } = formIn(html, 'new/policy')
    for (const [name, value] of Object.entries(typed)) assert.equal(fields[name], value, name)
    const nameless = await one.visitor.send('new/policy', {
      clauseAsks1: 'report',
      clauseFigures1: 'The Year',
    })
    assert.equal(
      faultsIn(nameless.html).clauseFigures1,
      say('en', 'clause.figuresWrong', { field: say('en', 'clause.clauseFigures') }),
    )
  })

  it('begin with a yearly report that is ready in English and French', async () => {
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { language: 'fr' })
    await one.visitor.send('new/policy', {
      again: 'yearly',
      'effect.fr': 'Sans effet.',
      'entities.fr': 'Elle seule.',
      'rule1.fr': 'Deux comptes rendus manquent.',
    })
    const { fields } = formIn(one.visitor.shown.html, 'new/policy')
    assert.deepEqual([fields.clauseId1, fields.ruleAfter2], ['yearly-report', 'yearly-report inactive'])
    assert.match(fields['clause1.fr']!, /^Une fois par an/)
    await one.visitor.send('new/policy', { reason: 'A report each year.' })
    await two.visitor.goto(await awaited(one))
    const { body } = await signed(it_, two)
    const { clauses } = (body as unknown as { policy: Policy }).policy
    assert.deepEqual(
      clauses!.map(({ id, says }) => [id, says.map(({ lang }) => lang)]),
      [
        ['yearly-report', ['en', 'fr']],
        ['first-commitment', ['en', 'fr']],
      ],
    )
  })

  it('are compared one by one where the rules change: each day that moved, and the words', async () => {
    await change(CLAUSES)
    const [yearly, first] = CLAUSES.clauses!
    const later = {
      ...CLAUSES,
      clauses: [{ ...yearly!, grace: 60, says: [{ lang: 'en', text: 'Each year we report.' }] }, first!],
      delisting: [{ ...CLAUSES.delisting[0]!, after: { ...CLAUSES.delisting[0]!.after!, days: 30 } }],
    } as Policy
    await change(later)
    const $ = load(await it_.text(`/${ACCORD}/policy`))
    const [current] = $('dl.diff').toArray()
    const told = load(current!)
    assert.match(told('ins').text(), wording('clause.grace', { count: 60 }))
    assert.match(told('del').text(), wording('clause.grace', { count: 30 }))
    assert.match(
      told('del').text(),
      wording('clause.after', { step: 'inactive', count: 90, clause: 'yearly-report' }),
    )
    await one.visitor.goto(`/desk/new/policy?call=${ACCORD}`)
    await one.visitor.send('new/policy', { clauseGrace1: '90', ruleDays1: '40', reason: 'Once more.' })
    const changes = load(one.visitor.shown.html)('dl.diff')
    assert.match(changes.find('ins').text(), wording('clause.grace', { count: 90 }))
    assert.match(
      changes.find('ins').text(),
      wording('clause.after', { step: 'inactive', count: 40, clause: 'yearly-report' }),
    )
    assert.doesNotMatch(changes.text(), /Within half a year/, 'what stays the same is not told')
  })

  it('stand in every policy that has none as they did: it asks for nothing', async () => {
    await change({ ...POLICY, recheckDays: 30 })
    assert.doesNotMatch(wordsOn({ html: await it_.text(`/${ACCORD}/policy`) }), wording('policy.clauses'))
  })
})
