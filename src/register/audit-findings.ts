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
  register: ComparedRegister
  /** Registers that were published at earlier sizes. */
  earlier: readonly ComparedRegister[]
  rolls: readonly ComparedRoll[]
  anchors: readonly AnchorBefore[]
  files: AuditedFiles
  /** The size at the last audit that was remembered. */
  before: { readonly size: number } | null
  cosigners: readonly Readonly<{ name: string; time: string }>[]
}>

/** `compared` is false where it was not there to compare with. */
export type ComparedRegister = Readonly<{ size: number; digest: string; rows: number; compared: boolean }>
/** The roll of a call on a day, or as it stands (null). */
export type ComparedRoll = Readonly<{ call: string; day: string | null; rows: number; compared: boolean }>

/**
 * Files of indicators and figures: how many say what their entries say of them, how many were not there to be read, and
 * which say something else. The log stands all the same.
 */
export type AuditedFiles = Readonly<{
  read: number
  unread: number
  wrong: readonly Readonly<{ entry: number; says: string }>[]
}>

/**
 * An entry `log/anchored` that says that it was admitted before a witness cosigned the checkpoint that it holds: the
 * depositary's clock, or the witness's, was wrong. Times are RFC 3339.
 */
export type AnchorBefore = Readonly<{ entry: number; admitted: string; witness: string; cosigned: string }>

/** One thing that is proven, or that is not. */
export interface AuditFact {
  /** A closed name, for a page that says it in another language. */
  readonly fact: ProvenByAudit | UnprovenByAudit
  /** A sentence or two in English. */
  readonly says: string
}

export type ProvenByAudit =
  | 'signatures'
  | 'law'
  | 'root'
  | 'register'
  | 'register-alone'
  | 'earlier'
  | 'rolls'
  | 'files'
  | 'before'
  | 'first'
  | 'cosigned'
export type UnprovenByAudit =
  | 'anchor-before'
  | 'file-wrong'
  | 'files-unread'
  | 'shown-to-all'
  | 'key-named'
  | 'earlier-alone'
  | 'rolls-alone'
  | 'door'
  | 'holders'
  | 'true'

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
