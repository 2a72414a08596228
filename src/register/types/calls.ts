import { digestOf } from '../../core/digest.ts'
import { formatJson, formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import type { Cell, CellsOf } from '../cells.ts'
import { type Act, must, rely, statement } from '../declaration.ts'
import { authority, convener, date, localised, type Policy, policy, said } from '../kinds.ts'
import { type CallRow, type Ref, ref, type TextRow } from '../rows.ts'

/** Calls: who issued one, by which authority it is kept here, and the policy that its signatories accept. */

/** What a signature binds: the digest of the policy's canonical JSON. */
export function policyDigest(policy: Policy) {
  return digestOf(formatJsonBytes(policy))
}

/** Where a policy stands under its call. */
export function policyRowOf(call: string, policy: Policy): Ref<'policies'> {
  return ref('policies', call, policyDigest(policy))
}

/** Puts a policy in force, one of before too. Returns what the call's row says of it. */
export function enterPolicy(
  cell: Cell<'policies'>,
  policy: Policy,
  { day, index }: Pick<Act, 'day' | 'index'>,
  before: CallRow['policies'] = [],
) {
  if (cell.row === undefined) cell.put({ since: index, policy, entry: index })
  const { noticeDays, reservationDays, window } = policy
  const digest = policyDigest(policy)
  const days = { noticeDays, ...(reservationDays !== undefined && { reservationDays }) }
  return { policy: digest, window, policies: [...before, { policy: digest, entry: index, day, ...days }] }
}

/** Refuses `record_independent`: such a record takes no signatures. */
export function requireOwnRecord(call: string, { authority }: CallRow): void {
  if (authority.level === 'independent')
    throw new Refusal(
      'record_independent',
      `This register of ${call} is an independent record: its convener does not keep it.`,
    )
}

/** Returns the text that is signed, if text and policy are in force and were when the author read them. */
export function requireInForce({
  body: { manifest, policy },
  call,
  callRow,
  rows,
  statement,
}: Readonly<{
  body: Readonly<{ manifest: string; policy: string }>
  call: string
  callRow: Cell<'calls'>
  rows: { readonly text: Cell<'texts'> }
  statement: Statement
}>): TextRow {
  const row = callRow.row!
  const text = must(rows.text, 'text_unknown', `${call} has no text ${manifest}.`)
  if (row.text !== manifest)
    throw new Refusal('text_superseded', `The text in force is ${row.text}, not ${manifest}.`)
  requirePolicy(row.policy, policy)
  rely(row, statement, `The call ${call}`)
  return text
}

export function requirePolicy(inForce: string, policy: string): void {
  if (inForce !== policy)
    throw new Refusal('policy_wrong', `The policy in force is ${inForce}, not ${policy}.`)
}

export const callOpened = statement('call/opened', {
  scope: 'call',
  author: 'depositary',
  founds: 'call',
  body: {
    titles: localised,
    issued: date.nullable(),
    convener,
    authority,
    verb: localised,
    noun: localised,
    policy,
  },
  brings: ({ body, call }) => [ref('calls', call), policyRowOf(call, body.policy)],
  reads: ({ body, call }) => ({ policy: policyRowOf(call, body.policy) }),
  refuses: { call_exists: 'call' },
  admit({ body, call, callRow, day, index, rows }) {
    const { row: before } = callRow
    if (before !== undefined)
      throw new Refusal('call_exists', `The call ${call} was opened by entry ${before.opened}.`)
    if (RESERVED.has(call))
      throw new Refusal('call_exists', `The name ${call} is an address of the depositary itself.`)
    const inForce = enterPolicy(rows.policy, body.policy, { day, index })
    callRow.put({ since: index, ...body, ...inForce, text: null, opened: index, closed: null })
  },
})

/** First words of addresses that a call cannot take, in this version of the rules. */
const RESERVED = new Set(
  [
    'accessibility account addresses admin api applications apply assets audit calls colleagues desk docs entries',
    'export groups healthz invitations letters log metrics parties persons privacy problems readyz receipts',
    'representative search sign statements static verify witness words',
  ].flatMap(line => line.split(' ')),
)

/** What there is once somebody has bound themselves to a call. */
function boundBy(call: string) {
  return {
    signed: { any: 'signatures', prefix: `${call}/` },
    sealed: { any: 'sealed', prefix: `${call}/` },
    persons: ref('personCounts', call),
  } as const
}

/** Whether anybody has ever signed, or sealed a signature: those who have left were shown these words too. */
function isBound({ signed, sealed, persons }: CellsOf<ReturnType<typeof boundBy>>): boolean {
  return signed || sealed || persons.row !== undefined
}

/**
 * Mends a slip; the old words stay in the log. One stolen passkey must not retitle what a hundred states have signed:
 * from the first signature on it takes a second hand, and convener, verb and noun stay as they were.
 */
export const callAmended = statement('call/amended', {
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  saysAll: true,
  body: {
    reason: said,
    titles: localised,
    issued: date.nullable(),
    convener,
    verb: localised,
    noun: localised,
  },
  reads: ({ call }) => boundBy(call),
  refuses: { body_malformed: null, seen_stale: null },
  oneHand: rows => !isBound(rows),
  admit({ body, call, callRow, index, rows, statement }) {
    const row = rely(callRow.row!, statement, `The call ${call}`)
    const { reason: _, ...now } = body
    if (Object.entries(now).every(([member, value]) => isSame(value, row[member as keyof typeof now])))
      throw new Refusal('body_malformed', `The call ${call} says this already.`).at('titles')
    const shown = ({ convener, verb, noun }: typeof now) => ({ convener: convener.names, verb, noun })
    const [before, after] = [shown(row), shown(now)]
    for (const member of ['convener', 'verb', 'noun'] as const)
      if (isBound(rows) && !isSame(after[member], before[member]))
        throw new Refusal('body_malformed', `${call} has been signed: its ${member} stays as it was.`).at(
          member,
        )
    callRow.put({ ...row, ...now, since: index })
  },
})

function isSame(one: unknown, other: unknown): boolean {
  return formatJson(one) === formatJson(other)
}

export const policyChanged = statement('call/policy-changed', {
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  saysAll: true,
  body: { policy, reason: said },
  brings: ({ body, call }) => [policyRowOf(call, body.policy)],
  reads: ({ body, call }) => ({ policy: policyRowOf(call, body.policy) }),
  refuses: { policy_unchanged: 'policy', seen_stale: null },
  admit({ body, callRow, day, index, rows, statement }) {
    const row = rely(callRow.row!, statement, 'The call')
    if (row.policy === policyDigest(body.policy))
      throw new Refusal('policy_unchanged', `Policy ${row.policy} is in force already.`)
    const inForce = enterPolicy(rows.policy, body.policy, { day, index }, row.policies)
    callRow.put({ ...row, since: index, ...inForce })
  },
})

export const callClosed = statement('call/closed', {
  scope: 'call',
  author: 'depositary',
  /** No entry opens it again. */
  secondHand: true,
  body: { reason: said },
  reads: () => ({}),
  refuses: { seen_stale: null },
  admit({ body, callRow, index, statement }) {
    const row = rely(callRow.row!, statement, 'The call')
    callRow.put({ ...row, since: index, closed: { entry: index, reason: body.reason } })
  },
})

export const CALL_TYPES = [callOpened, callAmended, policyChanged, callClosed] as const
