import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  accountOf,
  amend,
  commit,
  committingHarbour,
  MEASURES,
  pledgeOf,
  report,
} from '../../../test/committing.ts'
import {
  ACCORD,
  admitParty,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  OPENED,
  said,
} from '../../../test/harbour.ts'
import { type MemoryLog, partyKey, type Saying } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { isCoverable } from '../types.ts'
import { manifestDigest } from './texts.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const desk = { call: ACCORD }
const reason = said('Bought by another.')
const NORTH = 'northhaven'
const rowOf = (log: MemoryLog, id = 'berths', party = NORTH) =>
  log.rows.get('commitments', `${ACCORD}/${party}/${id}`)!
const scheduled = (log: MemoryLog, party = NORTH) => log.rows.get('schedules', `${ACCORD}/${party}`)!
const measure = (id: string, edition = 1) => ({ catalogue: 'air', edition, id })

const by = (party: string): Saying => ({ by: party, call: ACCORD, signers: [partyKey(party)] })
const withdraw = (log: MemoryLog, by: string, id = 'berths', party = by, saying: Saying = {}) =>
  log.post(
    'commitment/withdrawn',
    { commitments: [{ party, id }], reason },
    { by, call: ACCORD, signers: [partyKey(by)], ...saying },
  )

/** `by` says yes to the commitment of northhaven as it stands, and northhaven signs beside it. */
function join(
  log: MemoryLog,
  by: string,
  { version = rowOf(log).versions.at(-1)!.entry, alone = false } = {},
) {
  const body = { commitment: { party: NORTH, id: 'berths' }, version, part: said('Ten of the berths.') }
  const signers = alone ? [partyKey(by)] : [partyKey(by), partyKey(NORTH)]
  return log.post('commitment/joined', body, { by, call: ACCORD, signers })
}

