import { type Digest, digestOf } from '../../core/digest.ts'
import { formatJson, formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { followsStep } from '../asked.ts'
import type { Cell, CellsOf } from '../cells.ts'
import { clauseDigest, removalDigest } from '../clauses.ts'
import { type Act, must, rely, statement } from '../declaration.ts'
import {
  type Absentees,
  absentees,
  authority,
  convener,
  date,
  localised,
  manifest,
  said,
  summary,
} from '../kinds.ts'
import { type Policy, policy } from '../policy.ts'
import { isReserved } from '../reserved-addresses.ts'
import { type AbsenteesRow, type CallRow, type Ref, ref, type TextRow } from '../rows.ts'
import { textOn, textsTaken } from '../text-in-force.ts'
import { authenticIn, bringsText, enterText, requireLanguages, textRef } from './texts.ts'

/** Calls: who issued one, by which authority it is kept here, and the policy that its signatories accept. */

/** What a signature binds: the digest of the policy's canonical JSON. */
export function policyDigest(policy: Policy) {
  return digestOf(formatJsonBytes(policy))
}

/** Where a policy stands under its call. */
export function policyRowOf(call: string, policy: Policy): Ref<'policies'> {
  return ref('policies', call, policyDigest(policy))
}

/**
 * Puts a policy in force, one of before too. Returns what the call's row says of it. Refuses `policy_language`: whoever
 * can sign the text in a language that binds can read the rules in one.
 */
export function enterPolicy(
  cell: Cell<'policies'>,
  policy: Policy,
  { day, index }: Pick<Act, 'day' | 'index'>,
  before: Pick<CallRow, 'authentic' | 'policies'>,
) {
  const authentic = requireLanguages({ ...before.authentic, policy: policy.authentic })
  if (cell.row === undefined) cell.put({ since: index, policy, entry: index })
  const { window } = policy
  const digest = policyDigest(policy)
  const policies = [...before.policies, { policy: digest, entry: index, day, ...bindingParts(policy) }]
  return { policy: digest, window, authentic, policies }
}

/** What stands of a policy in the row of its call, since it tells of whom which policy binds, and what it asks. */
export function bindingParts({
  clauses,
  correctionDays,
  delisting,
  noticeDays,
  reports,
  reservationDays,
}: Policy) {
  const removals = delisting.filter(followsStep)
  return {
    noticeDays,
    ...(correctionDays !== undefined && { correctionDays }),
    ...(reservationDays !== undefined && { reservationDays }),
    ...(reports !== undefined && { reportDays: reports.correctionDays }),
    ...(clauses !== undefined && { clauses: clauses.map(clauseDigest) }),
    ...(removals.length > 0 && { removals: removals.map(removalDigest) }),
  }
}

/** Refuses `record_independent`: such a record takes no signatures. */
export function requireOwnRecord(call: string, { authority }: CallRow): void {
  if (authority.level === 'independent')
    throw new Refusal(
      'record_independent',
      `This register of ${call} is an independent record: its convener does not keep it.`,
    )
}

/**
 * Returns the text that is signed, if text and policy are in force and were when the author read them. For as long as the
 * call waits for what was signed, its window, and a week at most, it takes the text of before a correction too: so nobody
 * who read on the eve is sent back. A paper may have travelled for weeks: of `dated`, its day, it takes the text as well.
 */
export function requireInForce({
  admitted,
  body: { manifest, policy },
  call,
  callRow,
  dated,
  day,
  rows,
  statement,
}: Readonly<{
  admitted: number
  body: Readonly<{ manifest: Digest; policy: string }>
  call: string
  callRow: Cell<'calls'>
  dated?: string | undefined
  day: string
  rows: { readonly text: Cell<'texts'> }
  statement: Statement
}>): TextRow {
  const row = callRow.row!
  const text = must(rows.text, 'text_unknown', `${call} has no text ${manifest}.`)
  const taken = textsTaken(row, { admitted, statement }, admitted - row.window)
  // Of a day to come nobody knows the text: what waits may fail.
  const isOfItsDay = dated !== undefined && dated < day && textOn(row, dated) === manifest
  if (!taken.includes(manifest) && !isOfItsDay)
    throw new Refusal('text_superseded', `The text in force is ${textOn(row, day)}, not ${manifest}.`)
  requirePolicy(row.policy, policy)
  rely(row, statement, `The call ${call}`)
  return text
}

export function requirePolicy(inForce: string, policy: string): void {
  if (inForce !== policy)
    throw new Refusal('policy_wrong', `The policy in force is ${inForce}, not ${policy}.`)
}

/** One touch of a passkey signs one statement, so the opening may publish the first text too. */
export const callOpened = statement('call/opened', {
  scope: 'call',
  author: 'depositary',
  founds: 'call',
  body: {
    titles: localised,
    summary: summary.nullable(),
    issued: date.nullable(),
    convener,
    authority,
    verb: localised,
    noun: localised,
    absentees: absentees.nullable(),
    manifest: manifest.nullable(),
    policy,
  },
  texts: ({ manifest }) => manifest?.texts ?? [],
  brings: ({ body: { manifest, policy }, call }) => [
    ref('calls', call),
    policyRowOf(call, policy),
    ...(manifest === null ? [] : bringsText(call, manifest)),
  ],
  reads: ({ body: { manifest, policy }, call }) => ({
    absentees: ref('absentees', call),
    policy: policyRowOf(call, policy),
    texts: manifest === null ? [] : [textRef(call, manifest)],
  }),
  refuses: { call_exists: 'call', policy_language: 'policy' },
  admit({ body, call, callRow, day, index, rows }) {
    const { row: before } = callRow
    if (before !== undefined)
      throw new Refusal('call_exists', `The call ${call} was opened by entry ${before.opened}.`)
    if (isReserved(call))
      throw new Refusal('call_exists', `The name ${call} is kept for addresses of the depositary itself.`)
    const { absentees, manifest, policy, ...says } = body
    const none = { authentic: { policy: [], text: authenticIn(manifest) }, policies: [] }
    const inForce = enterPolicy(rows.policy, policy, { day, index }, none)
    const text = manifest && enterText(rows.texts[0]!, { number: 1, manifest, supersedes: null }, index)
    const missing = enterAbsentees(rows.absentees, absentees, index)
    callRow.put({ since: index, ...says, absentees: missing, ...inForce, text, opened: index, closed: null })
  },
})

/** Puts a list into a row of its own. Returns what the call's row says of it. */
function enterAbsentees(
  cell: Cell<'absentees'>,
  said: Absentees | null,
  index: number,
): CallRow['absentees'] {
  if (said === null || said === 'un-members') return said
  if (cell.row === undefined || !isSame(cell.row.list, said))
    cell.put({ since: index, list: said, entry: index })
  return 'list'
}

/** As a statement would say it. */
export function absenteesOf(
  row: Pick<CallRow, 'absentees'>,
  list: AbsenteesRow | undefined,
): Absentees | null {
  return row.absentees === 'list' ? list!.list : row.absentees
}

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
  notice: 'amended',
  body: {
    reason: said,
    titles: localised,
    summary: summary.nullable(),
    issued: date.nullable(),
    convener,
    verb: localised,
    noun: localised,
    absentees: absentees.nullable(),
  },
  reads: ({ call }) => ({ ...boundBy(call), absentees: ref('absentees', call) }),
  refuses: { body_malformed: null, seen_stale: null },
  oneHand: rows => !isBound(rows),
  admit({ body, call, callRow, index, rows, statement }) {
    const row = rely(callRow.row!, statement, `The call ${call}`)
    const { reason: _, ...now } = body
    const said = { ...row, absentees: absenteesOf(row, rows.absentees.row) }
    if (Object.entries(now).every(([member, value]) => isSame(value, said[member as keyof typeof now])))
      throw new Refusal('body_malformed', `The call ${call} says this already.`).at('titles')
    const shown = ({ convener, verb, noun }: Pick<CallRow, 'convener' | 'verb' | 'noun'>) => ({
      convener: convener.names,
      verb,
      noun,
    })
    const [before, after] = [shown(row), shown(now)]
    for (const member of ['convener', 'verb', 'noun'] as const)
      if (isBound(rows) && !isSame(after[member], before[member]))
        throw new Refusal('body_malformed', `${call} has been signed: its ${member} stays as it was.`).at(
          member,
        )
    const missing = enterAbsentees(rows.absentees, now.absentees, index)
    callRow.put({ ...row, ...now, absentees: missing, since: index })
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
  // They may bind by notice alone.
  notice: 'rules',
  body: { policy, reason: said },
  brings: ({ body, call }) => [policyRowOf(call, body.policy)],
  reads: ({ body, call }) => ({ policy: policyRowOf(call, body.policy) }),
  refuses: { policy_unchanged: 'policy', policy_language: 'policy', seen_stale: null },
  admit({ body, callRow, day, index, rows, statement }) {
    const row = rely(callRow.row!, statement, 'The call')
    if (row.policy === policyDigest(body.policy))
      throw new Refusal('policy_unchanged', `Policy ${row.policy} is in force already.`)
    const inForce = enterPolicy(rows.policy, body.policy, { day, index }, row)
    callRow.put({ ...row, since: index, ...inForce })
  },
})

