import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { parseJson } from '../../core/json.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { checkWords } from '../../core/words.ts'
import { answer, type FigureCell } from '../../register/figures/figures.ts'
import type { DataFile } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import type { ToldBy } from './call-figures.ts'
import type { Kept } from './filed.ts'
import { type Gone, KeptFiles } from './kept-files.ts'
import { Shelf } from './shelf.ts'

/**
 * What many parties answered to one indicator. Each file holds a whole report, of which one answer is wanted: so the
 * file is checked against its digest, and of its form that answer alone. The text of every answer is kept, since
 * whoever reads one indicator reads the next; and what was found, since a page of the same indicator asks again after
 * every entry. That a file is withheld is asked each time.
 */

export interface Answered {
  readonly cells: readonly FigureCell[]
  readonly words: string | null
  readonly lang: string | null
  /** Who stands behind it; null: the party itself. */
  readonly behind: string | null
  /** Where it stands in a document of the party's own. */
  readonly found: Readonly<{ source: string; place: string }> | null
}

/** Cells that are kept: a number takes some 150 bytes, so 15 MB. Words count by their length. */
const MOST_CELLS = 100_000
const CHARACTERS_OF_CELL = 80
/** Bytes of files that are read while others read theirs: a tenth of a second. A reading of more has a turn of its own. */
const MOST_BESIDE = 1_048_576
/** Characters of answers that are kept as they were read: 32 MB where they are Latin, else twice that. */
const MOST_TEXT = 32 * 1_048_576
/** Milliseconds for which a long reading holds up the next. */
const MOST_TURN = 30_000

interface Texts {
  /** The titles of the documents that answers name by their place. */
  readonly sources: readonly string[]
  /** By indicator the text of each answer to it. */
  readonly answers: ReadonlyMap<string, readonly string[]>
}
type Answers = ReadonlyMap<string, Answered>

interface Room {
  readonly cells?: number
  readonly text?: number
  readonly turn?: number
}

export class IndicatorValues {
  readonly #store: Pick<Store, 'rows'>
  readonly #kept: KeptFiles
  readonly #answers: Shelf<Answers | Gone>
  readonly #files: Shelf<Texts>
  readonly #turn: number
  /** The turn of the last long reading. */
  #long: Promise<unknown> = Promise.resolve()
  /** What is being read: readers who come at once read a file once. */
  readonly #reading = new Map<string, Promise<Texts | Gone>>()

  constructor({ store, logger }: Kept, room: Room = {}) {
    this.#store = store
    this.#kept = new KeptFiles(store, logger)
    this.#answers = new Shelf(room.cells ?? MOST_CELLS)
    this.#files = new Shelf(room.text ?? MOST_TEXT)
    this.#turn = room.turn ?? MOST_TURN
  }

