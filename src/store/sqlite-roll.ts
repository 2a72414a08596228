import type { DatabaseSync } from 'node:sqlite'
import type { KnownList } from '../register/copied-spans.ts'
import { askedSince, asksForUnknown, type RollPage, type RollQuery } from '../register/roll.ts'
import type { Rows } from '../register/rows.ts'
import type { RollTally } from '../register/tally.ts'
import { nobodyOn } from './cursor.ts'
import { DIRECTORY } from './directory.ts'
import { blocksAround, isRoomy, LABEL_END, labelsBetween, labelsIn } from './order-labels.ts'
import { SQLITE } from './schema.ts'
import { daysOf, SHORT, TOKEN_CHARACTERS, wordsOf } from './search-terms.ts'
import { type Labelled, SELECT_STRETCH, SqliteRollPage, toLabelled } from './sqlite-roll-page.ts'
import { prepareWrite } from './sqlite-statements.ts'
import type { Begin, BeginsQuery, Put, Standing } from './store.ts'
import {
  AT_ONCE,
  compareStretches,
  concernRoll,
  formatItem,
  keyOf,
  listOf,
  PAST_PARTIES,
  type Pair,
  refsWaiting,
  type Stretch,
  sameStretch,
  stretchesOf,
  touchedBy,
} from './stretches.ts'
import {
  changed,
  rollMadeAnew,
  TallyChanges,
  talliedByKind,
  tallyTable,
  toTally,
  unsureUntilDay,
} from './tally.ts'

/**
 * The roll in SQLite: a table of stretches whose row number is a label in the order of the roll (order-labels.ts), and
 * a contentless FTS5 index over the same numbers. `roll_days` holds each day on which a stretch begins or ends, so that
 * a query names only days that exist. `roll_words` holds each longer word of a name, so that a beginning of few words
 * is searched by these words: FTS5 reads the lists of words as far as needed, but gathers everything with a beginning
 * before it answers.
 *
 * A stretch with its index costs ten times what an entry costs. So a large batch only notes in `roll_waiting` which
 * rows it changed. They are brought in when the store is idle, at the latest before a page is shown.
 */
export const SQLITE_ROLL = [
  `CREATE TABLE stretches (label INTEGER PRIMARY KEY, call TEXT NOT NULL, party TEXT NOT NULL,
    nth INTEGER NOT NULL, sort TEXT NOT NULL, first TEXT NOT NULL, until TEXT, early INTEGER NOT NULL,
    item TEXT NOT NULL, UNIQUE (call, sort, party, nth), UNIQUE (party, call, nth))`,
  `CREATE VIRTUAL TABLE roll_search USING fts5 (tokens, content = '', contentless_delete = 1, detail = none,
    prefix = '${Array.from({ length: SHORT }, (_, i) => i + 1).join(' ')}', tokenize = "ascii tokenchars '${TOKEN_CHARACTERS}'")`,
  'CREATE TABLE roll_days (day TEXT PRIMARY KEY) WITHOUT ROWID',
  'CREATE TABLE roll_words (word TEXT PRIMARY KEY) WITHOUT ROWID',
  'CREATE TABLE roll_waiting (nth INTEGER PRIMARY KEY, tbl TEXT NOT NULL, key TEXT NOT NULL)',
]

const SEARCH_EMPTIED = `INSERT INTO roll_search (roll_search) VALUES ('delete-all')`

export const SQLITE_TALLY = tallyTable(SQLITE, SEARCH_EMPTIED)

/** Migration: the day of signing, to sort by. Who stood before comes in when the roll is next made anew. */
export const SQLITE_ROLL_ENDED = [`ALTER TABLE stretches ADD COLUMN signed TEXT NOT NULL DEFAULT ''`]

/** Migration: on which days it is not known who stood there. */
export const SQLITE_ROLL_UNSURE = [
  'ALTER TABLE stretches RENAME COLUMN early TO unsure',
  'DELETE FROM roll_tally',
  ...rollMadeAnew(SEARCH_EMPTIED),
]

