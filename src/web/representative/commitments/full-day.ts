import { MOST_A_DAY } from '../../../register/daily-limit.ts'
import { rowIn } from '../../../store/each-row.ts'
import { type Asked, inset, type Piece, say } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import type { Standing } from './standing.ts'

/**
 * Said before anybody begins, and not by a refusal of what they have signed: today takes no more reports of the party.
 */
export async function fullDayNotice(
  { lang, site }: Asked,
  { party }: Pick<Representative, 'party'>,
  { id, day }: Pick<Standing, 'id' | 'day'>,
): Promise<Piece> {
  const filed = (await rowIn(site.log.store, 'schedules', id, party))?.filed
  if (filed?.day !== day || filed.count < MOST_A_DAY) return null
  return inset(say(lang, 'ours.fullDay', { count: filed.count }), 'warn')
}
