import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  accountOf,
  CLAUSES_DIGEST,
  commit,
  committingHarbour,
  pledgeOf,
  report,
} from '../../../test/committing.ts'
import { ACCORD, admitParty, POLICY_DIGEST, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const NORTH = 'northhaven'
const yearly = (due: string) => ({ asked: [{ clause: 'yearly-report', due }], policy: CLAUSES_DIGEST })
const about = (due: string | null, more: object = {}) => ({
  answers: [accountOf(NORTH, 'berths', due, more)],
})
const leaving = { by: NORTH, call: ACCORD, signers: [partyKey(NORTH)] }

describe('a report', () => {
  it('answers what is asked, and says what became of commitments', () => {
    const log = committingHarbour(NORTH)
    commit(log, NORTH, [pledgeOf('berths')])
    log.now = '2027-02-01T00:00:00Z'
    const entry = report(log, NORTH, { ...yearly('2027-03-31'), ...about('2026-06-30', { says: 'kept' }) })
    const { commitments, reports } = log.rows.get('schedules', `${ACCORD}/${NORTH}`)!
    assert.deepEqual(reports, [{ entry, day: '2027-02-01', clause: 'yearly-report', due: '2027-03-31' }])
    assert.deepEqual(commitments[0]!.reports, [
      { entry, day: '2027-02-01', due: '2026-06-30', says: 'kept', final: false },
    ])
  })

  it('says something, of whatever it names once', () => {
    const log = committingHarbour(NORTH)
    refused('body_malformed', () => report(log, NORTH, {}))
    report(log, NORTH, { words: said('We had a quiet year.') })
    refused('body_malformed', () => report(log, NORTH, { ...yearly('2027-03-31'), policy: null }))
    const [one] = about(null).answers
    refused('body_malformed', () => report(log, NORTH, { answers: [one, one] }))
  })

  it('answers no window that is not open, and no clause that asks for none', () => {
    const log = committingHarbour(NORTH)
    refused('report_groundless', () => report(log, NORTH, yearly('2027-03-31')))
    log.now = '2027-01-01T00:00:00Z'
    refused('report_groundless', () => report(log, NORTH, yearly('2028-03-31')))
    const first = { asked: [{ clause: 'first-commitment', due: '2026-06-30' }], policy: CLAUSES_DIGEST }
    refused('report_groundless', () => report(log, NORTH, first))
    report(log, NORTH, yearly('2027-03-31'))
  })

  it('for a day that was answered meanwhile is by people who have read that answer, and no other is kept out', () => {
    const log = committingHarbour(NORTH)
    commit(log, NORTH, [pledgeOf('berths'), pledgeOf('quays')])
    log.now = '2027-02-01T00:00:00Z'
    const before = { seen: log.seen(log.size) }
    const both = { ...yearly('2027-03-31'), ...about('2026-06-30', { says: 'kept' }) }
    report(log, NORTH, both)
    const missed = about('2026-06-30', { says: 'missed' })
    refused('seen_stale', () => report(log, NORTH, missed, before))
    refused('seen_stale', () => report(log, NORTH, yearly('2027-03-31'), before))
    report(log, NORTH, about(null), before)
    report(log, NORTH, { answers: [accountOf(NORTH, 'quays', '2026-06-30')] }, before)
    report(log, NORTH, { ...yearly('2027-03-31'), ...missed })
  })

  it('names the policy that binds', () => {
    const log = committingHarbour(NORTH)
    log.now = '2027-01-01T00:00:00Z'
    const other = { ...yearly('2027-03-31'), policy: POLICY_DIGEST }
    refused('policy_wrong', () => report(log, NORTH, other))
    log.post('signature/withdrawn', { reason: null }, leaving)
    refused('policy_wrong', () => report(log, NORTH, yearly('2027-03-31')))
  })

  it('is of commitments that its party has, by days that it set', () => {
    const log = committingHarbour(NORTH, 'eastport')
    refused('commitment_unknown', () => report(log, NORTH, about(null)))
    commit(log, NORTH, [pledgeOf('berths')])
    refused('commitment_unknown', () => report(log, 'eastport', about(null)))
    refused('report_groundless', () => report(log, NORTH, about('2026-06-29')))
    const withdrawal = { commitments: [{ party: NORTH, id: 'berths' }], reason: said('No more.') }
    log.post('commitment/withdrawn', withdrawal, leaving)
    refused('commitment_unknown', () => report(log, NORTH, about(null)))
  })

  it('answers a day that is to come by an outcome alone, or once and for all', () => {
    const log = committingHarbour(NORTH)
    commit(log, NORTH, [pledgeOf('berths')])
    for (const says of ['on-course', null])
      refused('report_groundless', () => report(log, NORTH, about('2026-06-30', { says })))
    report(log, NORTH, about(null, { says: 'on-course' }))
    report(log, NORTH, about('2026-06-30', { says: 'missed' }))
    report(log, NORTH, about('2026-06-30', { says: null, final: true }))
  })

  it('is taken from whoever has left or was removed, and from nobody who never signed', () => {
    const log = committingHarbour(NORTH)
    admitParty(log, 'eastport', [partyKey('eastport')])
    refused('signature_unknown', () => report(log, 'eastport', { words: said('x') }))
    commit(log, NORTH, [pledgeOf('berths')])
    log.post('signature/withdrawn', { reason: null }, leaving)
    report(log, NORTH, about(null))
  })

  it('is taken late, five times a day', () => {
    const log = committingHarbour(NORTH)
    log.now = '2031-01-01T00:00:00Z'
    for (let n = 0; n < 3; n++) report(log, NORTH, yearly('2027-03-31'))
    for (let n = 0; n < 2; n++) report(log, NORTH, { words: said(`News ${n}.`) })
    refused('said_often', () => report(log, NORTH, { words: said('Again.') }))
  })
})
