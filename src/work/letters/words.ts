import type { Application } from '../../people/applications.ts'
import type { Line } from '../../people/rechecks.ts'
import type { PartyRow } from '../../register/rows.ts'

/** A letter in words, as it lies in the queue. */
export interface Written {
  readonly lang: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Whom a letter of an application is for, and what it names of it. */
export type Applicant = Pick<Application, 'asks' | 'call' | 'lang' | 'person'>

/** Letters before an application is admitted, each with the way to its own page. */
export type LetterBefore =
  /** It has arrived: to whatever address stands in it. */
  | 'received'
  /** An officer asks something before they decide; it is answered on the applicant's own page. */
  | 'question'
  /** With the officer's reason. */
  | 'refused'
  /** It was set aside with others; only ever to an address that its holder has confirmed. */
  | 'aside'
  /** What a letter said was set aside waits again. */
  | 'waits'

/** Links are made before a letter is written: it is given their tokens. */
interface Linked {
  /** The address where its recipient says which letters should still come. */
  readonly wishes: string
}

interface ToApplicant extends Linked {
  readonly application: Applicant
}

export interface Before extends ToApplicant {
  readonly name: LetterBefore
  /** Of the applicant's own page. */
  readonly token: string
  /** What an officer wrote. */
  readonly quote: string
}

export interface Invitation extends ToApplicant {
  /** The name under which it was admitted. */
  readonly name: string
  readonly token: string
  /** Unix seconds. */
  readonly expires: number
  /** True where it takes the place of a link that was made before. */
  readonly isAgain: boolean
  /** False for whoever never applied here: the depositary was told their address. */
  readonly hasApplied: boolean
}

export interface Claimed extends ToApplicant {
  readonly entry: number
}

export interface ProofMissing extends ToApplicant {
  readonly party: PartyRow
  readonly line: Line
}

export interface ProofAgain extends ToApplicant {
  readonly party: PartyRow
  /** Of the applicant's own page. */
  readonly token: string
}

interface ToPerson extends Linked {
  readonly lang: string
  readonly call: string
  /** Of the link by which they confirm, or of their own page; and by which they say that it was not them. */
  readonly token: string
}

export interface PersonConfirm extends ToPerson {
  readonly code: string
}

export interface PersonOwn extends ToPerson {
  /** They have signed; or their address was typed once more. */
  readonly is: 'signed' | 'known'
}

/**
 * The words of whatever a process says to somebody in their language. Who writes them reads the register, and nothing
 * else: the letter is laid into the queue by whoever asks for its words, and so are its links.
 */
export interface Letters {
  /** The language in which somebody is written to who has chosen this one. */
  readonly langOf: (tag: string) => string
  readonly before: (of: Before) => Promise<Written>
  /** It was admitted, and its representative makes a passkey. */
  readonly invitation: (of: Invitation) => Promise<Written>
  /** The register of a record was handed over: to whoever asked for it as the convener of the call. */
  readonly claimed: (of: Claimed) => Promise<Written>
  /** The line by which a domain was shown is missing. */
  readonly proofMissing: (of: ProofMissing) => Promise<Written>
  /** A proof by e-mail has grown old. */
  readonly proofAgain: (of: ProofAgain) => Promise<Written>
  readonly personConfirm: (of: PersonConfirm) => Promise<Written>
  readonly personOwn: (of: PersonOwn) => Promise<Written>
  /** What the log says of an admission from a list: which officer approved it. */
  readonly approvedBy: (lang: string, officer: string) => string
}
