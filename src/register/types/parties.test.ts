import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admitParty,
  facts,
  harbour,
  inEnglish,
  listed,
  northhaven,
  OPENED,
  officer,
  said,
} from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const under = { call: ACCORD }
const list = (log: MemoryLog, more: object = {}, call = ACCORD) =>
  log.post('party/listed', { ...listed('westbank', '2025-06-01'), ...more }, { call })
const claim = (log: MemoryLog, id = 'westbank') =>
  log.post('party/admitted', { party: id, ...facts('Westbank-Port'), keys: [], claims: true })

describe('a party', () => {
  it('is admitted once, under an id that nobody has', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    refused('party_exists', () => admitParty(log, 'northhaven', []))
    refused('party_exists', () => admitParty(log, 'depositary', []))
    refused('key_use_wrong', () => admitParty(log, 'eastport', [officer]))
    assert.equal(log.rows.get('parties', 'eastport'), undefined)
    const body = { party: 'eastport', ...facts('Eastport'), keys: [partyKey('eastport').key], claims: false }
    refused('key_unproven', () => log.post('party/admitted', body))
  })

  it('changes its names, its kind and its mandate with a reason, once admitted', () => {
    const log = harbour()
    const update = (party: string) =>
      log.post('party/updated', { party, ...facts('Northhaven-Port'), reason: said('Merged.') })
    refused('party_unknown', () => update('northhaven'))
    list(log)
    refused('party_unclaimed', () => update('westbank'))
    admitParty(log, 'northhaven', [northhaven])
    log.pass(1)
    update('northhaven')
    const row = log.rows.get('parties', 'northhaven')
    assert.deepEqual(row?.names, inEnglish('Northhaven-Port'))
    assert.deepEqual(
      row?.versions.map(({ from }) => from),
      ['2026-01-01', '2026-01-02'],
    )
  })

  it('keeps what it was called in between where it changes twice on one day', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const update = (name: string) =>
      log.post('party/updated', { party: 'northhaven', ...facts(name), reason: said('Renamed.') })
    const changes = [update('Northhaven-Port'), update('Northhaven-Quay')]
    const row = log.rows.get('parties', 'northhaven')!
    assert.deepEqual(
      row.versions.map(({ entry }) => entry),
      [row.admitted, ...changes],
    )
    assert.deepEqual(row.names, inEnglish('Northhaven-Quay'))
  })

  it('takes over the row that a list had of it, once', () => {
    const log = harbour()
    refused('party_unknown', () => claim(log))
    list(log)
    const body = { holder: 'westbank', key: northhaven.key, reason: said('x') }
    refused('party_unclaimed', () => log.post('key/added', body, { signers: [log.depositary, northhaven] }))
    refused('party_exists', () => admitParty(log, 'westbank', []))
    claim(log)
    refused('party_claimed', () => claim(log))
    assert.equal(log.rows.get('parties', 'westbank')?.status, 'admitted')
    assert.deepEqual(log.rows.get('parties', 'westbank')?.listed, [ACCORD])
  })

  it('cannot sign while it is only listed', () => {
    const log = harbour()
    list(log)
    const { digest } = listed('westbank', '2025-06-01').source
    const body = {
      party: 'westbank',
      manifest: log.rows.get('calls', ACCORD)?.text,
      policy: log.rows.get('calls', ACCORD)?.policy,
      read: ['en'],
      reservation: null,
      declaration: null,
      instrument: { digest, date: '2025-06-01', channel: said('Post.') },
    }
    refused('party_unclaimed', () => log.post('signature/deposited', body, under))
  })
})

describe('a row copied from a list', () => {
  it('says only what its list can say', () => {
    const log = harbour()
    const wrong: object[] = [
      { firstSeen: '2025-06-02' },
      { lastSeen: '2025-05-01' },
      { present: false },
      { present: false, row: null, lastSeen: '2025-06-01' },
      { present: false, row: null, lastSeen: '2025-05-01', firstSeen: '2025-05-02' },
      { present: false, row: 7, lastSeen: '2025-05-31', firstSeen: '2025-05-01' },
    ]
    for (const more of wrong) refused('source_wrong', () => list(log, more))
    list(log, { present: false, row: null, lastSeen: '2025-05-31', firstSeen: '2025-05-01' })
  })

  it('is of one list a day', () => {
    const log = harbour()
    list(log)
    const { source } = listed('southquay', '2025-06-01')
    const other = { ...source, digest: listed('southquay', '2025-06-02').source.digest }
    refused('source_wrong', () =>
      log.post('party/listed', { ...listed('southquay', '2025-06-01'), source: other }, under),
    )
    log.post('party/listed', listed('southquay', '2025-06-01'), under)
    log.post('call/opened', OPENED, { call: 'second-accord' })
    list(log, { source: other }, 'second-accord')
    assert.deepEqual(log.rows.get('parties', 'westbank')?.listed, [ACCORD, 'second-accord'])
  })

  it('takes no id of a role, of the depositary, or of a party that came by itself', () => {
    const log = harbour()
    const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    log.post('role/granted', body, { signers: [log.depositary, officer] })
    admitParty(log, 'northhaven', [])
    for (const party of ['depositary', 'officer-1', 'northhaven'])
      refused('party_exists', () => list(log, { party }))
  })

  it('is named as the newest list has it, in whatever order the lists come', () => {
    const log = harbour()
    const named = (text: string, date: string) =>
      log.post(
        'party/listed',
        { ...listed('westbank', date, { firstSeen: '2025-01-01' }), names: inEnglish(text) },
        under,
      )
    named('West Bank', '2025-06-01')
    named('Westbank, formerly West', '2025-09-01')
    named('West', '2025-01-01')
    const listing = log.rows.get('listings', `${ACCORD}/westbank`)
    assert.deepEqual(
      listing?.versions.map(({ date }) => date),
      ['2025-01-01', '2025-06-01', '2025-09-01'],
    )
    assert.deepEqual(log.rows.get('parties', 'westbank')?.names, inEnglish('Westbank, formerly West'))
    const corrected = named('West Bank (corrected)', '2025-06-01')
    const versions = log.rows.get('listings', `${ACCORD}/westbank`)?.versions
    assert.equal(versions?.length, 3)
    assert.equal(versions[1]?.entry, corrected)
  })

  it('still comes after the call was closed, and leaves an admitted party’s own facts alone', () => {
    const log = harbour()
    list(log)
    claim(log)
    log.post('call/closed', { reason: said('Done.') }, under)
    list(log, {
      ...listed('westbank', '2025-12-01', { firstSeen: '2025-06-01' }),
      names: inEnglish('As the list says'),
    })
    assert.deepEqual(log.rows.get('parties', 'westbank')?.names, inEnglish('Westbank-Port'))
  })
})
