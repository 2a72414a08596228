import { setImmediate as breathe } from 'node:timers/promises'
import { Refusal } from '../../core/refusal.ts'
import { formatTilePath, parseBundle, TILE_WIDTH } from '../../core/tile.ts'
import { rootAt, tileAt } from '../../log/tree.ts'
import { exportHead, exportLine, exportLines } from '../../register/export.ts'
import { Register, readEntry } from '../../register/fold.ts'
import { settle, signaturesIn } from '../../register/law.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { streamLines } from '../http/stream.ts'
import { type Answer, type Asked, numberIn, sizeOf, TEXT_TYPE } from '../kit/kit.ts'
import { languagesOf } from '../text/versions.ts'

/** Anyone can leave with everything: the register at any size, and the words beside the log. */

const NDJSON = 'application/x-ndjson; charset=utf-8'

export function redirectToLatest({ site }: Asked): Answer {
  const Location = `/export/${sizeOf(site)}/register.ndjson`
  return { status: 307, type: TEXT_TYPE, body: `${Location}\n`, caching: 'never', headers: { Location } }
}

/** The same bytes for ever: the newest size comes from the database, an older one is folded anew from the log. */
export async function exportRegister(asked: Asked): Promise<Answer> {
  const { store } = asked.site.log
  const size = sizeAsked(asked)
  const newest = size > 0 ? await newestRows(store, size) : undefined
  const lines = newest ?? linesOf(exportLines(await refold(store, size)))
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
async function newestRows(store: Store, size: number): Promise<AsyncGenerator<string> | undefined> {
  if ((await store.head())?.size !== size) return undefined
  const log = await rowIn(store, 'log', 'log')
  const root = await rootAt(store, size)
  const rows = store.everyRow()[Symbol.asyncIterator]()
  const first = await rows.next()
  if ((await store.head())?.size !== size) {
    await rows.return?.()
    return undefined
  }
  return snapshotLines(exportHead(size, root, log!.rules), first, rows)
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
    await rows.return?.()
  }
}

/** Entries folded without a break, in which statements are admitted. */
const AT_ONCE = 64
/** Folds that may wait for the running one. */
const MOST_WAITING = 4

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** The register as it was at `size`. One fold at a time: each takes a processor and the memory of a register. */
async function refold(store: Store, size: number): Promise<Register> {
  if (waiting >= MOST_WAITING)
    throw new Refusal('rate_limited', 'Too many older registers are being made at once.')
  waiting += 1
  const mine = last.catch(() => undefined).then(() => fold(store, size))
  last = mine
  return mine.finally(() => {
    waiting -= 1
  })
}

async function fold(store: Store, size: number): Promise<Register> {
  const register = new Register()
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const bundle = await tileAt(store, formatTilePath({ level: 'entries', index, width }), size)
    for (const [i, bytes] of parseBundle(bundle, width).entries()) {
      const read = readEntry(bytes, register.rules)
      // Signatures were verified at admission, and the entry was just checked against its leaf.
      const verified = Array.from({ length: signaturesIn(read.prepared) }, () => null)
      register.take(read, settle(read.prepared, verified))
      if (i % AT_ONCE === 0) await breathe()
    }
  }
  return register
}

async function* linesOf(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines
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
