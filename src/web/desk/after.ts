import type { StatementType } from '../../register/types.ts'
import { partiesIn, recordedNotice } from '../entry/recorded.ts'
import { sayAny } from '../forms/field-messages.ts'
import {
  type Asked,
  bodyOf,
  comma,
  html,
  linkTo,
  type Piece,
  type PlainKey,
  type Shown,
  say,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import type { Officer } from './officer/officer.ts'

/** What an officer does next, once an act is recorded. */

interface Step {
  readonly path: string
  /** Whoever may not come there is not sent there. */
  readonly door: 'desk' | 'deskBulk' | 'deskForm' | 'deskInviting'
  readonly says: PlainKey
  /** Another way to the same. */
  readonly or?: Step
}
type Next = (shown: Shown) => Step | null

const inviting: Next = ({ statement }) => ({
  path: `/desk/inviting?call=${statement.call}`,
  door: 'deskInviting',
  says: 'next.invite',
  or: { path: `/desk/bulk?call=${statement.call}`, door: 'deskBulk', says: 'next.inviteMany' },
})

/**
 * What follows from an act of this type: a way; words alone where somebody else goes on; null where nothing follows. A type that is not declared here does not compile.
 */
const NEXT = {
  'depositary/established': null,
  'log/rules': null,
  'log/anchored': null,
  'depositary/key-changed': null,
  'log/key-changed': null,
  'role/granted': null,
  'role/allowed': 'next.officer',
  'role/ended': null,
  // Its officer comes to a page of its own.
  'call/opened': null,
  'call/amended': null,
  'call/policy-changed': null,
  'call/closed': null,
  'call/voided': null,
  'call/claimed': inviting,
  'call/authority-checked': null,
  'text/published': inviting,
  'text/translated': null,
  'party/listed': null,
  'fact/recorded': null,
  'fact/withdrawn': null,
  'count/recorded': null,
  'count/withdrawn': null,
  'party/admitted': shown => ({
    path: `/desk/invitations?party=${partiesIn(shown)[0]}`,
    door: 'deskInviting',
    says: 'next.link',
  }),
  'party/updated': null,
  'party/merged': null,
  'party/succeeded': null,
  'party/ended': null,
  'mandate/checked': null,
  'mandate/vouched': null,
  'key/added': null,
  // One that comes by command has no link.
  'key/allowed': shown =>
    bodyOf<'key/allowed'>(shown).link === null
      ? null
      : { path: '/desk/outbox', door: 'desk', says: 'next.key' },
  'key/revoked': null,
  'key/suspended': shown => ({
    path: `/desk/new/resumption?party=${partiesIn(shown)[0]}`,
    door: 'deskForm',
    says: 'next.resume',
  }),
  'key/resumed': null,
  'signature/given': null,
  'policy/accepted': null,
  'signature/withdrawn': null,
  'signature/deposited': ({ index }) => ({
    path: `/entries/${index}/receipt`,
    door: 'desk',
    says: 'next.receipt',
  }),
  'signature/removed': null,
  'signature/restored': null,
  'invitation/made': null,
  'invitation/ended': null,
  'party/joined': null,
  'text/corrected': null,
  'correction/objected': null,
  'signature/invalidated': null,
  'signature/reinstated': null,
  'person/signed': null,
  'person/erased': null,
  'person/restored': null,
  'statement/sealed': null,
  'statement/opened': null,
  'declaration/made': null,
  'reservation/made': null,
  'reservation/narrowed': null,
  'objection/raised': null,
  'objection/answered': null,
  'objection/withdrawn': null,
  'class/granted': null,
  'class/ended': null,
  'cycle/extended': null,
  'service/interrupted': null,
  'measures/published': null,
  'measures/declined': null,
  'commitment/made': null,
  'commitment/joined': null,
  'commitment/amended': null,
  'commitment/withdrawn': null,
  'indicators/published': null,
  'report/filed': null,
  'report/corrected': null,
  'words/withheld': null,
  'act/announced': () => ({ path: '/desk/second', door: 'desk', says: 'next.announced' }),
  'switch/set': null,
} as const satisfies { readonly [T in StatementType]: Next | PlainKey | null }

/** What was recorded, if the address names its entry: in words, as the public sees it, and what follows. */
export function recordedAct(asked: Asked, officer: Officer): Promise<Piece> {
  return recordedNotice(asked, '/desk/new/', shown => nextLine(asked, officer, shown))
}

function nextLine(asked: Asked, officer: Officer, shown: Shown): Piece {
  const { lang } = asked
  const next: Next | PlainKey | null = NEXT[shown.statement.type as StatementType]
  // The page of an application has its own way on.
  if (next === null || asked.params.application !== undefined) return null
  if (typeof next === 'string') return html`<p>${sayAny(lang, next)}</p>`
  const step = next(shown)
  if (step === null) return null
  const ways = [step, ...(step.or === undefined ? [] : [step.or])]
    .filter(({ door }) => mayCome(officer, door))
    .map(({ path, says }) => linkTo(asked, path, sayAny(lang, says)))
  return ways.length === 0
    ? null
    : html`<p>${say(lang, 'next.is')} ${ways.map((way, i) => [i === 0 ? null : comma(lang), way])}</p>`
}
