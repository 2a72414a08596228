import type { RollTally } from '../../register/tally.ts'
import { wholeOf } from '../call/counts.ts'
import { type Asked, type CallShown, isCounting, type Markup } from '../kit/kit.ts'

/** How many stand on a call, in its own noun; null where nobody is named, or nobody is counted for the time being. */
export async function countedOn(
  asked: Asked,
  call: CallShown,
): Promise<{ readonly tally: RollTally; readonly whole: Markup } | null> {
  if (call.namesNobody || call.row.voided || !isCounting(asked)) return null
  const tally = await asked.site.log.store.rollTally(call.id)
  return { tally, whole: wholeOf(asked, call, tally) }
}
