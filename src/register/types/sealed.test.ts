import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admittedHarbour,
  harbour,
  MANIFEST_DIGEST,
  northhaven,
  OPENED,
  officer,
  POLICY_DIGEST,
  said,
} from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { atTheHour, HOUR, keep, open, seal, sealedHarbour, signUnseen } from '../../../test/sealing.ts'
import { fromBase64url, utf8 } from '../../core/bytes.ts'
import { Audit } from '../audit.ts'
import { exportLines } from '../export.ts'
import { Register } from '../fold.ts'
import { spansOf } from '../roll.ts'
import { LAPSE_DAYS, sealStatus } from '../seal-status.ts'
import { verdictOf } from '../verdict.ts'
import { commitmentOf } from './sealed.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const under = { call: ACCORD }
const reason = said('For a reason.')
const rowOf = (log: MemoryLog, party = 'northhaven') => log.rows.get('signatures', `${ACCORD}/${party}`)

describe('a signature under seal', () => {
  it('counts from its opening, by what held at its seal, and says both', () => {
    const { log, kept, at } = sealedHarbour()
    assert.equal(rowOf(log), undefined)
    atTheHour(log)
    const entry = open(log, kept)
    const row = rowOf(log)!
    assert.equal(row.state, 'standing')
    assert.equal(row.entry, entry)
    assert.equal(row.since, entry)
    assert.deepEqual(row.events, [
      {
        what: 'given',
        entry,
        day: '2026-01-02',
        sealed: at,
        manifest: MANIFEST_DIGEST,
        version: 1,
        policy: POLICY_DIGEST,
        reservation: null,
        declaration: null,
        gaps: [{ ended: '2026-01-01', restored: '2026-01-02' }],
      },
    ])
    assert.deepEqual(log.rows.get('sealed', `${ACCORD}/${kept.commitment}`)?.opened, entry)
    const spans = spansOf(
      ACCORD,
      'northhaven',
      {
        party: log.rows.get('parties', 'northhaven')!,
        signature: row,
      },
      [],
    )
    assert.deepEqual(
      spans.map(({ first, entry, signed }) => ({ first, entry, signed })),
      [{ first: '2026-01-02', entry, signed: '2026-01-02' }],
    )
  })

  it('opens within a week of its hour, which lies no more than a year ahead', () => {
    const { log, kept } = sealedHarbour()
    log.now = '2026-01-09T12:00:00Z'
    refused('sealed_lapsed', () => open(log, kept))
    log.now = '2026-01-09T11:59:59Z'
    open(log, kept)
    const far = keep(log.envelope('signature/withdrawn', { reason: null }), 'far')
    refused('sealed_far', () => seal(log, far, '2027-01-10T12:00:00Z'))
    seal(log, far, '2027-01-10T11:59:59Z')
  })

  it('is not opened early, nor twice, nor where nothing was sealed', () => {
    const { log, kept } = sealedHarbour()
    refused('sealed_early', () => open(log, kept))
    log.now = '2026-01-02T11:59:59Z'
    refused('sealed_early', () => open(log, kept))
    atTheHour(log)
    const other = signUnseen(log, 'northhaven', northhaven)
    refused('sealed_unknown', () => open(log, other))
    log.post('call/opened', OPENED, { call: 'another' })
    refused('sealed_wrong', () => open(log, kept, { call: 'another' }))
    open(log, kept)
    refused('sealed_opened', () => open(log, kept))
  })

  it('is opened by the very envelope and salt that were sealed, and by no others', () => {
    const { log, kept } = sealedHarbour()
    atTheHour(log)
    const salt = keep(kept.envelope, 'another salt').salt
    refused('sealed_wrong', () => open(log, { ...kept, salt }))
    refused('sealed_wrong', () =>
      open(log, { ...kept, envelope: signUnseen(log, 'northhaven', northhaven).envelope }),
    )
    refused('body_malformed', () => open(log, kept, { body: { salt: 'AAAA' } }))
    refused('sealed_known', () => seal(log, kept))
    open(log, kept)
  })

  it('may be opened by whoever holds it, even after the call is closed', () => {
    const { log, kept } = sealedHarbour()
    log.post('call/closed', { reason }, under)
    atTheHour(log)
    refused('signer_unexpected', () => open(log, kept, { by: 'northhaven' }))
    open(log, kept, { by: 'northhaven', signers: [northhaven] })
    assert.equal(rowOf(log)?.state, 'standing')
  })

  it('holds a signature and nothing else', () => {
    const log = admittedHarbour()
    const signers = [northhaven]
    const withdrawal = keep(
      log.envelope('signature/withdrawn', { reason: null }, { by: 'northhaven', call: ACCORD, signers }),
    )
    const inner = signUnseen(log, 'northhaven', northhaven)
    const again = keep(
      log.envelope('statement/opened', { ...inner, salt: 'A'.repeat(43), envelope: {} }, { call: ACCORD }),
    )
    for (const kept of [withdrawal, again]) {
      seal(log, kept)
      const before = log.now
      atTheHour(log)
      refused('sealed_type', () => open(log, kept))
      log.now = before
    }
  })

  it('is refused with a signature that does not match', () => {
    const log = admittedHarbour()
    const good = signUnseen(log, 'northhaven', northhaven)
    const text = Buffer.from(good.envelope).toString()
    const sig = /"sig":"([^"]{20})/.exec(text)![1]!
    const forged = keep(utf8(text.replace(sig, [...sig].toReversed().join(''))))
    seal(log, forged)
    const stranger = signUnseen(log, 'northhaven', partyKey('stranger'))
    seal(log, stranger)
    atTheHour(log)
    refused('signature_invalid', () => open(log, forged))
    refused('key_unknown', () => open(log, stranger))
  })

  it('takes no seal where nobody can sign', () => {
    const log = harbour({ upTo: 'call' })
    const kept = keep(utf8('{}'))
    refused('text_unknown', () => seal(log, kept))
    const authority = { ...OPENED.authority, level: 'independent' }
    log.post('call/opened', { ...OPENED, authority }, { call: 'a-record' })
    const { commitment } = kept
    refused('record_independent', () =>
      log.post('statement/sealed', { commitment, opens: HOUR }, { call: 'a-record' }),
    )
    refused('body_malformed', () => seal(log, kept, '2026-01-02'))
    refused('author_wrong', () =>
      log.post('statement/sealed', { commitment, opens: HOUR }, { call: ACCORD, by: 'northhaven' }),
    )
  })

  it('brings its words beside its opening', () => {
    const log = admittedHarbour()
    const words = log.keepWords('We reserve what takes more words than the log does. '.repeat(8))
    const kept = signUnseen(log, 'northhaven', northhaven, { body: { reservation: words } })
    seal(log, kept)
    assert.equal(log.rows.get('words', words.digest), undefined)
    atTheHour(log)
    const entry = open(log, kept)
    assert.deepEqual(log.rows.get('words', words.digest), { since: entry, entry, withheld: null })
    assert.deepEqual(rowOf(log)?.reservation, words)
  })
})

