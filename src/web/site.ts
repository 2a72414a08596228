import type { Signer } from '../core/keys.ts'
import type { Log } from '../log/open.ts'
import type { Lab } from '../outbound/guard.ts'
import type { Identity } from '../outbound/identity.ts'
import type { Resolver } from '../outbound/resolver.ts'
import type { ErasureJournal } from '../people/erasures.ts'

/** What the web room asks of a logger; pino is one. */
export interface Logger {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface Limits {
  /** Statements that one address may post, sustained and at once; null for no limit. */
  readonly statements: { readonly perMinute: number; readonly burst: number } | null
  /** True behind a proxy on another machine that sets X-Forwarded-For: its last address is then the caller's. */
  readonly proxied: boolean
}

export const DEFAULT_LIMITS: Limits = { statements: { perMinute: 600, burst: 2_000 }, proxied: false }

/** Whoever sends the letters of the queue. */
export interface Mail {
  /** There is something to send: no need to wait for the next look. */
  wake(): void
  /** What keeps the relay from taking any letter, and since when (Unix seconds). */
  trouble(): { readonly since: number; readonly said: string } | null
}

/** By what this server asks the DNS and the web of others. */
export interface Outbound {
  readonly resolver: Resolver
  /** A test's own network; never set otherwise. */
  readonly lab?: Lab
}

/** What a server is made of. `now` is Unix seconds; `publicUrl` has no slash at its end. */
export interface Site {
  readonly log: Log
  readonly logger: Logger
  readonly now: () => number
  readonly publicUrl: string
  readonly limits?: Limits
  /** An e-mail address or a page by which people reach whoever keeps it; null if none is told. */
  readonly contact?: string | null
  /** The depositary's own key, where it lies with the server: it brings in the first officer, and parties' passkeys. */
  readonly signer?: Signer | null
  /** Null where no relay is configured: then officers hand letters over. */
  readonly mail?: Mail | null
  /** The resolvers of the system if left out: then nobody here checks DNSSEC. */
  readonly outbound?: Outbound
  /** By which officers may come to look at the desk; null where the operator named none. */
  readonly identity?: Identity | null
  /** Where erasures of persons are noted outside of the database, so that a backup restored later learns of them. */
  readonly erasures?: ErasureJournal | null
}
