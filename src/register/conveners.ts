import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { policyDigest } from './calls.ts'
import type { CallRow } from './rows.ts'
import { type Act, callOf, defineRule, ref, rely } from './rule.ts'
import {
  type Authority,
  authority,
  date,
  dnssec,
  domain,
  link,
  localised,
  outcome,
  policy,
  said,
} from './shapes.ts'

/** The convener's own mandate: that a register of a call is theirs, shown, checked again, or claimed after others kept it. */

type Level = Authority['level']
/** Weakest first. What is not the convener's own has no place among them. */
const LEVELS: readonly Level[] = ['declared', 'domain', 'vetted']
const own = authority.refine(({ level }) => level !== 'independent', 'it is the convener’s own')

export const callClaimed = defineRule({
  type: 'call/claimed',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({
    convener: z.strictObject({ names: localised, url: link.nullable() }),
    authority: own,
    verb: localised,
    noun: localised,
    policy,
    reason: said,
  }),
  brings: (body, statement) => [
    ref('calls', callOf(statement)),
    ref('policies', `${callOf(statement)}/${policyDigest(body.policy)}`),
  ],
  needs: (body, statement) => [ref('policies', `${callOf(statement)}/${policyDigest(body.policy)}`)],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    const row = rely(rows.get('calls', call), act.statement, `The call ${call}`)!
    if (row.authority.level !== 'independent')
      throw new Refusal(
        'record_claimed',
        row.claimed === undefined
          ? `The register of ${call} was its convener’s from the beginning.`
          : `The record of ${call} was claimed by entry ${row.claimed.entry}.`,
      )
    const { policy, reason: _, ...claim } = body
    const digest = policyDigest(policy)
    if (rows.get('policies', `${call}/${digest}`) === undefined)
      rows.put('policies', `${call}/${digest}`, { since: act.index, policy, entry: act.index })
    rows.put('calls', call, {
      ...row,
      since: act.index,
      ...claim,
      policy: digest,
      window: policy.window,
      claimed: { entry: act.index, before: { convener: row.convener, authority: row.authority } },
    })
  },
})

export const authorityChecked = defineRule({
  type: 'call/authority-checked',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({
    /** As it is after the check. */
    authority: own,
    checked: date,
    outcome,
    domain: domain.nullable(),
    dnssec: dnssec.nullable(),
  }),
  needs: (_, statement) => [ref('authorities', callOf(statement))],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    const row = rely(rows.get('calls', call), act.statement, `The call ${call}`)!
    requireFollows(body, row, act)
    const { authority, ...check } = body
    const { checks } = rows.get('authorities', call) ?? { checks: [] }
    rows.put('authorities', call, {
      since: act.index,
      checks: [...checks, { entry: act.index, level: authority.level, ...check }],
    })
    // Who signs relies on who convenes: only another level is news to them.
    const since = authority.level === row.authority.level ? row.since : act.index
    rows.put('calls', call, { ...row, since, authority })
  },
})

/** What held lowers nothing, what lapsed raises nothing, and what is unclear leaves the level as it was. */
function requireFollows(
  { authority, outcome }: { authority: Authority; outcome: 'holds' | 'lapsed' | 'unclear' },
  row: CallRow,
  act: Act,
): void {
  const call = callOf(act.statement)
  const { level } = row.authority
  if (level === 'independent')
    throw new Refusal(
      'record_independent',
      `This register of ${call} is an independent record: its convener does not keep it, and has to claim it first.`,
    )
  const step = Math.sign(LEVELS.indexOf(authority.level) - LEVELS.indexOf(level))
  if ({ holds: step < 0, lapsed: step > 0, unclear: step !== 0 }[outcome])
    throw new Refusal(
      'authority_wrong',
      `A check that came out as ${outcome} does not take the authority over ${call} from ${level} to ${authority.level}.`,
    )
}
