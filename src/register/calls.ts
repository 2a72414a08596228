import { z } from 'zod'
import { digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { callOf, defineRule, ref, rely } from './rule.ts'
import { authority, date, link, localised, type Policy, policy, said } from './shapes.ts'

/** Calls: who issued one, by which authority it is kept here, and the policy that its signatories accept. */

/** What a signature binds: the digest of the policy's canonical JSON. */
export function policyDigest(policy: Policy) {
  return digestOf(formatJsonBytes(policy))
}

export const callOpened = defineRule({
  type: 'call/opened',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({
    titles: localised,
    issued: date.nullable(),
    convener: z.strictObject({ names: localised, url: link.nullable() }),
    authority,
    verb: localised,
    noun: localised,
    policy,
  }),
  brings: (body, statement) => [
    ref('calls', callOf(statement)),
    ref('policies', `${callOf(statement)}/${policyDigest(body.policy)}`),
  ],
  needs: (body, statement) => [ref('policies', `${callOf(statement)}/${policyDigest(body.policy)}`)],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    const before = rows.get('calls', call)
    if (before !== undefined)
      throw new Refusal('call_exists', `The call ${call} was opened by entry ${before.opened}.`)
    if (RESERVED.has(call))
      throw new Refusal('call_exists', `The name ${call} is an address of the depositary itself.`)
    const { policy, ...rest } = body
    const digest = policyDigest(policy)
    rows.put('policies', `${call}/${digest}`, { since: act.index, policy, entry: act.index })
    rows.put('calls', call, {
      since: act.index,
      ...rest,
      policy: digest,
      window: policy.window,
      text: null,
      opened: act.index,
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

export const policyChanged = defineRule({
  type: 'call/policy-changed',
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  body: z.strictObject({ policy, reason: said }),
  brings: (body, statement) => [ref('policies', `${callOf(statement)}/${policyDigest(body.policy)}`)],
  needs: (body, statement) => [ref('policies', `${callOf(statement)}/${policyDigest(body.policy)}`)],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    const row = rely(rows.get('calls', call), act.statement, 'The call')!
    const digest = policyDigest(body.policy)
    if (row.policy === digest) throw new Refusal('policy_unchanged', `Policy ${digest} is in force already.`)
    const before = rows.get('policies', `${call}/${digest}`)
    if (before === undefined)
      rows.put('policies', `${call}/${digest}`, { since: act.index, policy: body.policy, entry: act.index })
    rows.put('calls', call, { ...row, since: act.index, policy: digest, window: body.policy.window })
  },
})

export const callClosed = defineRule({
  type: 'call/closed',
  scope: 'call',
  author: 'depositary',
  /** No entry opens it again. */
  secondHand: true,
  body: z.strictObject({ reason: said }),
  needs: () => [],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    const row = rely(rows.get('calls', call), act.statement, 'The call')!
    rows.put('calls', call, { ...row, since: act.index, closed: { entry: act.index, reason: body.reason } })
  },
})
