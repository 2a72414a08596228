import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { must, statement } from '../declaration.ts'
import { cellsIn, type FiguresBound, indicatorCells, MOST_INDICATORS } from '../figures/counts.ts'
import { MOST_YEARS, periodFault } from '../figures/period-fault.ts'
import { catalogueRef, dataFile, eachOnce, edition, localised, manifestRef } from '../kinds.ts'
import { ref } from '../rows.ts'
import { editionCodes, noteEdition, requireText } from './editions.ts'

/**
 * Indicators by which signatories report: a catalogue in a file beside the log, under an id and in editions. The law reads
 * no file. It knows which indicators there are and how many cells each has in a period, so that a report can pass over
 * none in silence; that the file says the same is looked at where its bytes are.
 */

export const indicatorsPublished = statement('indicators/published', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  notice: 'indicators',
  body: {
    catalogue: catalogueRef,
    /** One above the edition before. */
    edition,
    titles: localised,
    manifest: manifestRef,
    data: dataFile,
    indicators: eachOnce(z.array(indicatorCells).min(1).max(MOST_INDICATORS), 'an indicator', one => one.id),
  },
  rests: ({ body, call }) => [ref('texts', call, body.manifest)],
  reads: ({ body, call }) => ({
    text: ref('texts', call, body.manifest),
    catalogue: ref('indicators', call, body.catalogue),
    edition: ref('indicatorEditions', call, body.catalogue, String(body.edition)),
  }),
  refuses: {
    ...editionCodes,
  },
  admit({ admitted, body, call, callRow, day, index, rows, statement }) {
    requireText(body, rows.text, callRow, call, { admitted, statement })
    noteEdition(rows.catalogue, body, { day, index, statement })
    const { catalogue: _, edition: _edition, ...said } = body
    rows.edition.put({ since: index, entry: index, day, ...said })
  },
})

/**
 * Refuses `edition_wrong`, `indicator_unknown` and `figures_uneven`: every cell of an indicator that is reported has a
 * value or a reason. What is reported by an edition is judged by that edition, however many came since. Refuses
 * `period_wrong`.
 */
export function requireEven(
  edition: Cell<'indicatorEditions'>,
  { catalogue, periods, ...said }: FiguresBound,
  day: string,
) {
  const row = must(edition, 'edition_wrong', `The indicators ${catalogue} have no edition ${said.edition}.`)
  const cells = new Map(row.indicators.map(one => [one.id, one.cells]))
  for (const { from, until, indicators } of periods)
    for (const one of indicators) {
      const all = cells.get(one.id)
      if (all === undefined)
        throw new Refusal(
          'indicator_unknown',
          `Edition ${said.edition} of ${catalogue} has no indicator ${one.id}.`,
        )
      if (cellsIn(one) !== all)
        throw new Refusal(
          'figures_uneven',
          `The indicator ${one.id} has ${all} cells; for ${from} to ${until} ${cellsIn(one)} have a value or a reason.`,
        )
    }
  for (const { from, until } of periods) {
    const fault = periodFault({ from, until }, day)
    const says = fault === 'early' ? `begins after ${day}` : `is longer than ${MOST_YEARS} years`
    if (fault !== null) throw new Refusal('period_wrong', `${from} to ${until} ${says}.`)
  }
}

export const INDICATOR_TYPES = [indicatorsPublished] as const
