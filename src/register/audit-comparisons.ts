import { newSha256, randomBytes } from '#crypto'
import { utf8 } from '../core/bytes.ts'
import { formatDigest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Audit } from './audit.ts'
import type { ComparedRegister, ComparedRoll } from './audit-findings.ts'
import { CSV_HEAD, placeOf, type RollDay, rollRows } from './roll-csv.ts'

/** What a log's holder publishes beside the log, compared line by line with what follows from it. */

/** Its text in pieces of any length; undefined where there is nothing to compare with. */
export type Served = Promise<AsyncIterable<string> | undefined>

/** Characters that are hashed at once: hashing each line alone costs more than the lines do. */
const PIECE = 65_536

/** `/export/<size>/register.ndjson`, at the size that the audit has reached. Refuses `register_wrong`. */
export async function compareRegister(served: Served, replay: Audit): Promise<ComparedRegister> {
  const hash = newSha256()
  let piece = ''
  const hashed = function* (): Iterable<string> {
    for (const line of replay.lines()) {
      piece += line
      if (piece.length > PIECE) {
        hash.update(utf8(piece))
        piece = ''
      }
      yield line
    }
    hash.update(utf8(piece))
  }
  const { lines, compared, difference } = await compareLines(await served, hashed())
  if (difference !== undefined)
    throw differs(`The register of size ${replay.size} that is published`, difference)
  return { size: replay.size, digest: formatDigest(hash.digest()), rows: lines - 1, compared }
}

/**
 * The lines that differ; undefined where one side has ended. Of what is shown no more than was read: what differs is
 * proven, though the rest may never come.
 */
export type Difference = Readonly<{ shown: string | undefined; folded: string | undefined }>

/** Shows where the first difference is, and holds neither side. Each line that is expected ends in U+000A. */
export async function compareLines(
  served: AsyncIterable<string> | undefined,
  expected: Iterable<string>,
): Promise<{ lines: number; compared: boolean; difference?: Difference | undefined }> {
  const compared = served !== undefined
  const shown = new Shown(served)
  let lines = 0
  try {
    for (const line of expected) {
      lines += 1
      if (compared && !(shown.passes(line) || (await shown.begins(line))))
        return { lines, compared, difference: { shown: shown.line(), folded: line } }
    }
    const isMore = await shown.goesOn()
    return {
      lines,
      compared,
      difference: isMore ? { shown: shown.line(), folded: undefined } : undefined,
    }
  } finally {
    await shown.close()
  }
}

/** What is shown, from where it is compared next. */
class Shown {
  readonly #pieces: AsyncIterator<string> | undefined
  #text = ''
  #at = 0

  constructor(served: AsyncIterable<string> | undefined) {
    this.#pieces = served?.[Symbol.asyncIterator]()
  }

  /** Whether this line comes next, as far as it was read. Goes on behind it. */
  passes(line: string): boolean {
    const passes = this.#text.startsWith(line, this.#at)
    if (passes) this.#at += line.length
    return passes
  }

