import { dayBefore, laterBy } from '../core/time.ts'
import { bindingOn, lastYes } from './binding-policy.ts'
import {
  type Clause,
  classDigest,
  clauseDigest,
  type RemovalRule,
  removalDigest,
  type Step,
  stepsAfter,
} from './clauses.ts'
import type { ClassesRow, ScheduleRow } from './commitment-rows.ts'
import { type Moves, openDaysLater, Timetable, type Window, windowsOf } from './cycles.ts'
import type { Policy } from './policy.ts'
import type { CallRow, PartyRow, SignatureRow } from './rows.ts'

/**
 * What the clauses of a call ask of a party on a day, and what became of it. Nothing of this is stored: it follows from
 * entries of that day and of earlier ones, so what is said of a day stays so for ever.
 *
 * A clause asks only whom it binds: by the policy that binds the party, since the first day on which that very clause
 * has bound it without a break, of the kinds and classes that it names. A window that opened before asks for nothing.
 */

/** What is known of one party on one call. */
export interface Known {
  readonly party: Pick<PartyRow, 'versions' | 'ended'>
  readonly signature: Pick<SignatureRow, 'events'> | undefined
  readonly classes: ClassesRow | undefined
  readonly schedule: ScheduleRow | undefined
}

export interface Asked {
  readonly clause: Clause
  /** As the rules set it; a report names this day. */
  readonly due: string
  readonly opens: string
  /** The first day since which this very clause has bound its party and been meant for it. */
  readonly since: string
  /** Where the due day lies now, and the last day in which nobody is late. */
  readonly moved: string
  readonly last: string
  /** From which its days run anew, as its party took back what had met it; null where they run from the due day. */
  readonly anew: string | null
  /** The entries by which they moved. */
  readonly movedBy: readonly number[]
  readonly state: 'open' | 'due' | 'met' | 'overdue'
  /** The day on which it was done, and, of a report, the entry. */
  readonly met: Readonly<{ day: string; entry: number | null; late: boolean }> | null
  /** The steps that it has come to, or had come to when it was done, in their order, each with its first day. */
  readonly steps: readonly Reached[]
}

export interface Reached {
  readonly name: Step
  readonly since: string
}

/** Of a policy what clauses go by. */
export type Terms = Readonly<{ clauses?: Policy['clauses']; classes?: Policy['classes'] }>

/** All that the policy that binds it asks of the party on this day, clause by clause, oldest window first. */
export function askedOn(
  known: Known,
  call: Pick<CallRow, 'policies'>,
  terms: Terms,
  moves: Moves,
  day: string,
): Asked[] {
  return (terms.clauses ?? []).flatMap(clause => {
    const since = askedSince(known, call, clause, terms, day)
    if (since === null) return []
    const reports = (known.schedule?.reports ?? []).filter(one => one.clause === clause.id && one.day <= day)
    const done = (window: Window): Done =>
      'report' in clause.asks ? reported(reports, window) : undertaken(known, clause.asks, window, day)
    return windowsOf(clause.cycle, since, day).map(window => ({
      ...judged(clause, window, done(window), moves, day),
      since,
    }))
  })
}

/** The first day since which this very clause has bound the party and been meant for it; null where it is not. */
export function askedSince(
  { party, signature, classes }: Known,
  call: Pick<CallRow, 'policies'>,
  clause: Clause,
  terms: Terms,
  day: string,
): string | null {
  if (signature === undefined || (party.ended !== undefined && party.ended.day <= day)) return null
  const days = [
    boundSince(signature, call, ({ clauses }) => clauses?.includes(clauseDigest(clause)) ?? false, day),
    kindSince(party, clause, day),
    classSince(classes, clause, terms, day),
  ]
  return days.includes(null) ? null : (days as string[]).sort().at(-1)!
}

type InForce = CallRow['policies'][number]

