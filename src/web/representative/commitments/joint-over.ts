import type { FoundJoint } from '../../../people/joint-commitments.ts'
import { ref } from '../../../register/rows.ts'
import { type Asked, Choice, type Markup, phrase } from '../../kit/kit.ts'
import { callName, partyName } from '../../statement/names.ts'

/**
 * An invitation whose commitment is no longer joined: its lead withdrew or closed it, the invited said no, or a signature
 * stands no more.
 * Nobody signs what the law would refuse, and both are told in words what happened.
 */

/** Which, as its lead (`mine`) or its invited sees it; null where nothing is in the way. */
type Over = 'declined' | 'left' | 'withdrawn' | 'closed' | 'leadLeft' | 'invitedLeft'

export async function overOf({ site }: Asked, { value }: FoundJoint): Promise<Over | null> {
  const { call, lead, commitment, invited, declined, isOwn } = value
  if (declined !== undefined) return 'declined'
  const [row, schedule, ofLead, ofInvited] = await site.log.store.rows([
    ref('commitments', call, lead, commitment),
    ref('schedules', call, lead),
    ref('signatures', call, lead),
    ref('signatures', call, invited),
  ])
  if (row === undefined || row.ended !== null) return 'withdrawn'
  // It asked for a newer version of what it has left since.
  if (isOwn && !row.joined.some(one => one.party === invited && one.ended === null)) return 'left'
  const scheduled = schedule?.commitments.findLast(one => one.party === lead && one.id === commitment)
  if (scheduled?.reports.some(one => one.final)) return 'closed'
  if (ofLead?.state !== 'standing') return 'leadLeft'
  return ofInvited?.state === 'standing' ? null : 'invitedLeft'
}

export async function overWords(
  asked: Asked,
  { value: { call, lead, invited } }: FoundJoint,
  over: Over,
  party: string,
): Promise<Markup> {
  const isLead = lead === party
  return phrase(asked.lang, isLead ? 'ours.jointOver.lead' : 'ours.jointOver.invited', {
    is: new Choice(over),
    name: await partyName(asked, isLead ? invited : lead),
    call: await callName(asked, call),
  })
}