/** Migration: what changed between two days is found by the days on which stretches begin. */
export const SQLITE_ROLL_BEGINS = [
  'CREATE INDEX stretches_begin ON stretches (call, first, party)',
  'DELETE FROM roll_tally',
  ...rollMadeAnew(SEARCH_EMPTIED),
]

export const SQLITE_TALLY_BY_KIND = talliedByKind(SEARCH_EMPTIED)

/** Migration: all organisations, as one more roll. */
export const SQLITE_DIRECTORY = ['DELETE FROM roll_tally', ...rollMadeAnew(SEARCH_EMPTIED)]

export const SQLITE_UNSURE_UNTIL = unsureUntilDay(SQLITE, SEARCH_EMPTIED)

export class SqliteRoll {
  readonly #run: Statements
  readonly #page: SqliteRollPage
  readonly #row: Rows['get']
  readonly #changes = new TallyChanges()

  /** `row` reads the register as the present transaction sees it. */
  constructor(db: DatabaseSync, row: Rows['get']) {
    this.#run = prepareAll(db)
    this.#page = new SqliteRollPage(db)
    this.#row = row
  }

  /** Takes up a batch whose rows are written, in the same transaction. */
  take(puts: readonly Put[]): void {
    const changes = concernRoll(puts)
    // Behind what waits, everything waits: the roll follows the register in its order.
    if (changes.length <= AT_ONCE && !this.waits()) this.#project(changes)
    else this.wait(changes)
  }

  /** Leaves rows to be brought in later. */
  wait(changes: readonly Put[]): void {
    for (const { table, key } of changes) this.#run.wait.run(table, key)
  }

