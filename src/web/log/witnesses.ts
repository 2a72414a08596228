import { type Asked, html, type Markup, type Piece, remark, say, timeIn } from '../kit/kit.ts'

/** Witnesses by name, what each has seen, and when. */
export function witnessList({ site, lang }: Asked): Markup {
  const states = site.log.witnesses()
  if (states.length === 0) return remark(say(lang, 'log.noWitnesses'))
  const line = (when: Piece, name: string, meta: Piece) =>
    html`<li><span class="when">${when}</span><span class="what">${name}</span><span class="meta">${meta}</span></li>`
  return html`<div class="box"><ul class="ledger three">${states.map(({ name, cosigned }) =>
    cosigned === null
      ? line(say(lang, 'log.awaited'), name, say(lang, 'log.awaitedNote'))
      : line(say(lang, 'log.saw', { count: cosigned.size }), name, timeIn(cosigned.time, lang)),
  )}</ul></div>`
}
