import { isFreeMail, isHeldWith, isSameHolder } from '../outbound/public-suffix.ts'
import { isShown, type Proof } from '../people/proofs.ts'

/** Of whom a proof speaks, by the domain that an application names. */
type Whose = 'party' | 'elsewhere' | 'free' | 'unnamed'

export function whose({ method, domain }: Proof, named: string | null): Whose {
  if (method === 'email' && isFreeMail(domain)) return 'free'
  if (named === null) return 'unnamed'
  // Mail is often read below the domain; a line there may be a guest's.
  const isTheirs = method === 'email' ? isSameHolder(domain, named) : isHeldWith(named, domain)
  return isTheirs ? 'party' : 'elsewhere'
}

/** The level of mandate that a proof gives; undefined where it does not speak for the organisation. */
export function levelOf(proof: Proof, named: string | null): 'email' | 'domain' | undefined {
  // A code that an officer gave to somebody shows nothing of any mailbox.
  if (!isShown(proof)) return undefined
  const is = whose(proof, named)
  if (proof.method === 'domain') return is === 'elsewhere' ? undefined : 'domain'
  return is === 'party' ? 'email' : undefined
}
