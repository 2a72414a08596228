import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { prolongLink } from '../../people/links.ts'
import { oneAtATime } from '../../people/one-at-a-time.ts'
import {
  hashOfAddress,
  keepPerson,
  leadToPerson,
  lettersOwed,
  oweLetter,
  type Person,
  type PersonRequest,
  personRequests,
  persons,
  personsTurn,
  removePerson,
  signedBy,
} from '../../people/persons.ts'
import { setShown } from '../../people/shown-names.ts'
import { personSigned } from '../../register/types/persons.ts'
import type { Workplace } from '../workplace.ts'
import { erasePerson, personRow, stateOfPerson } from './erasure.ts'
import { OWN_SECONDS, writeOwn } from './letters.ts'

/**
 * The signature of a person who has confirmed, in an order in which each step may be taken again after a crash:
 *
 *   1. a letter is owed, and with it what is to end: whatever happens from here on, it is carried through
 *   2. what the commitment is made of is kept, so that no entry is of somebody who could not prove it
 *   3. the log takes the signature; it knows a commitment once
 *   4. the name is shown, the links stay good, the letter is written, and the request goes
 *   5. what the address had signed before ends, and nothing is owed any more
 */
export async function confirm(site: Workplace, commitment: Digest, request: PersonRequest): Promise<void> {
  const address = hashOfAddress(site.log, request.email)
  await confirmTurn(request.call, address, () => sign(site, commitment, request, address))
}

const confirmTurn = (call: string, address: string, act: () => Promise<void>) =>
  oneAtATime(`${call}/${address}`, act)

export function spent(): Refusal {
  return new Refusal(
    'link_spent',
    'This was confirmed already, was taken back or erased, or was not confirmed in time.',
  )
}

async function sign(
  site: Workplace,
  commitment: Digest,
  request: PersonRequest,
  address: string,
): Promise<void> {
  const { drawer } = site.log
  const { call, manifest, policy } = request
  const before = await signedBy(drawer, call, address, site.now())
  // Whoever confirms again after a crash is kept as they are; what their signature ends was noted then.
  await personsTurn(commitment, async () => {
    const known = await persons.get(drawer, commitment, site.now())
    if (known !== undefined) return leadToPerson(drawer, commitment, known)
    // Whoever said meanwhile that it was not them does not come back by a form that was on its way.
    if ((await personRequests.get(drawer, commitment, site.now())) === undefined) throw spent()
    await oweLetter(drawer, commitment, { ends: before ?? null }, site.now())
    await keepPerson(drawer, commitment, personFrom(request, address, site.now()))
  })
  try {
    await stateOfPerson(site, personSigned, call, { manifest, policy, commitment })
  } catch (error) {
    const code = error instanceof Refusal ? error.code : undefined
    if (code !== 'person_exists') {
      // Where the outcome is not known, the entry may be there: it is kept, and looked for again.
      if (code !== 'outcome_unknown') await takeBack(site, commitment, before)
      throw error
    }
  }
  if (!(await settle(site, commitment, call))) throw spent()
}

/** Carries on where a crash, or a disk, broke off; nothing where the log does not hold the signature: it may still come. */
export async function settleAgain(site: Workplace, commitment: Digest): Promise<void> {
  const { drawer } = site.log
  const person = await persons.get(drawer, commitment, site.now())
  if (person === undefined) return
  const { call, address } = person
  await confirmTurn(call, address ?? commitment, async () => {
    if ((await lettersOwed.get(drawer, commitment, site.now())) === undefined) return
    if ((await personRow(site, commitment)) !== undefined) await settle(site, commitment, call)
  })
}

/** What is kept of the request once it is confirmed: all of it but the address and its code. */
function personFrom(
  { email: _, code: _c, tries: _t, ...kept }: PersonRequest,
  address: string,
  now: number,
): Person {
  return { ...kept, made: now, address, place: null }
}

/** The door refused: the request stands as it stood, and so does what the address had signed before. */
async function takeBack(site: Workplace, commitment: Digest, before: Digest | undefined): Promise<void> {
  const { drawer } = site.log
  const now = site.now()
  const person = await persons.get(drawer, commitment, now)
  if (person === undefined || (await personRow(site, commitment)) !== undefined) return
  const ends = (await lettersOwed.get(drawer, commitment, now))?.ends ?? before
  // At each moment the address leads to somebody: else it could sign again.
  const earlier = ends === undefined ? undefined : await persons.get(drawer, ends, now)
  if (earlier !== undefined) await leadToPerson(drawer, ends!, earlier)
  await removePerson(drawer, commitment, person, now)
  await lettersOwed.remove(drawer, commitment)
}

/** Steps 4 and 5. False where whoever reads the mail of the address has said meanwhile that it was not them. */
async function settle(site: Workplace, commitment: Digest, call: string): Promise<boolean> {
  const { drawer } = site.log
  const request = await personRequests.get(drawer, commitment, site.now())
  if (request !== undefined) {
    const { email: to, lang, links, shown } = request
    if (shown) await setShown(drawer, commitment, true, site.now())
    for (const link of links) await prolongLink(drawer, link, site.now() + OWN_SECONDS, site.now())
    await writeOwn(site, 'signed', commitment, { to, lang, call })
    await personRequests.remove(drawer, commitment)
  }
  // They found nothing in the log to end: now it is there, and ends as well, with the letter that tells of it.
  if ((await persons.get(drawer, commitment, site.now())) === undefined) {
    await erasePerson(site, { commitment, call, ground: 'not-me' })
    return false
  }
  const ends = (await lettersOwed.get(drawer, commitment, site.now()))?.ends ?? null
  if (ends !== null && ends !== commitment)
    await erasePerson(site, { commitment: ends, call, ground: 'duplicate' })
  await lettersOwed.remove(drawer, commitment)
  return true
}
