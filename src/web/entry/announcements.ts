import { formatTime } from '../../core/time.ts'
import type { AnnouncedRow } from '../../register/rows.ts'
import { delayOf, stateOf } from '../../register/second-approval.ts'
import { eachRow } from '../../store/each-row.ts'
import { stoppedOfficers } from '../../work/officers.ts'
import { type Asked, heldWords, html, longTime, type Markup, part, say, sub } from '../kit/kit.ts'
import { entryLedger } from './ledger.ts'

/** Acts that were announced and that nobody has done yet: whoever has something to say about one can say it in time. */
interface WaitingAnnouncement {
  /** Of the act: its digest, without the prefix. */
  readonly id: string
  readonly row: AnnouncedRow
}

/** In the order in which they were announced; of one call, where one is named. */
export async function waitingAnnouncements({ site }: Asked, call?: string): Promise<WaitingAnnouncement[]> {
  const found: WaitingAnnouncement[] = []
  for await (const { key, row: announced } of eachRow(site.log.store, 'announced')) {
    if (call !== undefined && announced.call !== call) continue
    if (stateOf(announced, site.now()) !== 'over')
      found.push({ id: key.slice('sha256:'.length), row: announced })
  }
  return found.sort((a, b) => a.row.entry - b.row.entry)
}

/** Null where nothing waits. */
export async function announcedEntry(asked: Asked, call?: string): Promise<Markup | null> {
  const { lang } = asked
  const waiting = await waitingAnnouncements(asked, call)
  if (waiting.length === 0) return null
  const held = heldWords(asked, await stoppedOfficers(asked.site))
  const ledger = await entryLedger(
    asked,
    waiting.map(({ row }) => row.entry),
    i => {
      const from = longTime(formatTime(delayOf(waiting[i]!.row).from), lang)
      return html`${sub(say(lang, 'announced.from', { from }))}${held && sub(held)}`
    },
  )
  return part(say(lang, 'announced.head'), ledger, {
    note: say(lang, 'announced.note'),
    id: 'announced',
    inside: null,
  })
}
