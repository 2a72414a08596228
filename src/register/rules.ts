import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { callClosed, callOpened, policyChanged } from './calls.ts'
import { authorityChecked, callClaimed } from './conveners.ts'
import { anchored, established, rules } from './depositary.ts'
import { partyEnded, partyMerged, partySucceeded } from './endings.ts'
import { signatureInvalidated, signatureReinstated } from './invalidation.ts'
import { keyAdded, keyRevoked } from './keys.ts'
import { partyListed } from './listings.ts'
import { mandateChecked } from './mandates.ts'
import { objectionAnswered, objectionRaised, objectionWithdrawn } from './objections.ts'
import { partyAdmitted, partyUpdated } from './parties.ts'
import { personErased, personRestored, personSigned } from './persons.ts'
import { roleEnded, roleGranted } from './roles.ts'
import type { Rule, RuleOf } from './rule.ts'
import { statementOpened, statementSealed } from './sealed.ts'
import { actAnnounced } from './second-hand.ts'
import {
  signatureDeposited,
  signatureGiven,
  signatureRemoved,
  signatureRestored,
  signatureWithdrawn,
} from './signatures.ts'
import { switchSet } from './switches.ts'
import { textPublished, textTranslated } from './texts.ts'
import { mandateVouched } from './vouchers.ts'
import { wordsWithheld } from './withheld.ts'

const ALL = [
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
  actAnnounced,
  switchSet,
] as const

/** Every type of statement, in the order in which a call lives. */
export const RULES: readonly Rule[] = ALL

/** The types by name: whoever has something to say of each does not compile while one is missing. */
export type StatementType = (typeof ALL)[number]['type']
/** What a body of this type holds. */
export type BodyOf<T extends StatementType> = ReturnType<Extract<(typeof ALL)[number], { type: T }>['read']>

const byType = new Map<string, RuleOf<unknown>>(ALL.map(rule => [rule.type, rule]))

/** Refuses `type_unknown`. */
export function ruleOf(type: string): Rule {
  const rule = byType.get(type)
  if (rule === undefined) throw new Refusal('type_unknown', `No statement of the type ${type} is known.`)
  return rule
}

/** The body of a statement of this type, by its schema; refuses `body_malformed`. */
export function bodyIn<T extends StatementType>(type: T, statement: Statement): BodyOf<T> {
  return byType.get(type)!.read(statement) as BodyOf<T>
}
