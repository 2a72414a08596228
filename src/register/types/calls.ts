import { digestOf } from '../../core/digest.ts'
import { formatJson, formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import type { CellsOf } from '../cells.ts'
import { rely, statement } from '../declaration.ts'
import { authority, convener, date, localised, type Policy, policy, said } from '../kinds.ts'
import { type Ref, ref } from '../rows.ts'

/** Calls: who issued one, by which authority it is kept here, and the policy that its signatories accept. */

/** What a signature binds: the digest of the policy's canonical JSON. */
export function policyDigest(policy: Policy) {
  return digestOf(formatJsonBytes(policy))
}

/** Where a policy stands under its call. */
export function policyRowOf(call: string, policy: Policy): Ref<'policies'> {
  return ref('policies', `${call}/${policyDigest(policy)}`)
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
  admit({ body, call, callRow, index, rows }) {
    const { row: before } = callRow
    if (before !== undefined)
      throw new Refusal('call_exists', `The call ${call} was opened by entry ${before.opened}.`)
    if (RESERVED.has(call))
      throw new Refusal('call_exists', `The name ${call} is an address of the depositary itself.`)
    const { policy, ...rest } = body
    const digest = policyDigest(policy)
    rows.policy.put({ since: index, policy, entry: index })
    callRow.put({
      since: index,
      ...rest,
      policy: digest,
      window: policy.window,
      text: null,
      opened: index,
      closed: null,
    })
  },
})

/** First words of addresses that a call cannot take, in this version of the rules. */
const RESERVED = new Set([
  'accessibility',
  'account',
  'addresses',
  'admin',
  'api',
  'applications',
  'apply',
  'assets',
  'audit',
  'calls',
  'colleagues',
  'desk',
  'docs',
  'entries',
  'export',
  'groups',
  'healthz',
  'invitations',
  'letters',
  'log',
  'metrics',
  'parties',
  'persons',
  'privacy',
  'problems',
  'readyz',
  'receipts',
  'representative',
  'search',
  'sign',
  'statements',
  'static',
  'verify',
  'witness',
  'words',
])

/** What there is from the moment on at which somebody has bound themselves to a call. */
function boundBy(call: string) {
  return {
    signed: { any: 'signatures', prefix: `${call}/` },
    sealed: { any: 'sealed', prefix: `${call}/` },
    persons: ref('personCounts', call),
  } as const
}

/** Whether anybody has ever signed, or sealed a signature. Whoever left since was shown these words too. */
function isBound({ signed, sealed, persons }: CellsOf<ReturnType<typeof boundBy>>): boolean {
  return signed || sealed || persons.row !== undefined
}

/**
 * A slip is mended; the old words stay in the log. One stolen passkey must not retitle what a hundred states have
 * signed, so from the first signature on it takes a second hand, and who convenes the call and what its signatories do
 * stay as they were.
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
    if (isBound(rows))
      for (const [member, after, before] of [
        ['convener', now.convener.names, row.convener.names],
        ['verb', now.verb, row.verb],
        ['noun', now.noun, row.noun],
      ] as const)
        if (!isSame(after, before))
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
  admit({ body, callRow, index, rows, statement }) {
    const row = rely(callRow.row!, statement, 'The call')
    const digest = policyDigest(body.policy)
    if (row.policy === digest) throw new Refusal('policy_unchanged', `Policy ${digest} is in force already.`)
    if (rows.policy.row === undefined) rows.policy.put({ since: index, policy: body.policy, entry: index })
    callRow.put({ ...row, since: index, policy: digest, window: body.policy.window })
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

/** In the order in which they come about. */
export const CALL_TYPES = [callOpened, callAmended, policyChanged, callClosed] as const
