import type { Asked } from '../asked.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { Known } from '../teller/setting.ts'
import { headlineOf } from '../teller/tell.ts'
import { shortDay } from '../wording.ts'
import { entryShown } from './shown.ts'

/** Entries as a dated list, each in one sentence, in the order given. Each is checked against its leaf in the tree. */
export async function entryLedger(asked: Asked, indexes: readonly number[]): Promise<Markup> {
  const { lang } = asked
  const entries = await Promise.all(indexes.map(index => entryShown(asked, index)))
  const known = await Known.of(asked, entries)
  const lines = entries.map(one => {
    const day = shortDay(one.admitted.slice(0, 10), lang)
    return html`<li><time datetime="${one.admitted}">${day}</time><span class="what">${headlineOf({ ...one, asked, known })}</span><span class="meta">${entryLink(asked, one.index)}</span></li>`
  })
  return html`<div class="box"><ol class="ledger three in-words">${lines}</ol></div>`
}
