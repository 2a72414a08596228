import type { Signer } from '../core/keys.ts'
import type { Posted } from '../log/door.ts'
import type { Log } from '../log/open.ts'
import type { Recorded } from '../log/queue.ts'
import type { Lab } from '../outbound/guard.ts'
import type { Identity } from '../outbound/identity.ts'
import type { Resolver } from '../outbound/resolver.ts'
import type { ErasureJournal } from '../people/erasures.ts'
import type { Change } from '../store/drawer.ts'
import type { Letters } from './letters/letter-writer.ts'
import type { Logger } from './logger.ts'
import type { Post } from './mail-queue.ts'
import type { Worker } from './worker.ts'

/** How this server asks the DNS and the web of others. */
export interface Outbound {
  readonly resolver: Resolver
  /** A test's own network; never set otherwise. */
  readonly lab?: Lab
}

/** The changes beside an entry, from what lies in the drawer now; refuses where that is too late. */
export type Beside = () => Promise<readonly Change[]>

/** What reads log and drawer as of now. */
export type Registers = Pick<Workplace, 'log' | 'now'>

/** What the processes of this server stand on, with or without a request. */
export interface Workplace {
  readonly log: Log
  readonly logger: Logger
  /** Unix seconds. */
  readonly now: () => number
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** An e-mail address or a page of whoever keeps it; null for none. */
  readonly contact: string | null
  /** The depositary's own key, where it lies with the server: it brings in the first officer, and parties' passkeys. */
  readonly signer: Signer | null
  /** Null without a relay: then officers hand letters over. */
  readonly mail: Post | null
  /** Without resolvers of the operator's the system's are asked, and nobody checks DNSSEC. */
  readonly outbound: Outbound
  /** By which officers may look at the desk; null where the operator named none. */
  readonly identity: Identity | null
  /** Notes erasures of persons outside the database, for a backup restored later. */
  readonly erasures: ErasureJournal | null
  /** The words of the letters that processes write. */
  readonly letters: Letters
  /** `recordIn` its log, counted with whatever else comes through the door. */
  readonly record: (posted: Posted, beside?: Beside) => Promise<Recorded>
  /** Woken where something was laid that is due at once. */
  readonly worker: Worker
}