export const callClosed = statement('call/closed', {
  scope: 'call',
  author: 'depositary',
  /** No entry opens it again. */
  secondHand: true,
  notice: 'closed',
  body: { reason: said },
  reads: () => ({}),
  refuses: { seen_stale: null },
  admit({ body, callRow, index, statement }) {
    const row = rely(callRow.row!, statement, 'The call')
    callRow.put({ ...row, since: index, closed: { entry: index, reason: body.reason } })
  },
})

/**
 * Ends a call that was opened by mistake, before anybody is on it. Its id stays taken, since links may lead there. Once
 * somebody is on it, what they signed must not be called a mistake: it is closed, by two.
 */
export const callVoided = statement('call/voided', {
  scope: 'call',
  author: 'depositary',
  body: { reason: said },
  reads: ({ call }) => ({ bound: boundBy(call), listed: { any: 'listings', prefix: `${call}/` } }) as const,
  refuses: { call_bound: 'call', seen_stale: null },
  admit({ body, call, callRow, index, rows, statement }) {
    const row = rely(callRow.row!, statement, `The call ${call}`)
    if (isBound(rows.bound) || rows.listed)
      throw new Refusal('call_bound', `Somebody has signed ${call}, or a list under it names somebody.`)
    callRow.put({ ...row, since: index, closed: { entry: index, reason: body.reason }, voided: true })
  },
})

export const CALL_TYPES = [callOpened, callAmended, policyChanged, callClosed, callVoided] as const