describe('the commitment of a seal', () => {
  it('is that of the vectors', () => {
    const file = new URL('../../../spec/vectors/seals.json', import.meta.url)
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: Record<'salt' | 'envelope' | 'commitment' | 'is', string>[]
    }
    assert.deepEqual(new Set(cases.map(({ is }) => is)), new Set(['good', 'sealed_wrong']))
    for (const { salt, envelope, commitment, is } of cases)
      assert.equal(commitmentOf(fromBase64url(salt), utf8(envelope)) === commitment, is === 'good')
    refused('sealed_wrong', () => commitmentOf(new Uint8Array(31), utf8('{}')))
  })
})

describe('a log with seals', () => {
  it('is audited and rebuilt like any other', async () => {
    const { log, kept } = sealedHarbour()
    const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    log.post('role/granted', body, { signers: [log.depositary, officer] })
    atTheHour(log)
    open(log, kept, { signers: [officer] })
    const audit = new Audit(async jobs => jobs.map(verdictOf))
    await audit.take(
      (async function* () {
        yield log.entries
      })(),
    )
    // Whatever is enclosed is verified too.
    assert.equal(audit.signatures, log.size + 3)
    const rebuilt = new Register()
    for (const bytes of log.entries) rebuilt.fold(bytes)
    assert.deepEqual([...audit.lines()], [...exportLines(log.register)])
    assert.deepEqual([...exportLines(rebuilt)], [...exportLines(log.register)])
  })

  it('shows what nobody opened as lapsed, by dates alone', () => {
    const hour = Date.parse(HOUR) / 1000
    const waiting = { opens: HOUR, opened: null }
    assert.equal(sealStatus(waiting, hour - 1), 'waiting')
    assert.equal(sealStatus(waiting, hour), 'due')
    assert.equal(sealStatus(waiting, hour + LAPSE_DAYS * 86_400 - 1), 'due')
    assert.equal(sealStatus(waiting, hour + LAPSE_DAYS * 86_400), 'lapsed')
    assert.equal(sealStatus({ ...waiting, opened: 9 }, hour + LAPSE_DAYS * 86_400), 'opened')
  })
})
