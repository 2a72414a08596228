import { dayOf } from '../../core/time.ts'
import { type RollItem, statusOf } from '../../register/roll.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  cachedAnswer,
  firstOf,
  JSON_TYPE,
  onlyMembers,
  sizeOf,
  takeTurn,
} from '../kit/kit.ts'
import { parseDirectory, requireKnown } from '../roll/query.ts'
import { suggestionsFor } from '../roll/suggestions.ts'
import { callsById } from './calls.ts'
import { find } from './found.ts'
import { type Organisation, withStandings } from './organisations.ts'
import { directoryAddress, parseSearch, searchAddress } from './query.ts'

/** What a search finds, and all organisations, for programs. */

const IN_JSON = 100
/** Sentences and calls; more are found by narrower words. */
const MOST_TOLD = 100

export function showSearchJson(asked: Asked): Promise<Answer> {
  onlyMembers(asked.query, ['q'])
  const { q } = parseSearch(asked)
  const { site } = asked
  return cachedAnswer(
    asked,
    `${asked.lang} ${searchAddress({ q }, '.json')} ${dayOf(site.now())}`,
    async () => {
      takeTurn(asked, 'search')
      const found = await find(asked, { q }, { rows: IN_JSON, nearest: false })
      const { calls, organisations, passages, entry, prints, suggested, every, total } = found
      const shown = await withStandings(asked, organisations.items, every)
      const next = organisations.next
      const body = {
        total,
        entry: entry ?? null,
        fingerprints: prints.map(one =>
          one.is === 'entry'
            ? { entry: one.entry, call: null, text: null }
            : { entry: null, call: one.call, text: one.is === 'text' ? one.manifest : null },
        ),
        calls: {
          total: calls.length,
          more: calls.length > MOST_TOLD,
          items: firstOf(calls, MOST_TOLD, () => null).shown.map(({ key, row: { titles } }) => ({
            call: key,
            titles,
          })),
        },
        organisations: {
          total: organisations.total,
          more: organisations.more,
          items: shown.map(told),
          next: next === null ? null : addressWith('/organisations.json', { q, page: next }),
        },
        texts: {
          total: passages.length,
          more: passages.length > MOST_TOLD,
          items: firstOf(passages, MOST_TOLD, () => null).shown.map(
            ({ call, manifest, lang, principle, passage }) => ({
              ...{ call, manifest, lang, principle },
              paragraph: passage.paragraph,
              sentence: passage.sentence,
            }),
          ),
        },
        suggested: suggested.map(suggestion),
        size: sizeOf(site),
      }
      return { type: JSON_TYPE, body: JSON.stringify(body), headers: { 'X-Robots-Tag': 'noindex' } }
    },
  )
}

export function showOrganisationsJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'organisationsJson')
  const query = parseDirectory(asked.query, IN_JSON)
  return cachedAnswer(asked, `${directoryAddress(query, '.json')} ${query.limit}`, async () => {
    const { store } = asked.site.log
    const { total, more, items, next } = await store.roll(query)
    const calls = await callsById(asked)
    const shown = await withStandings(asked, items, calls)
    const suggested = total > 0 ? [] : await suggestionsFor(store, query)
    const follows = `${directoryAddress({ ...query, skip: undefined, after: next ?? undefined }, '.json')}&limit=${query.limit}`
    return {
      type: JSON_TYPE,
      body: JSON.stringify({
        ...{ total, more, items: shown.map(told), next },
        suggested: suggested.map(suggestion),
        size: sizeOf(asked.site),
      }),
      headers: next === null ? {} : { Link: `<${follows}>; rel="next"` },
    }
  })
}

function told({ item: { party, names, also = [], kind, country }, standings }: Organisation) {
  const calls = standings.map(({ call, item }) => ({ call, status: statusOf(item), entry: item.entry }))
  return { party, names, also, kind, country, calls }
}

const suggestion = ({ party, names }: RollItem) => ({ party, names })
