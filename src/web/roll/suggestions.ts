import { lettersApart, slipsIn } from '../../register/misspelt.ts'
import type { RollItem, RollQuery } from '../../register/roll.ts'
import { foldWords, queryWords } from '../../register/search-words.ts'
import { statesByName, statesMeant } from '../../register/state-names.ts'
import { rollItems } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/**
 * What somebody may have meant by words that find nobody: states by their names in any language, then others of the
 * roll whose words begin alike. Only what finds somebody is suggested.
 */

const MOST = 3
/** What has to be right of a misspelt word for an organisation to be found. */
const BEGINNING = /^.{1,2}/u
/** Rows that are compared: past these, a name of so common a beginning is not suggested. */
const READ = 500

export async function suggestionsFor(store: Store, { call, at, q }: RollQuery): Promise<readonly RollItem[]> {
  // A name of a state is no misspelt name of somebody else.
  if (q === undefined || statesMeant(q).called.length > 0) return []
  if ((await rollItems(store, { call, at, q, limit: 1 })).length > 0) return []
  const states = statesAlike(q).codes.map(country =>
    rollItems(store, { call, at, kind: 'state', country, limit: 1 }),
  )
  const found = (await Promise.all(states)).flat()
  const others = found.length < MOST ? await rowsAlike(store, { call, at, q, limit: READ }) : []
  const each = new Map([...found, ...others].map(item => [item.party, item]))
  return each.values().take(MOST).toArray()
}

/** States by their codes, and how many slips part their names from the words. */
interface StatesAlike {
  readonly codes: readonly string[]
  readonly slips: number
}

/** The states one of whose names is nearest to the words, as far as a slip explains it. */
export function statesAlike(q: string): StatesAlike {
  const typed = [...foldWords(q)]
  let nearest = slipsIn(typed)
  let found = new Set<string>()
  if (nearest === 0) return { codes: [], slips: 0 }
  for (const { name, codes } of namesAsLong(typed.length, nearest)) {
    const apart = lettersApart(typed, name, nearest)
    if (apart < nearest) found = new Set(codes)
    else if (apart === nearest) found = found.union(codes)
    nearest = Math.min(nearest, apart)
  }
  return { codes: found.values().take(MOST).toArray(), slips: nearest }
}

interface StateName {
  readonly name: readonly string[]
  readonly codes: ReadonlySet<string>
}

let byLength: ReadonlyMap<number, readonly StateName[]> | undefined

/**
 * Names of states that differ from so many letters by at most `slips` in length: no other is compared, however long a
 * query somebody sends.
 */
export function namesAsLong(letters: number, slips: number): readonly StateName[] {
  byLength ??= Map.groupBy(
    statesByName()
      .entries()
      .map(([name, codes]) => ({ name: [...name], codes })),
    ({ name }) => name.length,
  )
  const lengths = Array.from({ length: 2 * slips + 1 }, (_, i) => letters - slips + i)
  return lengths.flatMap(length => byLength!.get(length) ?? [])
}

async function rowsAlike(store: Store, query: RollQuery): Promise<RollItem[]> {
  const words = queryWords(query.q ?? '')
  const beginnings = words.map(word => BEGINNING.exec(word)![0])
  const items = await rollItems(store, { ...query, q: beginnings.join(' ') })
  const near = items.flatMap(item => {
    const slips = slipsToNames(words, item)
    return Number.isFinite(slips) ? [{ item, slips }] : []
  })
  return near.sort((a, b) => a.slips - b.slips).map(({ item }) => item)
}

/** How many part the words from the nearest name of somebody; infinite where a word is like none of any name. */
export function slipsToNames(words: readonly string[], { names }: Pick<RollItem, 'names'>): number {
  const typed = words.map(word => [...word])
  return Math.min(...names.map(({ text }) => slipsBetween(typed, foldWords(text).split(' '))))
}

function slipsBetween(typed: readonly (readonly string[])[], words: readonly string[]): number {
  const name = words.map(word => [...word])
  const each = typed.map(word => {
    const most = slipsIn(word)
    const apart = Math.min(...name.map(other => lettersApart(word, other, most)))
    return apart > most ? Number.POSITIVE_INFINITY : apart
  })
  return each.reduce((sum, apart) => sum + apart, 0)
}
