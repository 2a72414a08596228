import type { RefusalCode } from '../core/refusal.ts'
import type { Audited, AuditStep } from '../register/audit-findings.ts'

/** What the page and its worker say to each other: plain data. */

/** The page to the worker, once. */
export interface AuditOrder {
  readonly vkey: string
  readonly witnesses: readonly string[]
  readonly quorum: number
  /** The checkpoint that this browser remembers of the log of that key. */
  readonly before: string | null
}

/** The worker to the page. One of the last four ends it. */
export type AuditNews =
  | { readonly news: 'step'; readonly step: AuditStep }
  | { readonly news: 'progress'; readonly done: number; readonly size: number; readonly signatures: number }
  | { readonly news: 'holds'; readonly audited: Audited; readonly note: string }
  | {
      readonly news: 'refused'
      readonly code: RefusalCode
      readonly message: string
      readonly evidence: string | undefined
    }
  | { readonly news: 'large'; readonly size: number }
  | { readonly news: 'broken'; readonly why: string }
