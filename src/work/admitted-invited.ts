import { type Application, invitationNoted } from '../people/applications.ts'
import type { Found } from '../people/collection.ts'
import { noted } from '../people/diary.ts'
import { NO_WISH } from '../people/invitation-words.ts'
import { invitationFor } from '../people/invitations.ts'
import { rowIn } from '../store/each-row.ts'
import { takesTwoOfficers } from './invitations.ts'
import { plainLinkFor } from './inviting.ts'
import { embargoOn } from './launch/embargo.ts'
import { invitationEnd, invitationLetter } from './letters/application.ts'
import type { Workplace } from './workplace.ts'

/**
 * Invites whoever applied for an organisation that was admitted, as its officer said when they signed. Due with the
 * entry, since the link says by which entry it was admitted. Where an officer has made a link meanwhile, or an
 * invitation now takes more than one of them, nothing goes out.
 */
export async function inviteAdmitted(site: Workplace, found: Found<Application>): Promise<null | undefined> {
  const { id, value: application } = found
  const { state, call, lang, person } = application
  const { drawer, store } = site.log
  if (state.is !== 'admitted' || state.entry === null) return null
  const { by, party, entry } = state
  const row = await rowIn(store, 'parties', party)
  const isLate = state.invitation !== null || state.enrolled !== null || row === undefined
  if (isLate || (await takesTwoOfficers(site, { party })) || (await embargoOn(site, call)) !== null)
    return null
  const { of, token } = plainLinkFor(site)
  const made = invitationFor(
    { party, call, admitted: entry, application: id, lang, by, person: person.name },
    site.now(),
    { token, expires: invitationEnd(site) },
  )
  const name = (row.names.find(one => one.lang === lang) ?? row.names[0]!).text
  const inviting = { id, party, by, of, wish: NO_WISH, applied: id }
  const letter = await invitationLetter(site, { ...inviting, application, name, made })
  const line = noted({ at: site.now(), by, what: 'invited', subject: party })
  const invited = invitationNoted(found, made.link)
  await drawer.apply([...made.changes, invited, ...letter.changes, line], site.now())
  site.worker.wake()
  return undefined
}
