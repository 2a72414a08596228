import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { untilSettled } from '../../people/collection.ts'
import { linkEnded, linkProlonged, linksAbout } from '../../people/links.ts'
import {
  aboutPerson,
  addressOf,
  erasings,
  personAddresses,
  personRequests,
  personStands,
  persons,
  placeOfAddress,
} from '../../people/persons.ts'
import { asShown } from '../../people/shown-names.ts'
import { personSigned } from '../../register/types/persons.ts'
import type { Change } from '../../store/drawer.ts'
import type { Workplace } from '../workplace.ts'
import { stateOfPerson } from './erasure.ts'
import { OWN_SECONDS, ownLetter } from './letters.ts'

/**
 * The signature of a person who has confirmed. In one commit the log takes it; the request gives way to what the
 * commitment is made of; the name is shown if that was wished; their links stay good; the letter with the way to their
 * page is laid; and the erasure of what the same address had signed before begins. `beside` comes with it.
 */
export async function confirm(
  site: Workplace,
  commitment: Digest,
  beside: readonly Change[] = [],
): Promise<void> {
  const { drawer } = site.log
  const once = () =>
    untilSettled(async () => {
      const now = site.now()
      const request = await personRequests.lying(drawer, commitment, now)
      if (request === undefined) {
        // Whoever presses twice has signed once.
        const person = await persons.lying(drawer, commitment, now)
        if (person === undefined) throw spent()
        return drawer.apply([personStands(person), ...beside], now)
      }
      const { email: _, code: _c, tries: _t, ...kept } = request.value
      const { call, manifest, policy, shown } = kept
      const place = placeOfAddress(call, kept)
      const before = await addressOf(drawer, kept, now)
      const own = { ...kept, box: kept.box ?? null, made: now, place: null }
      const { person, changes: names } = asShown(commitment, own, shown)
      const links = await linksAbout(drawer, aboutPerson(commitment), now)
      const letter = await ownLetter(site, 'signed', commitment, request.value)
      await stateOfPerson(site, personSigned, call, { manifest, policy, commitment }, [
        personRequests.taken(request, spent()),
        persons.added(commitment, person, null),
        ...(before === undefined
          ? [personAddresses.added(place, { commitment }, null)]
          : [
              personAddresses.changed(before, { commitment }),
              erasings.laid(before.value.commitment, { call, ground: 'duplicate', at: now }, null, {
                due: now,
              }),
            ]),
        ...names,
        ...links.map(link =>
          link.value.purpose === 'person-code' ? linkEnded(link.id) : linkProlonged(link, now + OWN_SECONDS),
        ),
        ...letter.changes,
        ...beside,
      ])
    })
  await once().catch(error => {
    // Of two sent at once the other was first: the law says so before the drawer does.
    if (error instanceof Refusal && error.code === 'person_exists') return once()
    throw error
  })
  site.worker.wake()
}

export function spent() {
  return new Refusal(
    'link_spent',
    'This was confirmed already, was taken back or erased, or was not confirmed in time.',
  )
}
