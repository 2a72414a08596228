import { parseEntry } from '../../core/entry.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes, type Json, type JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import type { Log } from '../../log/open.ts'
import { movesOn } from '../../register/cycles.ts'
import type { CallRules } from '../../register/duties.ts'
import { type RollTally, rowsIn } from '../../register/tally.ts'
import { inTurns, ownTurn } from '../../store/own-turn.ts'
import { readRules } from './duties.ts'
import { replacedIn, sortedInTurns } from './places.ts'
import { type RowsOfOne, rowsOfAll, rowsOfSome } from './rows-of-all.ts'
import { Interned, type Signatory, signatoryOn } from './signatories.ts'

/**
 * What is due of all parties of a call on a day: what the matrix, the pages of principles and the timeline are made of.
 * It follows from the register alone, is made at the first question, and is then kept up with the log: each new entry
 * names whom it is about, and those are read anew. Nobody else has to be, unless the rules or the days of all moved.
 */

export interface CallOnDay {
  readonly call: string
  readonly day: string
  /** Entries of the log that this speaks of: all of them, and none that came in later. */
  readonly size: number
  readonly rules: CallRules
  /** In the order of lists. */
  readonly signatories: readonly Signatory[]
  /**
   * Who left and had taken nothing on: in no list, as nothing of theirs stands, but counted for the days on which
   * something was asked of them.
   */
  readonly gone: readonly Signatory[]
}

interface Kept {
  now: Promise<Made>
  /** Null until it is made. */
  weight: number | null
  /** Made ready, and asked for by nobody yet. */
  readonly isAhead: boolean
}

interface Begun extends Pick<CallOnDay, 'call' | 'day' | 'size' | 'rules'> {
  readonly strings: Interned
}

interface Made {
  readonly told: CallOnDay
  /** What goes on to the next size: each is brought on once, since `on` replaces what is kept before it waits. */
  readonly byParty: Map<string, Signatory>
  readonly strings: Interned
  readonly weight: number
}

/** Each of them who ever signed; null of whom there is nothing to tell. */
type Read = Map<string, Signatory | null>

/** Parties that are judged in one turn of the event loop: a few milliseconds. */
const IN_ONE_TURN = 10
const ENTRIES_AT_ONCE = 50
/** Times that those are read again whom an entry named meanwhile: each reads fewer, and twice is enough as a rule. */
const MOST_TRIES = 20
/**
 * Commitments, what is asked, and parties that are kept, of all days together: about 250 bytes each, so 150 MB at the
 * very most, and as much for the one that is being made. A day that alone weighs more is refused, or whoever asks for it
 * could end a small server.
 */
const MOST_KEPT = 600_000
/** Of one signatory, beside its commitments. */
const WEIGHT_OF_ONE = 2
/** Of a call of which no day was asked for since the start, and nobody knows whether it is a large one. */
const UNKNOWN_WEIGHT = 100_000
/** The part that may still stand when a day that weighed too much is read again, which may take a minute. */
const FEWER = 0.9
/** Days of calls, whatever they weigh: anybody may ask for any day. */
const MOST_DAYS = 40

export class CallDuties {
  readonly #log: Pick<Log, 'store' | 'head'>
  readonly #most: number
  readonly #kept = new Map<string, Kept>()
  /** Days of calls that weighed too much once they were read, the last asked for last, and `signed` of that reading. */
  readonly #refused = new Map<string, number | undefined>()
  /** Who had signed a call and stood, by days, when the roll was last asked. */
  readonly #deeds = new Map<string, RollTally['deeds']>()
  /** Days that wait to be made, while another is. */
  readonly #waiting: { readonly day: string; readonly begin: () => void }[] = []
  #isMaking = false

  constructor(log: Pick<Log, 'store' | 'head'>, most = MOST_KEPT) {
    this.#log = log
    this.#most = most
  }

  /**
   * As the log stands now, at one size of it; undefined where there is no such call. Questions at the same time wait for
   * the same reading. Refuses `signatories_many`.
   */
  async on(call: string, day: string): Promise<CallOnDay | undefined> {
    return this.#on(call, day, false)
  }

