import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { ACCORD, MANIFEST_DIGEST, POLICY, said, signAccord } from '../harbour.ts'
import { type MemoryLog, partyKey } from '../memory-log.ts'

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
/** A signature stood, and was invalidated by the entry before. */
export const invalidatedBefore = {
  ...onCall,
  before(log: MemoryLog) {
    signAccord(log, 'northhaven', partyKey('northhaven'))
    log.post('signature/invalidated', invalidated(), onCall)
  },
}
export const reinstating = (log: MemoryLog) => ({
  invalidation: log.size - 1,
  subjects: [{ party: 'northhaven' }],
  reason: said('No machine after all.'),
})
/** The same of a person. */
export const personInvalidatedBefore = {
  ...onCall,
  before(log: MemoryLog) {
    invitePersons(log)
    log.post('person/signed', personBody, onCall)
    log.post('signature/invalidated', invalidated({ commitment: COMMITMENT }), onCall)
  },
}
