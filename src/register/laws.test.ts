import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admitParty,
  harbour,
  northhaven,
  OPENED,
  POLICY,
  said,
  signAccord,
} from '../../test/harbour.ts'
import { type MemoryLog, ORIGIN } from '../../test/memory-log.ts'
import { CODED, NEXT, SHORT } from '../../test/next-rules.ts'
import { refusedAs } from '../../test/refused.ts'
import { atTheHour, type Kept, opening, seal, signUnseen } from '../../test/sealing.ts'
import { parseEnvelope } from '../core/envelope.ts'
import type { Refusal } from '../core/refusal.ts'
import { Audit } from './audit.ts'
import { exportLines } from './export.ts'
import { Register, readEntry } from './fold.ts'
import { judge, prepare, verify } from './law.ts'
import { RulesMoved, rulesAt } from './laws.ts'
import { checkReceipt } from './receipt.ts'
import { openChain } from './receipt-chain.ts'
import { parseReceipt } from './receipt-format.ts'
import { subjectsOf } from './subjects.ts'
import { policyDigest } from './types/calls.ts'
import { LAWS, TYPES } from './types.ts'
import { verdictOf } from './verdict.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const greeting = { words: said('Ahoy.') }

/** As the second version says it. */
function openAnew(log: MemoryLog, kept: Kept): number {
  const { commitment, ...others } = opening(kept)
  return log.post('statement/opened', { ...others, seal: commitment }, { call: ACCORD })
}

/** The accord and a second call; the accord was closed by the first version of the rules. */
function closedHarbour() {
  const log = harbour({ laws: NEXT })
  log.post('call/opened', OPENED, { call: 'other' })
  const closed = log.post('call/closed', SHORT, { call: ACCORD })
  return { log, closed }
}

