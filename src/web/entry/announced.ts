import { formatTime } from '../../core/time.ts'
import type { AnnouncedRow } from '../../register/rows.ts'
import { delayOf, stateOf } from '../../register/second-hand.ts'
import { eachRow } from '../../store/each-row.ts'
import type { Asked } from '../asked.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { heldWords, stoppedOfficers } from '../stopped.ts'
import { Known } from '../teller/setting.ts'
import { headlineOf } from '../teller/tell.ts'
import { longTime, shortDay } from '../wording.ts'
import { entryShown } from './shown.ts'

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
  const entries = await Promise.all(waiting.map(({ row }) => entryShown(asked, row.entry)))
  const known = await Known.of(asked, entries)
  const held = heldWords(asked, await stoppedOfficers(asked))
  const lines = entries.map((one, i) => {
    const from = longTime(formatTime(delayOf(waiting[i]!.row).from), lang)
    return html`<li><time datetime="${one.admitted}">${shortDay(one.admitted.slice(0, 10), lang)}</time><span class="what">${headlineOf({ ...one, asked, known })}<span class="sub">${say(lang, 'announced.from', { from })}</span>${held && html`<span class="sub">${held}</span>`}</span><span class="meta">${entryLink(asked, one.index)}</span></li>`
  })
  return html`<section class="entry" id="announced"><div class="side"><h2>${say(lang, 'announced.head')}</h2><p>${say(lang, 'announced.note')}</p></div><div class="box"><ol class="ledger three in-words">${lines}</ol></div></section>`
}
