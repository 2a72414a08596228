import type { AnnouncedRow } from '../../register/rows.ts'
import { delayOf, stateOf } from '../../register/second-approval.ts'
import { eachRow } from '../../store/each-row.ts'
import { stoppedOfficers } from '../../work/officers.ts'
import { type Asked, heldWords, html, type Markup, part, say, sub, timeIn } from '../kit/kit.ts'
import { entryLedger } from './ledger.ts'

/**
 * Acts that were announced and not yet done, in that order; of one call, if it is named. `id` is the act's digest
 * without its prefix.
 */
export async function waitingAnnouncements({ site }: Asked, call?: string) {
  const found: { readonly id: string; readonly row: AnnouncedRow }[] = []
  for await (const { key, row } of eachRow(site.log.store, 'announced'))
    if ((call === undefined || row.call === call) && stateOf(row, site.now()) !== 'over')
      found.push({ id: key.slice('sha256:'.length), row })
  return found.sort((a, b) => a.row.entry - b.row.entry)
}

/** Shown while there is time to object; null where nothing waits. */
export async function announcedEntry(asked: Asked, call?: string): Promise<Markup | null> {
  const { lang } = asked
  const waiting = await waitingAnnouncements(asked, call)
  if (waiting.length === 0) return null
  const held = heldWords(asked, await stoppedOfficers(asked.site))
  const ledger = await entryLedger(
    asked,
    waiting.map(({ row }) => row.entry),
    i => {
      const from = timeIn(delayOf(waiting[i]!.row).from, lang)
      return html`${sub(say(lang, 'announced.from', { from }))}${held && sub(held)}`
    },
  )
  return part(say(lang, 'announced.head'), ledger, {
    note: say(lang, 'announced.note'),
    id: 'announced',
    inside: null,
  })
}
