import type { Digest } from '../../core/digest.ts'
import { isOfType } from '../../core/file-types.ts'
import { Refusal } from '../../core/refusal.ts'
import { type FileReference, isData, isFile, type WordsReference } from '../../core/words.ts'
import type { Prepared } from '../law.ts'
import type { Ref, RowsFor } from '../rows.ts'
import { requireFigures } from './check.ts'

/**
 * Files beside an entry, long after a door has taken it: whether each is there, is what was bound, and says what its
 * entry says of it. `fsck` and an audit ask it of doors that they do not trust. So whatever a file does to its reader
 * is a finding of this entry, and ends nothing.
 */

type Said = Pick<Prepared, 'statement' | 'declared' | 'words'>
type Kept = Readonly<{ bytes: Uint8Array }>
type Beside = Kept & Readonly<{ reference: WordsReference; digest: Digest }>

interface FilesKept {
  rows<const R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>>
  /**
   * What is kept under a digest; null where it is not to be had now. Refuses what is not what was bound
   * (`store_damaged`, `words_wrong`).
   */
  words(digest: Digest): Promise<Kept | null | undefined>
  /** The same of files that show something, which are megabytes; left out where they are not to be fetched. */
  files?: (digest: Digest) => Promise<Kept | null | undefined>
}

interface FilesFound {
  /** Data that says what its entry says of it. */
  read: number
  /** Files that are what was bound. */
  shown: number
  /** Nothing is kept: whether it is withheld, the row of the digest says. */
  readonly absent: WordsReference[]
  /** They were not to be had now. */
  readonly refused: WordsReference[]
  /** Something else is kept: a copy may have the right one. */
  readonly changed: string[]
  /** It is what was bound, and no door should have taken it. */
  readonly wrong: string[]
  /** Data that cannot be held to anything: what it is to be read by is not there. */
  unread: number
  /** Files that nobody asked for. */
  unshown: number
}

/** Whether there is anything to look at. */
export const bindsFiles = ({ words }: Pick<Prepared, 'words'>): boolean =>
  words.some(one => isFile(one) || isData(one))

/** Throws what hinders the reading, and nothing that a file does. */
export async function holdFiles(kept: FilesKept, prepared: Said): Promise<FilesFound> {
  const found: FilesFound = {
    read: 0,
    shown: 0,
    absent: [],
    refused: [],
    changed: [],
    wrong: [],
    unread: 0,
    unshown: 0,
  }
  // One at a time: ten of them are as large as a report may be.
  for (const reference of prepared.words.filter(isFile))
    if (kept.files === undefined) found.unshown += 1
    else await holdFile(found, reference, kept.files)
  const data = prepared.words.filter(isData)
  const beside: Beside[] = []
  for (const reference of data) {
    const bytes = await bytesOf(found, reference, digest => kept.words(digest))
    if (bytes !== undefined) beside.push({ reference, digest: reference.digest, bytes })
  }
  if (data.length > 0 && beside.length === data.length) await holdData(found, kept, prepared, beside)
  return found
}

/** Undefined where it is not to be had, or is another; that is noted. */
async function bytesOf(
  found: FilesFound,
  reference: WordsReference,
  ask: FilesKept['words'],
): Promise<Uint8Array | undefined> {
  const one = await unlessChanged(ask(reference.digest))
  if (one instanceof Refusal) found.changed.push(one.message)
  else if (one === undefined) found.absent.push(reference)
  else if (one === null) found.refused.push(reference)
  else return one.bytes
  return undefined
}

/** A digest binds no length, and the law counts by what the entry says. */
const unevenIn = (reference: WordsReference, { length }: Uint8Array): string | null =>
  length === reference.length
    ? null
    : `${reference.digest} has ${length} bytes where the entry says ${reference.length}.`

/** What is asked for, or the refusal that tells that it is not what was bound. */
export async function unlessChanged<T>(asked: Promise<T>): Promise<T | Refusal> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'store_damaged' || error.code === 'words_wrong'))
      return error
    throw error
  }
}

async function holdFile(found: FilesFound, reference: FileReference, ask: FilesKept['words']): Promise<void> {
  const { digest, mediaType } = reference
  const bytes = await bytesOf(found, reference, ask)
  if (bytes === undefined) return
  try {
    const fault = isOfType(bytes, mediaType)
      ? unevenIn(reference, bytes)
      : `${digest} is not of the type ${mediaType}.`
    if (fault === null) found.shown += 1
    else found.wrong.push(fault)
  } catch (error) {
    found.wrong.push(unreadable(error))
  }
}

async function holdData(
  found: FilesFound,
  kept: FilesKept,
  prepared: Said,
  beside: readonly Beside[],
): Promise<void> {
  let hindrance: { readonly error: unknown } | undefined
  const asking = <T>(asked: Promise<T>): Promise<T> =>
    asked.catch(error => {
      hindrance = { error }
      throw error
    })
  const reads = {
    rows: <const R extends readonly Ref[]>(refs: R) => asking(kept.rows(refs)),
    // Of another entry, which tells by itself that its file is changed.
    words: async (digest: Digest) => {
      const own = beside.find(one => one.digest === digest)
      const other = own ?? (await asking(unlessChanged(kept.words(digest))))
      return other instanceof Refusal ? undefined : (other ?? undefined)
    },
  }
  try {
    await requireFigures(reads, prepared, beside)
    const uneven = beside.flatMap(({ reference, bytes }) => unevenIn(reference, bytes) ?? [])
    found.wrong.push(...uneven)
    found.read += beside.length - uneven.length
  } catch (error) {
    if (hindrance !== undefined) throw hindrance.error
    if (error instanceof Refusal && error.code === 'words_withheld') found.unread += beside.length
    else found.wrong.push(error instanceof Refusal ? error.message : unreadable(error))
  }
}

/** A stack that is full, a number out of range: whoever made the file meant its readers to fall over. */
const unreadable = (error: unknown) => `This program cannot read it (${String(error).slice(0, 200)}).`
