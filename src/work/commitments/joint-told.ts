import { aboutJoint, type FoundJoint } from '../../people/joint-commitments.ts'
import { rowIn } from '../../store/each-row.ts'
import { lettersTo, type Place } from '../letters/party-letters.ts'
import type { Workplace } from '../workplace.ts'

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
