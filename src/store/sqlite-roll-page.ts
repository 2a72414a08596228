import type { DatabaseSync } from 'node:sqlite'
import { type RollPage, type RollQuery, TOTAL_CAP } from '../register/roll.ts'
import { END, LETTERS, namesUnder } from '../register/roll-letters.ts'
import { type Cursor, pageOf, parseCursor } from './cursor.ts'
import {
  dayTerms,
  gone,
  type Part,
  type Plain,
  partsOf,
  SHORT,
  standsOnly,
  type Term,
  wordTerms,
} from './search-terms.ts'
import { openStretch, type Stretch } from './stretches.ts'

export interface Labelled {
  readonly label: number
  readonly stretch: Stretch
}

/** The beginning of more words than this is left to the index. */
const SPELT_OUT = 40
export const SELECT_STRETCH =
  'SELECT label, call, party, nth, sort, first, until, unsure, item FROM stretches'

export class SqliteRollPage {
  readonly #ask: ReturnType<typeof prepareReads>

  constructor(db: DatabaseSync) {
    this.#ask = prepareReads(db)
  }

  page(query: RollQuery): RollPage {
    const match = this.#matching(query)
    return query.sort === 'date' ? this.#byDate(query, match) : this.#byName(query, match)
  }

  letters(query: RollQuery): string[] {
    const match = this.#matching(query)('all')
    return LETTERS.filter(letter => {
      const { from, to } = this.#run(query.call, letter)
      return from < to && this.#ask.any.get(match, from, to) !== undefined
    })
  }

