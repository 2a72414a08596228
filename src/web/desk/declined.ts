import { inviteeAt } from '../../people/invitees.ts'
import { type Asked, deskDay, inset, type Piece, say } from '../kit/kit.ts'

/** For an officer who is about to invite them anew: that they said no before; null where they did not. */
export async function declinedBefore(
  asked: Asked,
  of: { readonly call: string; readonly party: string },
): Promise<Piece> {
  const { lang, site } = asked
  const found = await inviteeAt(site.log.drawer, of, site.now())
  const { name = '', declined = null } = found?.value ?? {}
  return declined === null
    ? null
    : inset(say(lang, 'invited.declinedOn', { name, day: deskDay(asked, declined.at) }), 'warn mt')
}
