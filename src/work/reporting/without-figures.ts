import type { Asked } from '../../register/asked.ts'
import { figuresAsked } from '../../register/clauses.ts'
import type { CallOnDay } from '../commitments/call-duties.ts'
import { type CallFigures, reportsAt } from './call-figures.ts'

/**
 * Which of the reports that did what a clause asks came without the figures that it asks for. A report in words does it
 * all the same, as a party may decline there; whoever counts such a one as done says that it has none.
 */

export type IsWithoutFigures = (party: string, one: Asked) => boolean

/**
 * Figures that another report brought while nobody was late count as well. On the day, and at the size of the log, of
 * which `all` speaks.
 */
export async function withoutFigures(
  { callFigures }: { readonly callFigures: CallFigures },
  { call, day, size }: CallOnDay,
): Promise<IsWithoutFigures> {
  const reports = await callFigures.of(call)
  return (party, { clause, last, met, opens }) => {
    const catalogue = figuresAsked(clause)
    if (catalogue === undefined || met === null) return false
    const its = reportsAt(reports.get(party) ?? [], size).filter(one => one.catalogue === catalogue)
    return !its.some(({ filed, sayings: [first] }) => {
      const on = first!.day
      return filed === met.entry || (opens <= on && on <= last && on <= day)
    })
  }
}
