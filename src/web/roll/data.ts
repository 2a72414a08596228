import { type RollItem, type RollQuery, statusOf, withUnknown } from '../../register/roll.ts'
import { CSV_HEAD, formatRollRow } from '../../register/roll-csv.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import { type Answer, type Asked, cachedAnswer, callOrRefuse, JSON_TYPE, sizeOf } from '../kit/kit.ts'
import { fromFirst, MOST_ROWS, parseRollQuery, requireKnown, rollAddress } from './query.ts'
import { suggestionsFor } from './suggestions.ts'
import { unknownBeside } from './unknown.ts'

/** The roll of a call as data, narrowed by the same filters as its page. */

const IN_JSON = 100
/** Rows of the file that are read in one turn of the event loop. */
const IN_ONE_TURN = 100

/**
 * `{total, more, unknown, items, next, sort, suggested}`: `more` where the total is a cap, `unknown` of how many more it is
 * not known whether they match, `next` is the `page` that follows.
 */
export function showRollJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'rollJson')
  const id = asked.params.call!
  const query = parseRollQuery(id, asked.query, IN_JSON)
  const key = `${rollAddress(query, '.json')} ${query.limit}`
  return cachedAnswer(asked, key, async () => {
    const { store } = asked.site.log
    await callOrRefuse(store, id)
    const { total, more, items, next, sort } = await store.roll(query)
    const unknown = await unknownBeside(store, query)
    const suggested = total > 0 ? [] : await suggestionsFor(store, query)
    const follows = `${rollAddress({ ...fromFirst(query), after: next ?? undefined }, '.json')}&limit=${query.limit}`
    return {
      type: JSON_TYPE,
      body: JSON.stringify({
        ...{ total, more, unknown, items: items.map(told), next, sort },
        suggested: suggested.map(({ party, names }) => ({ party, names })),
        size: sizeOf(asked.site),
      }),
      headers: next === null ? {} : { Link: `<${follows}>; rel="next"` },
    }
  })
}

function told(item: RollItem) {
  const { answer: _, ...rest } = item
  return { ...rest, status: statusOf(item), ended: item.ended?.day ?? null }
}

/**
 * Every row that matches, and of whom it is not known whether it does, as its status says; RFC 4180. Names are printed as
 * they are, but for those that a spreadsheet would compute.
 */
export async function showRollCsv(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'rollCsv')
  const id = asked.params.call!
  const typed = { ...parseRollQuery(id, asked.query, MOST_ROWS), limit: IN_ONE_TURN }
  const { store } = asked.site.log
  await callOrRefuse(store, id)
  // A roll that is far behind is refused before anything is sent. What has begun to be sent is not broken off.
  await store.rollTally(id)
  const query = { ...withUnknown(typed), patiently: true, uncounted: true }
  return csvAnswer(`${id}-roll`, csvLines(asked, query))
}

async function* csvLines({ site }: Asked, query: RollQuery): AsyncGenerator<string> {
  yield CSV_HEAD
  let after: string | null | undefined = query.after
  do {
    const { items, next } = await site.log.store.roll({ ...query, after })
    for (const item of items) yield formatRollRow(item)
    after = next
  } while (after !== null)
}
