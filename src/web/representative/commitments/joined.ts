import { pledgeChanges } from '../../../comparison/pledges.ts'
import { brief } from '../../../core/bytes.ts'
import type { CommitmentRow } from '../../../register/commitment-rows.ts'
import { type Asked, entryLink, html, linkButton, longDay, type Markup, phrase, say } from '../../kit/kit.ts'
import { partyName } from '../../statement/names.ts'
import { pledgeChangesShown } from '../../teller/pledge-changes.ts'
import type { Representative } from '../session.ts'
import { titlesFor } from './lines.ts'
import { type Own, pathOf, type Standing } from './standing.ts'

/**
 * Whoever takes part in a commitment of another said yes to one version of it. Once the other changes or withdraws it,
 * that yes stays where it was: its pages say so, with old beside new, and what it can do about it.
 */

/** What became of it since this party's last yes; null where nothing did, or it takes part no longer. */
export function leadNews({ versions, joined, ended }: CommitmentRow, party: string) {
  const yes = joined.findLast(one => one.party === party)
  if (yes === undefined || yes.ended !== null) return null
  if (ended !== null) return { is: 'withdrawn', ...ended } as const
  const last = versions.at(-1)!
  return last.entry === yes.version ? null : ({ is: 'changed', ...last } as const)
}

/** Null for a commitment of one's own, and where its lead left it as it was. */
export async function leadNewsPart(
  asked: Asked,
  who: Representative,
  it: Standing,
  { isJoined, row, scheduled, version }: Own,
): Promise<Markup | null> {
  const news = isJoined ? leadNews(row, who.party) : null
  if (news === null) return null
  const { lang } = asked
  const name = await partyName(asked, scheduled.party)
  const day = longDay(news.day, lang)
  const titles = await titlesFor(asked, it)
  const changes =
    news.is === 'withdrawn'
      ? null
      : await pledgeChangesShown(asked, pledgeChanges(version, news), {
          named: (of, value) =>
            of === 'principle' ? titles(news.manifest, value) : html`<code>${brief(value, 20)}</code>`,
        })
  const path = pathOf(it, scheduled.party, scheduled.id)
  const acts =
    who.role !== 'signatory'
      ? null
      : html`<div class="actions">
          ${news.is === 'withdrawn' ? null : linkButton(asked, `${path}?newer=1`, say(lang, 'ours.joinNewer'), 'small')}
          ${linkButton(asked, pathOf(it, 'withdraw'), say(lang, 'ours.leaveJoint'), 'small second')}
        </div>`
  return html`<div class="notice">
    <p><b>${phrase(lang, `ours.lead.${news.is}`, { name, day })}</b> ${entryLink(asked, news.entry)}</p>
    <p>${say(lang, `ours.lead.${news.is}Note`)}</p>
    ${changes}${acts}
  </div>`
}
