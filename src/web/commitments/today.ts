import { dayOf } from '../../core/time.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Asked } from '../kit/kit.ts'

/** Before midnight the next day is made ready, so that nobody waits for it when the day has turned. */
const AHEAD = 3_600

/** What is due of all parties of a call today. The call exists. */
export async function dutiesToday({ site }: Pick<Asked, 'site'>, call: string): Promise<CallOnDay> {
  const [today, soon] = [dayOf(site.now()), dayOf(site.now() + AHEAD)]
  const found = (await site.duties.on(call, today))!
  if (soon !== today) site.duties.prepare(call, soon)
  return found
}
