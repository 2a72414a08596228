import { parseEntry } from '../../core/entry.ts'
import { parseStatement } from '../../core/statement.ts'
import type { Log } from '../../log/open.ts'
import { type Asked, sizeOf } from '../asked.ts'
import type { Placed } from '../teller/setting.ts'

/**
 * The newest entries of one call. No index tells them, so the log is walked back from its end, for a bounded way; what
 * was found is remembered, and the next time only what came since is looked through. Whichever entries this names are
 * read again, and checked, before they are shown.
 */
export interface Latest {
  /** Newest first. */
  readonly indexes: readonly number[]
  /** Entries of the log that were looked through, from its end. */
  readonly through: number
}

export const MOST_LATEST = 8
/** Entries that are looked through at most, and at once. */
const MOST_WALKED = 2_048
const AT_ONCE = 256

interface Walked {
  /** The walk covers entries `from` (inclusive) to `to` (exclusive). */
  readonly from: number
  readonly to: number
  readonly found: readonly number[]
}

const remembered = new WeakMap<Log, Map<string, Walked>>()

export async function latestOf({ site }: Asked, call: string): Promise<Latest> {
  const calls = remembered.get(site.log) ?? new Map<string, Walked>()
  remembered.set(site.log, calls)
  const size = sizeOf(site)
  let walked = await caughtUp(site.log, call, calls.get(call), size)
  while (walked.found.length < MOST_LATEST && walked.from > 0 && walked.to - walked.from < MOST_WALKED) {
    const from = Math.max(0, walked.from - AT_ONCE)
    const older = await among(site.log, call, from, walked.from)
    walked = { ...walked, from, found: [...walked.found, ...older].slice(0, MOST_LATEST) }
  }
  calls.set(call, walked)
  return { indexes: walked.found, through: walked.to - walked.from }
}

/** What came since the last walk, or a new beginning where that is too far back. */
async function caughtUp(log: Log, call: string, before: Walked | undefined, size: number): Promise<Walked> {
  if (before === undefined || size - before.to > MOST_WALKED) return { from: size, to: size, found: [] }
  const newer = size > before.to ? await among(log, call, before.to, size) : []
  return {
    ...before,
    to: Math.max(size, before.to),
    found: [...newer, ...before.found].slice(0, MOST_LATEST),
  }
}

/**
 * Which of the entries `from` (inclusive) to `to` (exclusive) are of this call, newest first. Persons are counted
 * elsewhere: a thousand of them, each as much of a number as the other, would leave no room for anybody else.
 */
async function among(log: Log, call: string, from: number, to: number): Promise<number[]> {
  const placed = await statementsOf(log, call, from, to)
  return placed
    .flatMap(({ index, statement }) => (statement.type.startsWith('person/') ? [] : [index]))
    .reverse()
}

/** What the entries `from` (inclusive) to `to` (exclusive) say of this call, oldest first. */
export async function statementsOf(
  { store }: Log,
  call: string,
  from: number,
  to: number,
): Promise<Placed[]> {
  const entries = await store.entries(from, to)
  return entries.flatMap((bytes, i) => {
    const statement = parseStatement(parseEntry(bytes).envelope.payload)
    return statement.call === call ? [{ index: from + i, statement }] : []
  })
}
