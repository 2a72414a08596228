import type { Slot } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import { unmistakable } from '../../../register/lists/numbers.ts'
import { partOf, slotOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import type { Asking, Leaf } from './leaves.ts'
import { printOfSlot } from './prints.ts'
import type { Answered } from './sitting.ts'

/** The fields of a page of a report, each named by the places of its indicator, its period and its cell. */

/** Where something stands on the page: an indicator, a period, a slot of the draft. */
export interface Place {
  readonly asking: Asking
  readonly period: number
  readonly slot: string
}

/**
 * Where two values of a field meet, it comes empty, and under another name: what stands there is neither, and what its
 * author typed before they saw both is not typed again.
 */
const metMark = (isMet: boolean) => (isMet ? 'n' : '')
export const valueName = ({ place }: Asking, period: number, at: number, isMet = false) =>
  `${metMark(isMet)}c-${place}-${period}-${at}`
/** Of a row, for all periods of which it has no value; or of one period, where reasons differ. */
export const reasonName = ({ place }: Asking, at: number, period?: number, isMet = false) =>
  period === undefined ? `r-${place}-${at}` : `${metMark(isMet)}r-${place}-${period}-${at}`
export const besideName = (
  which: 'words' | 'lang' | 'behind' | 'source' | 'place',
  { place }: Asking,
  period: number,
  isMet = false,
) => `${metMark(isMet)}${which}-${place}-${period}`

/** A value as its field shows it. */
export const valueInField = ({ value: { type } }: Indicator, value: string | boolean): string =>
  type === 'decimal' ? unmistakable(String(value)) : String(value)

/** Chosen among what two have typed. */
export function takeName({ asking, period, slot }: Place): string {
  const at = asking.cells.find(({ by }) => slotOf(by) === slot)?.at ?? slot
  return `take-${asking.place}-${period}-${at}`
}

/** Every slot of a page, in one order: by it the page knows what stood there when it was opened. */
export function placesOn({ asking }: Leaf, { head }: Pick<Answered, 'head'>): Place[] {
  return asking.flatMap(one =>
    head.periods.flatMap((_, period) => [
      ...one.cells.map(({ by }) => ({ asking: one, period, slot: slotOf(by) })),
      ...slotsBeside(one).map(slot => ({ asking: one, period, slot })),
    ]),
  )
}

/** An answer has one language, whichever of its pages brings the words. */
const slotsBeside = ({ isFirst, indicator }: Asking) =>
  isFirst ? ['words', 'lang', 'behind', 'found'] : indicator.value.type === 'words' ? ['lang'] : []

/** Whether words stand there, which are in a language. */
export const isWords = ({ asking, slot }: Place) =>
  slot === 'words' || (asking.indicator.value.type === 'words' && slot.startsWith('c/'))

export function slotAt(
  { parts, head }: Pick<Answered, 'parts' | 'head'>,
  { asking, period, slot }: Place,
): Slot | undefined {
  return parts.get(partOf(asking.indicator))?.groups[groupOf(head.periods[period]!)]?.[slot]
}

export const isMet = (sitting: Pick<Answered, 'parts' | 'head'>, place: Place): boolean =>
  slotAt(sitting, place)?.beside !== undefined

/** The field in which a slot is typed. */
export function fieldOf(sitting: Answered, place: Place): string {
  const { asking, period, slot } = place
  const met = isMet(sitting, place)
  if (slot === 'found') return besideName('place', asking, period, met)
  if (slot === 'words' || slot === 'behind' || slot === 'lang') return besideName(slot, asking, period, met)
  const cell = asking.cells.find(({ by }) => slotOf(by) === slot)!
  return valueName(asking, period, cell.at, met)
}

/** What was sent and not saved. */
interface Unsaved {
  readonly read: string
  /** Of fields. */
  readonly names: readonly string[]
}

/**
 * What the page was opened with. Of what was not saved that is what it was sent with: what a colleague saved since is
 * still new to its author.
 */
export function readOf(sitting: Answered, leaf: Leaf, unsaved?: Unsaved): string {
  const before = unsaved?.read.split('.')
  const isUnsaved = (place: Place) => unsaved?.names.includes(fieldOf(sitting, place)) === true
  return placesOn(leaf, sitting)
    .map((place, i) => (isUnsaved(place) ? before?.[i] : undefined) ?? printOfSlot(slotAt(sitting, place)))
    .join('.')
}