  /** The same, read until it can be told, and no further. */
  async begins(line: string): Promise<boolean> {
    while (line.startsWith(this.#text.slice(this.#at)) && this.#left < line.length && (await this.#read()));
    return this.passes(line)
  }

  /** Whether anything is left. */
  async goesOn(): Promise<boolean> {
    while (this.#left === 0 && (await this.#read()));
    return this.#left > 0
  }

  /** The next line, as far as it was read; undefined where nothing is left. */
  line(): string | undefined {
    if (this.#left === 0) return undefined
    const end = this.#text.indexOf('\n', this.#at) + 1
    return this.#text.slice(this.#at, end === 0 ? undefined : end)
  }

  async close(): Promise<void> {
    await this.#pieces?.return?.()
  }

  get #left() {
    return this.#text.length - this.#at
  }

  async #read() {
    const next = await this.#pieces?.next()
    if (next === undefined || next.done) return false
    this.#text = this.#text.slice(this.#at) + next.value
    this.#at = 0
    return true
  }
}

function differs(what: string, { shown, folded }: Difference): Refusal {
  return new Refusal(
    'register_wrong',
    `${what} does not follow from the log.`,
    `published: ${lineTold(shown)}\nfolded: ${lineTold(folded)}`,
  )
}

/** A line of a `Difference` as people are shown it. */
export function lineTold(line: string | undefined): string {
  if (line === undefined) return '(nothing more)'
  if (!line.endsWith('\n')) return `${line} (no line end was read)`
  const words = line.trimEnd()
  return words + JSON.stringify(line.slice(words.length, -1)).slice(1, -1)
}

/** What `compareRolls` asks of the log's holder. */
interface Showing {
  roll(call: string, day: RollDay): Served
  /** Takes what the log has grown by meanwhile, and resolves to its size. */
  catchUp(): Promise<number>
}

/** Times that a roll is read again because the log grew while it was read. */
const MOST_TURNS = 5

/**
 * The roll of each call on these days. A server shows rolls of its newest size alone. So what differs is read again,
 * after the fold has caught up: it is wrong if it differs twice while the log stands still, and is left uncompared if
 * the log never does. Refuses `register_wrong`.
 */
export async function compareRolls(
  showing: Showing,
  replay: Audit,
  daysFor: (call: string) => readonly RollDay[],
): Promise<ComparedRoll[]> {
  const found: ComparedRoll[] = []
  for (const call of Array.from(replay.register.rows.under('calls', ''), ({ key }) => key))
    found.push(...(await compareRoll(showing, replay, call, daysFor(call))))
  return found
}

async function compareRoll(showing: Showing, replay: Audit, call: string, days: readonly RollDay[]) {
  for (let turn = 0, before = -1; turn < MOST_TURNS; turn++) {
    const size = await showing.catchUp()
    const found = await readRolls(showing, replay, call, days)
    if (!('difference' in found)) return found
    if (before === size && (await showing.catchUp()) === size)
      throw differs(
        `The roll of ${call} ${found.day === null ? 'as it stands' : `on ${found.day}`} that is shown`,
        found.difference,
      )
    before = size
  }
  return days.map(day => ({ call, day, rows: 0, compared: false }))
}

/** One pass over the register for all days. */
async function readRolls(
  showing: Showing,
  { register: { rows } }: Audit,
  call: string,
  days: readonly RollDay[],
) {
  const sorted = rows.sorted(rollRows(rows, call, days))[Symbol.iterator]()
  try {
    let next = sorted.next()
    const found: ComparedRoll[] = []
    for (const [nth, day] of days.entries()) {
      const expected = function* (): Iterable<string> {
        yield CSV_HEAD
        for (; !next.done && next.value.by.startsWith(placeOf(nth)); next = sorted.next())
          // A name may hold line feeds; both sides are parted at each.
          yield* next.value.line.split(/(?<=\n)/)
      }
      const { lines, compared, difference } = await compareLines(await showing.roll(call, day), expected())
      if (difference !== undefined) return { day, difference }
      found.push({ call, day, rows: lines - 1, compared })
    }
    return found
  } finally {
    sorted.return?.()
  }
}

/** Earlier sizes, or days, that are compared unless others are asked for. */
const SAMPLED = 2

/** Some of these numbers, or of those below the number, each once, sorted; nobody can know beforehand which. */
export function sampled(from: readonly number[] | number): number[] {
  const all = typeof from === 'number' ? from : from.length
  const places = new Set<number>()
  while (places.size < Math.min(SAMPLED, all)) places.add(randomBelow(all))
  return [...places].map(place => (typeof from === 'number' ? place : from[place]!)).sort((a, b) => a - b)
}

function randomBelow(end: number): number {
  const [high = 0, low = 0] = new Uint32Array(Uint8Array.from(randomBytes(8)).buffer)
  return Math.floor(((high >>> 11) / 2 ** 21 + low / 2 ** 53) * end)
}