  /** How many files would have to be read for these; of them, and of what is kept as it was read, how many bytes. */
  lacking(indicator: string, told: readonly ToldBy[]): Readonly<{ files: number; bytes: number }> {
    let [files, bytes] = [0, 0]
    for (const { digest, length } of filesOf(told)) {
      if (this.#answers.has(nameOf(digest, indicator))) continue
      const texts = this.#files.get(digest)
      if (texts === undefined) files += 1
      bytes += texts === undefined ? length : lengthOf(texts.answers.get(indicator) ?? [])
    }
    return { files, bytes }
  }

  /**
   * What each says of the indicator in its period. Few files are read at once with others, many one reading after
   * another; one that takes very long holds up the next for so long alone.
   */
  async of(indicator: string, told: readonly ToldBy[]): Promise<Map<ToldBy, Answered | Gone>> {
    if (this.lacking(indicator, told).bytes <= MOST_BESIDE) return this.#of(indicator, told)
    const reading = this.#long.then(() => this.#of(indicator, told))
    const ended = reading.catch(() => {})
    this.#long = this.#long.then(() =>
      Promise.race([ended, setTimeout(this.#turn, undefined, { ref: false })]),
    )
    return reading
  }

  async #of(indicator: string, told: readonly ToldBy[]): Promise<Map<ToldBy, Answered | Gone>> {
    const files = filesOf(told)
    const rows = await this.#store.rows(files.map(({ digest }) => ref('words', digest)))
    const found = new Map<string, Answers | Gone>()
    for (const [i, data] of files.entries()) {
      const withheld = rows[i]?.withheld
      if (withheld) this.#files.drop(data.digest)
      found.set(
        data.digest,
        withheld ? { gone: 'withheld', entry: withheld.entry } : await this.#read(data, indicator),
      )
    }
    const answerTo = ({ from, saying, until }: ToldBy): Answered | Gone => {
      const file = found.get(saying.data.digest)!
      return isGone(file) ? file : (file.get(`${from} ${until}`) ?? { gone: 'not-kept' })
    }
    return new Map(told.map(one => [one, answerTo(one)]))
  }

  async #read(data: DataFile, indicator: string): Promise<Answers | Gone> {
    const name = nameOf(data.digest, indicator)
    const kept = this.#answers.get(name)
    if (kept !== undefined) return kept
    const texts = this.#files.get(data.digest) ?? (await this.#onlyOnce(data))
    if (isGone(texts)) return texts
    const found = (await answersIn(texts, indicator)) ?? NO_FIGURES
    this.#answers.put(name, found, isGone(found) ? 1 : weightOf(found))
    return found
  }

  #onlyOnce(data: DataFile): Promise<Texts | Gone> {
    return this.#reading.getOrInsertComputed(data.digest, () =>
      this.#fresh(data).finally(() => this.#reading.delete(data.digest)),
    )
  }

  async #fresh(data: DataFile): Promise<Texts | Gone> {
    const words = await this.#kept.read(data.digest)
    if ('gone' in words) return words
    await ownTurn()
    const { bytes, salt } = words
    const checked = attempt(() => checkWords(bytes, salt, data))
    if (checked instanceof Refusal) return { gone: 'wrong', says: checked.message }
    const texts = textsIn(bytes)
    if (texts === undefined) return NO_FIGURES
    this.#files.put(data.digest, texts, data.length)
    return texts
  }
}

const filesOf = (told: readonly ToldBy[]): DataFile[] => [
  ...new Map(told.map(({ saying: { data } }) => [data.digest, data])).values(),
]
const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0)
const NO_FIGURES: Gone = { gone: 'wrong', says: 'The file is no file of figures.' }
const nameOf = (digest: string, indicator: string) => `${digest} ${indicator}`
const isGone = (found: Answers | Texts | Gone): found is Gone => 'gone' in found

function weightOf(found: Answers): number {
  let weight = 1
  for (const { cells, words } of found.values()) {
    weight += 1 + cells.length + (words?.length ?? 0) / CHARACTERS_OF_CELL
    for (const cell of cells)
      if ('value' in cell && typeof cell.value === 'string') weight += cell.value.length / CHARACTERS_OF_CELL
  }
  return weight
}

/** Enough of the file to find the answers in it: the rest was checked by the door. */
const file = z.object({
  answers: z.array(z.object({ indicator: z.string() }).loose()),
  sources: z.array(z.object({ title: z.string() })),
})

function textsIn(bytes: Uint8Array): Texts | undefined {
  const json = attempt(() => parseJson(bytes))
  if (json instanceof Refusal) return undefined
  const found = file.safeParse(json)
  if (!found.success) return undefined
  const of = Map.groupBy(found.data.answers, one => one.indicator)
  return {
    sources: found.data.sources.map(({ title }) => title),
    answers: new Map([...of].map(([indicator, its]) => [indicator, its.map(one => JSON.stringify(one))])),
  }
}

async function answersIn({ answers, sources }: Texts, indicator: string): Promise<Answers | undefined> {
  const found = new Map<string, Answered>()
  for (const text of answers.get(indicator) ?? []) {
    // One of five thousand cells takes as many microseconds and more.
    if (found.size > 0) await ownTurn()
    const { data } = answer.safeParse(JSON.parse(text))
    if (data === undefined) return undefined
    const { behind, cells, found: at, lang, period, words } = data
    const source = at && { source: sources[at.source] ?? '', place: at.place }
    found.set(`${period.from} ${period.until}`, { behind, cells, found: source, lang, words })
  }
  return found
}
