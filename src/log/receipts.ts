import { jointNeeds, jointProof } from '../core/joint-proof.ts'
import { Refusal } from '../core/refusal.ts'
import { isFile } from '../core/words.ts'
import type { Rest } from '../register/declaration.ts'
import { entryOf, restsOf, showsTexts } from '../register/dependencies.ts'
import type { SaltedDisclosure } from '../register/disclosure.ts'
import type { ReadEntry } from '../register/fold.ts'
import { keysOf, type Prepared } from '../register/law.ts'
import type { Laws } from '../register/laws.ts'
import { formatReceipt, type SaltedWords } from '../register/receipt-format.ts'
import { ownTurn } from '../store/own-turn.ts'
import type { Store } from '../store/store.ts'
import type { Published } from './sequence.ts'
import { nodesAt, readAt } from './tree.ts'

/** What receipts are made from: a running log, or any copy of one that has its register. */
interface ReceiptSource {
  readonly store: Pick<Store, 'entry' | 'tiles' | 'rows' | 'words'>
  /** Those of this software, if left out. */
  readonly laws?: Laws
  head(): Published | undefined
  /** The newest checkpoint that a witness has cosigned. */
  witnessed(): Published | undefined
}

/**
 * The Avow receipt of an entry, `*.avow.json`, under the newest checkpoint that witnesses have cosigned, if that covers
 * the entry, else under the newest. It carries the texts that it is about, and the entry's own words unless they are
 * withheld. `person` is shown in a person's receipt, which is for that person alone. Refuses `not_found` past the end.
 */
export async function receiptOf(
  log: ReceiptSource,
  index: number,
  person?: SaltedDisclosure,
): Promise<Uint8Array> {
  const { store } = log
  const witnessed = log.witnessed()
  const head = witnessed !== undefined && index < witnessed.size ? witnessed : log.head()
  if (head === undefined || !(index >= 0 && index < head.size))
    throw new Refusal('not_found', `The log has ${head?.size ?? 0} entries; there is no entry ${index}.`)
  const found = await entriesUnder(store, index, log.laws)
  const indexes = [...found.keys()].sort((a, b) => a - b)
  const nodes = await nodesAt(store, jointNeeds(indexes, head.size), head.size)
  return formatReceipt({
    checkpoint: head.checkpoint,
    entries: indexes.map(index => ({ index, bytes: found.get(index)!.bytes })),
    proof: jointProof(indexes, head.size, nodes),
    texts: await textsOf(
      store,
      indexes.map(index => found.get(index)!),
    ),
    words: await wordsOf(store, found.get(index)!),
    ...(person && { person }),
  })
}

/** The entry and all that it rests on, by index. It rests on earlier ones alone, so this ends. */
async function entriesUnder(
  store: ReceiptSource['store'],
  index: number,
  laws?: Laws,
): Promise<Map<number, ReadEntry>> {
  const found = new Map<number, ReadEntry>()
  const open = [index]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    // Some receipts rest on hundreds of entries.
    await ownTurn()
    const read = await readAt(store, next, laws)
    found.set(next, read)
    open.push(...(await restsIn(store, read.prepared, next)).map(({ entry }) => entry))
  }
  return found
}

/** What the entry of that index rests on, each with the earlier entry that brought it in. */
export async function restsIn(
  store: Pick<Store, 'rows'>,
  prepared: Prepared,
  index: number,
): Promise<{ readonly rest: Rest; readonly entry: number }[]> {
  const refs = keysOf(prepared)
  const keys = await store.rows(refs)
  const rests = restsOf(prepared, keyid => keys[refs.findIndex(({ key }) => key === keyid)])
  const rows = await store.rows(rests)
  return rests.map((rest, i) => {
    const entry = rows[i] === undefined ? undefined : entryOf(rest, rows[i] as never, index)
    if (entry === undefined)
      throw new Refusal('store_damaged', `The row ${rest.table} ${rest.key} is missing.`)
    return { rest, entry }
  })
}

async function textsOf(store: ReceiptSource['store'], entries: readonly ReadEntry[]): Promise<Uint8Array[]> {
  const all = entries.map(({ prepared }) => prepared)
  // An announcement publishes nothing yet.
  const shown = all.filter(one => one.bound.announces === null && showsTexts(one, all))
  const digests = new Set(shown.flatMap(({ bound }) => bound.texts.map(text => text.digest)))
  const found = await Promise.all([...digests].map(digest => store.words(digest)))
  return found.flatMap(text => (text === undefined ? [] : [text.bytes]))
}

/** Without files: a receipt is read in a moment, and a file has its own address. */
async function wordsOf(store: ReceiptSource['store'], { prepared }: ReadEntry): Promise<SaltedWords[]> {
  const words = prepared.words.filter(reference => !isFile(reference))
  const found = await Promise.all(words.map(({ digest }) => store.words(digest)))
  return found.flatMap(words =>
    words === undefined || words.salt === null ? [] : [{ bytes: words.bytes, salt: words.salt }],
  )
}
