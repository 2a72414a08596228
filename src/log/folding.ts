import { equalBytes } from '../core/bytes.ts'
import { EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import type { Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { Audit } from '../register/audit.ts'
import { FOLD_VERSION, LAST_TO_READ, LAW_VERSION } from '../register/versions.ts'
import type { Head, Put, Store } from '../store/store.ts'
import type { DrawerAuthentication } from './drawer-authentication.ts'
import { Replaying } from './replaying.ts'
import { requireCheckpoint } from './startup-check.ts'
import { indexStored } from './subjects.ts'

type Progress = (done: number, size: number) => void

/** Entries that are read at once. */
const AT_ONCE = 256

/** An audit tells others to tell the keeper, who is the one that folds. */
const MEND =
  'Keep this database as it is: avow fsck says what else is wrong. A backup may hold the entry as it was.'

/**
 * A stored log, folded from its first entry: the register, and all else that follows from the entries. Its memory hardly
 * grows with the log. It holds threads and a temporary file, and lets go of them when it is disposed of.
 */
export class Folding implements AsyncDisposable {
  readonly #hands = new Replaying()
  readonly #audit = new Audit(this.#hands.verify, this.#hands)

  get register(): Audit['register'] {
    return this.#audit.register
  }

  /**
   * Goes on to the head, which it returns: the newest, or one that was the newest before. Every signature and law again:
   * refuses what the door should have refused.
   */
  async toHead(store: Store, progress: Progress = () => {}, upTo?: Head): Promise<Head> {
    const head = upTo ?? (await store.head())
    if (head === undefined) throw new Refusal('log_unestablished', 'The store holds no log yet.')
    this.#hands.rows.foresee(head.size)
    const entries = entriesIn(store, this.#audit.size, head.size)
    await this.#audit
      .take(entries, done => progress(done, head.size))
      .catch(error => {
        throw isVerdict(error) ? error.mendedBy(MEND) : error
      })
    if (!equalBytes(head.root, this.register.history.root()))
      throw new Refusal('root_wrong', 'The entries do not give the signed root.')
    return head
  }

  /**
   * Puts all of it in place of what stands there, and claims the log; then indexes entries by whom they name. Statements
   * that come meanwhile are folded, too. Where it is broken off before the index is whole, the next start goes on.
   */
  async write(store: Store, progress: Progress = () => {}): Promise<Head> {
    for (;;) {
      const head = await this.toHead(store, progress)
      const { register } = this
      const made = {
        size: head.size,
        identities: register.identities(),
        tiles: { [Symbol.iterator]: () => this.#tiles() },
        rows: { [Symbol.iterator]: () => this.#rows() },
        withheld: Array.from(register.rows.under('words', ''))
          .filter(({ row }) => row.withheld !== null)
          .map(({ key }) => key),
      }
      if (!(await store.remake(made))) continue
      await indexStored(store, progress)
      return head
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#hands[Symbol.asyncDispose]()
  }

  *#tiles() {
    for (const tile of this.#audit.tiles())
      yield { ...tile, bytes: this.register.history.tile(tile.level, tile.index, tile.width) }
  }

  *#rows(): Iterator<Put> {
    for (const { table, key, json } of this.register.rows.printed())
      yield { table, key, row: JSON.parse(json) } as Put
  }
}

async function* entriesIn(store: Store, from: number, size: number): AsyncGenerator<Uint8Array[]> {
  for (let at = from; at < size; at += AT_ONCE) {
    const entries = await store.entries(at, Math.min(size, at + AT_ONCE))
    if (entries.length < Math.min(size, at + AT_ONCE) - at)
      throw new Refusal('store_damaged', `Entry ${at + entries.length} is missing.`)
    yield entries
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
    await using folding = new Folding()
    await folding.write(store, progress)
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

const NO_VERDICTS: readonly string[] = [
  'store_damaged',
  'store_failing',
  'read_only',
  'root_wrong',
  'rules_unsupported',
]

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
