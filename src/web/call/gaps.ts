import type { RollTally } from '../../register/tally.ts'
import { gapsIn } from '../../register/tally.ts'
import { type Asked, type CallShown, html, linkTo, type Markup, part, remark, say } from '../kit/kit.ts'

/** What the register does not know of those on the roll, told as plainly as what it knows. */

/** What of the roll's query leads to just the rows of a gap. */
const GAPS = [
  ['copied', 'mandate=none'],
  ['date', 'signed=none'],
  ['kind', 'kind=unknown'],
  ['country', 'country=none'],
] as const

export function missingEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const { id, isRecord } = call
  const gaps = gapsIn(tally)
  const lines = GAPS.filter(([what]) => gaps[what] > 0).map(([what, query]) => {
    const rows = gaps[what]
    return html`<li>
      <span class="what">${say(lang, `missing.${what}`, { rows, total: tally.total })}</span>
      <span class="meta">${linkTo(asked, `/${id}/roll?${query}`, say(lang, 'missing.see', { rows }))}</span>
    </li>`
  })
  const opens = isRecord
    ? html`
      <p class="plain">${say(lang, call.namesNobody ? 'missing.recordFacts' : 'missing.record')}</p>
      ${remark(say(lang, 'missing.recordNote'))}
    `
    : null
  const list =
    lines.length === 0
      ? remark(say(lang, 'missing.nothing'))
      : html`<div class="box"><ul class="ledger gaps">${lines}</ul></div>`
  return part(
    say(lang, isRecord ? 'missing.titleRecord' : 'missing.title'),
    html`${opens}${tally.total === 0 ? null : list}`,
    { note: say(lang, 'missing.note'), id: 'missing', inside: 'flow' },
  )
}
