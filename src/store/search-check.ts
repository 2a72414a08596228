import type { Found, Reading } from './reading.ts'
import { STRETCHES } from './schema.ts'
import { beginningsOf, daysOf, SHORT, tokensOf, wordsOf } from './search-terms.ts'
import { compareStretches, type Stretch } from './stretches.ts'

/** Holds the search of the roll, and its order, to the stretches that pass. */
interface SearchCheck {
  /** The statement that gives the stretches in the order in which they have to pass. */
  readonly stretches: string
  /** What is wrong with this one, as far as that is known of it alone. */
  pass(stretch: Stretch, stored: Found): string | undefined
  end(): AsyncIterable<string>
}

export function newSearchCheck(reading: Reading): SearchCheck {
  return reading.name === 'sqlite' ? new SqliteSearchCheck(reading) : postgresSearch(reading)
}

const unfound = ({ call, party }: Stretch) =>
  `The search of the roll of ${call} does not find ${party} as it is named.`

/** In PostgreSQL each stretch has its words beside it, and what is shown of it apart. */
const postgresSearch = (reading: Reading): SearchCheck => ({
  stretches: `SELECT *, tsvector_to_array(tokens) AS words FROM ${STRETCHES.postgres}`,
  pass(stretch, { words }) {
    const due = new Set(tokensOf(stretch))
    const found = new Set(words as string[])
    return found.symmetricDifference(due).size === 0 ? undefined : unfound(stretch)
  },
  async *end() {
    const nobodys = `SELECT call, party FROM stretch_items AS item WHERE NOT EXISTS
      (SELECT FROM stretches WHERE party = item.party AND call = item.call AND nth = item.nth)`
    for await (const { call, party } of reading.each(nobodys))
      yield `What is shown of ${party} on the roll of ${call} belongs to nobody there.`
  },
})

/**
 * In SQLite an index of its own (FTS5) says for each word, and for short beginnings of words, in which stretches it
 * stands. Each is asked for as a search would. Of what it answers the sum of mixed labels is compared: the index may be
 * larger than the memory, its vocabulary is not.
 */
class SqliteSearchCheck implements SearchCheck {
  readonly stretches = 'SELECT * FROM stretches ORDER BY label'
  readonly #reading: Reading
  /** By what is asked, in FTS5's query language. */
  readonly #due = new Map<string, number>()
  readonly #words = new Set<string>()
  readonly #days = new Set<string>()
  #before: Stretch | undefined

  constructor(reading: Reading) {
    this.#reading = reading
  }

  pass(stretch: Stretch, { label }: Found): string | undefined {
    const mixed = mix(label as number)
    const words = wordsOf(stretch)
    const names = words.filter(word => !word.startsWith('_'))
    const asked = [
      ...[...words, ...daysOf(stretch)].map(word => `"${word}"`),
      ...names.flatMap(beginningsOf).map(beginning => `"${beginning}"*`),
    ]
    for (const one of new Set(asked)) this.#due.set(one, (this.#due.get(one) ?? 0) + mixed)
    for (const name of names) if (name.length > SHORT) this.#words.add(name)
    for (const day of [stretch.from, stretch.to]) if (day !== null) this.#days.add(day)
    const { call, party } = stretch
    const isNext = this.#before === undefined || compareStretches(this.#before, stretch) < 0
    this.#before = stretch
    return isNext ? undefined : `On the roll of ${call} ${party} stands out of its place.`
  }

  async *end(): AsyncGenerator<string> {
    const sql = 'SELECT rowid FROM roll_search WHERE roll_search MATCH $1'
    for (const [asked, due] of this.#due) {
      let sum = 0
      for await (const { rowid } of this.#reading.each(sql, asked)) sum += mix(rowid as number)
      if (sum !== due) yield `The search of the roll is wrong for ${asked}.`
    }
    yield* this.#lacking('SELECT day AS one FROM roll_days', this.#days)
    yield* this.#lacking('SELECT word AS one FROM roll_words', this.#words)
  }

  /** What stands there besides was once needed, and harms nobody. */
  async *#lacking(sql: string, due: Set<string>) {
    for await (const { one } of this.#reading.each(sql)) due.delete(one as string)
    for (const one of due) yield `The search of the roll lacks ${one}.`
  }
}

/** Spreads a label over 32 bits (the finaliser of MurmurHash3), so that the sums of other labels differ. */
function mix(label: number): number {
  let bits = (label ^ Math.floor(label / 2 ** 32)) >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits ^ (bits >>> 16)) >>> 0) + 1
}