describe('a commitment', () => {
  it('is taken on by a signatory, in its own words or by a measure of the call', () => {
    const log = committingHarbour(NORTH)
    log.post('measures/published', MEASURES, desk)
    const entry = commit(log, NORTH, [
      pledgeOf('berths'),
      pledgeOf('power', { what: null, measure: measure('shore-power') }),
    ])
    assert.deepEqual(
      scheduled(log).commitments.map(({ id, versions }) => [id, versions[0]!.entry, versions[0]!.measure]),
      [
        ['berths', entry, null],
        ['power', entry, 'air/1/shore-power'],
      ],
    )
    refused('commitment_exists', () => commit(log, NORTH, [pledgeOf('berths')]))
    withdraw(log, NORTH)
    refused('commitment_exists', () => commit(log, NORTH, [pledgeOf('berths')]))
  })

  it('says something, and its days follow one another', () => {
    const log = committingHarbour(NORTH)
    const bad = [
      { what: null },
      { milestones: [{ day: '2026-06-30', says: said('Half.') }] },
      { target: { value: '1.50', unit: null } },
      { target: { value: '-0', unit: null } },
      { target: { value: '1e3', unit: null } },
    ]
    for (const more of bad)
      refused('body_malformed', () => commit(log, NORTH, [pledgeOf('berths', more as object)]))
    refused('body_malformed', () => commit(log, NORTH, [pledgeOf('berths'), pledgeOf('berths')]))
    refused('body_malformed', () => commit(log, NORTH, []))
    refused('due_past', () => commit(log, NORTH, [pledgeOf('berths', { due: '2026-01-01' })]))
    commit(log, NORTH, [pledgeOf('berths', { due: '9999-12-31', target: { value: '-0.5', unit: null } })])
  })

  it('is not said by blanks, nor by marks that stand on nothing, whatever it says so', () => {
    const log = committingHarbour(NORTH)
    // A space, ideographic and Braille blanks, accents without a letter, a frame around nothing.
    for (const text of [' ', '\n', '\u3000', '\u2800', '\u0301\u0308', ' \u20e3']) {
      for (const member of ['what', 'scope', 'indicator', 'part'])
        refused('body_malformed', () => commit(log, NORTH, [pledgeOf('berths', { [member]: said(text) })]))
      const milestones = [{ day: '2026-02-01', says: said(text) }]
      refused('body_malformed', () => commit(log, NORTH, [pledgeOf('berths', { milestones })]))
      const target = { value: '40', unit: text }
      refused('body_malformed', () => commit(log, NORTH, [pledgeOf('berths', { target })]))
    }
    commit(log, NORTH, [pledgeOf('berths', { what: said('é'), target: { value: '40', unit: '%' } })])
    const blank = { commitments: [{ party: NORTH, id: 'berths' }], reason: said('\u00a0') }
    refused('body_malformed', () => log.post('commitment/withdrawn', blank, by(NORTH)))
    refused('body_malformed', () =>
      report(log, NORTH, accountOf(NORTH, 'berths', null, { words: said(' ') })),
    )
  })

  it('is by whoever stands on a call of the depositary’s own', () => {
    const log = committingHarbour(NORTH)
    admitParty(log, 'eastport', [partyKey('eastport')])
    refused('signature_unknown', () => commit(log, 'eastport', [pledgeOf('berths')]))
    const signers = [log.depositary]
    refused('author_wrong', () => commit(log, NORTH, [pledgeOf('berths')], { by: 'depositary', signers }))
    const record = { ...OPENED, authority: { ...OPENED.authority, level: 'independent' } }
    log.post('call/opened', record, { call: 'their-call' })
    refused('record_independent', () => commit(log, NORTH, [pledgeOf('berths')], { call: 'their-call' }))
    log.post('signature/withdrawn', { reason: null }, { by: NORTH, call: ACCORD, signers: [partyKey(NORTH)] })
    refused('signature_unknown', () => commit(log, NORTH, [pledgeOf('berths')]))
  })

  it('names a principle of the text in force or of the one that was signed', () => {
    const log = committingHarbour(NORTH)
    refused('principle_unknown', () => commit(log, NORTH, [pledgeOf('berths', { principle: 'nine' })]))
    const newer = manifestOf({ en: 'Keep it open, and clean.\n' })
    log.post('text/published', { manifest: newer, supersedes: MANIFEST_DIGEST }, desk)
    commit(log, NORTH, [pledgeOf('berths')])
    admitParty(log, 'eastport', [partyKey('eastport')])
    const policy = log.rows.get('calls', ACCORD)!.policy
    const body = {
      manifest: manifestDigest(newer),
      policy,
      read: ['en'],
      reservation: null,
      declaration: null,
    }
    log.post('signature/given', body, { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] })
    refused('text_superseded', () => commit(log, 'eastport', [pledgeOf('berths')]))
    const signers = [partyKey('eastport')]
    const unknown = { manifest: `sha256:${'A'.repeat(43)}`, commitments: [pledgeOf('berths')] }
    refused('text_unknown', () =>
      log.post('commitment/made', unknown, { by: 'eastport', call: ACCORD, signers }),
    )
  })

  it('takes on a measure of the newest edition that is for its kind, under its principle', () => {
    const log = committingHarbour(NORTH)
    const by = (id: string, edition = 1, more: object = {}) =>
      commit(log, NORTH, [pledgeOf(`c-${id}-${edition}`, { measure: measure(id, edition), ...more })])
    refused('measure_unknown', () => by('shore-power'))
    log.post('measures/published', MEASURES, desk)
    refused('measure_unknown', () => by('other'))
    refused('kind_uninvited', () => by('state-quays'))
    by('shore-power')
    const manifest = {
      ...manifestOf({ en: 'Two.\n' }),
      principles: [...MANIFEST.principles, { ...MANIFEST.principles[0]!, id: 'two' }],
    }
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, desk)
    log.post('measures/published', { ...MEASURES, edition: 2, manifest: manifestDigest(manifest) }, desk)
    refused('edition_wrong', () => by('shore-power', 1, { id: 'again' }))
    const two = pledgeOf('two', { principle: 'two', measure: measure('shore-power', 2) })
    const body = { manifest: manifestDigest(manifest), commitments: [two] }
    refused('principle_unknown', () =>
      log.post('commitment/made', body, { by: NORTH, call: ACCORD, signers: [partyKey(NORTH)] }),
    )
  })

  it('is one of 200 that wait for a report; what is reported for good makes room', () => {
    const log = committingHarbour(NORTH)
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => pledgeOf(`c${from + i}`, { what: said('x'), target: null }))
    for (let n = 0; n < 200; n += 50) commit(log, NORTH, many(n, n + 50))
    refused('commitments_many', () => commit(log, NORTH, many(200, 201)))
    report(log, NORTH, { answers: [accountOf(NORTH, 'c0', null, { says: 'kept', final: true })] })
    commit(log, NORTH, many(200, 201))
    refused('commitments_many', () => commit(log, NORTH, many(201, 202)))
    withdraw(log, NORTH, 'c1')
    commit(log, NORTH, many(201, 202))
  })

  it('is one of 250 that are made or changed a day, by however many statements', () => {
    const log = committingHarbour(NORTH)
    const many = (what: string) =>
      Array.from({ length: 50 }, (_, i) => pledgeOf(`c${i}`, { what: said(what), target: null }))
    commit(log, NORTH, many('x'))
    for (let n = 0; n < 4; n++) amend(log, NORTH, many(`x${n}`))
    refused('said_often', () => commit(log, NORTH, [pledgeOf('one-more')]))
    refused('said_often', () => amend(log, NORTH, [pledgeOf('c1')]))
    log.pass(1)
    amend(log, NORTH, [pledgeOf('c1')])
  })

  it('is made whatever is switched off: nobody is late by a switch', () => {
    for (const what of ['made', 'amended', 'joined', 'withdrawn'])
      assert.ok(!isCoverable(`commitment/${what}`))
    for (const type of ['report/filed', 'measures/declined']) assert.ok(!isCoverable(type), type)
  })
})

