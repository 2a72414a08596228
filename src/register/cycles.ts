import { dayAfter, dayOf, laterBy, monthOf, monthsLater, parseTime } from '../core/time.ts'
import type { Cycle } from './clauses.ts'
import type { ExtensionsRow, InterruptionsRow } from './commitment-rows.ts'

/**
 * Windows of time: when one opens, when something in it is due, and how a day moves. What is known on a day is what
 * entries of that day and of earlier ones say: a later one changes nothing of what is said of it.
 */

export interface Window {
  readonly opens: string
  /** As the rules or the party set it, whatever moved it since. */
  readonly due: string
}

/** The windows that opened from `since` to `until`, both included, oldest first. `since` is where one's own begin. */
export function windowsOf(cycle: Cycle, since: string, until: string): Window[] {
  const first =
    cycle.by === 'calendar' ? cycle : { opens: laterBy(since, cycle.opens), due: laterBy(since, cycle.due) }
  const { months } = cycle
  const nth = (n: number): Window => ({
    opens: monthsLater(first.opens, n * (months ?? 0)),
    due: monthsLater(first.due, n * (months ?? 0)),
  })
  const skipped = months === undefined ? 0 : Math.floor((monthOf(since) - monthOf(first.opens)) / months)
  const all: Window[] = []
  for (let n = Math.max(0, skipped); ; n++) {
    const window = nth(n)
    if (window.opens > until) return all
    // Past the last day that can be written all windows are one.
    if (window.opens === all.at(-1)?.opens) return all
    if (window.opens >= since) all.push(window)
    if (months === undefined) return all
  }
}

/** What moves days, as it is known on a day: what the depositary gave to all, and what a shut door took from all. */
export interface Moves {
  readonly given: ExtensionsRow['extensions']
  /** Each day on which the door was shut, once, in their order, with the entry that says so first. */
  readonly shut: readonly Readonly<{ day: string; entry: number }>[]
}

export function movesOn(
  extensions: ExtensionsRow | undefined,
  interruptions: InterruptionsRow | undefined,
  day: string,
): Moves {
  const shut = new Map<string, number>()
  for (const one of interruptions?.interruptions ?? [])
    if (one.day <= day) for (const each of shutDays(one)) if (!shut.has(each)) shut.set(each, one.entry)
  return {
    given: (extensions?.extensions ?? []).filter(one => one.day <= day),
    shut: [...shut].map(([day, entry]) => ({ day, entry })).sort((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

/** The days of which some second fell into it. */
export function shutDays({ from, until }: Readonly<{ from: string; until: string }>): string[] {
  return daysBetween(dayOf(parseTime(from)), dayOf(parseTime(until) - 1))
}

/**
 * How the days of one window move. Days that were given are added first. Then each day on which the door was shut, from
 * the one on which the window opened on, counts for none: the last day moves by one, and so may reach the next such day.
 */
export class Timetable {
  readonly #due: string
  readonly #given: Moves['given']
  readonly #shut: Moves['shut']
  /** The place of the first of these days that counts. */
  readonly #from: number
  readonly #known = new Map<number, Moved>()

  /** `clause` is null for a day that a party set itself. */
  constructor({ opens, due }: Window, clause: string | null, moves: Moves) {
    this.#due = due
    this.#given = moves.given.filter(
      it => it.from <= due && due <= it.until && (it.clause === null || it.clause === clause),
    )
    this.#shut = moves.shut
    this.#from = firstFrom(moves.shut, opens)
  }

  /** The last of so many days after the due day. */
  last(days = 0): string {
    return this.#moved(days).last
  }

  /** The entries that moved it, in their order. */
  movedBy(days = 0): number[] {
    return [...new Set(this.#moved(days).by)].sort((a, b) => a - b)
  }

  #moved(days: number): Moved {
    const known = this.#known.get(days)
    if (known !== undefined) return known
    const given = laterBy(
      this.#due,
      this.#given.reduce((sum, one) => sum + one.days, days),
    )
    const { last, by } = pastShut(given, this.#shut, this.#from)
    const moved = { last, by: [...this.#given.map(({ entry }) => entry), ...by] }
    this.#known.set(days, moved)
    return moved
  }
}

interface Moved {
  readonly last: string
  readonly by: readonly number[]
}

/** The day so many days after another, where each day on which the door was shut counts for none. */
export function openDaysLater(day: string, days: number, { shut }: Moves): string {
  return pastShut(laterBy(day, days), shut, firstFrom(shut, day)).last
}

/** Later by a day for each shut day from the one at `from` on that it reaches, with the entries of these. */
function pastShut(day: string, shut: Moves['shut'], from: number): Moved {
  let last = day
  const by: number[] = []
  for (let i = from; i < shut.length && shut[i]!.day <= last; i++) {
    last = laterBy(last, 1)
    by.push(shut[i]!.entry)
  }
  return { last, by }
}

/** By halves: a party has many windows, and a log of decades many such days. */
function firstFrom(shut: Moves['shut'], day: string): number {
  let [low, high] = [0, shut.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (shut[middle]!.day < day) low = middle + 1
    else high = middle
  }
  return low
}

function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day)
  return days
}
