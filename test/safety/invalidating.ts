import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { policyDigest } from '../../src/register/calls.ts'
import { ACCORD, MANIFEST_DIGEST, POLICY, said } from '../harbour.ts'
import type { MemoryLog } from '../memory-log.ts'

/** Persons who sign, and signatures that are found not to be what they claim. */

const onCall = { call: ACCORD }
const WITH_PERSONS = { ...POLICY, persons: true as const }
export const COMMITMENT = digestOf(utf8('a commitment'))
export const invitePersons = (log: MemoryLog) =>
  void log.post('call/policy-changed', { policy: WITH_PERSONS, reason: said('Persons, too.') }, onCall)
export const invalidated = (subject: object = { party: 'northhaven' }) => ({
  subjects: [subject],
  ground: said('A machine.'),
})
export const personBody = {
  manifest: MANIFEST_DIGEST,
  policy: policyDigest(WITH_PERSONS),
  commitment: COMMITMENT,
}
