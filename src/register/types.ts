import type { Statement } from '../core/statement.ts'
import type { Declaration } from './declaration.ts'
import { Laws } from './laws.ts'
import { announcing } from './types/announcements.ts'
import { CALL_TYPES } from './types/calls.ts'
import { CLAUSE_TYPES } from './types/clauses.ts'
import { COMMITMENT_TYPES } from './types/commitments.ts'
import { CONVENER_TYPES } from './types/conveners.ts'
import { CORRECTION_TYPES } from './types/corrections.ts'
import { LOG_TYPES } from './types/depositary.ts'
import { DEPOSITARY_KEY_TYPES } from './types/depositary-keys.ts'
import { ENDING_TYPES } from './types/endings.ts'
import { FACT_TYPES } from './types/facts.ts'
import { INDICATOR_TYPES } from './types/indicators.ts'
import { INVALIDATION_TYPES } from './types/invalidation.ts'
import { INVITATION_TYPES } from './types/invitations.ts'
import { KEY_TYPES } from './types/keys.ts'
import { LISTING_TYPES } from './types/listings.ts'
import { MANDATE_TYPES } from './types/mandates.ts'
import { MEASURE_TYPES } from './types/measures.ts'
import { OBJECTION_TYPES } from './types/objections.ts'
import { PARTY_TYPES } from './types/parties.ts'
import { PERSON_TYPES } from './types/persons.ts'
import { REPORT_TYPES } from './types/reports.ts'
import { RESERVATION_TYPES } from './types/reservations.ts'
import { ROLE_TYPES } from './types/roles.ts'
import { SEAL_TYPES } from './types/sealed.ts'
import { SIGNATURE_TYPES } from './types/signatures.ts'
import { coverableAmong, switching } from './types/switches.ts'
import { TEXT_TYPES } from './types/texts.ts'
import { VOUCHER_TYPES } from './types/vouchers.ts'
import { WORDS_TYPES } from './types/words.ts'

/** The newest version of the rules that is declared here. */
const RULES_KNOWN = 1

/** The types of each noun, in the order in which they come about, that need to know of no others. */
const DECLARED = [
  ...LOG_TYPES,
  ...DEPOSITARY_KEY_TYPES,
  ...ROLE_TYPES,
  ...CALL_TYPES,
  ...CONVENER_TYPES,
  ...TEXT_TYPES,
  ...LISTING_TYPES,
  ...FACT_TYPES,
  ...PARTY_TYPES,
  ...ENDING_TYPES,
  ...MANDATE_TYPES,
  ...VOUCHER_TYPES,
  ...KEY_TYPES,
  ...SIGNATURE_TYPES,
  ...INVITATION_TYPES,
  ...CORRECTION_TYPES,
  ...INVALIDATION_TYPES,
  ...PERSON_TYPES,
  ...SEAL_TYPES,
  ...RESERVATION_TYPES,
  ...OBJECTION_TYPES,
  ...CLAUSE_TYPES,
  ...MEASURE_TYPES,
  ...COMMITMENT_TYPES,
  ...INDICATOR_TYPES,
  ...REPORT_TYPES,
  ...WORDS_TYPES,
] as const

export const actAnnounced = announcing(DECLARED.filter(({ secondHand }) => secondHand))
export const switchSet = switching(DECLARED)

const ALL = [...DECLARED, actAnnounced, switchSet] as const
type All = (typeof ALL)[number]

/** Every type of statement. All that is known of a type follows from this list. */
export const TYPES: readonly Declaration[] = ALL

/** The types by name: code that says something of each does not compile while one is missing. */
export type StatementType = All['type']
/** What a body of this type holds. */
export type BodyOf<T extends StatementType> = ReturnType<Extract<All, { type: T }>['read']>
/** The types that ask for a second hand. */
export type SecondHandType = Extract<All, { flags: { secondHand: true } }>['type']

/** The laws that this software judges by; tests make up others. */
export const LAWS = new Laws(ALL, RULES_KNOWN)

/** The declaration of a type by the newest rules. Refuses `type_unknown`. */
export function declarationOf(type: string): Declaration {
  return LAWS.of(type, RULES_KNOWN)
}

/** The body of a statement of this type, by its schema. Refuses `body_malformed`. */
export function bodyIn<T extends StatementType>(type: T, statement: Statement): BodyOf<T> {
  return declarationOf(type).read(statement) as BodyOf<T>
}

export const SEALABLE: readonly string[] = TYPES.filter(({ sealable }) => sealable).map(({ type }) => type)

/** Whether a kill switch may cover it. */
export const isCoverable = coverableAmong(ALL)
