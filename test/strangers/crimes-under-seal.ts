import { utf8 } from '../../src/core/bytes.ts'
import { ACCORD, northhaven } from '../harbour.ts'
import { type MemoryLog, partyKey } from '../memory-log.ts'
import { HOUR, type Kept, keep, opening, seal, signUnseen } from '../sealing.ts'

/** What a depositary could do to a signature under seal; Northhaven's is taken, who has withdrawn before. */

const reason = { lang: 'en', text: 'It was time.' }

/** Northhaven is free to sign: it has signed openly in this log, and withdraws. */
export function signSealed(log: MemoryLog, key = northhaven): Kept {
  log.post('signature/withdrawn', { reason: null }, { by: 'northhaven', call: ACCORD, signers: [northhaven] })
  return signUnseen(log, 'northhaven', key)
}

const smuggleOpening = (log: MemoryLog, kept: Kept, body: object = {}) =>
  log.smuggle('statement/opened', { ...opening(kept), ...body }, { call: ACCORD })

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
