import { laterBy } from '../../core/time.ts'
import { MISSING, type Missing, type MissingCounts } from './counts.ts'
import { firstOpen, lengthOf, nextUntil } from './days.ts'
import type { FigureAnswer, Period } from './figures.ts'

/**
 * How it stands with one party, one indicator and one period, and how many parties stand how. Parties are counted, each
 * once; no value is added to another. Nobody is said to have reported nothing before the days of grace are over, nor
 * whoever answered for all of it by other periods, nor whoever was not asked.
 */

/** What a statement says of an indicator in a period. */
export interface Cells {
  readonly given: number
  readonly missing: MissingCounts
}

/** What a party said last of an indicator in a period, and the day of that entry. */
export interface Told extends Period {
  readonly cells: Cells
  readonly day: string
}

/**
 * `given`     each cell has a value
 * `in-part`   some have one, and the others a reason
 * a code      no cell has a value, and each this reason; or no reason of its own is given, and that is due or not due
 * `several`   no cell has a value, for several reasons
 * `elsewhere` it is answered for by other periods, all of it
 */
export const STANDINGS = ['given', 'in-part', ...MISSING, 'several', 'elsewhere'] as const
export type Standing = (typeof STANDINGS)[number]

const codesIn = ({ missing }: Cells) => MISSING.filter(code => missing[code] !== undefined)

/** No reason of a party's own, but what dates and rules say of whoever was asked: nobody chooses it. */
const OF_DATES: readonly Missing[] = ['not-asked', 'not-due', 'not-reported']

/** Whether a party gives this reason as its own. */
export const isOwnReason = (code: Missing): boolean => !OF_DATES.includes(code)

/** As it counts of a party for which this follows from dates and rules; null where it was not asked. */
export const countsAs = (code: Missing, follows: Follows | null): Missing | 'unknown' =>
  isOwnReason(code) ? code : (follows ?? code)

function standingOf(cells: Cells, follows: Follows | null): Standing | 'unknown' {
  if (cells.given > 0) return codesIn(cells).length === 0 ? 'given' : 'in-part'
  const codes = new Set(codesIn(cells).map(code => countsAs(code, follows)))
  return codes.size === 1 ? [...codes][0]! : 'several'
}

/** A value, or a reason of its own. */
export const isAnswered = (cells: Cells) => cells.given > 0 || codesIn(cells).some(isOwnReason)

/** The same of an answer in a file, which may say more than a statement counts: words, or where the answer stands. */
export const saysSomething = ({ cells, found, words }: FigureAnswer): boolean =>
  found !== null || words !== null || cells.some(one => 'value' in one || isOwnReason(one.missing))

/** It can keep its party from being missing in other periods: of days that were over when it was said. */
const isAnswer = ({ cells, day, until }: Told) => until <= day && isAnswered(cells)

/** Since when rules bind whoever was asked for a period, and the last day in which nobody is late. */
export interface Bound {
  readonly since: string
  readonly last: string
}

/**
 * Whether it was asked: `unknown` where an edition lists the indicator in its statement, and its file, which alone says
 * how it is counted and of whom, cannot be read. Then nobody is said to have been asked, and nobody not to have been.
 */
export type WasAsked = 'yes' | 'no' | 'unknown'

export interface AskedThen {
  readonly is: WasAsked
  /** By all windows that asked, or may have; null where none did. */
  readonly bound: Bound | null
}

/**
 * Whether answers for other periods leave no day open of which its party was to tell. Else two days of it, of which
 * somebody declines to speak, would answer for two half-years. Whoever reports by years of its own, each as long as
 * what is asked, owes none of the days whose year was not over while it could be told in time.
 */
function isElsewhere(told: Iterable<Told>, period: Period, bound: Bound): boolean {
  const others = [...told].filter(isAnswer)
  if (others.length === 0) return false
  const open = openIn(others, period, bound)
  if (open === null) return true
  const length = lengthOf(period)
  return others.some(
    one => laterBy(one.until, 1) === open && lengthOf(one) === length && nextUntil(one) > bound.last,
  )
}

/** The first day of which it owes an answer and has given none. */
function openIn(others: readonly Told[], { from, until }: Period, { since }: Bound): string | null {
  return firstOpen({ from: since > from ? since : from, until }, others)
}

/** A period that its party answered, and the last day of the one that follows and is as long. */
export interface OwnPeriod {
  readonly told: Told
  readonly nextUntil: string
}

/**
 * Of whoever is not reported, and answers by periods of another length than the one that is asked: the newest of these,
 * if the next as long has all days that are open, and was not over while there was time. It keeps nobody from being
 * missing, since five years that were told once would hide each half-year of the next five. But whoever reads that
 * nothing is reported has to know.
 */