describe('an amendment', () => {
  it('stands beside what was said before, with its reason', () => {
    const log = committingHarbour(NORTH)
    commit(log, NORTH, [pledgeOf('berths')])
    amend(log, NORTH, [pledgeOf('berths', { target: { value: '20', unit: 'berths' } })])
    const [first, second] = rowOf(log).versions
    assert.deepEqual([first!.target?.value, first!.reason], ['40', null])
    assert.deepEqual([second!.target?.value, second!.reason?.lang], ['20', 'en'])
  })

  it('comes from whoever has seen what it amends, of a commitment that waits for a report', () => {
    const log = committingHarbour(NORTH)
    refused('commitment_unknown', () => amend(log, NORTH, [pledgeOf('berths')]))
    commit(log, NORTH, [pledgeOf('berths')])
    const seen = log.seen(log.size - 1)
    refused('seen_stale', () => amend(log, NORTH, [pledgeOf('berths')], { seen }))
    for (let n = 0; n < 5; n++) amend(log, NORTH, [pledgeOf('berths', { what: said(`Words ${n}.`) })])
    refused('said_often', () => amend(log, NORTH, [pledgeOf('berths')]))
    log.pass(1)
    report(log, NORTH, { answers: [accountOf(NORTH, 'berths', null, { final: true })] })
    refused('commitment_closed', () => amend(log, NORTH, [pledgeOf('berths')]))
    withdraw(log, NORTH)
    refused('commitment_unknown', () => amend(log, NORTH, [pledgeOf('berths')]))
  })

  it('keeps a day that has come, sets none, and keeps the measure of an older edition', () => {
    const log = committingHarbour(NORTH)
    log.post('measures/published', MEASURES, desk)
    const taken = { measure: measure('shore-power') }
    commit(log, NORTH, [pledgeOf('berths', taken)])
    log.post('measures/published', { ...MEASURES, edition: 2 }, desk)
    log.now = '2026-07-01T00:00:00Z'
    amend(log, NORTH, [pledgeOf('berths', { ...taken, due: '2026-06-30' })])
    refused('due_past', () => amend(log, NORTH, [pledgeOf('berths', { ...taken, due: '2026-07-01' })]))
    refused('edition_wrong', () =>
      amend(log, NORTH, [pledgeOf('berths', { measure: measure('state-quays') })]),
    )
  })

  it('leaves it under the text under which it was made, until its party moves it', () => {
    const log = committingHarbour(NORTH)
    commit(log, NORTH, [pledgeOf('berths')])
    const newer = manifestOf({ en: 'Keep it open, and clean.\n' })
    log.post('text/published', { manifest: newer, supersedes: MANIFEST_DIGEST }, desk)
    log.pass(1)
    amend(log, NORTH, [pledgeOf('berths', { scope: said('Two harbours.') })])
    assert.equal(rowOf(log).versions.at(-1)!.manifest, MANIFEST_DIGEST)
    const body = { manifest: manifestDigest(newer), commitments: [pledgeOf('berths')], reason }
    log.post('commitment/amended', body, { by: NORTH, call: ACCORD, signers: [partyKey(NORTH)] })
    assert.equal(rowOf(log).versions.at(-1)!.manifest, manifestDigest(newer))
  })
})

