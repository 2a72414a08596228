import type { RollQuery } from '../../register/roll.ts'
import {
  type Asked,
  type CallShown,
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
 * that goes on saying so, and the entries of the log that it follows from.
 */
export async function citation(
  asked: Asked,
  call: CallShown,
  /** `path` is that of the list on `day`. */
  { says, day, path }: Readonly<{ says: string; day: string; path: string }>,
): Promise<Markup> {
  const { lang, site } = asked
  const { id, row, isRecord, lists } = call
  const { entries } = await site.log.store.entriesOn(`call ${id}`, { limit: 1 })
  const list = isRecord ? lists.findLast(({ date }) => date <= day) : undefined
  const of = {
    call: nameIn(row.titles, lang).text,
    says,
    keeper: await keeperName(asked),
    address: `${site.publicUrl}${linkIn(asked, path)}`,
    from: row.opened,
    to: entries[0] ?? sizeOf(site) - 1,
    log: site.log.origin,
  }
  const sentence =
    list === undefined
      ? say(lang, 'cite.says', of)
      : say(lang, 'cite.saysList', {
          ...of,
          date: longDay(list.date, lang),
          source: list.url ?? originWords(list),
        })
  return toCite(asked, sentence)
}

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
