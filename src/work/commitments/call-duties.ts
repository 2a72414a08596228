import { parseEntry } from '../../core/entry.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes, type Json, type JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import type { Log } from '../../log/open.ts'
import { movesOn } from '../../register/cycles.ts'
import type { CallRules } from '../../register/duties.ts'
import { ref } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { readRules } from './duties.ts'
import { replacedIn, sortedInTurns } from './places.ts'
import { Interned, type PartyRows, type Signatory, signatoryOn } from './signatories.ts'

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
}

type Begun = Pick<Made, 'call' | 'day' | 'size' | 'rules' | 'strings'>

interface Made extends CallOnDay {
  /** Goes on to the next size with the lists of that: nobody else reads it. */
  readonly byParty: Map<string, Signatory>
  readonly strings: Interned
  readonly weight: number
}

/** Who was read, each who ever signed; null of whom there is nothing to tell. */
type Read = Map<string, Signatory | null>

/** Parties whose rows are read and judged in one turn of the event loop: a few milliseconds. */
const IN_ONE_TURN = 10
const ENTRIES_AT_ONCE = 50
/** Times that those are read again whom an entry named meanwhile: each reads fewer, and twice is enough as a rule. */
const MOST_TRIES = 20
/** Commitments and parties that are kept, of all days together: about 250 bytes each, so 150 MB at the very most. */
const MOST_KEPT = 600_000
/** Of a call of which no day is made yet. */
const UNKNOWN_WEIGHT = 50_000
/** Days of calls, whatever they weigh: anybody may ask for any day. */
const MOST_DAYS = 40

export class CallDuties {
  readonly #log: Pick<Log, 'store' | 'head'>
  readonly #kept = new Map<string, Kept>()
  /** Days that wait to be made, while another is. */
  readonly #waiting: { readonly day: string; readonly begin: () => void }[] = []
  #isMaking = false

  constructor(log: Pick<Log, 'store' | 'head'>) {
    this.#log = log
  }

