import type { StatementType } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import type { Markup } from '../markup.ts'
import { type Known, type Placed, type Told, toldOf } from '../teller/setting.ts'
import { actAnnounced } from './facts-announced.ts'
import { callClosed, callOpened, policyChanged, textPublished, textTranslated } from './facts-call.ts'
import { authorityChecked, callClaimed } from './facts-convener.ts'
import { endingFacts } from './facts-ending.ts'
import { signatureInvalidated, signatureReinstated } from './facts-invalidation.ts'
import {
  anchored,
  established,
  roleEnded,
  roleGranted,
  rules,
  switchSet,
  wordsWithheld,
} from './facts-log.ts'
import { mandateChecked, mandateVouched } from './facts-mandate.ts'
import { objectionAnswered, objectionRaised, objectionWithdrawn } from './facts-objection.ts'
import { keyAdded, keyRevoked, partyAdmitted, partyListed, partyUpdated } from './facts-party.ts'
import { personErased, personRestored, personSigned } from './facts-person.ts'
import { statementOpened, statementSealed } from './facts-sealed.ts'
import {
  signatureDeposited,
  signatureGiven,
  signatureRemoved,
  signatureRestored,
  signatureWithdrawn,
} from './facts-signature.ts'

/** What an entry says, fact by fact. A type of statement that nobody decodes does not compile. */

export type Facts = readonly (Markup | null)[]
type Decode<T extends StatementType> = (it: Told<T>) => Facts | Promise<Facts>

const FACTS: { readonly [T in StatementType]: Decode<T> } = {
  'depositary/established': established,
  'log/rules': rules,
  'log/anchored': anchored,
  'role/granted': roleGranted,
  'role/ended': roleEnded,
  'call/opened': callOpened,
  'call/claimed': callClaimed,
  'call/authority-checked': authorityChecked,
  'call/policy-changed': policyChanged,
  'call/closed': callClosed,
  'text/published': textPublished,
  'text/translated': textTranslated,
  'party/listed': partyListed,
  'party/admitted': partyAdmitted,
  'party/updated': partyUpdated,
  'mandate/checked': mandateChecked,
  'mandate/vouched': mandateVouched,
  'party/merged': it => endingFacts(it, it.body.into, it.body.calls),
  'party/succeeded': it => endingFacts(it, it.body.successor, it.body.calls),
  'party/ended': it => endingFacts(it, null, []),
  'key/added': keyAdded,
  'key/revoked': keyRevoked,
  'signature/given': signatureGiven,
  'signature/withdrawn': signatureWithdrawn,
  'signature/deposited': signatureDeposited,
  'signature/removed': signatureRemoved,
  'signature/restored': signatureRestored,
  'signature/invalidated': signatureInvalidated,
  'signature/reinstated': signatureReinstated,
  'person/signed': personSigned,
  'person/erased': personErased,
  'person/restored': personRestored,
  'statement/sealed': statementSealed,
  'statement/opened': statementOpened,
  'objection/raised': objectionRaised,
  'objection/answered': objectionAnswered,
  'objection/withdrawn': objectionWithdrawn,
  'words/withheld': wordsWithheld,
  'act/announced': it => actAnnounced(it, factsOf),
  'switch/set': switchSet,
}

export async function factsOf(asked: Asked, placed: Placed, known: Known): Promise<Facts> {
  const decode = FACTS[placed.statement.type as StatementType] as Decode<StatementType>
  return decode(toldOf(asked, placed, known))
}
