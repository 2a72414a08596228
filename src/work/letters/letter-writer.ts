import type { Application } from '../../people/applications.ts'
import type { Colleague } from '../../people/colleagues.ts'
import type { Contact } from '../../people/contacts.ts'
import type { LetterWish } from '../../people/invitation-words.ts'
import type { Launch } from '../../people/launches.ts'
import type { Line } from '../../people/rechecks.ts'
import type { Policy } from '../../register/policy.ts'
import type { PartyRow, SignatureRow } from '../../register/rows.ts'
import type { DueItem } from '../commitments/stages.ts'

/** A letter in words. */
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
  /** To whatever address stands in it. */
  | 'received'
  /** An officer's question, which is answered on the applicant's own page. */
  | 'question'
  /** With the officer's reason. */
  | 'refused'
  /** Only to an address that its holder has confirmed. */
  | 'aside'
  /** What was set aside waits again. */
  | 'waits'

/** Links are made before a letter is written. */
interface Linked {
  /** Where its recipient says which letters should still come. */
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

export interface Joining {
  /** Whether the register knows nothing of it before. */
  readonly enters: boolean
  /** Whether its mandate was checked, without which it cannot sign. */
  readonly isChecked: boolean
  /** The announcement until whose hour signatures of the call are sealed; null where they are open. */
  readonly launch: Pick<Launch, 'opens' | 'zone'> | null
}

export interface Invitation extends ToApplicant {
  /** Under which it was admitted. */
  readonly name: string
  readonly token: string
  /** Unix seconds. */
  readonly expires: number
  /** It replaces a link that was made before. */
  readonly isAgain: boolean
  /** False where the depositary was told the address. */
  readonly hasApplied: boolean
  /** How it joins by this very link; null where an entry has admitted it to the call. */
  readonly joins: Joining | null
  /** One more passkey, for a party that has had a key or a signature. */
  readonly isBeside: boolean
  /** An officer hands it over: its time begins then, and ends at the latest when it `expires`. */
  readonly isByHand: boolean
  readonly wish: LetterWish
}

/** To somebody who was invited and has not answered, or has a key and has not signed. */
export interface Reminder extends ToApplicant {
  readonly name: string
  readonly party: string
  /** When the invitation was written, Unix seconds. */
  readonly invited: number
  /** Whether it answered an application of theirs. */
  readonly hasApplied: boolean
  readonly answerBy: LetterWish['answerBy']
  /** The link that the invitation brought, and until when it works; null where it was used. */
  readonly link: { readonly token: string; readonly expires: number } | null
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

/** To one of a party's people. */
export interface ToContact extends ToApplicant {
  readonly party: PartyRow
  readonly how: Contact['how']
}

/**
 * What an entry is to the party that is told of it.
 *
 * `us`  the depositary has said something about it
 * `own`  a key of its own has signed
 * `lead`  a commitment of another, in which it takes part, has changed or was withdrawn
 * `left`  whoever made a commitment in which it takes part signs the call no longer
 * `joins` `leaves`  another begins or ends to take part in a commitment of its own
 */
export type Concern = 'us' | 'own' | 'lead' | 'left' | 'joins' | 'leaves'

/** What the depositary did about a party. */
export interface PartyTold extends ToContact {
  /** Its id. */
  readonly id: string
  /** What stands in the log; or which officer has invited somebody to make one more key, which nothing there tells. */
  readonly what:
    | {
        readonly entry: number
        readonly is: Exclude<Concern, 'left'>
        /** It moved dates of this signatory of this call. */
        readonly moves?: { readonly call: string; readonly party: string }
      }
    | { readonly entry: number; readonly is: 'left'; readonly leaver: string }
    | { readonly invitedBy: string }
}

/** To a signatory's people, of a notice of its call. */
export interface SignatoryTold extends ToContact {
  /** Its id. */
  readonly signatory: string
  readonly entry: number
  readonly call: string
  readonly signature: SignatureRow
  /** Whether the notice is about this very signatory. */
  readonly isNamed: boolean
  /** All of its keys are: its own pages take nothing of it. */
  readonly isSuspended: boolean
}

/** To a signatory's people, of what is due of it. */
export interface DutiesTold extends ToContact {
  /** The id of the party. */
  readonly holder: string
  readonly call: string
  /** On which it is written, UTC. */
  readonly day: string
  /** What it was not told yet; the letter is about these. */
  readonly news: readonly DueItem[]
  /** All that waits, these among it. */
  readonly items: readonly DueItem[]
  /** That binds it. */
  readonly policy: Policy
  readonly isSuspended: boolean
}

/** To a party's people, of who is written to. */
export interface ContactChanged extends ToContact {
  /** `asked` goes to the mailbox that was named; the others to those who are contacts. */
  readonly is: 'asked' | 'named' | 'leaves' | 'goes'
  /** The contact that comes or goes. */
  readonly who: string
  /** Whether it has chosen to stay once before. */
  readonly stayed: boolean
}

/** To whoever is to act for a party, with the link by which they make a passkey. */
export interface ColleagueInvited extends Linked, Pick<Colleague, 'role'> {
  readonly party: PartyRow
  readonly lang: string
  readonly token: string
  /** Unix seconds. */
  readonly expires: number
}

/** To a party's people: somebody has made a passkey by such a link. */
export interface ColleagueWaits extends ToContact, Pick<Colleague, 'role'> {
  /** When it was made, Unix seconds. */
  readonly made: number
  /** No more of them goes out today. */
  readonly isLast: boolean
}

/** To a party's people: another has signed that it takes part in a commitment of theirs. */
export interface JointWaits extends ToContact {
  readonly call: string
  /** Who has signed. */
  readonly other: PartyRow
}

/** To a party's people: another invites them to take part in a commitment of its own. */
export interface JointAsked extends ToContact {
  readonly call: string
  /** Whose commitment it is, and which. */
  readonly lead: string
  readonly commitment: string
  /** By which its own page is found. */
  readonly joint: string
  /** Unix seconds. */
  readonly until: number
  /** All of its keys are: its own pages take nothing of it. */
  readonly isSuspended: boolean
}

/** To an officer who asked for it. */
export interface OfficerTold extends Linked {
  readonly officer: string
  readonly lang: string
  /** One application that is ready, how many are, that letters go elsewhere now, or a test of the relay that they asked for. */
  readonly what:
    | { readonly call: string; readonly application: string }
    | { readonly count: number }
    | 'moved'
    | 'tried'
}

interface ToPerson extends Linked {
  readonly lang: string
  readonly call: string
  /** Of the link by which they confirm, or say that it was not them, or of their own page. */
  readonly token: string
}

export interface PersonConfirm extends ToPerson {
  readonly code: string
}

export interface PersonOwn extends ToPerson {
  /** They have signed, or their address was typed once more. */
  readonly is: 'signed' | 'known'
}

/**
 * The words of letters, in their readers' languages. Writing them reads the register and nothing else; whoever asks for
 * the words makes the links and lays the letter into the queue.
 */
export interface Letters {
  /** The language of letters to somebody who has chosen this one. */
  readonly langOf: (tag: string) => string
  readonly before: (of: Before) => Promise<Written>
  /** To the representative of an admitted party, who makes a passkey. */
  readonly invitation: (of: Invitation) => Promise<Written>
  readonly reminder: (of: Reminder) => Promise<Written>
  /** To the convener who asked for the register of a record and has it now. */
  readonly claimed: (of: Claimed) => Promise<Written>
  /** The line that proved a domain is missing. */
  readonly proofMissing: (of: ProofMissing) => Promise<Written>
  /** A proof by e-mail has grown old. */
  readonly proofAgain: (of: ProofAgain) => Promise<Written>
  readonly partyTold: (of: PartyTold) => Promise<Written>
  /** A numbered notice of a call, to a signatory. */
  readonly notice: (of: SignatoryTold) => Promise<Written>
  readonly duties: (of: DutiesTold) => Promise<Written>
  readonly contactChanged: (of: ContactChanged) => Promise<Written>
  readonly colleagueInvited: (of: ColleagueInvited) => Promise<Written>
  readonly colleagueWaits: (of: ColleagueWaits) => Promise<Written>
  readonly jointWaits: (of: JointWaits) => Promise<Written>
  readonly jointAsked: (of: JointAsked) => Promise<Written>
  readonly officerTold: (of: OfficerTold) => Promise<Written>
  readonly personConfirm: (of: PersonConfirm) => Promise<Written>
  readonly personOwn: (of: PersonOwn) => Promise<Written>
  /** What an admission from a list says in the log: which officer approved it. */
  readonly approvedBy: (lang: string, officer: string) => string
  /** Of an entry: why what was handed out by a link ended. */
  readonly linkEnded: (lang: string) => string
}
