import type { Digest } from '../core/digest.ts'
import type { ErasureGround } from './kinds.ts'

/** What the register keeps of persons: commitments, and how many there are. */

/** Key: the commitment. Says nothing of the person. */
export interface PersonRow {
  readonly since: number
  readonly call: string
  readonly manifest: Digest
  readonly entry: number
  readonly erased: { readonly entry: number; readonly ground: ErasureGround } | null
  /** The entry by which it counts no more, since it was found not to be what it claims; absent otherwise. */
  readonly invalidated?: number
  /** The entry by which it counts again after it was invalidated; absent otherwise. */
  readonly restored?: number
}

/** Key: the call. Those who stand are `signed` without all others. */
export interface PersonCountsRow {
  readonly since: number
  readonly signed: number
  /** Erased since they changed their mind. */
  readonly left: number
  /** Erased on any other ground. */
  readonly erased: number
  /** Invalidated and neither restored nor erased since; absent before the first. */
  readonly invalidated?: number
}
