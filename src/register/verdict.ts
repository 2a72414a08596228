import { signatureCheck, type UnverifiedEnvelope } from '../core/envelope.ts'
import { type Check, type Equation, runCheck, runCheckBy } from '../core/equation.ts'
import type { Key } from '../core/keys.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'

/** The one step of the law that may run in another thread. It is apart, so that such a thread loads no rule. */

/** One signature to check, as plain data for a worker thread. */
export type SignatureJob = Readonly<{
  signature: UnverifiedEnvelope['signatures'][number]
  key: Key
  pae: Uint8Array
  /** Whether the statement itself brings the key in: then the key is checked first. */
  brought: boolean
}>

/** What a worker thread answers: null, or why the signature was refused. */
export type Verdict = Readonly<{ code: RefusalCode; sentence: string }> | null

export function verdictOf(job: SignatureJob): Verdict {
  try {
    runCheck(checkOf(job))
    return null
  } catch (error) {
    return refusedFor(error)
  }
}

/** The same by other arithmetic (core/equation.ts). */
export function verdictBy(
  job: SignatureJob,
  holding: (equation: Equation) => Promise<boolean>,
): Promise<Verdict> {
  return runCheckBy(checkOf(job), holding).then(() => null, refusedFor)
}

const checkOf = ({ signature, key, pae, brought }: SignatureJob): Check =>
  signatureCheck(signature, key, pae, brought)

function refusedFor(error: unknown): Verdict {
  if (error instanceof Refusal) return { code: error.code, sentence: error.message }
  throw error
}
