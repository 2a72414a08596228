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
import type { Gone } from './filed.ts'

/**
 * What many parties answered to one indicator. Each file holds a whole report, of which one answer is wanted: so the file
 * is checked against its digest, and of its form that answer alone. What was found is kept, since a page of the same
 * indicator asks again after every entry; that a file is withheld is asked each time.
 */

export interface Answered {
  readonly cells: readonly FigureCell[]
  readonly words: string | null
  readonly lang: string | null
  /** Who stands behind it; null: the party itself. */
  readonly behind: string | null
}

/** Cells that are kept: a number takes some 150 bytes, so 30 MB. Words count by their length. */
const MOST_CELLS = 200_000
const CHARACTERS_OF_CELL = 80

type Found = ReadonlyMap<string, Answered> | Gone

interface Kept {
  readonly weight: number
  readonly found: Found
}

export class IndicatorValues {
  readonly #store: Pick<Store, 'rows' | 'words'>
  readonly #kept = new Map<string, Kept>()
  /** What is being read: readers who come at once read a file once, and it counts once. */
  readonly #reading = new Map<string, Promise<Found>>()
  readonly #most: number
  #weight = 0

  constructor({ store }: { readonly store: Pick<Store, 'rows' | 'words'> }, most = MOST_CELLS) {
    this.#store = store
    this.#most = most
  }

  /** How many files would have to be read for these. */
  lacking(indicator: string, told: readonly ToldBy[]): number {
    return new Set(
      told.map(({ saying }) => saying.data.digest).filter(one => !this.#kept.has(`${one} ${indicator}`)),
    ).size
  }

  /** What each says of the indicator in its period. */
  async of(indicator: string, told: readonly ToldBy[]): Promise<Map<ToldBy, Answered | Gone>> {
    const files = [...new Map(told.map(({ saying: { data } }) => [data.digest, data])).values()]
    const rows = await this.#store.rows(files.map(({ digest }) => ref('words', digest)))
    const found = new Map<string, Found>()
    for (const [i, data] of files.entries()) {
      const withheld = rows[i]?.withheld
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

  #read(data: DataFile, indicator: string): Promise<Found> {
    const name = `${data.digest} ${indicator}`
    const kept = this.#kept.get(name)
    if (kept !== undefined) {
      this.#kept.delete(name)
      this.#kept.set(name, kept)
      return Promise.resolve(kept.found)
    }
    return this.#reading.getOrInsertComputed(name, () =>
      this.#fresh(name, data, indicator).finally(() => this.#reading.delete(name)),
    )
  }

  async #fresh(name: string, data: DataFile, indicator: string): Promise<Found> {
    const words = await this.#store.words(data.digest)
    if (words === undefined || words.salt === null) return { gone: 'not-kept' }
    await ownTurn()
    const { bytes, salt } = words
    const checked = attempt(() => checkWords(bytes, salt, data))
    if (checked instanceof Refusal) return { gone: 'wrong', says: checked.message }
    const found = answersIn(bytes, indicator)
    if (found === undefined) return { gone: 'wrong', says: 'The file is no file of figures.' }
    this.#keep(name, found)
    return found
  }

  #keep(name: string, found: ReadonlyMap<string, Answered>): void {
    let weight = 1
    for (const { cells, words } of found.values()) {
      weight += 1 + cells.length + (words?.length ?? 0) / CHARACTERS_OF_CELL
      for (const cell of cells)
        if ('value' in cell && typeof cell.value === 'string')
          weight += cell.value.length / CHARACTERS_OF_CELL
    }
    this.#kept.set(name, { weight, found })
    this.#weight += weight
    for (const [oldest, { weight: its }] of this.#kept) {
      if (this.#weight <= this.#most || oldest === name) return
      this.#kept.delete(oldest)
      this.#weight -= its
    }
  }
}

const isGone = (found: Found): found is Gone => 'gone' in found

/** Enough of the file to find the answers in it: the rest was checked by the door. */
const file = z.object({ answers: z.array(z.object({ indicator: z.string() }).loose()) })

function answersIn(bytes: Uint8Array, indicator: string): ReadonlyMap<string, Answered> | undefined {
  const json = attempt(() => parseJson(bytes))
  if (json instanceof Refusal) return undefined
  const found = file.safeParse(json)
  if (!found.success) return undefined
  const its = found.data.answers.filter(one => one.indicator === indicator).map(one => answer.safeParse(one))
  if (its.some(one => !one.success)) return undefined
  return new Map(
    its.map(({ data }) => {
      const { behind, cells, lang, period, words } = data!
      return [`${period.from} ${period.until}`, { behind, cells, lang, words }]
    }),
  )
}
