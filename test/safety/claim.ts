import { OPENED, POLICY, said } from '../harbour.ts'
import type { MemoryLog } from '../memory-log.ts'

/** An independent record, and what its convener says to claim it. */

export const CLAIM = {
  ...{ convener: OPENED.convener, authority: OPENED.authority, verb: OPENED.verb, noun: OPENED.noun },
  ...{ policy: POLICY, reason: said('It is ours.') },
}

export const openRecord = (log: MemoryLog) =>
  void log.post(
    'call/opened',
    { ...OPENED, authority: { ...OPENED.authority, level: 'independent' } },
    { call: 'a-record' },
  )
