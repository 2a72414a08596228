import {
  type Asked,
  entryLink,
  html,
  longDay,
  type Markup,
  notedPart,
  partyLink,
  phrase,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import type { PartyRecord } from './record.ts'

/** Other parties on the page of one: where it went when it ended, and whose signatures came to it. */

/** A party that this page names beside its own. */
export function otherParty(asked: Asked, { others }: PartyRecord, id: string): Markup {
  return partyLink(asked, id, others.get(id)?.names)
}

/** How and when it ended, why, and where it went; null while it lasts. */
export async function partyEnding(asked: Asked, record: PartyRecord): Promise<Markup | null> {
  const { lang } = asked
  const { ended } = record.row
  if (ended === undefined) return null
  const values = { date: longDay(ended.day, lang), entry: entryLink(asked, ended.entry) }
  const says =
    ended.into === null || ended.how === 'ended'
      ? phrase(lang, 'ending.ended', values)
      : phrase(lang, `ending.${ended.how}`, { ...values, into: otherParty(asked, record, ended.into) })
  return notedPart(
    lang,
    'party.ended',
    html`<p class="plain">${says}</p>${await quoted(asked, ended.reason)}`,
    { id: 'ended', inside: 'narrow' },
  )
}
