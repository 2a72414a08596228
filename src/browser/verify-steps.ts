import type { Joined } from '../core/joint-proof.ts'
import type { CheckedReceipt, Trust } from '../register/receipt-findings.ts'
import type { Refused, StepState } from './check-report.ts'

/** The steps of a check, in the order of spec/receipt.md, and what comes of it: plain data, for a worker to hand over. */

export const STEPS = ['form', 'log', 'witnesses', 'tree', 'chain', 'texts', 'words'] as const
export type Step = (typeof STEPS)[number]

export type States = Readonly<Record<Step, StepState>>

interface Holds {
  readonly found: CheckedReceipt
  readonly states: States
  /** Names on other lines of the checkpoint, which nobody has checked. */
  readonly unnamed: readonly string[]
  /** How the last entry comes to the root of the checkpoint. */
  readonly path: readonly Joined[]
}

export interface Fails {
  readonly refusal: Refused
  readonly step: Step
  readonly states: States
  /** The checkpoint, once the log that the reader trusts has signed it; else null. */
  readonly signed: { readonly origin: string; readonly size: number } | null
  /** The log that the receipt names, where the reader's key is for another. */
  readonly otherLog: string | null
}

export type Outcome = Holds | Fails

/** The page to the worker. */
export interface CheckOrder {
  /** Comes back with the answer. */
  readonly turn: number
  readonly bytes: Uint8Array
  readonly trust: Trust
}

/** The worker to the page: `took` milliseconds. */
export type CheckNews = { readonly turn: number } & (
  | { readonly outcome: Outcome; readonly took: number }
  | { readonly why: string }
)
