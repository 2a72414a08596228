import type { Asked, Known } from '../../register/asked.ts'
import { type Moves, movesOn, Timetable } from '../../register/cycles.ts'
import { type CallRules, dutiesOn } from '../../register/duties.ts'
import type { PartyRow } from '../../register/rows.ts'
import { toCome } from '../../register/to-come.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Store } from '../../store/store.ts'
import { readRules } from './duties.ts'
import { signatoriesOf } from './rows-of-all.ts'

/** What moving dates would mean, if it were recorded today: whose days move, from which to which. It is for all, or none. */

export interface Moved {
  /** A clause; null for a day that the party set itself, of this commitment. */
  readonly clause: string | null
  readonly commitment: string | null
  /** Whose commitment it is: another's where it takes part in it. */
  readonly lead: string | null
  /** Where the due day stays, and the last day that follows from it moves. */
  readonly follows?: true
  readonly from: string
  readonly to: string
}

export interface PartyMoved {
  readonly id: string
  readonly party: PartyRow
  readonly moved: readonly Moved[]
}

/** Of a clause whose dates are counted from signatures: each has its own, so two days may take in some and not others. */
export interface Covered {
  readonly clause: string
  /** Those of whom it waits for something in a period that has opened, and how many of them the two days take in. */
  readonly of: number
  readonly moves: number
  /** Two days that take in all of them. */
  readonly from: string
  readonly until: string
}

/** Of a date that moved before: the day that was set, by which two days take it in, and where it lies now. */
export interface MovedBefore {
  /** Null for days that organisations set themselves. */
  readonly clause: string | null
  readonly set: string
  readonly now: string
  /** Organisations. */
  readonly count: number
  /** Whether days on which the service was shut moved it. */
  readonly isShut: boolean
}

interface ExtensionMeans {
  readonly moved: readonly PartyMoved[]
  /** Of each clause of which it moves a date, by their ids. */
  readonly covers: readonly Covered[]
  /** Those who set themselves days that wait, and how many of them the two days take in; null where they take in none. */
  readonly own: Omit<Covered, 'clause'> | null
  /** Those of whom any day waits for something. */
  readonly of: number
  /** Of what it moves: what had moved already. */
  readonly again: readonly MovedBefore[]
  /** What lies between the two days now, and was set outside of them: that does not move. */
  readonly passed: readonly MovedBefore[]
}

/** Those of whom a day moves, in the order of their ids, and of how many. What was done already does not move. */
export async function extensionMeans(
  store: Store,
  call: string,
  body: BodyOf<'cycle/extended'>,
  today: string,
): Promise<ExtensionMeans> {
  const rules = (await readRules(store, call))!
  const supposed = { ...body, entry: Number.MAX_SAFE_INTEGER, day: today }
  const extensions = {
    since: supposed.entry,
    extensions: [...(rules.extensions?.extensions ?? []), supposed],
  }
  const before = movesOn(rules.extensions, rules.interruptions, today)
  const after = movesOn(extensions, rules.interruptions, today)
  const all: PartyMoved[] = []
  const own = new Map<string, string[][]>()
  const selfSet: string[][] = []
  const movedBefore = new MovedDays()
  let of = 0
  for await (const known of signatoriesOf(store, call)) {
    const { id, party } = known
    const was = daysBy(known, rules, today, before).days
    if (was.size > 0) of++
    if ([...was.values()].some(one => one.day !== one.set)) {
      const unshut = daysBy(known, rules, today, { ...before, shut: [] }).days
      for (const [name, one] of was) movedBefore.add(id, one, unshut.get(name)?.day !== one.day)
    }
    for (const [clause, day] of latestOwn([...was.values()]))
      own.set(clause, [...(own.get(clause) ?? []), [day]])
    const ofItsOwn = [...was.values()].filter(({ clause }) => clause === null)
    if (ofItsOwn.length > 0) selfSet.push(ofItsOwn.map(({ set }) => set))
    // Of most parties nothing falls between the two days.
    if (![...was.values()].some(({ set }) => body.from <= set && set <= body.until)) continue
    const moved = movedOf(known, rules, { before, after, today })
    if (moved.length > 0) all.push({ id, party, moved })
  }
  // Days that were set beside the clauses move with those of all clauses, and never with those of one.
  const ownCovered = body.clause === null ? coverOf(body, selfSet) : null
  const isWithin = (day: string) => body.from <= day && day <= body.until
  const meant = movedBefore.all.filter(one => body.clause === null || one.clause === body.clause)
  return {
    ...{ moved: all, covers: coveredBy(body, own), own: ownCovered, of },
    again: meant.filter(({ set }) => isWithin(set)),
    passed: meant.filter(({ set, now }) => !isWithin(set) && isWithin(now)),
  }
}

