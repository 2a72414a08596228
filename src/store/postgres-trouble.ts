import { Refusal } from '../core/refusal.ts'
import { OutcomeUnknown } from './store.ts'

/**
 * What failed, by SQLSTATE (PostgreSQL documentation, appendix A). Of class 25 one code alone says that the server is
 * read-only; those of its timeouts have the letter P, and all others are faults of ours.
 */
const FAILING: readonly [RegExp, string][] = [
  [/^53100$/, 'its disk is full'],
  [/^53300$/, 'it has no connection left for us'],
  [/^53/, 'it has run out of resources'],
  [/^57014$|^25P0[34]$/, 'it took too long'],
  [/^55P03$|^40/, 'another transaction stood in the way'],
  [/^57P03$/, 'it is starting or stopping'],
  [/^57P04$|^3D000$/, 'it has no such database'],
  [/^57|^08/, 'the connection broke off'],
  [/^58/, 'its system reports an error'],
  [/^28/, 'it does not let this user in'],
  [/^42501$/, 'this user may not do that'],
  [/^25006$/, 'it is read-only at present'],
  [/^XX000$/, 'it reports an error of its own'],
  // Of the resolver, and not of the name: it answers again without anybody's correcting anything.
  [/^EAI_AGAIN$/, 'the DNS does not answer where it is'],
]
const DAMAGED = /^XX00[12]$/

/** A refusal for what the driver or the server threw; a fault of ours as it is. */
export function postgresTrouble(error: unknown, doing: string): unknown {
  if (!(error instanceof Error) || error instanceof Refusal || error instanceof OutcomeUnknown) return error
  const code = codeOf(error)
  const because = reasonOf(error)
  if (DAMAGED.test(code)) return new Refusal('store_damaged', `PostgreSQL could not ${doing}: ${because}`)
  const meaning = FAILING.find(([pattern]) => pattern.test(code))?.[1]
  if (meaning) return new Refusal('store_failing', `PostgreSQL could not ${doing}: ${meaning}: ${because}`)
  if (isLost(error))
    return new Refusal('store_failing', `PostgreSQL could not be reached to ${doing}: ${because}`)
  return error
}

/** By the codes of Node and OpenSSL, or the words of the driver. */
const TLS = /CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|SSL/

/** What is wrong with the address of a database, by SQLSTATE, the code of Node, or the words of the driver. */
const MISTAKES: readonly [RegExp, (url: URL) => string][] = [
  [/^ENOTFOUND$/, url => `no machine is found under the name ${url.hostname}`],
  [/^3D000$/, url => `that server has no database ${decodeURIComponent(url.pathname.slice(1))}`],
  [
    /^28P01$|^SASL/,
    url => `the password of the user ${decodeURIComponent(url.username)} is not the right one`,
  ],
  [/^28/, url => `the user ${decodeURIComponent(url.username)} is not let in from here`],
  [/^42501$/, url => `the user ${decodeURIComponent(url.username)} may not use that database`],
  [TLS, () => 'the two do not agree on TLS'],
]

/** As `postgresTrouble`, at the start: refuses `store_misconfigured` where only another address helps. */
export function openingTrouble(error: unknown, doing: string, databaseUrl: string): unknown {
  const other = postgresTrouble(error, doing)
  if (!(error instanceof Error) || error instanceof Refusal || !URL.canParse(databaseUrl)) return other
  const names = [codeOf(error), error.message]
  const mistake = MISTAKES.find(([pattern]) => names.some(name => pattern.test(name)))?.[1]
  if (mistake === undefined) return other
  const said = `PostgreSQL could not ${doing}: ${mistake(new URL(databaseUrl))}: ${reasonOf(error)}`
  return new Refusal('store_misconfigured', said)
}

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** Where several addresses were tried, Node says it of each, and nothing of all. */
function reasonOf(error: Error): string {
  const [first] = error instanceof AggregateError ? error.errors : []
  const words = error.message || (first instanceof Error ? first.message : '')
  const code = codeOf(error)
  return `${words}${code === '' || words.includes(code) ? '' : ` (${code})`}`
}

/** The server said ERROR, so it rolled back; anything else leaves the outcome open. */
export function saysRolledBack(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR'
}

export const isPostgresConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'

/**
 * The line to the server is gone, or nothing came over it in time, or it could not be trusted. The driver's own errors
 * bear no SQLSTATE: an errno for sockets, a code of TLS, else only words.
 */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error) || 'severity' in error || error instanceof Refusal) return false
  return (
    /^E[A-Z_]+$/.test(codeOf(error)) ||
    TLS.test(codeOf(error)) ||
    TLS.test(error.message) ||
    /connection|timeout|timed out|terminated|not queryable|the pool/i.test(error.message)
  )
}
