import {
  aboutJoint,
  aboutJointAsked,
  type FoundJoint,
  inviteJoint,
  jointOf,
} from '../../people/joint-commitments.ts'
import { rowIn } from '../../store/each-row.ts'
import { lettersTo, type Place } from '../letters/party-letters.ts'
import { suspensionOf } from '../suspended-parties.ts'
import type { Workplace } from '../workplace.ts'
import { overOf } from './joint-over.ts'

/** Who hears of a commitment in which others take part, before anything of it is recorded: these two, and nobody else. */

interface Invites {
  readonly call: string
  readonly lead: string
  readonly commitment: string
  readonly invited: string
}

/**
 * Invites once, and tells the contacts of the invited by the very same change. Whoever invites is a stranger to them, so
 * their `networks` pay for the letters as any stranger's do. Returns the id.
 */
export async function askToJoin(
  site: Place & Pick<Workplace, 'worker'>,
  of: Invites,
  networks: readonly string[],
): Promise<string> {
  const { call, lead, commitment, invited } = of
  const isSuspended = (await suspensionOf(site, invited)) !== undefined
  const id = await inviteJoint(site.log.drawer, of, site.now(), (joint, until) =>
    lettersTo(
      site,
      invited,
      'joint-asked',
      told => site.letters.jointAsked({ ...told, call, lead, commitment, joint, until, isSuspended }),
      { aboutEach: ({ recipient }) => aboutJointAsked(joint, recipient), networks, until },
    ),
  )
  site.worker.wake()
  return id
}

/** Whether the invited is asked no more: it was removed or answered, or there is nothing left in which to take part. */
export async function isAskOver({ log, now }: Pick<Workplace, 'log' | 'now'>, id: string): Promise<boolean> {
  const joint = await jointOf(log.drawer, id, now())
  return joint === undefined || joint.offered?.signature != null || (await overOf(log, joint)) !== null
}

/** Tells the contacts of whose commitment it is that the invited has signed: nobody else learns of it before they do. */
export async function tellLead(
  site: Place & Pick<Workplace, 'worker'>,
  { id, value: { call, lead, invited } }: FoundJoint,
): Promise<void> {
  const { log, now } = site
  const other = (await rowIn(log.store, 'parties', invited))!
  const changes = await lettersTo(
    site,
    lead,
    'joint-waits',
    told => site.letters.jointWaits({ ...told, call, other }),
    { aboutEach: ({ recipient }) => aboutJoint(id, recipient) },
  )
  await log.drawer.apply(changes, now())
  site.worker.wake()
}