  /**
   * The list of all who stand is as long as the roll, and FTS5 reads all of it to compare it with another. So where
   * something else narrows the roll, all others of its run are left out instead: those who came off it, on whichever
   * day, and those of whom it is not known. They are fewer.
   */
  #matching(query: RollQuery): Matching {
    const days = query.at === undefined ? [] : this.#ask.days.all().map(row => row.day as string)
    const onDay = dayTerms(query, days) ?? [{ anyOf: ['_nobody'] }]
    return part => {
      const terms = wordTerms(query, part).map(term => this.#spellOut(term))
      const isNarrow = terms.length > 0 && standsOnly(query)
      return formatMatch([...terms, ...(isNarrow ? [gone(query.call, this.#years())] : onDay)])
    }
  }

  /** In which any stretch begins or ends. */
  #years(): string[] {
    const years: string[] = []
    for (let after = ''; ; after = `${years.at(-1)}~`) {
      const day = this.#ask.dayAfter.get(after)?.day as string | undefined
      if (day === undefined) return years
      years.push(day.slice(0, 4))
    }
  }

  /** The labels of a call, or of those under a letter. */
  #run(call: string, letter: string | undefined): Run {
    const { low, high } = letter === undefined ? { low: '', high: END } : namesUnder(letter)
    const [from, to] = [low, high].map(sort => this.#labelAfter(call, { sort, party: '', nth: -1 }))
    return { from: from!, to: to! }
  }

  #byName(query: RollQuery, match: Matching) {
    const { call, letter, limit } = query
    const parts = partsOf(query, query.after === undefined ? undefined : parseCursor(query.after, 'name'))
    const run = this.#run(call, letter)
    const count = (part: Part) => this.#count(match(part), run)
    let skip = query.after === undefined ? (query.skip ?? 0) : 0
    // One row more than the page, to know of a next.
    if (query.after === undefined && parts.length === 1 && !query.uncounted) {
      const rows = this.#ask.firstPage.all(match('all'), run.from, run.to, TOTAL_CAP + 1, limit + 1, skip)
      const total = (rows[0]?.total as number | undefined) ?? (skip === 0 ? 0 : count('all'))
      return pageOf(query, 'name', total, rows.map(openStretch), 0)
    }
    const found = { states: 0, rows: [] as Stretch[] }
    for (const { part, after } of parts) {
      const from = after === undefined ? run.from : Math.max(run.from, this.#labelAfter(call, after))
      const left = limit + 1 - found.rows.length
      if (left > 0)
        found.rows.push(...this.#ask.page.all(match(part), from, run.to, left, skip).map(openStretch))
      if (part === 'states') {
        found.states = found.rows.length
        skip = skip === 0 ? 0 : Math.max(0, skip - count(part))
      }
    }
    return pageOf(query, 'name', query.uncounted ? 0 : count('all'), found.rows, found.states)
  }

  /** Sorts what it finds, up to `TOTAL_CAP`: above that the roll keeps its own order. */
  #byDate(query: RollQuery, matching: Matching) {
    const match = matching('all')
    const run = this.#run(query.call, query.letter)
    const total = this.#count(match, run)
    if (total > TOTAL_CAP) return this.#byName(query, matching)
    const cursor = query.after === undefined ? undefined : parseCursor(query.after, 'date')
    const signed = cursor?.signed ?? LATEST
    const from = cursor === undefined ? 0 : this.#labelAfter(query.call, cursor)
    const skip = cursor === undefined ? (query.skip ?? 0) : 0
    const rows = this.#ask.byDate.all(
      ...[match, run.from, run.to, signed, signed, from, query.limit + 1, skip],
    )
    return pageOf(query, 'date', total, rows.map(openStretch), 0)
  }

  #count(match: string, { from, to }: Run) {
    return this.#ask.count.get(match, from, to, TOTAL_CAP + 1)!.total as number
  }

  #spellOut(term: Term): Term {
    if ('either' in term) return { ...term, either: term.either.map(word => this.#spellOutWord(word)) }
    return 'noneOf' in term ? term : this.#spellOutWord(term)
  }

  #spellOutWord(term: Plain): Plain {
    if ('anyOf' in term || [...term.begins].length <= SHORT) return term
    const words = this.#ask.wordsFrom.all(term.begins, `${term.begins}\u{10ffff}`, SPELT_OUT + 1)
    return words.length > SPELT_OUT || words.length === 0
      ? term
      : { anyOf: words.map(row => row.word as string) }
  }

  #labelAfter(call: string, { sort, party, nth }: Cursor) {
    return (
      (this.#ask.following.get(call, sort, party, nth)?.label as number | undefined) ??
      Number.MAX_SAFE_INTEGER
    )
  }
}

interface Run {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** Of each part, what it asks of the index. */
type Matching = (part: Part) => string

/** Sorts behind every day. */
const LATEST = '~'

const MATCHING = 'roll_search MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)'

function prepareReads(db: DatabaseSync) {
  return {
    following: db.prepare(`SELECT label FROM stretches WHERE (call, sort, party, nth) > (?, ?, ?, ?)
      ORDER BY call, sort, party, nth LIMIT 1`),
    wordsFrom: db.prepare('SELECT word FROM roll_words WHERE word >= ? AND word < ? LIMIT ?'),
    days: db.prepare('SELECT day FROM roll_days ORDER BY day'),
    dayAfter: db.prepare('SELECT day FROM roll_days WHERE day > ? ORDER BY day LIMIT 1'),
    // Bound numbers are reals, and FTS5 ignores a real as a bound.
    any: db.prepare(`SELECT 1 FROM roll_search WHERE ${MATCHING} LIMIT 1`),
    count: db.prepare(`SELECT count(*) AS total FROM
      (SELECT 1 FROM roll_search WHERE ${MATCHING} LIMIT ?)`),
    page: db.prepare(`${SELECT_STRETCH} WHERE label IN (SELECT rowid FROM roll_search
      WHERE ${MATCHING} ORDER BY rowid LIMIT ? OFFSET ?) ORDER BY label`),
    firstPage: db.prepare(`WITH found AS MATERIALIZED
      (SELECT rowid AS place FROM roll_search WHERE ${MATCHING} ORDER BY rowid LIMIT ?)
      SELECT *, (SELECT count(*) FROM found) AS total FROM stretches
      WHERE label IN (SELECT place FROM found ORDER BY place LIMIT ? OFFSET ?) ORDER BY label`),
    byDate: db.prepare(`${SELECT_STRETCH} WHERE label IN (SELECT rowid FROM roll_search WHERE ${MATCHING})
      AND (signed < ? OR (signed = ? AND label >= ?)) ORDER BY signed DESC, label LIMIT ? OFFSET ?`),
  }
}

export function toLabelled(row: Readonly<Record<string, unknown>>): Labelled {
  return { label: row.label as number, stretch: openStretch(row) }
}

/** FTS5's query language; every word is quoted, so nothing in it can be an operator. */
function formatMatch(terms: readonly Term[]) {
  const lacking = terms.flatMap(term =>
    'noneOf' in term ? [` NOT ${formatPlain({ anyOf: term.noneOf })}`] : [],
  )
  const holding = terms.flatMap(term => ('noneOf' in term ? [] : [formatTerm(term)]))
  return `(${holding.join(' AND ')})${lacking.join('')}`
}

function formatTerm(term: Exclude<Term, { noneOf: unknown }>) {
  if (!('either' in term)) return formatPlain(term)
  return `((${term.either.map(formatPlain).join(' AND ')}) OR ${formatPlain(term.or)})`
}

function formatPlain(term: Plain) {
  return 'begins' in term ? `"${term.begins}"*` : `(${term.anyOf.map(word => `"${word}"`).join(' OR ')})`
}
