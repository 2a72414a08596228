import { ACCORD, said, signAccord } from '../harbour.ts'
import { type MemoryLog, partyKey } from '../memory-log.ts'

/** What Northhaven says of objections, and what has happened before it can. */

/** One signs with a reservation, the other without. */
const reserve = (one: string, other: string) => (log: MemoryLog) => {
  signAccord(log, one, partyKey(one), { body: { reservation: said('As far as our law allows.') } })
  signAccord(log, other, partyKey(other))
}

const to = (log: MemoryLog, party: string) => {
  const { entry } = log.rows.get('signatures', `${ACCORD}/${party}`)!
  return { against: { party, entry }, words: said('We do not agree.') }
}

const object = (log: MemoryLog, by: string, party: string) => {
  reserve(party, by)(log)
  log.post('objection/raised', to(log, party), { by, call: ACCORD, signers: [partyKey(by)] })
}

export const raised = {
  body: (log: MemoryLog) => to(log, 'eastport'),
  more: { call: ACCORD, before: reserve('eastport', 'northhaven') },
}

export const answered = {
  body: (log: MemoryLog) => ({ objection: log.size - 1, words: said('We stand by it.') }),
  more: { call: ACCORD, before: (log: MemoryLog) => object(log, 'eastport', 'northhaven') },
}

export const withdrawn = {
  body: (log: MemoryLog) => ({
    party: 'eastport',
    objection: log.size - 1,
    reason: said('It was explained.'),
  }),
  more: { call: ACCORD, before: (log: MemoryLog) => object(log, 'northhaven', 'eastport') },
}