export function ownPeriod(told: Iterable<Told>, period: Period, bound: Bound): OwnPeriod | null {
  const others = [...told].filter(isAnswer)
  const open = openIn(others, period, bound)
  if (open === null) return null
  const found = others
    .map(one => ({ told: one, nextUntil: nextUntil(one) }))
    .filter(
      ({ nextUntil, told }) =>
        laterBy(told.until, 1) <= open && nextUntil > bound.last && lengthOf(told) !== lengthOf(period),
    )
  return found.toSorted((a, b) => (a.told.until < b.told.until ? -1 : 1)).at(-1) ?? null
}

const hasGiven = (standing: Standing | 'unknown') => standing === 'given' || standing === 'in-part'

/**
 * `told` is by the keys of periods. `isSaid`: it is what the party says, and does not follow from dates and rules. Null
 * where there is nothing to tell.
 */
export function standingOn(
  told: ReadonlyMap<string, Told>,
  period: Period,
  asked: AskedThen,
  day: string,
): Found | null {
  const same = told.get(periodKey(period))
  const follows = followsOn(asked, day)
  if (same !== undefined) {
    const standing = standingOf(same.cells, follows)
    const isOwn =
      [...COMPUTED, 'unknown'].every(one => one !== standing) || codesIn(same.cells).join() === standing
    return { standing, told: same, isSaid: isOwn }
  }
  if (asked.bound === null || follows === null) return null
  const standing = isElsewhere(told.values(), period, asked.bound) ? 'elsewhere' : follows
  return { standing, told: null, isSaid: false }
}

interface Found {
  /** `unknown` where nothing is answered, and nobody knows whether it was asked. */
  readonly standing: Standing | 'unknown'
  readonly told: Told | null
  readonly isSaid: boolean
}

/** What dates and rules say of whoever answers nothing; null of whom nothing was asked. */
export type Follows = Computed | 'unknown'

export function followsOn({ bound, is }: AskedThen, day: string): Follows | null {
  if (bound === null) return null
  return is === 'unknown' ? is : day > bound.last ? 'not-reported' : 'not-due'
}

export const overlap = (a: Period, b: Period) => a.from <= b.until && b.from <= a.until

export const periodKey = ({ from, until }: Period) => `${from} ${until}`

/** One of these follows from dates and rules where nothing was said, or no reason of its own was given. */
export const COMPUTED = ['not-due', 'not-reported'] as const satisfies readonly Missing[]
type Computed = (typeof COMPUTED)[number]

export interface StandingCounts {
  /** Parties that were asked. */
  asked: number
  /** How many of those stand how. */
  readonly of: Record<Standing, number>
  /** Of how many this follows from dates and rules, and is not what they say. */
  readonly silent: Record<Computed, number>
  /** How many of these have said something else: no answer, and no silence either. */
  readonly other: Record<Computed, number>
  /** Of parties that were not asked: those that gave a value, and those that gave a reason, other than that. */
  unaskedGiven: number
  unaskedMissing: number
  /**
   * Parties of which it is not known whether they were asked; those of them that gave a value, and a reason of theirs.
   */
  readonly unknown: { asked: number; given: number; missing: number }
  /** Cells of all that was said, asked for or not. */
  readonly cells: Record<'given' | Missing, number>
}

export function noStandings(): StandingCounts {
  return {
    asked: 0,
    of: Object.fromEntries(STANDINGS.map(one => [one, 0])) as Record<Standing, number>,
    silent: { 'not-due': 0, 'not-reported': 0 },
    other: { 'not-due': 0, 'not-reported': 0 },
    unaskedGiven: 0,
    unaskedMissing: 0,
    unknown: { asked: 0, given: 0, missing: 0 },
    cells: Object.fromEntries(['given', ...MISSING].map(one => [one, 0])) as Record<
      'given' | Missing,
      number
    >,
  }
}

/** Counts one party. */
export function count(counts: StandingCounts, found: ReturnType<typeof standingOn>, asked: WasAsked): void {
  const isAsked = asked === 'yes'
  if (isAsked) counts.asked++
  if (asked === 'unknown') counts.unknown.asked++
  if (found === null) return
  const { isSaid, standing, told } = found
  const follows = isAsked && !isSaid ? COMPUTED.find(one => one === standing) : undefined
  if (follows !== undefined) {
    counts.silent[follows]++
    if (told !== null) counts.other[follows]++
  }
  if (asked === 'unknown') {
    if (told !== null && hasGiven(standing)) counts.unknown.given++
    else if (told !== null && standing !== 'unknown') counts.unknown.missing++
  } else if (isAsked) counts.of[standing as Standing]++
  else if (told !== null && hasGiven(standing)) counts.unaskedGiven++
  // Whoever was not asked and says so has answered nothing.
  else if (told !== null && standing !== 'not-asked') counts.unaskedMissing++
  if (told === null) return
  counts.cells.given += told.cells.given
  for (const code of MISSING) counts.cells[code] += told.cells.missing[code] ?? 0
}
