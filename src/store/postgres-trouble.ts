import { Refusal } from '../core/refusal.ts'
import { OutcomeUnknown } from './store.ts'

/** What failed, by SQLSTATE (PostgreSQL documentation, appendix A), most exact first. */
const FAILING: readonly [RegExp, string][] = [
  [/^53100$/, 'its disk is full'],
  [/^53/, 'it has run out of resources'],
  [/^57014$/, 'it took too long'],
  [/^55P03$|^40/, 'another transaction stood in the way'],
  [/^57P|^08/, 'the connection broke off'],
  [/^58/, 'its system reports an error'],
  [/^28|^3D000$|^42501$/, 'it does not let this user in'],
  [/^25/, 'it is read-only at present'],
]
const DAMAGED = /^XX00[12]$/

/** A refusal for what the driver or the server threw; a fault of ours as it is. */
export function postgresTrouble(error: unknown, doing: string): unknown {
  if (!(error instanceof Error) || error instanceof Refusal || error instanceof OutcomeUnknown) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const because = `${error.message}${code === '' ? '' : ` (${code})`}`
  if (DAMAGED.test(code)) return new Refusal('store_damaged', `PostgreSQL could not ${doing}: ${because}`)
  const meaning = FAILING.find(([pattern]) => pattern.test(code))?.[1]
  if (meaning) return new Refusal('store_failing', `PostgreSQL could not ${doing}: ${meaning}: ${because}`)
  if (isDriverTrouble(error, code))
    return new Refusal('store_failing', `PostgreSQL could not be reached to ${doing}: ${because}`)
  return error
}

/** The server said ERROR, so it rolled back; anything else leaves the outcome open. */
export function saysRolledBack(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR'
}

export const isPostgresConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'

/** The driver's own errors bear no SQLSTATE: an errno for sockets, else only words. */
function isDriverTrouble(error: Error, code: string) {
  return (
    /^E[A-Z]+$/.test(code) || /connection|timeout|timed out|terminated|not queryable/i.test(error.message)
  )
}
