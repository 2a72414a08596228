import type { Digest } from '../core/digest.ts'
import type { KeyUse } from '../core/keys.ts'
import type { Statement } from '../core/statement.ts'
import type { WordsReference } from '../core/words.ts'
import type { Disclosure } from './disclosure.ts'
import type { Authority, Localised, Mandate, Policy, Text } from './kinds.ts'
import type { KeyRow, SignatureRow } from './rows.ts'

/** What goes into the check of a receipt, and what comes out. A number called `entry` is the index of one to cite. */

/** Whom the reader of a receipt trusts, and what they bring to compare. */
export interface Trust {
  /** The log's verifier key, as its depositary publishes it. */
  readonly vkey: string
  /** Verifier keys of witnesses. */
  readonly witnesses?: readonly string[]
  /** How many of them must have cosigned; none unless asked. */
  readonly quorum?: number
  /** Texts that the reader has: the receipt must be about each. */
  readonly texts?: readonly Uint8Array[]
  /** The file that is kept of a sealed statement: the receipt's entry must have sealed it. */
  readonly sealed?: Uint8Array
}

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
  readonly policy: { readonly digest: Digest; readonly policy: Policy; readonly entry: number }
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

/** What a receipt proves, to print or to show. */
export interface CheckedReceipt {
  readonly log: { readonly origin: string; readonly size: number; readonly depositary: Localised | null }
  readonly index: number
  /** RFC 3339, by the log's clock. */
  readonly admitted: string
  readonly statement: Statement
  /** The entries that the receipt shows, by index; it is of the last one. */
  readonly entries: readonly { readonly index: number; readonly type: string; readonly admitted: string }[]
  readonly call: {
    readonly id: string
    readonly titles: Localised
    readonly authority: Authority
    readonly entry: number
  } | null
  /** The party that the entry is by or about, as it was admitted. */
  readonly party: {
    readonly id: string
    readonly names: Localised
    readonly kind: string
    readonly country: string | null
    readonly mandate: Mandate
    readonly entry: number
  } | null
  readonly signers: readonly CheckedKey[]
  readonly acceptance: Acceptance | null
  readonly person: CheckedPerson | null
  readonly texts: readonly CheckedText[]
  readonly words: readonly { readonly reference: WordsReference; readonly bytes: Uint8Array }[]
  /** Of an entry that seals a statement, or opens one. */
  readonly seal: {
    readonly commitment: Digest
    /** RFC 3339: the hour before which it could not be opened. */
    readonly opens: string
    readonly entry: number
    readonly admitted: string
    readonly open: boolean
    /** What was sealed: proven if it is open, else shown by whoever keeps it; null where nobody has shown it. */
    readonly statement: Statement | null
  } | null
  readonly cosigners: readonly { readonly name: string; readonly time: string }[]
  readonly proven: readonly Fact[]
  readonly notProven: readonly Fact[]
}

/** The findings before they are put into words. */
export type Findings = Omit<CheckedReceipt, 'proven' | 'notProven'>

/** One thing that is proven, or that is not. */
export interface Fact {
  /** A closed name, for a page that says it in another language. */
  readonly fact: ProvenFact | UnprovenFact
  /** A sentence in English. */
  readonly says: string
  /** The entry to cite. */
  readonly entry?: number
}

export type ProvenFact =
  | 'logged'
  | 'cosigned'
  | 'kept'
  | 'party'
  | 'accepted'
  | 'deposited'
  | 'policy'
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
type UnprovenFact =
  | 'shown-to-all'
  | 'key-unrevoked'
  | 'rules-followed'
  | 'still-standing'
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
