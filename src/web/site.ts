import type { Signer } from '../core/keys.ts'
import type { Log } from '../log/open.ts'

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
}
