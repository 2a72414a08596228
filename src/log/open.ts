import { formatVkey, parseLogVkey } from '../core/note.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Laws } from '../register/laws.ts'
import { LAWS } from '../register/types.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Store } from '../store/store.ts'
import { BackgroundFold } from './background-fold.ts'
import { type Beat, JudgedClock } from './clock.ts'
import { Door } from './door.ts'
import { DrawerAuthentication } from './drawer-authentication.ts'
import { FileThread } from './file-thread.ts'
import { foldIfOlder } from './folding.ts'
import { HighWater, type MarkPlace, requireMark } from './high-water.ts'
import { heldIn, type LogSigner } from './log-keys.ts'
import { OldRegisters } from './old-registers.ts'
import { type Committed, Publication } from './publication.ts'
import { type CosignedOption, Quorum } from './quorum.ts'
import { type Published, Sequencer } from './sequence.ts'
import { openWitnessed } from './startup-check.ts'
import { StoreHealth } from './store-health.ts'
import { Tending } from './tending.ts'
import { proofOf } from './tree.ts'
import { VerifyPool } from './verify-pool.ts'
import { bearsLineOf, type WitnessAddress, type WitnessState } from './witness.ts'
import { Witnesses } from './witnesses.ts'

interface LogOptions {
  readonly store: Store
  /** The log's own key; its name is the origin. */
  readonly signer: LogSigner
  /** The drawer's key, 32 bytes. */
  readonly drawerKey: Uint8Array
  /** Unix seconds. */
  readonly now: () => number
  /** The same with what else the machine knows of the time. Left out, no time passes but by `now`. */
  readonly beat?: () => Beat
  /** Where it is marked, beside the key, how far that has signed; without it nobody notes that. */
  readonly mark?: MarkPlace
  readonly despite?: Despite
  readonly pooling?: number
  /** Those of this software, if left out; tests make up others. */
  readonly laws?: Laws
  /** Threads that verify signatures; all processors but one if left out. */
  readonly threads?: number
  /** Whether a thread folds the log from its entries and judges each batch by that, too, as a server has it. */
  readonly folded?: boolean
  /** Hears why that thread does nothing for a while. */
  readonly foldRests?: (why: string) => void
  readonly witnesses?: readonly WitnessAddress[]
  /** Left out where the door answers once an entry is recorded. */
  readonly cosigned?: CosignedOption | undefined
  /** Hears why the log has stopped, with the evidence file's text: it is to be kept, and told loudly. */
  readonly alarmed?: (alarm: Refusal) => void
  readonly witnessChanged?: (state: WitnessState) => void
}

/** What the operator knows better than this server can. */
export interface Despite {
  /** The size at which the log goes on, though its key has signed more than the database holds. */
  readonly continueAt?: number
  readonly clockIsRight?: boolean
  /** The key that signs checkpoints is lost, and another is to be brought in. */
  readonly keyIsLost?: boolean
}

type Condition =
  | 'closing'
  | 'alarm'
  | 'fold'
  | 'ended'
  | 'paused'
  | 'clock'
  | 'mark'
  | 'witnesses'
  | 'key'
  | 'store'

/** A running log: the door, what it has published, and how its witnesses stand. */
export interface Log {
  readonly origin: string
  /** The key that signs its checkpoints now. */
  readonly vkey: string
  readonly store: Store
  /** What is kept beside the register; only what was put there under the drawer's key comes out. */
  readonly drawer: Drawer
  /** A hash of a text that nobody without that key can make. */
  readonly hashed: (text: string) => string
  readonly door: Door
  /** Looks at files beside the thread that answers. */
  readonly files: Pick<FileThread, 'isTaken'>
  readonly laws: Laws
  /** The register at sizes that the log has passed. */
  readonly oldRegisters: OldRegisters
  /** The newest checkpoint, with the cosignatures that have come in so far. */
  head(): Published | undefined
  /** The newest checkpoint that a witness has cosigned. */
  witnessed(): Published | undefined
  witnesses(): readonly WitnessState[]
  /**
   * The proof of an entry under a checkpoint that enough witnesses have cosigned; undefined where they take too long.
   * Null where nobody waits for them.
   */
  cosignedProof(index: number): Promise<string | undefined> | null
  /** What may stand in the way, each by its name; null for what does not. */
  conditions(): Readonly<Record<Condition, Refusal | null>>
  /** Null, or why nothing is taken at present: the first of these. */
  ready(): Refusal | null
  /** How many entries the fold in the background has judged; null without one. */
  folded(): number | null
  /** How often the store has failed since the start, by the code of the failure. */
  failures(): ReadonlyMap<RefusalCode, number>
  /** The listener hears of each batch that is recorded. */
  listen(listener: (committed: Committed) => void): void
  /** Null, or why the clock cannot be believed: until then nothing is kept in the drawer, and nothing done by itself. */
  doubt(): Refusal | null
  /** What this machine says of the time now; undefined while that cannot be believed. */
  beat(): Beat | undefined
  close(): Promise<void>
}