describe('a joint commitment', () => {
  it('has a yes of each, to the very version that it saw, and each goes its own way', () => {
    const log = committingHarbour(NORTH, 'eastport', 'westbank')
    const made = commit(log, NORTH, [pledgeOf('berths')])
    join(log, 'eastport')
    refused('commitment_exists', () => join(log, 'eastport'))
    amend(log, NORTH, [pledgeOf('berths', { due: '2027-06-30' })])
    refused('seen_stale', () => join(log, 'westbank', { version: made }))
    join(log, 'westbank')
    const days = (party: string) => scheduled(log, party).commitments.map(one => one.versions.at(-1)!.days)
    assert.deepEqual(days('eastport'), [['2026-06-30']])
    assert.deepEqual(days('westbank'), [['2027-06-30']])
    join(log, 'eastport')
    assert.deepEqual(days('eastport'), [['2027-06-30']])
    withdraw(log, NORTH)
    assert.equal(scheduled(log, 'eastport').commitments[0]!.ended, null)
  })

  it('names nobody who has not said so, and lets nobody in without its own party', () => {
    const log = committingHarbour(NORTH, 'eastport')
    refused('commitment_unknown', () => join(log, 'eastport', { version: 3 }))
    commit(log, NORTH, [pledgeOf('berths')])
    refused('cosigner_missing', () => join(log, 'eastport', { alone: true }))
    const own = { commitment: { party: NORTH, id: 'berths' }, version: log.size - 1, part: null }
    refused('commitment_exists', () => log.post('commitment/joined', own, by(NORTH)))
    admitParty(log, 'westbank', [partyKey('westbank')])
    refused('signature_unknown', () => join(log, 'westbank'))
    report(log, NORTH, { answers: [accountOf(NORTH, 'berths', null, { final: true })] })
    refused('commitment_closed', () => join(log, 'eastport'))
  })

  it('is joined five times a day, and by nobody for a party that has ended', () => {
    const log = committingHarbour(NORTH, 'eastport')
    commit(log, NORTH, [pledgeOf('berths')])
    const leave = () => withdraw(log, 'eastport', 'berths', NORTH)
    for (let n = 0; n < 5; n++) {
      join(log, 'eastport')
      leave()
    }
    refused('said_often', () => join(log, 'eastport'))
    log.post('party/ended', { party: NORTH, reason })
    refused('party_ended', () => join(log, 'eastport'))
  })

  it('can be left and joined again; what was said of the days between stays so', () => {
    const log = committingHarbour(NORTH, 'eastport')
    commit(log, NORTH, [pledgeOf('berths')])
    join(log, 'eastport')
    log.pass(1)
    withdraw(log, 'eastport', 'berths', NORTH)
    const before = scheduled(log, 'eastport').commitments[0]!
    log.pass(1)
    join(log, 'eastport')
    const [then, now] = scheduled(log, 'eastport').commitments
    assert.deepEqual(then, before)
    assert.deepEqual([now!.versions[0]!.day, now!.ended], ['2026-01-03', null])
    log.pass(1)
    report(log, 'eastport', { answers: [accountOf(NORTH, 'berths', null)] })
    withdraw(log, 'eastport', 'berths', NORTH)
    const [, last] = scheduled(log, 'eastport').commitments
    assert.deepEqual([last!.reports.length, last!.ended?.day], [1, '2026-01-04'])
    assert.deepEqual(scheduled(log, 'eastport').commitments[0], before)
  })

  it('counts among the commitments of whoever joins', () => {
    const log = committingHarbour(NORTH, 'eastport')
    commit(log, NORTH, [pledgeOf('berths')])
    const many = (n: number) => Array.from({ length: 50 }, (_, i) => pledgeOf(`c${n + i}`, { target: null }))
    for (let n = 0; n < 200; n += 50) commit(log, 'eastport', many(n))
    refused('commitments_many', () => join(log, 'eastport'))
  })
})

describe('what is taken back', () => {
  it('is one’s own, stands on record, and was seen', () => {
    const log = committingHarbour(NORTH, 'eastport')
    commit(log, NORTH, [pledgeOf('berths')])
    refused('commitment_unknown', () => withdraw(log, 'eastport', 'berths', NORTH))
    refused('commitment_unknown', () => withdraw(log, NORTH, 'other'))
    const seen = log.seen(log.size - 1)
    refused('seen_stale', () => withdraw(log, NORTH, 'berths', NORTH, { seen }))
    const entry = withdraw(log, NORTH)
    assert.deepEqual(rowOf(log).ended, { entry, day: '2026-01-01', reason })
    refused('commitment_unknown', () => withdraw(log, NORTH))
  })

  it('can be taken back by a party whose signature stands no more', () => {
    const log = committingHarbour(NORTH)
    commit(log, NORTH, [pledgeOf('berths')])
    log.post('signature/withdrawn', { reason: null }, { by: NORTH, call: ACCORD, signers: [partyKey(NORTH)] })
    withdraw(log, NORTH)
  })
})
