import { equalBytes } from '../core/bytes.ts'
import { openCheckpoint } from '../core/checkpoint.ts'
import { formatVkey, type NoteSigner } from '../core/note.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'
import type { Laws } from '../register/laws.ts'
import { LAWS } from '../register/types.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Store } from '../store/store.ts'
import { Door } from './door.ts'
import { DrawerAuthentication } from './drawer-authentication.ts'
import { type Published, Sequencer } from './sequence.ts'
import { rootAt } from './tree.ts'
import { VerifyPool } from './verify-pool.ts'
import type { WitnessAddress, WitnessState } from './witness.ts'
import { Witnesses } from './witnesses.ts'

interface LogOptions {
  readonly store: Store
  /** The log's own key; its name is the origin. */
  readonly signer: NoteSigner
  /** The drawer's key, 32 bytes. */
  readonly drawerKey: Uint8Array
  /** Unix seconds. */
  readonly now: () => number
  readonly pooling?: number
  /** Those of this software, if left out; tests make up others. */
  readonly laws?: Laws
  /** Threads that verify signatures; all processors but one if left out. */
  readonly threads?: number
  readonly witnesses?: readonly WitnessAddress[]
}

/** A running log: the door, what it has published, and how its witnesses stand. */
export interface Log {
  readonly origin: string
  readonly vkey: string
  readonly store: Store
  /** What is kept beside the register; only what was put there under the drawer's key comes out. */
  readonly drawer: Drawer
  /** A hash of a text that nobody without that key can make. */
  readonly hashed: (text: string) => string
  readonly door: Door
  readonly laws: Laws
  /** The newest checkpoint, with the cosignatures that have come in so far. */
  head(): Published | undefined
  /** The newest checkpoint that a witness has cosigned. */
  witnessed(): Published | undefined
  witnesses(): readonly WitnessState[]
  /** Null, or why nothing is taken at present. */
  ready(): Refusal | null
  /** Whether another took this log over, or its outcome is not known: this server then does nothing more by itself. */
  hasEnded(): boolean
  close(): Promise<void>
}

/** Starts the sequencer and its witnesses over a store. The store stays the caller's to close. */
export async function openLog(options: LogOptions): Promise<Log> {
  const { store, signer, laws = LAWS } = options
  let head: Published | undefined
  let alarm: Refusal | null = null
  let closing: Refusal | null = null
  const pool = new VerifyPool(options)
  const seal = new DrawerAuthentication(options.drawerKey)
  const sequencer = await Sequencer.start({
    store,
    signer,
    seal,
    now: options.now,
    ...(options.pooling !== undefined && { pooling: options.pooling }),
    coming: () => door.underway,
    refuse: () => ready(),
    published(next) {
      head = next
      witnesses.ask()
    },
  })
  head = sequencer.head
  let witnessed = await witnessedIn(store, signer)
  const witnesses = new Witnesses({
    store,
    signer,
    addresses: options.witnesses ?? [],
    head: () => head,
    cosigned(cosigned) {
      witnessed = cosigned
      if (head?.size === cosigned.size) head = cosigned
    },
    alarm(refusal) {
      alarm ??= new Refusal(
        'read_only',
        `${refusal.message} This server signs nothing until a person has looked.`,
        refusal.evidence,
      )
    },
  })
  const door = new Door(store, sequencer, pool, formatVkey(signer.vkey), laws)
  const ready = (): Refusal | null => closing ?? alarm ?? sequencer.stopped ?? witnesses.awaited
  witnesses.ask()
  return {
    origin: signer.vkey.name,
    vkey: formatVkey(signer.vkey),
    store,
    drawer: seal.over(store.drawer),
    hashed: seal.hashed,
    door,
    laws,
    head: () => head,
    witnessed: () => witnessed,
    witnesses: () => witnesses.states,
    ready,
    hasEnded: () => sequencer.stopped !== null,
    async close() {
      await sequencer.settled()
      closing = new Refusal('read_only', 'This server is stopping; nothing more is taken.')
      await witnesses.close()
      await pool.close()
    },
  }
}

/** The witnessed checkpoint that was kept: this log must have signed it, and it must be of this tree. */
async function witnessedIn(store: Store, signer: NoteSigner): Promise<Published | undefined> {
  const checkpoint = await store.witnessed()
  if (checkpoint === undefined) return undefined
  const { size, root } = refuseAs('store_damaged', () => openCheckpoint(checkpoint, signer.vkey))
  const head = await store.head()
  if (size > (head?.size ?? 0) || !equalBytes(root, await rootAt(store, size)))
    throw new Refusal('store_damaged', `The witnessed checkpoint of size ${size} is not one of this log.`)
  return { size, root, checkpoint }
}
