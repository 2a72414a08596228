import type { Workplace } from '../../work/workplace.ts'
import type { Limits } from '../http/token-bucket.ts'

export const DEFAULT_LIMITS: Limits = { statements: { perMinute: 600, burst: 2_000 }, proxied: false }

type Optional = 'contact' | 'signer' | 'mail' | 'outbound' | 'identity' | 'erasures'

/** What a server is made of. What is left out it does without; the resolvers are those of the system then. */
export interface Site
  extends Pick<Workplace, 'log' | 'logger' | 'now' | 'publicUrl'>,
    Partial<Pick<Workplace, Optional>> {
  readonly limits?: Limits
}
