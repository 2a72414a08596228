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
  words: AuditedWords
  /** The size at the last audit that was remembered. */
  before: { readonly size: number } | null
  cosigners: readonly Readonly<{ name: string; time: string }>[]
}>

/** `compared` is false where it was not there to compare with. */
export type ComparedRegister = Readonly<{ size: number; digest: string; rows: number; compared: boolean }>
/** The roll of a call on a day, or as it stands (null). */
export type ComparedRoll = Readonly<{ call: string; day: string | null; rows: number; compared: boolean }>

/** Something about a file of an entry. */
type FileFinding = Readonly<{ entry: number; says: string }>

/**
 * Files beside the log: `read` and `unread` are of indicators and figures, `shown` and `unshown` what reports show. The
 * log stands, whatever is found.
 */
export type AuditedFiles = Readonly<{
  /** How many say what their entries say of them. */
  read: number
  /** How many are withheld, or were not to be had. */
  unread: number
  /** How many are what was bound, of the type that was bound. */
  shown: number
  unshown: number
  /** What was bound, and no door should have taken: nothing mends it but its author's correction. */
  wrong: readonly FileFinding[]
  /** What is not there though nothing withholds it, or is not what was bound: whoever has a copy can put it back. */
  lost: readonly FileFinding[]
}>

/** Texts and words beside the log. `texts` and `said` are what was bound, `unread` withheld, or not fetched. */
export type AuditedWords = Readonly<{
  texts: number
  said: number
  unread: number
  /** As those of files. */
  lost: readonly FileFinding[]
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
  | 'texts'
  | 'said'
  | 'files'
  | 'files-shown'
  | 'before'
  | 'first'
  | 'cosigned'
export type UnprovenByAudit =
  | 'anchor-before'
  | 'file-wrong'
  | 'file-lost'
  | 'words-lost'
  | 'words-unread'
  | 'files-unread'
  | 'files-unshown'
  | 'shown-to-all'
  | 'key-named'
  | 'earlier-alone'
  | 'rolls-alone'
  | 'pages'
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
