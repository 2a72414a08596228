import type { Workplace } from '../work/workplace.ts'

export interface Limits {
  /** Statements that one address may post, sustained and at once; null for no limit. */
  readonly statements: { readonly perMinute: number; readonly burst: number } | null
  /** True behind a proxy on another machine that sets X-Forwarded-For: its last address is then the caller's. */
  readonly proxied: boolean
}

export const DEFAULT_LIMITS: Limits = { statements: { perMinute: 600, burst: 2_000 }, proxied: false }

type Optional = 'contact' | 'signer' | 'mail' | 'outbound' | 'identity' | 'erasures'

/** What a server is made of. What is left out it does without; the resolvers are those of the system then. */
export interface Site
  extends Pick<Workplace, 'log' | 'logger' | 'now' | 'publicUrl'>,
    Partial<Pick<Workplace, Optional>> {
  readonly limits?: Limits
}
