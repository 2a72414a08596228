import { type Digest, digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { isData, SALT_LENGTH } from '../../core/words.ts'
import type { AuditedFiles } from '../audit-findings.ts'
import type { ReadEntry } from '../fold.ts'
import type { Ref, Rows, RowsFor } from '../rows.ts'
import { bindsData, requireFigures } from './check.ts'

/** Salt and bytes of what is kept beside the log; undefined where it is not there. */
export type WordsThere = (digest: Digest) => Promise<Uint8Array | undefined>

/** Catalogues that are kept at hand, since many reports are read by one. */
const MOST_KEPT = 8

/**
 * Files of indicators and figures, held to their entries while these are judged. What is found says something of the
 * door that let them in, and nothing of the log: no verdict hangs on it.
 */
export class AuditFiles {
  readonly #there: WordsThere | undefined
  readonly #rows: Pick<Rows, 'get'>
  readonly #kept = new Map<Digest, Uint8Array>()
  #read = 0
  #unread = 0
  readonly #wrong: { entry: number; says: string }[] = []

  constructor(there: WordsThere | undefined, rows: Pick<Rows, 'get'>) {
    this.#there = there
    this.#rows = rows
  }

  get found(): AuditedFiles {
    return { read: this.#read, unread: this.#unread, wrong: this.#wrong }
  }

  /** Called once the entry is judged: the rows are as it leaves them. */
  async look(index: number, { prepared }: ReadEntry): Promise<void> {
    if (!bindsData(prepared)) return
    const files = prepared.words.filter(isData)
    try {
      const kept = await Promise.all(
        files.map(async ({ digest }) => ({ digest, bytes: (await this.#words(digest))?.bytes })),
      )
      const words = kept.flatMap(({ digest, bytes }) => (bytes === undefined ? [] : [{ digest, bytes }]))
      if (words.length < files.length) {
        this.#unread += 1
        return
      }
      const rows = async <const R extends readonly Ref[]>(refs: R) =>
        refs.map(({ table, key }) => this.#rows.get(table, key)) as RowsFor<R>
      await requireFigures({ rows, words: digest => this.#words(digest) }, prepared, words)
      this.#read += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'words_withheld') this.#unread += 1
      else if (error.code !== 'figures_wrong' && error.code !== 'words_wrong') throw error
      else this.#wrong.push({ entry: index, says: error.message })
    }
  }

  async #words(digest: Digest): Promise<{ bytes: Uint8Array } | undefined> {
    const part = this.#kept.get(digest) ?? (await this.#there?.(digest))
    if (part === undefined) return undefined
    if (digestOf(part) !== digest)
      throw new Refusal('words_wrong', `What is kept as ${digest} has the digest ${digestOf(part)}.`)
    this.#kept.set(digest, part)
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return { bytes: part.subarray(SALT_LENGTH) }
  }
}
