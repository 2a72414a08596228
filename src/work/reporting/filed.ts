import { Refusal } from '../../core/refusal.ts'
import { checkWords, type WordsReference } from '../../core/words.ts'
import type { FiguresRow, IndicatorEditionsRow } from '../../register/commitment-rows.ts'
import { type Catalogue, readCatalogue } from '../../register/figures/catalogue.ts'
import type { PeriodCounts } from '../../register/figures/counts.ts'
import { type Figures, readFigures } from '../../register/figures/figures.ts'
import type { DataFile, Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import type { Logger } from '../logger.ts'
import { type Gone, KeptFiles } from './kept-files.ts'
import { Shelf } from './shelf.ts'

/**
 * Reports with figures as they stand in the register, and the files that they and their catalogues bind, read from
 * beside the log. What was read is kept at hand by its digest, so that many readers of one report wait for one reading.
 *
 *     for (const one of await reportsOf(store, call, party)) {
 *       const stood = onDay(one, day)                              // undefined: not filed yet
 *       const read = await filed.read(call, stood, stood.said)
 *       if (isThere(read)) show(read.catalogue, read.figures)
 *     }
 */

/** A report with figures, by the digest under which its row is kept. */
export interface Filed {
  readonly call: string
  readonly party: string
  /** The digest of the figures with which it was filed: by it a correction names the report. */
  readonly report: string
  readonly row: FiguresRow
}

/** One file of figures of a report: as it was filed, or as a correction put it. */
export interface Saying {
  readonly entry: number
  readonly day: string
  readonly data: DataFile
  readonly periods: readonly PeriodCounts[]
  /** Why it was corrected; null of what was filed first. */
  readonly reason: Said | null
}

/** A report as it was known on a day. */
export interface Stood {
  readonly call: string
  readonly party: string
  readonly report: string
  readonly catalogue: string
  readonly edition: number
  /** As it was filed, then each correction by that day. */
  readonly sayings: readonly Saying[]
  /** The last of them: what the party said then. */
  readonly said: Saying
}

/** The same of a report: without the catalogue by which it was made nobody can read its figures. */
export type FiguresGone = Gone & { readonly of: 'catalogue' | 'figures' }

/** The entry that withholds a file; null where it is away for another reason. */
export const withheldBy = (gone: Gone): number | null => (gone.gone === 'withheld' ? gone.entry : null)

export const isThere = <T extends object>(file: T | Gone): file is Exclude<T, Gone> => !('gone' in file)

/** Nothing that came after this day; undefined where it was not filed by then. */
export function onDay({ call, party, report, row }: Filed, day: string): Stood | undefined {
  if (row.day > day) return undefined
  const { catalogue, edition, corrections, ...first } = row
  const filed = { entry: first.entry, day: first.day, data: first.data, periods: first.periods, reason: null }
  const sayings = [filed, ...corrections.filter(one => one.day <= day)]
  return { call, party, report, catalogue, edition, sayings, said: sayings.at(-1)! }
}

/** The report whose figures were filed under this digest; undefined where there is none. */
export async function reportFiled(
  store: Pick<Store, 'rows'>,
  call: string,
  party: string,
  report: string,
): Promise<Filed | undefined> {
  const row = await rowIn(store, 'figures', call, party, report)
  return row && { call, party, report, row }
}

/** Every report with figures of one party, oldest first. */
export async function reportsOf(store: Store, call: string, party: string): Promise<Filed[]> {
  const all = await Array.fromAsync(under(store, `${call}/${party}/`))
  return all.sort((a, b) => a.row.entry - b.row.entry)
}

/**
 * Those of all parties, by party, and within one in no order that means anything. No file is read: the rows say of each
 * indicator how many cells have a value, and how many which reason.
 */
export function reportsUnder(store: Store, call: string): AsyncGenerator<Filed> {
  return under(store, `${call}/`)
}

async function* under(store: Store, prefix: string): AsyncGenerator<Filed> {
  for await (const { key, row } of eachRow(store, 'figures', prefix)) {
    const [call, party, report] = key.split('/') as [string, string, string]
    yield { call, party, report, row }
  }
}

/**
 * Bytes of files that are kept in memory once read: two of the largest, as a correction is shown. A parsed file takes
 * two to five times what its bytes do: 55 MB at the very most.
 */
const MOST_BYTES = 11 * 1_048_576

/** Where files are kept, and whom to tell of one that is damaged. */
export interface Kept {
  readonly store: Pick<Store, 'rows' | 'words'>
  readonly logger?: Pick<Logger, 'error'>
}

/** What stands in files of catalogues and figures. */
export class FiledFiles {
  readonly #store: Pick<Store, 'rows'>
  readonly #files: KeptFiles
  readonly #kept: Shelf<Promise<Catalogue | Figures | Gone>>

  constructor({ store, logger }: Kept, most = MOST_BYTES) {
    this.#store = store
    this.#files = new KeptFiles(store, logger)
    this.#kept = new Shelf(most)
  }

  /** Bytes of the files that are kept at hand. */
  get bytes(): number {
    return this.#kept.weight
  }

  /** The row of an edition; undefined where the call has published none. */
  edition(
    call: string,
    { catalogue, edition }: Pick<Stood, 'catalogue' | 'edition'>,
  ): Promise<IndicatorEditionsRow | undefined> {
    return rowIn(this.#store, 'indicatorEditions', call, catalogue, String(edition))
  }

  /** The catalogue of an edition of this call, which there is. */
  async catalogue(call: string, of: Pick<Stood, 'catalogue' | 'edition'>): Promise<Catalogue | Gone> {
    const row = await this.edition(call, of)
    if (row === undefined) return { gone: 'not-kept' }
    return this.#read(row.data, readCatalogue) as Promise<Catalogue | Gone>
  }

  /** Figures of a party by the catalogue by which it reported them. */
  async figures({ data }: Pick<Saying, 'data'>, catalogue: Catalogue): Promise<Figures | Gone> {
    return this.#read(data, bytes => readFigures(bytes, catalogue)) as Promise<Figures | Gone>
  }

  /** Both of what a report said; or which of the two cannot be read, and why. */
  async read(
    call: string,
    by: Pick<Stood, 'catalogue' | 'edition'>,
    saying: Pick<Saying, 'data'>,
  ): Promise<Readonly<{ catalogue: Catalogue; figures: Figures }> | FiguresGone> {
    const catalogue = await this.catalogue(call, by)
    if (!isThere(catalogue)) return { ...catalogue, of: 'catalogue' }
    const figures = await this.figures(saying, catalogue)
    return isThere(figures) ? { catalogue, figures } : { ...figures, of: 'figures' }
  }

  /** The entry that withholds each of these; null of what none withholds. No file is opened. */
  async withheld(sayings: readonly Pick<Saying, 'data'>[]): Promise<(number | null)[]> {
    const rows = await this.#store.rows(sayings.map(({ data }) => ref('words', data.digest)))
    return rows.map(row => row?.withheld?.entry ?? null)
  }

  /** Whether it is withheld is asked each time: what is kept at hand is not shown for longer than the law lets it. */
  async #read(
    data: DataFile,
    read: (bytes: Uint8Array) => Catalogue | Figures,
  ): Promise<Catalogue | Figures | Gone> {
    const [row] = await this.#store.rows([ref('words', data.digest)])
    if (row?.withheld) {
      this.#kept.drop(data.digest)
      return { gone: 'withheld', entry: row.withheld.entry }
    }
    const kept = this.#kept.get(data.digest)
    if (kept !== undefined) return kept
    const file = this.#fresh(data, read)
    this.#kept.put(data.digest, file, data.length)
    try {
      const found = await file
      // What is not there may come; what does not fit its form is read again, so that no hole stays.
      if (!isThere(found)) this.#kept.drop(data.digest)
      return found
    } catch (error) {
      this.#kept.drop(data.digest)
      throw error
    }
  }

  async #fresh(
    reference: WordsReference,
    read: (bytes: Uint8Array) => Catalogue | Figures,
  ): Promise<Catalogue | Figures | Gone> {
    const words = await this.#files.read(reference.digest)
    if (!isThere(words)) return words
    // The largest file takes a tenth of a second.
    await ownTurn()
    try {
      checkWords(words.bytes, words.salt, reference)
      return read(words.bytes)
    } catch (error) {
      // A door of older software may have let it in: the entry stands, and a page says what it cannot show.
      if (error instanceof Refusal && (error.code === 'figures_wrong' || error.code === 'words_wrong'))
        return { gone: 'wrong', says: error.message }
      throw error
    }
  }
}
