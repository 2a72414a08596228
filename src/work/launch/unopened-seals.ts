import { parseEntry } from '../../core/entry.ts'
import { parseStatement } from '../../core/statement.ts'
import type { Log } from '../../log/open.ts'
import { sealedKey, statementOpened, statementSealed } from '../../register/types/sealed.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'

interface Remembered {
  /** Up to where the log was read. */
  readonly size: number
  /** By key, the hour of each. */
  readonly unopened: Map<string, string>
}

/** Where more entries have come, all seals are read again. */
const MOST_WALKED = 1_024
/** Entries that are read in one turn of the event loop. */
const AT_ONCE = 100

/**
 * The unopened seals of a call. All of its seals are read once, then only new entries: the page of a call is made anew
 * with every entry, and on the day of a launch there are many of both.
 */
export class UnopenedSeals {
  readonly #log: Log
  readonly #calls = new Map<string, Remembered>()

  constructor(log: Log) {
    this.#log = log
  }

  /** The hour of each, RFC 3339. */
  async of(call: string): Promise<Iterable<string>> {
    const size = this.#log.head()?.size ?? 0
    const before = this.#calls.get(call)
    if (before !== undefined && before.size >= size) return before.unopened.values()
    const unopened =
      before === undefined || size - before.size > MOST_WALKED
        ? await everyUnopened(this.#log, call)
        : await caughtUp(this.#log, call, before, size)
    this.#calls.set(call, { size, unopened })
    return unopened.values()
  }
}

async function everyUnopened({ store }: Log, call: string) {
  const unopened = new Map<string, string>()
  for await (const { name: digest, row } of rowsUnder(store, 'sealed', call)) {
    const { opens, opened } = row
    if (opened === null) unopened.set(sealedKey(call, digest), opens)
  }
  return unopened
}

/** A seal is opened after it is made, so an entry that is read twice changes nothing. */
async function caughtUp(log: Log, call: string, before: Remembered, size: number) {
  const unopened = new Map(before.unopened)
  for (let from = before.size; from < size; from += AT_ONCE) {
    await ownTurn()
    for (const bytes of await log.store.entries(from, Math.min(size, from + AT_ONCE)))
      follow(unopened, call, bytes)
  }
  return unopened
}

function follow(unopened: Map<string, string>, call: string, entry: Uint8Array) {
  const statement = parseStatement(parseEntry(entry).envelope.payload)
  if (statement.call !== call) return
  const key = sealedKey(call, String(statement.body.commitment))
  if (statement.type === statementSealed.type) unopened.set(key, String(statement.body.opens))
  if (statement.type === statementOpened.type) unopened.delete(key)
}
