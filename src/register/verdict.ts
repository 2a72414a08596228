import { checkSignature, checkSignatureOfEntered, type UnverifiedEnvelope } from '../core/envelope.ts'
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
    const check = job.brought ? checkSignature : checkSignatureOfEntered
    check(job.signature, job.key, job.pae)
    return null
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, sentence: error.message }
    throw error
  }
}
