import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCORD, admitParty, harbour, northhaven, said, signAccord } from '../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../test/memory-log.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import { MOST_A_DAY } from './daily-limit.ts'

/** Two parties that go on without end, as fast as the door takes it, for three days. */
const DAYS = 3
const ROUNDS = 4 * MOST_A_DAY

function quay(): MemoryLog {
  const log = harbour()
  admitParty(log, 'northhaven', [northhaven])
  for (const party of ['eastport', 'westbank']) admitParty(log, party, [partyKey(party)])
  return log
}

const vouch = (log: MemoryLog, { by = 'eastport', stands = true } = {}) =>
  log.post(
    'mandate/vouched',
    { party: 'northhaven', stands, note: said('We know them.') },
    { by, signers: [partyKey(by)] },
  )
const withdraw = (log: MemoryLog) =>
  log.post('signature/withdrawn', { reason: null }, { by: 'northhaven', call: ACCORD, signers: [northhaven] })

/** Does it again and again; says how often each day took it. */
function driven(log: MemoryLog, say: () => void, unsay: () => void): number[] {
  return Array.from({ length: DAYS }, () => {
    let taken = 0
    for (let round = 0; round < ROUNDS; round++) {
      const code = codeOf(say)
      if (code === undefined) {
        taken++
        unsay()
      } else assert.equal(code, 'said_often')
    }
    log.pass(1)
    return taken
  })
}

describe('what a party says, takes back and says again', () => {
  it('is a voucher so often a day, so that the record of whom it is for grows by no more', () => {
    const log = quay()
    vouch(log, { by: 'westbank' })
    const taken = driven(
      log,
      () => vouch(log),
      () => vouch(log, { stands: false }),
    )
    assert.deepEqual(taken, Array(DAYS).fill(MOST_A_DAY))
    const { vouchers } = log.rows.get('vouchers', 'northhaven')!
    const { vouchers: brief } = log.rows.get('parties', 'northhaven')!
    assert.deepEqual([vouchers.length, brief?.length], Array(2).fill(1 + DAYS * MOST_A_DAY))
    // Each voucher was the second, and so made a proof that each end has undone again.
    assert.equal(log.rows.get('proofs', 'northhaven/voucher')?.checks.length, 2 * DAYS * MOST_A_DAY)
  })

  it('is its signature on a call so often a day', () => {
    const log = quay()
    const taken = driven(
      log,
      () => signAccord(log, 'northhaven', northhaven),
      () => withdraw(log),
    )
    assert.deepEqual(taken, Array(DAYS).fill(MOST_A_DAY))
    const row = log.rows.get('signatures', `${ACCORD}/northhaven`)!
    assert.equal(row.events.length, 2 * DAYS * MOST_A_DAY)
  })

  it('is an objection so often a day to one entry, and to another one still', () => {
    const log = quay()
    const entry = signAccord(log, 'northhaven', northhaven, { body: { reservation: said('In winter.') } })
    signAccord(log, 'eastport', partyKey('eastport'))
    const own = { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] }
    const raise = (to: number) => {
      const body = { against: { party: 'northhaven', entry: to }, words: said('Not in winter.') }
      return log.post('objection/raised', body, own)
    }
    let objection = 0
    const taken = driven(
      log,
      () => {
        objection = raise(entry)
      },
      () => {
        const body = { party: 'northhaven', objection, reason: said('For now.') }
        log.post('objection/withdrawn', body, own)
      },
    )
    assert.deepEqual(taken, Array(DAYS).fill(MOST_A_DAY))
    assert.equal(log.rows.get('objections', `${ACCORD}/northhaven`)?.objections.length, DAYS * MOST_A_DAY)
    // Whoever says one thing more takes nobody's right to object to it.
    for (let round = 0; round < MOST_A_DAY; round++) {
      log.post(
        'objection/withdrawn',
        { party: 'northhaven', objection: raise(entry), reason: said('No.') },
        own,
      )
    }
    assert.throws(() => raise(entry), refusedAs('said_often'))
    const says = { party: 'northhaven', declaration: said('We mean it.'), instrument: null }
    const later = { by: 'northhaven', call: ACCORD, signers: [northhaven] }
    raise(log.post('declaration/made', says, later))
  })

  it('is always taken back: the last time of a day as well', () => {
    const log = quay()
    for (let round = 1; round < MOST_A_DAY; round++) {
      vouch(log)
      vouch(log, { stands: false })
      signAccord(log, 'northhaven', northhaven)
      withdraw(log)
    }
    vouch(log)
    signAccord(log, 'northhaven', northhaven)
    withdraw(log)
    vouch(log, { stands: false })
    for (const again of [() => vouch(log), () => signAccord(log, 'northhaven', northhaven)])
      assert.throws(again, refusedAs('said_often'))
  })

  it('is counted for each pair and each call alone, and by the day on which it was admitted', () => {
    const log = quay()
    log.now = '2026-01-01T23:59:59Z'
    for (let round = 0; round < MOST_A_DAY; round++) {
      vouch(log)
      vouch(log, { stands: false })
    }
    vouch(log, { by: 'westbank' })
    assert.throws(() => vouch(log), refusedAs('said_often'))
    log.now = '2026-01-02T00:00:00Z'
    vouch(log)
  })
})
