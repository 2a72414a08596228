import { ed25519Verify, p256Verify, type RsaPublicKey, rsaVerify } from '#crypto'

/**
 * What all else about a signature leaves: whether it is over `message` by `key`. Of P-256 a key is 04 ‖ x ‖ y and a
 * signature r ‖ s.
 */
export type Equation = Readonly<{ message: Uint8Array; signature: Uint8Array }> &
  (
    | { readonly alg: 'Ed25519' | 'ES256'; readonly key: Uint8Array }
    | { readonly alg: 'RS256'; readonly key: RsaPublicKey }
  )

/** A check that asks of equations whether they hold, refuses, or ends. */
export type Check = Generator<Equation, void, boolean>

/** By `#crypto`. Never throws for a key or a signature. */
export function holds({ alg, key, message, signature }: Equation): boolean {
  if (alg === 'RS256') return rsaVerify(key, message, signature)
  return (alg === 'Ed25519' ? ed25519Verify : p256Verify)(key, message, signature)
}

/** Returns once the check ends; refuses what it refuses. */
export function runCheck(check: Check): void {
  for (let step = check.next(); !step.done; ) step = check.next(holds(step.value))
}

/** The same by other arithmetic, perhaps on another thread. It must say of every equation what `holds` says. */
export async function runCheckBy(
  check: Check,
  holding: (equation: Equation) => Promise<boolean>,
): Promise<void> {
  for (let step = check.next(); !step.done; ) step = check.next(await holding(step.value))
}
