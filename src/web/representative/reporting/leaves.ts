import { type Catalogue, cellsOf, type Indicator } from '../../../register/figures/catalogue.ts'
import type { Period } from '../../../register/figures/figures.ts'

/** A section may ask for more than a page holds. Then it has several, which anyone turns over without a script. */

/** Cells of one page: a browser draws as many fields at once, and a person answers them in one sitting. */
const MOST_CELLS = 400

/** What one indicator asks on one page. */
export interface Asking {
  readonly indicator: Indicator
  /** Its place in the catalogue: by it fields are named. */
  readonly place: number
  /** The cells, each with its place among all of the indicator. */
  readonly cells: readonly Readonly<{ by: readonly string[]; at: number }>[]
  /** Where its cells begin: there it is asked for words, and who stands behind it. */
  readonly isFirst: boolean
}

export interface Leaf {
  readonly asking: readonly Asking[]
  /** The item of the first list of which all its cells are, where they are of one. */
  readonly item: string | null
}

/** The pages of these indicators, in the order of the catalogue. At least one. */
export function leavesOf(
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  periods: readonly Period[],
): Leaf[] {
  const most = Math.max(1, Math.floor(MOST_CELLS / periods.length))
  const leaves: Leaf[] = []
  let [asking, room]: [Asking[], number] = [[], most]
  const turn = () => {
    if (asking.length > 0) leaves.push({ asking, item: null })
    ;[asking, room] = [[], most]
  }
  for (const indicator of indicators) {
    const place = catalogue.indicators.indexOf(indicator)
    const cells = cellsOf(catalogue, indicator).map((by, at) => ({ by, at }))
    if (cells.length > room) turn()
    if (cells.length <= room) {
      asking.push({ indicator, place, cells, isFirst: true })
      room -= cells.length
      continue
    }
    for (const [item, own] of inTurn(indicator, cells))
      for (let from = 0; from < own.length; from += most) {
        const some = own.slice(from, from + most)
        const isFirst = some[0]!.at === 0
        leaves.push({ asking: [{ indicator, place, cells: some, isFirst }], item })
      }
  }
  turn()
  return leaves
}

function inTurn({ by }: Indicator, cells: Asking['cells']): (readonly [string | null, Asking['cells']])[] {
  if (by.length < 2) return [[null, cells]]
  return [...Map.groupBy(cells, one => one.by[0]!)]
}
