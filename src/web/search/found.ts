import type { RollPage } from '../../register/roll.ts'
import type { CallRow, Keyed } from '../../register/rows.ts'
import { queryWords } from '../../register/search-words.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { rollItems } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import type { Asked, Markup } from '../kit/kit.ts'
import { suggestionsFor } from '../roll/suggestions.ts'
import { callsIn, callsNamed, passagesWith, type TextFound } from './calls.ts'
import { entryMeant, type Fingerprinted, fingerprinted } from './named.ts'
import type { SearchQuery } from './query.ts'
import { statesAnswered } from './states.ts'

/** What one search finds: calls, organisations, words in texts, and what a number or a fingerprint names. */
export interface Found {
  readonly q: string
  readonly words: readonly string[]
  /** Every call that was not opened by mistake. */
  readonly every: ReadonlyMap<string, CallRow>
  readonly calls: readonly Keyed<'calls'>[]
  readonly organisations: RollPage
  readonly passages: readonly TextFound[]
  readonly entry: number | undefined
  readonly prints: readonly Fingerprinted[]
  /** What is known of a state that the words name, a line each; not counted in `total`. */
  readonly states: readonly Markup[]
  /** Names that may have been meant; of a search that finds nothing. */
  readonly suggested: RollPage['items']
  readonly total: number
}

/** `rows` is how many organisations are told; `nearest` puts those first that have the words as they were typed. */
export async function find(
  asked: Asked,
  { q }: Pick<SearchQuery, 'q'>,
  { rows, nearest }: { readonly rows: number; readonly nearest: boolean },
): Promise<Found> {
  const { store } = asked.site.log
  const words = queryWords(q)
  const all = await callsIn(asked)
  const every = new Map(all.map(({ key, row }) => [key, row]))
  const isNone = words.length === 0
  const calls = isNone ? [] : callsNamed(all, words)
  const organisations = isNone
    ? ({ total: 0, more: false, items: [], next: null, sort: 'name' } as const)
    : await organisationsNamed(store, q, rows, nearest)
  const passages = isNone ? [] : await passagesWith(asked, all, words)
  const entry = entryMeant(asked, q)
  const prints = (await fingerprinted(asked, q, every)).filter(
    one => one.is !== 'entry' || one.entry !== entry,
  )
  const named = prints.length + (entry === undefined ? 0 : 1)
  const total = calls.length + organisations.total + passages.length + named
  const states = await statesAnswered(asked, q, every)
  const isAnswered = total > 0 || states.length > 0
  const suggested = isAnswered ? [] : await suggestionsFor(store, { call: DIRECTORY, q, limit: 1 })
  return { q, words, every, calls, organisations, passages, entry, prints, states, suggested, total }
}

async function organisationsNamed(
  store: Store,
  q: string,
  limit: number,
  nearest: boolean,
): Promise<RollPage> {
  const all = await store.roll({ call: DIRECTORY, q, limit })
  if (!nearest || all.next === null) return all
  const whole = await rollItems(store, { call: DIRECTORY, q, whole: true, limit })
  const each = new Map([...whole, ...all.items].map(item => [item.party, item]))
  return { ...all, items: [...each.values()].slice(0, limit) }
}
