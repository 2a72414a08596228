import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { longHarbour } from '../../test/long-harbour.ts'
import { refusedAs } from '../../test/refused.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import { Audit } from './audit.ts'
import { verdictOf } from './verdict.ts'

describe('an audit of a log that breaks off', () => {
  const { entries } = longHarbour()
  const wrong = Buffer.from(entries[9]!)
  const at = wrong.indexOf('"sig":"') + 10
  wrong[at] = wrong[at] === 0x41 ? 0x42 : 0x41
  const bad = entries.with(9, wrong)
  let given = 0
  /** Bundles of eight, of which the fourth does not come. */
  async function* brokenOff(all: readonly Uint8Array[]) {
    for (given = 1; given <= 3; given++) yield all.slice(8 * given - 8, 8 * given)
    throw new Refusal('server_unreachable', 'It broke off.')
  }
  let looked = 0
  /** At the sixth entry and all behind it something is looked for that does not come, or is found to be `found`. */
  const auditBroken = (all: readonly Uint8Array[], ahead = 4, found?: RefusalCode) => {
    looked = 0
    const judged = async (index: number) => {
      if (index < 5 || found === undefined) return
      looked += 1
      throw new Refusal(found, 'At the sixth.')
    }
    return new Audit(async jobs => jobs.map(verdictOf), { ahead, judged }).take(brokenOff(all))
  }

  it('tells of a false entry rather than of that, else of that', async () => {
    await assert.rejects(auditBroken(entries), refusedAs('server_unreachable'))
    await assert.rejects(auditBroken(bad), refusedAs('signature_invalid'))
  })

  it('tells of a false entry that it was given rather than of a file that it was not, and reads no more', async () => {
    // At four the source has broken off by then, at one it has not.
    for (const ahead of [4, 1])
      await assert.rejects(auditBroken(bad, ahead, 'server_confused'), refusedAs('signature_invalid'))
    await assert.rejects(auditBroken(entries, 1, 'server_confused'), refusedAs('server_confused'))
    assert.equal(given, 2)
    assert.equal(looked, 1)
    const first = refusedAs('server_unreachable')
    await assert.rejects(auditBroken(entries, 4, 'server_confused'), first, 'of two failures the first')
  })

  it('tells what was found at an entry, whatever comes behind it', async () => {
    for (const ahead of [4, 1])
      await assert.rejects(auditBroken(bad, ahead, 'register_wrong'), refusedAs('register_wrong'))
  })
})