/** Starts the sequencer and its witnesses over a store. The store stays the caller's to close. */
export async function openLog(options: LogOptions): Promise<Log> {
  const { signer, laws = LAWS } = options
  const health = new StoreHealth()
  const store = health.watch(options.store)
  let alarm: Refusal | null = null
  let closing: Refusal | null = null
  let markSeconds = 0
  const {
    beat = () => ({ at: options.now(), uptime: options.now(), boot: '' }),
    mark,
    despite = {},
  } = options
  const found = mark?.read()
  await requireMark(store, found, signer, despite.continueAt)
  const seal = new DrawerAuthentication(options.drawerKey)
  await foldIfOlder(store, signer.vkey, seal)
  const clock = new JudgedClock({ beat, last: found?.beat, floor: () => sequencer.admitted })
  const highWater = mark && new HighWater(store, mark, found?.beat)
  const pool = new VerifyPool(options)
  const files = new FileThread()
  const oldRegisters = new OldRegisters(store.place)
  const fold = options.folded ? new BackgroundFold(store.place, options.foldRests) : undefined
  // Before anybody is fenced off by a start that fails.
  const before = await openWitnessed(store, signer.vkey)
  const publication = new Publication(before)
  const sequencer = await Sequencer.start({
    store,
    signer,
    despiteKey: despite.keyIsLost ?? false,
    seal,
    now: clock.now,
    ...(options.pooling !== undefined && { pooling: options.pooling }),
    coming: () => door.underway,
    refuse: () => first(obstacles()),
    fold,
    async note(next) {
      const began = performance.now()
      await highWater?.keep(next, highWater.isBeatless ? clock.believe() : undefined)
      markSeconds = (performance.now() - began) / 1_000
    },
    published(next) {
      publication.grow(next, { commitSeconds: health.commitSeconds, markSeconds })
      fold?.follow(next)
      witnesses.ask()
    },
  })
  // The server before this one may have gone on until it was fenced off.
  await requireMark(store, mark?.read(), signer, despite.continueAt)
  publication.begin(sequencer.head)
  const addresses = options.witnesses ?? []
  const quorum = options.cosigned && new Quorum(options.cosigned, addresses, before)
  const witnesses = new Witnesses({
    store,
    signer,
    vkeys: () => sequencer.vkeys.map(parseLogVkey),
    addresses,
    line: quorum && ((head, line) => quorum.take(head, line)),
    head: () => publication.head,
    knew: vkey => before !== undefined && bearsLineOf(before.checkpoint, vkey),
    timed: (name, time) => clock.witnessed(name, time),
    cosigned: head => publication.cosign(head),
    changed: options.witnessChanged,
    alarm(refusal) {
      // Whoever has taken over has shown more than this server knows.
      if (alarm !== null || sequencer.stopped !== null) return
      alarm = new Refusal(
        'read_only',
        `${refusal.message} This server signs nothing until a person has looked.`,
        refusal.evidence,
      )
      options.alarmed?.(alarm)
    },
  })
  const held = heldIn(signer).map(({ vkey }) => formatVkey(vkey))
  const door = new Door(store, sequencer, { pool, files }, held, laws)
  const obstacles = () => ({
    closing,
    alarm,
    fold: fold?.fault ?? null,
    ended: sequencer.stopped,
    paused: sequencer.paused,
    clock: clock.doubt,
    mark: highWater?.trouble ?? null,
    witnesses: witnesses.awaited,
  })
  // Whoever comes with a statement tries the store anew.
  const conditions = () => ({ ...obstacles(), key: sequencer.keyless, store: health.trouble })
  if (despite.clockIsRight) clock.confirm()
  const { now } = options
  const tending = await Tending.start({ store, health, sequencer, witnesses, clock, highWater, now })
  witnesses.ask()
  void sequencer.claimLater().then(() => {
    if (sequencer.head !== undefined && sequencer.paused === null) fold?.follow(sequencer.head)
  })
  return {
    origin: signer.vkey.name,
    get vkey() {
      return sequencer.vkeys.at(-1)!
    },
    store,
    drawer: whileTimely(seal.over(store.drawer), clock),
    hashed: seal.hashed,
    door,
    files,
    laws,
    oldRegisters,
    head: () => publication.head,
    witnessed: () => publication.witnessed,
    witnesses: () => witnesses.states,
    cosignedProof: index =>
      quorum ? quorum.covering(index).then(head => head && proofOf(store, index, head)) : null,
    conditions,
    ready: () => first(conditions()),
    folded: () => fold?.size ?? null,
    failures: () => health.failures,
    listen: listener => publication.listen(listener),
    doubt: () => clock.doubt,
    beat: () => (clock.doubt === null ? beat() : undefined),
    async close() {
      await tending.close()
      await sequencer.close()
      closing = new Refusal('read_only', 'This server is stopping; nothing more is taken.')
      quorum?.close()
      await witnesses.close()
      await Promise.all([pool.close(), files.close()])
      await fold?.close()
      await oldRegisters.close()
    },
  }
}

function first(conditions: Readonly<Record<string, Refusal | null>>): Refusal | null {
  return Object.values(conditions).find(refusal => refusal !== null) ?? null
}

/** Nothing is kept or swept by a time that cannot be believed: what is kept bears its end. */
function whileTimely(drawer: Drawer, clock: JudgedClock): Drawer {
  const requireTime = () => {
    const { doubt } = clock
    if (doubt !== null) throw doubt
  }
  return {
    ...drawer,
    async apply(changes, now) {
      requireTime()
      await drawer.apply(changes, now)
    },
    async sweep(now) {
      requireTime()
      return drawer.sweep(now)
    },
  }
}
