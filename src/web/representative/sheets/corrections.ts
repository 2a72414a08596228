import { type Difference, differences } from '../../../register/figures/figures.ts'
import { itemsText } from '../../../register/lists/figure-sheet.ts'
import type { At } from '../../../work/reporting/correction.ts'
import { type Parts, partOf, slotOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import {
  type Asked,
  html,
  inLang,
  type Markup,
  nameIn,
  type Piece,
  periodName,
  say,
  spoken,
  sub,
  table,
} from '../../kit/kit.ts'
import type { Correcting } from './correcting.ts'
import { BESIDE, BESIDE_NONE, cellSaid, foundSaid, measuredIn, pageOf } from './plan-shown.ts'
import { undoValue } from './undoing.ts'

/** What a correction changes: what was reported beside what would stand, place by place. */

type Corrected = Pick<Correcting, 'after' | 'catalogue' | 'path' | 'stands'>

/** `undo`: what a draft says, for the way back beside each line. */
export function correctionsTable(asked: Asked, it: Corrected, undo: Parts | null = null): Markup {
  const { lang } = asked
  const all = differencesIn(it)
  const paged = pageOf(asked, `${it.path}/correct`, 'corrected', all)
  const names = ['indicator', 'reported', 'corrected', ...(undo !== null ? (['back'] as const) : [])] as const
  const heads = names.map(one => say(lang, `correct.${one}`))
  const rows = paged.shown.map(one => {
    const [where, before, after] = saidOf(asked, it, one)
    const back =
      undo === null
        ? null
        : html`<td role="cell"><button class="btn small second" name="undo" value="${undoValue(undo, placeOf(one))}">${spoken(say(lang, 'correct.undo'), where)}</button></td>`
    return html`<tr role="row">
      <th scope="row" role="rowheader">${where}</th>
      <td role="cell" class="all" data-k="${heads[1]!}">${before}</td>
      <td role="cell" class="all" data-k="${heads[2]!}"><b>${after}</b></td>
      ${back}
    </tr>`
  })
  return html`${table(say(lang, 'correct.changes'), heads, rows, 'even')}${paged.more}`
}

export const differencesIn = ({ stands, after }: Pick<Correcting, 'after' | 'stands'>): Difference[] =>
  differences(stands, after)

const placeOf = (one: Difference): At => ({
  ...{ part: partOf({ id: one.indicator }), group: groupOf(one.period) },
  slot: one.of === 'cell' ? slotOf(one.by) : one.of,
})

function saidOf({ lang }: Asked, { catalogue }: Corrected, one: Difference): [Piece, Piece, Piece] {
  const indicator = catalogue.indicators.find(({ id }) => id === one.indicator)!
  const place = one.of === 'cell' ? itemsText(catalogue, indicator, one.by, lang) : say(lang, BESIDE[one.of])
  const beneath = [place, periodName(one.period, lang)].filter(Boolean).join(' · ')
  const where = html`${indicator.number} ${inLang(nameIn(indicator.titles, lang))}${sub(beneath)}`
  if (one.of === 'cell') {
    const of = measuredIn(catalogue, indicator)
    return [where, cellSaid(lang, of, one.before), cellSaid(lang, of, one.after)]
  }
  if (one.of !== 'found') {
    const none = say(lang, BESIDE_NONE[one.of])
    const quoted = (text: string | null): Piece => (text === null ? none : html`“<bdi>${text}</bdi>”`)
    return [where, quoted(one.before), quoted(one.after)]
  }
  return [where, foundSaid(lang, one.before), foundSaid(lang, one.after)]
}
