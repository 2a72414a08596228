import { utf8 } from '../../src/core/bytes.ts'
import { formatDigest } from '../../src/core/digest.ts'
import { hashOfLeaf } from '../../src/register/types/invitations.ts'
import { ACCEPTS, ACCORD, facts, northhaven } from '../harbour.ts'
import { type Invited, invite, joins, keylessLeafOf, leafOf } from '../inviting.ts'
import { type MemoryLog, partyKey } from '../memory-log.ts'
import { HOUR, type Kept, keep, opening, seal, signUnseen } from '../sealing.ts'

/**
 * What a depositary could do to a signature under seal, or to an invitation; Northhaven's is taken, who has withdrawn
 * before.
 */

const reason = { lang: 'en', text: 'It was time.' }

/** Northhaven is free to sign: it has signed openly in this log, and withdraws. */
export function signSealed(log: MemoryLog, key = northhaven): Kept {
  log.post('signature/withdrawn', { reason: null }, { by: 'northhaven', call: ACCORD, signers: [northhaven] })
  return signUnseen(log, 'northhaven', key)
}

const keyless = (party: string) => ({ party, ...facts(party), keys: [], claims: false })

const smuggleOpening = (log: MemoryLog, kept: Kept, body: object = {}) =>
  log.smuggle('statement/opened', { ...opening(kept), ...body }, { call: ACCORD })

function smuggleJoining(log: MemoryLog, invited: Invited, name = invited.leaf.party): void {
  const key = partyKey(name)
  const body = { ...invited, key: key.key, acceptance: null }
  log.smuggle('party/joined', body, { by: invited.leaf.party, call: ACCORD, signers: [key] })
}

export const CRIMES_UNDER_SEAL: Readonly<Record<string, (log: MemoryLog) => void>> = {
  'a seal that is opened early': log => {
    const kept = signSealed(log)
    seal(log, kept)
    smuggleOpening(log, kept)
  },
  'a seal that is opened twice': log => {
    const kept = signSealed(log)
    seal(log, kept)
    log.now = HOUR
    log.post('statement/opened', opening(kept), { call: ACCORD })
    smuggleOpening(log, kept)
  },
  'a seal that was never there': log => {
    const kept = signSealed(log)
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'what was not sealed': log => {
    const kept = signSealed(log)
    seal(log, kept)
    log.now = HOUR
    smuggleOpening(log, { ...kept, salt: keep(kept.envelope, 'another').salt })
  },
  'a sealed signature by a key that was revoked before': log => {
    const kept = signSealed(log)
    log.post('key/revoked', { keyid: northhaven.keyid, reason })
    seal(log, kept)
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'a sealed signature by a key that was revoked since': log => {
    const kept = signSealed(log)
    seal(log, kept)
    log.post('key/revoked', { keyid: northhaven.keyid, reason })
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'a seal that is opened years later': log => {
    const kept = signSealed(log)
    seal(log, kept)
    log.pass(800)
    smuggleOpening(log, kept)
  },
  'one who joins by an invitation that was used': log => {
    const [invited] = invite(log, [leafOf('guest')])
    joins(log, invited!, partyKey('guest'))
    smuggleJoining(log, invited!, 'another key')
  },
  'one who joins by an invitation that has expired': log => {
    const [invited] = invite(log, [leafOf('guest')])
    log.pass(30)
    smuggleJoining(log, invited!)
  },
  'one who joins by an invitation that an officer has ended': log => {
    const [invited] = invite(log, [leafOf('guest')])
    const leaf = formatDigest(hashOfLeaf(invited!.leaf))
    log.post('invitation/ended', { leaf, reason })
    smuggleJoining(log, invited!)
  },
  'one who joins under an id that is taken': log => {
    const [invited] = invite(log, [leafOf('northhaven')])
    smuggleJoining(log, invited!, 'another key')
  },
  'a first key by invitation for a party that has one': log => {
    const [invited] = invite(log, [keylessLeafOf('northhaven')])
    smuggleJoining(log, invited!, 'another key')
  },
  'a first key by invitation for a party that signed on paper': log => {
    log.post('party/admitted', keyless('paper-only'))
    const [invited] = invite(log, [keylessLeafOf('paper-only')])
    const instrument = { digest: ACCEPTS.policy, date: '2026-01-01', channel: reason }
    log.post('signature/deposited', { party: 'paper-only', ...ACCEPTS, instrument }, { call: ACCORD })
    smuggleJoining(log, invited!)
  },
  'a first key by invitation for a party that nobody admitted': log => {
    const [invited] = invite(log, [keylessLeafOf('guest')])
    smuggleJoining(log, invited!)
  },
  'a first key under seal for a party that was admitted since': log => {
    const [invited] = invite(log, [keylessLeafOf('guest')])
    const key = partyKey('guest')
    const body = { ...invited!, key: key.key, acceptance: null }
    const kept = keep(log.envelope('party/joined', body, { by: 'guest', call: ACCORD, signers: [key] }))
    seal(log, kept)
    log.post('party/admitted', keyless('guest'))
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'a first key under seal for a party that another key came in for since': log => {
    log.post('party/admitted', keyless('guest'))
    const [invited] = invite(log, [keylessLeafOf('guest')])
    const [key, other] = [partyKey('guest'), partyKey('guest two')]
    const body = { ...invited!, key: key.key, acceptance: null }
    const kept = keep(log.envelope('party/joined', body, { by: 'guest', call: ACCORD, signers: [key] }))
    seal(log, kept)
    log.post('key/added', { holder: 'guest', key: other.key, reason }, { signers: [log.depositary, other] })
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'one who joins by the invitation of a party': log => {
    const [invited] = invite(log, [leafOf('guest')], { signers: [northhaven] })
    smuggleJoining(log, invited!)
  },
  'a sealed signature by a key that came later': log => {
    const late = partyKey('late')
    const kept = signSealed(log, late)
    seal(log, kept)
    const adding = { holder: 'northhaven', key: late.key, reason: null }
    log.post('key/added', adding, { by: 'northhaven', signers: [northhaven, late] })
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'a sealed signature by another party': log => {
    const kept = signSealed(log, partyKey('eastport'))
    seal(log, kept)
    log.now = HOUR
    smuggleOpening(log, kept)
  },
  'a sealed signature that does not match': log => {
    const good = signSealed(log)
    const [, sig = ''] = /"sig":"([^"]{20})/.exec(Buffer.from(good.envelope).toString())!
    const forged = keep(
      utf8(
        Buffer.from(good.envelope)
          .toString()
          .replace(sig, [...sig].toReversed().join('')),
      ),
    )
    seal(log, forged)
    log.now = HOUR
    smuggleOpening(log, forged)
  },
  'something else under seal than a signature': log => {
    const withdrawal = { by: 'northhaven', call: ACCORD, signers: [northhaven] }
    const kept = keep(log.envelope('signature/withdrawn', { reason: null }, withdrawal))
    seal(log, kept)
    log.now = HOUR
    smuggleOpening(log, kept)
  },
}