describe('a version of the rules', () => {
  it('is declared by no type before this software knows it', () => {
    for (const { type, from } of TYPES) assert.ok(from >= 1 && from <= LAWS.known, type)
  })

  it('holds from the entry after the one that moves to it, and never for what came before', () => {
    const { log, closed } = closedHarbour()
    refused('type_unknown', () => log.post('harbour/greeted', greeting))
    refused('body_malformed', () => log.post('call/closed', CODED, { call: 'other' }))
    const moved = log.post('log/rules', { rules: 2 })
    refused('body_malformed', () => log.post('call/closed', SHORT, { call: 'other' }))
    const anew = log.post('call/closed', CODED, { call: 'other' })
    log.post('harbour/greeted', greeting)
    assert.deepEqual(log.rows.get('calls', ACCORD)!.closed, { entry: closed, reason: SHORT.reason })
    assert.deepEqual(log.rows.get('calls', 'other')!.closed, { entry: anew, reason: said('fulfilled') })
    const row = log.rows.get('log', 'log')!
    assert.deepEqual(
      [0, closed, moved, moved + 1, anew].map(index => rulesAt(row, index)),
      [1, 1, 1, 2, 2],
    )
  })

  it('is asked for again where it moved between the reading of a statement and its judgement', () => {
    const { log } = closedHarbour()
    const envelope = parseEnvelope(log.envelope('call/closed', SHORT, { call: 'other' }))
    const keyRow = (keyid: string) => log.rows.get('keys', keyid)
    const read = verify(prepare(envelope, log.register.rules, NEXT), keyRow)
    log.post('log/rules', { rules: 2 })
    const { history } = log.register
    assert.throws(() => judge(read, history.admitted, log.rows, history), RulesMoved)
  })

  it('follows the one before by number, and is known', () => {
    const { log } = closedHarbour()
    refused('rules_wrong', () => log.post('log/rules', { rules: 3 }))
    log.post('log/rules', { rules: 2 })
    refused('rules_wrong', () => log.post('log/rules', { rules: 2 }))
    refused('rules_unsupported', () => log.post('log/rules', { rules: 3 }))
  })

  it('gives the same register whenever the log is replayed, and in an audit, which reads ahead', async () => {
    const { log } = closedHarbour()
    log.post('log/rules', { rules: 2 })
    log.post('call/closed', CODED, { call: 'other' })
    log.post('harbour/greeted', greeting)
    const again = new Register(NEXT)
    for (const bytes of log.entries) again.fold(bytes)
    assert.deepEqual([...exportLines(again)], [...exportLines(log.register)])
    const audit = new Audit(async jobs => jobs.map(verdictOf), { ahead: 1, laws: NEXT })
    await audit.take(
      (async function* () {
        for (const bytes of log.entries) yield [bytes]
      })(),
    )
    assert.deepEqual([...audit.lines()], [...exportLines(log.register)])
  })

  it('stops software that does not know it, which says so', async () => {
    const { log } = closedHarbour()
    log.post('log/rules', { rules: 2 })
    log.post('call/closed', CODED, { call: 'other' })
    const old = new Register()
    for (const bytes of log.entries.slice(0, -2)) old.fold(bytes)
    refused('rules_unsupported', () => old.fold(log.entries.at(-2)!))
    const audit = new Audit(async jobs => jobs.map(verdictOf))
    await assert.rejects(
      audit.take(
        (async function* () {
          yield log.entries
        })(),
      ),
      error => refusedAs('rules_unsupported')(error) && /Update the software/.test((error as Refusal).mend),
    )
  })

  it('judges what was sealed by the rules at its seal', () => {
    const log = harbour({ laws: NEXT })
    admitParty(log, 'northhaven', [northhaven])
    const kept = signUnseen(log, 'northhaven', northhaven, { body: { reservation: said('But the pier.') } })
    seal(log, kept)
    log.post('log/rules', { rules: 2 })
    refused('body_malformed', () =>
      signAccord(log, 'northhaven', northhaven, { body: { reservation: said('But the pier.') } }),
    )
    atTheHour(log)
    openAnew(log, kept)
    assert.deepEqual(log.rows.get('signatures', `${ACCORD}/northhaven`)!.reservation, said('But the pier.'))
  })

  it('is that by which a receipt reads what was sealed, whatever could read it since', async () => {
    const log = harbour({ laws: NEXT })
    admitParty(log, 'northhaven', [northhaven])
    const kept = signUnseen(log, 'northhaven', northhaven)
    seal(log, kept)
    log.post('log/rules', { rules: 2 })
    atTheHour(log)
    const receipt = await log.receipt(openAnew(log, kept))
    const { seal: sealed } = checkReceipt(receipt, { vkey: log.vkey }, NEXT)
    assert.deepEqual([sealed?.open, sealed?.statement?.by], [true, 'northhaven'])
    const { links } = openChain(parseReceipt(receipt).entries, ORIGIN, NEXT)
    const { version, enclosed } = links.at(-1)!.verified
    assert.deepEqual([version, enclosed?.version], [2, 1])
  })

  it('is that by which an announcement is found by whom its act concerns', () => {
    const log = harbour({ laws: NEXT })
    for (const id of ['northhaven', 'eastport']) admitParty(log, id, [])
    log.post('log/rules', { rules: 2 })
    const body = { party: 'eastport', into: 'northhaven', calls: [], reason: said('Joined.') }
    const index = log.post('act/announced', { act: 'party/merged', call: null, body })
    const { prepared } = readEntry(log.entries[index]!, 2, NEXT)
    const keyRow = (keyid: string) => log.rows.get('keys', keyid)
    assert.deepEqual(subjectsOf(prepared, keyRow), ['party eastport', 'party northhaven'])
  })

  it('is told by a receipt, which carries the entry that moved to it', async () => {
    const { log, closed } = closedHarbour()
    const moved = log.post('log/rules', { rules: 2 })
    const anew = log.post('call/closed', CODED, { call: 'other' })
    const before = checkReceipt(await log.receipt(closed), { vkey: log.vkey }, NEXT)
    assert.ok(before.entries.every(({ index }) => index !== moved))
    const receipt = await log.receipt(anew)
    const after = checkReceipt(receipt, { vkey: log.vkey }, NEXT)
    assert.ok(after.entries.some(({ index }) => index === moved))
    refused('rules_unsupported', () => checkReceipt(receipt, { vkey: log.vkey }))
  })

  it('is that by which a receipt reads an entry', async () => {
    const log = harbour({ laws: NEXT })
    admitParty(log, 'northhaven', [northhaven])
    log.post('log/rules', { rules: 2 })
    const policy = { ...POLICY, noticeDays: 1 }
    const body = { policy, reason: said('Fairer.'), note: said('As asked for.') }
    const entry = log.post('call/policy-changed', body, { call: ACCORD })
    const digest = policyDigest(policy)
    const given = signAccord(log, 'northhaven', northhaven, { body: { policy: digest } })
    const { acceptance } = checkReceipt(await log.receipt(given), { vkey: log.vkey }, NEXT)
    assert.deepEqual(acceptance!.policy, { digest, policy, entry })
  })
})
