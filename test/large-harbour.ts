import { facts, signedHarbour } from './harbour.ts'
import type { MemoryLog } from './memory-log.ts'

/** The harbour's log, and as many parties whose names fill their statements, all written at the same size of the log. */
export function largeHarbour(parties: number): { readonly log: MemoryLog; readonly from: number } {
  const { log } = signedHarbour()
  const from = log.size
  const seen = log.seen()
  for (let i = 0; i < parties; i++) {
    const names = Array.from({ length: 24 }, (_, n) => ({
      lang: `a${String.fromCharCode(97 + n)}`,
      text: `${i} ${'港'.repeat(370)}`,
    }))
    const party = { party: `large-${i}`, ...facts('Large'), names, keys: [], claims: false }
    log.post('party/admitted', party, { call: null, seen })
  }
  return { log, from }
}
