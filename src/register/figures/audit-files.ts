import { type Digest, digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { isData, isFile, SALT_LENGTH, type WordsReference } from '../../core/words.ts'
import type { AuditedFiles } from '../audit-findings.ts'
import type { ReadEntry } from '../fold.ts'
import type { Ref, Rows, RowsFor } from '../rows.ts'
import { holdFiles } from './hold.ts'

/**
 * Salt and bytes of what is kept beside the log, of a text its bytes alone; undefined where it is not there, null where
 * it is not to be had now.
 */
export type WordsThere = (digest: Digest) => Promise<Uint8Array | null | undefined>

/** Where an auditor finds files: data, and what reports show. Either is left out where none is fetched. */
type Places = Readonly<{ words: WordsThere | undefined; files: WordsThere | undefined }>

/** Catalogues that are kept at hand, since many reports are read by one. */
const MOST_KEPT = 8

/**
 * Files beside the log, held to their entries while these are judged. What is found says something of the door that let
 * them in, or of whoever keeps them, and nothing of the log: no verdict hangs on it.
 */
export class AuditFiles {
  readonly #places: Places
  readonly #rows: Pick<Rows, 'get'>
  readonly #kept = new Map<Digest, Uint8Array>()
  readonly #bound = new Set<Digest>()
  #counts = { read: 0, unread: 0, shown: 0, unshown: 0 }
  readonly #wrong: { entry: number; says: string }[] = []
  readonly #changed: { entry: number; says: string }[] = []
  readonly #missing: { entry: number; reference: WordsReference; says: string }[] = []

  constructor(places: Places, rows: Pick<Rows, 'get'>) {
    this.#places = places
    this.#rows = rows
  }

  /** Whether an entry that was judged binds this as a file. */
  binds(digest: Digest): boolean {
    return this.#bound.has(digest)
  }

  /** By the newest entry that was judged: what is not there may have been withheld since. */
  get found(): AuditedFiles {
    const counts = { ...this.#counts }
    const lost = [...this.#changed]
    for (const { entry, reference, says } of this.#missing)
      if (this.#rows.get('words', reference.digest)?.withheld === null)
        lost.push({ entry, says: `${reference.digest} is ${says}, and no entry withholds it.` })
      else if (isFile(reference)) counts.unshown += 1
      else counts.unread += 1
    return { ...counts, wrong: this.#wrong, lost: lost.sort((a, b) => a.entry - b.entry) }
  }

  /** Called once the entry is judged: the rows are as it leaves them. */
  async look(index: number, { prepared }: ReadEntry): Promise<void> {
    const rows = async <const R extends readonly Ref[]>(refs: R) =>
      refs.map(({ table, key }) => this.#rows.get(table, key)) as RowsFor<R>
    const { words, files } = this.#places
    for (const reference of prepared.words)
      if (isFile(reference) || isData(reference)) this.#bound.add(reference.digest)
    const found = await holdFiles(
      {
        rows,
        words: async digest => (words === undefined ? null : this.#data(words, digest)),
        ...(files && { files: digest => bytesAt(files, digest) }),
      },
      prepared,
    )
    this.#counts.read += found.read
    this.#counts.unread += found.unread
    this.#counts.shown += found.shown
    this.#counts.unshown += found.unshown
    for (const says of found.wrong) this.#wrong.push({ entry: index, says })
    for (const says of found.changed) this.#changed.push({ entry: index, says })
    for (const reference of found.absent) this.#missing.push({ entry: index, reference, says: 'not there' })
    // Else a server could hide what it has lost behind an answer that it is busy.
    if (words === undefined) this.#counts.unread += found.refused.length
    else
      for (const reference of found.refused)
        this.#missing.push({ entry: index, reference, says: 'not given now' })
  }

  async #data(there: WordsThere, digest: Digest) {
    const known = this.#kept.get(digest)
    if (known !== undefined) return { bytes: known }
    const found = await bytesAt(there, digest)
    if (found?.bytes === undefined) return found
    this.#kept.set(digest, found.bytes)
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return found
  }
}

async function bytesAt(there: WordsThere, digest: Digest) {
  const part = await there(digest)
  if (part === undefined || part === null) return part
  if (digestOf(part) !== digest)
    throw new Refusal('words_wrong', `What is kept as ${digest} has the digest ${digestOf(part)}.`)
  return { bytes: part.subarray(SALT_LENGTH) }
}
