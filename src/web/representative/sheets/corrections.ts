import type { Indicator } from '../../../register/figures/catalogue.ts'
import { type Difference, differences, type Period } from '../../../register/figures/figures.ts'
import { itemsText } from '../../../register/lists/figure-sheet.ts'
import type { At } from '../../../work/reporting/correction.ts'
import { type Parts, partOf, slotOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import {
  type Asked,
  html,
  type Lang,
  type Markup,
  numberedTitle,
  type Piece,
  periodName,
  say,
  spoken,
  sub,
  table,
} from '../../kit/kit.ts'
import { saidShown } from '../reporting/met.ts'
import type { Representative } from '../session.ts'
import { type Correcting, sittingFor } from './correcting.ts'
import { BESIDE, cellSaid, foundSaid, measuredIn, pageOf, savedBySaid, textSaid } from './plan-shown.ts'
import { undoValue } from './undoing.ts'
import { slotAt, unsettledIn } from './unsettled.ts'

/** What a correction changes: what was reported beside what would stand, place by place. */

type Corrected = Pick<Correcting, 'after' | 'catalogue' | 'path' | 'stands'>

/** A place of a correction, and what it says. */
interface Line {
  readonly at: At
  draw(): readonly [where: Piece, before: Piece, after: Piece]
}

interface Shown {
  /** What a draft says, for the way back beside each line. */
  readonly undo?: Parts | null
  /** What has to be changed first, in front of the rest. */
  readonly wrong?: readonly Line[]
}

export function correctionsTable(
  asked: Asked,
  it: Corrected,
  { undo = null, wrong = [] }: Shown = {},
): Markup {
  const { lang } = asked
  const differing = differencesIn(it).map(one => ({ at: placeOf(one), draw: () => saidOf(asked, it, one) }))
  const all: Line[] = [...wrong, ...differing]
  const paged = pageOf(asked, `${it.path}/correct`, 'corrected', all)
  const names = ['indicator', 'before', 'corrected', ...(undo !== null ? (['back'] as const) : [])] as const
  const heads = names.map(one => say(lang, `correct.${one}`))
  const rows = paged.shown.map(one => {
    const [where, before, after] = one.draw()
    const back = undo === null ? null : html`<td role="cell">${backHere(lang, undo, one.at, where)}</td>`
    return html`<tr role="row">
      <th scope="row" role="rowheader">${where}</th>
      <td role="cell" class="all" data-k="${heads[1]!}">${before}</td>
      <td role="cell" class="all" data-k="${heads[2]!}"><b>${after}</b></td>
      ${back}
    </tr>`
  })
  return html`${table(say(lang, 'correct.changes'), heads, rows, 'even')}${paged.more}`
}

/** What an answer that is added leaves open stands in no draft: it goes with what was typed beside it. */
const backHere = (lang: Lang, undo: Parts, at: At, where: Piece): Markup | null =>
  slotAt({ parts: undo }, at) === undefined
    ? null
    : html`<button class="btn small second" name="undo" value="${undoValue(undo, at)}">${spoken(say(lang, 'correct.undo'), where)}</button>`

export const differencesIn = ({ stands, after }: Pick<Correcting, 'after' | 'stands'>): Difference[] =>
  differences(stands, after)

const placeOf = (one: Difference): At => ({
  ...{ part: partOf({ id: one.indicator }), group: groupOf(one.period) },
  slot: one.of === 'cell' ? slotOf(one.by) : one.of,
})

/** What hinders the signature: what was reported beside what cannot be published as it stands, with whose it is. */
export function wrongLines(asked: Asked, who: Representative, c: Correcting): Line[] {
  const { lang } = asked
  const { catalogue, head, keys, over, parts } = c
  const sitting = sittingFor(c)
  const unsettled = unsettledIn(asked, { head, parts, catalogue }, [], savedBySaid(asked, who, keys))
  const order = catalogue.indicators.map(partOf)
  const inOrder = c.wrong.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
  return inOrder.flatMap(at => {
    const indicator = catalogue.indicators.find(one => partOf(one) === at.part)
    const period = head.periods.find(one => groupOf(one) === at.group)
    if (indicator === undefined || period === undefined) return []
    const draw = () => {
      const reported = slotAt({ parts: over }, at)?.is ?? null
      const before =
        reported === null
          ? say(lang, 'sheet.nothing')
          : saidShown({ asked, sitting }, { asking: { indicator }, slot: at.slot }, reported)
      const unsaid = html`${say(lang, 'sheet.nothing')}${sub(say(lang, 'correct.neither'))}`
      const after = unsettled.shown(indicator, period, at.slot) ?? unsaid
      const place = at.slot.startsWith('c/')
        ? itemsText(catalogue, indicator, at.slot.slice(2).split('/').filter(Boolean), lang)
        : say(lang, at.slot === 'lang' ? 'correct.lang' : BESIDE[at.slot as keyof typeof BESIDE])
      return [whereSaid(lang, indicator, period, place), before, after] as const
    }
    return [{ at, draw }]
  })
}

function whereSaid(lang: Lang, { number, titles }: Indicator, period: Period, place: string): Piece {
  const beneath = [place, periodName(period, lang)].filter(Boolean).join(' · ')
  return html`${numberedTitle(number, titles, lang)}${sub(beneath)}`
}

function saidOf({ lang }: Asked, { catalogue }: Corrected, one: Difference): [Piece, Piece, Piece] {
  const indicator = catalogue.indicators.find(({ id }) => id === one.indicator)!
  const place = one.of === 'cell' ? itemsText(catalogue, indicator, one.by, lang) : say(lang, BESIDE[one.of])
  const where = whereSaid(lang, indicator, one.period, place)
  if (one.of === 'cell') {
    const of = measuredIn(catalogue, indicator)
    return [where, cellSaid(lang, of, one.before), cellSaid(lang, of, one.after)]
  }
  if (one.of !== 'found')
    return [where, textSaid(lang, one.of, one.before), textSaid(lang, one.of, one.after)]
  return [where, foundSaid(lang, one.before), foundSaid(lang, one.after)]
}
