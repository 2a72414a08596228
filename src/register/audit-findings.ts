/** What an audit finds, whoever runs it: a command, or a page. */

/** What a log's holder shows: that is what is checked against the entries. */
export type Audited = Readonly<{
  origin: string
  vkey: string
  /** Whether the auditor brought the log's key; otherwise it is the one that entry 0 names. */
  vkeyGiven: boolean
  size: number
  root: string
  rules: number
  signatures: number
  tiles: number
  register: Readonly<{ digest: string; rows: number; compared: boolean }>
  /** The size at the last audit that was remembered. */
  before: { readonly size: number } | null
  cosigners: readonly Readonly<{ name: string; time: string }>[]
}>

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