  /** Whether rows wait, of those up to `mark`. */
  waits(mark = Number.MAX_SAFE_INTEGER): boolean {
    return ((this.#run.waiting.get(1)?.nth as number | undefined) ?? Number.POSITIVE_INFINITY) <= mark
  }

  /** The newest row that waits. */
  mark(): number {
    return (this.#run.newest.get()!.nth as number | null) ?? 0
  }

  /** How many rows wait: they are numbered in their order, without gaps. */
  waiting(): number {
    const first = this.#run.waiting.get(1)?.nth as number | undefined
    return first === undefined ? 0 : this.mark() - first + 1
  }

  /** Brings in up to `most` of the waiting rows, in the caller's transaction. */
  bringIn(most: number): void {
    const waiting = this.#run.waiting.all(most)
    if (waiting.length === 0) return
    this.#project(refsWaiting(waiting).map(({ table, key }) => ({ table, key, row: this.#row(table, key)! })))
    this.#run.brought.run(waiting.at(-1)!.nth!)
  }

  #project(puts: readonly Put[]) {
    // A failed step was rolled back, and what it counted goes too.
    this.#changes.take()
    const pairs = this.#touched(puts)
    const lists = new Map<string, KnownList[]>()
    const fresh: Stretch[] = []
    for (const pair of pairs) {
      if (!lists.has(pair.call)) lists.set(pair.call, this.#lists(pair.call))
      const after = stretchesOf(pair, this.#row, lists.get(pair.call)!)
      const before = this.#run.ofPair.all(pair.party, pair.call).map(toLabelled)
      fresh.push(...this.#keepOrDrop(before, after))
    }
    this.#place(fresh.sort(compareStretches))
    this.#retally()
  }

  #retally() {
    for (const { call, facet, by } of this.#changes.take()) {
      const known = this.#run.counted.get(call, facet)?.stored as string | undefined
      const after = changed(call, facet, known, by)
      if (after === null) this.#run.uncount.run(call, facet)
      else this.#run.recount.run(call, facet, after)
    }
  }

  tally(call: string): RollTally {
    return toTally(call, this.#run.tally.all(call) as unknown as { facet: string; stored: string }[])
  }

  page(query: RollQuery): RollPage {
    const asked = this.#asked(query)
    return asked === undefined ? nobodyOn(query) : this.#page.page(asked)
  }

  letters(query: RollQuery): string[] {
    const asked = this.#asked(query)
    return asked === undefined ? [] : this.#page.letters(asked)
  }

  #asked(query: RollQuery) {
    const issued = asksForUnknown(query) ? this.#row('calls', query.call)?.issued : null
    return askedSince(query, issued ?? null)
  }

  begins({ call, after, until, from, limit }: BeginsQuery): Begin[] {
    const { day, party } = from ?? { day: after, party: PAST_PARTIES }
    return this.#run.begins.all(call, until, day, party, limit) as unknown as Begin[]
  }

  standings(parties: readonly string[]): Standing[] {
    return this.#run.standings
      .all(JSON.stringify(parties), DIRECTORY)
      .map(toLabelled)
      .map(({ stretch: { call, item } }) => ({ call, item }))
  }

  #touched(puts: readonly Put[]): Iterable<Pair> {
    const { pairs, parties, lists } = touchedBy(puts)
    const found = new Map(pairs.map(pair => [keyOf(pair), pair]))
    const more = [
      ...parties.flatMap(party => this.#run.rollsOf.all(party)),
      ...lists.flatMap(({ call, date }) => this.#run.unsureOn.all(call, date, date)),
    ] as unknown as Pair[]
    for (const pair of more) found.set(keyOf(pair), pair)
    return found.values()
  }

  #lists(call: string): KnownList[] {
    const keys = this.#run.lists.all(`${call}/`, `${call}0`).map(({ key }) => key as string)
    return keys.map(key => listOf(key, this.#row('sources', key)!))
  }

  /** Keeps what stands as it was, rewrites what changed only its facts, drops the rest; returns what is new. */
  #keepOrDrop(before: readonly Labelled[], after: readonly Stretch[]) {
    const fresh = after.slice(before.length)
    before.forEach(({ label, stretch: old }, nth) => {
      const now = after[nth]
      if (now !== undefined && sameStretch(old, now)) return
      this.#remove({ label, stretch: old })
      if (now?.sort === old.sort) this.#insert(label, now)
      else if (now !== undefined) fresh.push(now)
    })
    return fresh
  }

  #remove({ label, stretch }: Labelled) {
    this.#run.unindex.run(label)
    this.#run.drop.run(label)
    this.#changes.count(stretch, -1)
  }

  /** `fresh` in the order of the roll. Those between the same two neighbours are placed together. */
  #place(fresh: readonly Stretch[]) {
    let at = 0
    while (at < fresh.length) {
      const next = this.#following(fresh[at]!)
      let end = at + 1
      while (end < fresh.length && (next === undefined || compareStretches(fresh[end]!, next.stretch) < 0))
        end++
      this.#placeBefore(next?.label, fresh.slice(at, end))
      at = end
    }
  }

  #placeBefore(high: number | undefined, run: readonly Stretch[]) {
    const low = this.#run.before.get(high ?? LABEL_END)?.label as number | undefined
    const labels = labelsBetween(low, high, run.length)
    if (labels === undefined) this.#renumber((high ?? low)!, high, run)
    else run.forEach((stretch, i) => void this.#insert(labels[i]!, stretch))
  }

  /** Renumbers the smallest block with room for its own rows and the new run before `high`. */
  #renumber(around: number, high: number | undefined, run: readonly Stretch[]) {
    for (const block of blocksAround(around)) {
      const rows = this.#run.countIn.get(block.from, block.to)!.rows as number
      if (!isRoomy(block, rows + run.length)) continue
      const there = this.#run.allIn.all(block.from, block.to).map(toLabelled)
      const cut = high === undefined ? there.length : there.findIndex(one => one.label === high)
      const all = [...there.slice(0, cut), ...run.map(stretch => ({ stretch })), ...there.slice(cut)]
      for (const one of there) this.#remove(one)
      const labels = labelsIn(block, all.length)
      all.forEach(({ stretch }, i) => void this.#insert(labels[i]!, stretch))
      return
    }
    throw new Error('the roll has no numbers left')
  }

  #insert(label: number, stretch: Stretch) {
    const { call, party, nth, sort, from, to, unsure } = stretch
    this.#run.insert.run(
      label,
      call,
      party,
      nth,
      sort,
      from,
      to,
      unsure,
      formatItem(stretch),
      stretch.item.signed ?? '',
    )
    const words = wordsOf(stretch)
    this.#run.index.run(label, [...words, ...daysOf(stretch)].join(' '))
    for (const word of words) if (word.length > SHORT && !word.startsWith('_')) this.#run.addWord.run(word)
    this.#changes.count(stretch, 1)
    this.#run.addDay.run(from)
    if (to !== null) this.#run.addDay.run(to)
  }

  #following({ call, sort, party, nth }: Stretch) {
    const row = this.#run.following.get(call, sort, party, nth)
    return row && toLabelled(row)
  }
}

