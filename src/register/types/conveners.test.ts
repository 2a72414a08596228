import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  harbour,
  inEnglish,
  listed,
  MANIFEST,
  MANIFEST_DIGEST,
  northhaven,
  OPENED,
  POLICY,
  said,
  signAccord,
} from '../../../test/harbour.ts'
import { type MemoryLog, WITNESS_VKEYS } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import type { Authority } from '../kinds.ts'
import { checkReceipt } from '../receipt.ts'
import { policyDigest } from './calls.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const under = { call: ACCORD }
const authority = (level: Authority['level'], note: string | null = null) => ({
  level,
  note: note === null ? null : said(note),
  source: null,
  evidence: [],
})
const CLAIM = {
  convener: { names: inEnglish('The Harbour Conference'), url: 'https://conference.example/' },
  authority: authority('domain', 'A record under its own domain.'),
  verb: inEnglish('support'),
  noun: inEnglish('supporter'),
  policy: { ...POLICY, kinds: ['company' as const] },
  reason: said('The conference now keeps it here.'),
}

/** A record that somebody keeps of the accord: its text, and a row of its list. */
function record(): MemoryLog {
  const log = harbour({ upTo: 'established' })
  log.post('call/opened', { ...OPENED, authority: authority('independent') }, under)
  log.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  log.post('party/listed', listed('westbank', '2025-02-01'), under)
  return log
}

const claim = (log: MemoryLog, more: object = {}) => log.post('call/claimed', { ...CLAIM, ...more }, under)
const check = (log: MemoryLog, level: Authority['level'], outcome: string, more: object = {}) =>
  log.post(
    'call/authority-checked',
    {
      authority: authority(level),
      ...{ checked: '2026-01-01', outcome, domain: 'conference.example', dnssec: 'secure', ...more },
    },
    under,
  )
const callOf = (log: MemoryLog) => log.rows.get('calls', ACCORD)!

describe('an independent record', () => {
  it('is claimed by its convener in one move, and keeps what it was', () => {
    const log = record()
    admitParty(log, 'northhaven', [northhaven])
    const body = { ...ACCEPTS, policy: policyDigest(CLAIM.policy) }
    const before = callOf(log)
    refused('record_independent', () => signAccord(log, 'northhaven', northhaven))
    const entry = claim(log)
    const row = callOf(log)
    assert.deepEqual([row.authority, row.convener, row.noun], [CLAIM.authority, CLAIM.convener, CLAIM.noun])
    assert.deepEqual(row.claimed, {
      entry,
      before: { convener: before.convener, authority: before.authority },
    })
    assert.deepEqual([row.text, row.titles, row.opened], [MANIFEST_DIGEST, before.titles, before.opened])
    assert.equal(log.rows.get('listings', `${ACCORD}/westbank`)?.versions.length, 1)
    assert.ok(log.rows.get('policies', `${ACCORD}/${before.policy}`), 'the rules before stay on record')
    signAccord(log, 'northhaven', northhaven, { body })
  })

  it('is claimed once, and is no record any more', () => {
    const log = record()
    refused('body_malformed', () => claim(log, { authority: authority('independent') }))
    const seen = log.seen()
    claim(log)
    refused('record_claimed', () => claim(log))
    refused('seen_stale', () =>
      log.post('call/policy-changed', { policy: POLICY, reason: said('x') }, { ...under, seen }),
    )
    refused('record_claimed', () => claim(harbour()))
    const closed = record()
    closed.post('call/closed', { reason: said('Done.') }, under)
    refused('call_closed', () => claim(closed))
  })

  it('may keep its policy when it is claimed', () => {
    const log = record()
    admitParty(log, 'northhaven', [northhaven])
    const { policy } = callOf(log)
    const first = log.rows.get('policies', `${ACCORD}/${policy}`)
    claim(log, { policy: POLICY })
    assert.equal(callOf(log).policy, policy)
    assert.deepEqual(log.rows.get('policies', `${ACCORD}/${policy}`), first)
    signAccord(log, 'northhaven', northhaven)
  })

  for (const policy of [CLAIM.policy, POLICY])
    it(`that was claimed gives receipts that rest on the claim (${policy === POLICY ? 'same' : 'other'} policy)`, async () => {
      const log = record()
      const copied = log.size - 1
      admitParty(log, 'northhaven', [northhaven])
      const entry = claim(log, { policy })
      const body = { ...ACCEPTS, policy: policyDigest(policy) }
      const signed = signAccord(log, 'northhaven', northhaven, { body })
      const trust = { vkey: log.vkey, witnesses: WITNESS_VKEYS }
      const found = checkReceipt(await log.receipt(signed), trust)
      assert.deepEqual([found.call?.authority, found.call?.entry], [CLAIM.authority, entry])
      assert.deepEqual(found.call?.titles, OPENED.titles)
      assert.deepEqual(found.acceptance?.policy.policy, policy)
      assert.deepEqual(
        found.entries.map(({ type }) => type),
        [
          ...['depositary/established', 'call/opened', 'text/published', 'party/admitted'],
          ...['call/claimed', 'signature/given'],
        ],
      )
      const copy = checkReceipt(await log.receipt(copied), trust)
      assert.equal(copy.call?.authority.level, 'independent', 'what came before rests on what was then')
      assert.equal(checkReceipt(await log.receipt(entry), trust).call?.entry, entry)
    })

  it('that was opened twice proves nothing', async () => {
    const log = record()
    const again = log.smuggle('call/opened', OPENED, under)
    const text = log.smuggle('text/published', { manifest: MANIFEST, supersedes: null }, under)
    const receipt = await log.compose([0, 1, again, text])
    assert.throws(() => checkReceipt(receipt, { vkey: log.vkey }), refusedAs('receipt_malformed'))
  })
})

