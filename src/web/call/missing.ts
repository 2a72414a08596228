import type { RollTally } from '../../register/tally.ts'
import type { Asked } from '../asked.ts'
import { linkTo } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { part } from '../private.ts'
import type { CallShown } from '../record.ts'
import { say } from '../say.ts'
import { copiedIn } from './counts.ts'

/** What the register does not know of those on the roll, told as plainly as what it knows. */

interface Gap {
  readonly what: 'date' | 'kind' | 'country' | 'copied'
  readonly rows: number
  /** What of the roll's query leads to just these rows. */
  readonly query: string
}

function gapsIn(tally: RollTally): Gap[] {
  const { places, days } = tally
  const sum = (of: typeof places) => of.reduce((total, { rows }) => total + rows, 0)
  const gaps: Gap[] = [
    { what: 'copied', rows: copiedIn(tally), query: 'mandate=none' },
    { what: 'date', rows: days.find(({ of }) => of === null)?.rows ?? 0, query: 'signed=none' },
    { what: 'kind', rows: sum(places.filter(({ kind }) => kind === 'unknown')), query: 'kind=unknown' },
    { what: 'country', rows: sum(places.filter(({ country }) => country === null)), query: 'country=none' },
  ]
  return gaps.filter(({ rows }) => rows > 0)
}

export function missingEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const { id, isRecord } = call
  const lines = gapsIn(tally).map(
    ({ what, rows, query }) =>
      html`<li><span class="what">${say(lang, `missing.${what}`, { rows, total: tally.total })}</span><span class="meta">${linkTo(asked, `/${id}/roll?${query}`, say(lang, 'missing.see', { rows }))}</span></li>`,
  )
  const opens = isRecord
    ? html`<p class="plain">${say(lang, call.namesNobody ? 'missing.recordFacts' : 'missing.record')}</p><p class="note">${say(lang, 'missing.recordNote')}</p>`
    : null
  const list =
    lines.length === 0
      ? html`<p class="note">${say(lang, 'missing.nothing')}</p>`
      : html`<div class="box"><ul class="ledger gaps">${lines}</ul></div>`
  return part(
    say(lang, isRecord ? 'missing.titleRecord' : 'missing.title'),
    html`${opens}${tally.total === 0 ? null : list}`,
    { note: say(lang, 'missing.note'), id: 'missing', inside: 'flow' },
  )
}
