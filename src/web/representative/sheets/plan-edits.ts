import type { FigurePlan } from '../../../register/lists/figure-plan.ts'
import type { Asked as Questions } from '../../../register/lists/figure-sheet.ts'
import { isOf } from '../../../register/lists/figure-sheet.ts'
import { type Edit, type Parts, partOf, saidOf, slotOf, sourcesIn } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import { slotAt } from './unsettled.ts'

/** What a draft has to be told by a sheet, each with all that stood there: whoever takes the sheet has been shown it. */

interface Told {
  readonly parts: Parts
  readonly questions: Pick<Questions, 'answers'>
}

export function planEdits({ answers, beside, changed }: FigurePlan, { parts, questions }: Told): Edit[] {
  const sources = [...sourcesIn(parts).keys()]
  const edit = (at: Pick<Edit, 'part' | 'group' | 'slot'>, is: Edit['is']): Edit => {
    const slot = slotAt({ parts }, at)
    const read = slot?.beside?.map(one => one.is)
    return { ...at, was: slot?.is ?? null, is, ...(read !== undefined && { beside: read }) }
  }
  const cells = changed.map(({ indicator, period, by, after }) => {
    const at = { part: partOf({ id: indicator }), group: groupOf(period), slot: slotOf(by) }
    return edit(at, saidOf(after))
  })
  const others = beside.flatMap(({ indicator, period, of }) => {
    const at = { part: partOf({ id: indicator }), group: groupOf(period) }
    const [before, after] = [questions.answers, answers].map(all =>
      all.find(one => isOf(one, { id: indicator }, period)),
    )
    if (of === 'found') {
      const { source, place } = after!.found!
      return edit({ ...at, slot: of }, { source: sources[source]!, place })
    }
    const slots = of === 'words' ? (['words', 'lang'] as const) : [of]
    return slots.flatMap(slot => {
      const text = after?.[slot] ?? null
      // A sheet that changes the one leaves the other, be it no answer as it stands.
      return text === null || text === before?.[slot] ? [] : edit({ ...at, slot }, { text })
    })
  })
  return [...cells, ...others]
}

/** What stood where the sheet says something. */
export const stoodAt = (edits: readonly Edit[]) => edits.map(({ was, beside = [] }) => [was, beside])
