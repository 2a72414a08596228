/** What an audit finds, whoever runs it: a command, or a page. */

/** What a log's holder shows: that is what is checked against the entries. */
export interface Audited {
  readonly origin: string
  readonly vkey: string
  /** Whether the auditor brought the log's key; otherwise it is the one that entry 0 names. */
  readonly vkeyGiven: boolean
  readonly size: number
  readonly root: string
  readonly rules: number
  readonly signatures: number
  readonly tiles: number
  readonly register: { readonly digest: string; readonly rows: number; readonly compared: boolean }
  /** The size at the last audit that was remembered. */
  readonly before: { readonly size: number } | null
  readonly cosigners: readonly { readonly name: string; readonly time: string }[]
}

/** One thing that is proven, or that is not. */
export interface AuditFact {
  /** A closed name, for a page that says it in another language. */
  readonly fact: ProvenByAudit | UnprovenByAudit
  /** A clause in English. */
  readonly says: string
}

export type ProvenByAudit =
  | 'signatures'
  | 'law'
  | 'root'
  | 'register'
  | 'register-alone'
  | 'before'
  | 'first'
  | 'cosigned'
export type UnprovenByAudit = 'shown-to-all' | 'key-named' | 'door' | 'holders' | 'true'

/** The steps of an audit, in their order. */
export const AUDIT_STEPS = [
  'checkpoint',
  'witnesses',
  'entries',
  'root',
  'before',
  'tiles',
  'register',
] as const
export type AuditStep = (typeof AUDIT_STEPS)[number]
