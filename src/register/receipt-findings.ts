import type { Digest } from '../core/digest.ts'
import type { KeyUse } from '../core/keys.ts'
import type { Statement } from '../core/statement.ts'
import type { WordsReference } from '../core/words.ts'
import type { Disclosure } from './disclosure.ts'
import type { Authority, Localised, Mandate, Text } from './kinds.ts'
import type { Policy } from './policy.ts'
import type { KeyRow, SignatureRow } from './rows.ts'

/** What goes into the check of a receipt, and what comes out. A number called `entry` is the index of one to cite. */

/** Whom the reader of a receipt trusts, and what they bring to compare. */
export type Trust = Readonly<{
  /** The log's verifier key, as its depositary publishes it. */
  vkey: string
  /** Verifier keys of witnesses. */
  witnesses?: readonly string[]
  /** How many of them must have cosigned; none unless asked. */
  quorum?: number
  /** Texts that the reader has: the receipt must be about each. */
  texts?: readonly Uint8Array[]
  /** The file that is kept of a sealed statement: the receipt's entry must have sealed it. */
  sealed?: Uint8Array
}>

/** `entry` brought the key in. */
export interface CheckedKey extends Pick<KeyRow, 'holder' | 'addedBy'> {
  readonly keyid: string
  readonly use: KeyUse
  /** The passkey's relying party; null for a plain key. */
  readonly rpId: string | null
  readonly entry: number
}

export interface CheckedText extends Text {
  /** The entry that published it. */
  readonly entry: number
  /** Whether the signatory was shown this language; null where the receipt is of no signature. */
  readonly read: boolean | null
  /** The words themselves, if they were carried or brought. */
  readonly bytes: Uint8Array | null
}

interface Accepted {
  readonly manifest: Digest
  readonly policy: Readonly<{ digest: Digest; policy: Policy; entry: number }>
}

/** What a signature accepted. */
export interface Acceptance
  extends Accepted,
    Pick<SignatureRow, 'how' | 'reservation' | 'declaration' | 'instrument'> {}

/** A person's signature, which the depositary counted. */
export interface CheckedPerson extends Accepted {
  readonly commitment: Digest
  /** Whose it is, where the receipt shows it. */
  readonly disclosure: Disclosure | null
}

/**
 * The rules that a party accepts with this entry, on its own or with a signature. Which bind it later the receipt cannot
 * know: a later yes, or a notice.
 */
export type AcceptedRules = Readonly<{
  digest: Digest
  /** The entry that states them, and its day, UTC. */
  entry: number
  day: string
  /** 1 where the call was opened with them; else null: the receipt does not show how many came before. */
  number: 1 | null
  /** Days after their entry from which on later rules bind it; null for never without a yes. */
  noticeDays: number | null
}>

/** What a receipt proves, to print or to show. */
export type CheckedReceipt = Readonly<{
  log: Readonly<{ origin: string; size: number; depositary: Localised | null }>
  index: number
  /** RFC 3339, by the log's clock. */
  admitted: string
  statement: Statement
  /** The entries that the receipt shows, by index; it is of the last one. */
  entries: readonly Readonly<{ index: number; type: string; admitted: string }>[]
  call: Readonly<{
    id: string
    titles: Localised
    authority: Authority
    /** Whoever issued it keeps this log too. */
    keptByIssuer: boolean
    entry: number
  }> | null
  /** The party that the entry is by or about, as it was admitted. */
  party: Readonly<{
    id: string
    names: Localised
    kind: string
    country: string | null
    /** Null where nobody had checked it. */
    mandate: Mandate | null
    /** Whether it joined by itself, as an officer had invited it. */
    invited: boolean
    entry: number
  }> | null
  signers: readonly CheckedKey[]
  acceptance: Acceptance | null
  person: CheckedPerson | null
  rules: AcceptedRules | null
  texts: readonly CheckedText[]
  words: readonly Readonly<{ reference: WordsReference; bytes: Uint8Array }>[]
  /** Of an entry that seals a statement, or opens one. */
  seal: Readonly<{
    commitment: Digest
    /** RFC 3339: the hour before which it could not be opened. */
    opens: string
    entry: number
    admitted: string
    open: boolean
    /** What was sealed: proven if it is open, else shown by whoever keeps it; null where nobody has shown it. */
    statement: Statement | null
  }> | null
  cosigners: readonly Readonly<{ name: string; time: string }>[]
  proven: readonly Fact[]
  notProven: readonly Fact[]
}>

/** The findings before they are put into words. */
export type Findings = Omit<CheckedReceipt, 'proven' | 'notProven'>

/** One thing that is proven, or that is not. */
export type Fact = Readonly<{
  /** A closed name, for a page that says it in another language. */
  fact: ProvenFact | UnprovenFact
  /** A sentence in English. */
  says: string
  /** The entry to cite. */
  entry?: number
}>

export type ProvenFact =
  | 'logged'
  | 'cosigned'
  | 'kept'
  | 'kept-own'
  | 'party-unchecked'
  | 'invited'
  | 'invited-unchecked'
  | 'party'
  | 'accepted'
  | 'deposited'
  | 'policy'
  | 'rules'
  | 'rules-first'
  | 'rules-notice'
  | 'rules-yes'
  | 'counted'
  | 'person'
  | 'stated'
  | 'reservation'
  | 'declaration'
  | 'signed'
  | 'text'
  | 'words'
  | 'sealed'
  | 'sealed-is'
export type UnprovenFact =
  | 'shown-to-all'
  | 'key-unrevoked'
  | 'rules-followed'
  | 'still-standing'
  | 'rules-today'
  | 'party-unchanged'
  | 'key-held'
  | 'page-shown'
  | 'text-unseen'
  | 'read'
  | 'sealed-what'
  | 'sealed-good'
  | 'true'
  | 'person-real'
  | 'person-hidden'
  | 'person-standing'
