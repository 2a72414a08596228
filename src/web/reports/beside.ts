import { type FiguresGone, isThere } from '../../work/reporting/filed.ts'
import type { ShownDay } from '../commitments/shown-day.ts'
import type { Asked } from '../kit/kit.ts'
import type { FiguresShown } from './blocks.ts'
import { earlierValues } from './earlier.ts'
import { type Filing, figuresOf } from './filing.ts'
import { type OwnPlace, othersOf } from './others.ts'
import { restatedIn } from './restated.ts'

/** The figures of a report, filed or about to be, with what other reports of the party have to be read beside them. */
export async function besideOthers(
  asked: Asked,
  place: OwnPlace,
  shown: Pick<FiguresShown, 'catalogue' | 'figures' | 'filed'>,
  on: ShownDay,
): Promise<FiguresShown> {
  const others = await othersOf(asked, place, on.day)
  const earlier = await earlierValues(asked, place, shown, others.before)
  return { ...shown, earlier, restated: await restatedIn(asked, place, shown, others, on) }
}

/** The figures of a report as `figuresOf` has them, with the same beside them. */
export async function figuresBeside(
  asked: Asked,
  filing: Filing,
  on: ShownDay,
): Promise<FiguresShown | FiguresGone | null> {
  const found = await figuresOf(asked, filing)
  const { call, entry: filed, party, stood } = filing
  if (stood === null || found === null || !isThere(found)) return found
  const place = { call, party, catalogue: stood.catalogue, filed, entry: stood.said.entry }
  return besideOthers(asked, place, found, on)
}
