import type { Signer } from '../../src/core/keys.ts'
import { admitParty, allowOfficer, harbour, said } from '../harbour.ts'
import { type MemoryLog, partyKey, passkey } from '../memory-log.ts'

/** Everybody who may try to say something, each with the keys that they hold, and a log in which all of them stand. */

export const KEYS = {
  'the depositary': [undefined],
  'an officer': [passkey('an officer', { use: 'officer' })],
  'two officers': [
    passkey('an officer', { use: 'officer' }),
    passkey('a second officer', { use: 'officer' }),
  ],
  'an officer who drafts': [passkey('a drafting officer', { use: 'officer' })],
  'an officer who reads': [passkey('a reading officer', { use: 'officer' })],
  'an officer and one who drafts': [
    passkey('an officer', { use: 'officer' }),
    passkey('a drafting officer', { use: 'officer' }),
  ],
  'an officer whose office ended': [passkey('an ended officer', { use: 'officer' })],
  'an officer whose key was revoked': [passkey('a revoked officer', { use: 'officer' })],
  'the party': [partyKey('northhaven')],
  'the party’s drafter': [partyKey('northhaven drafter')],
  'the party’s reader': [partyKey('northhaven reader')],
  'the party’s revoked key': [partyKey('northhaven revoked')],
  'another party': [partyKey('eastport')],
  'a stranger': [partyKey('stranger')],
} as const satisfies Record<string, readonly (Signer | undefined)[]>
export type Speaker = keyof typeof KEYS
export const SPEAKERS = Object.keys(KEYS) as Speaker[]

/** A log with everybody in it. */
export function peopled(): MemoryLog {
  const log = harbour()
  const key = (speaker: Speaker, i = 0) => KEYS[speaker][i] as Signer
  const officers = [
    ['officer-1', key('an officer')],
    ['officer-2', key('two officers', 1)],
    ['officer-3', key('an officer whose office ended')],
    ['officer-4', key('an officer whose key was revoked')],
    ['officer-5', key('an officer who drafts'), 'drafter'],
    ['officer-6', key('an officer who reads'), 'reader'],
  ] as const
  for (const [id, officer, office] of officers) {
    const hands = [key('an officer'), key('two officers', 1)]
    if (['officer-3', 'officer-4'].includes(id)) allowOfficer(log, hands, id, officer)
    log.post(
      'role/granted',
      { role: 'officer', id, key: officer.key, until: null, name: null, ...(office && { office }) },
      { signers: [log.depositary, officer] },
    )
  }
  log.post('role/ended', { id: 'officer-3', reason: said('Has left.') })
  log.post('key/revoked', { keyid: officers[3][1].keyid, reason: said('Lost.') })
  admitParty(log, 'northhaven', [key('the party')])
  admitParty(log, 'eastport', [key('another party')])
  const add = (added: Signer, role?: string) =>
    log.post(
      'key/added',
      { holder: 'northhaven', key: added.key, reason: null, ...(role && { role }) },
      { by: 'northhaven', signers: [key('the party'), added] },
    )
  add(key('the party’s drafter'), 'drafter')
  add(key('the party’s reader'), 'reader')
  add(key('the party’s revoked key'))
  log.post(
    'key/revoked',
    { keyid: key('the party’s revoked key').keyid, reason: said('Lost.') },
    {
      by: 'northhaven',
      signers: [key('the party’s revoked key')],
    },
  )
  return log
}
