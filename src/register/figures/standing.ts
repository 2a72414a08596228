import { MISSING, type Missing, type MissingCounts } from './counts.ts'
import type { Period } from './figures.ts'

/**
 * How it stands with one party, one indicator and one period, and how many parties stand how. Parties are counted, each
 * once; no value is added to another. Nobody is said to have reported nothing before the days of grace are over, nor
 * whoever reported by other periods, nor whoever was not asked.
 */

/** What a statement says of an indicator in a period. */
export interface Cells {
  readonly given: number
  readonly missing: MissingCounts
}

/** What a party said last of an indicator in a period. */
export interface Told extends Period {
  readonly cells: Cells
}

/**
 * `given`     each cell has a value
 * `in-part`   some have one, and the others a reason
 * a code      no cell has a value, and each this reason; or nothing is said, and that is due or not due
 * `several`   no cell has a value, for several reasons
 * `elsewhere` it is answered for another period that overlaps this one
 */
export const STANDINGS = ['given', 'in-part', ...MISSING, 'several', 'elsewhere'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf({ given, missing }: Cells): Standing {
  const codes = MISSING.filter(code => missing[code] !== undefined)
  if (given > 0) return codes.length === 0 ? 'given' : 'in-part'
  return codes.length === 1 ? codes[0]! : 'several'
}

const hasGiven = (standing: Standing) => standing === 'given' || standing === 'in-part'

/**
 * `told` is by the keys of periods. `last` is the last day in which nobody is late, null for whom nothing was asked.
 * Null where there is nothing to tell.
 */
export function standingOn(
  told: ReadonlyMap<string, Told>,
  period: Period,
  last: string | null,
  day: string,
): { readonly standing: Standing; readonly told: Told | null } | null {
  const same = told.get(periodKey(period))
  if (same !== undefined) return { standing: standingOf(same.cells), told: same }
  if (last === null) return null
  if (told.values().some(one => overlap(one, period))) return { standing: 'elsewhere', told: null }
  return { standing: day > last ? 'not-reported' : 'not-due', told: null }
}

export const overlap = (a: Period, b: Period) => a.from <= b.until && b.from <= a.until

export const periodKey = ({ from, until }: Period) => `${from} ${until}`

/** Where nothing was said, one of these follows from dates and rules; else it is the reason that the party gave. */
export const COMPUTED = ['not-due', 'not-reported'] as const satisfies readonly Missing[]
type Computed = (typeof COMPUTED)[number]

export interface StandingCounts {
  /** Parties that were asked. */
  asked: number
  /** How many of those stand how. */
  readonly of: Record<Standing, number>
  /** How many of these have said nothing. */
  readonly silent: Record<Computed, number>
  /** Of parties that were not asked: those that gave a value, and those that gave a reason, other than that. */
  unaskedGiven: number
  unaskedMissing: number
  /** Cells of all that was said, asked for or not. */
  readonly cells: Record<'given' | Missing, number>
}

export function noStandings(): StandingCounts {
  return {
    asked: 0,
    of: Object.fromEntries(STANDINGS.map(one => [one, 0])) as Record<Standing, number>,
    silent: { 'not-due': 0, 'not-reported': 0 },
    unaskedGiven: 0,
    unaskedMissing: 0,
    cells: Object.fromEntries(['given', ...MISSING].map(one => [one, 0])) as Record<
      'given' | Missing,
      number
    >,
  }
}

/** Counts one party. */
export function count(counts: StandingCounts, found: ReturnType<typeof standingOn>, isAsked: boolean): void {
  if (isAsked) counts.asked++
  if (found === null) return
  const { standing, told } = found
  if (isAsked) counts.of[standing]++
  else if (told !== null && hasGiven(standing)) counts.unaskedGiven++
  // Whoever was not asked and says so has answered nothing.
  else if (told !== null && standing !== 'not-asked') counts.unaskedMissing++
  if (told === null) {
    for (const one of COMPUTED) if (one === standing) counts.silent[one]++
    return
  }
  counts.cells.given += told.cells.given
  for (const code of MISSING) counts.cells[code] += told.cells.missing[code] ?? 0
}
