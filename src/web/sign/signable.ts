import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { requireLasting } from '../../register/admitted.ts'
import {
  type KeyRow,
  type PartyRow,
  type PolicyRow,
  ref,
  type SignatureRow,
  type TextRow,
} from '../../register/rows.ts'
import { requireMandate } from '../../register/types/mandates.ts'
import { isOnPaper } from '../../register/types/signatures.ts'
import type { Asked } from '../asked.ts'
import { embargoOn } from '../launch/embargo.ts'
import { type CallShown, callShown } from '../record.ts'
import { requireSwitchedOn } from '../switches.ts'

/**
 * Whether a party may sign a call as things stand. The law asks the same when the signature comes; here it is asked
 * before anybody reads, types and touches a key for nothing, and with the same codes.
 */

/** A call that takes signatures, with what they bind. */
export interface Signable {
  readonly call: CallShown
  readonly policy: PolicyRow
  readonly manifest: Digest
  readonly text: TextRow
  /** The hour until which signatures are sealed, RFC 3339; null where they are open. */
  readonly opens: string | null
}

/** Refuses `switched_off`, `call_unknown`, `record_independent`, `call_closed` or `text_unknown`. */
export async function signableCall(asked: Asked, id: string): Promise<Signable> {
  const call = await callShown(asked, id)
  const { row } = call
  requireSwitchedOn(asked, 'signing')
  if (call.isRecord)
    throw new Refusal('record_independent', `This register of ${id} is an independent record.`)
  if (row.closed !== null)
    throw new Refusal('call_closed', `The call ${id} was closed by entry ${row.closed.entry}.`)
  if (row.text === null) throw new Refusal('text_unknown', `No text of ${id} is published yet.`)
  const [policy, text] = await asked.site.log.store.rows([
    ref('policies', `${id}/${row.policy}`),
    ref('texts', `${id}/${row.text}`),
  ])
  const opens = await embargoOn(asked.site, id)
  return { call, policy: policy!, manifest: row.text, text: text!, opens }
}

/** A party that may sign, and what it signed before. */
export interface Signatory {
  readonly id: string
  readonly row: PartyRow
  readonly before: SignatureRow | undefined
}

/** Refuses as the law will: who is not admitted, not invited, without the mandate, removed, or has signed already. */
export async function signatoryOf(
  asked: Asked,
  { call, policy: { policy }, manifest }: Signable,
  id: string,
): Promise<Signatory> {
  const [row, before] = await asked.site.log.store.rows([
    ref('parties', id),
    ref('signatures', `${call.id}/${id}`),
  ])
  if (row === undefined) throw new Refusal('party_unknown', `No party ${id} stands in the register.`)
  if (row.status === 'listed')
    throw new Refusal('party_unclaimed', `${id} was copied from a list and has not been admitted.`)
  requireLasting(row, id)
  if (!policy.kinds.includes(row.kind))
    throw new Refusal(
      'kind_uninvited',
      `${id} is of kind ${row.kind}; the call invites ${policy.kinds.join(', ')}.`,
    )
  requireMandate(id, row, policy)
  if (before?.state === 'removed')
    throw new Refusal(
      'signature_removed',
      `The signature of ${id} was removed by entry ${before.events.at(-1)!.entry}.`,
    )
  const bound = { manifest, policy: call.row.policy }
  const isStanding =
    before?.state === 'standing' && before.manifest === manifest && before.policy === call.row.policy
  if (isStanding && !isOnPaper(before, bound))
    throw new Refusal(
      'signature_exists',
      `${id} signed this text under this policy with entry ${before.entry}.`,
    )
  return { id, row, before }
}

/** The index of the newest entry that a signature by these rows relies on: it must have been seen. */
export function newestOf(
  { call }: Signable,
  { row, before }: Signatory,
  keys: readonly KeyRow[] = [],
): number {
  return Math.max(call.row.since, row.since, before?.since ?? 0, ...keys.map(({ since }) => since))
}
