import { Refusal } from '../../core/refusal.ts'
import { rely, statement } from '../declaration.ts'
import {
  type Authority,
  authority,
  convener,
  date,
  dnssec,
  domain,
  localised,
  type Outcome,
  outcome,
  said,
} from '../kinds.ts'
import { policy } from '../policy.ts'
import { type CallRow, ref } from '../rows.ts'
import { enterPolicy, policyRowOf } from './calls.ts'

/** The convener's own mandate: a register of their call is claimed after others kept it, or checked again. */

type Level = Authority['level']
/** Weakest first. A record that is not the convener's own has none of them. */
const LEVELS: readonly Level[] = ['declared', 'domain', 'vetted']
const own = authority.refine(({ level }) => level !== 'independent', 'it is the convener’s own')

export const callClaimed = statement('call/claimed', {
  scope: 'call',
  author: 'depositary',
  body: { convener, authority: own, reason: said, verb: localised, noun: localised, policy },
  brings: ({ body, call }) => [ref('calls', call), policyRowOf(call, body.policy)],
  reads: ({ body, call }) => ({ policy: policyRowOf(call, body.policy) }),
  refuses: { record_claimed: 'call', policy_language: 'policy', seen_stale: null },
  admit({ body, call, callRow, day, index, rows, statement }) {
    const row = rely(callRow.row!, statement, `The call ${call}`)
    if (row.authority.level !== 'independent')
      throw new Refusal(
        'record_claimed',
        row.claimed === undefined
          ? `The register of ${call} was its convener’s from the beginning.`
          : `The record of ${call} was claimed by entry ${row.claimed.entry}.`,
      )
    const { reason: _, policy, ...claim } = body
    const claimed = { entry: index, before: { convener: row.convener, authority: row.authority } }
    const inForce = enterPolicy(rows.policy, policy, { day, index }, row)
    callRow.put({ ...row, since: index, ...claim, ...inForce, claimed })
  },
})

export const authorityChecked = statement('call/authority-checked', {
  scope: 'call',
  author: 'depositary',
  body: {
    outcome,
    /** As it is after the check. */
    authority: own,
    checked: date,
    domain: domain.nullable(),
    dnssec: dnssec.nullable(),
  },
  reads: ({ call }) => ({ authorities: ref('authorities', call) }),
  refuses: { record_independent: 'call', authority_wrong: 'authority', seen_stale: null },
  admit({ body, call, callRow, index, rows, statement }) {
    const row = rely(callRow.row!, statement, `The call ${call}`)
    requireFollows(body, row, call)
    const { authority, ...found } = body
    const check = { entry: index, level: authority.level, ...found }
    rows.authorities.put({ since: index, checks: [...(rows.authorities.row?.checks ?? []), check] })
    // Whoever signs relies on who convenes: only another level is news to them.
    const since = authority.level === row.authority.level ? row.since : index
    callRow.put({ ...row, since, authority })
  },
})

/** A check that held lowers no level, one that lapsed raises none, and one that is unclear leaves it as it was. */
function requireFollows(
  { authority, outcome }: { authority: Authority; outcome: Outcome },
  row: CallRow,
  call: string,
): void {
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

export const CONVENER_TYPES = [callClaimed, authorityChecked] as const
