import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  ACCORD,
  absent,
  admitParty,
  facts,
  harbour,
  inEnglish,
  listed,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  POLICY_DIGEST,
  reported,
  said,
  signAccord,
} from '../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../test/memory-log.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import type { Digest } from '../core/digest.ts'
import { type KnownList, unnamedOn } from './copied-spans.ts'
import { lastsOn, type Span, spansOf, standsOn } from './roll.ts'
import type { SourceRow } from './rows.ts'
import { manifestDigest } from './types/texts.ts'

const under = { call: ACCORD }
const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

/** Who stands on the roll of the accord on a day, by which basis and name: as a page would ask for it. */
function rollOn(log: MemoryLog, day: string): string[] {
  return spansOn(log, day)
    .filter(({ answer }) => answer === undefined)
    .map(({ party, basis, names }) => `${party} ${basis} as ${names[0]?.text}`)
}

/** Of whom it is known that they stand on that day, and `?` before those of whom it is not. */
const answersOn = (log: MemoryLog, day: string) =>
  spansOn(log, day)
    .filter(({ answer }) => answer !== 'off')
    .map(({ party, answer }) => `${answer === 'unknown' ? '?' : ''}${party}`)

function spansOn(log: MemoryLog, day: string): Span[] {
  const lists: KnownList[] = []
  const parties: string[] = []
  for (const { table, key, row } of log.register.rows.all()) {
    if (table === 'sources' && key.startsWith(`${ACCORD}/`))
      lists.push({ date: key.slice(ACCORD.length + 1), whole: (row as SourceRow).whole })
    if (table === 'parties') parties.push(key)
  }
  return parties.flatMap(party => {
    const spans = spansOf(
      ACCORD,
      party,
      {
        party: log.rows.get('parties', party)!,
        listing: log.rows.get('listings', `${ACCORD}/${party}`),
        signature: log.rows.get('signatures', `${ACCORD}/${party}`),
      },
      lists,
    )
    const found = spans.filter(span => span.ended === null && lastsOn(span, day))
    assert.ok(found.length <= 1, `${party} stands twice on ${day}`)
    return found
  })
}

