import { KINDS, type Kind, MANDATES, type Mandate } from '../../register/kinds.ts'
import { ENDINGS, type Ended, type RollPage, type RollQuery } from '../../register/roll.ts'
import type { RollTally } from '../../register/tally.ts'
import { rowsIn } from '../../register/tally.ts'
import { type Asked, say } from '../kit/kit.ts'

/**
 * How many stand on a roll, by what it can be narrowed to. As it stands now that is exact, from its tally. An earlier
 * day has no tally: there each number is a search of its own, so a long roll shows none.
 */
export interface Facets {
  /** Without numbers on an earlier day of a long roll; countries and mandates on any earlier day. */
  readonly kinds: readonly Facet<Kind>[]
  readonly countries: readonly Facet<string | null>[]
  readonly mandates: readonly Facet<Mandate['level'] | null>[]
  readonly endings: readonly Facet<Ended['how']>[]
  /** Null on an earlier day. */
  readonly now: RollTally | null
}

interface Facet<T> {
  readonly of: T
  readonly rows: Count | null
}

export type Count = Pick<RollPage, 'total' | 'more'>

/** How many stand there, capped ones as "more than". */
export function shownTotal({ lang }: Asked, { total, more }: Count): string {
  return say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })
}

/** Rows past which an earlier day is not counted by kind. */
const LONG = 5_000

/** Whether a day's numbers are worth a search each. */
export function isCounted({ at }: RollQuery, tally: RollTally): boolean {
  return at === undefined || tally.total <= LONG
}

export async function facetsOf({ site }: Asked, query: RollQuery): Promise<Facets> {
  const { store } = site.log
  const { call, at } = query
  const tally = await store.rollTally(call)
  const counted = isCounted(query, tally)
  const count = async (narrowed: Partial<RollQuery>): Promise<Count> =>
    store.roll({ call, at, limit: 1, ...narrowed })
  const [endings, kindsThen] = await Promise.all([
    Promise.all(ENDINGS.map(async of => ({ of, rows: counted ? await count({ status: of }) : null }))),
    Promise.all(
      at === undefined
        ? []
        : KINDS.map(async of => ({ of, rows: counted ? await count({ kind: of }) : null })),
    ),
  ])
  const isThere = ({ rows }: { rows: Count | null }) => rows === null || rows.total > 0
  const exact = (total: number): Count | null => (at === undefined ? { total, more: false } : null)
  return {
    kinds:
      at === undefined
        ? [...Map.groupBy(tally.places, ({ kind }) => kind)].map(([of, lines]) => ({
            of,
            rows: exact(rowsIn(lines)),
          }))
        : kindsThen.filter(isThere),
    countries: [...Map.groupBy(tally.places, ({ country }) => country)].map(([of, lines]) => ({
      of,
      rows: exact(rowsIn(lines)),
    })),
    mandates: mandatesOf(tally).map(({ of, rows }) => ({ of, rows: exact(rows) })),
    endings: endings.filter(isThere),
    now: at === undefined ? tally : null,
  }
}

function mandatesOf({ mandates }: RollTally): RollTally['mandates'] {
  return [...MANDATES, null].flatMap(level => mandates.filter(({ of }) => of === level))
}
