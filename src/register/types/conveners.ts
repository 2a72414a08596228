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
  outcome,
  policy,
  said,
} from '../kinds.ts'
import { type CallRow, ref } from '../rows.ts'
import { policyDigest, policyRowOf } from './calls.ts'

/**
 * The convener's own mandate: that a register of a call is theirs, shown, checked again, or claimed after others kept
 * it.
 */

type Level = Authority['level']
/** Weakest first. What is not the convener's own has no place among them. */
const LEVELS: readonly Level[] = ['declared', 'domain', 'vetted']
const own = authority.refine(({ level }) => level !== 'independent', 'it is the convener’s own')

export const callClaimed = statement('call/claimed', {
  scope: 'call',
  author: 'depositary',
  body: { convener, authority: own, reason: said, verb: localised, noun: localised, policy },
  brings: ({ body, call }) => [ref('calls', call), policyRowOf(call, body.policy)],
  reads: ({ body, call }) => ({ policy: policyRowOf(call, body.policy) }),
  refuses: { record_claimed: 'call', seen_stale: null },
  admit({ body, call, callRow, index, rows, statement }) {
    const row = rely(callRow.row!, statement, `The call ${call}`)
    if (row.authority.level !== 'independent')
      throw new Refusal(
        'record_claimed',
        row.claimed === undefined
          ? `The register of ${call} was its convener’s from the beginning.`
          : `The record of ${call} was claimed by entry ${row.claimed.entry}.`,
      )
    const { policy, reason: _, ...claim } = body
    if (rows.policy.row === undefined) rows.policy.put({ since: index, policy, entry: index })
    callRow.put({
      ...row,
      since: index,
      ...claim,
      policy: policyDigest(policy),
      window: policy.window,
      claimed: { entry: index, before: { convener: row.convener, authority: row.authority } },
    })
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
    const { authority, ...check } = body
    const { checks } = rows.authorities.row ?? { checks: [] }
    rows.authorities.put({
      since: index,
      checks: [...checks, { entry: index, level: authority.level, ...check }],
    })
    // Who signs relies on who convenes: only another level is news to them.
    const since = authority.level === row.authority.level ? row.since : index
    callRow.put({ ...row, since, authority })
  },
})

/** What held lowers nothing, what lapsed raises nothing, and what is unclear leaves the level as it was. */
function requireFollows(
  { authority, outcome }: { authority: Authority; outcome: 'holds' | 'lapsed' | 'unclear' },
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

/** In the order in which they come about. */
export const CONVENER_TYPES = [callClaimed, authorityChecked] as const
