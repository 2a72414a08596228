import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { dutyNotices, noticePlace } from '../../src/people/duty-notices.ts'
import { CLAUSES, CLAUSES_DIGEST, pledgeOf } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, MANIFEST_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { wording } from '../wording.ts'
import { enrolled, type Officer, signIn } from './people.ts'
import { wordsOn } from './visitor.ts'

describe('the page of one organisation at the desk', () => {
  let site: Depositary
  let one: Officer
  before(async () => {
    site = await startDepositary({ parties: ['northhaven', 'brightwater'] })
    one = await enrolled(site)
    await site.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, { call: ACCORD })
    await site.as('northhaven').sign(ACCORD, { policy: CLAUSES_DIGEST })
    const taken = { manifest: MANIFEST_DIGEST, commitments: [pledgeOf('berths')] }
    await site.post('commitment/made', taken, {
      by: 'northhaven',
      call: ACCORD,
      signers: [partyKey('northhaven')],
    })
  })
  after(() => site.close())

  const facts = () => {
    const page = load(one.visitor.shown.html)
    const terms = page('#duties dl.facts > div').toArray()
    return Object.fromEntries(
      terms.map(it => [page('dt', it).text().trim(), page('dd', it).text().replace(/\s+/g, ' ').trim()]),
    )
  }

  it('says what is due of it and why, by which rules, what it took on, and what we wrote', async () => {
    site.now = '2027-07-15T12:00:00Z'
    await signIn(one.visitor, one.device)
    const told = {
      call: ACCORD,
      party: 'northhaven',
      day: '2027-06-30',
      at: parseTime('2027-06-30T06:00:00Z'),
    }
    const items = [
      { about: { clause: 'yearly-report' }, due: '2027-03-31', stage: 'silent', on: '2027-06-30' } as const,
    ]
    const notice = { ...told, items, letters: [] }
    await site.log.drawer.apply([dutyNotices.laid(noticePlace(notice), notice, null)], parseTime(site.now))
    await one.visitor.goto('/desk/organisations/northhaven')
    const says = facts()
    assert.deepEqual(Object.keys(says), [
      'Due dates, by clause',
      'Rules that bind it',
      'Classes',
      'Commitments',
      'E-mails about due dates',
    ])
    assert.match(
      says['Due dates, by clause']!,
      /^yearly-report: was due 31 March 2027, silent since 30 June 2027/,
    )
    assert.match(
      says['Rules that bind it']!,
      /Since 1 January 2026: version 2 of the rules, which it accepted, log entry/,
    )
    assert.match(says.Commitments!, /berths .*40 berths/)
    assert.match(says['E-mails about due dates']!, /30 Jun 2027 .*Silent since 30 June 2027/)
  })

  it('says nothing of duties of one that has signed no call', async () => {
    const { html } = await one.visitor.goto('/desk/organisations/brightwater')
    assert.equal(load(html)('#duties').length, 0)
    assert.doesNotMatch(wordsOn(one.visitor.shown), wording('deskDuties'))
  })
})