  async #on(call: string, day: string, isAhead: boolean): Promise<CallOnDay | undefined> {
    const rules = this.#kept.has(`${call} ${day}`) ? null : await readRules(this.#log.store, call)
    if (rules === undefined) return undefined
    const name = `${call} ${day}`
    const make = () => this.#made(call, day)
    const before = this.#kept.get(name)
    const now = before === undefined ? make() : before.now.then(made => this.#caughtUp(made), make)
    const kept = { now, weight: before?.weight ?? null, isAhead }
    this.#kept.delete(name)
    this.#kept.set(name, kept)
    try {
      const { told, weight } = await now
      kept.weight = weight
      this.#forget()
      return told
    } catch (error) {
      if (this.#kept.get(name) === kept) this.#kept.delete(name)
      throw error
    }
  }

  /**
   * Parties and commitments that have to be read and judged for this day, as far as is known: whatever the day, all who
   * signed are read. None where it is made or being made, or known to be refused.
   */
  cost(call: string, day: string): number {
    const name = `${call} ${day}`
    const deeds = this.#deeds.get(call) ?? []
    const isRefused = this.#refused.has(name) || signedBy(deeds, day) > this.#most
    return isRefused || this.#kept.has(name) ? 0 : Math.max(this.weight(call), signedIn(deeds))
  }

  /** Of the heaviest day of a call that is kept; where none is, of those who have signed it, as far as is known. */
  weight(call: string): number {
    const isRefused = [...this.#refused.keys()].some(name => name.startsWith(`${call} `))
    const deeds = this.#deeds.get(call)
    const guessed = deeds === undefined ? UNKNOWN_WEIGHT : signedIn(deeds)
    return isRefused ? this.#most : (this.#expected(call) ?? guessed)
  }

  /** Makes it ready for those who will ask for it, if it fits beside what is kept. */
  prepare(call: string, day: string): void {
    if (this.#kept.has(`${call} ${day}`) || this.#heavy() + this.weight(call) > this.#most) return
    this.#on(call, day, true).catch(() => undefined)
  }

  #heavy(): number {
    return [...this.#kept.values()].reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  }

  /**
   * The oldest go first, and the latest day of all calls last, which everybody asks for: else whoever asks for past days,
   * of whatever call, would have today read anew each time. None goes that is not made yet, and none of the latest day for
   * what is to be made.
   */
  #forget(more = 0): void {
    const asked = [...this.#kept].flatMap(([name, { isAhead }]) => (isAhead ? [] : [dayIn(name)]))
    const latest = asked.sort().at(-1)
    const isLatest = (name: string) => dayIn(name) === latest
    const made = [...this.#kept].filter(([, one]) => one.weight !== null)
    let weight = this.#heavy() + more
    let days = made.length
    for (const [name, one] of made.sort(([a], [b]) => Number(isLatest(a)) - Number(isLatest(b)))) {
      if (weight <= this.#most && days <= MOST_DAYS) return
      if (more > 0 && isLatest(name)) return
      this.#kept.delete(name)
      weight -= one.weight!
      days--
    }
  }

  /**
   * One after the other: forty days that are asked for at once would each hold all their rows before any is weighed. Room
   * is made before each, as if it weighed what the heaviest of its call does. The latest day is made first, so that no
   * crowd of past ones holds up today.
   */
  async #made(call: string, day: string): Promise<Made> {
    await this.#requireFew(call, day)
    if (this.#isMaking) await new Promise<void>(begin => this.#waiting.push({ day, begin }))
    this.#isMaking = true
    try {
      // It may have waited for minutes.
      const signed = await this.#requireFew(call, day)
      this.#forget(this.#expected(call) ?? 0)
      return await this.#madeNow(call, day, signed)
    } finally {
      const next = this.#waiting.sort((a, b) => (a.day < b.day ? -1 : 1)).pop()
      if (next === undefined) this.#isMaking = false
      else next.begin()
    }
  }

  /** Undefined where no day of it is kept. */
  #expected(call: string): number | undefined {
    const days = [...this.#kept].filter(([name]) => name.startsWith(`${call} `))
    const weights = days.flatMap(([, { weight }]) => weight ?? [])
    return weights.length === 0 ? undefined : Math.max(...weights)
  }

  /** `signed` is what `#requireFew` told. */
  async #madeNow(call: string, day: string, signed: number | undefined): Promise<Made> {
    const { store } = this.#log
    for (;;) {
      // Before the rows: what comes in meanwhile is read again.
      const size = this.#log.head()?.size ?? 0
      const rules = (await readRules(store, call))!
      const begun = { call, day, size, rules, strings: new Interned() }
      const byParty = new Map<string, Signatory>()
      let weight = 0
      for await (const some of rowsOfAll(store, call)) {
        const found = (await judged(begun, some)).flatMap(([, one]) => one ?? [])
        for (const one of found) byParty.set(one.party, one)
        weight += weightOf(found)
        if (weight > this.#most) this.#refuse(call, day, signed)
      }
      const later = await this.#whole(begun, null)
      if (later === undefined)
        throw new Refusal('rate_limited', `The log grew each of ${MOST_TRIES} times while it was counted.`)
      if (later !== 'rules moved') return inOrder({ ...begun, size: later.size }, byParty, later.read)
    }
  }

  /**
   * Nobody waits until so many are read, where the roll can say it. What those who have signed and stand weigh; undefined
   * while the roll is behind.
   */
  async #requireFew(call: string, day: string): Promise<number | undefined> {
    const tally = await this.#log.store.rollTally(call).catch(onlyIfRefused)
    if (tally !== undefined) {
      // Of whom it copied from lists nothing is told here.
      this.#deeds.set(call, tally.deeds)
      this.#tryAgain(call, signedIn(tally.deeds))
    }
    // While the roll is behind, what it said last: by that nothing is paid for either.
    if (signedBy(this.#deeds.get(call) ?? [], day) > this.#most) throw tooMany(call)
    const name = `${call} ${day}`
    if (this.#refused.has(name)) this.#refuse(call, day, this.#refused.get(name))
    return tally && signedIn(tally.deeds)
  }

  /**
   * A day is not refused any more once clearly fewer stand than did then, or, where that was not known, once it is known how
   * many do: a flood of signatures may have been struck out.
   */
  #tryAgain(call: string, signed: number): void {
    for (const [name, before] of this.#refused)
      if (name.startsWith(`${call} `) && (before === undefined || signed < FEWER * before))
        this.#refused.delete(name)
  }

  #refuse(call: string, day: string, signed: number | undefined): never {
    const name = `${call} ${day}`
    this.#refused.delete(name)
    this.#refused.set(name, signed)
    if (this.#refused.size > MOST_DAYS) this.#refused.delete([...this.#refused.keys()][0]!)
    throw tooMany(call)
  }

  async #caughtUp(made: Made): Promise<Made> {
    const { told, strings } = made
    if (told.size >= (this.#log.head()?.size ?? 0)) return made
    const later = await this.#whole({ ...told, strings }, new Set())
    if (later === 'rules moved') return this.#made(told.call, told.day)
    // Somebody is named by every entry that comes in. What was whole before says its own size.
    return later === undefined ? made : withChanges(made, later.size, later.read)
  }

  /**
   * As it was at one size of the log, which may grow between any two reads: who is read then may be as a later entry left
   * it. So whoever is named by newer entries is read again, until none of them is named by an entry that is newer still;
   * an entry about others does not matter, and those are few. `before` are those whose rows were read since `begun.size`;
   * null if all were. Undefined where that came to no end.
   */
  async #whole(
    begun: Begun,
    before: ReadonlySet<string> | null,
  ): Promise<{ readonly size: number; readonly read: Read } | 'rules moved' | undefined> {
    const { store } = this.#log
    const { call, rules } = begun
    const asked = this.#log.head()?.size ?? 0
    const read: Read = new Map()
    let torn = before
    let { size } = begun
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      // The store's: rows may say what is recorded and not published yet.
      const until = (await store.head())?.size ?? 0
      const named = await this.#namedFrom(size, until)
      if (until > size && ruledBy((await readRules(store, call))!) !== ruledBy(rules)) return 'rules moved'
      const isTorn = torn === null ? named.size > 0 : !named.isDisjointFrom(torn)
      if (!isTorn && size >= asked) return { size, read }
      torn = await this.#read(begun, read, [...named])
      size = until
    }
    return undefined
  }

  async #namedFrom(from: number, until: number): Promise<Set<string>> {
    const found = new Set<string>()
    for (let at = from; at < until; at += ENTRIES_AT_ONCE) {
      for (const entry of await this.#log.store.entries(at, Math.min(until, at + ENTRIES_AT_ONCE)))
        for (const one of namedBy(entry)) found.add(one)
      await ownTurn()
    }
    return found
  }

  /** Puts those of them who have signed or had; these are answered. */
  async #read(begun: Begun, read: Read, ids: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>()
    for (let at = 0; at < ids.length; at += IN_ONE_TURN) {
      const some = await rowsOfSome(this.#log.store, begun.call, ids.slice(at, at + IN_ONE_TURN))
      for (const [id, one] of await judged(begun, some)) {
        known.add(id)
        read.set(id, one)
      }
    }
    return known
  }
}

/** What is due of each of them. */
async function judged({ rules, day, strings }: Begun, all: readonly RowsOfOne[]) {
  const moves = movesOn(rules.extensions, rules.interruptions, day)
  const found: [string, Signatory | null][] = []
  for (const rows of all) {
    if (found.length % IN_ONE_TURN === 0) await ownTurn()
    found.push([rows.id, signatoryOn(rows.id, rows, rules, day, moves, strings)])
  }
  return found
}

async function inOrder(begun: Begun, byParty: Map<string, Signatory>, later: Read): Promise<Made> {
  for (const [id, one] of later)
    if (one !== null) byParty.set(id, one)
    else byParty.delete(id)
  const { strings, ...of } = begun
  const signatories: Signatory[] = []
  const gone: Signatory[] = []
  let weight = 0
  for await (const some of inTurns(await sortedInTurns([...byParty.values()]))) {
    for (const one of some) (isListed(one) ? signatories : gone).push(one)
    weight += weightOf(some)
  }
  return { told: { ...of, signatories, gone }, byParty, strings, weight }
}

/** The same at a later size: the lists are copied, and nothing is sorted. */
function withChanges({ told, byParty, strings, weight }: Made, size: number, read: Read): Made {
  const before = [...read.keys()].flatMap(id => byParty.get(id) ?? [])
  const now = [...read.values()].filter(one => one !== null)
  for (const { party } of before) byParty.delete(party)
  for (const one of now) byParty.set(one.party, one)
  const isGone = (one: Signatory) => !isListed(one)
  return {
    told: {
      ...told,
      size,
      signatories: replacedIn(told.signatories, before.filter(isListed), now.filter(isListed)),
      gone: replacedIn(told.gone, before.filter(isGone), now.filter(isGone)),
    },
    byParty,
    strings,
    weight: weight - weightOf(before) + weightOf(now),
  }
}

const tooMany = (call: string) =>
  new Refusal(
    'signatories_many',
    `To tell of all signatories of ${call} together, this server would need more memory than it gives to that.`,
  )

function onlyIfRefused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
}

const dayIn = (name: string) => name.split(' ')[1]!

const signedIn = (deeds: RollTally['deeds']): number => WEIGHT_OF_ONE * rowsIn(deeds)

/** Of those who signed until a day, and stand now. */
const signedBy = (deeds: RollTally['deeds'], day: string): number =>
  signedIn(deeds.filter(({ of }) => of !== null && of <= day))

const isListed = ({ stands, commitments }: Signatory) => stands || commitments.length > 0

function weightOf(all: readonly Signatory[]): number {
  const its = all.map(({ commitments, asked, earlier }) => commitments.length + asked.length + earlier.length)
  return its.reduce((sum, one) => sum + WEIGHT_OF_ONE + one, 0)
}

/** What the days and the duties of everybody follow from. */
function ruledBy({ call, extensions, interruptions }: CallRules): string {
  return `${call.policies.map(({ entry }) => entry)} ${extensions?.since} ${interruptions?.since}`
}

const PARTY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** Every word of an entry that may be the id of a party, whatever its type: whoever it changes is named in it. */
function namedBy(entry: Uint8Array): Set<string> {
  const found = new Set<string>()
  collect(parseStatement(parseEntry(entry).envelope.payload), found)
  return found
}

function collect({ by, body }: Statement, found: Set<string>): void {
  found.add(by)
  const walk = (value: Json): void => {
    if (typeof value === 'string') {
      if (PARTY.test(value)) found.add(value)
    } else if (Array.isArray(value)) for (const one of value) walk(one)
    else if (typeof value === 'object' && value !== null) {
      const { payload, payloadType } = value as JsonObject
      if (typeof payload === 'string' && typeof payloadType === 'string')
        collect(parseStatement(parseEnvelope(formatJsonBytes(value as JsonObject)).payload), found)
      else for (const one of Object.values(value)) walk(one as Json)
    }
  }
  walk(body as Json)
}