describe('the roll of a call', () => {
  it('shows on each day who had signed by then and not withdrawn', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    log.pass(1)
    signAccord(log, 'northhaven', northhaven)
    log.pass(3)
    log.post('signature/withdrawn', { reason: null }, { ...under, by: 'northhaven', signers: [northhaven] })
    log.pass(2)
    signAccord(log, 'northhaven', northhaven)
    const days = ['01', '02', '04', '05', '06', '07', '30'].map(day => rollOn(log, `2026-01-${day}`).length)
    assert.deepEqual(days, [0, 1, 1, 0, 0, 1, 1])
  })

  it('tells since when it stands without a gap, whatever text it has signed since, and what it says now', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const own = { ...under, by: 'northhaven', signers: [northhaven] }
    const told = (day: string) => {
      const row = log.rows.get('signatures', `${ACCORD}/northhaven`)!
      const spans = spansOf(
        ACCORD,
        'northhaven',
        {
          party: log.rows.get('parties', 'northhaven')!,
          signature: row,
        },
        [],
      )
      const { signed, version, textSince, reservation, declaration } = spans.find(
        span => standsOn(span, day) || (span.ended !== null && span.first <= day && span.until === null),
      )!
      const said = [reservation && 'reservation', declaration && 'declaration'].filter(Boolean)
      return `${signed}, version ${version} since ${textSince}${said.map(one => `, ${one}`).join('')}`
    }
    const publish = (words: string, before: Digest) => {
      const manifest = manifestOf({ en: words })
      log.post('text/published', { manifest, supersedes: before }, under)
      return manifestDigest(manifest)
    }
    const reason = said('For a reason.')
    signAccord(log, 'northhaven', northhaven, { body: { reservation: said('Not at night.') } })
    log.now = '2026-06-01T00:00:00Z'
    const second = publish('Day and night.', MANIFEST_DIGEST)
    log.now = '2027-01-01T00:00:00Z'
    signAccord(log, 'northhaven', northhaven, { body: { manifest: second, declaration: said('Gladly.') } })
    log.now = '2027-03-01T00:00:00Z'
    log.post(
      'signature/removed',
      { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason },
      under,
    )
    log.now = '2027-04-01T00:00:00Z'
    log.post('signature/restored', { party: 'northhaven', reason }, under)
    log.now = '2027-09-01T00:00:00Z'
    const third = publish('Day and night, and in storms.', second)
    signAccord(log, 'northhaven', northhaven, { body: { manifest: third } })
    log.now = '2027-12-01T00:00:00Z'
    log.post('signature/withdrawn', { reason: null }, own)
    log.now = '2028-01-01T00:00:00Z'
    signAccord(log, 'northhaven', northhaven, { body: { manifest: third } })
    assert.equal(told('2026-05-31'), '2026-01-01, version 1 since 2026-01-01, reservation')
    assert.equal(told('2026-12-31'), '2026-01-01, version 1 since 2026-01-01, reservation')
    assert.equal(told('2027-02-01'), '2026-01-01, version 2 since 2027-01-01, declaration')
    // Undone as a mistake: no gap.
    assert.equal(told('2027-05-01'), '2026-01-01, version 2 since 2027-01-01, declaration')
    assert.equal(told('2027-10-01'), '2026-01-01, version 3 since 2027-09-01')
    assert.equal(told('2028-02-01'), '2028-01-01, version 3 since 2028-01-01')
  })

  it('shows a gap while a signature is removed, and the same signature once it is restored', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const entry = signAccord(log, 'northhaven', northhaven)
    log.pass(1)
    const body = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two.') }
    log.post('signature/removed', body, under)
    log.pass(1)
    log.post('signature/restored', { party: 'northhaven', reason: said('An error.') }, under)
    assert.deepEqual(
      ['01', '02', '03'].map(day => rollOn(log, `2026-01-${day}`).length),
      [1, 0, 1],
    )
    assert.equal(log.rows.get('signatures', `${ACCORD}/northhaven`)?.entry, entry)
  })

  it('shows a party that changed twice on one day once, as it was called at the end of it', () => {
    const log = harbour()
    const update = (name: string) =>
      log.post('party/updated', { party: 'northhaven', ...facts(name), reason: said('Renamed.') })
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
    update('Northport')
    log.pass(1)
    update('Midport')
    update('Southport')
    const days = ['01', '02', '03'].map(day => rollOn(log, `2026-01-${day}`))
    const as = (name: string) => [`northhaven given as ${name}`]
    assert.deepEqual(days, [as('Northport'), as('Southport'), as('Southport')])
  })

  it('shows nobody for a signature that was withdrawn on its own day', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
    log.post('signature/withdrawn', { reason: null }, { ...under, by: 'northhaven', signers: [northhaven] })
    assert.deepEqual(rollOn(log, '2026-01-01'), [])
    assert.deepEqual(rollOn(log, '2026-01-02'), [])
  })

  it('names a party as it was called on that day', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven)
    const rename = (name: string) =>
      log.post('party/updated', {
        party: 'northhaven',
        ...facts(name),
        names: inEnglish(name),
        reason: said('x'),
      })
    log.pass(2)
    rename('North-Haven')
    rename('Northhaven-Port')
    log.pass(2)
    rename('Haven')
    assert.deepEqual(
      ['01', '02', '03', '04', '05'].map(day => rollOn(log, `2026-01-${day}`)[0]),
      [
        'northhaven given as northhaven',
        'northhaven given as northhaven',
        'northhaven given as Northhaven-Port',
        'northhaven given as Northhaven-Port',
        'northhaven given as Haven',
      ],
    )
  })

  it('knows on the days of lists, and between two where both say the same or a day of signing decides', () => {
    const log = harbour()
    const post = (body: object) => log.post('party/listed', body, under)
    post(listed('westbank', '2025-02-01'))
    post(listed('southquay', '2025-02-01'))
    post(absent('southquay', '2025-04-01', { firstSeen: '2025-02-01', lastSeen: '2025-02-01' }))
    post(listed('northquay', '2025-04-01'))
    post({ ...listed('eastport', '2025-04-01'), signed: '2025-03-10' })
    assert.deepEqual(answersOn(log, '2025-01-31'), ['?northquay', '?southquay', '?westbank'])
    assert.deepEqual(answersOn(log, '2025-02-01'), ['southquay', 'westbank'])
    assert.deepEqual(answersOn(log, '2025-03-09'), ['?northquay', '?southquay', 'westbank'])
    assert.deepEqual(answersOn(log, '2025-03-10'), ['eastport', '?northquay', '?southquay', 'westbank'])
    assert.deepEqual(answersOn(log, '2025-04-01'), ['eastport', 'northquay', 'westbank'])
    assert.deepEqual(answersOn(log, '2026-04-01'), ['eastport', 'northquay', 'westbank'])
  })

  it('takes a part of a list for what it names, and nothing of those whom it does not', () => {
    const log = harbour()
    const part = (party: string, date: string) => {
      const body = listed(party, date)
      return { ...body, source: { ...body.source, whole: false } }
    }
    log.post('party/listed', listed('westbank', '2025-02-01'), under)
    log.post('party/listed', part('southquay', '2025-03-01'), under)
    assert.deepEqual(answersOn(log, '2025-02-15'), ['?southquay', 'westbank'])
    assert.deepEqual(answersOn(log, '2025-03-01'), ['southquay', 'westbank'])
    refused('source_wrong', () => {
      const gone = absent('westbank', '2025-03-01', { firstSeen: '2025-02-01', lastSeen: '2025-02-01' })
      log.post('party/listed', { ...gone, source: part('westbank', '2025-03-01').source }, under)
    })
    refused('source_wrong', () => log.post('party/listed', listed('southquay', '2025-03-01'), under))
    assert.equal(unnamedOn([{ date: '2025-02-01', whole: true }], '2025-01-31'), 'unknown')
    assert.equal(unnamedOn([{ date: '2025-02-01', whole: true }], '2025-02-01'), 'off')
    assert.equal(unnamedOn([{ date: '2025-02-01', whole: false }], '2025-03-01'), 'unknown')
  })

  it('takes what another source says of a day, and tells it as that source does', () => {
    const log = harbour()
    const on = (what: string, party: string, day: string, more = {}) =>
      log.post('fact/recorded', { ...reported(party, what, day), ...more }, under)
    const joined = on('joined', 'eastport', '2024-11-12')
    on('absent', 'southquay', '2024-11-12')
    on('present', 'westbank', '2024-11-12')
    log.post('party/listed', listed('westbank', '2025-02-01'), under)
    log.post('party/listed', listed('southquay', '2025-02-01'), under)
    log.post('party/listed', listed('eastport', '2025-02-01'), under)
    assert.deepEqual(answersOn(log, '2024-11-11'), ['?southquay', '?westbank'])
    assert.deepEqual(answersOn(log, '2024-11-12'), ['eastport', 'westbank'])
    assert.deepEqual(answersOn(log, '2024-12-01'), ['eastport', '?southquay', 'westbank'])
    on('left', 'westbank', '2025-06-01')
    assert.deepEqual(answersOn(log, '2025-05-31'), ['eastport', 'southquay', 'westbank'])
    assert.deepEqual(answersOn(log, '2025-06-01'), ['eastport', 'southquay'])
    on('renamed', 'southquay', '2025-07-01', { names: inEnglish('South Quay United') })
    on('declared', 'southquay', '2025-08-01', { words: said('As we read it.') })
    const names = (day: string) =>
      spansOn(log, day).flatMap(({ names, answer }) => (answer ? [] : names[0]!.text))
    assert.deepEqual(names('2025-06-30'), ['eastport', 'southquay'])
    assert.deepEqual(names('2025-07-01'), ['eastport', 'South Quay United'])
    const declared = (day: string) =>
      spansOn(log, day).flatMap(({ declaration, answer }) => (answer ? [] : declaration !== null))
    assert.deepEqual(
      [declared('2025-07-31'), declared('2025-08-01')],
      [
        [false, false],
        [false, true],
      ],
    )
    const withdraw = (party: string, fact: number) =>
      log.post('fact/withdrawn', { party, fact, reason: said('Misread.') }, under)
    refused('fact_unknown', () => withdraw('westbank', joined))
    withdraw('eastport', joined)
    refused('fact_unknown', () => withdraw('eastport', joined))
    assert.deepEqual(answersOn(log, '2024-12-01'), ['?eastport', '?southquay', 'westbank'])
  })

  it('takes from one that left that it was there before, though a source says that it came back', () => {
    const log = harbour()
    log.post('fact/recorded', reported('eastport', 'left', '2024-11-12'), under)
    log.post('fact/recorded', reported('eastport', 'joined', '2025-03-10'), under)
    assert.deepEqual(answersOn(log, '2024-11-11'), ['?eastport'])
    assert.deepEqual(answersOn(log, '2024-11-12'), [])
    assert.deepEqual(answersOn(log, '2025-03-10'), ['eastport'])
  })

  it('tells nothing of a party of whom all was withdrawn, not even its name', () => {
    const log = harbour()
    const entry = log.post('fact/recorded', reported('eastport', 'left', '2024-11-12'), under)
    log.post('fact/withdrawn', { party: 'eastport', fact: entry, reason: said('Slander.') }, under)
    log.post('party/listed', listed('westbank', '2025-02-01'), under)
    assert.deepEqual(answersOn(log, '2024-11-12'), ['?westbank'])
    const { names, kind } = log.rows.get('parties', 'eastport')!
    assert.deepEqual([names, kind], [[{ lang: 'und', text: 'eastport' }], 'unknown'])
  })

  it('knows no less of an earlier day when a list is found that agrees', () => {
    const log = harbour()
    log.post('fact/recorded', reported('eastport', 'joined', '2025-11-10'), under)
    const off = () => spansOn(log, '2025-01-01').map(({ party, answer }) => `${party} ${answer}`)
    assert.deepEqual(off(), ['eastport off'])
    log.post('party/listed', listed('westbank', '2025-03-05'), under)
    assert.deepEqual(off(), ['eastport off', 'westbank unknown'])
  })

  it('leaves a day open on which sources contradict each other, until another tells', () => {
    const log = harbour()
    log.post('fact/recorded', reported('eastport', 'present', '2024-11-12'), under)
    log.post('fact/recorded', reported('eastport', 'absent', '2024-11-12'), under)
    assert.deepEqual(answersOn(log, '2024-11-12'), ['?eastport'])
    log.post('party/listed', listed('eastport', '2025-02-01'), under)
    assert.deepEqual(answersOn(log, '2025-01-01'), ['?eastport'])
    assert.deepEqual(answersOn(log, '2025-02-01'), ['eastport'])
    log.post('fact/recorded', reported('eastport', 'left', '2025-02-01'), under)
    assert.deepEqual(answersOn(log, '2025-02-01'), [])
  })

  it('records counts without names, and takes a wrong one back', () => {
    const log = harbour()
    const count = (more: object) =>
      log.post(
        'count/recorded',
        {
          day: '2024-11-12',
          total: 362,
          kinds: [],
          words: null,
          source: reported('x', 'present', '2024-11-12').source,
          ...more,
        },
        under,
      )
    const entry = count({
      kinds: [
        { of: 'state', total: 51 },
        { of: 'persons', total: 3 },
      ],
    })
    refused('body_malformed', () => count({ kinds: [{ of: 'state', total: 363 }] }))
    refused('source_wrong', () => count({ day: '2024-11-13' }))
    log.post('count/withdrawn', { count: entry, reason: said('Misread.') }, under)
    refused('fact_unknown', () => log.post('count/withdrawn', { count: entry, reason: said('x') }, under))
    assert.deepEqual(
      log.rows.get('counts', ACCORD)?.counts.map(({ total, withdrawn }) => [total, withdrawn?.entry]),
      [[362, entry + 1]],
    )
  })

  it('takes no fact from the day after its source, nor of whom no list and no source brought in', () => {
    const log = harbour()
    const record = (body: object) => log.post('fact/recorded', body, under)
    const late = reported('eastport', 'present', '2024-11-13')
    refused('source_wrong', () => record({ ...late, source: { ...late.source, date: '2024-11-12' } }))
    refused('body_malformed', () => record(reported('eastport', 'declared', '2024-11-12')))
    admitParty(log, 'northhaven', [northhaven])
    refused('party_exists', () => record(reported('northhaven', 'present', '2024-11-12')))
  })

  it('puts a party’s own signature in the place of its copied row, for good', () => {
    const log = harbour()
    log.post('party/listed', listed('northhaven', '2025-02-01'), under)
    const body = { party: 'northhaven', ...facts('Northhaven'), keys: [northhaven.key], claims: true }
    log.post('party/admitted', body, { signers: [log.depositary, northhaven] })
    assert.deepEqual(rollOn(log, '2026-01-01'), ['northhaven listed as northhaven'])
    log.pass(1)
    signAccord(log, 'northhaven', northhaven)
    log.pass(1)
    log.post('signature/withdrawn', { reason: null }, { ...under, by: 'northhaven', signers: [northhaven] })
    assert.deepEqual(rollOn(log, '2026-01-01'), ['northhaven listed as northhaven'])
    assert.deepEqual(rollOn(log, '2026-01-02'), ['northhaven given as Northhaven'])
    assert.deepEqual(rollOn(log, '2026-01-03'), [])
  })

  it('is the same in whatever order the lists came in', () => {
    const history = [
      listed('westbank', '2025-01-01'),
      listed('westbank', '2025-03-01', { firstSeen: '2025-01-01' }),
      absent('westbank', '2025-05-01', { firstSeen: '2025-01-01', lastSeen: '2025-03-01' }),
      { ...listed('westbank', '2025-07-01', { firstSeen: '2025-01-01' }), signed: '2025-06-10' },
      listed('southquay', '2025-03-01'),
      absent('southquay', '2025-07-01', { firstSeen: '2025-03-01', lastSeen: '2025-05-01' }),
    ]
    const days = [
      '2024-12-31',
      '2025-01-01',
      '2025-02-01',
      '2025-04-01',
      '2025-05-02',
      '2025-06-09',
      '2025-06-10',
      '2025-08-01',
    ]
    const rollsOf = (rows: readonly object[]) => {
      const log = harbour({ upTo: 'call' })
      for (const body of rows) log.post('party/listed', body, under)
      return days.map(day => rollOn(log, day))
    }
    const inOrder = rollsOf(history)
    assert.deepEqual(
      inOrder.map(rows => rows.length),
      [0, 1, 1, 1, 0, 0, 1, 1],
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(history, { minLength: history.length }), rows => {
        assert.deepEqual(rollsOf(rows), inOrder)
      }),
      { numRuns: 40 },
    )
  })

  it('never shows a party twice, whatever it does and on whatever day', () => {
    const moves = fc.array(
      fc.constantFrom('sign', 'withdraw', 'remove', 'restore', 'rename', 'list', 'pass'),
      {
        maxLength: 14,
      },
    )
    fc.assert(
      fc.property(moves, all => {
        const log = harbour()
        log.post('party/listed', listed('northhaven', '2025-02-01'), under)
        const key = partyKey('northhaven')
        const body = { party: 'northhaven', ...facts('Northhaven'), keys: [key.key], claims: true }
        log.post('party/admitted', body, { signers: [log.depositary, key] })
        let signed = false
        for (const move of all) {
          // The law refuses what makes no sense now; the roll goes by what it admitted.
          if (codeOf(() => play(log, move)) === undefined) signed ||= move === 'sign'
        }
        const standing = log.rows.get('signatures', `${ACCORD}/northhaven`)?.state === 'standing'
        log.pass(1)
        const today = rollOn(log, log.now.slice(0, 10))
        assert.equal(today.length, standing || !signed ? 1 : 0)
        for (let day = 1; day <= 28; day++) rollOn(log, `2026-01-${String(day).padStart(2, '0')}`)
      }),
      { numRuns: 60 },
    )
  })
})

function play(log: MemoryLog, move: string): void {
  const by = { ...under, by: 'northhaven', signers: [partyKey('northhaven')] }
  const party = 'northhaven'
  if (move === 'pass') log.pass(1)
  if (move === 'sign') signAccord(log, party, partyKey('northhaven'))
  if (move === 'withdraw') log.post('signature/withdrawn', { reason: null }, by)
  if (move === 'remove')
    log.post('signature/removed', { party, policy: POLICY_DIGEST, rule: 'silence', reason: said('x') }, under)
  if (move === 'restore') log.post('signature/restored', { party, reason: said('x') }, under)
  if (move === 'rename')
    log.post('party/updated', { party, ...facts(`Haven-${log.size}`), reason: said('x') })
  if (move === 'list')
    log.post('party/listed', listed(party, log.now.slice(0, 10), { firstSeen: '2025-02-01' }), under)
}