/** What waits on days that moved, as they lie today: shown where somebody says which days move. */
export async function movedDays(store: Store, call: string, today: string): Promise<MovedBefore[]> {
  const rules = (await readRules(store, call))!
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  const found = new MovedDays(true)
  for await (const known of signatoriesOf(store, call))
    for (const one of daysBy(known, rules, today, moves).days.values()) found.add(known.id, one, false)
  return found.all
}

/** Of how many organisations which day moved to which. */
class MovedDays {
  readonly #found = new Map<string, Omit<MovedBefore, 'count'> & { readonly ids: Set<string> }>()
  readonly #isAll: boolean

  /** `isAll`: also those that did not move. */
  constructor(isAll = false) {
    this.#isAll = isAll
  }

  add(id: string, { clause, set, day }: Day, isShut: boolean): void {
    if (set === day && !this.#isAll) return
    const name = `${set} ${clause ?? ''} ${day} ${isShut}`
    this.#found
      .getOrInsertComputed(name, () => ({ clause, set, now: day, isShut, ids: new Set() }))
      .ids.add(id)
  }

  /** By the days that were set. */
  get all(): MovedBefore[] {
    return [...this.#found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { ids, ...one }]) => ({ ...one, count: ids.size }))
  }
}

/** Those of whom an interruption moves a day, once it is recorded. Its days count for none, whatever falls due then. */
export async function interruptionMeans(
  store: Store,
  call: string,
  body: BodyOf<'service/interrupted'>,
  today: string,
): Promise<PartyMoved[]> {
  const rules = (await readRules(store, call))!
  const { extensions, interruptions } = rules
  const supposed = { ...body, entry: Number.MAX_SAFE_INTEGER, day: today }
  const told = {
    since: supposed.entry,
    interruptions: [...(interruptions?.interruptions ?? []), supposed],
  }
  const before = movesOn(extensions, interruptions, today)
  const after = movesOn(extensions, told, today)
  const all: PartyMoved[] = []
  for await (const known of signatoriesOf(store, call)) {
    const { id, party } = known
    const moved = movedOf(known, rules, { before, after, today })
    if (moved.length > 0) all.push({ id, party, moved })
  }
  return all
}

/** What is known on a day of how days move, without what moves them more and with it. */
interface MovesMore {
  readonly before: Moves
  readonly after: Moves
  readonly today: string
}

/** How one entry moved days, as of its own day: what officers read, and those whose days moved. */
export function movesBy({ extensions, interruptions }: CallRules, entry: number): MovesMore {
  const [given, shut] = [extensions?.extensions ?? [], interruptions?.interruptions ?? []]
  const { day: today } = [...given, ...shut].find(one => one.entry === entry)!
  const upTo = (last: number) =>
    movesOn(
      { since: last, extensions: given.filter(one => one.entry <= last) },
      { since: last, interruptions: shut.filter(one => one.entry <= last) },
      today,
    )
  return { before: upTo(entry - 1), after: upTo(entry), today }
}

/** Of how many an entry moved dates, and of how many something was to come, as both stood on its own day. */
export async function movedByEntry(
  store: Store,
  call: string,
  entry: number,
): Promise<{ readonly count: number; readonly of: number }> {
  const rules = (await readRules(store, call))!
  const moves = movesBy(rules, entry)
  let [count, of] = [0, 0]
  for await (const known of signatoriesOf(store, call)) {
    if (daysBy(known, rules, moves.today, moves.before).days.size === 0) continue
    of++
    if (movedOf(known, rules, moves).length > 0) count++
  }
  return { count, of }
}

/** Which days of one party move, and of days that stay what follows from them. */
export function movedOf(known: Known, rules: CallRules, { before, after, today }: MovesMore): Moved[] {
  const was = daysBy(known, rules, today, before)
  if (was.days.size === 0) return []
  const moved = movedBetween(was.days, daysBy(known, rules, today, after).days)
  // Days that shut after something was due move what follows from it: the last day, and the steps.
  const later = was.duties.asked.flatMap(one => {
    if (one.state === 'met' || moved.some(it => it.clause === one.clause.id && it.from === one.moved))
      return []
    const [from, to] = [before, after].map(moves => followsOn(one, moves)) as [string, string]
    return from === to
      ? []
      : [{ clause: one.clause.id, commitment: null, lead: null, follows: true as const, from, to }]
  })
  return [...moved, ...later]
}

function daysBy(known: Known, rules: CallRules, today: string, moves: Moves) {
  const duties = dutiesOn(known, rules, today, moves)
  const terms = duties.binding === null ? {} : rules.policies.get(duties.binding.policy)!
  return { duties, days: daysOf(duties, toCome(known, rules.call, terms, moves, today)) }
}

/** The last day that follows from a due day: of the gravest step, or of the grace. */
function followsOn({ clause, due, opens }: Asked, moves: Moves): string {
  const { grace, silent = 0, inactive = 0 } = clause
  return new Timetable({ opens, due }, clause.id, moves).last(grace + silent + inactive)
}

function movedBetween(was: ReadonlyMap<string, Day>, is: ReadonlyMap<string, Day>): Moved[] {
  return [...was].flatMap(([name, one]) => {
    const to = is.get(name)
    return to === undefined || to.day === one.day
      ? []
      : [{ clause: one.clause, commitment: one.commitment, lead: one.lead, from: one.day, to: to.day }]
  })
}

/** The newest period that waits for something by each clause that counts from signatures. */
function latestOwn(days: readonly Day[]): Map<string, string> {
  const latest = new Map<string, string>()
  for (const { clause, isOwn, set } of days)
    if (clause !== null && isOwn && set > (latest.get(clause) ?? '')) latest.set(clause, set)
  return latest
}

type Between = Pick<BodyOf<'cycle/extended'>, 'clause' | 'from' | 'until'>

function coveredBy(
  { clause, ...between }: Between,
  own: ReadonlyMap<string, readonly string[][]>,
): Covered[] {
  return [...own].flatMap(([id, days]) => {
    const cover = clause !== null && clause !== id ? null : coverOf(between, days)
    return cover === null ? [] : [{ clause: id, ...cover }]
  })
}

/** Of the days of each party; null where the two days take in none of them. */
function coverOf(
  { from, until }: Omit<Between, 'clause'>,
  parties: readonly string[][],
): Omit<Covered, 'clause'> | null {
  const moves = parties.filter(days => days.some(day => from <= day && day <= until)).length
  if (moves === 0) return null
  const [first, last] = [[...parties.flat(), from].sort()[0]!, [...parties.flat(), until].sort().at(-1)!]
  return { of: parties.length, moves, from: first, until: last }
}

/** `set` by the rules or the party, and where it lies now. */
type Day = Readonly<{
  clause: string | null
  commitment: string | null
  lead: string | null
  /** Whether it has opened, and is counted from the signature. */
  isOwn: boolean
  set: string
  day: string
}>

/** Each day that waits for something, by a name of its own that does not move. */
function daysOf(
  { asked, commitments }: ReturnType<typeof dutiesOn>,
  coming: ReturnType<typeof toCome>,
): Map<string, Day> {
  const days = new Map<string, Day>()
  for (const { clause, next } of coming)
    if (next !== null)
      days.set(`${clause.id} ${next.opens}`, {
        clause: clause.id,
        commitment: null,
        lead: null,
        isOwn: false,
        set: next.set,
        day: next.due,
      })
  for (const { clause, due, opens, moved, state } of asked)
    if (state === 'met') days.delete(`${clause.id} ${opens}`)
    else
      days.set(`${clause.id} ${opens}`, {
        clause: clause.id,
        commitment: null,
        lead: null,
        isOwn: clause.cycle.by === 'signature',
        set: due,
        day: moved,
      })
  for (const { commitment, status } of commitments)
    if (status.moved !== null && status.status !== 'closed' && status.status !== 'reported')
      days.set(`${commitment.party}/${commitment.id}`, {
        clause: null,
        commitment: commitment.id,
        lead: commitment.party,
        isOwn: false,
        set: status.due!,
        day: status.moved,
      })
  return days
}
