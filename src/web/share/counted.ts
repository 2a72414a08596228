import type { RollTally } from '../../register/tally.ts'
import { type Counted, countedIn } from '../call/counts.ts'
import { type Asked, type CallShown, isCounting } from '../kit/kit.ts'

/** How many stand on a call, in its own noun; null where nobody is named, or nobody is counted for the time being. */
export async function countedOn(
  asked: Asked,
  call: CallShown,
): Promise<(Counted & { readonly tally: RollTally }) | null> {
  if (call.namesNobody || call.row.voided || !isCounting(asked)) return null
  const tally = await asked.site.log.store.rollTally(call.id)
  return { ...countedIn(asked, call, tally), tally }
}
