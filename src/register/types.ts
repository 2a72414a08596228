import type { Statement } from '../core/statement.ts'
import type { Declaration } from './declaration.ts'
import { Laws } from './laws.ts'
import { announcing } from './types/announcements.ts'
import { callClosed, callOpened, policyChanged } from './types/calls.ts'
import { authorityChecked, callClaimed } from './types/conveners.ts'
import { anchored, established, rules } from './types/depositary.ts'
import { partyEnded, partyMerged, partySucceeded } from './types/endings.ts'
import { signatureInvalidated, signatureReinstated } from './types/invalidation.ts'
import { keyAdded, keyRevoked } from './types/keys.ts'
import { partyListed } from './types/listings.ts'
import { mandateChecked } from './types/mandates.ts'
import { objectionAnswered, objectionRaised, objectionWithdrawn } from './types/objections.ts'
import { partyAdmitted, partyUpdated } from './types/parties.ts'
import { personErased, personRestored, personSigned } from './types/persons.ts'
import { roleEnded, roleGranted } from './types/roles.ts'
import { statementOpened, statementSealed } from './types/sealed.ts'
import {
  signatureDeposited,
  signatureGiven,
  signatureRemoved,
  signatureRestored,
  signatureWithdrawn,
} from './types/signatures.ts'
import { coverableAmong, switching } from './types/switches.ts'
import { textPublished, textTranslated } from './types/texts.ts'
import { mandateVouched } from './types/vouchers.ts'
import { wordsWithheld } from './types/words.ts'

/** The newest version of the rules that is declared here. */
const RULES_KNOWN = 1

/** Types whose declaration needs to know of no other, in the order in which a call lives. */
const DECLARED = [
  established,
  rules,
  anchored,
  roleGranted,
  roleEnded,
  callOpened,
  callClaimed,
  authorityChecked,
  policyChanged,
  callClosed,
  textPublished,
  textTranslated,
  partyListed,
  partyAdmitted,
  partyUpdated,
  partyMerged,
  partySucceeded,
  partyEnded,
  mandateChecked,
  mandateVouched,
  keyAdded,
  keyRevoked,
  signatureGiven,
  signatureWithdrawn,
  signatureDeposited,
  signatureRemoved,
  signatureInvalidated,
  signatureReinstated,
  signatureRestored,
  personSigned,
  personErased,
  personRestored,
  statementSealed,
  statementOpened,
  objectionRaised,
  objectionAnswered,
  objectionWithdrawn,
  wordsWithheld,
] as const

export const actAnnounced = announcing(DECLARED.filter(({ secondHand }) => secondHand))
export const switchSet = switching(DECLARED)

const ALL = [...DECLARED, actAnnounced, switchSet] as const
type All = (typeof ALL)[number]

/** Every type of statement: what is to be known of a type follows from this list. */
export const TYPES: readonly Declaration[] = ALL

/** The types by name: whoever has something to say of each does not compile while one is missing. */
export type StatementType = All['type']
/** What a body of this type holds. */
export type BodyOf<T extends StatementType> = ReturnType<Extract<All, { type: T }>['read']>
/** The types that ask for a second hand. */
export type SecondHandType = Extract<All, { flags: { secondHand: true } }>['type']

/** The laws that this software can judge by: its own, but for tests that make up a version to come. */
export const LAWS = new Laws(ALL, RULES_KNOWN)

/** What this software knows of a type by the newest rules. Refuses `type_unknown`. */
export function declarationOf(type: string): Declaration {
  return LAWS.of(type, RULES_KNOWN)
}

/** The body of a statement of this type, by its schema; refuses `body_malformed`. */
export function bodyIn<T extends StatementType>(type: T, statement: Statement): BodyOf<T> {
  return declarationOf(type).read(statement) as BodyOf<T>
}

/** What can be sealed until an hour. */
export const SEALABLE: readonly string[] = TYPES.filter(({ sealable }) => sealable).map(({ type }) => type)

/** Whether a kill switch may cover it. */
export const isCoverable = coverableAmong(ALL)
