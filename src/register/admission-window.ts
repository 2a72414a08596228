import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { formatTime, parseTime } from '../core/time.ts'
import type { Declaration } from './declaration.ts'
import type { Ledger, LogRow, Rows } from './rows.ts'

/**
 * When a log can be kept, Unix seconds. What follows from an entry comes ten years after it at most, and what it looks back
 * on a year before, so each such date has four digits.
 */
const FIRST = 0
const END = parseTime('9900-01-01T00:00:00Z')

/** Seconds that a statement may be ahead of the door, since clocks differ. */
export const SKEW = 300

/** Refuses a statement for another log, of an author who saw another history, or outside its window of time. */
export function requirePlace(
  { statement, declared }: Readonly<{ statement: Statement; declared: Declaration }>,
  admitted: number,
  rows: Rows,
  ledger: Ledger,
): void {
  const log = rows.get('log', 'log')
  const founding = declared.founds === 'log'
  if (log === undefined && !founding)
    throw new Refusal('log_unestablished', 'The first entry of a log establishes its depositary.')
  if (log !== undefined && founding)
    throw new Refusal('log_established', `The log ${log.origin} was established by entry 0.`)
  if (log !== undefined) requireOrigin(statement, log)
  if (admitted < FIRST || admitted >= END)
    throw new Refusal('time_malformed', `${formatTime(admitted)} is of no year in which this law holds.`)
  if (admitted < ledger.admitted)
    throw new Refusal(
      'admitted_decreasing',
      `${formatTime(admitted)} is before ${formatTime(ledger.admitted)}.`,
    )
  requireSeen(statement.seen, ledger)
  requireTime(parseTime(statement.at), admitted, windowOf(statement, rows))
}

/** The same of what was signed before and is brought now, for which no window of time counts. */
export function requireStanding(
  { statement }: Readonly<{ statement: Statement }>,
  admitted: number,
  rows: Rows,
  ledger: Ledger,
): void {
  requireOrigin(statement, rows.get('log', 'log')!)
  requireSeen(statement.seen, ledger)
  requireTime(parseTime(statement.at), admitted, Number.POSITIVE_INFINITY)
}

function requireOrigin(statement: Statement, { origin }: Pick<LogRow, 'origin'>): void {
  if (statement.log !== origin)
    throw new Refusal('log_wrong', `The statement is for the log ${statement.log}; this is ${origin}.`)
}

function requireSeen(seen: Statement['seen'], ledger: Ledger): void {
  if (seen.size > ledger.size)
    throw new Refusal('seen_ahead', `The author saw ${seen.size} entries; the log has ${ledger.size}.`)
  const root = ledger.rootAt(seen.size)
  if (root === undefined)
    throw new Refusal('seen_foreign', `No checkpoint of size ${seen.size} was published by this log.`)
  if (root !== seen.root)
    throw new Refusal(
      'seen_foreign',
      `At size ${seen.size} the author saw the root ${seen.root}; this log has ${root}.`,
      JSON.stringify({ size: seen.size, seen: seen.root, here: root }),
    )
}

/** The policy in force says how old a statement under its call may be; for all else the log does. */
function windowOf({ call }: Statement, rows: Rows): number {
  const row = call === null ? undefined : rows.get('calls', call)
  return row?.window ?? rows.get('log', 'log')?.window ?? Number.MAX_SAFE_INTEGER
}

function requireTime(at: number, admitted: number, window: number): void {
  if (at > admitted + SKEW)
    throw new Refusal('at_future', `The statement is dated ${formatTime(at)}; it is ${formatTime(admitted)}.`)
  if (admitted - at > window)
    throw new Refusal(
      'at_expired',
      `The statement is dated ${formatTime(at)}; it had to come within ${window} seconds.`,
    )
}
