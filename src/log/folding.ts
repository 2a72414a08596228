import { equalBytes } from '../core/bytes.ts'
import { type Edge, EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import type { Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { Register } from '../register/fold.ts'
import { subjectsAt } from '../register/subjects.ts'
import { FOLD_VERSION, LAST_TO_READ, LAW_VERSION } from '../register/versions.ts'
import type { Head, Remade, Store } from '../store/store.ts'
import type { DrawerAuthentication } from './drawer-authentication.ts'
import { requireCheckpoint } from './startup-check.ts'

type Progress = (done: number, size: number) => void

/** Entries that are read at once. */
const AT_ONCE = 256

/** A stored log, folded from its first entry: the register, and all else that follows from the entries. */
export class Folding {
  readonly register = new Register()
  readonly #entries: Remade['entries'][number][] = []
  readonly #tiles = new Map<string, Remade['tiles'][number]>()
  #edge: Edge = EMPTY_EDGE

  /** Goes on to the head, which it returns. Every signature and law again: refuses what the door should have refused. */
  async toHead(store: Store, progress: Progress = () => {}): Promise<Head> {
    const head = await store.head()
    if (head === undefined) throw new Refusal('log_unestablished', 'The store holds no log yet.')
    while (this.#edge.size < head.size) {
      const from = this.#edge.size
      const to = Math.min(head.size, from + AT_ONCE)
      const entries = await store.entries(from, to)
      if (entries.length !== to - from)
        throw new Refusal('store_damaged', `Entry ${from + entries.length} is missing.`)
      for (const bytes of entries) this.#fold(bytes)
      const growth = grow(this.#edge, entries.map(leafHash))
      for (const tile of growth.tiles) this.#tiles.set(`${tile.level} ${tile.index}`, tile)
      this.#edge = growth.edge
      progress(to, head.size)
    }
    if (!equalBytes(head.root, this.#edge.root))
      throw new Refusal('root_wrong', 'The entries do not give the signed root.')
    return head
  }

  #fold(bytes: Uint8Array) {
    const index = this.#entries.length
    const { prepared } = this.register.fold(bytes)
    const subjects = subjectsAt(index, prepared, keyid => this.register.rows.get('keys', keyid))
    this.#entries.push({ identity: prepared.identity, subjects })
  }

  /** Puts all of it in place of what stands there, and claims the log. Statements that come meanwhile are folded, too. */
  async write(store: Store, progress: Progress = () => {}): Promise<Head> {
    for (;;) {
      const head = await this.toHead(store, progress)
      const rows = [...this.register.rows.all()]
      const withheld = rows.flatMap(({ table, key, row }) =>
        table === 'words' && (row as { withheld?: unknown }).withheld !== null ? [key] : [],
      )
      const { size } = head
      const made = { size, entries: this.#entries, tiles: [...this.#tiles.values()], rows, withheld }
      if (await store.remake(made)) return head
    }
  }
}

/**
 * Has rows read and written under the drawer's key from now on. Folds anew, before anything is taken or shown, what an
 * earlier version of this software has folded otherwise, and rows that were not written under this key. Refuses
 * `store_older` for a log under an earlier law.
 */
export async function foldIfOlder(
  store: Store,
  log: Vkey,
  { macOfRow }: DrawerAuthentication,
  progress?: Progress,
): Promise<void> {
  const { law, fold, drawer } = await store.versions()
  const isOurs = await store.authenticate(macOfRow)
  if (law === LAW_VERSION && fold === FOLD_VERSION && isOurs) return
  const head = await store.head()
  if (head === undefined) return store.noteVersions({ law: LAW_VERSION, fold: FOLD_VERSION, drawer })
  if (law > 0 && law < LAW_VERSION) throw ofEarlierLaw(law)
  await requireCheckpoint(store, head, log)
  try {
    await new Folding().write(store, progress)
  } catch (error) {
    // Which law it is under was not noted yet: this one takes all of its entries, or it is another.
    if (law > 0 || !isVerdict(error)) throw error
    await requireEntries(store, head)
    throw ofEarlierLaw(law, error.message)
  }
}

/** What the law does not take may be damaged. */
async function requireEntries(store: Store, head: Head): Promise<void> {
  let edge = EMPTY_EDGE
  while (edge.size < head.size) {
    const entries = await store.entries(edge.size, Math.min(head.size, edge.size + AT_ONCE))
    if (entries.length === 0) break
    edge = grow(edge, entries.map(leafHash)).edge
  }
  if (!equalBytes(edge.root, head.root))
    throw new Refusal('store_damaged', 'The entries do not give the signed root.')
}

const NO_VERDICTS: readonly string[] = ['store_damaged', 'store_failing', 'read_only', 'root_wrong']

function isVerdict(error: unknown): error is Refusal {
  return error instanceof Refusal && !NO_VERDICTS.includes(error.code)
}

function ofEarlierLaw(law: number, because = ''): Refusal {
  const last = LAST_TO_READ[law] ?? LAST_TO_READ[0]!
  return new Refusal(
    'store_older',
    `The log of this database is under an earlier law. The last version of this software that reads it is ${last}.${because && ` This one says of its entries: ${because}`}`,
  )
}
