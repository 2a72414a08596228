import { Refusal } from '../../core/refusal.ts'
import { rootAt } from '../../log/tree.ts'
import { exportHead, exportLine } from '../../register/export.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { networkOf } from '../http/networks.ts'
import { type Lines, streamLines } from '../http/stream.ts'
import { type Answer, type Asked, numberIn, sizeOf, TEXT_TYPE } from '../kit/kit.ts'
import { languagesOf } from '../text/versions.ts'

/** Anyone can leave with everything: the register at any size, and the words beside the log. */

const NDJSON = 'application/x-ndjson; charset=utf-8'

export function redirectToLatest({ site }: Asked): Answer {
  const Location = `/export/${sizeOf(site)}/register.ndjson`
  return { status: 307, type: TEXT_TYPE, body: `${Location}\n`, caching: 'never', headers: { Location } }
}

/** The same bytes for ever: the newest size comes from the database, an older one is folded from the log. */
export async function exportRegister(asked: Asked): Promise<Answer> {
  const { store, oldRegisters } = asked.site.log
  const size = sizeAsked(asked)
  // Whoever comes when enough snapshots are open gets the same bytes from a file.
  const newest = size > 0 && snapshots < MOST_SNAPSHOTS ? await newestRows(store, size) : undefined
  const lines = newest ?? (await oldRegisters.take(size, networkOf(asked.address ?? '')))
  return { type: NDJSON, body: streamLines(lines), caching: 'forever' }
}

function sizeAsked({ site, params }: Asked): number {
  const size = numberIn(params.size!)
  if (size > sizeOf(site))
    throw new Refusal('not_found', `The log has ${sizeOf(site)} entries; it has no size ${size} yet.`)
  return size
}

/**
 * A snapshot of the database, if it is of this size. It is taken with the first row, between two looks at the head:
 * sizes only grow, so if both are `size`, so is the snapshot.
 */
async function newestRows(store: Store, size: number): Promise<Lines | undefined> {
  snapshots += 1
  let isOpen = false
  try {
    if ((await store.head())?.size !== size) return undefined
    const log = await rowIn(store, 'log', 'log')
    const root = await rootAt(store, size)
    const rows = store.everyRow()[Symbol.asyncIterator]()
    const lines = snapshotLines(exportHead(size, root, log!.rules), await rows.next(), rows)
    // A generator that has not begun ends without letting go of anything; from here on it counts itself.
    isOpen = true
    const begun = await lines.next()
    if ((await store.head())?.size === size) return following(begun, lines)
    await lines.return(undefined)
    return undefined
  } finally {
    if (!isOpen) snapshots -= 1
  }
}

/** Each holds a transaction of the database, and in PostgreSQL a connection of the pool. */
const MOST_SNAPSHOTS = 3
let snapshots = 0

/** The same lines, of which the first has been read. */
function following(first: IteratorResult<string, undefined>, lines: AsyncGenerator<string>): Lines {
  let isFirst = true
  return {
    return: () => lines.return(undefined),
    next() {
      if (!isFirst) return lines.next()
      isFirst = false
      return Promise.resolve(first)
    },
  }
}

type Rows = AsyncIterator<{ table: Parameters<typeof exportLine>[0]; key: string; json: string }>

async function* snapshotLines(
  head: string,
  first: Awaited<ReturnType<Rows['next']>>,
  rows: Rows,
): AsyncGenerator<string> {
  try {
    yield head
    for (let next = first; !next.done; next = await rows.next())
      yield exportLine(next.value.table, next.value.key, next.value.json)
  } finally {
    snapshots -= 1
    await rows.return?.()
  }
}

/**
 * Texts and words that entries below `size` bind and that are not withheld: a line each with digest, salt (null for a
 * text) and bytes, in base64. Not immutable, since words may be withheld later.
 */
export async function exportWords(asked: Asked): Promise<Answer> {
  const size = sizeAsked(asked)
  return { type: NDJSON, body: streamLines(wordsLines(asked.site.log.store, size)), caching: 'never' }
}

async function* wordsLines(store: Store, size: number): AsyncGenerator<string> {
  const told = new Set<string>()
  for await (const { row } of eachRow(store, 'texts'))
    for (const { text, entry } of languagesOf(row))
      if (entry < size && !told.has(text.digest)) {
        told.add(text.digest)
        yield* lineOf(store, text.digest)
      }
  for await (const { key, row } of eachRow(store, 'words'))
    if (row.entry < size && row.withheld === null) yield* lineOf(store, key)
}

async function* lineOf(store: Store, digest: string): AsyncGenerator<string> {
  const words = await store.words(digest)
  if (words === undefined) return
  const { bytes, salt } = words
  yield `${JSON.stringify({ bytes: bytes.toBase64(), digest, salt: salt?.toBase64() ?? null })}\n`
}
