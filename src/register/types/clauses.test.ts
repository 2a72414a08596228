import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CLAUSES, CLAUSES_DIGEST, committingHarbour, FIRST, YEARLY } from '../../../test/committing.ts'
import { ACCORD, admitParty, MANIFEST_DIGEST, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { type Clause, classDigest } from '../clauses.ts'
import type { Policy } from '../policy.ts'
import { policyDigest } from './calls.ts'

const desk = { call: ACCORD }
const reason = said('As the rules describe it.')
const large = { party: 'northhaven', class: 'large', policy: CLAUSES_DIGEST, reason }
const { policy: _, ...ended } = large
const words = classDigest(CLAUSES.classes![0]!)
const policyOf = (policy: object) => ({ policy: { ...CLAUSES, ...policy }, reason })
const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

describe('rules with clauses', () => {
  const change = (policy: object) => () =>
    committingHarbour().post('call/policy-changed', policyOf(policy), desk)

  const without = (clause: Clause, ...names: readonly (keyof Clause)[]) =>
    Object.fromEntries(Object.entries(clause).filter(([name]) => !names.includes(name as keyof Clause)))

  it('hold together: steps, windows, classes and grounds for removal', () => {
    const clauses = (...all: readonly object[]) => ({ clauses: all, delisting: [] })
    const yearly = (cycle: object) => clauses({ ...YEARLY, cycle: { ...YEARLY.cycle, ...cycle } })
    const own = (cycle: object) => clauses({ ...YEARLY, cycle: { by: 'signature', ...cycle } })
    const bad: Record<string, object> = {
      'inactive without silent': clauses(without(YEARLY, 'silent')),
      'due before it opens': yearly({ due: '2026-12-31' }),
      'two windows at once': yearly({ months: 2 }),
      'two windows of its own at once': own({ opens: 0, due: 28, months: 1 }),
      'its own due before it opens': own({ opens: 9, due: 8 }),
      'commitments each year': clauses({
        ...FIRST,
        cycle: { by: 'signature', opens: 0, due: 9, months: 12 },
      }),
      'nothing asked': clauses({ ...YEARLY, asks: {} }),
      'two things asked': clauses({ ...YEARLY, asks: { report: true, commitments: 1 } }),
      'figures by no name': clauses({ ...YEARLY, asks: { report: true, indicators: '' } }),
      'figures by two catalogues': clauses({
        ...YEARLY,
        asks: { report: true, indicators: ['year', 'air'] },
      }),
      'figures without a report': clauses({ ...FIRST, asks: { commitments: 1, indicators: 'year' } }),
      'a clause twice': clauses(YEARLY, YEARLY),
      'a class that is not described': clauses({ ...YEARLY, of: { classes: ['huge'] } }),
      'no word in the language that binds': clauses({ ...YEARLY, says: [{ lang: 'fr', text: 'Oui.' }] }),
      'a day that does not exist': yearly({ due: '2027-02-30' }),
      'a ground that no clause has': {
        delisting: [{ id: 'silence', rule: [reason], after: { clause: 'other', step: 'silent', days: 0 } }],
      },
      'a ground on a step that the clause has not': {
        delisting: [
          { id: 'silence', rule: [reason], after: { clause: 'first-commitment', step: 'silent', days: 0 } },
        ],
      },
    }
    for (const [what, policy] of Object.entries(bad))
      assert.throws(change(policy), refusedAs('body_malformed'), what)
    change(clauses(without(YEARLY, 'inactive')))()
    change(own({ opens: 0, due: 27, months: 1 }))()
    // They need not be published yet: rules are accepted first, and questions are written for whoever accepted.
    change(clauses({ ...YEARLY, asks: { report: true, indicators: 'year' } }))()
  })

  it('are the same where they repeat a clause to the letter, whatever else they say', () => {
    const log = committingHarbour()
    log.post('call/policy-changed', policyOf({ noticeDays: 30 }), desk)
    const { policies } = log.rows.get('calls', ACCORD)!
    assert.deepEqual(policies[1]!.clauses, policies[2]!.clauses)
    assert.equal(policies[0]!.clauses, undefined)
    assert.equal(policies[1]!.policy, CLAUSES_DIGEST)
  })
})

describe('a class', () => {
  it('is granted to a signatory, ended, and granted again; each stays on record', () => {
    const log = committingHarbour('northhaven')
    const first = log.post('class/granted', large, desk)
    refused('class_exists', () => log.post('class/granted', large, desk))
    log.pass(1)
    const end = log.post('class/ended', ended, desk)
    refused('class_unknown', () => log.post('class/ended', ended, desk))
    const again = log.post('class/granted', large, desk)
    assert.deepEqual(log.rows.get('classes', `${ACCORD}/northhaven`)?.classes, [
      { class: 'large', words, entry: first, day: '2026-01-01', ended: { entry: end, day: '2026-01-02' } },
      { class: 'large', words, entry: again, day: '2026-01-02', ended: null },
    ])
  })

  it('is of nobody who has not signed, nor of one that has ended', () => {
    const log = committingHarbour('northhaven')
    admitParty(log, 'eastport', [partyKey('eastport')])
    refused('signature_unknown', () => log.post('class/granted', { ...large, party: 'eastport' }, desk))
    refused('class_unknown', () => log.post('class/ended', ended, desk))
    refused('author_wrong', () =>
      log.post('class/granted', large, { ...desk, by: 'northhaven', signers: [partyKey('northhaven')] }),
    )
    log.post('party/ended', { party: 'northhaven', reason })
    refused('party_ended', () => log.post('class/granted', large, desk))
  })

  it('is not granted, nor ended, by an officer who has not seen what was said of it since', () => {
    const log = committingHarbour('northhaven')
    log.post('class/granted', large, desk)
    const seen = log.seen(log.size - 1)
    refused('seen_stale', () => log.post('class/ended', ended, { ...desk, seen }))
    refused('seen_stale', () => log.post('class/granted', large, { ...desk, seen }))
  })

  it('is granted by the words of a policy, and by newer words once more; one entry ends both', () => {
    const log = committingHarbour('northhaven')
    refused('policy_wrong', () => log.post('class/granted', { ...large, policy: MANIFEST_DIGEST }, desk))
    refused('class_undescribed', () => log.post('class/granted', { ...large, class: 'old' }, desk))
    log.post('class/granted', large, desk)
    const wider = { ...CLAUSES, classes: [{ id: 'large', titles: [said('All ports')] }] }
    log.post('call/policy-changed', policyOf(wider), desk)
    log.post('class/granted', { ...large, policy: policyDigest(wider) }, desk)
    log.post('class/ended', ended, desk)
    const { classes } = log.rows.get('classes', `${ACCORD}/northhaven`)!
    assert.deepEqual(
      classes.map(one => one.ended !== null),
      [true, true],
    )
    refused('class_unknown', () => log.post('class/ended', ended, desk))
  })
})

describe('days that are given', () => {
  const extended = { clause: null, from: '2026-06-30', until: '2026-06-30', days: 10, reason }

  it('are so many for all, and never taken back', () => {
    const log = committingHarbour('northhaven')
    const entry = log.post('cycle/extended', extended, desk)
    const { reason: _, ...rest } = extended
    assert.deepEqual(log.rows.get('extensions', ACCORD)?.extensions, [
      { ...rest, reason, entry, day: '2026-01-01' },
    ])
    for (const days of [0, -1, 367])
      refused('body_malformed', () => log.post('cycle/extended', { ...extended, days }, desk))
    refused('body_malformed', () => log.post('cycle/extended', { ...extended, until: '2026-06-29' }, desk))
  })
})

describe('a shut door', () => {
  const shut = (from: string, until: string) => {
    const log = committingHarbour()
    log.now = '2026-03-01T12:00:00Z'
    log.post('service/interrupted', { from: '2026-02-01T00:00:00Z', until: '2026-02-02T00:00:00Z' })
    return log.post('service/interrupted', { from, until })
  }

  it('is told once it is open again, in the order in which it was shut', () => {
    shut('2026-02-02T00:00:00Z', '2026-03-01T12:00:00Z')
    const wrong = (from: string, until: string) => () => shut(from, until)
    refused('interruption_wrong', wrong('2026-02-02T00:00:00Z', '2026-03-01T12:00:01Z'))
    refused('interruption_wrong', wrong('2026-02-01T23:59:59Z', '2026-02-02T12:00:00Z'))
    refused('interruption_wrong', wrong('2026-02-03T00:00:00Z', '2026-02-03T00:00:00Z'))
    refused('interruption_wrong', wrong('2026-02-04T00:00:00Z', '2026-02-03T00:00:00Z'))
  })

  it('is shut for a year at the most, so that no entry moves days by decades', () => {
    const log = committingHarbour()
    log.now = '2030-01-01T00:00:00Z'
    const years = { from: '2027-12-31T00:00:00Z', until: '2029-01-01T00:00:00Z' }
    refused('interruption_wrong', () => log.post('service/interrupted', years))
  })
})

describe('a removal that follows a clause', () => {
  it('is refused on the days before, to two hands too, and without a clause is as it was', () => {
    const two: Policy = {
      ...CLAUSES,
      delisting: [...CLAUSES.delisting, { id: 'fraud', rule: [said('What was signed was forged.')] }],
    }
    const log = committingHarbour('northhaven', 'eastport')
    log.post('call/policy-changed', { policy: two, reason }, desk)
    const removal = (party: string, policy: string, rule: string) =>
      log.post('signature/removed', { party, policy, rule, reason }, desk)
    refused('clause_untrue', () => removal('northhaven', CLAUSES_DIGEST, 'silence'))
    log.now = '2026-06-01T00:00:00Z'
    const bound = log.rows.get('calls', ACCORD)!.policies.at(-1)!.policy
    refused('clause_untrue', () => removal('northhaven', bound, 'silence'))
    removal('eastport', bound, 'fraud')
  })
})
