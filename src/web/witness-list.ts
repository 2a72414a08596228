import { formatTime } from '../core/time.ts'
import type { Asked } from './asked.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { formatNumber, longTime } from './wording.ts'

/** Witnesses by name, with what each has seen and when. */
export function witnessList({ site, lang }: Asked): Markup {
  const say = messagesIn(lang).home
  const states = site.log.witnesses()
  if (states.length === 0) return html`<p class="note">${say.noWitnesses}</p>`
  return html`<div class="box"><ul class="ledger three">${states.map(
    ({ name, cosigned }) =>
      html`<li><span class="when">${cosigned === null ? say.awaited : say.saw(formatNumber(cosigned.size, lang))}</span><span class="what">${name}</span><span class="meta">${cosigned === null ? null : longTime(formatTime(cosigned.time), lang)}</span></li>`,
  )}</ul></div>`
}
