import { ENDINGS, type Ended, type RollPage, type RollQuery } from '../register/roll.ts'
import { KINDS, type Kind, MANDATES, type Mandate } from '../register/shapes.ts'
import type { RollTally } from '../register/tally.ts'
import type { Asked } from './asked.ts'

/**
 * How many stand on a roll, by what it can be narrowed to. As it stands now, exact, from its tally; on an earlier day,
 * asked kind by kind and counted up to a cap. Neither costs more for a longer roll.
 */
export interface Facets {
  readonly kinds: readonly Facet<Kind>[]
  /** Without numbers on an earlier day. */
  readonly countries: readonly Facet<string | null>[]
  readonly mandates: readonly Facet<Mandate['level'] | null>[]
  readonly endings: readonly Facet<Ended['how']>[]
  /** How many are of the roll's own, and how many name no country or no day; null on an earlier day. */
  readonly now: Now | null
}

export interface Facet<T> {
  readonly of: T
  readonly rows: Count | null
}

export type Count = Pick<RollPage, 'total' | 'more'>

export interface Now {
  readonly tally: RollTally
  readonly noCountry: number
  readonly noDay: number
}

export async function facetsOf({ site }: Asked, { call, at }: RollQuery): Promise<Facets> {
  const { store } = site.log
  const count = async (narrowed: Partial<RollQuery>): Promise<Count> =>
    store.roll({ call, at, limit: 1, ...narrowed })
  const [tally, endings, kindsThen] = await Promise.all([
    store.rollTally(call),
    Promise.all(ENDINGS.map(async of => ({ of, rows: await count({ status: of }) }))),
    Promise.all(at === undefined ? [] : KINDS.map(async of => ({ of, rows: await count({ kind: of }) }))),
  ])
  const exact = (total: number): Count | null => (at === undefined ? { total, more: false } : null)
  const sum = (lines: RollTally['places']) => lines.reduce((all, { rows }) => all + rows, 0)
  const byCountry = Map.groupBy(tally.places, ({ country }) => country)
  return {
    kinds:
      at === undefined
        ? [...Map.groupBy(tally.places, ({ kind }) => kind)].map(([of, lines]) => ({
            of,
            rows: exact(sum(lines)),
          }))
        : kindsThen.filter(({ rows }) => rows.total > 0),
    countries: [...byCountry].map(([of, lines]) => ({ of, rows: exact(sum(lines)) })),
    mandates: mandatesOf(tally).map(({ of, rows }) => ({ of, rows: exact(rows) })),
    endings: endings.filter(({ rows }) => rows.total > 0),
    now:
      at === undefined
        ? {
            tally,
            noCountry: sum(byCountry.get(null) ?? []),
            noDay: tally.days.find(({ of }) => of === null)?.rows ?? 0,
          }
        : null,
  }
}

function mandatesOf({ mandates }: RollTally): RollTally['mandates'] {
  return [...MANDATES, null].flatMap(level => mandates.filter(({ of }) => of === level))
}
