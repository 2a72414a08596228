import assert from 'node:assert/strict'
import {
  ACCORD,
  admitParty,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  POLICY,
  said,
  signAccord,
  WORDS,
} from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import type { Digest } from '../../core/digest.ts'
import type { Policy } from '../policy.ts'
import { textOn } from '../text-in-force.ts'
import { policyDigest } from './calls.ts'
import { manifestDigest } from './texts.ts'

/** The accord, and mistakes in it that are corrected. */

export const under = { call: ACCORD }
export const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

export const mend = (en: string) => manifestOf({ ...WORDS, en })
export const MENDED = mend('# The Harbour Accord\n\nWe keep the harbours open.\n')
export const MENDED_DIGEST = manifestDigest(MENDED)
export const AGAIN = mend('# The Harbour Accord\n\nWe keep all harbours open.\n')
export const correction = (more: object = {}) => ({
  from: MANIFEST_DIGEST,
  manifest: MENDED,
  reason: said('The plural was meant.'),
  days: 7,
  ...more,
})
export const correct = (log: MemoryLog, more: object = {}, saying: object = {}) =>
  log.post('text/corrected', correction(more), { ...under, ...saying })
export const object = (
  log: MemoryLog,
  id = 'northhaven',
  manifest: Digest = MENDED_DIGEST,
  key = partyKey(id),
) =>
  log.post(
    'correction/objected',
    { manifest, words: said('One harbour was meant.') },
    { ...under, by: id, signers: [key] },
  )
export const enter = (log: MemoryLog, id: string) => admitParty(log, id, [partyKey(id)])
export const sign = (log: MemoryLog, id: string, body: object = {}, saying: object = {}) =>
  signAccord(log, id, partyKey(id), { body, ...saying })
export const inForce = (log: MemoryLog) => textOn(log.rows.get('calls', ACCORD)!, log.now.slice(0, 10))
export const last = (log: MemoryLog) => log.rows.get('calls', ACCORD)!.corrections!.at(-1)!

/** The accord, signed by Northhaven. */
export function signed(policy: Policy = POLICY): MemoryLog {
  const log = harbour()
  if (policy !== POLICY) log.post('call/policy-changed', { policy, reason: said('Clauses.') }, under)
  enter(log, 'northhaven')
  enter(log, 'eastport')
  sign(log, 'northhaven', { policy: policyDigest(policy) })
  return log
}
