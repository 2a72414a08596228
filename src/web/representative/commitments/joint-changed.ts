import { pledgeChanges } from '../../../comparison/pledges.ts'
import { brief } from '../../../core/bytes.ts'
import type { FoundJoint } from '../../../people/joint-commitments.ts'
import type { CommitmentRow } from '../../../register/commitment-rows.ts'
import { ref } from '../../../register/rows.ts'
import { rowIn } from '../../../store/each-row.ts'
import { composedOf } from '../../../work/compose.ts'
import { type Asked, entryLink, html, longDay, type Markup, nameIn, phrase } from '../../kit/kit.ts'
import { partyName } from '../../statement/names.ts'
import { pledgeChangesShown } from '../../teller/pledge-changes.ts'

/**
 * A yes names the version to which it was said. Where the lead changed its commitment after the invited had signed, that
 * yes is to other words than those that stand: both read what happened and what differs, and the invited says it anew.
 */

type Version = CommitmentRow['versions'][number]
interface Changed {
  /** To which the invited said yes. */
  readonly before: Version
  /** That stands now. */
  readonly now: Version
}

/** Null where nothing was offered yet, or what was offered is what stands. */
export async function changedSince({ site }: Asked, { value }: FoundJoint): Promise<Changed | null> {
  const { call, lead, commitment, offered } = value
  if (offered === null) return null
  const row = await rowIn(site.log.store, 'commitments', call, lead, commitment)
  const { version } = composedOf(offered.payload, offered.parts).body as { version?: unknown }
  const before = row?.versions.find(({ entry }) => entry === version)
  const now = row?.versions.at(-1)
  return before === undefined || now === undefined || before === now ? null : { before, now }
}

/** What happened, to either of the two, with old beside new. */
export async function changedPart(
  asked: Asked,
  { value }: FoundJoint,
  { before, now }: Changed,
): Promise<Markup> {
  const { lang, site } = asked
  const texts = await site.log.store.rows([
    ref('texts', value.call, before.manifest),
    ref('texts', value.call, now.manifest),
  ])
  const titleOf = (id: string) => {
    const found = texts.flatMap(text => text?.manifest.principles ?? []).find(one => one.id === id)
    return found === undefined ? id : nameIn(found.titles, lang).text
  }
  const changes = await pledgeChangesShown(asked, pledgeChanges(before, now), {
    named: (of, to) => (of === 'principle' ? titleOf(to) : html`<code>${brief(to, 20)}</code>`),
  })
  const to = {
    lead: await partyName(asked, value.lead),
    invited: await partyName(asked, value.invited),
    day: longDay(now.day, lang),
  }
  return html`<div class="notice warn" role="alert">
    <p><b>${phrase(lang, 'ours.jointChanged', to)}</b> ${entryLink(asked, now.entry)}</p>
    <p>${phrase(lang, 'ours.jointChangedSo', to)}</p>
    ${changes}
  </div>`
}
