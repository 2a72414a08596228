import { toBase64 } from '../../core/bytes.ts'
import { dayOf } from '../../core/time.ts'
import { rootAt } from '../../log/tree.ts'
import type { RollQuery } from '../../register/roll.ts'
import { factRecorded, factWithdrawn } from '../../register/types/facts.ts'
import { partyListed } from '../../register/types/listings.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import { type LogOnDay, logOnDay } from '../commitments/shown-day.ts'
import {
  type Asked,
  type CallShown,
  entryShown,
  keeperName,
  linkIn,
  longDay,
  type Markup,
  nameIn,
  originWords,
  recordedDay,
  say,
  sizeOf,
  toCite,
} from '../kit/kit.ts'

/**
 * A sentence to copy, for whoever cites what a page says: what it says and of which day, from which list, the address
 * that goes on saying so, and the log that it follows from.
 */
export async function citation(
  asked: Asked,
  call: CallShown,
  /** `path` is that of the list on `day`. */
  { says, day, path }: Readonly<{ says: string; day: string; path: string }>,
): Promise<Markup> {
  const { lang, site } = asked
  const { row, isRecord, lists } = call
  const { size, root } = await logCited(asked, call, day)
  const list = isRecord ? lists.findLast(({ date }) => date <= day) : undefined
  const of = {
    call: nameIn(row.titles, lang).text,
    says,
    keeper: await keeperName(asked),
    address: `${site.publicUrl}${linkIn(asked, path)}`,
    ...{ log: site.log.origin, size, root },
  }
  const sentence =
    list === undefined
      ? say(lang, 'cite.says', of)
      : say(lang, 'cite.saysList', {
          ...of,
          date: longDay(list.date, lang),
          source: list.url ?? originWords(list),
        })
  const isToday = day === dayOf(site.now())
  return toCite(asked, sentence, isToday ? say(lang, 'indicators.citeToday') : null)
}

/**
 * What signatures say of a day follows from the entries by its end. What was copied may have come later, and then tells
 * of days before (spec/roll.md): with it, the log reaches as far as the newest entry of that.
 */
async function logCited(asked: Asked, { id, lists }: CallShown, day: string): Promise<LogOnDay> {
  const { store } = asked.site.log
  const then = await logOnDay(asked, { day })
  const size = Math.max(then.size, ...lists.map(({ entry }) => entry + 1), await copiedUntil(asked, id))
  return size === then.size ? then : { day, size, root: toBase64(await rootAt(store, size)) }
}

/** How long the log was when the copied rows of a call were read, and what was found. */
interface Copied {
  readonly size: number
  readonly until: Promise<number>
}

const COPIED = new WeakMap<Store, Map<string, Copied>>()

/**
 * Of how many entries the log was once it had all that is copied for a call. The rows are read once; then the entries
 * about the call that have come since tell it, as long as they are few.
 */
function copiedUntil(asked: Asked, call: string): Promise<number> {
  const { store } = asked.site.log
  const size = sizeOf(asked.site)
  const known = COPIED.getOrInsertComputed(store, () => new Map())
  const before = known.get(call)
  if (before?.size === size) return before.until
  const until = before === undefined ? readUntil(store, call) : copiedSince(asked, call, before)
  const one: Copied = { size, until }
  known.set(call, one)
  until.catch(() => {
    if (known.get(call) === one) known.delete(call)
  })
  return until
}

/** What brings in a copied row, or changes it. */
const COPYING: ReadonlySet<string> = new Set([partyListed.type, factRecorded.type, factWithdrawn.type])
const MOST_SINCE = 200

async function copiedSince(asked: Asked, call: string, before: Copied): Promise<number> {
  const { store } = asked.site.log
  const { entries } = await store.entriesOn(`call ${call}`, { limit: MOST_SINCE })
  const since = entries.filter(index => index >= before.size)
  if (since.length === MOST_SINCE) return readUntil(store, call)
  for (const index of since)
    if (COPYING.has((await entryShown(asked, index)).statement.type)) return index + 1
  return before.until
}

async function readUntil(store: Store, call: string): Promise<number> {
  let [read, until] = [0, 0]
  for await (const { row } of rowsUnder(store, 'listings', call)) {
    until = Math.max(until, row.since + 1)
    if (++read % AT_ONCE === 0) await ownTurn()
  }
  return until
}

const AT_ONCE = 200

/** The same of a whole call: `says` is its number today, which is `total`. */
export async function citationOfCall(
  asked: Asked,
  call: CallShown,
  says: string,
  total: number,
): Promise<Markup> {
  const { lang } = asked
  const day = await dayCited(asked, call, { call: call.id, limit: 1 }, total)
  const answer = say(lang, 'cite.asOf', { says, date: longDay(day, lang) })
  return citation(asked, call, { says: answer, day, path: `/${call.id}/roll?at=${day}` })
}

/** Of a copied list the list's own, if nothing that is known since has changed the number; else the day of the log. */
export async function dayCited(
  asked: Asked,
  { isRecord, source }: CallShown,
  query: RollQuery,
  total: number,
): Promise<string> {
  if (isRecord && source?.whole) {
    const then = await asked.site.log.store.roll({ ...query, at: source.date, skip: undefined, limit: 1 })
    if (then.total === total) return source.date
  }
  return recordedDay(asked)
}