describe('the authority of a convener', () => {
  it('is checked again and again, and each check stays on record', () => {
    const log = harbour()
    const entries = [
      check(log, 'vetted', 'holds'),
      check(log, 'vetted', 'unclear'),
      check(log, 'declared', 'lapsed', { dnssec: null }),
      check(log, 'domain', 'holds'),
    ]
    const { checks } = log.rows.get('authorities', ACCORD)!
    assert.deepEqual(
      checks.map(({ entry, level, outcome, dnssec }) => [entry, level, outcome, dnssec]),
      [
        [entries[0], 'vetted', 'holds', 'secure'],
        [entries[1], 'vetted', 'unclear', 'secure'],
        [entries[2], 'declared', 'lapsed', null],
        [entries[3], 'domain', 'holds', 'secure'],
      ],
    )
    assert.equal(callOf(log).authority.level, 'domain')
  })

  it('follows from the check, and never makes a record independent', () => {
    const log = harbour()
    log.post('call/opened', { ...OPENED, authority: authority('domain') }, { call: 'second' })
    const second = (level: Authority['level'], outcome: string) => () =>
      log.post(
        'call/authority-checked',
        { authority: authority(level), checked: '2026-01-01', outcome, domain: null, dnssec: null },
        { call: 'second' },
      )
    refused('authority_wrong', second('declared', 'holds'))
    refused('authority_wrong', second('vetted', 'lapsed'))
    refused('authority_wrong', second('vetted', 'unclear'))
    refused('body_malformed', second('independent', 'lapsed'))
    second('vetted', 'holds')()
    refused('record_independent', () => check(record(), 'domain', 'holds'))
  })

  it('is news to those who sign only where it is another', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const seen = log.seen()
    check(log, 'vetted', 'holds')
    signAccord(log, 'northhaven', northhaven, { seen })
    log.post('signature/withdrawn', { reason: null }, { ...under, by: 'northhaven', signers: [northhaven] })
    const later = log.seen()
    check(log, 'declared', 'lapsed')
    refused('seen_stale', () => signAccord(log, 'northhaven', northhaven, { seen: later }))
  })
})
