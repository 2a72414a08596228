import { newSigner } from '../../src/core/keys.ts'
import { ACCORD, facts, inEnglish, OPENED, officer, POLICY_DIGEST, said, signedHarbour } from '../harbour.ts'
import { type MemoryLog, partyKey, seedOf } from '../memory-log.ts'

/** What an officer may not do at all, or not alone, or not any more. */

const REMOVAL = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two years.') }
const NEWPORT = { party: 'newport', ...facts('newport'), keys: [], claims: false }
const { summary, issued, convener, verb, noun, absentees } = OPENED
const AMENDMENT = {
  reason: said('A slip.'),
  titles: inEnglish('The Accord'),
  summary,
  issued,
  convener,
  verb,
  noun,
  absentees,
}
const announced = { type: 'signature/removed', call: ACCORD, body: REMOVAL }
const alone = { call: ACCORD, signers: [officer] }

function withOffice(log: MemoryLog, office: 'drafter' | 'reader') {
  const key = newSigner('officer', seedOf(`a ${office}`))
  const body = { role: 'officer', office, id: `officer-${office}`, key: key.key, until: null, name: null }
  log.post('role/granted', body, { signers: [log.depositary, key] })
  return key
}

/** One officer has announced a removal, has revoked the only key of the other, and the delay has passed. */
function stopTheOther(log: MemoryLog): void {
  const key = newSigner('officer', seedOf('another officer'))
  const body = { role: 'officer', id: 'officer-2', key: key.key, until: null, name: null }
  log.post('role/granted', body, { signers: [log.depositary, key] })
  log.post('act/announced', announced, { signers: [officer] })
  log.post('key/revoked', { keyid: key.keyid, reason: said('It was stolen.') }, { signers: [officer] })
  log.pass(7)
}

/** The same, and lawful: the depositary has ended the office of whoever was stopped. */
export function removedOnceSettled(): MemoryLog {
  const { log } = signedHarbour()
  stopTheOther(log)
  log.post('role/ended', { id: 'officer-2', reason: said('The key was stolen.') })
  log.post('signature/removed', REMOVAL, alone)
  return log
}

export const CRIMES_OF_OFFICERS: Record<string, (log: MemoryLog) => void> = {
  'an officer who grants an office': log => {
    const key = newSigner('officer', seedOf('another officer'))
    const body = { role: 'officer', id: 'officer-2', key: key.key, until: null, name: null }
    log.smuggle('role/granted', body, { signers: [officer, key] })
  },
  'an officer whose office has ended': log => {
    log.post('role/ended', { id: 'officer-1', reason: said('Left.') })
    log.smuggle('party/admitted', NEWPORT, { signers: [officer] })
  },
  'an officer who only reads, and admits': log => {
    const reader = withOffice(log, 'reader')
    log.smuggle('party/admitted', NEWPORT, { signers: [reader] })
  },
  'an officer who only drafts, and signs as the second': log => {
    const drafter = withOffice(log, 'drafter')
    log.smuggle('signature/removed', REMOVAL, { call: ACCORD, signers: [officer, drafter] })
  },
  'an officer who only reads, and signs beside the depositary': log => {
    const reader = withOffice(log, 'reader')
    log.smuggle('party/admitted', NEWPORT, { signers: [log.depositary, reader] })
  },
  'an office of which the rules know nothing': log => {
    const key = newSigner('officer', seedOf('another officer'))
    const body = { role: 'officer', office: 'chair', id: 'officer-2', key: key.key, until: null, name: null }
    log.smuggle('role/granted', body, { signers: [log.depositary, key] })
  },
  'an officer who removes a signature alone': log => log.smuggle('signature/removed', REMOVAL, alone),
  'an officer who ends a party alone': log =>
    log.smuggle('party/ended', { party: 'eastport', reason: said('Dissolved.') }, { signers: [officer] }),
  'an officer who corrects alone what somebody has signed': log =>
    log.smuggle('call/amended', AMENDMENT, alone),
  'an officer who does not wait for what was announced': log => {
    log.post('act/announced', announced, { signers: [officer] })
    log.pass(6)
    log.smuggle('signature/removed', REMOVAL, alone)
  },
  'an act that is done twice after one announcement': log => {
    log.post('act/announced', announced, { signers: [officer] })
    log.pass(7)
    log.post('signature/removed', REMOVAL, alone)
    log.post('signature/restored', { party: 'northhaven', reason: said('It was time.') }, { call: ACCORD })
    log.smuggle('signature/removed', REMOVAL, alone)
  },
  'an officer who stops the other, and does alone what was announced': log => {
    stopTheOther(log)
    log.smuggle('signature/removed', REMOVAL, alone)
  },
  'the same after another office than that of whoever was stopped has ended': log => {
    stopTheOther(log)
    withOffice(log, 'reader')
    log.post('role/ended', { id: 'officer-reader', reason: said('Left.') })
    log.smuggle('signature/removed', REMOVAL, alone)
  },
  'a signature of a party that has ended': log => {
    log.post('party/ended', { party: 'eastport', reason: said('Dissolved.') })
    const own = { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] }
    log.smuggle('signature/withdrawn', { reason: null }, own)
  },
  'a signature that is carried over to a party without its word': log => {
    log.post('party/admitted', NEWPORT)
    const calls = [ACCORD]
    log.smuggle('party/merged', { party: 'eastport', into: 'newport', calls, reason: said('Bought.') })
  },
  'an announcement of what asks for none': log =>
    log.smuggle('act/announced', {
      type: 'signature/restored',
      call: ACCORD,
      body: { party: 'northhaven', reason: said('It was time.') },
    }),
}
