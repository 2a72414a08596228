import { Refusal } from '../core/refusal.ts'
import { callClosed, callOpened, policyChanged } from './calls.ts'
import { anchored, established, rules } from './depositary.ts'
import { keyAdded, keyRevoked } from './keys.ts'
import { partyListed } from './listings.ts'
import { partyAdmitted, partyUpdated } from './parties.ts'
import { roleEnded, roleGranted } from './roles.ts'
import type { Rule } from './rule.ts'
import {
  signatureDeposited,
  signatureGiven,
  signatureRemoved,
  signatureRestored,
  signatureWithdrawn,
} from './signatures.ts'
import { switchSet } from './switches.ts'
import { textPublished, textTranslated } from './texts.ts'
import { wordsWithheld } from './withheld.ts'

/** Every type of statement, in the order in which a call lives. */
export const RULES: readonly Rule[] = [
  established,
  rules,
  anchored,
  roleGranted,
  roleEnded,
  callOpened,
  policyChanged,
  callClosed,
  textPublished,
  textTranslated,
  partyListed,
  partyAdmitted,
  partyUpdated,
  keyAdded,
  keyRevoked,
  signatureGiven,
  signatureWithdrawn,
  signatureDeposited,
  signatureRemoved,
  signatureRestored,
  wordsWithheld,
  switchSet,
]

const byType = new Map(RULES.map(rule => [rule.type, rule]))

export function ruleOf(type: string): Rule {
  const rule = byType.get(type)
  if (rule === undefined) throw new Refusal('type_unknown', `No statement of the type ${type} is known.`)
  return rule
}
