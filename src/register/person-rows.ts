import type { Digest } from '../core/digest.ts'
import type { ErasureGround } from './kinds.ts'

/** Key: the commitment. Says nothing of the person. */
export type PersonRow = Readonly<{
  since: number
  call: string
  manifest: Digest
  entry: number
  erased: Readonly<{ entry: number; ground: ErasureGround }> | null
  /** The entry that found it not to be what it claims, by which it counts no more; absent otherwise. */
  invalidated?: number
  /** The entry by which it counts again after it was invalidated; absent otherwise. */
  restored?: number
}>

/** Key: the call. Those who stand are `signed` without all others. */
export type PersonCountsRow = Readonly<{
  since: number
  signed: number
  /** Erased since they changed their mind. */
  left: number
  /** Erased on any other ground. */
  erased: number
  /** Invalidated and neither restored nor erased since; absent before the first. */
  invalidated?: number
}>
