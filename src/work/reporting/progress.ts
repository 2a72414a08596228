import { isLegible } from '../../core/legible.ts'
import type { Slot } from '../../people/report-drafts.ts'
import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import type { Period } from '../../register/figures/figures.ts'
import { cellIn, type Edit, isOpen, type Parts, partOf, slotOf, sourcesIn } from './draft.ts'
import { groupOf } from './left-out.ts'
import { isPut, type OwnQuestions } from './questions.ts'

/**
 * How far a draft has come: how many of its cells have a value, a reason, or neither. Where the answer stands in a
 * document of the party's own is reason enough: nobody types again what they have published.
 */
export interface Progress {
  readonly all: number
  readonly values: number
  readonly reasons: number
  readonly open: number
  /**
   * What has to be changed before anything is signed: what cannot be read, and what two colleagues typed differently.
   */
  readonly wrong: number
}

/** Words and the like, which are no cells and may meet, too. */
export const BESIDE = ['words', 'lang', 'behind', 'found'] as const

type At = Pick<Edit, 'part' | 'group' | 'slot'>

/** Of a place that is not asked for, nothing is open; what is wrong hinders wherever it stands. */
export function progressOf(
  parts: Parts,
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  periods: readonly Period[],
  isCounted: (indicator: string, period: Period) => boolean = () => true,
): Progress {
  let [all, values, reasons, open] = [0, 0, 0, 0]
  const sources = sourcesIn(parts)
  for (const indicator of indicators) {
    const groups = parts.get(partOf(indicator))?.groups
    const cells = cellsOf(catalogue, indicator)
    for (const period of periods) {
      if (!isCounted(indicator.id, period)) continue
      all += cells.length
      const slots = groups?.[groupOf(period)] ?? {}
      const isFound = isSource(slots.found?.is ?? null) && !isWrong(slots.found, sources)
      for (const by of cells) {
        const slot = slots[slotOf(by)]
        const cell = cellIn(slot, by)
        if (cell !== null && 'value' in cell) values++
        else if (cell !== null) reasons++
        else if (isOpen(slot))
          if (isFound) reasons++
          else open++
      }
    }
  }
  return { all, values, reasons, open, wrong: wrongIn(parts, catalogue, indicators, periods).length }
}

interface Draft {
  readonly parts: Parts
  readonly catalogue: Catalogue
  readonly head: Readonly<{ periods: readonly Period[] }>
  readonly own: OwnQuestions
}

/**
 * Of what is put to the party, each for the periods for which it is; where it is put nothing of these, of all of them.
 */
export function progressIn(
  { parts, catalogue, head, own }: Draft,
  indicators: readonly Indicator[],
): Progress {
  const { periods } = head
  const isOwn = (id: string, period: Period) => isPut(own, id, period)
  const isSome = indicators.some(({ id }) => periods.some(period => isOwn(id, period)))
  return progressOf(parts, catalogue, indicators, periods, isSome ? isOwn : undefined)
}

/** Where something stands that cannot be taken as it is. */
export function wrongIn(
  parts: Parts,
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  periods: readonly Period[],
): At[] {
  const sources = sourcesIn(parts)
  return indicators.flatMap(indicator => {
    const part = partOf(indicator)
    const groups = parts.get(part)?.groups
    if (groups === undefined) return []
    const names = [...BESIDE, ...cellsOf(catalogue, indicator).map(slotOf)]
    return periods.map(groupOf).flatMap(group => {
      const slots = groups[group]
      if (slots === undefined) return []
      return names.filter(name => isWrong(slots[name], sources)).map(slot => ({ part, group, slot }))
    })
  })
}

/** Whether something stands there that cannot be taken as it is. */
export function isWrong(slot: Slot | undefined, sources: ReadonlyMap<string, unknown>): boolean {
  const is = slot?.is ?? null
  if (slot?.beside !== undefined || (is !== null && 'typed' in is)) return true
  return is !== null && 'source' in is && (!sources.has(is.source) || !isPlace(is.place))
}

const isSource = (is: Slot['is']) => is !== null && 'source' in is

/** Where in a source something stands. */
export const isPlace = (text: string) => text.length <= 200 && isLegible(text)

export const isAnswered = ({ open, wrong }: Progress) => open + wrong === 0
