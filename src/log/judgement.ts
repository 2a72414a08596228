import type { Digest } from '../core/digest.ts'
import { judge, keysOf, needsOf, rangesOf, type VerifiedStatement, withinIn } from '../register/law.ts'
import { FetchedRows, Overlay } from '../register/overlay.ts'
import type { KeyRow, Ledger, Range, Ref } from '../register/rows.ts'
import { aboutOf, type Subject, subjectsOf } from '../register/subjects.ts'
import type { Change } from '../store/drawer.ts'
import type { Put, Store } from '../store/store.ts'
import type { DrawerAuthentication } from './drawer-authentication.ts'
import { BesideEntries } from './drawer-changes.ts'
import type { Roots } from './tree.ts'

/** What the law judges: its signatures match the keys that `keyRow` gives. */
export interface Judgeable {
  readonly verified: VerifiedStatement
  readonly keyRow: (keyid: string) => KeyRow | undefined
  /** The sequencer's `generation` when `keyRow` was read: its rows hold until a key is changed. */
  readonly generation: number
  /** What changes in the drawer with it. */
  readonly beside: readonly Change[]
}

/** What became of a batch when it was judged; places are those of the batch. */
export interface Judged {
  /** The admitted, in the order of their indexes, each with whom and what it is about. */
  readonly admitted: readonly { readonly place: number; readonly subjects: readonly Subject[] }[]
  readonly rows: readonly Put[]
  /** What changes in the drawer with the admitted. */
  readonly beside: readonly Change[]
  readonly refused: readonly { readonly place: number; readonly refusal: unknown }[]
  /** The same statement twice in one batch: the second gets the index of the first. */
  readonly repeated: readonly { readonly place: number; readonly index: number }[]
}

/** Where a batch would stand: `size` entries before it, the last of them admitted at `before`; Unix seconds. */
interface Standpoint {
  readonly generation: number
  readonly size: number
  readonly before: number
  readonly admitted: number
}

/**
 * Step 2 of the sequencer: fetches the rows that the rules declare, then judges one statement after another on an
 * overlay, so that each sees what those before it changed. What the law refuses leaves nothing behind.
 */
export async function judgeBatch(
  store: Pick<Store, 'rows' | 'rowsOf' | 'drawer'>,
  seal: DrawerAuthentication,
  roots: Roots,
  batch: readonly Judgeable[],
  { generation, size, before, admitted }: Standpoint,
): Promise<Judged> {
  const about = batch.map(({ verified }) => aboutOf(verified))
  const named = about.flatMap(({ keys }) => keys)
  const fetched = await fetchRows(store, batch, named, generation)
  await roots.fetch(batch.flatMap(({ verified }) => seenIn(verified)))
  const asked = batch.flatMap(({ beside }) => beside)
  const drawer = await BesideEntries.read(store.drawer, seal, asked, admitted)
  const overlay = new Overlay(fetched)
  const ledger = new BatchLedger(size, before, roots)
  const places = new Map<string, number>()
  const judged = {
    admitted: [] as { place: number; subjects: readonly Subject[] }[],
    refused: [] as { place: number; refusal: unknown }[],
    repeated: [] as { place: number; index: number }[],
  }
  for (const [place, { verified, beside }] of batch.entries()) {
    const identity = verified.identity.toHex()
    const index = places.get(identity)
    if (index !== undefined) {
      judged.repeated.push({ place, index })
      continue
    }
    try {
      judge(verified, admitted, overlay, ledger)
      drawer.take(beside, ledger.size)
      const { subjects, keys } = about[place]!
      const told = keys.length === 0 ? subjects : subjectsOf(verified, keyid => overlay.get('keys', keyid))
      overlay.keep()
      places.set(identity, ledger.size)
      ledger.advance(admitted)
      judged.admitted.push({ place, subjects: told })
    } catch (refusal) {
      overlay.drop()
      judged.refused.push({ place, refusal })
    }
  }
  return { ...judged, rows: overlay.changes(), beside: drawer.changes() }
}

/** The histories that the law asks for: what is enclosed has seen its own. */
function seenIn(verified: VerifiedStatement): number[] {
  const { statement, bound } = verified
  return [statement.seen.size, ...bound.roots, ...withinIn<VerifiedStatement>(verified).flatMap(seenIn)]
}

async function fetchRows(
  store: Pick<Store, 'rows' | 'rowsOf'>,
  batch: readonly Judgeable[],
  named: readonly Ref[],
  generation: number,
): Promise<FetchedRows> {
  const fetched = new FetchedRows()
  const refs: Ref[] = []
  const ask = (need: Ref) => {
    if (fetched.has(need)) return
    fetched.set(need, undefined)
    refs.push(need)
  }
  for (const { verified, keyRow, generation: readAt } of batch) {
    if (readAt === generation)
      for (const need of keysOf(verified)) if (!fetched.has(need)) fetched.set(need, keyRow(need.key))
    for (const need of needsOf(verified, keyRow)) ask(need)
  }
  for (const need of named) ask(need)
  const rows = await store.rows(refs)
  const ranges = batch.flatMap(({ verified }) => rangesOf(verified))
  await fetchRanges(store, fetched, ranges)
  for (const [i, need] of refs.entries()) fetched.set(need, rows[i])
  return fetched
}

/** Finds out whether there is any row in each of these, one by one, since few types ask. */
export async function fetchRanges(
  store: Pick<Store, 'rowsOf'>,
  fetched: FetchedRows,
  ranges: readonly Range[],
): Promise<void> {
  const distinct = new Map(ranges.map(range => [`${range.any} ${range.prefix}`, range]))
  for (const range of distinct.values()) {
    const [first] = await store.rowsOf(range.any, range.prefix, 1)
    fetched.setAny(range, first?.key.startsWith(range.prefix) ?? false)
  }
}

/** The log as a batch sees it while it is judged: its size grows, its past roots are those published before. */
class BatchLedger implements Ledger {
  size: number
  admitted: number
  readonly #roots: Roots

  constructor(size: number, admitted: number, roots: Roots) {
    this.size = size
    this.admitted = admitted
    this.#roots = roots
  }

  advance(admitted: number): void {
    this.size += 1
    this.admitted = admitted
  }

  rootAt(size: number): Digest | undefined {
    return this.#roots.at(size)
  }
}