  /** As the log stands now, at one size of it; undefined where there is no such call. Questions at the same time wait for the same reading. */
  async on(call: string, day: string): Promise<CallOnDay | undefined> {
    const rules = this.#kept.has(`${call} ${day}`) ? null : await readRules(this.#log.store, call)
    if (rules === undefined) return undefined
    const name = `${call} ${day}`
    const make = () => this.#made(call, day)
    const before = this.#kept.get(name)
    const now = before === undefined ? make() : before.now.then(made => this.#caughtUp(made), make)
    const kept = { now, weight: before?.weight ?? null }
    this.#kept.delete(name)
    this.#kept.set(name, kept)
    try {
      const made = await now
      kept.weight = made.weight
      this.#forget()
      return made
    } catch (error) {
      if (this.#kept.get(name) === kept) this.#kept.delete(name)
      throw error
    }
  }

  /** Parties and commitments that have to be read and judged for this day: none where it is made, or is being made. */
  cost(call: string, day: string): number {
    return this.#kept.has(`${call} ${day}`) ? 0 : this.weight(call)
  }

  /** Of the heaviest day of a call that is kept. */
  weight(call: string): number {
    return this.#expected(call) || UNKNOWN_WEIGHT
  }

  /** The oldest go first, never the one that was just asked for, nor one that is not made yet. */
  #forget(more = 0): void {
    const made = [...this.#kept].filter(([, one]) => one.weight !== null)
    const last = [...this.#kept.keys()].at(-1)
    let weight = made.reduce((sum, [, one]) => sum + one.weight!, more)
    let days = made.length
    for (const [name, one] of made) {
      if (weight <= MOST_KEPT && days <= MOST_DAYS) return
      if (name === last) continue
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
    if (this.#isMaking) await new Promise<void>(begin => this.#waiting.push({ day, begin }))
    this.#isMaking = true
    try {
      this.#forget(this.#expected(call))
      return await this.#madeNow(call, day)
    } finally {
      const next = this.#waiting.sort((a, b) => (a.day < b.day ? -1 : 1)).pop()
      if (next === undefined) this.#isMaking = false
      else next.begin()
    }
  }

  #expected(call: string): number {
    const weights = [...this.#kept].map(([name, one]) =>
      name.startsWith(`${call} `) ? (one.weight ?? 0) : 0,
    )
    return Math.max(0, ...weights)
  }

  async #madeNow(call: string, day: string): Promise<Made> {
    const { store } = this.#log
    for (;;) {
      // Before the rows: what comes in meanwhile is read again.
      const size = this.#log.head()?.size ?? 0
      const rules = (await readRules(store, call))!
      const begun = { call, day, size, rules, strings: new Interned() }
      const all: Read = new Map()
      let ids: string[] = []
      for await (const { name } of rowsUnder(store, 'signatures', call))
        if (ids.push(name) === IN_ONE_TURN) {
          await this.#read(begun, all, ids)
          ids = []
        }
      await this.#read(begun, all, ids)
      const later = await this.#whole(begun, null)
      if (later === undefined)
        throw new Refusal('rate_limited', `The log grew each of ${MOST_TRIES} times while it was counted.`)
      if (later !== 'rules moved') return inOrder({ ...begun, size: later.size }, all, later.read)
    }
  }

  async #caughtUp(made: Made): Promise<Made> {
    if (made.size >= (this.#log.head()?.size ?? 0)) return made
    const later = await this.#whole(made, new Set())
    if (later === 'rules moved') return this.#made(made.call, made.day)
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
  async #read(
    { call, day, rules, strings }: Begun,
    read: Read,
    ids: readonly string[],
  ): Promise<Set<string>> {
    const known = new Set<string>()
    for (let at = 0; at < ids.length; at += IN_ONE_TURN) {
      const some = ids.slice(at, at + IN_ONE_TURN)
      for (const [id, found] of await this.#signatories(call, some, rules, day, strings))
        if (found !== undefined) {
          known.add(id)
          read.set(id, found)
        }
      await ownTurn()
    }
    return known
  }

  /** Undefined who never signed; null of whom there is nothing to tell. */
  async #signatories(
    call: string,
    ids: readonly string[],
    rules: CallRules,
    day: string,
    strings: Interned,
  ): Promise<[string, Signatory | null | undefined][]> {
    const { store } = this.#log
    const [parties, signatures, classes, schedules] = await Promise.all([
      store.rows(ids.map(id => ref('parties', id))),
      store.rows(ids.map(id => ref('signatures', call, id))),
      store.rows(ids.map(id => ref('classes', call, id))),
      store.rows(ids.map(id => ref('schedules', call, id))),
    ])
    const moves = movesOn(rules.extensions, rules.interruptions, day)
    return ids.map((id, i) => {
      const [party, signature] = [parties[i], signatures[i]]
      if (party === undefined || signature === undefined) return [id, undefined]
      const rows: PartyRows = { party, signature, classes: classes[i], schedule: schedules[i] }
      return [id, signatoryOn(id, rows, rules, day, moves, strings)]
    })
  }
}

async function inOrder(begun: Begun, all: Read, later: Read): Promise<Made> {
  const byParty = new Map<string, Signatory>()
  for (const [id, one] of [...all, ...later])
    if (one !== null) byParty.set(id, one)
    else byParty.delete(id)
  const sorted = await sortedInTurns([...byParty.values()])
  return {
    ...begun,
    signatories: sorted.filter(isListed),
    gone: sorted.filter(one => !isListed(one)),
    byParty,
    weight: weightOf(sorted),
  }
}

/** The same at a later size, at a cost that hardly grows with those who are as they were. */
function withChanges(made: Made, size: number, read: Read): Made {
  const { byParty } = made
  const before = [...read.keys()].flatMap(id => byParty.get(id) ?? [])
  const now = [...read.values()].filter(one => one !== null)
  for (const { party } of before) byParty.delete(party)
  for (const one of now) byParty.set(one.party, one)
  const isGone = (one: Signatory) => !isListed(one)
  return {
    ...made,
    size,
    signatories: replacedIn(made.signatories, before.filter(isListed), now.filter(isListed)),
    gone: replacedIn(made.gone, before.filter(isGone), now.filter(isGone)),
    weight: made.weight - weightOf(before) + weightOf(now),
  }
}

const isListed = ({ stands, commitments }: Signatory) => stands || commitments.length > 0

function weightOf(all: readonly Signatory[]): number {
  return all.reduce((sum, one) => sum + 2 + one.commitments.length + one.earlier.length, 0)
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
