import { type Difference, differences, type Figures, type Period } from '../../register/figures/figures.ts'
import type { Filling } from '../../register/lists/figure-plan.ts'
import { slotOf } from './draft.ts'
import { type Filed, type FiledFiles, isThere } from './filed.ts'
import { groupOf } from './left-out.ts'

/**
 * Which places of a report its corrections have changed, also those that a later one changed back: whoever fills in a
 * file that does not tell when it went out may have seen any of what stood there.
 */
export type IsCorrected = NonNullable<Filling['isCorrected']>

/**
 * `sayings`: the figures as they were filed, then those of each correction; null of a file that cannot be read, which
 * may have said anything. One after another, since twenty large ones take much room.
 */
export async function correctedPlaces(sayings: AsyncIterable<Figures | null>): Promise<IsCorrected> {
  const places = new Set<string>()
  let before: Figures | undefined
  for await (const after of sayings) {
    if (after === null) return () => true
    for (const one of before === undefined ? [] : differences(before, after)) places.add(placeIn(one))
    before = after
  }
  return (indicator, period, of) =>
    places.has(placeOf(indicator, period, typeof of === 'string' ? of : slotOf(of)))
}

const placeOf = (indicator: string, period: Period, slot: string) =>
  [indicator, groupOf(period), slot].join(' ')

const placeIn = (one: Difference) =>
  placeOf(one.indicator, one.period, one.of === 'cell' ? slotOf(one.by) : one.of)

/** As they were filed by this catalogue, then as each correction put them. */
export async function* sayingsOf(
  files: FiledFiles,
  { row }: Pick<Filed, 'row'>,
  catalogue: Parameters<FiledFiles['figures']>[1],
): AsyncGenerator<Figures | null> {
  for (const saying of [row, ...row.corrections]) {
    const figures = await files.figures(saying, catalogue)
    yield isThere(figures) ? figures : null
  }
}