type Statements = ReturnType<typeof prepareAll>

function prepareAll(db: DatabaseSync) {
  const write = (text: string) => prepareWrite(db, text)
  const all = SELECT_STRETCH
  return {
    ofPair: db.prepare(`${all} WHERE party = ? AND call = ? ORDER BY nth`),
    rollsOf: db.prepare('SELECT DISTINCT call, party FROM stretches WHERE party = ?'),
    unsureOn: db.prepare(`SELECT DISTINCT call, party FROM stretches
      WHERE call = ? AND first <= ? AND unsure > ?`),
    standings:
      db.prepare(`${all} WHERE party IN (SELECT value FROM json_each(?)) AND call <> ? AND until IS NULL
      ORDER BY party, call, nth`),
    begins: db.prepare(`SELECT DISTINCT first AS day, party FROM stretches
      WHERE call = ? AND first <= ? AND (first, party) > (?, ?) ORDER BY first, party LIMIT ?`),
    lists: db.prepare(`SELECT key FROM rows WHERE tbl = 'sources' AND key >= ? AND key < ? ORDER BY key`),
    following: db.prepare(`${all} WHERE (call, sort, party, nth) > (?, ?, ?, ?)
      ORDER BY call, sort, party, nth LIMIT 1`),
    before: db.prepare('SELECT label FROM stretches WHERE label < ? ORDER BY label DESC LIMIT 1'),
    countIn: db.prepare('SELECT count(*) AS rows FROM stretches WHERE label >= ? AND label < ?'),
    allIn: db.prepare(`${all} WHERE label >= ? AND label < ? ORDER BY label`),
    insert: write(`INSERT INTO stretches (label, call, party, nth, sort, first, until, unsure, item, signed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    drop: write('DELETE FROM stretches WHERE label = ?'),
    index: write('INSERT INTO roll_search (rowid, tokens) VALUES (?, ?)'),
    unindex: write('DELETE FROM roll_search WHERE rowid = ?'),
    addDay: write('INSERT INTO roll_days (day) VALUES (?) ON CONFLICT DO NOTHING'),
    wait: write('INSERT INTO roll_waiting (tbl, key) VALUES (?, ?)'),
    waiting: db.prepare('SELECT nth, tbl, key FROM roll_waiting ORDER BY nth LIMIT ?'),
    newest: db.prepare('SELECT max(nth) AS nth FROM roll_waiting'),
    brought: write('DELETE FROM roll_waiting WHERE nth <= ?'),
    tally: db.prepare('SELECT facet, stored FROM roll_tally WHERE call = ?'),
    counted: db.prepare('SELECT stored FROM roll_tally WHERE call = ? AND facet = ?'),
    recount: write(`INSERT INTO roll_tally (call, facet, stored) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET stored = excluded.stored`),
    uncount: write('DELETE FROM roll_tally WHERE call = ? AND facet = ?'),
    addWord: write('INSERT INTO roll_words (word) VALUES (?) ON CONFLICT DO NOTHING'),
  }
}