/** The first of the unbroken run of days on which policies that have something bind the party by their clauses. */
function boundSince(
  signature: Pick<SignatureRow, 'events'>,
  call: Pick<CallRow, 'policies'>,
  has: (policy: InForce) => boolean,
  day: string,
): string | null {
  const named = (policy: string | undefined) => call.policies.find(one => one.policy === policy)
  const binds = (on: string) => {
    const yes = lastYes(signature.events.filter(event => event.day <= on))
    const binding = bindingOn(signature, call, on)
    const bound = named(binding?.policy)
    // By notice clauses follow clauses alone: whoever said yes to rules without any is asked for nothing by one.
    return named(yes?.policy)?.clauses !== undefined && bound !== undefined && has(bound) ? binding : null
  }
  let since = binds(day)?.from
  if (since === undefined) return null
  for (let before = binds(dayBefore(since)); before !== null; before = binds(dayBefore(since)))
    since = before.from
  // Whoever was out can have done nothing, also where it has signed anew since.
  const back = signature.events.findLast(event => event.what === 'restored' && event.day <= day)?.day ?? since
  return [since, back].sort()[1]!
}

const ALWAYS = '0000-01-01'

function kindSince({ versions }: Known['party'], { of: { kinds } }: Clause, day: string): string | null {
  if (kinds === undefined) return ALWAYS
  let since: string | null = null
  for (const { from, kind } of kindsSince(versions))
    if (from <= day) since = kinds.includes(kind) ? (since ?? from) : null
  return since
}

/**
 * A change counts from the day after its entry, as a class does, and of several of one day the last: a slip that is mended
 * at once changes nothing.
 */
export function kindsSince(versions: Known['party']['versions']) {
  return versions.flatMap(({ from, kind }, i) => {
    const isLast = versions[i + 1]?.from !== from
    return isLast ? [{ from: i === 0 || versions[0]!.from === from ? from : laterBy(from, 1), kind }] : []
  })
}

/**
 * A class is the depositary's word alone, so it counts from the day after its entry: a window that opens on that very day
 * asks for nothing by it. One that follows another without a break goes on with it. It counts by the very words that the
 * binding policy has for it, and by no others.
 */
function classSince(
  row: ClassesRow | undefined,
  { of: { classes } }: Clause,
  terms: Terms,
  day: string,
): string | null {
  if (classes === undefined) return ALWAYS
  const described = (terms.classes ?? []).filter(one => classes.includes(one.id)).map(classDigest)
  const held = (row?.classes ?? [])
    .filter(it => described.includes(it.words))
    .map(it => ({ from: laterBy(it.day, 1), ended: it.ended?.day ?? null }))
  const holding = (on: string) =>
    held.filter(({ from, ended }) => from <= on && (ended === null || ended > on)).map(({ from }) => from)
  let since = holding(day).sort()[0] ?? null
  for (let before = since; before !== null; before = holding(dayBefore(before)).sort()[0] ?? null)
    since = before
  return since
}

function judged(clause: Clause, window: Window, done: Done, moves: Moves, day: string): Omit<Asked, 'since'> {
  const timetable = new Timetable(done, clause.id, moves)
  const last = timetable.last(clause.grace)
  const anew = done.due === window.due ? null : done.due
  const moved = timetable.last()
  const met = done.met === null ? null : { ...done.met, late: done.met.day > last }
  const until = met?.day ?? day
  const steps = stepsOf(clause, timetable).filter(({ since }) => since <= until)
  const state = met !== null ? 'met' : day < moved ? 'open' : day <= last ? 'due' : 'overdue'
  const movedBy = timetable.movedBy(clause.grace)
  return { clause, opens: window.opens, due: window.due, moved, last, anew, movedBy, state, met, steps }
}

/** The first day of each step to which this window leads if nothing is done. */
export function stepsOf(clause: Clause, timetable: Timetable): Reached[] {
  return stepsAfter(clause).map(({ name, days }) => ({ name, since: laterBy(timetable.last(days), 1) }))
}

/** What became of a window, and between which days it counts. */
interface Done extends Window {
  readonly met: Readonly<{ day: string; entry: number | null }> | null
}

/**
 * A report answers the window that it names and each before it. One from before this window opened answers it not: it
 * was about another clause of the same id, or another signature.
 */
function reported(reports: ScheduleRow['reports'], window: Window): Done {
  const filed = reports.find(one => one.due >= window.due && one.day >= window.opens)
  return { ...window, met: filed === undefined ? null : { day: filed.day, entry: filed.entry } }
}

/**
 * It is done on a day on which so many stand. It may come undone: then the days of whoever takes back what it had taken
 * on run anew, from that day.
 */
