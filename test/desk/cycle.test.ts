import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { interruptions } from '../../src/people/heartbeats.ts'
import { say } from '../../src/web/messages/say.ts'
import { CLAUSES, CLAUSES_DIGEST, MEASURES, pledgeOf } from '../committing.ts'
import { crowd } from '../crowded.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST_DIGEST } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed, signIn } from './people.ts'
import { faultsIn, formIn, linksIn, wordsOn } from './visitor.ts'

const CYCLE = `/desk/calls/${ACCORD}/cycle`

describe('the cycle of a call at the desk', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'brightwater', 'southport'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
    const rules = { policy: CLAUSES, reason: { lang: 'en', text: 'x' } }
    await it_.post('call/policy-changed', rules, { call: ACCORD })
    for (const party of ['northhaven', 'brightwater'])
      await it_.as(party).sign(ACCORD, { policy: CLAUSES_DIGEST })
  })
  afterEach(() => it_.close())

  /** The clock goes on; officers sign in anew. */
  const on = async (day: string) => {
    it_.now = `${day}T12:00:00Z`
    for (const { visitor, device } of [one, two]) await signIn(visitor, device)
  }
  const report = (by: string, due: string) => {
    const asked = [{ clause: 'yearly-report', due }]
    const body = { answers: [], asked, policy: CLAUSES_DIGEST, words: { lang: 'en', text: 'All went well.' } }
    return it_.post('report/filed', body, { by, call: ACCORD, signers: [partyKey(by)] })
  }
  const names = async (at: string) => {
    const { html } = await one.visitor.goto(`${CYCLE}?at=${at}`)
    return load(html)('#names tbody th')
      .toArray()
      .map(th => load(th)('a').attr('href')!.split('/').at(-1)!)
  }

  it('says what is due when, who has answered, and who is where by dates alone', async () => {
    await on('2027-02-01')
    await report('northhaven', '2027-03-31')
    assert.deepEqual(await names('open'), ['brightwater'])
    await on('2027-04-10')
    assert.deepEqual(
      [await names('due'), await names('overdue')],
      [['brightwater'], ['brightwater', 'northhaven']],
    )
    const cells = load(one.visitor.shown.html)('#windows tbody tr:first-child > *')
      .toArray()
      .map(cell => load(cell).text().trim())
    assert.deepEqual(cells, ['yearly-report', '31 Mar 2027', 'Asked2', 'Done1', 'Not yet1', 'Overdue0'])
    const [who] = linksIn(load(one.visitor.shown.html)('#windows tbody tr:first-child').html()!)
    const open = load(await it_.text(who!, { accept: 'text/html' }))('details dl > div')
    const [late, met] = open.toArray().map(div => linksIn(load(div).html()!, /parties/))
    assert.deepEqual([late, met], [['/parties/brightwater'], ['/parties/northhaven']])
    await on('2027-07-15')
    assert.deepEqual([await names('silent'), await names('inactive')], [['brightwater'], []])
    assert.match(wordsOn(one.visitor.shown), /2 organisations overdue/)
    await on('2028-01-10')
    assert.deepEqual(await names('inactive'), ['brightwater'])
    await report('brightwater', '2028-03-31')
    assert.deepEqual([await names('back'), await names('silent')], [['brightwater'], []])
  })

  it('offers a removal by a clause only of whom it is true, and two officers see what it rests on', async () => {
    await on('2027-12-31')
    assert.deepEqual(await names('removable'), [])
    const removal = (party: string) => ({
      call: ACCORD,
      party,
      rule: `${ACCORD} silence`,
      reason: 'By the rules.',
    })
    await one.visitor.goto('/desk/new/removal')
    assert.match(wordsOn(one.visitor.shown), wording('cycle.removalElsewhere'))
    await one.visitor.send('new/removal', removal('brightwater'))
    assert.ok(faultsIn(one.visitor.shown.html).rule)
    await on('2028-04-10')
    assert.deepEqual(await names('removable'), ['brightwater', 'northhaven'])
    const [way] = linksIn(one.visitor.shown.html, /^\/desk\/new\/removal\?/)
    await one.visitor.goto(way!)
    await one.visitor.send('new/removal', { reason: 'By the rules.' })
    assert.match(wordsOn(one.visitor.shown), wording('cycle.removalRests'))
    assert.match(
      wordsOn(one.visitor.shown),
      /Inactive since 27 December 2027; removal is allowed from 26 March 2028/,
    )
    await two.visitor.goto(await awaited(one))
    assert.match(wordsOn(two.visitor.shown), wording('cycle.removalRests'))
    const { type } = await signed(it_, two)
    assert.equal(type, 'signature/removed')
    assert.deepEqual(await names('removable'), ['northhaven'])
  })

  it('counts whoever came back as it last stood, as the public page does, and says by which rules each is bound', async () => {
    await on('2028-04-10')
    await report('northhaven', '2027-03-31')
    const ids = { party: 'brightwater', reason: { lang: 'en', text: 'x' } }
    const removed = { ...ids, policy: CLAUSES_DIGEST, rule: 'silence' }
    await it_.post('signature/removed', removed, { call: ACCORD })
    await on('2028-05-10')
    await it_.post('signature/restored', ids, { call: ACCORD })
    await on('2028-05-11')
    await one.visitor.goto(CYCLE)
    const of2027 = load(one.visitor.shown.html)('#windows tbody tr')
      .toArray()
      .map(row => load(row).text().replace(/\s+/g, ' ').trim())
      .find(row => row.includes('31 Mar 2027'))!
    assert.match(of2027, /Asked2Done1Not yet0Overdue1/)
    assert.match(of2027, wording('due.earlier', { count: 1 }))
    const row = load(one.visitor.shown.html)('#names tbody th').first()
    assert.match(row.text(), /Since 1 January 2026: version 2 of the rules, which it accepted/)
    assert.equal(row.find('a[href^="/entries/"]').length, 1)
  })

  it('says why nobody is counted where all who were asked had left in time', async () => {
    await on('2027-02-01')
    for (const party of ['northhaven', 'brightwater']) await it_.as(party).withdraw(ACCORD)
    await on('2027-02-02')
    await one.visitor.goto(CYCLE)
    const row = load(one.visitor.shown.html)('#windows tbody tr').first().text().replace(/\s+/g, ' ')
    assert.match(row, /31 Mar 2027 ?Asked0 ?Done0 ?Not yet0 ?Overdue0/)
    assert.match(row, wording('cycle.over', { count: 2 }))
    assert.doesNotMatch(row, wording('due.earlier', { count: 2 }))
  })

  it('gives the second officer no button once a report came: the law would refuse it', async () => {
    await on('2028-04-10')
    await one.visitor.goto(`/desk/new/removal?call=${ACCORD}&party=northhaven`)
    await one.visitor.send('new/removal', { rule: `${ACCORD} silence`, reason: 'By the rules.' })
    const prepared = one.visitor.shown.path
    const second = await awaited(one)
    await two.visitor.goto(second)
    assert.equal(load(two.visitor.shown.html)('[data-passkey]').length, 1)
    await report('northhaven', '2028-03-31')
    for (const path of [prepared, second]) {
      await two.visitor.goto(path)
      assert.equal(load(two.visitor.shown.html)('[data-passkey]').length, 0)
    }
    assert.match(wordsOn(two.visitor.shown), wording('cycle.removalUntrue', { rule: 'silence' }))
  })

  it('lets no removal pass an interruption that nobody has recorded yet', async () => {
    Object.assign(it_.running, { signer: null })
    const shut = { from: '2027-03-20T00:00:00Z', until: '2027-04-25T00:00:00Z' }
    const waits = () => it_.log.drawer.apply([interruptions.laid(shut.from, shut, null)], parseTime(it_.now))
    const removal = () => one.visitor.goto(`/desk/new/removal?call=${ACCORD}&party=northhaven`)
    const typed = { rule: `${ACCORD} silence`, reason: 'By the rules.' }
    await on('2028-04-10')
    await removal()
    await one.visitor.send('new/removal', typed)
    const prepared = one.visitor.shown.path
    await waits()
    // Neither by an act that was prepared before, nor by a second hand.
    await one.visitor.goto(prepared)
    assert.match(wordsOn(one.visitor.shown), wording('cycle.removalWaits', { count: 1 }))
    assert.equal(load(one.visitor.shown.html)('[data-passkey]').length, 0)
    await removal()
    await one.visitor.send('new/removal', typed)
    assert.equal(faultsIn(one.visitor.shown.html).rule, say('en', 'cycle.removalBehind'))
    await interruptions.remove(it_.log.drawer, shut.from)
    await one.visitor.goto(prepared)
    const second = await awaited(one)
    await waits()
    await two.visitor.goto(second)
    assert.equal(load(two.visitor.shown.html)('[data-passkey]').length, 0)
    assert.match(wordsOn(two.visitor.shown), wording('cycle.removalWaits', { count: 1 }))
  })

  it('shows whom an extension moves before it is signed: all, from which day to which', async () => {
    await on('2027-03-20')
    await report('northhaven', '2027-03-31')
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    await one.visitor.send('new/extension', {
      clause: `${ACCORD} yearly-report`,
      from: '2027-03-25',
      until: '2027-04-05',
      days: '14',
      reason: 'The door was shut.',
    })
    const look = wordsOn(one.visitor.shown)
    assert.match(
      look,
      wording('moves.line', {
        own: 'no',
        clause: 'yearly-report',
        from: '31 March 2027',
        to: '14 April 2027',
        count: 1,
      }),
    )
    await signed(it_, one)
    await one.visitor.goto(CYCLE)
    assert.match(wordsOn(one.visitor.shown), /moved from 31 March 2027/)
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    const none = { clause: 'all', from: '2030-01-01', until: '2029-12-31', days: '14', reason: 'x' }
    await one.visitor.send('new/extension', none)
    assert.ok(faultsIn(one.visitor.shown.html).until)
    await one.visitor.send('new/extension', { until: '2030-01-05' })
    assert.match(wordsOn(one.visitor.shown), wording('moves.nobody'))
    // What moves nothing is offered to no passkey.
    assert.equal(load(one.visitor.shown.html)('[data-passkey]').length, 0)
  })

  it('goes by dates as they were set, shows where they lie now, and warns of what an interruption moved', async () => {
    await on('2027-04-01')
    const shut = { from: '2027-03-20T00:00:00Z', until: '2027-03-30T00:00:00Z' }
    await it_.post('service/interrupted', shut)
    const days = { set: '31 March 2027', now: '10 April 2027', count: 2 }
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    const choice = load(one.visitor.shown.html)(`label:has(input[value="${ACCORD} yearly-report"])`)
    assert.match(choice.text(), wording('cycle.daySet', { ...days, moved: 'yes' }))
    const typed = { clause: 'all', days: '14', reason: 'x' }
    // The day that the desk shows takes in nothing, and the review names the one that does.
    await one.visitor.send('new/extension', { ...typed, from: '2027-04-10', until: '2027-04-10' })
    const clause = { own: 'no', clause: 'yearly-report' }
    assert.match(wordsOn(one.visitor.shown), wording('moves.passed', { ...days, ...clause }))
    assert.match(wordsOn(one.visitor.shown), wording('moves.nobody'))
    assert.equal(load(one.visitor.shown.html)('[data-passkey]').length, 0)
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    await one.visitor.send('new/extension', { ...typed, from: '2027-03-31', until: '2027-03-31' })
    assert.match(wordsOn(one.visitor.shown), wording('moves.again', { ...days, ...clause, shut: 'yes' }))
    await signed(it_, one)
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    await one.visitor.send('new/extension', { ...typed, from: '2027-03-31', until: '2027-04-30' })
    const moved = { set: '31 March 2027', now: '24 April 2027', count: 2 }
    assert.match(wordsOn(one.visitor.shown), wording('moves.again', { ...moved, ...clause, shut: 'yes' }))
  })

  it('refuses an extension for one where each has a date of its own, and widens it to all', async () => {
    await on('2026-02-10')
    await it_.as('southport').sign(ACCORD, { policy: CLAUSES_DIGEST })
    await on('2026-08-20')
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    // The day of Southport alone, by the clause or by all dates.
    const alone = { from: '2026-08-09', until: '2026-08-09', days: '366', reason: 'The door was shut.' }
    for (const clause of ['all', `${ACCORD} first-commitment`]) {
      await one.visitor.send('new/extension', { ...alone, clause })
      assert.equal(one.visitor.shown.status, 422)
      const covers = wording('moves.covers', { clause: 'first-commitment', of: 3, count: 1 })
      assert.match(faultsIn(one.visitor.shown.html).until!, covers)
    }
    await one.visitor.send('new/extension', { again: 'widen' })
    const { fields } = formIn(one.visitor.shown.html, 'new/extension')
    assert.deepEqual(
      [fields.from, fields.until, fields.days, fields.reason],
      ['2026-06-30', '2026-08-09', '366', 'The door was shut.'],
    )
    await one.visitor.send('new/extension', {})
    const look = wordsOn(one.visitor.shown)
    assert.match(look, wording('moves.covers', { clause: 'first-commitment', of: 3, count: 3 }))
    assert.match(look, wording('moves.count', { count: 3, of: 3 }))
  })

  it('refuses an extension of the date that one organisation set itself, and widens it to all of those', async () => {
    for (const [by, due] of Object.entries({ northhaven: '2027-06-17', brightwater: '2027-06-18' })) {
      const body = { manifest: MANIFEST_DIGEST, commitments: [pledgeOf('own', { due })] }
      await it_.post('commitment/made', body, { by, call: ACCORD, signers: [partyKey(by)] })
    }
    await one.visitor.goto(`/desk/new/extension?call=${ACCORD}`)
    const alone = { from: '2027-06-17', until: '2027-06-17', days: '30', reason: 'A storm.' }
    await one.visitor.send('new/extension', { ...alone, clause: 'all' })
    assert.equal(one.visitor.shown.status, 422)
    assert.match(faultsIn(one.visitor.shown.html).until!, wording('moves.ownCovers', { count: 2 }))
    await one.visitor.send('new/extension', { again: 'widen' })
    const { fields } = formIn(one.visitor.shown.html, 'new/extension')
    assert.deepEqual([fields.from, fields.until], ['2027-06-17', '2027-06-18'])
    await one.visitor.send('new/extension', {})
    assert.match(wordsOn(one.visitor.shown), wording('moves.title'))
  })

  it('leads to the measures, and to a new edition of each, also where too many have signed to be counted', async t => {
    await it_.post('measures/published', MEASURES, { call: ACCORD })
    const leads = async () => {
      const { html } = await one.visitor.goto(CYCLE)
      assert.deepEqual(linksIn(html, /catalogue=/), [`/desk/new/measures?call=${ACCORD}&catalogue=air`])
      assert.ok(linksIn(html, /new\/extension/).length > 0)
      return wordsOn({ html })
    }
    assert.doesNotMatch(await leads(), wording('cycle.many'))
    crowd(t)
    assert.match(await leads(), wording('cycle.many'))
    assert.match(wordsOn(one.visitor.shown), new RegExp(say('en', 'cycle.noLetters')))
  })
})
