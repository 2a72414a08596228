import { correctableUntil, isFull } from '../../../work/reporting/correction.ts'
import { reportsOf } from '../../../work/reporting/filed.ts'
import { catalogueSaid } from '../../commitments/report-line.ts'
import {
  type Asked,
  comma,
  entryLink,
  firstOf,
  html,
  linkTo,
  longDay,
  type Markup,
  notedPart,
  periodName,
  say,
  sub,
} from '../../kit/kit.ts'
import { pathOf, type Standing } from '../commitments/standing.ts'

/** The reports in figures of a party, each with the way to correct it as long as the rules let it; null for none. */

/** Of all, the newest: a report a year fills these in decades. */
const MOST = 50

export async function reportsPart(asked: Asked, party: string, it: Standing): Promise<Markup | null> {
  const { lang, site } = asked
  const { store } = site.log
  const all = (await reportsOf(store, it.id, party)).toReversed()
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST, left => say(lang, 'correct.more', { count: left }))
  const lines = shown.map(async filed => {
    const { row } = filed
    const { row: call, day, signature } = it
    const until = await correctableUntil(store, { call, day, filed, signature })
    const periods = row.periods.map(one => periodName(one, lang)).join(comma(lang))
    const by = await catalogueSaid(asked, it.id, row.catalogue)
    const corrected = row.corrections.length
    const way =
      until === null || day > until || isFull(filed)
        ? null
        : html`<p>${linkTo(asked, pathOf(it, 'reports', String(row.entry), 'correct'), say(lang, 'correct.it', { day: longDay(until, lang) }))}</p>`
    return html`<li><div>
      <b>${say(lang, 'correct.report', { day: longDay(row.day, lang) })}</b>
      ${sub(by === null ? periods : say(lang, 'general.pair', { what: by, value: periods }))}
      ${corrected === 0 ? null : sub(say(lang, 'correct.times', { count: corrected }))}
      ${way}
    </div><span class="proof">${entryLink(asked, row.entry)}</span></li>`
  })
  const list = html`<ul class="switches">${await Promise.all(lines)}</ul>${told === null ? null : html`<p class="note">${told}</p>`}`
  return notedPart(lang, 'correct.reports', list)
}