function undertaken(
  { schedule }: Known,
  asks: Extract<Clause['asks'], { commitments: number }>,
  { opens, due }: Window,
  day: string,
): Done {
  const turns = turnsOf(schedule, asks.under, day)
  let standing = 0
  let met: string | null = null
  let window: Window = { opens, due }
  for (const on of [...turns.keys()].sort()) {
    standing += turns.get(on)!
    if (standing >= asks.commitments) met ??= on
    else if (met !== null) {
      met = null
      window = on > due ? { opens: on, due: on } : { opens, due }
    }
  }
  return { ...window, met: met === null ? null : { day: met, entry: null } }
}

/** By how many the commitments that count grow or shrink on each day, up to this one. */
function turnsOf(
  schedule: ScheduleRow | undefined,
  under: readonly string[] | undefined,
  day: string,
): Map<string, number> {
  const turns = new Map<string, number>()
  const turn = (on: string, by: number) => turns.set(on, (turns.get(on) ?? 0) + by)
  for (const { versions, ended } of schedule?.commitments ?? []) {
    let counted = 0
    for (const [i, version] of versions.entries()) {
      if (version.day > day) break
      // Of several of one day the last counts.
      if (versions[i + 1]?.day === version.day) continue
      const counts = under === undefined || under.includes(version.principle) ? 1 : 0
      if (counts !== counted) turn(version.day, counts - counted)
      counted = counts
    }
    if (ended !== null && ended.day <= day) turn(ended.day, -counted)
  }
  return turns
}

/**
 * The entries of the commitments that met a clause on this day: of those that stood then the first so many, as nobody
 * needs more. Each by the entry since which it counts without a break.
 */
export function entriesMeeting(
  commitments: ScheduleRow['commitments'],
  { commitments: most, under }: Extract<Clause['asks'], { commitments: number }>,
  day: string,
): number[] {
  const counts = (principle: string) => under === undefined || under.includes(principle)
  const standing = commitments.flatMap(({ versions, ended }) => {
    if (ended !== null && ended.day <= day) return []
    const known = versions.filter(one => one.day <= day)
    const first = known.findLastIndex(one => !counts(one.principle)) + 1
    return known[first]?.entry ?? []
  })
  return [...new Set(standing.sort((a, b) => a - b).slice(0, most))]
}

/** The gravest step that a party has come to on this day by what is still undone. Null while it has come to none. */
export function stepOn(asked: readonly Asked[]): Reached | null {
  const undone = asked.filter(({ state }) => state === 'overdue').flatMap(({ steps }) => steps)
  const earliest = (name: Step) =>
    undone
      .filter(one => one.name === name)
      .reduce<Reached | null>((first, one) => (first === null || one.since < first.since ? one : first), null)
  return earliest('inactive') ?? earliest('silent')
}

/** The last day on which a party did what it had been silent about; null where it is silent, or never was. */
export function backSince(asked: readonly Asked[]): string | null {
  if (stepOn(asked) !== null) return null
  const days = asked.flatMap(({ met, steps }) => (met !== null && steps.length > 0 ? met.day : []))
  return days.sort().at(-1) ?? null
}

/** A rule that lets the depositary remove a signature once a step has lasted so long. */
export type Removing = RemovalRule & Required<Pick<RemovalRule, 'after'>>

export const followsStep = (rule: RemovalRule): rule is Removing => rule.after !== undefined

/** Since when this very rule binds the party without a break, on a day on which it does. */
export function removalSince(
  signature: Pick<SignatureRow, 'events'>,
  call: Pick<CallRow, 'policies'>,
  rule: Removing,
  day: string,
): string {
  return boundSince(signature, call, ({ removals }) => removals?.includes(removalDigest(rule)) ?? false, day)!
}

/**
 * The day from which on a window that nobody has answered lets it; null while it has not come to that step. Days count
 * from the step, and not before the rule bound the party: else rules that came by notice could remove on their first day
 * for a silence of before.
 */
export function removableFrom(
  { clause, state, steps }: Asked,
  { after }: Removing,
  bound: string,
  moves: Moves,
): string | null {
  if (clause.id !== after.clause || state !== 'overdue') return null
  const step = steps.find(({ name }) => name === after.step)
  return step === undefined ? null : removalDay(step.since, after.days, bound, moves)
}

/** The same of a step that has a day, come or to come. */
export function removalDay(step: string, days: number, bound: string, moves: Moves): string {
  return openDaysLater(step > bound ? step : bound, days, moves)
}
