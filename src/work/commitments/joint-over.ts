import type { FoundJoint } from '../../people/joint-commitments.ts'
import { ref } from '../../register/rows.ts'
import type { Workplace } from '../workplace.ts'

/**
 * An invitation whose commitment is no longer joined: its lead withdrew or closed it, the invited said no, one of
 * the two has ceased to exist, or its signature stands no more. Nobody signs what the law would refuse, and nobody is asked for it.
 */
export type Over = 'declined' | 'left' | 'withdrawn' | 'closed' | 'ended' | 'leadLeft' | 'invitedLeft'

/** Null where nothing is in the way. */
export async function overOf(
  { store }: Pick<Workplace['log'], 'store'>,
  { call, lead, commitment, invited, declined, isOwn }: FoundJoint['value'],
): Promise<Over | null> {
  if (declined !== undefined) return 'declined'
  const [row, schedule, ofLead, ofInvited, leadRow, invitedRow] = await store.rows([
    ref('commitments', call, lead, commitment),
    ref('schedules', call, lead),
    ref('signatures', call, lead),
    ref('signatures', call, invited),
    ref('parties', lead),
    ref('parties', invited),
  ])
  if (row === undefined || row.ended !== null) return 'withdrawn'
  // It asked for a newer version of what it has left since.
  if (isOwn && !row.joined.some(one => one.party === invited && one.ended === null)) return 'left'
  const scheduled = schedule?.commitments.findLast(one => one.party === lead && one.id === commitment)
  if (scheduled?.reports.some(one => one.final)) return 'closed'
  // A party that has ceased to exist signs nothing more, though what it signed stands.
  if (leadRow?.ended !== undefined || invitedRow?.ended !== undefined) return 'ended'
  if (ofLead?.state !== 'standing') return 'leadLeft'
  return ofInvited?.state === 'standing' ? null : 'invitedLeft'
}
